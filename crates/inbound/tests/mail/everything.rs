//! No mail, however odd, stops the reader or keeps it long.

use std::time::{Duration, Instant};

use inbound::{original, read, trim};

use crate::data::{files, folder};

const FOLDERS: &[&str] = &[
    "anymail-inbound",
    "discourse-email_reply_trimmer",
    "flufl-bounce",
    "github-email_reply_parser",
    "mailgun-talon",
    "mikel-mail",
];

#[test]
fn every_real_mail_is_read_soon() {
    let mut slowest = (Duration::ZERO, String::new(), 0);
    let mut ordinary = slowest.clone();
    let mut count = 0;
    for folder in FOLDERS.iter().filter_map(|name| folder(name)) {
        for path in files(&folder) {
            let bytes = std::fs::read(&path).unwrap();
            let mail = read(&bytes);
            // Whatever else the machine does, one of three goes undisturbed.
            let took = (0..3).map(|_| time(&bytes)).min().unwrap_or_default();
            count += 1;
            if bytes.len() < 100_000 {
                assert!(took < Duration::from_millis(500), "{took:?}: {}", path.display());
            }
            assert!(took < Duration::from_secs(10), "{took:?}: {}", path.display());
            assert!(mail.text.len() <= 4 * bytes.len() + 100, "{}", path.display());
            if bytes.len() < 100_000 && took > ordinary.0 {
                ordinary = (took, path.file_name().unwrap().display().to_string(), bytes.len());
            }
            if took > slowest.0 {
                slowest = (took, path.file_name().unwrap().display().to_string(), bytes.len());
            }
        }
    }
    if count > 0 {
        println!("{count} real files; the slowest took {:?}: {} ({} bytes)", slowest.0, slowest.1, slowest.2);
        println!("of those below 100 kB, {:?}: {} ({} bytes)", ordinary.0, ordinary.1, ordinary.2);
    }
}

/// How long it takes to read a mail in every way, and to part it.
fn time(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let mail = read(bytes);
    let _ = original(bytes);
    let _ = trim(&mail.text);
    let _ = trim(&String::from_utf8_lossy(bytes));
    start.elapsed()
}
