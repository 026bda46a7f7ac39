//! Which of our mails a report speaks of.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::PartType;

use crate::address::{add, addresses_in};
use crate::fields::{Fields, bare_id};
use crate::mail::{Mail, is_copy, with_mail};
use crate::odd_bounces;

/// What a report tells of the mail it speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Original {
    pub message_id: Option<String>,
    /// The envelope id that was given with the mail (RFC 3461), where the report has kept it.
    pub envelope_id: Option<String>,
    /// The bounce address it was sent from.
    pub return_path: Option<String>,
    pub reply_to: Vec<String>,
    pub from: Vec<String>,
    pub to: Vec<String>,
}

/// The mail that bounced, when the report encloses it, its headers, or its ids.
pub fn original(bytes: &[u8]) -> Option<Original> {
    catch_unwind(AssertUnwindSafe(|| with_mail(bytes, of))).unwrap_or_default()
}

pub(crate) fn of(mail: &Mail<'_>) -> Option<Original> {
    let mut original = enclosed(mail).map(|headers| from_headers(&headers)).unwrap_or_default();
    for text in mail
        .parts_of("message/delivery-status")
        .iter()
        .chain(&mail.parts_of("message/disposition-notification"))
    {
        for block in Fields::blocks(text) {
            original.envelope_id =
                original.envelope_id.or_else(|| block.get("original-envelope-id").and_then(bare_id));
            original.message_id =
                original.message_id.or_else(|| block.get("original-message-id").and_then(bare_id));
        }
    }
    for text in mail.parts_of("message/feedback-report") {
        for block in Fields::blocks(&text) {
            original.envelope_id =
                original.envelope_id.or_else(|| block.get("original-envelope-id").and_then(bare_id));
            original.return_path = original.return_path.or_else(|| address(&block, "original-mail-from"));
        }
    }
    (original != Original::default()).then_some(original)
}

/// The headers of the enclosed mail, as text.
fn enclosed(mail: &Mail<'_>) -> Option<String> {
    for part in mail.message.parts.iter().filter(|part| is_copy(part)) {
        let bytes = match &part.body {
            PartType::Message(inner) => {
                let Some(root) = inner.parts.first() else { continue };
                inner
                    .raw_message
                    .get(root.offset_header as usize..root.offset_body as usize)
                    .unwrap_or_default()
            }
            _ => part.contents(),
        };
        if !bytes.is_empty() {
            return Some(String::from_utf8_lossy(bytes).into_owned());
        }
    }
    odd_bounces::copy_in(&mail.report()).map(str::to_owned)
}

fn from_headers(text: &str) -> Original {
    let blocks = Fields::blocks(text);
    // A copy pasted into a text may begin with words of its own.
    let Some(headers) = blocks.iter().find(|block| block.get("message-id").is_some()).or(blocks.first())
    else {
        return Original::default();
    };
    let mut to = list(headers, &["x-hmxmroriginalrecipient", "delivered-to", "x-original-to", "to"]);
    for one in &list(headers, &["cc"]) {
        add(&mut to, one);
    }
    Original {
        message_id: headers.get("message-id").and_then(bare_id),
        envelope_id: None,
        return_path: address(headers, "return-path")
            .or_else(|| address(headers, "x-envelope-from"))
            .or_else(|| address(headers, "errors-to")),
        reply_to: list(headers, &["reply-to"]),
        from: list(headers, &["from"]),
        to,
    }
}

fn list(headers: &Fields, names: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for value in names.iter().flat_map(|name| headers.all(name)) {
        for found in &addresses_in(value) {
            add(&mut all, &found.address);
        }
    }
    all
}

fn address(headers: &Fields, name: &str) -> Option<String> {
    list(headers, &[name]).into_iter().next()
}
