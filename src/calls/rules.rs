//! Who is rung next, when again, and when it is over. Values in, an answer out.

use super::{Line, Outcome};
use crate::ground::clock::{DAY, HOUR, MINUTE, zone_named};
use crate::ground::id::MemberId;
use crate::ground::{Fault, Result, Time};

/// How often somebody is rung without an answer before we give it up.
pub const MOST_TRIES: i64 = 6;
/// How long a call is in a member's hands.
pub(super) const LEASE: i64 = 30 * MINUTE;
/// A call that we promised comes to the front so long before its moment, that it can be made in time.
pub(super) const AHEAD: i64 = 15 * MINUTE;
/// A call back that nobody made so long after its moment is broken.
pub(super) const FORGOTTEN: i64 = DAY;
/// The hours of the day in which people are rung, where they are.
const FROM: i8 = 8;
const TO: i8 = 20;

/// The first of the order: fear for safety or data, then a call that we promised, then everybody else.
pub const fn urgency(is_fear: bool, is_promised: bool) -> i64 {
    match (is_fear, is_promised) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

/// Scenarios in which people fear for their safety or their data (R51).
pub(super) fn is_fearful(scenario: Option<&str>) -> bool {
    matches!(scenario, Some("recall" | "breach"))
}

/// The second of the order: how far what is at stake puts somebody ahead, from nothing to a day. Each pair is the
/// customer's open value in one currency and the largest that any customer of the incident has in it: so no currency is
/// turned into another, and nobody waits longer than a day behind those with more.
pub fn head_start(stakes: &[(i64, i64)]) -> i64 {
    let share = |(value, largest): &(i64, i64)| {
        let largest = i128::from(*largest).max(1);
        let value = i128::from(*value).clamp(0, largest);
        i64::try_from(i128::from(DAY) * value / largest).unwrap_or(DAY)
    };
    stakes.iter().map(share).max().unwrap_or(0)
}

/// Whether people are rung at this moment where they are.
pub fn is_waking(at: Time, zone: &str) -> bool {
    (FROM..TO).contains(&at.stamp().to_zoned(zone_named(zone)).hour())
}

/// The first moment from `at` on at which people are rung where they are.
pub fn waking(at: Time, zone: &str) -> Time {
    if is_waking(at, zone) {
        return at;
    }
    let there = at.stamp().to_zoned(zone_named(zone));
    let day =
        if there.hour() < FROM { there.date() } else { there.date().tomorrow().unwrap_or(there.date()) };
    day.at(FROM, 0, 0, 0)
        .to_zoned(zone_named(zone))
        .map_or(at, |z| Time(z.timestamp().as_millisecond()))
        .max(at)
}

/// How long to wait after so many tries: growing pauses; after a message at least so long that they can ring us.
pub fn again_after(outcome: Outcome, tries: i64) -> i64 {
    let pause = match tries {
        ..=1 => 30 * MINUTE,
        2 => 2 * HOUR,
        3 => 5 * HOUR,
        _ => DAY,
    };
    if outcome == Outcome::MessageLeft { pause.max(4 * HOUR) } else { pause }
}

/// When somebody whom we did not reach is rung again; never, when it was tried often enough.
pub(super) fn again_at(outcome: Outcome, tries: i64, now: Time, zone: &str) -> Option<Time> {
    let goes_on = matches!(outcome, Outcome::NoAnswer | Outcome::MessageLeft) && tries < MOST_TRIES;
    goes_on.then(|| waking(now.plus(again_after(outcome, tries)), zone))
}

/// A member says what came of a call that they have in hand.
pub(super) fn may_say(line: &Line, member: &MemberId) -> Result<()> {
    // A lease that has ended and that nobody has taken over is still the caller's: they were on the telephone.
    match &line.taken_by {
        Some(holder) if holder == member => Ok(()),
        Some(_) => Err(Fault::Conflict(
            "Somebody else has this call in hand now. Tell them what you know; nothing was changed.".into(),
        )),
        None => Err(Fault::refused(
            "You do not have this call in hand.",
            "Take it first, so that nobody else rings the same person meanwhile.",
        )),
    }
}

/// A call is taken by whoever may, while nobody has it in hand.
pub(super) fn may_take(line: &Line, member: &MemberId, is_caller: bool, now: Time) -> Result<()> {
    if line.is_executive == 1 && !is_caller {
        return Err(Fault::forbidden(
            "Executives are called by those whom a lead has named. Ask a lead to name you under Calls.",
        ));
    }
    match line.holder(now) {
        Some(holder) if holder != member => {
            Err(Fault::Conflict("Somebody else has this call in hand.".into()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The whole order: what comes first is smaller.
    fn order(is_fear: bool, is_promised: bool, stakes: &[(i64, i64)], since: i64) -> (i64, i64) {
        (urgency(is_fear, is_promised), since - head_start(stakes))
    }

    #[test]
    fn the_line_in_a_few_cases() {
        /// Who, whether afraid, whether promised, what is at stake, since when.
        type Waiting<'a> = (&'a str, bool, bool, &'a [(i64, i64)], i64);
        let hour = |h: i64| h * HOUR;
        // In the order in which they are rung.
        let line: &[Waiting<'_>] = &[
            ("afraid, with little at stake, just now", true, false, &[], hour(30)),
            ("promised, just now", false, true, &[], hour(30)),
            ("most at stake, an hour ago", false, false, &[(900, 900)], hour(29)),
            ("nothing at stake, a day and two hours ago", false, false, &[], hour(6)),
            ("half at stake, an hour ago", false, false, &[(450, 900)], hour(29)),
            ("nothing at stake, an hour ago", false, false, &[], hour(29)),
        ];
        let places: Vec<_> = line.iter().map(|(_, f, p, s, at)| order(*f, *p, s, *at)).collect();
        let mut sorted = places.clone();
        sorted.sort_unstable();
        assert_eq!(places, sorted);
        assert_eq!(head_start(&[(1, 4), (30, 40)]), DAY * 3 / 4, "the currency in which it is most");
        assert_eq!((head_start(&[(5, 0)]), head_start(&[(-3, 9)]), head_start(&[])), (DAY, 0, 0));
    }

    #[test]
    fn pauses_grow_and_end() {
        let no = |tries| again_after(Outcome::NoAnswer, tries);
        assert_eq!([1, 2, 3, 4, 5].map(no), [30 * MINUTE, 2 * HOUR, 5 * HOUR, DAY, DAY]);
        assert_eq!(again_after(Outcome::MessageLeft, 1), 4 * HOUR);
        let at = Time(1_772_442_000_000);
        assert_eq!(again_at(Outcome::NoAnswer, MOST_TRIES, at, "UTC"), None);
        assert_eq!(again_at(Outcome::WrongNumber, 1, at, "UTC"), None);
    }

    #[test]
    fn nobody_is_rung_at_night() {
        let at = |text: &str| Time::parse(text, "UTC").unwrap();
        for (given, zone, wanted) in [
            ("2026-03-02T09:00:00Z", "UTC", "2026-03-02T09:00:00Z"),
            ("2026-03-02T20:00:00Z", "UTC", "2026-03-03T08:00:00Z"),
            ("2026-03-02T06:59:00Z", "Europe/Paris", "2026-03-02T07:00:00Z"),
            ("2026-03-02T09:00:00Z", "America/Sao_Paulo", "2026-03-02T11:00:00Z"),
            // The clocks go forward in that night.
            ("2026-03-28T21:00:00Z", "Europe/Paris", "2026-03-29T06:00:00Z"),
        ] {
            assert_eq!(waking(at(given), zone), at(wanted), "{given} in {zone}");
        }
    }

    proptest! {
        #[test]
        fn fear_goes_first_and_nobody_waits_for_ever(
            stakes in proptest::collection::vec((0_i64..1_000_000_000_000, 1_i64..1_000_000_000_000), 0..4),
            more in proptest::collection::vec((0_i64..1_000_000_000_000, 1_i64..1_000_000_000_000), 0..4),
            since in 0_i64..4_000_000_000_000, promised: bool, other: bool,
        ) {
            prop_assert!(order(true, promised, &stakes, since) < order(false, other, &more, 0));
            prop_assert!((0..=DAY).contains(&head_start(&stakes)));
            // Whoever has waited more than a day longer goes first, whatever is at stake.
            prop_assert!(order(false, false, &[], since) < order(false, false, &more, since + DAY + 1));
            // With as much at stake, whoever waited longer goes first.
            prop_assert!(order(false, promised, &stakes, since) < order(false, promised, &stakes, since + 1));
        }

        #[test]
        fn a_waking_moment_is_one_and_never_earlier(at in 0_i64..4_000_000_000_000, zone in 0_usize..4) {
            let zone = ["UTC", "Europe/Berlin", "Asia/Kolkata", "America/Los_Angeles"][zone];
            let found = waking(Time(at), zone);
            prop_assert!(found >= Time(at) && is_waking(found, zone));
            prop_assert!(found.since(Time(at)) <= 13 * HOUR);
        }
    }
}
