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
    let mut count = 0;
    for folder in FOLDERS.iter().filter_map(|name| folder(name)) {
        for path in files(&folder) {
            let bytes = std::fs::read(&path).unwrap();
            let start = Instant::now();
            let mail = read(&bytes);
            let _ = original(&bytes);
            let _ = trim(&mail.text);
            let _ = trim(&String::from_utf8_lossy(&bytes));
            let took = start.elapsed();
            count += 1;
            if bytes.len() < 100_000 {
                assert!(took < Duration::from_millis(500), "{took:?}: {}", path.display());
            }
            assert!(took < Duration::from_secs(10), "{took:?}: {}", path.display());
            assert!(mail.text.len() <= 4 * bytes.len() + 100, "{}", path.display());
            if took > slowest.0 {
                slowest = (took, path.display().to_string(), bytes.len());
            }
        }
    }
    if count > 0 {
        println!("{count} real files; the slowest took {:?}: {} ({} bytes)", slowest.0, slowest.1, slowest.2);
    }
}
