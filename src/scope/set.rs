//! A set of values that rules name: the serial numbers of a recall, keys out of another system.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::id::{SetId, WorkspaceId};
use crate::ground::{FieldFault, Time};
use crate::journal::Witnessed;

/// The largest upload, in bytes; a million serial numbers are about twelve.
pub const MOST_UPLOADED: usize = 64 * 1024 * 1024;
/// The most values in one set.
pub const MOST_VALUES: usize = 2_000_000;
/// The longest value, in bytes.
const MOST_VALUE: usize = 400;

/// The row: one version of a set.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct ValueSet {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SetId,
    /// What rules call it.
    pub name: String,
    /// 1 for the first of this name, then counting; rules mean the newest.
    pub version: i64,
    /// Where it comes from, or why it is another now.
    pub because: String,
    /// How many values.
    pub many: i64,
    /// Digest of the values, so that the row vouches for them.
    pub values_digest: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it came.
    pub made_at: Time,
    /// Who brought it.
    pub made_by: String,
    /// What they were called.
    pub made_name: String,
    /// When the next version came.
    pub replaced_at: Option<Time>,
}

impl Witnessed for ValueSet {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The values of a text: one a line, or the first column of CSV; a first line that says `key`, `serial` and the like is
/// a heading. Nothing is copied: a set may be large.
pub(super) fn values(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(|line| {
        let first = line.split([',', ';', '\t']).next().unwrap_or_default().trim();
        first.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(first).trim()
    });
    lines
        .enumerate()
        .filter(|(n, value)| !(value.is_empty() || (*n == 0 && is_heading(value))))
        .map(|(_, v)| v)
}

fn is_heading(value: &str) -> bool {
    let words = [
        "key",
        "keys",
        "value",
        "values",
        "serial",
        "serials",
        "serial_number",
        "lot",
        "lots",
        "id",
        "holding_key",
        "customer_key",
    ];
    words.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// What is wrong with the values of a set, before any is kept.
pub(super) fn lacks(text: &str) -> Option<FieldFault> {
    let mut many = 0_usize;
    for value in values(text) {
        many += 1;
        if value.len() > MOST_VALUE {
            let shown: String = value.chars().take(40).collect();
            let why = format!("Value {many} is longer than {MOST_VALUE} bytes: {shown}…");
            return Some(FieldFault::new(
                "values",
                why,
                "Give one value a line, or CSV with the value in the first column.",
            ));
        }
        if value.chars().any(char::is_control) {
            let why = format!("Value {many} holds control characters.");
            return Some(FieldFault::new("values", why, "Save the file as plain text in UTF-8."));
        }
        if many > MOST_VALUES {
            let why = format!("There are more than {MOST_VALUES} values.");
            return Some(FieldFault::new(
                "values",
                why,
                "Say them as a range of numbers in the rule, or part the set.",
            ));
        }
    }
    (many == 0).then(|| FieldFault::new("values", "The set holds no value.", "Give one value a line."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_from_lines_and_from_csv() {
        let read = |text: &'static str| values(text).collect::<Vec<_>>();
        assert_eq!(read("\u{feff}Serial\nSN1\n\n SN2 \r\n"), ["SN1", "SN2"]);
        assert_eq!(read("\"SN 1\",lamp\nkey;x"), ["SN 1", "key"]);
        assert_eq!(read(""), [""; 0]);
        assert!(lacks("serial\n").unwrap().why.contains("no value"));
        assert!(lacks(&"x".repeat(500)).unwrap().why.starts_with("Value 1"));
        assert!(lacks("SN1").is_none());
    }
}
