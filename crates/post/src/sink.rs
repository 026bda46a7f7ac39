//! The mailbox's side of the SMTP conversation.

use std::io;
use std::sync::Arc;
use std::time::SystemTime;

use smtp_proto::{Error as ProtocolFault, Request};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, BufWriter};
use tokio::net::{TcpListener, TcpStream};

use crate::mailbox::Shelf;
use crate::received::Received;

/// The largest letter taken, and the longest line: a mailbox for tests must not be a way to fill the memory.
const LARGEST: usize = 32 * 1024 * 1024;

/// Takes connections until it is dropped, and all of them with it.
pub(crate) async fn serve(listener: TcpListener, shelf: Arc<Shelf>) {
    let mut guests = tokio::task::JoinSet::new();
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            let guest = Guest {
                wire: BufReader::new(BufWriter::new(stream)),
                shelf: Arc::clone(&shelf),
                letter: None,
            };
            guests.spawn(guest.attend());
        } else {
            // Out of file handles, most likely: wait for some to come back.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        while guests.try_join_next().is_some() {}
    }
}

/// One connection.
struct Guest {
    wire: BufReader<BufWriter<TcpStream>>,
    shelf: Arc<Shelf>,
    /// From and to, once `MAIL` was said.
    letter: Option<(String, Vec<String>)>,
}

impl Guest {
    async fn attend(mut self) -> io::Result<()> {
        self.wire.get_ref().get_ref().set_nodelay(true)?;
        self.answer("220 mailbox ESMTP").await?;
        while let Some(line) = self.line().await? {
            let answer = match Request::parse(&mut line.iter()) {
                Ok(Request::Ehlo { .. }) => {
                    self.letter = None;
                    "250-mailbox\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 33554432"
                        .to_owned()
                }
                Ok(Request::Helo { .. } | Request::Rset) => {
                    self.letter = None;
                    "250 2.0.0 OK".to_owned()
                }
                Ok(Request::Noop { .. }) => "250 2.0.0 OK".to_owned(),
                Ok(Request::Mail { from }) => {
                    self.letter = Some((from.address.into_owned(), Vec::new()));
                    "250 2.1.0 OK".to_owned()
                }
                Ok(Request::Rcpt { to }) => self.recipient(to.address.into_owned()),
                Ok(Request::Data) => match self.letter.take_if(|(_, to)| !to.is_empty()) {
                    Some((from, to)) => match self.data(from, to).await? {
                        Some(answer) => answer,
                        None => return Ok(()),
                    },
                    None => "503 5.5.1 say MAIL and RCPT first".to_owned(),
                },
                Ok(Request::Quit) => return self.answer("221 2.0.0 bye").await,
                Ok(_) | Err(ProtocolFault::UnknownCommand) => "502 5.5.1 not known here".to_owned(),
                Err(fault) => format!("501 5.5.2 {fault}"),
            };
            self.answer(&answer).await?;
        }
        Ok(())
    }

    fn recipient(&mut self, address: String) -> String {
        let Some((_, to)) = &mut self.letter else { return "503 5.5.1 say MAIL first".to_owned() };
        let named = |list: &[String]| list.iter().any(|listed| listed.eq_ignore_ascii_case(&address));
        let behaviour = self.shelf.behaviour.borrow();
        if named(&behaviour.refuse) {
            return format!("550 5.1.1 <{address}> is not known here");
        }
        if named(&behaviour.defer) {
            return format!("451 4.2.0 <{address}> cannot take mail now");
        }
        to.push(address);
        "250 2.1.5 OK".to_owned()
    }

    /// Takes the letter itself; the answer, or nothing when it hangs up instead.
    async fn data(&mut self, from: String, to: Vec<String>) -> io::Result<Option<String>> {
        self.answer("354 end with a dot on a line of its own").await?;
        let mut data = Vec::new();
        loop {
            let Some(line) = self.line().await? else { return Ok(None) };
            if line == b".\r\n" {
                break;
            }
            if data.len() + line.len() <= LARGEST {
                data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            } else {
                // Read on to the dot, so that the answer is heard, but keep nothing.
                data.resize(LARGEST, 0);
            }
        }
        if data.len() == LARGEST {
            return Ok(Some("552 5.3.4 the letter is too large".to_owned()));
        }
        let data = String::from_utf8(data)
            .unwrap_or_else(|raw| String::from_utf8_lossy(raw.as_bytes()).into_owned());
        self.shelf.keep(Received { from, to, data, at: SystemTime::now() });
        let hangs_up = self.shelf.behaviour.borrow().hang_up_after_data;
        Ok((!hangs_up).then(|| "250 2.0.0 kept".to_owned()))
    }

    async fn answer(&mut self, text: &str) -> io::Result<()> {
        // Deaf is not gone: once it hears again, it answers what it was asked.
        let mut behaviour = self.shelf.behaviour.subscribe();
        let slow = behaviour.wait_for(|b| !b.deaf).await.map_err(io::Error::other)?.slow;
        if let Some(slow) = slow {
            self.wire.flush().await?;
            tokio::time::sleep(slow).await;
        }
        self.wire.write_all(format!("{text}\r\n").as_bytes()).await?;
        if self.wire.buffer().is_empty() { self.wire.flush().await } else { Ok(()) }
    }

    /// The next line with its ending; nothing at the end, or when the line is beyond reason.
    async fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let limit = LARGEST as u64;
        (&mut self.wire).take(limit).read_until(b'\n', &mut line).await?;
        Ok(line.ends_with(b"\n").then_some(line))
    }
}
