//! Mails over real connections: kept once they are said to be, and none lost.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics has failed, which is what it is for"
)]

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use lmtp::{Keep, Kept, Protocol, Settings, serve};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Keeps mails in memory, or has a full disk.
#[derive(Default)]
struct Shelf {
    mails: Mutex<Vec<(String, Vec<u8>)>>,
    full: AtomicBool,
}

impl Shelf {
    fn mails(&self) -> Vec<(String, Vec<u8>)> {
        self.mails.lock().unwrap().clone()
    }
}

impl Keep for Shelf {
    fn takes(&self, address: &str) -> bool {
        address.ends_with("@halden.example")
    }
    async fn keep(&self, mail: Arc<Vec<u8>>, address: &str) -> Kept {
        if self.full.load(Ordering::SeqCst) {
            return Kept::Later;
        }
        if mail.starts_with(b"Bad:") {
            return Kept::Refused("bad\r\n250 2.0.0 forged".into());
        }
        self.mails.lock().unwrap().push((address.into(), mail.to_vec()));
        Kept::Stored
    }
}

struct Server {
    at: SocketAddr,
    shelf: Arc<Shelf>,
    stop: watch::Sender<bool>,
    task: JoinSet<()>,
}

fn settings(protocol: Protocol) -> Settings {
    Settings {
        protocol,
        name: "halden.example".into(),
        most_bytes: 10_000,
        most_connections: 3,
        most_addresses: 3,
        idle: Duration::from_millis(600),
        longest: Duration::from_secs(20),
    }
}

async fn server(settings: Settings) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let shelf = Arc::new(Shelf::default());
    let mut task = JoinSet::new();
    task.spawn(serve(listener, settings, Arc::clone(&shelf), stopped));
    Server { at, shelf, stop, task }
}

struct Caller(BufReader<TcpStream>);

impl Caller {
    async fn call(at: SocketAddr) -> Self {
        Self(BufReader::new(TcpStream::connect(at).await.unwrap()))
    }
    async fn write(&mut self, bytes: &[u8]) {
        self.0.get_mut().write_all(bytes).await.unwrap();
    }
    /// One whole answer.
    async fn hear(&mut self) -> String {
        let mut answer = String::new();
        loop {
            let mut line = String::new();
            let read = tokio::time::timeout(Duration::from_secs(10), self.0.read_line(&mut line));
            if read.await.unwrap().unwrap_or(0) == 0 {
                return answer;
            }
            answer.push_str(&line);
            if line.as_bytes().get(3) != Some(&b'-') {
                return answer;
            }
        }
    }
    async fn say(&mut self, text: &str) -> String {
        self.write(format!("{text}\r\n").as_bytes()).await;
        self.hear().await
    }
    /// Greets, and begins a mail to these.
    async fn begin(at: SocketAddr, hello: &str, to: &[&str]) -> Self {
        let mut caller = Self::call(at).await;
        assert!(caller.hear().await.starts_with("220 halden.example"));
        assert!(caller.say(hello).await.contains("SIZE 10000"));
        caller.to(to).await;
        caller
    }
    async fn to(&mut self, to: &[&str]) {
        assert!(self.say("MAIL FROM:<> SIZE=20").await.starts_with("250"));
        for one in to {
            assert!(self.say(&format!("RCPT TO:<{one}>")).await.starts_with("250"), "{one}");
        }
    }
}

#[tokio::test]
async fn each_address_has_an_answer_of_its_own() {
    let server = server(settings(Protocol::Lmtp)).await;
    let mut caller = Caller::begin(server.at, "LHLO relay", &["a@halden.example", "b@halden.example"]).await;
    assert!(caller.say("RCPT TO:<marta@elsewhere.example>").await.starts_with("550"), "no relay");
    assert!(caller.say("DATA").await.starts_with("354"));
    caller.write(b"Subject: dots\r\n\r\n..one\r\n.\n.\r\nstill\r\n.\r\n").await;
    assert!(caller.hear().await.starts_with("250") && caller.hear().await.starts_with("250"));
    let mails = server.shelf.mails();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].0, "a@halden.example");
    // Only a dot between two CRLF ends a mail: what looks like an end is a part of it.
    assert_eq!(mails[0].1, b"Subject: dots\r\n\r\n.one\r\n\n.\r\nstill\r\n");
    // The same connection takes another; an empty one is one too.
    caller.to(&["c@halden.example"]).await;
    caller.say("DATA").await;
    caller.write(b".\r\n").await;
    assert!(caller.hear().await.starts_with("250"));
    assert_eq!(server.shelf.mails()[2], ("c@halden.example".into(), Vec::new()));
    assert!(caller.say("QUIT").await.starts_with("221"));
}

#[tokio::test]
async fn what_cannot_be_kept_comes_again() {
    let server = server(settings(Protocol::Smtp)).await;
    let mut caller = Caller::begin(server.at, "EHLO relay", &["a@halden.example"]).await;
    server.shelf.full.store(true, Ordering::SeqCst);
    caller.say("DATA").await;
    assert!(caller.say("Subject: x\r\n\r\nx\r\n.").await.starts_with("451"));
    server.shelf.full.store(false, Ordering::SeqCst);
    caller.to(&["a@halden.example"]).await;
    caller.say("DATA").await;
    assert!(caller.say("Subject: x\r\n\r\nx\r\n.").await.starts_with("250"));
    caller.to(&["a@halden.example"]).await;
    caller.say("DATA").await;
    let refused = caller.say("Bad: x\r\n.").await;
    assert!(refused.starts_with("554") && refused.lines().count() == 1, "{refused}");
    assert_eq!(server.shelf.mails().len(), 1);
}

#[tokio::test]
async fn too_large_is_read_to_its_end_and_refused() {
    let server = server(settings(Protocol::Lmtp)).await;
    let mut caller = Caller::begin(server.at, "LHLO relay", &["a@halden.example"]).await;
    caller.say("DATA").await;
    caller.write("x".repeat(78).as_bytes()).await;
    for _ in 0..500 {
        caller.write(format!("{}\r\n", "x".repeat(78)).as_bytes()).await;
    }
    assert!(caller.say(".").await.starts_with("552"));
    assert!(
        caller.say("MAIL FROM:<a@b.example> SIZE=10001").await.starts_with("552"),
        "said before it is sent"
    );
    caller.to(&["a@halden.example"]).await;
    caller.say("DATA").await;
    assert!(caller.say("Subject: small\r\n.").await.starts_with("250"), "the conversation goes on");
    assert_eq!(server.shelf.mails().len(), 1);
}

#[tokio::test]
async fn nobody_holds_the_door() {
    let server = server(settings(Protocol::Lmtp)).await;
    let mut idle = Caller::begin(server.at, "LHLO relay", &[]).await;
    let mut also = vec![Caller::call(server.at).await, Caller::call(server.at).await];
    for one in &mut also {
        one.hear().await;
    }
    let mut fourth = Caller::call(server.at).await;
    assert!(fourth.hear().await.starts_with("421"), "more connections than there is room for");
    assert!(idle.hear().await.starts_with("421"), "silent for too long");
    let mut long = Caller::call(server.at).await;
    long.hear().await;
    long.write(&[b'x'; 5_000]).await;
    assert!(long.hear().await.starts_with("500"));
    let mut nonsense = Caller::call(server.at).await;
    nonsense.hear().await;
    let mut last = String::new();
    for _ in 0..40 {
        last = nonsense.say("GET / HTTP/1.1").await;
        if last.starts_with("421") {
            break;
        }
    }
    assert!(last.starts_with("421"), "{last}");
}

#[tokio::test]
async fn the_order_is_held_and_much_may_be_said_at_once() {
    let server = server(settings(Protocol::Smtp)).await;
    let mut caller = Caller::call(server.at).await;
    caller.hear().await;
    assert!(caller.say("MAIL FROM:<a@b.example>").await.starts_with("503"));
    assert!(caller.say("LHLO relay").await.starts_with("500"));
    caller.write(b"EHLO relay\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<a@halden.example>\r\nDATA\r\n").await;
    for begins in ["250", "250", "250", "354"] {
        assert!(caller.hear().await.starts_with(begins));
    }
    caller.write(b"Subject: x\r\n\r\nx\r\n.\r\nRSET\r\nDATA\r\n").await;
    for begins in ["250", "250", "503"] {
        assert!(caller.hear().await.starts_with(begins));
    }
    assert_eq!(server.shelf.mails().len(), 1);
}

#[tokio::test]
async fn stopping_lets_the_mail_under_way_end() {
    let mut server = server(settings(Protocol::Lmtp)).await;
    let mut caller = Caller::begin(server.at, "LHLO relay", &["a@halden.example"]).await;
    caller.say("DATA").await;
    caller.write(b"Subject: x\r\n").await;
    server.stop.send(true).unwrap();
    assert!(caller.say("\r\nlate\r\n.").await.starts_with("250"));
    assert!(caller.hear().await.starts_with("421"));
    tokio::time::timeout(Duration::from_secs(5), server.task.join_next()).await.unwrap();
    assert_eq!(server.shelf.mails().len(), 1);
}

/// Whatever comes over the wire, the server stays up and takes the next mail.
#[tokio::test]
async fn any_bytes_leave_the_server_standing() {
    use proptest::strategy::{Strategy, ValueTree};
    let idle = Duration::from_millis(50);
    let server = server(Settings { idle, most_connections: 200, ..settings(Protocol::Lmtp) }).await;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let words: [&[u8]; 9] = [
        b"LHLO x\r\n",
        b"MAIL FROM:<>\r\n",
        b"RCPT TO:<a@halden.example>\r\n",
        b"DATA\r\n",
        b"\r\n.\r\n",
        b"\0",
        b"BDAT 99999999999\r\n",
        b"\xff\xfe",
        b"RSET\r\n",
    ];
    let some =
        proptest::collection::vec((0..words.len(), proptest::collection::vec(0_u8..=255, 0..20)), 0..30);
    for _ in 0..150 {
        let bytes: Vec<u8> = some
            .new_tree(&mut runner)
            .unwrap()
            .current()
            .into_iter()
            .flat_map(|(word, noise)| [words[word].to_vec(), noise].concat())
            .collect();
        let mut stream = TcpStream::connect(server.at).await.unwrap();
        let _ = stream.write_all(&bytes).await;
        let _ = stream.shutdown().await;
    }
    let mut caller = Caller::begin(server.at, "LHLO relay", &["z@halden.example"]).await;
    caller.say("DATA").await;
    assert!(caller.say("Subject: still here\r\n.").await.starts_with("250"));
    assert!(server.shelf.mails().iter().any(|(to, _)| to == "z@halden.example"));
}
