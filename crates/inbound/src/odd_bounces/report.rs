//! What a mail system says in its own words, made ready for looking in it.

use super::systems::COPIES;
use crate::address::{Found, addresses_in};

/// How many addresses of a report are looked at: a report that names more is no report.
const MOST_ADDRESSES: usize = 200;
/// What is kept of a diagnosis.
const DIAGNOSIS: usize = 500;

pub(crate) struct Report {
    /// The words before the copy of the mail, as written.
    pub text: String,
    /// The same in lower case and with single spaces: systems break their lines where they like.
    pub flat: String,
    /// Where each line begins in `flat`.
    pub lines_at: Vec<usize>,
    /// The addresses in `text`, each with the place of its line, and of itself in `flat`.
    pub named: Vec<Named>,
}

pub(crate) struct Named {
    pub address: String,
    pub line: usize,
    /// What stands before it on its line.
    pub lead: String,
    pub flat_start: usize,
    pub flat_end: usize,
}

impl Report {
    pub(crate) fn new(subject: &str, text: &str) -> Self {
        let end = copy_at(text).unwrap_or(text.len());
        // The subject counts as the first line: it often names the recipient.
        let text = format!("{subject}\n{}", &text[..end]);
        let mut flat = String::with_capacity(text.len());
        let mut lines_at = Vec::new();
        let mut named = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let mut read = 0;
            lines_at.push(flat.len());
            for Found { at, address } in addresses_in(line) {
                push_flat(&mut flat, &line[read..at.start]);
                let flat_start = flat.len();
                push_flat(&mut flat, &line[at.start..at.end]);
                if named.len() < MOST_ADDRESSES {
                    let lead = line[..at.start].to_owned();
                    named.push(Named { address, line: number, lead, flat_start, flat_end: flat.len() });
                }
                read = at.end;
            }
            push_flat(&mut flat, &line[read..]);
            push_flat(&mut flat, " ");
        }
        Self { text, flat, lines_at, named }
    }

    pub(crate) fn says_any(&self, rows: &[&str]) -> bool {
        rows.iter().any(|words| self.flat.contains(words))
    }

    /// The same of the text alone: anybody may write such a subject.
    pub(crate) fn text_says_any(&self, rows: &[&str]) -> bool {
        let text = self.lines_at.get(1).map_or("", |from| &self.flat[*from..]);
        rows.iter().any(|words| text.contains(words))
    }

    /// What is said about one address: its line, and those that follow until another begins.
    pub(crate) fn about(&self, address: &str) -> String {
        // The subject tells least; and where a list of addresses comes first, the last mention tells most.
        let Some(named) = self
            .named
            .iter()
            .filter(|one| one.address.eq_ignore_ascii_case(address))
            .max_by_key(|one| (one.line > 0, one.lead.trim().len() < 3))
        else {
            return String::new();
        };
        let mut about = String::new();
        for (number, line) in self.text.lines().enumerate().skip(named.line).take(8) {
            let is_other =
                self.named.iter().any(|one| one.line == number && !one.address.eq_ignore_ascii_case(address));
            if number > named.line && (is_other || line.trim().is_empty()) {
                break;
            }
            about.push_str(line.trim());
            about.push(' ');
        }
        about.truncate(about.floor_char_boundary(DIAGNOSIS));
        about.trim().to_owned()
    }
}

/// The copy of the mail that a report speaks of, where it is written into the text.
pub(crate) fn copy_in(report: &str) -> Option<&str> {
    let copy = &report[copy_at(report)?..];
    let headers = copy.split_once('\n')?.1.trim_start();
    headers.to_ascii_lowercase().contains("message-id:").then_some(headers)
}

/// Where the line begins that says: from here on it is the copy.
fn copy_at(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut flat = String::new();
    for line in text.split_inclusive('\n') {
        flat.clear();
        push_flat(&mut flat, line);
        // "… did not receive a copy of your message" begins a list.
        if !flat.contains("receive a copy") && COPIES.iter().any(|words| flat.contains(words)) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn push_flat(flat: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_whitespace() {
            if !flat.ends_with(' ') {
                flat.push(' ');
            }
        } else {
            flat.extend(c.to_lowercase());
        }
    }
}
