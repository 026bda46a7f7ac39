//! How a stream of events leaves hyper: its body gives itself away when hyper first asks for it, which is when the head is
//! put together; and the line knows when all of that is on the wire.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, Version};
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// What is still to be told once the head is written.
pub(crate) struct Events {
    pub(crate) frames: Body,
    /// HTTP/1.0 knows no chunks: there the end of the connection is the end.
    pub(crate) is_chunked: bool,
}

/// Where the two ends of one connection meet. Only its own task looks here.
#[derive(Default)]
pub(crate) struct HandOver {
    events: Mutex<Option<Events>>,
    /// Something was written that was not flushed after.
    is_writing: AtomicBool,
}

impl HandOver {
    fn offer(&self, events: Events) {
        *self.events.lock().unwrap_or_else(PoisonError::into_inner) = Some(events);
    }

    /// The events to tell, once nothing of hyper's is left to be written: neither their head nor an answer before it, for
    /// whoever asked for two things at once.
    pub(crate) fn events(&self) -> Option<Events> {
        if self.is_writing.load(Ordering::Relaxed) {
            return None;
        }
        self.events.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The body of an answer.
pub(crate) enum Answer {
    /// Hyper's to write.
    Plain(Body),
    /// To be told without hyper, which gets no frame of it.
    Told(Option<Events>, Arc<HandOver>),
}

impl Answer {
    /// Tells streams of events from everything else. One that says how long it is stays with hyper.
    pub(crate) fn of(mut response: Response, version: Version, hand_over: Arc<HandOver>) -> Response<Self> {
        let headers = response.headers_mut();
        let kind = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
        let is_events = kind.is_some_and(|kind| kind.starts_with(b"text/event-stream"));
        if !is_events || headers.contains_key(CONTENT_LENGTH) {
            return response.map(Self::Plain);
        }
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
        let is_chunked = version == Version::HTTP_11;
        response.map(|frames| Self::Told(Some(Events { frames, is_chunked }), hand_over))
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match self.get_mut() {
            Self::Plain(body) => Pin::new(body).poll_frame(cx),
            Self::Told(events, hand_over) => {
                if let Some(events) = events.take() {
                    hand_over.offer(events);
                }
                Poll::Pending
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Plain(body) => body.is_end_stream(),
            Self::Told(..) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Plain(body) => body.size_hint(),
            Self::Told(..) => SizeHint::default(),
        }
    }
}

/// A socket of which is known whether everything was written: hyper flushes it only when its own buffer is empty.
pub(crate) struct Line {
    socket: TcpStream,
    hand_over: Arc<HandOver>,
}

impl Line {
    pub(crate) fn new(socket: TcpStream, hand_over: Arc<HandOver>) -> Self {
        Self { socket, hand_over }
    }

    pub(crate) fn into_socket(self) -> TcpStream {
        self.socket
    }

    fn note_writing(&self, is_writing: bool) {
        self.hand_over.is_writing.store(is_writing, Ordering::Relaxed);
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_read(cx, buf)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.note_writing(true);
        Pin::new(&mut self.socket).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.note_writing(true);
        Pin::new(&mut self.socket).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.note_writing(false);
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn events_wait_until_all_before_them_is_written() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let socket = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let hand_over = Arc::new(HandOver::default());
        let mut line = Line::new(socket, Arc::clone(&hand_over));
        hand_over.offer(Events { frames: Body::empty(), is_chunked: true });
        // As much as the socket takes, and hyper may have more.
        line.write_all(b"half a head").await.unwrap();
        assert!(hand_over.events().is_none());
        line.flush().await.unwrap();
        assert!(hand_over.events().is_some());
        assert!(hand_over.events().is_none());
    }
}
