//! What may become of a notice and its deliveries. Values in, yes or a reason out.

use jiff::civil::Date;

use super::text::Spoken;
use super::{Delivery, DeliveryState, Notice, NoticeState, Settlement, lacking};
use crate::ground::clock::{HOUR, MINUTE, SECOND};
use crate::ground::{Actor, Fault, Result, Time};

/// How often a letter is tried before we give it up; with [`pause`] that is about half a day.
pub const MOST_TRIES: i64 = 16;

/// Only what is being written may be written.
pub fn may_change(notice: &Notice) -> Result<()> {
    match notice.state() {
        NoticeState::Drafted => Ok(()),
        NoticeState::Submitted => Err(Fault::refused(
            "This notice waits for approval.",
            "Take it back first; then it can be changed.",
        )),
        _ => Err(Fault::refused(
            "This notice is approved, and people may have read it.",
            "Write a correction or an update instead.",
        )),
    }
}

/// Whether the notice says what its kind must say in each of its languages, on `today` with `fix` as the only day a
/// promise was published for.
pub fn may_submit(spoken: &Spoken, now: Time, today: Date, fix: Option<Date>, zone: &str) -> Result<()> {
    may_change(spoken.own())?;
    let faults = lacking::lacks(spoken, now, today, fix, zone);
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}

/// Approving takes a second person: neither who drafted the notice nor who changed it last.
pub fn may_approve(notice: &Notice, actor: &Actor) -> Result<()> {
    let member = actor.must_be_member()?.as_str();
    match notice.state() {
        NoticeState::Submitted => {}
        NoticeState::Drafted => {
            return Err(Fault::refused("This notice is still a draft.", "Let its author submit it first."));
        }
        _ => return Err(Fault::Conflict("Somebody has approved this notice already.".into())),
    }
    if [&notice.drafted_by, &notice.changed_by].iter().any(|author| *author == member) {
        return Err(Fault::forbidden(
            "You wrote this notice. Ask another lead to read it with fresh eyes and approve it.",
        ));
    }
    Ok(())
}

/// A delivery is settled by hand when its fate is unknown, or sent again when it certainly did not go through.
pub fn may_settle(delivery: &Delivery, how: Settlement) -> Result<()> {
    use DeliveryState::{Bounced, Failed, Refused, Uncertain};
    match (delivery.state(), how) {
        (Uncertain, _) | (Refused | Failed | Bounced, Settlement::Again) => Ok(()),
        (Refused | Failed, Settlement::Arrived) => Err(Fault::refused(
            "This letter was certainly not handed over, so it cannot have arrived.",
            "Send it again, or speak with the person.",
        )),
        (Bounced, Settlement::Arrived) => Err(Fault::refused(
            "This letter came back, so its reader has not had it.",
            "Send it again to an address that works, or speak with the person.",
        )),
        _ => Err(Fault::Conflict("This delivery needs no settling any more.".into())),
    }
}

/// Only what reached nobody goes to somebody else at that customer.
pub fn may_go_to_another(delivery: &Delivery) -> Result<()> {
    match delivery.state() {
        // Whoever a copy was for is told another way.
        DeliveryState::Bounced | DeliveryState::Refused | DeliveryState::Failed if delivery.round > 0 => {
            Ok(())
        }
        _ => Err(Fault::refused(
            "This letter may reach its reader yet.",
            "Wait until it is known what became of it, or settle it first.",
        )),
    }
}

/// Whether a letter of this state has arrived after all once its reader speaks of it.
pub fn is_shown_to_have_arrived(state: DeliveryState) -> bool {
    matches!(state, DeliveryState::Uncertain | DeliveryState::Bounced)
}

/// Whether a report that it failed changes a delivery: only of one that has left and that nobody has answered.
pub fn may_come_back(delivery: &Delivery) -> bool {
    delivery.acknowledged_at.is_none()
        && matches!(delivery.state(), DeliveryState::HandedOver | DeliveryState::Uncertain)
}

/// How long to wait after the given number of tries: from half a minute to an hour, spread by `chance`
/// (0 to 255) so that letters deferred together do not come back together.
pub fn pause(tries: i64, chance: u8) -> i64 {
    let base = ((30 * SECOND) << tries.clamp(1, 8).saturating_sub(1)).min(HOUR);
    base + base / 4 * i64::from(chance) / 255
}

/// Where the `p`-th of a hundred stands among `n` in rising order, from 1; nearest rank.
pub fn rank(p: i64, n: i64) -> i64 {
    ((p * n + 99) / 100).clamp(1, n.max(1))
}

/// Of the updates announced by notices in order of time, how many came late, and since when the one announced
/// last is overdue. Each pair is when a notice was begun and when it said we speak next. A minute's grace is
/// given, because letters leave in rounds.
pub fn late_updates(told: &[(Time, Option<Time>)], now: Time) -> (i64, Option<Time>) {
    let mut late = 0;
    let mut overdue = None;
    for (at, (_, announced)) in told.iter().enumerate() {
        let Some(due) = announced else { continue };
        let next = told.get(at + 1).map(|(begun, _)| *begun);
        if next.unwrap_or(now) > due.plus(MINUTE) {
            late += 1;
            overdue = next.is_none().then_some(*due);
        }
    }
    (late, overdue)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_pause_never_shrinks_and_stays_within_an_hour_and_a_quarter(tries in 1_i64..60, chance: u8) {
            prop_assert!(pause(tries + 1, chance) >= pause(tries, chance));
            prop_assert!((30 * SECOND..=HOUR + HOUR / 4).contains(&pause(tries, chance)));
        }

        #[test]
        fn a_rank_is_a_place_and_rises_with_its_share(n in 1_i64..5_000) {
            prop_assert!(1 <= rank(50, n) && rank(50, n) <= rank(90, n) && rank(90, n) <= rank(100, n));
            prop_assert_eq!(rank(100, n), n);
        }
    }

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        assert_eq!([1, 2, 3, 10, 100].map(|n| rank(50, n)), [1, 1, 2, 5, 50]);
        assert_eq!([1, 2, 10, 11, 100].map(|n| rank(90, n)), [1, 2, 9, 10, 90]);
    }

    #[test]
    fn an_update_is_late_when_the_next_word_came_after_it_was_announced() {
        let at = |h: i64| Time(h * HOUR);
        let told = [(at(0), Some(at(4))), (at(3), Some(at(8))), (at(10), None), (at(11), Some(at(20)))];
        assert_eq!(late_updates(&told, at(12)), (1, None));
        assert_eq!(late_updates(&told, at(21)), (2, Some(at(20))));
        assert_eq!(late_updates(&[], at(21)), (0, None));
    }
}
