//! The fields a rule may speak of.

use std::fmt::{self, Display, Formatter};

use super::{lex, nearest};

/// A field of a holding or of its customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// `holding.kind`
    Kind,
    /// `holding.label`
    Label,
    /// `holding.status`
    Status,
    /// `holding.bought_on`
    BoughtOn,
    /// `holding.promised_on`
    PromisedOn,
    /// `holding.delivered_on`
    DeliveredOn,
    /// `holding.value`
    Value,
    /// `holding.attr.NAME`
    HoldingAttribute(String),
    /// `customer.name`
    Name,
    /// `customer.attr.NAME`, or short `customer.NAME`
    CustomerAttribute(String),
}

/// What kind of values a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Texts.
    Text,
    /// Calendar days.
    Day,
    /// Amounts of money.
    Amount,
}

/// The words `holding.delivered_by` and `holding.delivered_before`, which take a day at once.
pub(super) const DELIVERED_BY: &str = "holding.delivered_by";
/// See [`DELIVERED_BY`].
pub(super) const DELIVERED_BEFORE: &str = "holding.delivered_before";

/// The fields that are not attributes, with their words.
const PLAIN: [(&str, Field); 8] = [
    ("holding.kind", Field::Kind),
    ("holding.label", Field::Label),
    ("holding.status", Field::Status),
    ("holding.bought_on", Field::BoughtOn),
    ("holding.promised_on", Field::PromisedOn),
    ("holding.delivered_on", Field::DeliveredOn),
    ("holding.value", Field::Value),
    ("customer.name", Field::Name),
];

impl Field {
    /// The fields that are not attributes.
    pub fn plain() -> impl Iterator<Item = Self> {
        PLAIN.into_iter().map(|(_, field)| field)
    }

    /// The field of this word; the error says what is wrong and what to do.
    pub(super) fn from_word(word: &str) -> Result<Self, (String, String)> {
        if let Some((_, field)) = PLAIN.into_iter().find(|(name, _)| *name == word) {
            return Ok(field);
        }
        if let Some(name) = word.strip_prefix("holding.attr.") {
            return attribute(name).map(Self::HoldingAttribute);
        }
        if let Some(name) = word.strip_prefix("customer.attr.").or_else(|| word.strip_prefix("customer.")) {
            return attribute(name).map(Self::CustomerAttribute);
        }
        let why = format!("{} is no field.", super::wrong::shown(word));
        let words = PLAIN.iter().map(|(name, _)| *name).chain([DELIVERED_BY, DELIVERED_BEFORE]);
        let near = nearest(word, words.clone());
        let cure = match (near.is_empty(), word.strip_prefix("holding.")) {
            (false, _) => format!("Near: {}.", near.join(", ")),
            (true, Some(name)) => format!(
                "Fields of holdings: {}. What an import brought besides is holding.attr.{}.",
                words.filter_map(|w| w.strip_prefix("holding.")).collect::<Vec<_>>().join(", "),
                super::wrong::shown(name).trim_matches('`')
            ),
            (true, None) => {
                "Begin a field with holding. or customer., for instance holding.status or customer.state."
                    .into()
            }
        };
        Err((why, cure))
    }

    /// What kind of values it holds.
    pub const fn sort(&self) -> Sort {
        match self {
            Self::BoughtOn | Self::PromisedOn | Self::DeliveredOn => Sort::Day,
            Self::Value => Sort::Amount,
            _ => Sort::Text,
        }
    }

    /// Whether it is a field of a holding, not of a customer.
    pub const fn is_of_holding(&self) -> bool {
        !matches!(self, Self::Name | Self::CustomerAttribute(_))
    }
}

/// The name of an attribute, if it can be one.
pub(super) fn attribute(name: &str) -> Result<String, (String, String)> {
    let odd = |c: char| c.is_control() || matches!(c, '"' | '\\');
    // A path in some engines begins like this; a name never needs to.
    if name.is_empty() || name.starts_with(['$', '[']) || name.contains(odd) || name.chars().count() > 100 {
        return Err((
            format!("{} is no name of an attribute.", super::wrong::shown(name)),
            "Write the attribute as the import named it: customer.state, holding.attr.lot, holding.attr.\"Lot no.\".".into(),
        ));
    }
    Ok(name.to_owned())
}

impl Display for Field {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (of, name) = match self {
            Self::HoldingAttribute(name) => ("holding", name),
            Self::CustomerAttribute(name) => ("customer", name),
            other => {
                let word = PLAIN.iter().find(|(_, field)| field == other).map_or("", |(word, _)| word);
                return f.write_str(word);
            }
        };
        let is_simple = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        match (is_simple, of) {
            (true, "customer") if !matches!(name.as_str(), "name" | "attr") => write!(f, "customer.{name}"),
            (true, _) => write!(f, "{of}.attr.{name}"),
            (false, _) => write!(f, "{of}.attr.{}", lex::quoted(name)),
        }
    }
}
