//! What a parser must not be asked to do, because somebody will send exactly that.
//!
//! The MIME parser follows every message within a message, and looks to the end of the mail for each boundary that is
//! announced and never comes. A mail of a few megabytes can hold a hundred thousand of either. So the headers that lead
//! there are counted first, in one pass.

use std::borrow::Cow;

use crate::address::find;

/// Letters forwarded within letters forwarded: more than these nobody reads.
const MOST_NESTED: usize = 32;
/// Boundaries times bytes: what the search for boundaries that never come may cost.
const MOST_WORK: usize = 400_000_000;
/// How far a header block is looked at, on either side of the line that made us look.
const BLOCK: usize = 2_000;

/// The bytes to parse, or `None` where only the headers should be read.
pub(crate) fn harmless(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    let mut nested = 0;
    let mut multiparts = 0;
    let mut bytes = Cow::Borrowed(bytes);
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"content-type").map(|i| from + i) {
        from = at + b"content-type".len();
        let value = &bytes[from..bytes.len().min(from + 200)];
        if find(value, b"multipart").is_some() {
            multiparts += 1;
        }
        // Looking further would itself be the work that is to be spared.
        if nested > MOST_NESTED || multiparts * bytes.len() > MOST_WORK.max(bytes.len()) {
            return None;
        }
        let message = [&b"rfc822"[..], b"global", b"digest"].iter().find_map(|word| find(value, word));
        if let Some(word) = message {
            nested += 1;
            // A message within a message must not be encoded (RFC 2046, 5.2.1), and what is inside cannot be counted.
            // Its type is spoiled for the parser, and it stays an attachment.
            if is_encoded(&bytes, at) {
                bytes.to_mut()[from + word] = b'x';
            }
        }
    }
    (nested <= MOST_NESTED).then_some(bytes)
}

/// Whether the header block around this place announces an encoding.
fn is_encoded(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[at.saturating_sub(BLOCK)..at];
    let after = &bytes[at..bytes.len().min(at + BLOCK)];
    let start = before
        .windows(2)
        .rposition(|w| w == b"\n\n")
        .into_iter()
        .chain(before.windows(4).rposition(|w| w == b"\r\n\r\n"))
        .max()
        .unwrap_or(0);
    let end = after
        .windows(2)
        .position(|w| w == b"\n\n")
        .into_iter()
        .chain(after.windows(4).position(|w| w == b"\r\n\r\n"))
        .min()
        .unwrap_or(after.len());
    [&before[start..], &after[..end]]
        .iter()
        .any(|block| find(block, b"base64").is_some() || find(block, b"quoted-printable").is_some())
}
