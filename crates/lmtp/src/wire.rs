//! Lines and mails as they come off a connection.

use std::io;
use std::time::Duration;

use smtp_proto::request::receiver::{DataReceiver, DummyDataReceiver};
use tokio::io::{AsyncRead, AsyncReadExt};

/// The longest line that is read as a command.
const LINE: usize = 4_096;
const CHUNK: usize = 16 * 1024;

/// What came off the wire and was not looked at yet.
pub(crate) struct Wire<R> {
    from: R,
    waiting: Vec<u8>,
    idle: Duration,
}

/// A line, or that it was too long, or that there is nothing more.
pub(crate) enum Line {
    Read(Vec<u8>),
    TooLong,
    End,
}

impl<R: AsyncRead + Unpin> Wire<R> {
    pub(crate) fn new(from: R, idle: Duration) -> Self {
        Self { from, waiting: Vec::new(), idle }
    }

    /// Reads more; false at the end of the stream.
    async fn more(&mut self) -> io::Result<bool> {
        let mut chunk = vec![0; CHUNK];
        let read = tokio::time::timeout(self.idle, self.from.read(&mut chunk)).await;
        let count = read.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
        self.waiting.extend_from_slice(&chunk[..count]);
        Ok(count > 0)
    }

    /// The next line, with its end.
    pub(crate) async fn line(&mut self) -> io::Result<Line> {
        loop {
            if let Some(end) = self.waiting.iter().position(|b| *b == b'\n') {
                let rest = self.waiting.split_off(end + 1);
                let line = std::mem::replace(&mut self.waiting, rest);
                return Ok(if line.len() > LINE { Line::TooLong } else { Line::Read(line) });
            }
            if self.waiting.len() > LINE {
                return Ok(Line::TooLong);
            }
            if !self.more().await? {
                return Ok(Line::End);
            }
        }
    }

    /// The mail after `DATA`, its dots unstuffed; `None` when it is larger than `most`, and was read to its end all
    /// the same. Only a dot between two CRLF ends it: a bare line feed is a letter of the mail, so that no second mail
    /// can hide in a first.
    pub(crate) async fn mail(&mut self, most: usize) -> io::Result<Option<Vec<u8>>> {
        let mut mail = Vec::new();
        let mut receiver = DataReceiver::new();
        // An empty mail ends with its first line: to the parser that line stands after one.
        receiver.ingest(&mut b"\r\n".iter(), &mut mail);
        loop {
            let mut bytes = self.waiting.iter();
            let done = receiver.ingest(&mut bytes, &mut mail);
            self.waiting = bytes.as_slice().to_vec();
            let is_too_large = mail.len() > most + 2;
            if done {
                return Ok((!is_too_large).then(|| mail.split_off(2)));
            }
            if is_too_large {
                drop(mail);
                self.skip(DummyDataReceiver::new_data(&receiver)).await?;
                return Ok(None);
            }
            if !self.more().await? {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }

    async fn skip(&mut self, mut receiver: DummyDataReceiver) -> io::Result<()> {
        loop {
            let mut bytes = self.waiting.iter();
            let done = receiver.ingest(&mut bytes);
            self.waiting = bytes.as_slice().to_vec();
            if done {
                return Ok(());
            }
            if !self.more().await? {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }
}
