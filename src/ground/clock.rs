//! Time as a value: UTC milliseconds in the store, RFC 3339 outside, a calendar day only with a zone.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, sqlx::Type)]
#[sqlx(transparent)]
pub struct Time(pub i64);

/// One second, in the unit of [`Time`].
pub const SECOND: i64 = 1_000;
/// One minute, in the unit of [`Time`].
pub const MINUTE: i64 = 60 * SECOND;
/// One hour, in the unit of [`Time`].
pub const HOUR: i64 = 60 * MINUTE;
/// One day of 24 hours, in the unit of [`Time`].
pub const DAY: i64 = 24 * HOUR;

impl Time {
    /// This many milliseconds later (earlier when negative).
    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// The moment as jiff knows it; out-of-range moments become the epoch.
    pub fn stamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// RFC 3339 in UTC, to the second.
    pub fn rfc3339(self) -> String {
        self.stamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The calendar day of this moment in a zone (IANA name; UTC when unknown).
    pub fn day(self, zone: &str) -> Date {
        self.stamp().to_zoned(zone_named(zone)).date()
    }

    /// Reads RFC 3339, `2026-11-23T09:30`, `2026-11-23 09:30:00` or `2026-11-23`, the last three in `zone`
    /// (as a form's `datetime-local` field gives them). `None` when it is no moment that exists.
    pub fn parse(text: &str, zone: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(stamp) = text.parse::<Timestamp>() {
            return Some(Self(stamp.as_millisecond()));
        }
        let civil = text
            .parse::<jiff::civil::DateTime>()
            .ok()
            .or_else(|| text.parse::<Date>().ok().map(|d| d.at(0, 0, 0, 0)))?;
        let zoned = civil.to_zoned(zone_named(zone)).ok()?;
        Some(Self(zoned.timestamp().as_millisecond()))
    }

    /// The first moment of a calendar day in a zone.
    pub fn start_of(day: Date, zone: &str) -> Self {
        day.to_zoned(zone_named(zone)).map_or(Self(0), |z| Self(z.timestamp().as_millisecond()))
    }
}

/// The zone of this IANA name, UTC when there is none of that name.
pub fn zone_named(zone: &str) -> TimeZone {
    TimeZone::get(zone).unwrap_or(TimeZone::UTC)
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // To the millisecond, where it is not a whole second: a digest of a row must not pass over the rest.
        serializer.collect_str(&self.stamp())
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text, "UTC").ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is no moment: write 2026-11-23T09:30:00Z"))
        })
    }
}

impl From<Time> for twodb::Value {
    fn from(time: Time) -> Self {
        Self::Int(Some(time.0))
    }
}

impl twodb::Scalar for Time {
    const ABSENT: twodb::Value = twodb::Value::Int(None);
}

impl utoipa::PartialSchema for Time {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .build()
            .into()
    }
}
impl utoipa::ToSchema for Time {}

/// Where the present comes from: the machine, a hand that tests move, or the machine seen from another day.
#[derive(Debug, Clone, Default)]
pub struct Clock(Hand);

#[derive(Debug, Clone, Default)]
enum Hand {
    #[default]
    System,
    /// Stands until it is moved.
    Standing(Arc<AtomicI64>),
    /// Runs as the machine does, this many milliseconds away from it.
    Away(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Hand::System)
    }

    /// A clock that stands at `now` until [`Clock::advance`] moves it.
    pub fn standing_at(now: Time) -> Self {
        Self(Hand::Standing(Arc::new(AtomicI64::new(now.0))))
    }

    /// A clock that starts at `now` and runs, for playing a story on another day; [`Clock::advance`] leaps.
    pub fn running_from(now: Time) -> Self {
        Self(Hand::Away(Arc::new(AtomicI64::new(now.0 - machine()))))
    }

    /// The present.
    pub fn now(&self) -> Time {
        match &self.0 {
            Hand::System => Time(machine()),
            Hand::Standing(at) => Time(at.load(Ordering::SeqCst)),
            Hand::Away(by) => Time(machine() + by.load(Ordering::SeqCst)),
        }
    }

    /// Moves the clock on by `ms`; the machine's own stays as it is.
    pub fn advance(&self, ms: i64) {
        match &self.0 {
            Hand::System => {}
            Hand::Standing(at) | Hand::Away(at) => {
                at.fetch_add(ms, Ordering::SeqCst);
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine() -> i64 {
    Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_belongs_to_its_zone() {
        let late = Time::parse("2017-12-01T01:30:00Z", "UTC").unwrap();
        assert_eq!(late.day("UTC").to_string(), "2017-12-01");
        assert_eq!(late.day("America/Sao_Paulo").to_string(), "2017-11-30");
        assert_eq!(Time::parse("2017-02-30", "UTC"), None);
        assert_eq!(late.rfc3339(), "2017-12-01T01:30:00Z");
    }
}
