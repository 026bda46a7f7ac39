//! Quoted-printable (RFC 2045), line by line: letters to very many people share most of their lines, and each of those
//! is encoded once.

use std::sync::{Mutex, PoisonError};

use foldhash::HashMap;
use foldhash::HashMapExt;
use lettre::message::Body;
use lettre::message::header::ContentTransferEncoding;

/// Lines that are kept at once; then it begins anew, so that lines which are one reader's alone never pile up.
const MOST: usize = 4_096;
/// Longer lines, in bytes, are encoded each time.
const LONGEST: usize = 4_096;

/// Lines that were encoded lately. Cheap to make, and worth keeping for as long as alike letters are written.
#[derive(Debug, Default)]
pub struct Lines(Mutex<HashMap<Box<str>, Box<[u8]>>>);

impl Lines {
    /// A text whose lines end in LF, as the body of a part. What is mostly not ASCII is shorter in base64, and goes so.
    pub(crate) fn body(&self, text: String) -> Body {
        if !text.is_ascii() && is_mostly_other(&text) {
            return Body::new(text);
        }
        self.by_line(&text)
    }

    /// The same, whatever is in it: line by line, each ending in CRLF.
    pub(crate) fn by_line(&self, text: &str) -> Body {
        Body::dangerous_pre_encoded(self.encoded(text), ContentTransferEncoding::QuotedPrintable)
    }

    fn encoded(&self, text: &str) -> Vec<u8> {
        let mut wire = Vec::with_capacity(text.len() + text.len() / 4 + 64);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > MOST {
            *known = HashMap::new();
        }
        for line in text.split_inclusive('\n') {
            if let Some(encoded) = known.get(line) {
                wire.extend_from_slice(encoded);
                continue;
            }
            // With its line end: a blank before it must be told from one within the line.
            let whole = line.strip_suffix('\n').map(|words| format!("{words}\r\n"));
            let encoded = quoted_printable::encode(whole.as_deref().unwrap_or(line));
            wire.extend_from_slice(&encoded);
            if line.len() <= LONGEST {
                known.insert(line.into(), encoded.into());
            }
        }
        wire
    }
}

fn is_mostly_other(text: &str) -> bool {
    let ascii = text.bytes().filter(u8::is_ascii).count();
    text.len() > 3 * ascii.max(1) / 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_read_is_what_was_written(text in "[ -~\t\n=.é’😀]{0,400}", also in "[ -~\t\n]{0,200}") {
            let lines = Lines::default();
            // Once fresh, once from what is kept.
            for text in [&text, &also, &text] {
                let wire = lines.encoded(text);
                let said = quoted_printable::decode(&wire, quoted_printable::ParseMode::Strict).unwrap();
                prop_assert_eq!(String::from_utf8(said).unwrap(), text.replace('\n', "\r\n"));
                for line in String::from_utf8(wire).unwrap().split("\r\n") {
                    prop_assert!(line.len() <= 76 && !line.ends_with([' ', '\t']) && line.is_ascii());
                }
            }
        }
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let lines = Lines::default();
        for n in 0..3 * MOST {
            lines.encoded(&format!("Dear buyer {n},\n"));
        }
        assert!(lines.0.lock().unwrap().len() <= MOST + 1);
    }
}
