//! The part of a connection that only listens: frames behind the head that hyper wrote, in chunks (RFC 9112, 7.1) or, for
//! HTTP/1.0, as they are.

use std::io;

use axum::body::Bytes;
use http_body_util::BodyExt;
use hyper::body::Buf;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::sync::watch;

use crate::answer::Events;

const LAST: &[u8] = b"0\r\n\r\n";

/// Tells events until they end, the listener goes or the desk stops.
pub(crate) async fn tell(
    mut socket: TcpStream,
    events: Events,
    stop: &mut watch::Receiver<bool>,
) -> io::Result<()> {
    let (mut from, mut to) = socket.split();
    tokio::select! {
        told = write(&mut to, events, stop) => told,
        () = gone(&mut from) => Ok(()),
    }
}

async fn write(to: &mut WriteHalf<'_>, events: Events, stop: &mut watch::Receiver<bool>) -> io::Result<()> {
    let Events { mut frames, is_chunked } = events;
    loop {
        let frame = tokio::select! {
            frame = frames.frame() => frame,
            // A good end: whoever listens comes back at once, to whoever serves then.
            _ = stop.wait_for(|stop| *stop) => None,
        };
        let Some(frame) = frame else {
            if is_chunked {
                to.write_all(LAST).await?;
            }
            return to.shutdown().await;
        };
        // Without a last chunk the other side knows that something is missing.
        let Ok(mut data) = frame.map_err(io::Error::other)?.into_data() else { continue };
        if !is_chunked {
            to.write_all_buf(&mut data).await?;
        } else if !data.is_empty() {
            // An empty chunk would be the last.
            to.write_all_buf(&mut chunk(data)).await?;
        }
    }
}

fn chunk(data: Bytes) -> impl Buf {
    let length = Bytes::from(format!("{:x}\r\n", data.len()));
    length.chain(data).chain(&b"\r\n"[..])
}

/// Waits until the other side has hung up. What it says before is for nobody: it was told that this connection ends.
async fn gone(from: &mut ReadHalf<'_>) {
    let mut unheard = [0; 64];
    while from.read(&mut unheard).await.is_ok_and(|many| many > 0) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_says_how_long_it_is_in_hexadecimal() {
        let of = |text: &'static [u8]| {
            let mut chunk = chunk(Bytes::from_static(text));
            chunk.copy_to_bytes(chunk.remaining())
        };
        assert_eq!(of(b":\n\n"), b"3\r\n:\n\n\r\n"[..]);
        assert_eq!(of(b"data: seventeen\n\n"), b"11\r\ndata: seventeen\n\n\r\n"[..]);
    }
}
