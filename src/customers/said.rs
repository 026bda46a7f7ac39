//! What a person typed about a customer, a contact or a holding, read: each field by the same rules as a
//! cell of an import, all faults at once.

use jiff::tz::TimeZone;

use super::import::cell::{self, KEY, NAME, NOTE, WORD, Wrong};
use super::import::{DateOrder, moment};
use super::{Attributes, AttributesSaid, ContactSaid, CustomerSaid, HoldingSaid, Roles, When};
use crate::ground::clock::zone_named;
use crate::ground::{Fault, FieldFault, Money, Result};

/// A customer as read.
pub(super) struct CustomerRead {
    pub name: String,
    pub key: Option<String>,
    pub language: Option<String>,
    pub zone: Option<String>,
    pub size_note: Option<String>,
    pub attributes: Attributes,
}

/// A contact as read; they have a mail address, a telephone number, or both.
pub(super) struct ContactRead {
    pub name: String,
    pub key: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub roles: Roles,
    pub language: Option<String>,
    pub zone: Option<String>,
}

/// A holding as read.
pub(super) struct HoldingRead {
    pub key: String,
    pub kind: String,
    pub label: Option<String>,
    pub status: Option<String>,
    pub bought: Option<When>,
    pub promised: Option<When>,
    pub delivered: Option<When>,
    pub worth: Option<Money>,
    pub attributes: Attributes,
}

/// Reads fields and gathers what is wrong with them.
#[derive(Default)]
struct Desk(Vec<FieldFault>);

impl Desk {
    fn optional<T>(
        &mut self,
        field: &str,
        typed: &str,
        read: impl FnOnce(&str) -> std::result::Result<T, Wrong>,
    ) -> Option<T> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let wrong = |w: Wrong| self.0.push(FieldFault::new(field, sentence(&w.why), sentence(&w.cure)));
        read(typed).map_err(wrong).ok()
    }

    fn required(&mut self, field: &str, typed: &str, most: usize) -> String {
        if typed.trim().is_empty() {
            self.0.push(FieldFault::new(field, "This is empty.", "Fill it in."));
        }
        self.optional(field, typed, |t| cell::line(t, most)).unwrap_or_default()
    }

    fn attributes(&mut self, typed: &AttributesSaid) -> Attributes {
        typed.read().unwrap_or_else(|fault| {
            self.0.push(fault);
            Attributes::default()
        })
    }

    fn done<T>(self, read: T) -> Result<T> {
        if self.0.is_empty() { Ok(read) } else { Err(Fault::Invalid(self.0)) }
    }
}

/// `there is no such currency` → `There is no such currency.`
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

impl CustomerSaid {
    pub(super) fn read(&self) -> Result<CustomerRead> {
        let mut desk = Desk::default();
        let read = CustomerRead {
            name: desk.required("name", &self.name, NAME),
            key: desk.optional("key", &self.key, |t| cell::line(t, KEY)),
            language: desk.optional("language", &self.language, cell::language),
            zone: desk.optional("zone", &self.zone, cell::zone),
            size_note: desk.optional("size_note", &self.size_note, |t| cell::line(t, NAME)),
            attributes: desk.attributes(&self.attributes),
        };
        desk.done(read)
    }
}

impl ContactSaid {
    pub(super) fn read(&self) -> Result<ContactRead> {
        let mut desk = Desk::default();
        let read = ContactRead {
            name: desk.required("name", &self.name, NAME),
            key: desk.optional("key", &self.key, |t| cell::line(t, KEY)),
            email: desk.optional("email", &self.email, cell::email),
            phone: desk.optional("phone", &self.phone, cell::phone),
            roles: Roles::read(
                &desk.optional("roles", &self.roles, |t| cell::line(t, NOTE)).unwrap_or_default(),
            ),
            language: desk.optional("language", &self.language, cell::language),
            zone: desk.optional("zone", &self.zone, cell::zone),
        };
        if self.email.trim().is_empty() && self.phone.trim().is_empty() {
            let why = "This person can be reached neither by mail nor by telephone.";
            desk.0.push(FieldFault::new("email", why, "Fill in one of the two."));
        }
        desk.done(read)
    }
}

impl HoldingSaid {
    pub(super) fn read(&self, zone: &str) -> Result<HoldingRead> {
        let mut desk = Desk::default();
        let zone: TimeZone = zone_named(zone);
        let moment = |typed: &str| moment::when(typed, DateOrder::YearFirst, &zone);
        let read = HoldingRead {
            key: desk.required("key", &self.key, KEY),
            kind: desk.required("kind", &self.kind, WORD).to_lowercase(),
            label: desk.optional("label", &self.label, |t| cell::line(t, NAME)),
            status: desk.optional("status", &self.status, |t| cell::line(t, WORD)),
            bought: desk.optional("bought", &self.bought, moment),
            promised: desk.optional("promised", &self.promised, moment),
            delivered: desk.optional("delivered", &self.delivered, moment),
            worth: desk.optional("amount", &self.amount, |t| {
                Money::parse(t, &self.currency)
                    .map_err(|why| Wrong::new(why.trim_end_matches('.'), "Correct it"))
            }),
            attributes: desk.attributes(&self.attributes),
        };
        desk.done(read)
    }
}
