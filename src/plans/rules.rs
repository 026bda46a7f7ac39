//! What may be planned, put forward and settled. Values in, an answer or a refusal out.

use super::{Action, Coverage, Plan, PlanState, PutSaid};
use crate::ground::text;
use crate::ground::{Fault, Result};

/// The longest words of an action, a reason or an answer.
pub(super) const WORDS: usize = 2_000;
/// The most that a plan has still to do at once: what has more is several plans. What is done or dropped does not count, so
/// that a plan which goes on for years is never full.
pub(super) const MOST: usize = 300;

/// Whether one more action can be added.
pub(super) fn may_add(actions: &[Action]) -> Result<()> {
    if actions.iter().filter(|a| a.is_open()).count() < MOST {
        return Ok(());
    }
    Err(Fault::refused(
        format!("This plan has {MOST} things to do already."),
        "Put together what belongs together, or settle what is done.",
    ))
}

/// Whether something of an action is said that everybody reads at once: why it has no day. What else they read of it waits
/// for a version, and its day for the gate.
pub(super) fn is_said_to_all(plan: &Plan, was: &Action, now: &Action) -> bool {
    let is_read = plan.shown().is_some() && (was.is_public() || now.is_public());
    is_read && was.no_date_because != now.no_date_because
}

/// What is delivered stays as it is.
pub(super) fn may_work(plan: &Plan) -> Result<()> {
    if plan.is_live() {
        return Ok(());
    }
    Err(Fault::Conflict(
        "All of this plan is delivered. Nothing was changed; add what is still to be done, and it goes on."
            .into(),
    ))
}

/// What is done or dropped stays so.
pub(super) fn may_settle(action: &Action) -> Result<()> {
    if action.is_open() {
        return Ok(());
    }
    Err(Fault::Conflict(format!(
        "This action is {} already. Nothing was changed; add another one if there is more to do.",
        action.state().word()
    )))
}

/// Only the sponsor stands behind a plan, and only behind one that says something (R59).
pub(super) fn may_confirm(plan: &Plan, by: &str, standing: usize) -> Result<()> {
    may_work(plan)?;
    match &plan.sponsor_id {
        None => {
            return Err(Fault::refused(
                "No sponsor is named yet.",
                "Name the lead or owner who stands behind this plan.",
            ));
        }
        Some(sponsor) if sponsor.as_str() != by => {
            return Err(Fault::refused(
                format!(
                    "{} is the sponsor of this plan, and nobody else can stand behind it.",
                    plan.sponsor_name
                ),
                "Ask them, or name another sponsor.",
            ));
        }
        Some(_) => {}
    }
    if standing == 0 {
        return Err(Fault::refused(
            "There is nothing in this plan to stand behind.",
            "Add what is to be done first.",
        ));
    }
    if plan.confirmed_at.is_some() {
        return Err(Fault::Conflict("You have confirmed what it says already. Nothing was changed.".into()));
    }
    Ok(())
}

/// The number of the version that is put before its readers now, and our words with it; or what stands in its way: nothing new,
/// no sponsor behind it (R59), words that nobody acts on (R60), or words that they have not confirmed (R47).
pub(super) fn may_put(
    plan: &Plan,
    said: &PutSaid,
    coverage: &Coverage,
    is_any_seen: bool,
) -> Result<(i64, String)> {
    may_work(plan)?;
    if plan.is_put() {
        return Err(Fault::Conflict(
            "This version is before its readers already. Change what is to change first.".into(),
        ));
    }
    let is_wanted = plan.state() == PlanState::Wanted;
    let words = text::optional("words", &said.words, WORDS)?.unwrap_or_default();
    if is_wanted && words.is_empty() {
        return Err(Fault::invalid(
            "words",
            "They asked for changes, and nothing changed that they would see.",
            "Say what you make of what they want: they read it.",
        ));
    }
    if !is_any_seen {
        return Err(Fault::refused(
            "Its readers would see nothing: no action is for them to see.",
            "Mark what customers see.",
        ));
    }
    if plan.confirmed_at.is_none() {
        return Err(Fault::refused(
            "Its sponsor has not confirmed what it says now.",
            "Ask the sponsor to stand behind it; then it can be put forward.",
        ));
    }
    let (uncovered, unconfirmed) = (coverage.uncovered.len(), coverage.unconfirmed.len());
    if uncovered > 0 {
        return Err(Fault::refused(
            format!("{uncovered} of the things they confirmed lead to no action, and nobody says why not."),
            "Add an action for each, or say why there is none.",
        ));
    }
    if unconfirmed > 0 && said.unconfirmed != "yes" {
        return Err(Fault::refused(
            format!("It stands on {unconfirmed} things that they have not confirmed yet."),
            "Ask them to confirm in their room first, or put it forward with that mark, which they read.",
        ));
    }
    Ok((if is_wanted { plan.version + 1 } else { plan.version }, words))
}

/// Nothing that is put forward is nobody's: whoever is to do it is `here`, by their ids (R58).
pub(super) fn is_owned(actions: &[Action], here: &[String]) -> Result<()> {
    let nobodys = actions.iter().filter(|a| a.is_open()).find(|a| !here.contains(&a.owner()));
    match nobodys {
        None => Ok(()),
        Some(action) => Err(Fault::refused(
            format!("{} is not here any more, and this is nobody's: {}.", action.owner_name, action.what),
            "Give it to somebody who is here.",
        )),
    }
}

/// The customer answers the version that is before them, and no other (R61).
pub(super) fn may_answer(plan: &Plan, number: i64) -> Result<()> {
    match plan.state() {
        PlanState::Put if plan.version == number => Ok(()),
        PlanState::Accepted if plan.version == number => {
            Err(Fault::Conflict("This version was accepted already. Nothing was changed.".into()))
        }
        _ => Err(Fault::Conflict(
            "This version does not stand any more: we are changing the plan, and ask you again.".into(),
        )),
    }
}

/// All of a plan is delivered when its readers have it and nothing of it is to be done any more.
pub(super) fn may_deliver(plan: &Plan, actions: &[Action]) -> Result<()> {
    may_work(plan)?;
    match (plan.state(), &plan.case_id) {
        (PlanState::Accepted, _) | (PlanState::Put, None) => {}
        (_, Some(_)) => {
            return Err(Fault::refused(
                "The customer has not accepted this version.",
                "Put it before them, and let them accept it.",
            ));
        }
        (_, None) => {
            return Err(Fault::refused("This version is before nobody.", "Put it forward first."));
        }
    }
    let open = actions.iter().filter(|a| a.is_open()).count();
    if open > 0 {
        return Err(Fault::refused(
            format!("{open} of its actions are not done."),
            "Do each, or drop it and say why.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Time;
    use crate::ground::id::Id;
    use crate::plans::pages::sample;

    const NOW: Time = Time(1_772_442_000_000);

    fn plan(state: &str) -> Plan {
        Plan { state: state.into(), confirmed_at: Some(NOW), ..sample::plan(NOW) }
    }

    #[test]
    fn only_the_sponsor_stands_behind_a_plan_that_says_something() {
        let plan = Plan { confirmed_at: None, ..plan("drafted") };
        let sponsor = plan.sponsor_id.clone().unwrap();
        assert!(may_confirm(&plan, sponsor.as_str(), 1).is_ok());
        assert!(may_confirm(&plan, "mem_other", 1).unwrap_err().told().contains("nobody else"));
        assert!(may_confirm(&plan, sponsor.as_str(), 0).is_err());
        let nobody = Plan { sponsor_id: None, ..plan.clone() };
        assert!(may_confirm(&nobody, sponsor.as_str(), 1).is_err());
        let again = Plan { confirmed_at: Some(NOW), ..plan };
        assert!(matches!(may_confirm(&again, sponsor.as_str(), 1), Err(Fault::Conflict(_))));
    }

    #[test]
    fn what_is_put_forward_is_confirmed_and_covered() {
        let dice = crate::ground::Dice::seeded(8);
        let covered = Coverage::default();
        let yes = PutSaid { words: "Now in two shifts.".into(), unconfirmed: "yes".into() };
        assert_eq!(may_put(&plan("drafted"), &PutSaid::default(), &covered, true).unwrap().0, 1);
        assert_eq!(may_put(&plan("wanted"), &yes, &covered, true).unwrap().0, 2);
        assert!(may_put(&plan("wanted"), &PutSaid::default(), &covered, true).is_err());
        assert!(may_put(&plan("drafted"), &yes, &covered, false).is_err(), "nothing to see");
        let bare = Plan { confirmed_at: None, ..plan("drafted") };
        assert!(may_put(&bare, &yes, &covered, true).unwrap_err().told().contains("sponsor"));
        let uncovered = Coverage { uncovered: vec![Id::mint(NOW, &dice)], ..Coverage::default() };
        assert!(may_put(&plan("drafted"), &yes, &uncovered, true).is_err());
        let unconfirmed = Coverage { unconfirmed: vec![Id::mint(NOW, &dice)], ..Coverage::default() };
        assert!(may_put(&plan("drafted"), &PutSaid::default(), &unconfirmed, true).is_err());
        assert!(may_put(&plan("drafted"), &yes, &unconfirmed, true).is_ok(), "with the mark (R47)");
        for state in ["put", "accepted", "delivered"] {
            assert!(
                matches!(may_put(&plan(state), &yes, &covered, true), Err(Fault::Conflict(_))),
                "{state}"
            );
        }
    }

    #[test]
    fn a_plan_that_goes_on_for_years_is_never_full() {
        let many = |state: &str| -> Vec<Action> {
            (1..=300).map(|n| sample::action(NOW, n, "Pour", state)).collect()
        };
        assert!(may_add(&many("done")).is_ok() && may_add(&many("dropped")).is_ok());
        assert!(may_add(&many("open")[..299]).is_ok());
        assert!(may_add(&many("open")).is_err());
    }

    #[test]
    fn what_was_given_to_somebody_who_left_is_nobodys() {
        let (open, done) = (sample::action(NOW, 1, "Pour", "open"), sample::action(NOW, 2, "Pack", "done"));
        let here = [open.frozen().owner];
        assert!(is_owned(&[open.clone(), done.clone()], &here).is_ok(), "what is done needs nobody any more");
        assert!(is_owned(&[open, done], &[]).unwrap_err().told().contains("nobody's: Pour"));
    }

    #[test]
    fn only_the_version_before_them_is_answered_and_all_is_done_before_it_is_delivered() {
        assert!(may_answer(&plan("put"), 1).is_ok());
        for (state, number) in [("put", 2), ("drafted", 1), ("accepted", 1), ("wanted", 1), ("delivered", 1)]
        {
            assert!(matches!(may_answer(&plan(state), number), Err(Fault::Conflict(_))), "{state} {number}");
        }
        let (open, done) =
            (sample::action(NOW, 1, "Pour", "started"), sample::action(NOW, 2, "Pack", "done"));
        assert!(may_deliver(&plan("accepted"), std::slice::from_ref(&done)).is_ok());
        assert!(
            may_deliver(&plan("accepted"), &[open, done.clone()])
                .unwrap_err()
                .told()
                .contains("1 of its actions")
        );
        assert!(may_deliver(&plan("put"), std::slice::from_ref(&done)).is_err());
        let incidents = Plan { case_id: None, ..plan("put") };
        assert!(may_deliver(&incidents, &[done]).is_ok());
    }
}
