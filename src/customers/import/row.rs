//! Rows of ours out of rows of theirs: parsed once, believed afterwards.

use iso_currency::Currency;

use super::amount::{amount, currency, signed};
use super::cell::{KEY, NAME, NOTE, WORD, Wrong, count, email, language, line, lines, phone, zone};
use super::fault::shortened;
use super::mapping::Place;
use super::moment::{month, when};
use super::{Amount, Bound, Field, Kind, Reject, Rejected, Row};
use crate::customers::When;
use crate::customers::said::{Invoices, invoices};

/// A customer as a file tells of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerRow {
    /// Where it stood.
    pub line: u64,
    /// Their key.
    pub key: String,
    /// Another key that names them.
    pub alias: Option<String>,
    /// Their name, where the file has one.
    pub name: Option<String>,
    /// Their language.
    pub language: Option<String>,
    /// Their time zone.
    pub zone: Option<String>,
    /// Everything else that the mapping keeps; empty cells are left out.
    pub attributes: Vec<(String, String)>,
}

/// A contact as a file tells of them. They have a mail address, a telephone number, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// Where it stood.
    pub line: u64,
    /// A key of the customer they speak for.
    pub customer: String,
    /// Their own key.
    pub key: Option<String>,
    /// Their name, where the file has one.
    pub name: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their roles, in lower case, each once.
    pub roles: Vec<String>,
    /// Their language.
    pub language: Option<String>,
    /// Their time zone.
    pub zone: Option<String>,
}

/// A holding as a file tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingRow {
    /// Where it stood.
    pub line: u64,
    /// Its key.
    pub key: String,
    /// A key of the customer who has it.
    pub customer: String,
    /// Order, shipment, lot …
    pub kind: String,
    /// What it is called on paper.
    pub label: Option<String>,
    /// Its status in their system.
    pub status: Option<String>,
    /// When it was bought.
    pub bought: Option<When>,
    /// What was promised.
    pub promised: Option<When>,
    /// When it was delivered.
    pub delivered: Option<When>,
    /// Its worth.
    pub amount: Option<Amount>,
    /// Everything else that the mapping keeps; empty cells are left out.
    pub attributes: Vec<(String, String)>,
}

/// A month with a customer as a file tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// Where it stood.
    pub line: u64,
    /// A key of the customer.
    pub customer: String,
    /// The calendar month, `2026-03`.
    pub month: String,
    /// The currency of the amounts.
    pub currency: String,
    /// Revenue, in minor units.
    pub revenue: Option<i64>,
    /// Margin, in minor units.
    pub margin: Option<i64>,
    /// Invoices due, and paid by their day.
    pub(in crate::customers) invoices: Option<Invoices>,
}

impl Bound {
    /// What is wrong with a row, if anything is.
    pub fn fault_of(&self, row: &Row) -> Option<Rejected> {
        match self.kind {
            Kind::Customers => self.customer(row).err(),
            Kind::Contacts => self.contact(row).err(),
            Kind::Holdings => self.holding(row).err(),
            Kind::Months => self.month(row).err(),
        }
    }

    /// Reads a customer.
    pub fn customer(&self, row: &Row) -> Result<CustomerRow, Rejected> {
        let mut look = Look::new(self, row);
        let read = CustomerRow {
            line: row.line,
            key: look.required(Field::Key, |t| line(t, KEY)),
            alias: look.optional(Field::Alias, |t| line(t, KEY)),
            name: look.optional(Field::Name, |t| line(t, NAME)),
            language: look.optional(Field::Language, language),
            zone: look.optional(Field::Zone, zone),
            attributes: look.attributes(),
        };
        look.done(read)
    }

    /// Reads a contact.
    pub fn contact(&self, row: &Row) -> Result<ContactRow, Rejected> {
        let mut look = Look::new(self, row);
        let read = ContactRow {
            line: row.line,
            customer: look.required(Field::Customer, |t| line(t, KEY)),
            key: look.optional(Field::Key, |t| line(t, KEY)),
            name: look.optional(Field::Name, |t| line(t, NAME)),
            email: look.optional(Field::Email, email),
            phone: look.optional(Field::Phone, phone),
            roles: look.optional(Field::Roles, roles).unwrap_or_default(),
            language: look.optional(Field::Language, language),
            zone: look.optional(Field::Zone, zone),
        };
        if read.email.is_none() && read.phone.is_none() && look.faults.is_empty() {
            let why = "the contact can be reached neither by mail nor by telephone";
            look.fault(Field::Email, "", Wrong::new(why, "Fill in one of them"));
        }
        look.done(read)
    }

    /// Reads a holding.
    pub fn holding(&self, row: &Row) -> Result<HoldingRow, Rejected> {
        let mut look = Look::new(self, row);
        let moment = |t: &str| when(t, self.dates, &self.zone);
        // The day is what was promised; a time of day beside it is how their system stores days.
        let day = |t: &str| moment(t).map(|m| When::Day(m.day_in(&self.zone)));
        let promised_on = look.optional(Field::PromisedOn, day);
        let promised_at = look.optional(Field::PromisedAt, moment);
        let currency = look.optional(Field::Currency, currency);
        let point = self.decimal_comma;
        let read = HoldingRow {
            line: row.line,
            key: look.required(Field::Key, |t| line(t, KEY)),
            customer: look.required(Field::Customer, |t| line(t, KEY)),
            kind: look.required(Field::Kind, |t| line(t, WORD).map(|t| t.to_lowercase())),
            label: look.optional(Field::Label, |t| line(t, NAME)),
            status: look.optional(Field::Status, |t| line(t, WORD)),
            bought: look.optional(Field::Bought, moment),
            promised: promised_at.or(promised_on),
            delivered: look.optional(Field::Delivered, moment),
            amount: look.money(Field::Amount, currency, |t, of| amount(t, of, point)),
            attributes: look.attributes(),
        };
        look.done(read)
    }

    /// Reads a month.
    pub fn month(&self, row: &Row) -> Result<MonthRow, Rejected> {
        let mut look = Look::new(self, row);
        let point = self.decimal_comma;
        let currency = look.optional(Field::Currency, currency);
        let revenue = look.money(Field::Revenue, currency, |t, of| signed(t, of, point));
        let margin = look.money(Field::Margin, currency, |t, of| signed(t, of, point));
        let (due, on_time) =
            (look.optional(Field::InvoicesDue, count), look.optional(Field::InvoicesOnTime, count));
        let read = MonthRow {
            line: row.line,
            customer: look.required(Field::Customer, |t| line(t, KEY)),
            month: look.required(Field::Month, |t| month(t, self.dates)),
            currency: look.required(Field::Currency, |t| Ok(t.to_ascii_uppercase())),
            revenue,
            margin,
            // What was not understood of either is said already.
            invoices: if look.faults.is_empty() {
                let both = invoices(due, on_time);
                both.unwrap_or_else(|wrong| look.refuse(Field::InvoicesOnTime, wrong))
            } else {
                None
            },
        };
        look.done(read)
    }
}

/// Roles are words, however a file separates them.
fn roles(text: &str) -> Result<Vec<String>, Wrong> {
    let mut roles = Vec::new();
    for role in text.split([',', ';', '|', '/']).map(str::trim).filter(|role| !role.is_empty()) {
        let role = line(role, WORD)?.to_lowercase();
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(roles)
}

/// One row being looked at, and what was found wrong with it.
struct Look<'a> {
    bound: &'a Bound,
    row: &'a Row,
    faults: Vec<Reject>,
}

impl<'a> Look<'a> {
    fn new(bound: &'a Bound, row: &'a Row) -> Self {
        Self { bound, row, faults: Vec::new() }
    }

    fn text(&self, field: Field) -> &'a str {
        match self.bound.fields.get(&field) {
            Some(Place::Column(column)) => self.row.cell(*column).trim(),
            Some(Place::Constant(text)) => text.trim(),
            None => "",
        }
    }

    fn fault(&mut self, field: Field, value: &str, wrong: Wrong) {
        let column = self.bound.column_of(field);
        let (why, cure) = (wrong.why, wrong.cure);
        self.faults.push(Reject { line: self.row.line, column, value: shortened(value), why, cure });
    }

    fn optional<T>(&mut self, field: Field, read: impl FnOnce(&str) -> Result<T, Wrong>) -> Option<T> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        read(text).map_err(|wrong| self.fault(field, text, wrong)).ok()
    }

    fn required(&mut self, field: Field, read: impl FnOnce(&str) -> Result<String, Wrong>) -> String {
        if self.text(field).is_empty() {
            self.fault(field, "", Wrong::new("the cell is empty", "Fill it in: each row needs it"));
        }
        self.optional(field, read).unwrap_or_default()
    }

    /// An amount of money, where its currency is known.
    fn money<T>(
        &mut self,
        field: Field,
        currency: Option<Currency>,
        read: impl FnOnce(&str, Currency) -> Result<T, Wrong>,
    ) -> Option<T> {
        let text = self.text(field);
        match currency {
            Some(currency) => self.optional(field, |t| read(t, currency)),
            None if text.is_empty() || !self.text(Field::Currency).is_empty() => None,
            None => {
                self.fault(
                    field,
                    text,
                    Wrong::new("the amount has no currency", "Name its currency, such as EUR"),
                );
                None
            }
        }
    }

    /// Notes what is wrong with a field; nothing is read of it.
    fn refuse<T>(&mut self, field: Field, wrong: Wrong) -> Option<T> {
        let text = self.text(field);
        self.fault(field, text, wrong);
        None
    }

    fn attributes(&mut self) -> Vec<(String, String)> {
        let mut kept = Vec::with_capacity(self.bound.attributes.len());
        for (name, column) in &self.bound.attributes {
            let text = self.row.cell(*column).trim();
            match lines(text, NOTE) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => kept.push((name.clone(), text)),
                Err(Wrong { why, cure }) => {
                    let column = self.bound.header.get(*column).cloned().unwrap_or_default();
                    self.faults.push(Reject {
                        line: self.row.line,
                        column,
                        value: shortened(text),
                        why,
                        cure,
                    });
                }
            }
        }
        kept
    }

    fn done<T>(self, read: T) -> Result<T, Rejected> {
        if self.faults.is_empty() { Ok(read) } else { Err(self.row.rejected(self.faults)) }
    }
}
