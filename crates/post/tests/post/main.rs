//! Stories of letters, told against the mailbox and against relays that behave worse than it can.

#![expect(clippy::disallowed_methods, reason = "scripted relays are tasks of their own")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod dkim;
mod encrypted;
mod mime;
mod odd_relays;
mod settings;
mod stories;

use post::{Address, Letter};

/// A letter to this address, the n-th.
fn letter(n: usize, to: &str) -> Letter {
    Letter {
        from: Address::parse("The desk <desk@example.test>").unwrap(),
        to: Address { name: None, email: to.to_owned() },
        reply_to: None,
        subject: format!("Letter {n}"),
        text: format!("Dear reader,\n\nthis is letter {n}.\n"),
        html: format!("<p>Dear reader,</p><p>this is letter {n}.</p>"),
        calendar: None,
        message_id: format!("{n}@example.test"),
        envelope_from: None,
        headers: Vec::new(),
        date_ms: 1_512_086_400_000,
    }
}

/// So many letters, each to its own reader.
fn letters(count: usize) -> Vec<Letter> {
    (0..count).map(|n| letter(n, &format!("reader{n}@example.test"))).collect()
}
