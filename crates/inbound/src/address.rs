//! Addresses, found in running text.

use std::ops::Range;

/// So many addresses of one mail are kept.
const MOST: usize = 1_000;

/// One address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub at: Range<usize>,
    pub address: String,
}

/// Every address in the text, in order.
pub(crate) fn addresses_in(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let mut start = text[..at]
            .char_indices()
            .rev()
            .take(64)
            .take_while(|(_, c)| is_local(*c))
            .last()
            .map_or(at, |(i, _)| i);
        let mut end = text[at + 1..]
            .char_indices()
            .take(253)
            .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '-'))
            .last()
            .map_or(at + 1, |(i, c)| at + 1 + i + c.len_utf8());
        // Quotation marks and stars around an address; and X.400's way of writing one.
        start +=
            text[start..at].len() - text[start..at].trim_start_matches(['\'', '`', '*', '=', '/', '.']).len();
        if text.get(start..start + 5).is_some_and(|head| head.eq_ignore_ascii_case("smtp=")) {
            start += 5;
        }
        end -= text[at + 1..end].len() - text[at + 1..end].trim_end_matches(['.', '-']).len();
        if is_address(&text[start..end]) && found.last().is_none_or(|last| last.at.end <= start) {
            found.push(Found { at: start..end, address: text[start..end].to_owned() });
        }
    }
    found
}

/// The first address in the text.
pub(crate) fn first_address(text: &str) -> Option<String> {
    addresses_in(text).into_iter().next().map(|found| found.address)
}

/// An address as RFC 5321 has it, less what nobody uses: quoted local parts and addresses by number.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let labels = |text: &str| !text.is_empty() && text.split('.').all(|label| !label.is_empty());
    labels(local)
        && labels(domain)
        && domain.contains('.')
        && domain.rsplit('.').next().is_some_and(|top| top.len() > 1 && top.chars().any(char::is_alphabetic))
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

pub(crate) fn domain_of(address: &str) -> Option<&str> {
    address.rsplit_once('@').map(|(_, domain)| domain)
}

/// Adds an address unless it is there, in whatever case, or there are more than anybody writes to.
pub(crate) fn add(list: &mut Vec<String>, address: &str) {
    if list.len() < MOST && !address.is_empty() && !list.iter().any(|one| one.eq_ignore_ascii_case(address)) {
        list.push(address.to_owned());
    }
}

/// Where these lower-case bytes stand, in whatever case.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}
