//! How often we meet a customer, as it was understood, and when the next meeting is. Values in, values out.

use jiff::civil::{Date, Time as Clock};
use jiff::{Span, ToSpan};

use super::{Faults, date_of_the_far_future, lasts, number, place, title, zone};
use crate::ground::clock::zone_named;
use crate::ground::{FieldFault, Result, Time};
use crate::meetings::{Cadence, CadenceSaid};

/// What of a cadence was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::meetings) struct Rhythm {
    pub title: String,
    pub every: i64,
    pub unit: String,
    pub weekday: i64,
    pub at: String,
    pub zone: String,
    pub place: String,
    pub lasts: i64,
    pub from_day: String,
}

/// Understands a cadence; each thing not understood beside its field. `desk_zone` is used where none is named.
pub(in crate::meetings) fn read_cadence(said: &CadenceSaid, desk_zone: &str, now: Time) -> Result<Rhythm> {
    let mut faults = Faults(Vec::new());
    let zone = faults.take(zone(&said.zone, desk_zone));
    let unit = match said.unit.trim() {
        "weeks" => "weeks",
        "days" => "days",
        _ => {
            faults.0.push(FieldFault::new("unit", "Every how many days or weeks?", "Choose days or weeks."));
            ""
        }
    };
    let weekday = match (unit, said.weekday.trim().parse::<i64>()) {
        ("weeks", Ok(day @ 1..=7)) => day,
        ("weeks", _) => {
            faults.0.push(FieldFault::new("weekday", "On which day of the week?", "Choose one."));
            0
        }
        _ => 0,
    };
    let rhythm = Rhythm {
        title: faults.take(title(&said.title)),
        every: faults.take(number("every", &said.every, 60, "Write a whole number from 1 to 60.")),
        unit: unit.into(),
        weekday,
        at: faults.take(clock(&said.at)),
        place: faults.take(place(&said.place)),
        lasts: faults.take(lasts(&said.lasts)),
        from_day: faults.take(from_day(&said.from_day, &zone, now)),
        zone,
    };
    faults.none()?;
    Ok(rhythm)
}

fn clock(typed: &str) -> std::result::Result<String, FieldFault> {
    typed
        .trim()
        .parse::<Clock>()
        .map(|at| at.strftime("%H:%M").to_string())
        .map_err(|_| FieldFault::new("at", "This is no time of the day.", "Write it like 14:00."))
}

fn from_day(typed: &str, zone: &str, now: Time) -> std::result::Result<String, FieldFault> {
    let today = now.day(zone);
    if typed.trim().is_empty() {
        return Ok(today.to_string());
    }
    let day = typed.trim().parse::<Date>().ok().filter(|day| *day < date_of_the_far_future());
    day.map(|day| day.to_string()).ok_or_else(|| {
        FieldFault::new("from_day", "This is no day that exists.", "Write it like 2026-03-09.")
    })
}

/// The next meeting of a cadence after the last that was laid out: its day, and when it begins. It lies ahead; days of the clock's
/// change keep the time that was agreed.
pub(in crate::meetings) fn next(cadence: &Cadence, now: Time) -> Option<(Date, Time)> {
    let from: Date = cadence.from_day.parse().ok()?;
    let at: Clock = cadence.at.parse().ok()?;
    let (first, step) = if cadence.unit == "weeks" {
        let until = (cadence.weekday - i64::from(from.weekday().to_monday_one_offset())).rem_euclid(7);
        (from.checked_add(until.days()).ok()?, cadence.every * 7)
    } else {
        (from, cadence.every)
    };
    let step = step.max(1);
    let moment = |day: Date| {
        let zoned = day.to_datetime(at).to_zoned(zone_named(&cadence.zone)).ok()?;
        Some(Time(zoned.timestamp().as_millisecond()))
    };
    // The first of the row that is not before either bound, then on to one that lies ahead.
    let today = now.day(&cadence.zone);
    let laid = cadence.laid_day.parse::<Date>().ok();
    let bound = laid.map_or(today, |laid| laid.max(today)).max(first);
    let days = i64::from(first.until(bound).ok()?.get_days());
    let mut day = first.checked_add(Span::new().days((days / step) * step)).ok()?;
    for _ in 0..4 {
        if laid.is_none_or(|laid| day > laid) && moment(day)? > now {
            return Some((day, moment(day)?));
        }
        day = day.checked_add(Span::new().days(step)).ok()?;
    }
    None
}

/// The day behind which a changed cadence looks for its next one. Where it falls on the same days as before, that is just before the
/// day laid out last, while that one is to come: a day that was called off is not brought back. Where it falls on others, the
/// days are counted anew behind `begun`, the last that began.
pub(in crate::meetings) fn counted_from(
    before: &Cadence,
    changed: &Cadence,
    begun: Option<Date>,
    is_to_come: bool,
) -> String {
    if !changed.is_on_the_days_of(before) {
        return begun.map(|day| day.to_string()).unwrap_or_default();
    }
    let laid = before.laid_day.parse::<Date>().ok();
    let behind = if is_to_come { laid.and_then(|day| day.yesterday().ok()) } else { laid };
    behind.map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::meetings::pages::sample;

    /// Monday, 2 March 2026, nine o'clock.
    const NOW: Time = Time(1_772_442_000_000);

    fn said() -> CadenceSaid {
        CadenceSaid {
            title: "Every other Tuesday".into(),
            every: "2".into(),
            unit: "weeks".into(),
            weekday: "2".into(),
            at: "14:00".into(),
            zone: "Europe/Oslo".into(),
            place: "https://call.example/halden".into(),
            lasts: "45".into(),
            people: Vec::new(),
            from_day: "2026-03-02".into(),
        }
    }

    fn running(said: &CadenceSaid) -> Cadence {
        let rhythm = read_cadence(said, "UTC", NOW).unwrap();
        Cadence {
            every: rhythm.every,
            unit: rhythm.unit,
            weekday: rhythm.weekday,
            at: rhythm.at,
            zone: rhythm.zone,
            from_day: rhythm.from_day,
            laid_day: String::new(),
            ..sample::cadence(NOW)
        }
    }

    #[test]
    fn what_is_not_understood_is_said_beside_its_field() {
        let wrong = |said: &CadenceSaid| match read_cadence(said, "UTC", NOW) {
            Ok(_) => Vec::new(),
            Err(fault) => fault.fields().iter().map(|f| f.field.clone()).collect::<Vec<_>>(),
        };
        assert_eq!(wrong(&said()), Vec::<String>::new());
        assert_eq!(wrong(&CadenceSaid::default()), ["unit", "title", "every", "at", "place", "lasts"]);
        for (said, field) in [
            (CadenceSaid { every: "0".into(), ..said() }, "every"),
            (CadenceSaid { every: "two".into(), ..said() }, "every"),
            (CadenceSaid { weekday: "8".into(), ..said() }, "weekday"),
            (CadenceSaid { at: "25:00".into(), ..said() }, "at"),
            (CadenceSaid { zone: "Mars/Base".into(), ..said() }, "zone"),
            (CadenceSaid { lasts: "721".into(), ..said() }, "lasts"),
            (CadenceSaid { from_day: "2026-02-30".into(), ..said() }, "from_day"),
        ] {
            assert_eq!(wrong(&said), [field], "{said:?}");
        }
        assert_eq!(
            read_cadence(&CadenceSaid { zone: " ".into(), ..said() }, "UTC", NOW).unwrap().zone,
            "UTC"
        );
    }

    #[test]
    fn the_time_of_the_clock_stays_when_clocks_change() {
        let mut cadence = running(&said());
        let mut met = Vec::new();
        let mut now = NOW;
        for _ in 0..3 {
            let (day, at) = next(&cadence, now).unwrap();
            met.push(at.rfc3339());
            cadence.laid_day = day.to_string();
            now = at;
        }
        // Clocks in Oslo went forward on 29 March.
        assert_eq!(met, ["2026-03-03T13:00:00Z", "2026-03-17T13:00:00Z", "2026-03-31T12:00:00Z"]);
    }

    #[test]
    fn what_has_passed_is_not_laid_out_again() {
        let cadence = running(&CadenceSaid { unit: "days".into(), every: "3".into(), ..said() });
        // From Monday every third day: Thursday 5 is the first once Monday's is over.
        let (day, _) = next(&cadence, NOW.plus(12 * 3_600_000)).unwrap();
        assert_eq!(day.to_string(), "2026-03-05");
        let long_after = Time::parse("2027-01-01T00:00:00Z", "UTC").unwrap();
        let (day, at) = next(&cadence, long_after).unwrap();
        assert!(at > long_after && day.to_string().as_str() < "2027-01-05");
    }

    #[test]
    fn a_day_that_was_called_off_stays_so_where_only_the_hour_is_another() {
        // Tuesday the 3rd took place, the 17th was called off, the 31st is to come.
        let before = Cadence { laid_day: "2026-03-31".into(), ..running(&said()) };
        let begun = "2026-03-03".parse::<Date>().ok();
        let now = NOW.plus(3 * 86_400_000);
        let later = Cadence { at: "15:00".into(), ..before.clone() };
        let after = |changed: &Cadence, is_to_come| {
            let laid_day = counted_from(&before, changed, begun, is_to_come);
            next(&Cadence { laid_day, ..changed.clone() }, now).unwrap().0.to_string()
        };
        assert_eq!((after(&later, true), after(&later, false)), ("2026-03-31".into(), "2026-04-14".into()));
        let weekly = Cadence { every: 1, ..before.clone() };
        assert_eq!(after(&weekly, true), "2026-03-10", "other days are counted anew");
        let mondays = Cadence { weekday: 1, ..before.clone() };
        assert_eq!(after(&mondays, true), "2026-03-16");
    }

    proptest! {
        #[test]
        fn the_next_lies_ahead_and_behind_the_last(
            every in 1_i64..60, weekday in 1_i64..=7, is_weeks in any::<bool>(), days in 0_i64..900, laid in prop::option::of(0_i64..900),
        ) {
            let unit = if is_weeks { "weeks" } else { "days" };
            let mut cadence = running(&CadenceSaid {
                every: every.to_string(), unit: unit.into(), weekday: weekday.to_string(), ..said()
            });
            let from: Date = cadence.from_day.parse().unwrap();
            if let Some(laid) = laid {
                cadence.laid_day = from.checked_add(laid.days()).unwrap().to_string();
            }
            let now = NOW.plus(days * 86_400_000);
            let (day, at) = next(&cadence, now).unwrap();
            prop_assert!(at > now && day >= from);
            prop_assert!(cadence.laid_day.is_empty() || day.to_string() > cadence.laid_day);
            if is_weeks {
                prop_assert_eq!(i64::from(day.weekday().to_monday_one_offset()), weekday);
            }
            let again = Cadence { laid_day: day.to_string(), ..cadence };
            let (later, _) = next(&again, now).unwrap();
            let step = if is_weeks { every * 7 } else { every };
            prop_assert_eq!(i64::from(day.until(later).unwrap().get_days()), step);
        }
    }
}
