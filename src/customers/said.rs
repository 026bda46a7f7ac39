//! What a person typed about a customer, a contact, a holding or a month, read: each field by the same rules as a
//! cell of an import, all faults at once.

use jiff::tz::TimeZone;

use super::import::cell::{self, KEY, NAME, NOTE, WORD, Wrong};
use super::import::{DateOrder, moment};
use super::month::month_of;
use super::{Attributes, AttributesSaid, ContactSaid, CustomerSaid, HoldingSaid, MonthSaid, Roles, When};
use crate::ground::clock::zone_named;
use crate::ground::{Fault, FieldFault, Money, Result, Time};

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

/// A month as read.
pub(super) struct MonthRead {
    pub month: String,
    pub currency: String,
    pub revenue_minor: Option<i64>,
    pub margin_minor: Option<i64>,
    pub invoices: Option<Invoices>,
}

/// Invoices that fell due in a month, and those paid by their day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Invoices {
    pub due: i64,
    pub on_time: i64,
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
        read(typed).map_err(|wrong| self.wrong(field, &wrong)).ok()
    }

    fn wrong(&mut self, field: &str, wrong: &Wrong) {
        self.0.push(FieldFault::new(field, sentence(&wrong.why), sentence(&wrong.cure)));
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

impl MonthSaid {
    /// Reads it; a month that has not begun by `now` in `zone` has no figures yet.
    pub(super) fn read(&self, now: Time, zone: &str) -> Result<MonthRead> {
        let mut desk = Desk::default();
        let currency = desk.required("currency", &self.currency, WORD);
        let currency = desk.optional("currency", &currency, |t| {
            Money::parse("0", t)
                .map(|m| m.currency)
                .map_err(|why| Wrong::new(why.trim_end_matches('.'), "Correct it"))
        });
        let money = |t: &str| {
            // Without a currency nothing is kept; two decimals are then as good as any.
            Money::parse_signed(t, currency.as_deref().unwrap_or("EUR"))
                .map(|m| m.minor)
                .map_err(|why| Wrong::new(why.trim_end_matches('.'), "Correct it"))
        };
        let month = desk.required("month", &self.month, WORD);
        let month = desk.optional("month", &month, |t| {
            let month = moment::month(t, DateOrder::YearFirst)?;
            if begun(&month, now, zone) { Ok(month) } else { Err(not_begun()) }
        });
        let revenue_minor = desk.optional("revenue", &self.revenue, money);
        let margin_minor = desk.optional("margin", &self.margin, money);
        let due = desk.optional("invoices_due", &self.invoices_due, cell::count);
        let on_time = desk.optional("invoices_on_time", &self.invoices_on_time, cell::count);
        // What was not understood of either is said already.
        let both = if desk.0.is_empty() { invoices(due, on_time) } else { Ok(None) };
        let invoices = both.unwrap_or_else(|wrong| {
            desk.wrong("invoices_on_time", &wrong);
            None
        });
        let (month, currency) = (month.unwrap_or_default(), currency.unwrap_or_default());
        desk.done(MonthRead { month, currency, revenue_minor, margin_minor, invoices })
    }
}

/// Whether a month has begun.
pub(super) fn begun(month: &str, now: Time, zone: &str) -> bool {
    month <= month_of(now.day(zone)).as_str()
}

/// Why a month that has not begun is refused.
pub(super) fn not_begun() -> Wrong {
    Wrong::new("this month has not begun", "Wait for its figures, or correct the month")
}

/// Both counts together: as many paid on time as fell due, at most. `None` where neither is known.
pub(super) fn invoices(
    due: Option<i64>,
    on_time: Option<i64>,
) -> std::result::Result<Option<Invoices>, Wrong> {
    match (due, on_time) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Wrong::new(
            "how many invoices fell due is not said",
            "Say how many fell due, or leave both empty",
        )),
        (Some(due), on_time) if on_time.unwrap_or(0) > due => {
            Err(Wrong::new("more invoices were paid on time than fell due", "Correct one of the two"))
        }
        (Some(0), _) => Ok(Some(Invoices { due: 0, on_time: 0 })),
        (Some(_), None) => {
            Err(Wrong::new("how many of the invoices were paid on time is not said", "Say how many, or 0"))
        }
        (Some(due), Some(on_time)) => Ok(Some(Invoices { due, on_time })),
    }
}
