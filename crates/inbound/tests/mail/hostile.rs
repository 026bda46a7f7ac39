//! What somebody will send: anything at all, and what a parser likes least.

use std::time::{Duration, Instant};

use inbound::{original, read, trim};
use proptest::prelude::*;

use crate::letters::ALL;

/// Reads a mail in every way, and holds what comes of it within bounds.
fn bounded(bytes: &[u8]) {
    let mail = read(bytes);
    let _ = original(bytes);
    let trimmed = trim(&mail.text);
    // A byte that is no UTF-8 becomes three; a quote in HTML is marked on each of its lines.
    assert!(mail.text.len() <= 50 * bytes.len() + 100, "{} of {}", mail.text.len(), bytes.len());
    let parted = trimmed.said.len() + trimmed.elided.len();
    assert!(parted <= 2 * mail.text.len() + 2, "{parted} of {}", mail.text.len());
    let attached: usize = mail.attachments.iter().map(|file| file.bytes.len()).sum();
    assert!(attached <= 40 * bytes.len() + 100, "{attached} of {}", bytes.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        bounded(&bytes);
    }

    #[test]
    fn any_words(text in "[ a-zäжع写：>|<@:.,;0-9\n\r\t`_-]{0,400}") {
        let trimmed = trim(&text);
        prop_assert!(trimmed.said.len() + trimmed.elided.len() <= 2 * text.len() + 2);
    }

    #[test]
    fn spoiled_mails(
        which in 0..ALL.len(),
        spoils in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8, any::<u8>(), 0..80_usize), 1..12),
    ) {
        let mut bytes = ALL[which].as_bytes().to_vec();
        for (at, how, byte, many) in spoils {
            let at = at.index(bytes.len().max(1));
            let end = (at + many).min(bytes.len());
            match how {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < end => { bytes.drain(at..end); }
                2 if at < end => { let again = bytes[at..end].to_vec(); bytes.splice(at..at, again); }
                _ => bytes.truncate(bytes.len() - many.min(bytes.len() / 4)),
            }
        }
        bounded(&bytes);
    }
}

fn soon(what: &str, bytes: &[u8]) {
    let start = Instant::now();
    bounded(bytes);
    let took = start.elapsed();
    println!("{what}: {} bytes in {took:?}", bytes.len());
    // Two or three seconds at most, unoptimised; well above that, since other tests may run beside it.
    assert!(took < Duration::from_secs(30), "{what}: {took:?}");
}

#[test]
fn ten_thousand_nested_parts() {
    let mut mail = String::from("From: x@example.org\n");
    for i in 0..10_000 {
        mail.push_str(&format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"));
    }
    mail.push_str("\nhello\n");
    soon("nested parts", mail.as_bytes());

    let mut mail = String::from("From: x@example.org\n");
    for _ in 0..10_000 {
        mail.push_str("Content-Type: message/rfc822\n\n");
    }
    soon("nested mails", mail.as_bytes());
}

#[test]
fn five_megabytes_of_boundaries() {
    let head = "From: x@example.org\nContent-Type: multipart/mixed; boundary=b\n\n";
    for (what, line) in [
        ("boundaries", "--b\n"),
        ("nearly boundaries", "--bb\n"),
        ("parts that announce parts", "--b\nContent-Type: multipart/mixed; boundary=c\n\n"),
        ("mails that announce mails", "--b\nContent-Type: message/rfc822\n\n"),
        ("dashes", "------------------------------------\n"),
        ("quotes", "> > > > >\n"),
        ("attributions", "On Mon, 3 Feb 2025 x <\n"),
        ("headers", "From: x\n"),
        ("short talks", "yes\nOn 3 Feb 2025 x wrote:\n"),
        ("long talks", "yes\nOn 3 Feb 2025 x wrote:\n> a\n"),
    ] {
        let mail = format!("{head}{}", line.repeat(5_000_000 / line.len()));
        soon(what, mail.as_bytes());
        // The same lines as a plain text.
        let start = Instant::now();
        let _ = trim(&line.repeat(500_000 / line.len()));
        println!("{what}, parted: {:?}", start.elapsed());
        assert!(start.elapsed() < Duration::from_secs(30), "{what}");
    }
}

#[test]
fn deep_and_open_html() {
    let head = "From: x@example.org\nContent-Type: text/html\n\n";
    for piece in ["<blockquote>", "<div", "<!--", "<style>", "&", "<p>a", "<"] {
        soon(piece, format!("{head}{}", piece.repeat(20_000)).as_bytes());
    }
}

#[test]
fn more_than_anybody_writes() {
    let addresses = |n: u32| (0..n).map(|i| format!(" a{i}@x{i}.example.org,\n")).collect::<String>();
    let bytes = format!("From: x@example.org\nTo:{}\nhello\n", addresses(20_000));
    soon("recipients", bytes.as_bytes());
    assert!(read(bytes.as_bytes()).to.len() <= 1_000);

    let bytes = format!(
        "From: mailer-daemon@example.org\nSubject: Undelivered mail\n\nTo the following addresses:\n{}",
        addresses(20_000)
    );
    soon("named", bytes.as_bytes());

    let blocks = (0..20_000).map(|i| format!("Final-Recipient: rfc822;a{i}@example.org\nAction: failed\n\n"));
    let bytes = format!(
        "From: x@example.org\nContent-Type: multipart/report; boundary=b\n\n--b\n\
         Content-Type: message/delivery-status\n\n{}--b--\n",
        blocks.collect::<String>()
    );
    soon("reported", bytes.as_bytes());

    let parts = "--b\nContent-Type: image/png; name=a.png\n\nx\n".repeat(50_000);
    let bytes = format!("From: x@example.org\nContent-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n");
    soon("files", bytes.as_bytes());

    let bytes = format!("{}\nhello\n", "Received: from somewhere\nReferences: <a@b>\n".repeat(50_000));
    soon("header lines", bytes.as_bytes());
}
