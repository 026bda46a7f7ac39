//! Reading the files of others into our own rows, without believing any of it.
//!
//! The life of a file: [`Reader::open`] tells its separator and encoding and reads the header; a
//! [`Mapping`] (of a known [`layout`], remembered, or [guessed](guess())) is [bound](Bound) to that
//! header; each row is then read once, in bounded memory, and becomes a [`CustomerRow`],
//! a [`ContactRow`] or a [`HoldingRow`], or a [`Rejected`] row with a cure for each of its faults.
//!
//! Everything here is pure but for the `Read` it is given. It never guesses a value, never drops a
//! row without saying so, and never holds more than one row.

mod amount;
pub(super) mod cell;
mod encoding;
mod fault;
mod fields;
mod guess;
mod layout;
mod mapping;
pub(super) mod moment;
mod reader;
mod row;
mod scan;
mod sniff;

#[cfg(test)]
mod tests;

pub use amount::Amount;
pub use encoding::Encoding;
pub use fault::{Refusal, Reject, Rejected, shortened};
pub use fields::{Field, Kind, Spec};
pub use guess::guess;
pub use layout::{Layout, recognise, template};
pub use mapping::{Bound, DateOrder, Mapping, Source};
pub use reader::{Options, Reader, Row, Step};
pub use row::{ContactRow, CustomerRow, HoldingRow};
