//! Customers, contacts, holdings, months: whom we owe, who speaks for them, what they have from us, and what each
//! month with them came to.
//!
//! They become known by hand or by [`import`], each under the keys that other systems give them; a customer may
//! have several. What a customer was promised and when it came stands on their holdings, as calendar days and
//! as instants. **This room never** decides who is touched by an incident (that is `scope`), tells anybody
//! anything, or leaves anybody out for being small.

pub mod api;
mod attributes;
mod contact;
mod course;
mod customer;
mod delivered;
mod holding;
pub mod import;
mod month;
pub mod pages;
pub mod panel;
mod proof;
mod rules;
mod said;
mod store;
mod verbs;
mod when;

pub use attributes::{Attributes, AttributesSaid};
pub use contact::{Contact, ContactSaid, Roles};
pub use course::{Side, before_and_since, moved_by};
pub use customer::{Customer, CustomerKey, CustomerLine, CustomerSaid};
pub use delivered::{Delivered, region_of};
pub use holding::{Holding, HoldingSaid};
pub use month::{Month, MonthSaid};
pub use rules::{kept_by_calendar_day, late_by_days};
pub use store::{
    Look, contacts_of, contacts_of_many, count, customer_of_key, customers_of_keys, find, find_contact,
    find_holding, holdings_of, last_delivered, list, list_without_contact, months_of, names_of,
};
pub use verbs::{
    add_contact, add_customer, add_holding, change_contact, change_customer, change_holding, note_left,
    say_month,
};
pub use when::When;
