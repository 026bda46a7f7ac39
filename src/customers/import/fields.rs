//! What can be imported, as one table: read by the guess, the templates, the mapping page, the docs.

use serde::{Deserialize, Serialize};

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
}

impl Kind {
    /// All of them, in the order in which they must be imported.
    pub const ALL: [Self; 3] = [Self::Customers, Self::Contacts, Self::Holdings];

    /// Its word in files, addresses and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Contacts => "contacts",
            Self::Holdings => "holdings",
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

const fn spec(
    field: Field,
    required: bool,
    column: &'static str,
    means: &'static str,
    names: &'static [&'static str],
) -> Spec {
    Spec { field, required, column, means, names }
}

const LANGUAGE: Spec = spec(
    Field::Language,
    false,
    "language",
    "language tag, such as en or pt-BR",
    &["lang", "locale", "sprache"],
);
const ZONE: Spec = spec(
    Field::Zone,
    false,
    "time_zone",
    "time zone, such as America/Sao_Paulo",
    &["timezone", "zone", "tz", "iana_time_zone"],
);
const CUSTOMER: Spec = spec(
    Field::Customer,
    true,
    "customer_key",
    "key of the customer, any of them",
    &[
        "customer_id",
        "customer",
        "account_id",
        "company_id",
        "organization_id",
        "client_id",
        "buyer_id",
        "customer_number",
        "customer_no",
        "account_number",
        "kundennummer",
    ],
);

const CUSTOMERS: &[Spec] = &[
    spec(
        Field::Key,
        true,
        "customer_key",
        "your own key for the customer",
        &[
            "customer_unique_id",
            "customer_id",
            "id",
            "key",
            "external_id",
            "account_id",
            "company_id",
            "organization_id",
            "client_id",
            "customer_number",
            "customer_no",
            "account_number",
            "kundennummer",
        ],
    ),
    spec(
        Field::Alias,
        false,
        "other_key",
        "another key that names the same customer",
        &["alias", "alternate_id", "other_id", "legacy_id", "old_id"],
    ),
    spec(
        Field::Name,
        false,
        "name",
        "name of the organisation or person",
        &[
            "customer_name",
            "account_name",
            "company_name",
            "company",
            "organization",
            "organisation",
            "full_name",
            "property_name",
            "display_name",
            "firma",
        ],
    ),
    LANGUAGE,
    ZONE,
];

const CONTACTS: &[Spec] = &[
    CUSTOMER,
    spec(
        Field::Key,
        false,
        "contact_key",
        "your own key for the contact",
        &["contact_id", "id", "key", "person_id", "user_id", "external_id"],
    ),
    spec(
        Field::Name,
        false,
        "name",
        "name of the person",
        &["contact_name", "full_name", "person", "contact", "display_name"],
    ),
    spec(
        Field::Email,
        false,
        "email",
        "e-mail address",
        &["e_mail", "email_address", "mail", "contact_email", "property_email", "work_email"],
    ),
    spec(
        Field::Phone,
        false,
        "phone",
        "telephone number",
        &["telephone", "phone_number", "mobile", "mobile_phone", "tel", "telefon"],
    ),
    spec(
        Field::Roles,
        false,
        "roles",
        "roles, separated by commas: operations, quality, purchasing, executive, legal …",
        &["role", "function", "department", "job_function"],
    ),
    LANGUAGE,
    ZONE,
];

const HOLDINGS: &[Spec] = &[
    spec(
        Field::Key,
        true,
        "holding_key",
        "your own key for the order, shipment, lot …",
        &[
            "order_id",
            "order_number",
            "order_no",
            "shipment_id",
            "lot_id",
            "lot",
            "licence_id",
            "license_id",
            "service_id",
            "deal_id",
            "opportunity_id",
            "id",
            "key",
            "external_id",
        ],
    ),
    CUSTOMER,
    spec(Field::Kind, true, "kind", "order, shipment, lot, licence, service …", &["type", "holding_type"]),
    spec(
        Field::Label,
        false,
        "label",
        "what it is called on paper",
        &["title", "description", "product", "name", "item"],
    ),
    spec(
        Field::Status,
        false,
        "status",
        "its status in your system",
        &["order_status", "state_of_order", "stage", "phase"],
    ),
    spec(
        Field::Bought,
        false,
        "bought",
        "when it was bought: day, or day and time",
        &[
            "order_purchase_timestamp",
            "purchased_at",
            "order_date",
            "ordered_at",
            "bought_at",
            "purchase_date",
            "created_at",
        ],
    ),
    spec(
        Field::PromisedOn,
        false,
        "promised_on",
        "the day promised; anything delivered that day keeps it",
        &[
            "order_estimated_delivery_date",
            "promised_date",
            "due_date",
            "promised",
            "delivery_date_promised",
            "estimated_delivery",
            "estimated_delivery_date",
            "due",
            "expected_delivery_date",
        ],
    ),
    spec(
        Field::PromisedAt,
        false,
        "promised_at",
        "the instant promised, where a day is not enough",
        &["due_at", "deadline"],
    ),
    spec(
        Field::Delivered,
        false,
        "delivered",
        "when it was delivered: day, or day and time",
        &[
            "order_delivered_customer_date",
            "delivered_at",
            "delivery_date",
            "delivered_on",
            "actual_delivery_date",
        ],
    ),
    spec(
        Field::Amount,
        false,
        "amount",
        "its worth, such as 1234.56",
        &["total", "price", "value", "order_total"],
    ),
    spec(
        Field::Currency,
        false,
        "currency",
        "ISO 4217 currency, such as EUR",
        &["currency_code", "iso_currency", "ccy"],
    ),
];
