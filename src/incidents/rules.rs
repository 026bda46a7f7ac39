//! What may become of an incident and its cases. Values in, yes or a reason out.

use super::{Act, Case, CaseState, Closing, Incident, PublicStatus};
use crate::ground::{Fault, Result, Time};

/// How long we have known without telling anybody, in milliseconds; `None` when it is not known since when,
/// or when the first has been told.
pub fn known_not_told_ms(incident: &Incident, now: Time) -> Option<i64> {
    let noticed = incident.noticed_at?;
    incident.first_told_at.is_none().then(|| now.since(noticed).max(0))
}

/// Whether somebody still waits to hear: aware, not closed, and nobody told yet.
pub fn is_untold(incident: &Incident) -> bool {
    incident.noticed_at.is_some() && incident.first_told_at.is_none() && incident.closed_at.is_none()
}

/// The moves a case may make. Refused with the reason.
pub fn may_move(from: CaseState, to: CaseState) -> Result<()> {
    use CaseState::{Closed, Open, Told, Unhappy, Verifying, Withdrawn};
    let allowed = matches!(
        (from, to),
        (Open | Unhappy, Told | Verifying | Closed | Withdrawn)
            | (Told, Verifying | Unhappy | Closed | Withdrawn)
            | (Verifying, Unhappy | Closed | Told | Withdrawn)
            | (Closed, Unhappy)
            | (Withdrawn, Open)
    );
    if allowed || from == to {
        return Ok(());
    }
    Err(Fault::refused(
        format!("A case that is {} cannot become {}.", from.word(), to.word()),
        "Open it again first, or look whether somebody else has just changed it.",
    ))
}

/// A case closes on the customer's confirmation, or by a member with a reason of some substance (R88).
pub fn may_close(case: &Case, how: &Closing) -> Result<()> {
    may_move(case.state(), CaseState::Closed)?;
    match how {
        Closing::Confirmed => Ok(()),
        Closing::Reason(why) if why.trim().chars().count() >= 10 => Ok(()),
        Closing::Reason(_) => Err(Fault::invalid(
            "because",
            "The customer has not confirmed, and no reason is given.",
            "Say in a sentence why this case may close without their word; your name stands beside it.",
        )),
    }
}

/// Only what was told, asked or closed can be opened again.
pub fn may_reopen(case: &Case) -> Result<()> {
    may_move(case.state(), CaseState::Unhappy)
}

/// What customers read after this was done; nothing when what they read says as much already. The status never
/// goes back by itself.
pub fn next_status(now: PublicStatus, act: Act) -> Option<PublicStatus> {
    let says = match act {
        Act::Admitted | Act::DatePublished => PublicStatus::Identified,
        Act::Asked => PublicStatus::Monitoring,
        Act::Closed => PublicStatus::Resolved,
    };
    (says > now).then_some(says)
}

/// Nothing new is begun in what is closed: with one customer while their case is live, with all of them while the
/// incident is open. What was begun before lives out its life.
pub fn may_begin(incident: &Incident, case: Option<&Case>) -> Result<()> {
    match case.map(Case::state) {
        Some(CaseState::Closed) => Err(Fault::refused(
            "The case of this customer is closed.",
            "Open it again first; then somebody answers for it.",
        )),
        Some(CaseState::Withdrawn) => Err(Fault::refused(
            "By what we know now, this customer is not touched.",
            "Take them into the scope again first.",
        )),
        None if incident.closed_at.is_some() => Err(Fault::refused(
            "This incident is closed.",
            "If it did not hold for a customer, open their case again. For what happened since, declare a new one.",
        )),
        Some(_) | None => Ok(()),
    }
}

/// No case is contested before we acknowledged to the customer that it happened to them (R29).
pub fn may_contest(case: &Case, is_contesting: bool) -> Result<()> {
    if case.contested_because.is_some() == is_contesting {
        return Err(Fault::Conflict(if is_contesting {
            "This case is contested already. Nothing was changed.".into()
        } else {
            "This case is not contested. Nothing was changed.".into()
        }));
    }
    if is_contesting && case.acknowledged_at.is_none() {
        return Err(Fault::refused(
            "Nobody has acknowledged yet what happened to this customer.",
            "Acknowledge first; it says nothing about fault. Do not argue before you have listened.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_goes_on_with_what_is_done_and_never_back() {
        use PublicStatus::{Identified, Investigating, Monitoring, Resolved};
        for (now, act, next) in [
            (Investigating, Act::Admitted, Some(Identified)),
            (Investigating, Act::DatePublished, Some(Identified)),
            (Identified, Act::DatePublished, None),
            (Investigating, Act::Asked, Some(Monitoring)),
            (Monitoring, Act::Admitted, None),
            (Monitoring, Act::Closed, Some(Resolved)),
            (Resolved, Act::Asked, None),
        ] {
            assert_eq!(next_status(now, act), next, "{now:?} {act:?}");
        }
        for now in PublicStatus::ALL {
            for act in [Act::Admitted, Act::DatePublished, Act::Asked, Act::Closed] {
                assert!(next_status(now, act).is_none_or(|next| next > now), "{now:?} {act:?}");
            }
        }
    }

    #[test]
    fn a_withdrawn_case_never_closes_and_a_closed_one_only_reopens() {
        assert!(may_move(CaseState::Withdrawn, CaseState::Closed).is_err());
        for to in CaseState::ALL {
            let may = may_move(CaseState::Closed, to).is_ok();
            assert_eq!(may, matches!(to, CaseState::Unhappy | CaseState::Closed), "{to:?}");
        }
    }
}
