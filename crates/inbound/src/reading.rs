//! One mail, read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::{Address, HeaderValue};

use crate::address::add;
use crate::fields::bare_id;
use crate::mail::{Mail, with_mail};
use crate::{Inbound, Kind, Sender, attachments, auto_reply, complaint, dsn, odd_bounces};

/// Where receiving systems note for whom a mail came, besides the headers its writer chose.
const ENVELOPE: &[&str] = &[
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "X-Delivered-To",
    "X-Forwarded-To",
    "X-RCPT-To",
    "Original-Recipient",
    "Apparently-To",
    "To",
    "Cc",
    "Bcc",
    "Resent-To",
    "Resent-Cc",
];

/// What this mail is. Of bytes that are no mail, what little can be said.
pub fn read(bytes: &[u8]) -> Inbound {
    // The parser promises not to panic. Should it break that, the mail is still kept and waits for a person.
    catch_unwind(AssertUnwindSafe(|| with_mail(bytes, inbound))).unwrap_or_else(|_| Inbound {
        kind: Kind::Reply,
        message_id: None,
        in_reply_to: Vec::new(),
        references: Vec::new(),
        from: None,
        to: Vec::new(),
        subject: None,
        date: None,
        text: String::from_utf8_lossy(&bytes[..bytes.len().min(64 * 1024)]).into_owned(),
        attachments: Vec::new(),
    })
}

fn inbound(mail: &Mail<'_>) -> Inbound {
    let message = &mail.message;
    Inbound {
        kind: kind(mail),
        message_id: message.message_id().and_then(bare_id),
        in_reply_to: ids(message.in_reply_to()),
        references: ids(message.references()),
        from: sender(mail),
        to: recipients(mail),
        subject: mail.subject(),
        date: message.date().map(mail_parser::DateTime::to_timestamp),
        text: mail.text(),
        attachments: attachments::of(message),
    }
}

fn kind(mail: &Mail<'_>) -> Kind {
    complaint::read(mail)
        .or_else(|| dsn::read(mail).map(Kind::Bounce))
        .or_else(|| odd_bounces::read(mail).map(Kind::Bounce))
        .or_else(|| auto_reply::read(mail).map(Kind::AutoReply))
        .unwrap_or(Kind::Reply)
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(id) => bare_id(id).into_iter().collect(),
        HeaderValue::TextList(ids) => ids.iter().filter_map(|id| bare_id(id)).collect(),
        _ => Vec::new(),
    }
}

fn sender(mail: &Mail<'_>) -> Option<Sender> {
    let message = &mail.message;
    [message.from(), message.sender(), message.reply_to()]
        .into_iter()
        .flatten()
        .flat_map(Address::iter)
        .find_map(|one| {
            let address = one.address()?.trim();
            let name = one.name().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
            (!address.is_empty()).then(|| Sender { name, address: address.to_owned() })
        })
}

fn recipients(mail: &Mail<'_>) -> Vec<String> {
    let mut all = mail.addresses(ENVELOPE);
    // What the parser makes of the written headers, too: it knows groups, comments and encoded words.
    for header in [mail.message.to(), mail.message.cc(), mail.message.bcc()].into_iter().flatten() {
        header
            .iter()
            .filter_map(|one| one.address())
            .filter(|one| one.contains('@'))
            .for_each(|one| add(&mut all, one));
    }
    all
}
