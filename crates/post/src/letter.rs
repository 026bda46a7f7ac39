//! One letter to one person.

use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{ContentType, Date, HeaderName, HeaderValue, Headers, MIME_VERSION_1_0};
use lettre::message::{MultiPart, SinglePart};

use crate::address::Address;
use crate::lines::Lines;
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

/// A part that calendar programs read (RFC 6047): an invitation, a change of it, or that it is called off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What is to be done with it: `REQUEST`, `CANCEL` and the others of RFC 5546; anything but letters is left out.
    pub method: String,
    /// The calendar (RFC 5545).
    pub text: String,
}

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
    /// The same for calendar programs, where it is about one day and hour.
    pub calendar: Option<Calendar>,
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
        self.to_mime_with(&Lines::default())
    }

    fn to_mime_with(&self, lines: &Lines) -> Vec<u8> {
        let mut bytes = self.header_lines().to_string().into_bytes();
        bytes.extend(self.bodies(lines).formatted());
        bytes
    }

    /// The letter as it goes out.
    pub fn seal(&self) -> Sealed {
        self.seal_with(&Lines::default())
    }

    /// The letter as it goes out, where alike letters were sealed with the same `lines` before: sooner, and the same
    /// bytes.
    pub fn seal_with(&self, lines: &Lines) -> Sealed {
        Sealed {
            from: self.envelope_from.clone().unwrap_or_else(|| self.from.email.clone()),
            to: self.to.email.clone(),
            mime: self.to_mime_with(lines),
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

    fn bodies(&self, lines: &Lines) -> MultiPart {
        let part = |kind, text| SinglePart::builder().header(kind).body(lines.body(plain_ends(text)));
        // No text can end its own part: encoded, an equals sign is never followed by an underscore.
        let alternative = MultiPart::alternative().boundary("=_part_0");
        let alternative = alternative
            .singlepart(part(ContentType::TEXT_PLAIN, &self.text))
            .singlepart(part(ContentType::TEXT_HTML, &self.html));
        match self.calendar.as_ref().and_then(|calendar| invitation(calendar, lines)) {
            Some(invitation) => alternative.singlepart(invitation),
            None => alternative,
        }
    }
}

/// The last of the alternatives, as RFC 2046 has it: what a program that knows calendars shows before all others.
fn invitation(calendar: &Calendar, lines: &Lines) -> Option<SinglePart> {
    let method: String = calendar.method.chars().filter(char::is_ascii_alphabetic).collect();
    let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}")).ok()?;
    // A calendar ends its lines in CRLF on every way it takes.
    Some(SinglePart::builder().header(kind).body(lines.by_line(&plain_ends(&calendar.text))))
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
fn plain_ends(text: &str) -> String {
    if memchr::memchr2(b'\r', 0, text.as_bytes()).is_none() {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}
