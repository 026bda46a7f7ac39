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

use twodb::{Args, Ask, Row, Sql};

use crate::ground::Result;

/// Values asked for in one statement. Always as many, the last one repeated, so that the engine meets one
/// text and keeps it prepared.
const ASKED: usize = 1000;

/// The rows for which a column is one of `values`: `select` ends before `in`, and binds `before` first.
async fn all_in<T: Row>(ask: &mut impl Ask, select: &str, before: &Args, values: &[&str]) -> Result<Vec<T>> {
    let mut found = Vec::new();
    for some in values.chunks(ASKED) {
        let asked = if some.len() > 50 { ASKED } else { some.len().next_power_of_two() };
        let text = format!("{select} in {}", Sql::in_list(before.len() + 1, asked));
        let mut args = before.clone();
        let last = some.last().copied().unwrap_or_default();
        args.extend(some.iter().copied().chain(std::iter::repeat(last)).take(asked).map(Into::into));
        found.extend(ask.all::<T>(Sql::built(text), args).await?);
    }
    Ok(found)
}
