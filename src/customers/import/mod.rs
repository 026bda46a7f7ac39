//! Reading the files of others into our own rows, without believing any of it.
//!
//! The life of a file: [`Reader::open`] tells its separator and encoding and reads the header; a
//! [`Mapping`] (of a known [`layout`], remembered, or [guessed](guess())) is [bound](Bound) to that
//! header; each row is then read once, in bounded memory, and becomes a [`CustomerRow`],
//! a [`ContactRow`], a [`HoldingRow`] or a [`MonthRow`], or a [`Rejected`] row with a cure for each of its faults.
//!
//! Everything here is pure but for the `Read` it is given. It never guesses a value, never drops a
//! row without saying so, and never holds more than one row.

mod amount;
pub(super) mod cell;
mod encoding;
mod fault;
mod feed;
mod fields;
mod guess;
pub mod jobs;
mod layout;
mod mapping;
pub(super) mod moment;
mod parts;
mod plan_contacts;
mod plan_customers;
mod plan_holdings;
mod plan_months;
mod reader;
mod receive;
mod rejects;
mod row;
mod run;
mod scan;
mod sniff;
mod specs;
mod take;
mod verbs;
mod vouched;

#[cfg(test)]
mod tests;

pub use amount::Amount;
pub use encoding::Encoding;
pub use fault::{Refusal, Reject, Rejected, shortened};
pub use fields::{Field, Kind, Spec};
pub use guess::{guess, plain};
pub use layout::{Layout, recognise, template};
pub use mapping::{Bound, DateOrder, Mapping, Source};
pub use reader::{Options, Reader, Row, Step};
pub use receive::{MOST_UPLOADED, Preview, Receiving, preview};
pub use rejects::rejects_csv;
pub use row::{ContactRow, CustomerRow, HoldingRow, MonthRow};
pub use run::{ImportRun, Names, RunState};
pub use verbs::{Order, begin_here, import, resume};
pub use vouched::{Marks, Standing, marks_of, standing_after};

pub use super::store::imports::{batches_after, file_digest, find_run, list_runs, rejects_digest};

/// A mark is the id of a row and the beginning of its digest.
const MARK: usize = 30 + MARK_DIGEST;
/// How much of a digest a mark holds, in bytes.
const MARK_DIGEST: usize = 16;
