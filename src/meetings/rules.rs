//! What may become of a meeting. Values in, yes or a reason out.

mod rhythm;

use jiff::civil::Date;

use super::{Meeting, MeetingState};
use crate::ground::text::{self, NAME};
use crate::ground::{Fault, FieldFault, Result, Time};
pub(super) use rhythm::{counted_from, next, read_cadence};

/// The longest reason, place, or remark.
pub(super) const WORDS: usize = 2_000;
/// The longest meeting, in minutes.
const LONGEST: i64 = 12 * 60;
/// The most who are asked to one meeting.
pub(super) const MOST_PEOPLE: usize = 40;

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

const fn date_of_the_far_future() -> Date {
    jiff::civil::date(2200, 1, 1)
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

/// Who is asked is changed before it begins: an invitation to what has begun is none.
pub(super) fn may_invite(meeting: &Meeting, now: Time) -> Result<()> {
    must_be_planned(meeting)?;
    if meeting.starts_at <= now {
        return Err(Fault::refused(
            "This meeting has begun already.",
            "Note what was said, or give it another time first.",
        ));
    }
    Ok(())
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
    use super::*;
    use crate::meetings::pages::sample;

    /// Monday, 2 March 2026, nine o'clock.
    const NOW: Time = Time(1_772_442_000_000);

    #[test]
    fn nobody_is_asked_to_what_has_begun_or_is_off() {
        let meeting = sample::meeting(NOW, 1, 2, "planned");
        assert!(may_invite(&meeting, NOW).is_ok());
        assert!(matches!(may_invite(&meeting, meeting.starts_at), Err(Fault::Refused { .. })));
        for state in ["held", "cancelled"] {
            let over = Meeting { state: state.into(), ..meeting.clone() };
            assert!(matches!(may_invite(&over, NOW), Err(Fault::Conflict(_))), "{state}");
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
