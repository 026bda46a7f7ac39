//! Bounces of systems that send no delivery status, or an empty one: known by their words.
//!
//! A customer may well write to us that "the delivery failed": of parcels. So words alone never make a bounce: it takes
//! a mail system as sender and its words, or its words both in the subject and in the text.

mod named;
mod report;
mod systems;

use crate::Failure;
use crate::address::{add, addresses_in, domain_of};
use crate::dsn::status_in;
use crate::mail::Mail;
use report::Report;

pub(crate) use report::copy_in;

/// The recipients a mail system says it could not reach; `None` where this is no bounce.
pub(crate) fn read(mail: &Mail<'_>) -> Option<Vec<Failure>> {
    let failed = failed_header(mail);
    let subject = mail.subject().unwrap_or_default();
    let by_system = is_from_a_system(mail);
    let heading = subject.to_lowercase();
    let in_subject = systems::SUBJECTS.iter().any(|words| heading.contains(words));
    let is_empty_status = is_empty_status(mail);
    if failed.is_empty() && !by_system && !in_subject && !is_empty_status {
        return None;
    }
    let report = Report::new(&subject, &mail.report());
    let says =
        [systems::LISTS, systems::FAILED, systems::DELAYED].iter().any(|rows| report.text_says_any(rows));
    let mut named = named::surely(&report, by_system || says);
    let is_bounce = !failed.is_empty()
        || by_system && (in_subject || says || !named.is_empty())
        || in_subject && (says || !named.is_empty())
        || is_empty_status;
    if !is_bounce {
        return None;
    }
    for address in &failed {
        add(&mut named, address);
    }
    if named.is_empty() {
        named = named::without_domain(&report, domain_of(&sender(mail)).unwrap_or_default());
    }
    if named.is_empty() && (by_system || says) {
        named = named::at_least(&report, &own_addresses(mail));
    }
    let is_final = !report.says_any(systems::DELAYED);
    // `2.…` in a report of failure is a part of something else: of a number, or of an address by number.
    let status_in = |text: &str| status_in(text).filter(|status| !status.starts_with('2'));
    let any_status = status_in(&report.text);
    let failure = |address: String| {
        let diagnostic = report.about(&address);
        let status = status_in(&diagnostic).or_else(|| any_status.clone());
        Failure { address, is_final, status, diagnostic }
    };
    Some(named.into_iter().map(failure).collect())
}

/// Exim names the recipients in a header of its own, and others have taken that over.
fn failed_header(mail: &Mail<'_>) -> Vec<String> {
    let mut failed = Vec::new();
    for value in mail.headers("X-Failed-Recipients") {
        for found in &addresses_in(&value) {
            add(&mut failed, &found.address);
        }
    }
    failed
}

/// Whether the sender is a program that carries mail.
fn is_from_a_system(mail: &Mail<'_>) -> bool {
    let from = mail.header("From").unwrap_or_default().to_lowercase();
    let path = mail.header("Return-Path").unwrap_or_default().to_lowercase();
    from.trim_end().ends_with("<>")
        || matches!(path.as_str(), "<>" | "<mailer-daemon>")
        || systems::SENDERS.iter().any(|words| from.contains(words))
}

/// A delivery status that is there, and names nobody.
fn is_empty_status(mail: &Mail<'_>) -> bool {
    let blocks = mail.parts_of("message/delivery-status");
    !blocks.is_empty() && !blocks.iter().any(|block| block.to_ascii_lowercase().contains("\naction:"))
}

fn sender(mail: &Mail<'_>) -> String {
    mail.addresses(&["From"]).into_iter().next().unwrap_or_default()
}

/// Whom the report itself is from and for: never those it speaks of.
fn own_addresses(mail: &Mail<'_>) -> Vec<String> {
    mail.addresses(&[
        "From",
        "To",
        "Sender",
        "Reply-To",
        "Return-Path",
        "Delivered-To",
        "X-Original-To",
        "Envelope-To",
    ])
}
