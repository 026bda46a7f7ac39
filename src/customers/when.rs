//! A moment as a customer's record gives it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A day on the calendar, or an instant.
///
/// The two are kept apart because they promise different things: "by 30 August" is a day wherever
/// one reads it, and turning it into midnight of some zone would make half of that day late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A calendar day, as given; it has no zone.
    Day(Date),
    /// An instant.
    At(Timestamp),
}

impl When {
    /// The calendar day this falls on, read in `zone`.
    #[must_use]
    pub fn day_in(self, zone: &TimeZone) -> Date {
        match self {
            Self::Day(day) => day,
            Self::At(at) => zone.to_datetime(at).date(),
        }
    }
}
