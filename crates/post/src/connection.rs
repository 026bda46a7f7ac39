//! One connection to a relay: what is sent, and the replies that come back.

use std::io;
use std::time::Duration;

use smtp_proto::Error as ProtocolFault;
use smtp_proto::response::parser::ResponseReceiver;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

/// What a connection runs over: TCP, or TLS over TCP.
pub(crate) trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

/// Why a connection can carry no letter (any more).
#[derive(Debug, thiserror::Error)]
pub(crate) enum Broken {
    #[error("no connection to the relay within {0:?}")]
    Unreachable(Duration),
    #[error("the relay did not answer within {0:?}")]
    Silent(Duration),
    #[error("the relay closed the connection")]
    Closed,
    #[error("the connection to the relay failed: {0}")]
    Io(#[from] io::Error),
    #[error("the relay answered with what is not SMTP ({0})")]
    Nonsense(String),
    #[error("the relay answered what it was not asked")]
    OutOfTurn,
    #[error("the relay turned us away {when}: {reply}")]
    TurnedAway { when: &'static str, reply: String },
    #[error("no encrypted connection to the relay: {0}")]
    NotEncrypted(String),
    #[error("the relay offers no way to sign in that is known here (PLAIN, LOGIN)")]
    NoSignIn,
}

/// One answer of the relay, whole.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) code: u16,
    /// As it came, for `EHLO`.
    pub(crate) raw: Vec<u8>,
}

impl Reply {
    /// 2 done, 3 go on, 4 not now, 5 never.
    pub(crate) fn class(&self) -> u16 {
        self.code / 100
    }

    /// In one line, for people and for the record; not longer than a record should hold.
    pub(crate) fn text(&self) -> String {
        crate::words::one_line(&String::from_utf8_lossy(&self.raw)).chars().take(500).collect()
    }
}

/// A connection, with what was read and not yet understood.
pub(crate) struct Connection {
    pub(crate) wire: Box<dyn Wire>,
    unread: Vec<u8>,
    patience: Duration,
}

impl Connection {
    pub(crate) fn over(wire: impl Wire + 'static, patience: Duration) -> Self {
        Self { wire: Box::new(wire), unread: Vec::new(), patience }
    }

    /// Sends all of it. An error means that the last byte was certainly not sent: TCP takes bytes in their
    /// order, TLS can only be read by whole records, and neither goes on by itself after an error or once
    /// this future is dropped. The difference between deferred and uncertain rests on this.
    pub(crate) async fn send(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        let sending = async {
            self.wire.write_all(bytes).await?;
            self.wire.flush().await
        };
        Ok(timeout(self.patience, sending).await.map_err(|_| Broken::Silent(self.patience))??)
    }

    /// Sends all of it, and says with an error how many bytes were given to the wire before: what lies behind
    /// them was certainly not sent, what lies before them may have been.
    pub(crate) async fn send_counting(&mut self, bytes: &[u8]) -> Result<(), (Broken, usize)> {
        let mut given = 0;
        let sending = async {
            while given < bytes.len() {
                match self.wire.write(&bytes[given..]).await? {
                    0 => return Err(Broken::Closed),
                    count => given += count,
                }
            }
            Ok(self.wire.flush().await?)
        };
        let sent = timeout(self.patience, sending).await.unwrap_or(Err(Broken::Silent(self.patience)));
        sent.map_err(|broken| (broken, given))
    }

    /// The next reply.
    pub(crate) async fn reply(&mut self) -> Result<Reply, Broken> {
        let patience = self.patience;
        timeout(patience, self.next_reply()).await.map_err(|_| Broken::Silent(patience))?
    }

    /// Sends one command and waits for its reply.
    pub(crate) async fn ask(&mut self, command: &str) -> Result<Reply, Broken> {
        self.send(format!("{command}\r\n").as_bytes()).await?;
        self.reply().await
    }

    /// Refuses to go on when bytes came that nobody asked for: before TLS starts they would be a stranger's
    /// words taken for the relay's, and before a letter an old answer taken for the letter's.
    pub(crate) fn in_turn(&self) -> Result<(), Broken> {
        if self.unread.is_empty() { Ok(()) } else { Err(Broken::OutOfTurn) }
    }

    async fn next_reply(&mut self) -> Result<Reply, Broken> {
        loop {
            let mut bytes = self.unread.iter();
            match ResponseReceiver::default().parse(&mut bytes) {
                Ok(response) => {
                    let taken = self.unread.len() - bytes.len();
                    let raw: Vec<u8> = self.unread.drain(..taken).collect();
                    if !(200..600).contains(&response.code) {
                        return Err(Broken::Nonsense(response.code.to_string()));
                    }
                    return Ok(Reply { code: response.code, raw });
                }
                Err(ProtocolFault::NeedsMoreData { .. }) => {}
                Err(fault) => return Err(Broken::Nonsense(fault.to_string())),
            }
            if self.wire.read_buf(&mut self.unread).await? == 0 {
                return Err(Broken::Closed);
            }
        }
    }
}
