//! Mails collected from a small IMAP server on loopback that speaks the commands of one visit. It is not a real one:
//! what a real server says beyond these words is the trade of `async-imap`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics has failed, which is what it is for"
)]

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use collect::{Account, Collected, Fault, Keep, collect};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// A mail in the mailbox: its bytes, and what is marked on it.
#[derive(Debug, Clone, Default)]
struct Stored {
    bytes: Vec<u8>,
    flags: Vec<String>,
}

#[derive(Debug, Default)]
struct Folders {
    inbox: BTreeMap<u32, Stored>,
    done: Vec<Vec<u8>>,
    /// Hangs up instead of marking.
    dies_before_marking: bool,
}

type Shared = Arc<Mutex<Folders>>;

async fn server(folders: Shared) -> (SocketAddr, JoinSet<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let mut task = JoinSet::new();
    task.spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let _ = speak(stream, &folders).await;
        }
    });
    (at, task)
}

async fn speak(stream: TcpStream, folders: &Shared) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.get_mut().write_all(b"* OK ready\r\n").await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let tag = words[0];
        let uid: u32 = words.get(3).and_then(|w| w.parse().ok()).unwrap_or(0);
        let mut out = Vec::new();
        match (words[1], words.get(2).copied().unwrap_or_default()) {
            ("LOGIN", _) if !line.contains("\"secret\"") => {
                stream.get_mut().write_all(format!("{tag} NO wrong\r\n").as_bytes()).await?;
                continue;
            }
            ("SELECT", folder) if folder != "\"INBOX\"" => {
                stream.get_mut().write_all(format!("{tag} NO no such folder\r\n").as_bytes()).await?;
                continue;
            }
            ("SELECT", _) => out.extend_from_slice(
                b"* 2 EXISTS\r\n* FLAGS (\\Seen \\Flagged)\r\n* OK [UIDVALIDITY 1] here\r\n",
            ),
            ("UID", "SEARCH") => {
                let folders = folders.lock().unwrap();
                let unread = folders.inbox.iter().filter(|(_, m)| !m.flags.iter().any(|f| f == "\\Seen"));
                let uids: Vec<String> = unread.map(|(uid, _)| uid.to_string()).collect();
                out.extend_from_slice(format!("* SEARCH {}\r\n", uids.join(" ")).as_bytes());
            }
            ("UID", "FETCH") => {
                let folders = folders.lock().unwrap();
                if let Some(mail) = folders.inbox.get(&uid) {
                    let size = mail.bytes.len();
                    if line.contains("RFC822.SIZE") {
                        out.extend_from_slice(
                            format!("* {uid} FETCH (UID {uid} RFC822.SIZE {size})\r\n").as_bytes(),
                        );
                    } else {
                        assert!(line.contains("BODY.PEEK[]"), "fetching marks nothing: {line}");
                        out.extend_from_slice(
                            format!("* {uid} FETCH (UID {uid} BODY[] {{{size}}}\r\n").as_bytes(),
                        );
                        out.extend_from_slice(&mail.bytes);
                        out.extend_from_slice(b")\r\n");
                    }
                }
            }
            ("UID", "STORE") => {
                let mut folders = folders.lock().unwrap();
                if folders.dies_before_marking {
                    return Ok(());
                }
                let flags = line.split(['(', ')']).nth(1).unwrap_or_default();
                let mail = folders.inbox.get_mut(&uid).unwrap();
                mail.flags.extend(flags.split_whitespace().map(str::to_owned));
            }
            ("UID", "MOVE") => {
                let mut folders = folders.lock().unwrap();
                let mail = folders.inbox.remove(&uid).unwrap();
                folders.done.push(mail.bytes);
            }
            _ => {}
        }
        out.extend_from_slice(format!("{tag} OK done\r\n").as_bytes());
        stream.get_mut().write_all(&out).await?;
    }
}

/// Keeps each mail once, unless its disk is full.
#[derive(Default)]
struct Shelf {
    mails: Mutex<Vec<Vec<u8>>>,
    is_full: bool,
}

impl Keep for Shelf {
    async fn keep(&self, mail: Vec<u8>) -> bool {
        if self.is_full {
            return false;
        }
        let mut mails = self.mails.lock().unwrap();
        if !mails.contains(&mail) {
            mails.push(mail);
        }
        true
    }
}

fn mailbox(mails: &[&str]) -> Shared {
    let stored = |text: &&str| Stored { bytes: text.as_bytes().to_vec(), flags: Vec::new() };
    let inbox = (10..).zip(mails.iter().map(stored)).collect();
    Arc::new(Mutex::new(Folders { inbox, ..Folders::default() }))
}

fn account(at: SocketAddr, tail: &str) -> Account {
    Account::parse(&format!("imap://desk:secret@{at}/INBOX{tail}")).unwrap()
}

const LARGE: u32 = 10_000;

#[tokio::test]
async fn each_mail_is_kept_and_then_marked() {
    let folders = mailbox(&[
        "Subject: one\r\n\r\n1\r\n",
        "Subject: two\r\n\r\n) OK {3}\r\n",
        "Subject: three\r\n\r\n3\r\n",
    ]);
    let (at, _task) = server(Arc::clone(&folders)).await;
    let shelf = Shelf::default();
    let done = collect(&account(at, ""), 2, LARGE, &shelf).await.unwrap();
    assert_eq!(done, Collected { kept: 2, too_large: 0, waiting: 1 }, "in bounded pieces, the oldest first");
    let done = collect(&account(at, ""), 2, LARGE, &shelf).await.unwrap();
    assert_eq!(done, Collected { kept: 1, too_large: 0, waiting: 0 });
    assert_eq!(collect(&account(at, ""), 2, LARGE, &shelf).await.unwrap(), Collected::default());
    let mails = shelf.mails.lock().unwrap();
    assert_eq!(mails.len(), 3);
    assert_eq!(mails[1], b"Subject: two\r\n\r\n) OK {3}\r\n", "the bytes as they are");
}

#[tokio::test]
async fn a_visit_that_dies_before_marking_loses_nothing() {
    let folders = mailbox(&["Subject: one\r\n\r\n1\r\n"]);
    let (at, _task) = server(Arc::clone(&folders)).await;
    folders.lock().unwrap().dies_before_marking = true;
    let shelf = Shelf::default();
    assert!(collect(&account(at, ""), 9, LARGE, &shelf).await.is_err());
    folders.lock().unwrap().dies_before_marking = false;
    assert_eq!(collect(&account(at, ""), 9, LARGE, &shelf).await.unwrap().kept, 1, "fetched again");
    assert_eq!(shelf.mails.lock().unwrap().len(), 1, "and kept once");
}

#[tokio::test]
async fn what_cannot_be_kept_stays_unread() {
    let folders = mailbox(&["Subject: one\r\n\r\n1\r\n"]);
    let (at, _task) = server(Arc::clone(&folders)).await;
    let full = Shelf { is_full: true, ..Shelf::default() };
    assert!(matches!(collect(&account(at, ""), 9, LARGE, &full).await, Err(Fault::NotKept)));
    assert!(folders.lock().unwrap().inbox[&10].flags.is_empty());
}

#[tokio::test]
async fn kept_mails_may_be_moved_and_large_ones_are_flagged() {
    let large = format!("Subject: large\r\n\r\n{}\r\n", "x".repeat(20_000));
    let folders = mailbox(&["Subject: one\r\n\r\n1\r\n", &large]);
    let (at, _task) = server(Arc::clone(&folders)).await;
    let shelf = Shelf::default();
    let done = collect(&account(at, "?move=Done"), 9, LARGE, &shelf).await.unwrap();
    assert_eq!(done, Collected { kept: 1, too_large: 1, waiting: 0 });
    let folders = folders.lock().unwrap();
    assert_eq!(folders.done.len(), 1);
    assert!(folders.inbox[&11].flags.iter().any(|f| f == "\\Flagged"), "{folders:?}");
}

#[tokio::test]
async fn a_wrong_password_and_a_wrong_folder_say_so() {
    let (at, _task) = server(mailbox(&[])).await;
    for (address, words) in [
        (format!("imap://desk:wrong@{at}"), "127.0.0.1 does not let “desk” in"),
        (format!("imap://desk:secret@{at}/Nowhere"), "the folder “Nowhere” could not be opened"),
    ] {
        let account = Account::parse(&address).unwrap();
        let fault = collect(&account, 9, LARGE, &Shelf::default()).await.unwrap_err();
        assert!(matches!(fault, Fault::SignIn { .. } | Fault::Folder { .. }), "{fault}");
        let said = fault.to_string();
        assert!(said.starts_with(words) && !said.contains("secret"), "{said}");
    }
}
