//! One letter to one person.

use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{ContentType, Date, HeaderName, HeaderValue, Headers, MIME_VERSION_1_0};
use lettre::message::{MultiPart, SinglePart};

use crate::address::Address;
use crate::sealed::Sealed;
use crate::words::{encoded, is_plain, one_line};

/// What a letter says of itself; a caller's extra header may not say it again.
const OWN: [&str; 13] = [
    "from",
    "to",
    "cc",
    "bcc",
    "sender",
    "reply-to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "auto-submitted",
];

/// The last second of the year 9999: the header cannot hold a later one.
const LATEST_MS: i64 = 253_402_300_799_000;

/// One letter to one person, as text and as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who writes.
    pub from: Address,
    /// Who is written to.
    pub to: Address,
    /// Where answers go, if not to `from`.
    pub reply_to: Option<Address>,
    /// The subject; anything that is not one line is made one.
    pub subject: String,
    /// The letter as plain text.
    pub text: String,
    /// The same letter as HTML.
    pub html: String,
    /// `local@domain`, without angle brackets. The same letter keeps it over every attempt, so that a second
    /// copy can be told.
    pub message_id: String,
    /// Where bounces go, if not to `from`; empty means nowhere.
    pub envelope_from: Option<String>,
    /// Further headers. Those that the letter sets itself and names that are no header names are left out.
    pub headers: Vec<(String, String)>,
    /// When it was written, in milliseconds since 1970, UTC.
    pub date_ms: i64,
}

impl Letter {
    /// The letter as MIME (RFC 5322 and 2045), lines ending in CRLF. The same letter gives the same bytes.
    pub fn to_mime(&self) -> Vec<u8> {
        let mut bytes = self.header_lines().to_string().into_bytes();
        bytes.extend(self.bodies().formatted());
        bytes
    }

    /// The letter as it goes out.
    pub fn seal(&self) -> Sealed {
        Sealed {
            from: self.envelope_from.clone().unwrap_or_else(|| self.from.email.clone()),
            to: self.to.email.clone(),
            mime: self.to_mime(),
            at: self.date_ms.clamp(0, LATEST_MS) / 1000,
        }
    }

    fn header_lines(&self) -> Headers {
        let mut headers = Headers::new();
        headers.set(Date::new(UNIX_EPOCH + Duration::from_millis(self.date_ms.clamp(0, LATEST_MS) as u64)));
        headers.insert_raw(ready("From", self.from.in_header()));
        headers.insert_raw(ready("To", self.to.in_header()));
        if let Some(reply_to) = &self.reply_to {
            headers.insert_raw(ready("Reply-To", reply_to.in_header()));
        }
        headers.insert_raw(unstructured(HeaderName::new_from_ascii_str("Subject"), &self.subject));
        let id: String =
            self.message_id.chars().filter(|c| c.is_ascii_graphic() && !"<>".contains(*c)).collect();
        if !id.is_empty() {
            headers.insert_raw(ready("Message-ID", format!("<{id}>")));
        }
        // RFC 3834: says to vacation responders that no person is waiting for their answer.
        headers.insert_raw(ready("Auto-Submitted", "auto-generated".to_owned()));
        for (name, value) in &self.headers {
            let lawful = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            let own = OWN.contains(&name.to_ascii_lowercase().as_str());
            if let Ok(name) = HeaderName::new_from_ascii(name.clone())
                && lawful
                && !own
            {
                headers.insert_raw(unstructured(name, value));
            }
        }
        headers.set(MIME_VERSION_1_0);
        headers
    }

    fn bodies(&self) -> MultiPart {
        let (text, html) = (lines(&self.text), lines(&self.html));
        // Not random, so that a letter is the same bytes each time; and no text can end its own part.
        let boundary = (0..u64::MAX)
            .map(|n| format!("=_part_{n}"))
            .find(|b| !text.contains(b.as_str()) && !html.contains(b.as_str()))
            .unwrap_or_default();
        let alternative = MultiPart::alternative().boundary(boundary);
        alternative
            .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text))
            .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(html))
    }
}

/// A header whose value is already as it goes on the wire.
fn ready(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
}

fn unstructured(name: HeaderName, value: &str) -> HeaderValue {
    let value = one_line(value);
    if is_plain(&value) {
        HeaderValue::new(name, value)
    } else {
        let on_the_wire = encoded(&value);
        HeaderValue::dangerous_new_pre_encoded(name, value, on_the_wire)
    }
}

/// Every line ending as LF, and no NUL, which no mail may hold.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}
