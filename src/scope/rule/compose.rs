//! The form by clicking: rows of field, operator and value, written as the text of a rule; and a rule that fits the
//! form, opened as its rows again. Rows stand by themselves or in groups, one level deep.

use serde::{Deserialize, Serialize};

use super::lex::{quoted, written};
use super::{Compare, Expr, Field, Literal, Test, parse};

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
    /// Empty where the row stands by itself, or one of [`GROUPS`].
    pub group: String,
}

/// Groups of rows. Within a group one row is enough where outside all must hold, and the other way round.
pub const GROUPS: [&str; 3] = ["a", "b", "c"];

/// How rows are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Every row must hold.
    All,
    /// One row is enough.
    Any,
}

/// The operators a form offers; also the ends of their message ids.
pub const OPERATORS: [&str; 19] = [
    "equal",
    "differs",
    "less",
    "at-most",
    "more",
    "at-least",
    "in",
    "not-in",
    "between",
    "from-to",
    "begins",
    "contains",
    "in-set",
    "not-in-set",
    "known",
    "unknown",
    "delivered-before",
    "not-delivered-before",
    "delivered-by",
];

/// The rows as the text of a rule, after what is written already. What a row lacks is found when the text is
/// read, so that there is one place that says what is wrong.
pub fn compose(before: &str, rows: &[Row], join: Join) -> String {
    let (word, within) = match join {
        Join::All => (" and ", " or "),
        Join::Any => (" or ", " and "),
    };
    // A group stands where its first row stands.
    let mut items: Vec<(&str, Vec<String>)> = Vec::new();
    for row in rows.iter().filter(|r| !r.field.trim().is_empty()) {
        let group = row.group.trim();
        match items.iter_mut().find(|(name, _)| *name == group && !group.is_empty()) {
            Some((_, all)) => all.push(condition(row)),
            None => items.push((group, vec![condition(row)])),
        }
    }
    let items: Vec<String> = items
        .into_iter()
        .map(|(_, all)| if all.len() == 1 { all.concat() } else { format!("({})", all.join(within)) })
        .collect();
    let text = items.join(word);
    let before = before.trim();
    match (before.is_empty(), items.len()) {
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
        "from-to" => {
            let (from, to) =
                value.split_once(',').or_else(|| value.split_once(" to ")).unwrap_or((value, ""));
            format!("{field} from {} to {}", one(from), one(to))
        }
        "begins" => format!("{field} begins with {}", quoted(bare(value))),
        "in-set" => format!("{field} in set {}", quoted(bare(value))),
        "not-in-set" => format!("{field} not in set {}", quoted(bare(value))),
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

/// A rule as rows of the form, and how they are joined; `None` where it says more than the form can.
pub fn decompose(says: &Expr) -> Option<(Join, Vec<Row>)> {
    let (join, parts) = match says {
        Expr::All(parts) => (Join::All, parts.as_slice()),
        Expr::Any(parts) => (Join::Any, parts.as_slice()),
        one => (Join::All, std::slice::from_ref(one)),
    };
    let mut groups = GROUPS.iter();
    let mut rows = Vec::new();
    for part in parts {
        match (part, join) {
            (Expr::Any(inner), Join::All) | (Expr::All(inner), Join::Any) => {
                let group = groups.next()?;
                for one in inner {
                    rows.push(Row { group: (*group).to_owned(), ..row(one)? });
                }
            }
            (one, _) => rows.push(row(one)?),
        }
    }
    // What the form would write is what the rule says, or the form does not open it.
    let again = parse(&compose("", &rows, join)).ok()?;
    (again.says == *says).then_some((join, rows))
}

/// One condition as a row.
fn row(says: &Expr) -> Option<Row> {
    let (field, test, negated) = match says {
        Expr::Is(field, test) => (field, test, false),
        Expr::Not(inner) => match &**inner {
            Expr::Is(field, test @ Test::DeliveredBefore(_)) => (field, test, true),
            _ => return None,
        },
        _ => return None,
    };
    // What a field would lose at its edges stands in quotes.
    let shown = |text: &str| if text.trim() == text { text.to_owned() } else { format!("\"{text}\"") };
    let one = |value: &Literal| match value {
        Literal::Text(text) => shown(text),
        other => other.to_string(),
    };
    let list = |values: &[Literal]| values.iter().map(one).collect::<Vec<_>>().join(", ");
    let (operator, value) = match test {
        Test::Compare(how, value) => {
            let operator = match how {
                Compare::Equal => "equal",
                Compare::Differs => "differs",
                Compare::Less => "less",
                Compare::AtMost => "at-most",
                Compare::More => "more",
                Compare::AtLeast => "at-least",
            };
            (operator, one(value))
        }
        Test::In(values) => ("in", list(values)),
        Test::NotIn(values) => ("not-in", list(values)),
        Test::Between(from, to) => ("between", format!("{}, {}", one(from), one(to))),
        Test::FromTo(run) => ("from-to", format!("{}, {}", run.from, run.to)),
        Test::BeginsWith(text) => ("begins", shown(text)),
        Test::Contains(text) => ("contains", shown(text)),
        Test::InSet(name) => ("in-set", name.clone()),
        Test::NotInSet(name) => ("not-in-set", name.clone()),
        Test::Known => ("known", String::new()),
        Test::Unknown => ("unknown", String::new()),
        Test::DeliveredBefore(day) if negated => ("not-delivered-before", day.to_string()),
        Test::DeliveredBefore(day) => ("delivered-before", day.to_string()),
        Test::DeliveredBy(day) => ("delivered-by", day.to_string()),
    };
    Some(Row { field: field.to_string(), operator: operator.into(), value, group: String::new() })
}
