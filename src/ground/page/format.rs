//! Numbers, money and time as people read them. Latin digits in every language, so that a figure in a
//! mail, a page and an export is the same figure.

use iso_currency::Currency;
use jiff::{Timestamp, civil, tz::TimeZone};

use super::{Lang, catalogue::t};

/// A whole number, by value or by reference: templates hand over references.
pub trait Whole {
    /// Its value.
    fn whole(&self) -> i64;
}

/// A ratio or a score, by value or by reference.
pub trait Real {
    /// Its value.
    fn real(&self) -> f64;
}

macro_rules! wholes {
    ($($kind:ty),*) => { $( impl Whole for $kind {
        fn whole(&self) -> i64 { i64::try_from(*self).unwrap_or(i64::MAX) }
    } )* };
}
wholes!(i32, i64, u8, u16, u32, u64, usize);

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

impl Real for f64 {
    fn real(&self) -> f64 {
        *self
    }
}

impl<T: Real + ?Sized> Real for &T {
    fn real(&self) -> f64 {
        (**self).real()
    }
}

/// `1234567` → `1,234,567`.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Minor units as money: `123456`, `EUR` → `EUR 1,234.56`; `JPY` has no minor digits, `KWD` three. The
/// code stands first because it then stays first in right-to-left text as well.
pub fn money(minor: i64, currency: &str) -> String {
    let digits = Currency::from_code(currency).and_then(Currency::exponent).map_or(2, u32::from);
    let unit = 10_u64.pow(digits);
    let (whole, part) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let sign = if minor < 0 { "−" } else { "" };
    let whole = grouped(whole as i64);
    if digits == 0 {
        return format!("{currency}\u{a0}{sign}{whole}");
    }
    format!("{currency}\u{a0}{sign}{whole}.{part:0width$}", width = digits as usize)
}

/// A ratio from 0 to 1 as per cent with at most one decimal: `0.875` → `87.5%`.
pub fn percent(ratio: f64) -> String {
    let text = format!("{:.1}", ratio * 100.0);
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

/// A span of milliseconds in its two largest units: `45 s`, `12 min`, `2 h 05 min`, `3 d 4 h`, `90 d`.
pub fn elapsed(lang: Lang, span_ms: i64) -> String {
    let seconds = span_ms.unsigned_abs() / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let unit = |id| t(lang, id);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} {}", unit("page-unit-s")),
        (0, 0, _) => format!("{minutes} {}", unit("page-unit-min")),
        (0, ..) => {
            format!("{hours} {} {:02} {}", unit("page-unit-h"), minutes % 60, unit("page-unit-min"))
        }
        (1..=13, ..) => format!("{days} {} {} {}", unit("page-unit-d"), hours % 24, unit("page-unit-h")),
        _ => format!("{} {}", grouped(days as i64), unit("page-unit-d")),
    }
}

/// An instant in UTC as RFC 3339, for `datetime` attributes.
pub fn rfc3339(ms: i64) -> String {
    instant(ms).to_string()
}

/// The calendar day of an instant in a zone: `3 March 2026`.
pub fn day(lang: Lang, zone: &str, ms: i64) -> String {
    spelled(lang, instant(ms).to_zoned(time_zone(zone)).date())
}

/// `3 March 2026`, `3. März 2026`, `1er mars 2026`.
fn spelled(lang: Lang, date: civil::Date) -> String {
    let month = t(lang, &format!("page-month-{}", date.month()));
    let mark = match (lang, date.day()) {
        (Lang::De, _) => ".",
        (Lang::Fr, 1) => "er",
        _ => "",
    };
    format!("{}{mark} {month} {}", date.day(), date.year())
}

/// A calendar day as it stands in the store (`2026-03-03`), or the day of a longer text that begins with one.
pub fn date(lang: Lang, day: &str) -> Option<String> {
    let date: civil::Date = day.get(..10)?.parse().ok()?;
    Some(spelled(lang, date))
}

/// A calendar month as it stands in the store (`2026-03`), or that of a day: `March 2026`.
pub fn month(lang: Lang, month: &str) -> Option<String> {
    let first: civil::Date = format!("{}-01", month.get(..7)?).parse().ok()?;
    let month = t(lang, &format!("page-month-{}", first.month()));
    Some(format!("{month} {}", first.year()))
}

/// The word of a zone at an instant: `CET`, or `UTC+4` where the zone has no word of its own.
pub fn zone_word(zone: &str, ms: i64) -> String {
    let word = instant(ms).to_zoned(time_zone(zone)).strftime("%Z").to_string();
    match word.strip_prefix(['+', '-']) {
        Some(hours) => {
            let sign = if word.starts_with('-') { '−' } else { '+' };
            format!("UTC{sign}{}", hours.trim_start_matches('0'))
        }
        None => word,
    }
}

/// The day of the week of an instant in a zone: `Tuesday`.
pub fn weekday(lang: Lang, zone: &str, ms: i64) -> String {
    let date = instant(ms).to_zoned(time_zone(zone));
    t(lang, &format!("page-weekday-{}", date.weekday().to_monday_one_offset()))
}

/// The time of day of an instant in a zone: `14:05`.
pub fn time(zone: &str, ms: i64) -> String {
    instant(ms).to_zoned(time_zone(zone)).strftime("%H:%M").to_string()
}

/// An instant as a `datetime-local` field wants it: `2026-03-03T14:05`.
pub fn local_input(zone: &str, ms: i64) -> String {
    instant(ms).to_zoned(time_zone(zone)).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// What a `datetime-local` field (`2026-03-03T14:05`) or a `date` field (midnight) says, as an instant;
/// `None` when it is no such day or time.
pub fn read_local(zone: &str, text: &str) -> Option<i64> {
    let text = text.trim();
    let local = match text.parse::<civil::Date>() {
        Ok(date) if !text.contains('T') => date.at(0, 0, 0, 0),
        _ => text.parse::<civil::DateTime>().ok()?,
    };
    Some(local.to_zoned(time_zone(zone)).ok()?.timestamp().as_millisecond())
}

fn instant(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(if ms < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

fn time_zone(zone: &str) -> TimeZone {
    // An unknown zone must not take a page down; settings refuse one where it is entered.
    TimeZone::get(zone).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFTERNOON: i64 = 1_772_544_000_000; // 2026-03-03T13:20:00Z

    #[test]
    fn money_has_the_minor_digits_of_its_currency() {
        assert_eq!(money(123_456, "EUR"), "EUR\u{a0}1,234.56");
        assert_eq!(money(-5, "EUR"), "EUR\u{a0}−0.05");
        assert_eq!(money(1500, "JPY"), "JPY\u{a0}1,500");
        assert_eq!(money(1_234_567, "KWD"), "KWD\u{a0}1,234.567");
        assert_eq!(money(i64::MIN, "EUR"), "EUR\u{a0}−92,233,720,368,547,758.08");
    }

    #[test]
    fn spans_show_their_two_largest_units() {
        let minute = 60_000;
        let said = [45_000, 12 * minute, 125 * minute, -125 * minute, 76 * 60 * minute, 90 * 1440 * minute]
            .map(|span| elapsed(Lang::En, span));
        assert_eq!(said, ["45 s", "12 min", "2 h 05 min", "2 h 05 min", "3 d 4 h", "90 d"]);
    }

    #[test]
    fn days_and_times_are_of_the_zone() {
        assert_eq!(day(Lang::En, "Europe/Paris", AFTERNOON), "3 March 2026");
        assert_eq!(time("Europe/Paris", AFTERNOON), "14:20");
        assert_eq!(day(Lang::En, "Pacific/Auckland", AFTERNOON), "4 March 2026");
        assert_eq!(rfc3339(AFTERNOON), "2026-03-03T13:20:00Z");
        assert_eq!(date(Lang::En, "2026-03-09"), Some("9 March 2026".to_owned()));
        assert_eq!(date(Lang::En, "soon"), None);
        let zones =
            ["Europe/Paris", "Asia/Dubai", "UTC", "America/Sao_Paulo"].map(|z| zone_word(z, AFTERNOON));
        assert_eq!(zones, ["CET", "UTC+4", "UTC", "UTC−3"]);
        assert_eq!(read_local("Europe/Paris", &local_input("Europe/Paris", AFTERNOON)), Some(AFTERNOON));
        assert_eq!(read_local("UTC", "2026-02-30"), None);
        assert_eq!(read_local("UTC", "1970-01-02"), Some(86_400_000));
    }

    #[test]
    fn ratios_and_counts() {
        assert_eq!([0.875, 1.0, 0.0].map(percent), ["87.5%", "100%", "0%"]);
        assert_eq!(grouped(-1_234_567), "−1,234,567");
        assert_eq!(grouped(100), "100");
    }
}
