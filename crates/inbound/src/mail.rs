//! One parsed mail, and what the readers ask of it.

use std::borrow::Cow;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::address::{add, addresses_in, first_address};
use crate::{guard, html};

/// Reports are short; what stands beyond is the copy of a mail.
const REPORT: usize = 64 * 1024;

pub(crate) struct Mail<'x> {
    pub message: Message<'x>,
}

/// Gives the reader a mail made of these bytes. The parser borrows them, or a harmless copy: hence the closure.
pub(crate) fn with_mail<T>(bytes: &[u8], then: impl FnOnce(&Mail<'_>) -> T) -> T {
    let parser = MessageParser::new()
        .with_mime_headers()
        .with_date_headers()
        .with_address_headers()
        .with_message_ids();
    let parser = parser.default_header_text();
    let message = match guard::harmless(bytes) {
        Some(Cow::Owned(copy)) => {
            let message = parser.parse(&copy).unwrap_or_else(|| no_mail(&copy));
            return then(&Mail { message });
        }
        Some(Cow::Borrowed(bytes)) => parser.parse(bytes),
        None => parser.parse_headers(bytes),
    };
    then(&Mail { message: message.unwrap_or_else(|| no_mail(bytes)) })
}

/// Bytes without a single header: a text, and nothing else is known of it.
fn no_mail(bytes: &[u8]) -> Message<'_> {
    let text = &bytes[..bytes.len().min(REPORT)];
    Message {
        text_body: vec![0],
        parts: vec![MessagePart {
            body: PartType::Text(String::from_utf8_lossy(text)),
            offset_end: bytes.len().try_into().unwrap_or(u32::MAX),
            ..MessagePart::default()
        }],
        raw_message: Cow::Borrowed(bytes),
        ..Message::default()
    }
}

impl Mail<'_> {
    /// The values of a header, as they stand in the mail, on one line each.
    pub(crate) fn headers(&self, name: &str) -> impl Iterator<Item = String> {
        let raw = &self.message.raw_message;
        self.message.parts.first().into_iter().flat_map(|part| &part.headers).filter_map(move |header| {
            if !header.name.as_str().eq_ignore_ascii_case(name) {
                return None;
            }
            let value = raw.get(header.offset_start as usize..header.offset_end as usize)?;
            Some(String::from_utf8_lossy(value).split_whitespace().collect::<Vec<_>>().join(" "))
        })
    }

    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.headers(name).next()
    }

    pub(crate) fn subject(&self) -> Option<String> {
        self.message.subject().map(|subject| subject.trim().to_owned()).filter(|subject| !subject.is_empty())
    }

    /// The addresses in these headers.
    pub(crate) fn addresses(&self, names: &[&str]) -> Vec<String> {
        let mut all = Vec::new();
        for name in names {
            for value in self.headers(name) {
                // A display name may look like an address; where there are brackets, only what they hold counts.
                let bracketed: Vec<_> = value
                    .split('<')
                    .skip(1)
                    .filter_map(|rest| first_address(rest.split('>').next()?))
                    .collect();
                if bracketed.is_empty() {
                    for found in &addresses_in(&value) {
                        add(&mut all, &found.address);
                    }
                }
                for address in &bracketed {
                    add(&mut all, address);
                }
            }
        }
        all
    }

    /// The parameter of the mail's `Content-Type`, in lower case.
    pub(crate) fn report_type(&self) -> Option<String> {
        Some(self.message.content_type()?.attribute("report-type")?.to_ascii_lowercase())
    }

    /// The texts of all parts of this media type, in the mail and in what it encloses.
    pub(crate) fn parts_of(&self, media_type: &str) -> Vec<String> {
        let mut texts = Vec::new();
        collect(&self.message, media_type, &mut texts);
        texts
    }

    /// What a mail system says in its own words: every text before the copy of the mail it speaks of.
    pub(crate) fn report(&self) -> String {
        let mut report = String::new();
        for part in &self.message.parts {
            if is_copy(part) || report.len() > REPORT {
                break;
            }
            match &part.body {
                PartType::Text(text) if !media_type(part).starts_with("message/") => {
                    report.push_str(head(text));
                }
                PartType::Html(text) => report.push_str(&html::to_text(head(text))),
                _ => continue,
            }
            report.push('\n');
        }
        report
    }

    /// The best plain text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for part in self.message.text_bodies() {
            let more = match &part.body {
                PartType::Text(text) => Cow::Borrowed(text.as_ref()),
                PartType::Html(text) => Cow::Owned(html::to_text(text)),
                _ => continue,
            };
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&more);
        }
        if text.is_empty() && self.message.parts.first().is_some_and(|part| part.offset_end == 0) {
            // Only the headers were read.
            let body = self.message.parts.first().map_or(0, |part| part.offset_body as usize);
            let bytes = self.message.raw_message.get(body..).unwrap_or_default();
            text = String::from_utf8_lossy(&bytes[..bytes.len().min(REPORT)]).into_owned();
        }
        text
    }
}

pub(crate) fn media_type(part: &MessagePart<'_>) -> String {
    part.content_type().map_or_else(String::new, |kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
        None => kind.ctype().to_ascii_lowercase(),
    })
}

/// Whether a part is the mail that a report speaks of, or its headers.
pub(crate) fn is_copy(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Message(_))
        || matches!(
            media_type(part).as_str(),
            "message/rfc822" | "message/global" | "text/rfc822-headers" | "message/rfc822-headers"
        )
}

fn collect(message: &Message<'_>, wanted: &str, texts: &mut Vec<String>) {
    for part in &message.parts {
        if let PartType::Message(inner) = &part.body {
            collect(inner, wanted, texts);
        } else if media_type(part) == wanted {
            texts.push(String::from_utf8_lossy(part.contents()).into_owned());
        }
    }
}

/// The beginning of a long text.
fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(REPORT)]
}
