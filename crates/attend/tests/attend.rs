//! Requests and streams of events over real connections: nothing is lost where hyper gives a socket back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics has failed, which is what it is for"
)]

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{broadcast, watch};
use tokio::task::JoinSet;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

/// More than any buffer on the way takes, so that whoever does not read holds up the other side.
const LARGE: usize = 16 * 1024 * 1024;
const EVENTS: [(axum::http::HeaderName, &str); 1] = [(CONTENT_TYPE, "text/event-stream")];

type Wire = broadcast::Sender<Bytes>;

struct Server {
    at: SocketAddr,
    wire: Wire,
    stop: watch::Sender<bool>,
    task: JoinSet<()>,
}

async fn live(State(wire): State<Wire>) -> Response {
    let later = BroadcastStream::new(wire.subscribe()).filter_map(Result::ok);
    let all = tokio_stream::once(Bytes::from_static(b"data: hello\n\n")).chain(later);
    (EVENTS, Body::from_stream(all.map(Ok::<_, Infallible>))).into_response()
}

async fn short() -> Response {
    (EVENTS, Body::from_stream(tokio_stream::once(Ok::<_, Infallible>("data: all\n\n")))).into_response()
}

/// Its first frame, and then a fault.
async fn broken() -> Response {
    let frames = [Ok("data: one\n\n"), Err(std::io::Error::other("gone"))];
    (EVENTS, Body::from_stream(tokio_stream::iter(frames))).into_response()
}

/// Says how long it is.
async fn measured() -> Response {
    (EVENTS, [(CONTENT_LENGTH, "11")], "data: all\n\n").into_response()
}

/// Begun, and ended only by a word on the wire.
async fn slow(State(wire): State<Wire>) -> &'static str {
    let _ = wire.subscribe().recv().await;
    "slow"
}

async fn who(ConnectInfo(peer): ConnectInfo<SocketAddr>) -> String {
    peer.to_string()
}

async fn server() -> Server {
    let wire = broadcast::channel(16).0;
    let app = Router::new()
        .route("/live", get(live))
        .route("/short", get(short))
        .route("/broken", get(broken))
        .route("/measured", get(measured))
        .route("/slow", get(slow))
        .route("/who", get(who))
        .route("/large", get(async || vec![b'x'; LARGE]))
        .with_state(wire.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let mut task = JoinSet::new();
    task.spawn(attend::serve(listener, app, stopped));
    Server { at, wire, stop, task }
}

impl Server {
    fn say(&self, frame: &'static str) {
        self.wire.send(Bytes::from_static(frame.as_bytes())).unwrap();
    }

    /// Until so many hold the wire.
    async fn listened_to(&self, by: usize) {
        let until = async {
            while self.wire.receiver_count() != by {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), until).await.unwrap();
    }

    async fn stopped(mut self) {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(Duration::from_secs(10), self.task.join_next()).await;
        ended.unwrap().unwrap().unwrap();
    }
}

struct Caller {
    socket: TcpStream,
    read: Vec<u8>,
}

impl Caller {
    async fn at(server: &Server) -> Self {
        Self { socket: TcpStream::connect(server.at).await.unwrap(), read: Vec::new() }
    }

    async fn asks(&mut self, paths: &[&str]) {
        let asked: String =
            paths.iter().map(|path| format!("GET {path} HTTP/1.1\r\nHost: here\r\n\r\n")).collect();
        self.socket.write_all(asked.as_bytes()).await.unwrap();
    }

    /// What is read up to here and with it, and was not returned before.
    async fn until(&mut self, end: &str) -> String {
        let end = end.as_bytes();
        loop {
            if let Some(at) = self.read.windows(end.len()).position(|window| window == end) {
                let rest = self.read.split_off(at + end.len());
                let read = std::mem::replace(&mut self.read, rest);
                return String::from_utf8(read).unwrap();
            }
            assert!(self.more().await > 0, "hung up: {}", String::from_utf8_lossy(&self.read));
        }
    }

    /// All that comes until the other side hangs up.
    async fn rest(&mut self) -> String {
        while self.more().await > 0 {}
        String::from_utf8(std::mem::take(&mut self.read)).unwrap()
    }

    async fn more(&mut self) -> usize {
        let read = self.socket.read_buf(&mut self.read);
        tokio::time::timeout(Duration::from_secs(10), read).await.unwrap().unwrap()
    }
}

#[tokio::test]
async fn events_are_told_as_they_come_and_end_well_when_the_desk_stops() {
    let server = server().await;
    let mut caller = Caller::at(&server).await;
    caller.asks(&["/live"]).await;
    let head = caller.until("\r\n\r\n").await;
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    for line in
        ["content-type: text/event-stream", "transfer-encoding: chunked", "connection: close", "date: "]
    {
        assert!(head.contains(line), "{line} in {head}");
    }
    assert_eq!(caller.until("\n\n\r\n").await, "d\r\ndata: hello\n\n\r\n");
    server.say("data: changed\n\n");
    assert_eq!(caller.until("\n\n\r\n").await, "f\r\ndata: changed\n\n\r\n");
    // Nothing is no frame, and no end either.
    server.say("");
    server.say(":\n\n");
    assert_eq!(caller.until("\n\n\r\n").await, "3\r\n:\n\n\r\n");
    server.stopped().await;
    assert_eq!(caller.rest().await, "0\r\n\r\n");
}

#[tokio::test]
async fn a_connection_that_was_kept_may_begin_to_listen() {
    let server = server().await;
    let mut caller = Caller::at(&server).await;
    for _ in 0..2 {
        caller.asks(&["/who"]).await;
        let own = caller.socket.local_addr().unwrap().to_string();
        assert!(!caller.until(&own).await.contains("connection: close"));
    }
    caller.asks(&["/live"]).await;
    caller.until("data: hello\n\n\r\n").await;
    server.say("data: changed\n\n");
    caller.until("data: changed\n\n\r\n").await;
}

#[tokio::test]
async fn an_answer_before_the_stream_is_written_to_its_end() {
    let server = server().await;
    let mut caller = Caller::at(&server).await;
    caller.asks(&["/large", "/live"]).await;
    // The stream is begun while most of the answer before it waits for a reader.
    caller.until("\r\n\r\n").await;
    let large = caller.until("HTTP/1.1").await;
    assert_eq!(large.len(), LARGE + "HTTP/1.1".len());
    assert!(large.bytes().take(LARGE).all(|byte| byte == b'x'));
    caller.until("data: hello\n\n\r\n").await;
    server.say("data: changed\n\n");
    assert_eq!(caller.until("\n\n\r\n").await, "f\r\ndata: changed\n\n\r\n");
}

#[tokio::test]
async fn whoever_leaves_is_let_go_and_whoever_talks_on_is_not_heard() {
    let server = server().await;
    let mut talking = Caller::at(&server).await;
    talking.asks(&["/live"]).await;
    talking.until("data: hello\n\n\r\n").await;
    let mut leaving = Caller::at(&server).await;
    leaving.asks(&["/live"]).await;
    leaving.until("data: hello\n\n\r\n").await;
    talking.asks(&["/who", "/who", "/who"]).await;
    assert_eq!(server.wire.receiver_count(), 2);
    drop(leaving);
    server.listened_to(1).await;
    server.say("data: changed\n\n");
    assert_eq!(talking.until("\n\n\r\n").await, "f\r\ndata: changed\n\n\r\n");
}

#[tokio::test]
async fn a_stream_that_ends_hangs_up_and_one_that_breaks_has_no_end() {
    let server = server().await;
    let mut caller = Caller::at(&server).await;
    caller.asks(&["/short"]).await;
    assert!(caller.rest().await.ends_with("\r\n\r\nb\r\ndata: all\n\n\r\n0\r\n\r\n"));
    let mut caller = Caller::at(&server).await;
    caller.asks(&["/broken"]).await;
    assert!(caller.rest().await.ends_with("\r\n\r\nb\r\ndata: one\n\n\r\n"));
}

#[tokio::test]
async fn what_knows_its_length_or_has_no_body_is_as_with_anything_else() {
    let server = server().await;
    let mut caller = Caller::at(&server).await;
    caller.asks(&["/measured", "/who"]).await;
    assert!(caller.until("data: all\n\n").await.contains("content-length: 11\r\n"));
    caller.until("HTTP/1.1 200 OK").await;
    let mut head = Caller::at(&server).await;
    head.socket.write_all(b"HEAD /live HTTP/1.1\r\nHost: here\r\n\r\n").await.unwrap();
    let said = head.rest().await;
    assert!(said.ends_with("\r\n\r\n"), "{said}");
    server.listened_to(0).await;
}

#[tokio::test]
async fn whoever_knows_no_chunks_gets_none() {
    let server = server().await;
    let mut old = Caller::at(&server).await;
    old.socket.write_all(b"GET /live HTTP/1.0\r\n\r\n").await.unwrap();
    let head = old.until("\r\n\r\n").await;
    assert!(!head.contains("chunked"), "{head}");
    assert_eq!(old.until("\n\n").await, "data: hello\n\n");
    server.say("data: changed\n\n");
    assert_eq!(old.until("\n\n").await, "data: changed\n\n");
    server.stopped().await;
    assert_eq!(old.rest().await, "");
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_desk_stops() {
    let server = server().await;
    let (mut caller, mut idle) = (Caller::at(&server).await, Caller::at(&server).await);
    idle.asks(&["/who"]).await;
    idle.until("\r\n\r\n").await;
    caller.asks(&["/slow"]).await;
    server.listened_to(1).await;
    server.stop.send(true).unwrap();
    // Whoever waits for nothing is let go first.
    idle.rest().await;
    server.say("now");
    assert!(caller.rest().await.ends_with("\r\n\r\nslow"));
    server.stopped().await;
}
