//! What may become of a meeting, and when the next one is. Values in, yes or a reason out.

use jiff::civil::{Date, Time as Clock};
use jiff::{Span, ToSpan};

use super::{Cadence, CadenceSaid, Meeting, MeetingState};
use crate::ground::clock::zone_named;
use crate::ground::text::{self, NAME};
use crate::ground::{Fault, FieldFault, Result, Time};

/// The longest reason, place, or remark.
pub(super) const WORDS: usize = 2_000;
/// The longest meeting, in minutes.
const LONGEST: i64 = 12 * 60;
/// The most who are asked to one meeting.
pub(super) const MOST_PEOPLE: usize = 40;

/// What of a cadence was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rhythm {
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

/// Gathers what was not understood.
struct Faults(Vec<FieldFault>);

impl Faults {
    fn take<T: Default>(&mut self, read: std::result::Result<T, FieldFault>) -> T {
        read.unwrap_or_else(|fault| {
            self.0.push(fault);
            T::default()
        })
    }
    fn none(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Fault::Invalid(self.0)) }
    }
}

/// Understands a cadence; each thing not understood beside its field. `zone` is the desk's, `today` the day it is.
pub(super) fn read_cadence(said: &CadenceSaid, desk_zone: &str, now: Time) -> Result<Rhythm> {
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

/// What it is called, where, and how long, of a single meeting or one that moves.
pub(super) fn read_frame(typed: [&str; 3]) -> Result<(String, String, i64)> {
    let [name, where_, how_long] = typed;
    let mut faults = Faults(Vec::new());
    let read = (faults.take(title(name)), faults.take(place(where_)), faults.take(lasts(how_long)));
    faults.none()?;
    Ok(read)
}

fn title(typed: &str) -> std::result::Result<String, FieldFault> {
    text::required("title", typed, NAME)
        .map(|title| title.replace('\n', " "))
        .map_err(|fault| fault.where_empty(typed, "Say in a few words what it is; they read it."))
}

fn place(typed: &str) -> std::result::Result<String, FieldFault> {
    text::required("place", typed, NAME)
        .map(|place| place.replace('\n', " "))
        .map_err(|fault| fault.where_empty(typed, "Write the place, or the address of the call."))
}

fn lasts(typed: &str) -> std::result::Result<i64, FieldFault> {
    number("lasts", typed, LONGEST, "Write the minutes, 1 to 720.")
}

fn number(field: &str, typed: &str, most: i64, cure: &str) -> std::result::Result<i64, FieldFault> {
    let read = typed.trim().parse::<i64>().ok().filter(|n| (1..=most).contains(n));
    read.ok_or_else(|| FieldFault::new(field, "This is no number that fits here.", cure))
}

fn clock(typed: &str) -> std::result::Result<String, FieldFault> {
    typed
        .trim()
        .parse::<Clock>()
        .map(|at| at.strftime("%H:%M").to_string())
        .map_err(|_| FieldFault::new("at", "This is no time of the day.", "Write it like 14:00."))
}

/// The zone named, or the desk's.
pub(super) fn zone(typed: &str, desk: &str) -> std::result::Result<String, FieldFault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(desk.to_owned());
    }
    match jiff::tz::TimeZone::get(typed) {
        Ok(found) => Ok(found.iana_name().unwrap_or(typed).to_owned()),
        Err(_) => Err(FieldFault::new("zone", "There is no such zone.", "Write it like Europe/Oslo.")),
    }
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

const fn date_of_the_far_future() -> Date {
    jiff::civil::date(2200, 1, 1)
}

/// The next meeting of a cadence after the last that was laid out: its day, and when it begins. It lies ahead; days of the clock's
/// change keep the time that was agreed.
pub(super) fn next(cadence: &Cadence, now: Time) -> Option<(Date, Time)> {
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

/// Only what is to come can be moved or called off.
pub(super) fn must_be_planned(meeting: &Meeting) -> Result<()> {
    match meeting.state() {
        MeetingState::Planned => Ok(()),
        MeetingState::Held => {
            Err(Fault::Conflict("This meeting was held already. Nothing was changed.".into()))
        }
        MeetingState::Cancelled => {
            Err(Fault::Conflict("This meeting was called off already. Nothing was changed.".into()))
        }
    }
}

/// A moment that lies ahead, and not further than anybody plans.
pub(super) fn ahead(typed: &str, zone: &str, now: Time) -> Result<Time> {
    let at = Time::parse(typed, zone).ok_or_else(|| {
        Fault::invalid("starts_at", "This is no moment that exists.", "Write it like 2026-03-09T14:00.")
    })?;
    if at <= now {
        return Err(Fault::invalid("starts_at", "This moment has passed.", "Choose one that lies ahead."));
    }
    if at >= Time::start_of(date_of_the_far_future(), "UTC") {
        return Err(Fault::invalid("starts_at", "Nobody plans so far ahead.", "Choose an earlier moment."));
    }
    Ok(at)
}

/// A meeting is held once it has begun; what was noted can be written on until it was sent.
pub(super) fn may_hold(meeting: &Meeting, now: Time) -> Result<()> {
    must_be_readable(meeting)?;
    if meeting.state() == MeetingState::Cancelled {
        return must_be_planned(meeting);
    }
    if meeting.sent_at.is_some() {
        return Err(Fault::refused(
            "The minutes were sent already; those who have them keep them.",
            "Put what was wrong among the points of the next meeting.",
        ));
    }
    if meeting.starts_at > now {
        return Err(Fault::refused(
            "This meeting has not begun yet.",
            "Move it if it took place earlier; otherwise come back when it has.",
        ));
    }
    Ok(())
}

/// Minutes go out once, from a meeting that was held.
pub(super) fn may_send(meeting: &Meeting) -> Result<()> {
    must_be_readable(meeting)?;
    if meeting.sent_at.is_some() {
        return Err(Fault::Conflict("The minutes were sent already. Nothing was sent again.".into()));
    }
    if !meeting.is_held() {
        return Err(Fault::refused("Nobody noted yet what was said.", "Write the minutes first."));
    }
    Ok(())
}

/// A promise is made at a meeting that takes place or took place.
pub(super) fn may_promise(meeting: &Meeting, now: Time) -> Result<()> {
    if meeting.state() == MeetingState::Cancelled || meeting.starts_at > now {
        return Err(Fault::refused(
            "Nothing was said at this meeting.",
            "Make the promise from the page of the case; it says there where it was made.",
        ));
    }
    Ok(())
}

fn must_be_readable(meeting: &Meeting) -> Result<()> {
    if meeting.erased_at.is_none() {
        return Ok(());
    }
    Err(Fault::Conflict("The words of this meeting were erased. There is nothing left to write on.".into()))
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

    #[test]
    fn nothing_is_sent_twice_or_held_before_it_begins() {
        let meeting = sample::meeting(NOW, 1, 2, "planned");
        assert!(may_hold(&meeting, NOW).is_err() && may_hold(&meeting, meeting.starts_at).is_ok());
        assert!(matches!(may_send(&meeting), Err(Fault::Refused { .. })));
        let held = Meeting { state: "held".into(), ..meeting.clone() };
        assert!(may_send(&held).is_ok() && must_be_planned(&held).is_err());
        let sent = Meeting { sent_at: Some(NOW), ..held };
        assert!(
            matches!(may_send(&sent), Err(Fault::Conflict(_))) && may_hold(&sent, sent.starts_at).is_err()
        );
        let off = Meeting { state: "cancelled".into(), ..meeting };
        assert!(may_promise(&off, off.starts_at).is_err() && may_hold(&off, off.starts_at).is_err());
    }
}
