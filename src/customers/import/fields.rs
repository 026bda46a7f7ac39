//! What can be imported, and which fields a row of each kind can fill.

use serde::{Deserialize, Serialize};

use super::specs::{CONTACTS, CUSTOMERS, HOLDINGS, MONTHS};

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Those we owe.
    Customers,
    /// People at customers.
    Contacts,
    /// What customers have from us.
    Holdings,
    /// What each month with a customer came to.
    Months,
}

impl Kind {
    /// All of them, in the order in which they must be imported.
    pub const ALL: [Self; 4] = [Self::Customers, Self::Contacts, Self::Holdings, Self::Months];

    /// Its word in files, addresses and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Contacts => "contacts",
            Self::Holdings => "holdings",
            Self::Months => "months",
        }
    }

    /// The kind of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The fields that a row of this kind can fill.
    #[must_use]
    pub fn fields(self) -> &'static [Spec] {
        match self {
            Self::Customers => CUSTOMERS,
            Self::Contacts => CONTACTS,
            Self::Holdings => HOLDINGS,
            Self::Months => MONTHS,
        }
    }
}

/// A field of ours that a column of theirs, or a constant, can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The key of this row in their system.
    Key,
    /// Another key that names the same customer.
    Alias,
    /// The key, or any alias, of the customer the row belongs to.
    Customer,
    /// A name for people.
    Name,
    /// A language tag, such as `pt-BR`.
    Language,
    /// An IANA time zone.
    Zone,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Roles, separated by commas.
    Roles,
    /// What kind of holding: order, shipment, lot, licence, service …
    Kind,
    /// What it is called on paper.
    Label,
    /// Its status in their system.
    Status,
    /// When it was bought.
    Bought,
    /// The promised calendar day.
    PromisedOn,
    /// The promised instant.
    PromisedAt,
    /// When it was delivered.
    Delivered,
    /// Its worth.
    Amount,
    /// The ISO 4217 currency of the worth.
    Currency,
    /// A calendar month.
    Month,
    /// What we invoiced in it.
    Revenue,
    /// What was left of that.
    Margin,
    /// Invoices that fell due in it.
    InvoicesDue,
    /// Those paid by their day.
    InvoicesOnTime,
}

impl Field {
    /// Its word in mappings, forms and the catalogue (`customers-map-WORD`).
    #[must_use]
    pub fn word(self) -> String {
        // A variant without data is always a JSON string.
        serde_json::to_value(self).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
    }
    /// The field of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::from(word)).ok()
    }
}

/// What is to be known about a field of one kind.
#[derive(Debug)]
pub struct Spec {
    /// The field.
    pub field: Field,
    /// Whether each row must fill it.
    pub required: bool,
    /// Its column in our own template; the first of `names`.
    pub column: &'static str,
    /// What it means, in a few words.
    pub means: &'static str,
    /// Header names, in lower case with underscores, that mean it in the files of others.
    pub names: &'static [&'static str],
}

pub(super) const fn spec(
    field: Field,
    required: bool,
    column: &'static str,
    means: &'static str,
    names: &'static [&'static str],
) -> Spec {
    Spec { field, required, column, means, names }
}
