//! Pure decisions about what customers have from us.

use jiff::tz::TimeZone;

use super::When;

/// Whether what was promised for `promised` was kept by what happened at `delivered`.
///
/// A promised *day* is kept by anything delivered on that day in `zone`: whoever says "by the 30th"
/// and hands over at eleven that night has kept their word. A promised *instant* is kept up to that
/// instant; where the delivery is known only by its day, the day decides.
#[must_use]
pub fn kept_by_calendar_day(promised: When, delivered: When, zone: &TimeZone) -> bool {
    match (promised, delivered) {
        (When::At(due), When::At(done)) => done <= due,
        _ => delivered.day_in(zone) <= promised.day_in(zone),
    }
}

/// How many calendar days after the promised day it was delivered; 0 when the day was kept.
#[must_use]
pub fn late_by_days(promised: When, delivered: When, zone: &TimeZone) -> i32 {
    let (due, done) = (promised.day_in(zone), delivered.day_in(zone));
    // Two dates of one calendar always have a difference in days; the fallback cannot be reached.
    due.until(done).map_or(0, |span| span.get_days().max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, date};

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn at(text: &str) -> When {
        When::At(text.parse().unwrap())
    }

    #[test]
    fn a_day_is_kept_until_its_last_second_in_its_own_zone() {
        let sao_paulo = zone("America/Sao_Paulo");
        let promised = When::Day(date(2018, 8, 30));
        for (delivered, kept) in [
            ("2018-08-30T00:00:00-03:00", true),
            ("2018-08-30T23:59:59-03:00", true),
            ("2018-08-31T00:00:00-03:00", false),
            ("2018-08-29T12:00:00-03:00", true),
            // 02:00 UTC on the 31st is still the evening of the 30th in São Paulo.
            ("2018-08-31T02:00:00Z", true),
        ] {
            assert_eq!(kept_by_calendar_day(promised, at(delivered), &sao_paulo), kept, "{delivered}");
        }
        assert!(!kept_by_calendar_day(promised, at("2018-08-31T02:00:00Z"), &TimeZone::UTC));
    }

    #[test]
    fn an_instant_is_kept_to_the_second() {
        let due = at("2024-03-01T12:00:00Z");
        assert!(kept_by_calendar_day(due, due, &TimeZone::UTC));
        assert!(!kept_by_calendar_day(due, at("2024-03-01T12:00:01Z"), &TimeZone::UTC));
        assert!(kept_by_calendar_day(due, When::Day(date(2024, 3, 1)), &TimeZone::UTC));
    }

    #[test]
    fn lateness_counts_days_across_months_and_never_goes_below_zero() {
        let days = |a: Date, b: Date| late_by_days(When::Day(a), When::Day(b), &TimeZone::UTC);
        assert_eq!(days(date(2018, 1, 30), date(2018, 3, 2)), 31);
        assert_eq!(days(date(2018, 3, 2), date(2018, 1, 30)), 0);
        assert_eq!(days(date(2018, 3, 2), date(2018, 3, 2)), 0);
    }
}
