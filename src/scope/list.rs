//! Lists that people paste: one entry a line, or CSV with a header that says which column counts.

use crate::ground::FieldFault;

/// One entry and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line, from 1.
    pub line: usize,
    /// An external key, a customer id or an e-mail address.
    pub entry: String,
    /// What stands after it on the line: the reason, in a list of whom to leave out.
    pub rest: String,
}

/// Header words of a column that holds what names a customer.
const NAMES: [&str; 9] = [
    "key",
    "external_key",
    "external key",
    "customer_id",
    "customer id",
    "customer",
    "id",
    "email",
    "e-mail",
];
/// The longest entry, in bytes; no key or address is longer.
const MOST_ENTRY: usize = 400;

/// Reads a list. A line that cannot be an entry is a fault of `field` that names the line.
pub fn read(field: &str, text: &str) -> Result<Vec<Entry>, Vec<FieldFault>> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let separator = [b'\t', b';', b','].into_iter().find(|s| first.bytes().any(|b| b == *s)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let (mut entries, mut faults, mut column) = (Vec::new(), Vec::new(), None);
    let (mut counted, mut line) = (0, 1);
    for record in reader.records() {
        // The text is UTF-8 and rows may be of any width: nothing is left that the reader could refuse.
        let Ok(record) = record else { continue };
        // The reader's own count of lines stands still at blank ones.
        let begins = record.position().map_or(counted, |p| usize::try_from(p.byte()).unwrap_or(counted));
        let blank = text.bytes().skip(begins).take_while(|b| matches!(b, b'\n' | b'\r')).count();
        line += text.bytes().skip(counted).take(begins + blank - counted).filter(|b| *b == b'\n').count();
        counted = begins + blank;
        let column = *column.get_or_insert_with(|| header(&record));
        if column.is_some() && entries.is_empty() && header(&record) == column {
            continue;
        }
        let at = column.unwrap_or(0);
        let entry = record.get(at).unwrap_or_default().to_owned();
        let rest: Vec<&str> = record
            .iter()
            .enumerate()
            .filter(|(n, cell)| *n != at && !cell.is_empty())
            .map(|(_, c)| c)
            .collect();
        let wrong = |why: &str, cure: &str| FieldFault::new(field, format!("Line {line}: {why}"), cure);
        if entry.is_empty() && rest.is_empty() {
            continue;
        }
        if entry.is_empty() {
            faults.push(wrong(
                "there is nothing that names a customer.",
                "Fill in the key, or remove the line.",
            ));
        } else if entry.len() > MOST_ENTRY || entry.contains(char::is_control) {
            faults.push(wrong("this is no key, id or address.", "Write one entry a line, as plain text."));
        } else {
            entries.push(Entry { line, entry, rest: rest.join(", ") });
        }
    }
    if faults.is_empty() { Ok(entries) } else { Err(faults) }
}

/// The column that a header row names; `None` when the row is no header.
fn header(record: &csv::StringRecord) -> Option<usize> {
    record.iter().position(|cell| NAMES.contains(&cell.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries(text: &str) -> Vec<(usize, String, String)> {
        read("list", text).unwrap().into_iter().map(|e| (e.line, e.entry, e.rest)).collect()
    }

    #[test]
    fn a_pasted_list_and_a_file_with_a_header_are_both_read() {
        let of = |line, entry: &str, rest: &str| (line, entry.to_owned(), rest.to_owned());
        assert_eq!(
            entries("C-1\n\n  C-2 \r\nana@example.test"),
            [of(1, "C-1", ""), of(3, "C-2", ""), of(4, "ana@example.test", "")]
        );
        assert_eq!(
            entries("\u{feff}name;Key\n\"Souza; Ana\";C-1\nBo;C-2"),
            [of(2, "C-1", "Souza; Ana"), of(3, "C-2", "Bo")]
        );
        assert_eq!(entries("C-1, told by phone, twice"), [of(1, "C-1", "told by phone, twice")]);
        assert_eq!(entries(""), []);
    }

    #[test]
    fn a_line_that_names_nobody_is_said_by_its_number() {
        let faults = read("list", "key,name\n,Ana\nC-2,Bo").unwrap_err();
        assert!(faults[0].why.starts_with("Line 2:"), "{faults:?}");
    }

    proptest! {
        #[test]
        fn no_list_panics(text in "\\PC{0,60}(\n\\PC{0,60}){0,4}") {
            let _ = read("list", &text);
        }
    }
}
