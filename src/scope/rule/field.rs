//! The fields a rule may speak of.

use std::fmt::{self, Display, Formatter};

use super::{lex, nearest};

/// A field of a holding, of its customer, or of somebody who speaks for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// `holding.key`
    HoldingKey,
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
    /// `customer.key`: any of the keys that other systems give them
    CustomerKey,
    /// `customer.attr.NAME`, or short `customer.NAME`
    CustomerAttribute(String),
    /// `contact.role`: any of their roles
    ContactRole,
    /// `contact.language`
    ContactLanguage,
    /// `contact.name`
    ContactName,
    /// `contact.email`
    ContactEmail,
    /// `contact.phone`
    ContactPhone,
    /// `contact.zone`
    ContactZone,
}

/// Whose a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A holding's.
    Holding,
    /// The customer's.
    Customer,
    /// That of a contact who has not left.
    Contact,
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
    /// Several words at once, of which one is asked for.
    Words,
}

/// What the fields of holdings begin with.
pub(super) const HOLDING: &str = "holding.";
/// What the fields of customers begin with.
const CUSTOMER: &str = "customer.";
/// What the fields of contacts begin with.
const CONTACT: &str = "contact.";
/// What attributes begin with after that.
const ATTRIBUTE: &str = "attr.";

/// The words of holdings that take a day at once.
pub(super) const DELIVERED_BY: &str = "delivered_by";
/// See [`DELIVERED_BY`].
pub(super) const DELIVERED_BEFORE: &str = "delivered_before";

/// The fields that are not attributes, with their words.
const PLAIN: [(&str, &str, Field); 16] = [
    (HOLDING, "key", Field::HoldingKey),
    (HOLDING, "kind", Field::Kind),
    (HOLDING, "label", Field::Label),
    (HOLDING, "status", Field::Status),
    (HOLDING, "bought_on", Field::BoughtOn),
    (HOLDING, "promised_on", Field::PromisedOn),
    (HOLDING, "delivered_on", Field::DeliveredOn),
    (HOLDING, "value", Field::Value),
    (CUSTOMER, "name", Field::Name),
    (CUSTOMER, "key", Field::CustomerKey),
    (CONTACT, "role", Field::ContactRole),
    (CONTACT, "language", Field::ContactLanguage),
    (CONTACT, "name", Field::ContactName),
    (CONTACT, "email", Field::ContactEmail),
    (CONTACT, "phone", Field::ContactPhone),
    (CONTACT, "zone", Field::ContactZone),
];

impl Field {
    /// The fields that are not attributes.
    pub fn plain() -> impl Iterator<Item = Self> {
        PLAIN.into_iter().map(|(_, _, field)| field)
    }

    /// The field of this word; the error says what is wrong and what to do.
    pub(super) fn from_word(word: &str) -> Result<Self, (String, String)> {
        let plain = PLAIN.into_iter().find(|(of, name, _)| word.strip_prefix(of) == Some(*name));
        if let Some((_, _, field)) = plain {
            return Ok(field);
        }
        let of_holding = word.strip_prefix(HOLDING);
        if let Some(name) = of_holding.and_then(|rest| rest.strip_prefix(ATTRIBUTE)) {
            return attribute(name).map(Self::HoldingAttribute);
        }
        if let Some(rest) = word.strip_prefix(CUSTOMER) {
            return attribute(rest.strip_prefix(ATTRIBUTE).unwrap_or(rest)).map(Self::CustomerAttribute);
        }
        let why = format!("{} is no field.", super::wrong::shown(word));
        let mut words: Vec<String> = Self::plain().map(|field| field.to_string()).collect();
        words.extend([DELIVERED_BY, DELIVERED_BEFORE].map(|name| format!("{HOLDING}{name}")));
        let near = nearest(word, words.iter().map(String::as_str));
        let cure = match of_holding {
            _ if !near.is_empty() => format!("Near: {}.", near.join(", ")),
            Some(name) => format!(
                "Fields of holdings: {}. What an import brought besides is {HOLDING}{ATTRIBUTE}{}.",
                words.iter().filter_map(|w| w.strip_prefix(HOLDING)).collect::<Vec<_>>().join(", "),
                super::wrong::shown(name).trim_matches('`')
            ),
            None if word.starts_with(CONTACT) => {
                "Fields of contacts: role, language, name, email, phone, zone.".into()
            }
            None => {
                "Begin a field with holding., customer. or contact., for instance holding.status or customer.state."
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
            Self::ContactRole => Sort::Words,
            _ => Sort::Text,
        }
    }

    /// Whose it is.
    pub const fn of(&self) -> Of {
        match self {
            Self::Name | Self::CustomerKey | Self::CustomerAttribute(_) => Of::Customer,
            Self::ContactRole
            | Self::ContactLanguage
            | Self::ContactName
            | Self::ContactEmail
            | Self::ContactPhone
            | Self::ContactZone => Of::Contact,
            _ => Of::Holding,
        }
    }

    /// Whether it is a field of a holding.
    pub const fn is_of_holding(&self) -> bool {
        matches!(self.of(), Of::Holding)
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
            Self::HoldingAttribute(name) => (HOLDING, name),
            Self::CustomerAttribute(name) => (CUSTOMER, name),
            other => {
                let (of, name) = PLAIN
                    .iter()
                    .find(|(.., field)| field == other)
                    .map_or(("", ""), |(of, name, _)| (of, name));
                return write!(f, "{of}{name}");
            }
        };
        let is_simple = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        // The short form, wherever it is read as the same attribute.
        if is_simple && of == CUSTOMER && !matches!(name.as_str(), "name" | "key" | "attr") {
            return write!(f, "{CUSTOMER}{name}");
        }
        let name = if is_simple { name.clone() } else { lex::quoted(name) };
        write!(f, "{of}{ATTRIBUTE}{name}")
    }
}
