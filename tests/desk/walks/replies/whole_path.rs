//! The whole way of a mail: from a connection to the store; and every real mail there is, from its bytes to its row.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use amends::app::start;
use amends::replies::{Receipt, receive};
use post::{Behaviour, Mailbox};

use super::super::notices::{approved, get, with};
use super::mails::{address, reply};
use crate::harness::TestDesk;

/// One whole answer.
fn hear(lines: &mut BufReader<TcpStream>) -> String {
    loop {
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        if line.as_bytes().get(3) != Some(&b'-') {
            return line;
        }
    }
}

/// A mail server that hands one mail over, and what it was told.
fn hand_over(to_server: &str, address: &str, raw: &str) -> String {
    let stream = TcpStream::connect(to_server).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut lines = BufReader::new(stream);
    hear(&mut lines);
    for said in ["LHLO relay.example".to_owned(), "MAIL FROM:<>".into(), format!("RCPT TO:<{address}>")] {
        lines.get_mut().write_all(format!("{said}\r\n").as_bytes()).unwrap();
        let answer = hear(&mut lines);
        if !answer.starts_with("250") {
            return answer;
        }
    }
    lines.get_mut().write_all(b"DATA\r\n").unwrap();
    hear(&mut lines);
    lines.get_mut().write_all(format!("{raw}\r\n.\r\n").as_bytes()).unwrap();
    hear(&mut lines)
}

fn free_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

async fn over_a_connection(desk: TestDesk, mailbox: Mailbox) {
    let (_, _) = approved(&desk, 1).await;
    desk.settle().await;
    let home = address(&mailbox.take()[0], "reply-to");
    let place = desk.house.config().receive.clone().unwrap();
    let serving = start::serve(&desk.house, axum::Router::new()).await.unwrap();
    let raw = reply("buyer0@example.test", &home, "", "We have it.");
    let said = |address: String, raw: String| {
        let place = place.clone();
        tokio::task::spawn_blocking(move || hand_over(&place, &address, &raw))
    };
    assert!(said(home.clone(), raw.clone()).await.unwrap().starts_with("250"));
    assert!(said(home.clone(), raw.clone()).await.unwrap().starts_with("250"), "known, and stored once");
    let elsewhere = said("marta@elsewhere.example".into(), raw.clone()).await.unwrap();
    assert!(elsewhere.starts_with("550"), "it relays nothing: {elsewhere}");
    let mails = get(&desk, "/api/v1/mails").await;
    assert_eq!(mails["items"].as_array().unwrap().len(), 1, "{mails}");
    assert_eq!(mails["items"][0]["way"], "address");

    // The store is gone: nothing is promised, and the mail server keeps what it has.
    desk.house.db().close().await;
    let later = reply("buyer0@example.test", &home, "", "And another thing.");
    let answer = said(home, later).await.unwrap();
    assert!(answer.starts_with("451"), "{answer}");
    serving.stop().await;
}

fn receiving(mailbox: &Mailbox) -> amends::ground::Config {
    amends::ground::Config { listen: "127.0.0.1:0".into(), receive: Some(free_port()), ..with(mailbox) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_hands_over_what_is_kept_sqlite() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    over_a_connection(TestDesk::sqlite_with(receiving(&mailbox)).await, mailbox).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_hands_over_what_is_kept_postgres() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let Some(desk) = TestDesk::postgres_with(receiving(&mailbox)).await else { return };
    over_a_connection(desk, mailbox).await;
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// Real mails that lie beside the workspace, where they do: each is stored, soon, and a second time known.
async fn every_real_mail(desk: TestDesk, engine: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/email");
    if !folder.is_dir() {
        eprintln!("skipped: no {}", folder.display());
        return;
    }
    let (mut stored, mut known, mut too_large) = (0, 0, 0);
    let (mut slowest, mut all) = ((Duration::ZERO, String::new()), Vec::new());
    for path in files(&folder) {
        let raw = std::fs::read(&path).unwrap();
        let (start, size) = (Instant::now(), raw.len());
        let receipt = receive(&desk.house, raw, "").await;
        let took = start.elapsed();
        match receipt {
            Ok(Receipt::Stored(_)) => stored += 1,
            Ok(Receipt::Known(_)) => known += 1,
            Err(amends::ground::Fault::Refused { .. }) => too_large += 1,
            Err(fault) => panic!("{}: {fault:?}", path.display()),
        }
        if size < 100_000 {
            all.push(took);
            if took > slowest.0 {
                slowest = (took, path.display().to_string());
            }
        }
    }
    all.sort_unstable();
    let (median, p99) = (all[all.len() / 2], all[all.len() * 99 / 100]);
    eprintln!(
        "{engine}: {stored} stored, {known} known, {too_large} too large; below 100 kB: median {median:?}, \
         99 of 100 within {p99:?}, slowest {:?} ({})",
        slowest.0, slowest.1
    );
    assert!(median < Duration::from_millis(50), "{median:?}");
    let read =
        desk.call(&desk.vic, "GET", "/api/v1/mails?limit=200", serde_json::Value::Null).await.expect(200);
    assert!(read.json()["items"].as_array().unwrap().len() > 100);
    let audit = amends::reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert!(audit.findings.is_empty(), "{:?}", audit.findings);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_real_mail_is_stored_sqlite() {
    every_real_mail(TestDesk::sqlite().await, "sqlite").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_real_mail_is_stored_postgres() {
    let Some(desk) = TestDesk::postgres().await else { return };
    every_real_mail(desk, "postgres").await;
}
