//! A letter that arrived, and what it says once decoded.

use std::time::SystemTime;

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, MessageParser, MimeHeaders};

/// A letter as a [`Mailbox`](crate::Mailbox) took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Where bounces would go, from the envelope.
    pub from: String,
    /// Whom it was for, from the envelope.
    pub to: Vec<String>,
    /// The letter as it came, dots unstuffed, nothing decoded.
    pub data: String,
    /// When it came.
    pub at: SystemTime,
}

impl Received {
    /// The subject, decoded; empty if there is none.
    pub fn subject(&self) -> String {
        self.message().and_then(|m| m.subject().map(str::to_owned)).unwrap_or_default()
    }

    /// The letter as plain text, decoded; empty if there is none.
    pub fn text(&self) -> String {
        self.message().and_then(|m| m.body_text(0).map(|t| lines(&t))).unwrap_or_default()
    }

    /// The letter as HTML, decoded; empty if there is none.
    pub fn html(&self) -> String {
        self.message().and_then(|m| m.body_html(0).map(|t| lines(&t))).unwrap_or_default()
    }

    /// The part for calendar programs, decoded: its method, and the calendar as it came.
    pub fn calendar(&self) -> Option<(String, String)> {
        let message = self.message()?;
        let part = message.parts.iter().find(|part| {
            let kind = part.content_type();
            kind.is_some_and(|kind| {
                kind.ctype().eq_ignore_ascii_case("text")
                    && kind.subtype().is_some_and(|sub| sub.eq_ignore_ascii_case("calendar"))
            })
        })?;
        let method = part.content_type()?.attribute("method").unwrap_or_default().to_owned();
        Some((method, part.text_contents()?.to_owned()))
    }

    /// A header as it came, on one line; the name in any case.
    pub fn header(&self, name: &str) -> Option<String> {
        let message = self.message()?;
        let (_, value) = message.headers_raw().find(|(n, _)| n.eq_ignore_ascii_case(name))?;
        Some(crate::words::one_line(value))
    }

    /// Every web address in the letter, once each: those of the HTML's links first, then those of the text.
    pub fn links(&self) -> Vec<String> {
        let (html, text) = (self.html(), self.text());
        let hrefs = html.split("href=").skip(1).filter_map(|rest| {
            let quote = rest.chars().next().filter(|c| *c == '"' || *c == '\'')?;
            // As text, so that &amp; and its like become what the reader's browser would follow.
            Some(html_to_text(rest[1..].split(quote).next()?).trim().to_owned())
        });
        let words = text.split(|c: char| c.is_whitespace() || "<>\"'".contains(c)).filter_map(|word| {
            let start = word.find("https://").or_else(|| word.find("http://"))?;
            Some(word[start..].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']).to_owned())
        });
        let mut links: Vec<String> = Vec::new();
        for link in hrefs.chain(words) {
            if (link.starts_with("http://") || link.starts_with("https://")) && !links.contains(&link) {
                links.push(link);
            }
        }
        links
    }

    fn message(&self) -> Option<Message<'_>> {
        MessageParser::default().parse(self.data.as_bytes())
    }
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}
