//! What may become of an incident and its cases. Values in, yes or a reason out.

use super::{Case, CaseState, Closing, Incident};
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
    fn a_withdrawn_case_never_closes_and_a_closed_one_only_reopens() {
        assert!(may_move(CaseState::Withdrawn, CaseState::Closed).is_err());
        for to in CaseState::ALL {
            let may = may_move(CaseState::Closed, to).is_ok();
            assert_eq!(may, matches!(to, CaseState::Unhappy | CaseState::Closed), "{to:?}");
        }
    }
}
