//! The form by clicking: rows of field, operator and value, written as the text of a rule.

use serde::{Deserialize, Serialize};

use super::Field;
use super::lex::{quoted, written};

/// One row of the form. Rows without a field say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// The field, as a rule writes it.
    pub field: String,
    /// One of [`OPERATORS`].
    pub operator: String,
    /// The value as typed; several are parted by commas.
    pub value: String,
}

/// How rows are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Every row must hold.
    All,
    /// One row is enough.
    Any,
}

/// The operators a form offers; also the ends of their message ids.
pub const OPERATORS: [&str; 15] = [
    "equal",
    "differs",
    "less",
    "at-most",
    "more",
    "at-least",
    "in",
    "not-in",
    "between",
    "contains",
    "known",
    "unknown",
    "delivered-before",
    "not-delivered-before",
    "delivered-by",
];

/// The rows as the text of a rule, after what is written already. What a row lacks is found when the text is
/// read, so that there is one place that says what is wrong.
pub fn compose(before: &str, rows: &[Row], join: Join) -> String {
    let rows: Vec<String> = rows.iter().filter(|r| !r.field.trim().is_empty()).map(condition).collect();
    let word = match join {
        Join::All => " and ",
        Join::Any => " or ",
    };
    let text = rows.join(word);
    let before = before.trim();
    match (before.is_empty(), rows.len()) {
        (true, _) => text,
        (false, 0) => before.to_owned(),
        (false, 1) => format!("({before})\nand {text}"),
        (false, _) if join == Join::All => format!("({before})\nand {text}"),
        (false, _) => format!("({before})\nand ({text})"),
    }
}

fn condition(row: &Row) -> String {
    let (field, value) = (row.field.trim(), row.value.trim());
    // Amounts are two words, and days never need quotes; everything else is quoted where it must be.
    let is_amount = field == Field::Value.to_string();
    let one = |text: &str| if is_amount { text.trim().to_owned() } else { written(bare(text)) };
    let list = || value.split(',').map(one).collect::<Vec<_>>().join(", ");
    match row.operator.as_str() {
        "differs" => format!("{field} != {}", one(value)),
        "less" => format!("{field} < {}", one(value)),
        "at-most" => format!("{field} <= {}", one(value)),
        "more" => format!("{field} > {}", one(value)),
        "at-least" => format!("{field} >= {}", one(value)),
        "in" => format!("{field} in ({})", list()),
        "not-in" => format!("{field} not in ({})", list()),
        "between" => {
            let (from, to) =
                value.split_once(',').or_else(|| value.split_once(" and ")).unwrap_or((value, ""));
            format!("{field} between {} and {}", one(from), one(to))
        }
        "contains" => format!("{field} contains {}", quoted(bare(value))),
        "known" => format!("{field} is known"),
        "unknown" => format!("{field} is unknown"),
        "delivered-by" => format!("holding.delivered_by {}", one(value)),
        "delivered-before" => format!("holding.delivered_before {}", one(value)),
        "not-delivered-before" => format!("not holding.delivered_before {}", one(value)),
        _ => format!("{field} = {}", one(value)),
    }
}

/// A value without the quotes somebody may have typed around it.
fn bare(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text)
}
