//! All SQL of this room, one file for each noun.

mod contacts;
mod counts;
mod customers;
mod holdings;
pub(super) mod imports;
mod months;

pub(super) use contacts::{contacts_by_key, contacts_of_ids, put_contacts};
pub use contacts::{contacts_of, contacts_of_many, find_contact};
pub use counts::{count, list_without_contact};
pub use customers::{Look, customer_of_key, customers_of_keys, find, list, names_of};
pub(super) use customers::{customers_of_ids, keys_known, languages_of, put_customers, put_keys};
pub use holdings::{find_holding, holdings_of, last_delivered};
pub(super) use holdings::{holdings_by_key, holdings_of_ids, put_holdings};
pub use months::months_of;
pub(super) use months::{months_between, months_of_ids, put_months, seek_month};
