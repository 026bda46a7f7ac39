//! Each field of each kind, as one table: read by the guess, the templates, the mapping page, the docs.

use super::Field;
use super::fields::{Spec, spec};

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

/// See [`super::Kind`].
pub(super) const CUSTOMERS: &[Spec] = &[
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

/// See [`super::Kind`].
pub(super) const CONTACTS: &[Spec] = &[
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

/// See [`super::Kind`].
pub(super) const HOLDINGS: &[Spec] = &[
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
    spec(Field::Currency, false, "currency", "ISO 4217 currency, such as EUR", CURRENCIES),
];

const CURRENCIES: &[&str] = &["currency_code", "iso_currency", "ccy"];

/// See [`super::Kind`].
pub(super) const MONTHS: &[Spec] = &[
    CUSTOMER,
    spec(
        Field::Month,
        true,
        "month",
        "calendar month, such as 2026-03, or any day in it",
        &["period", "year_month", "month_end", "posting_period", "monat", "date"],
    ),
    spec(Field::Currency, true, "currency", "ISO 4217 currency, such as EUR", CURRENCIES),
    spec(
        Field::Revenue,
        false,
        "revenue",
        "what you invoiced, such as 12500.00 or -300.00",
        &["sales", "turnover", "net_sales", "net_revenue", "amount", "umsatz"],
    ),
    spec(
        Field::Margin,
        false,
        "margin",
        "what was left of it",
        &["gross_margin", "contribution", "contribution_margin", "profit", "deckungsbeitrag"],
    ),
    spec(
        Field::InvoicesDue,
        false,
        "invoices_due",
        "invoices that fell due in the month",
        &["invoices", "due_invoices", "invoice_count"],
    ),
    spec(
        Field::InvoicesOnTime,
        false,
        "invoices_on_time",
        "how many of those were paid by their day",
        &["paid_on_time", "invoices_paid_on_time", "on_time"],
    ),
];
