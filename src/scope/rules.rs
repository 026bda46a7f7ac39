//! What may become of a scope. Values in, yes or a reason out.

use super::rule::{At, Rule, RuleFault};
use super::{Scope, ScopeState};
use crate::ground::id::{MemberId, ScopeId};
use crate::ground::{Fault, Result};
use crate::incidents::Incident;

/// A second member confirms, and confirms what they looked at: a draft of an incident still open, that changes
/// the very version in force, and touches somebody (R24). `in_force` is that version.
pub fn may_confirm(
    scope: &Scope,
    incident: &Incident,
    in_force: Option<&ScopeId>,
    by: &MemberId,
) -> Result<()> {
    may_settle(scope)?;
    if scope.drafted_by == by.as_str() {
        return Err(Fault::refused(
            "You drafted this scope yourself.",
            "Ask another lead or an owner to look at it and confirm it.",
        ));
    }
    if incident.closed_at.is_some() {
        return Err(Fault::refused(
            "The incident is closed.",
            "Drop this draft, or declare a new incident for what happened since.",
        ));
    }
    if scope.base_id.as_ref() != in_force {
        return Err(Fault::Conflict(
            "Another scope was confirmed after this one was drafted, so its figures no longer hold. Draft it again and look at what would change.".into(),
        ));
    }
    if scope.customers == 0 && scope.withdrawn == 0 {
        return Err(Fault::refused(
            "This scope touches nobody.",
            "Drop it, and draft one whose rule or list finds somebody.",
        ));
    }
    Ok(())
}

/// Only a draft can be confirmed or dropped.
pub fn may_settle(scope: &Scope) -> Result<()> {
    match scope.state() {
        ScopeState::Drafted => Ok(()),
        ScopeState::Confirmed => Err(Fault::Conflict("This scope is confirmed already.".into())),
        ScopeState::Replaced => {
            Err(Fault::Conflict("This scope was confirmed, and has been replaced since.".into()))
        }
        ScopeState::Dropped => Err(Fault::Conflict("This scope was dropped. Draft a new one.".into())),
    }
}

/// A first scope explains itself; one that changes who is told needs its reason.
pub fn needs_reason(reason: Option<&str>, in_force: Option<&Scope>) -> Result<()> {
    if reason.is_some() || in_force.is_none() {
        return Ok(());
    }
    Err(Fault::invalid(
        "reason",
        "This would change a confirmed scope, and no reason is given.",
        "Say what you learned since; it stands beside every case that is added or withdrawn.",
    ))
}

/// Whether those only possibly touched are told too: somebody decides it, and says why where they are not.
pub fn decide_possibles(many: i64, tell: Option<bool>, because: Option<&str>) -> Result<bool> {
    let customers = if many == 1 { "One customer is".to_owned() } else { format!("{many} customers are") };
    match (tell, because) {
        (Some(true), _) => Ok(true),
        (Some(false), Some(_)) => Ok(false),
        (Some(false), None) => Err(Fault::invalid(
            "possibly_because",
            format!("{customers} only possibly touched, and would not be told without a reason."),
            "Say why they need not know; it stands with the scope.",
        )),
        (None, _) => Err(Fault::invalid(
            "possibly",
            format!("{customers} only possibly touched, and nobody has decided whether they are told."),
            "Decide: tell them too, or not, because …",
        )),
    }
}

/// A rule that leaves customers out speaks of customers: who has one small order may have a large one besides (R14).
pub fn may_leave_out_by(rule: &Rule) -> std::result::Result<(), RuleFault> {
    let start = At { line: 1, column: 1 };
    if rule.possibly.is_some() {
        return Err(RuleFault::new(
            start,
            "Nobody is possibly left out.",
            "Say it as a rule without `possibly`.",
        ));
    }
    if !rule.says.is_about_holdings() {
        return Ok(());
    }
    let at = rule.mentions.iter().find(|m| m.field.is_of_holding()).map_or(start, |m| m.at);
    let cure =
        "Say what they have none of, for instance: has no holding where (holding.value >= 100.00 EUR).";
    Err(RuleFault::new(at, "This would leave out whoever has such a holding among others.", cure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::{Id, IncidentId, WorkspaceId};
    use crate::ground::{Dice, Time};
    use crate::scope::sample;

    fn incident(dice: &Dice) -> Incident {
        Incident {
            workspace_id: WorkspaceId::mint(Time(1), dice),
            id: IncidentId::mint(Time(1), dice),
            title: "Late orders".into(),
            summary: String::new(),
            scenario: None,
            occurred_at: None,
            occurred_by: None,
            noticed_at: None,
            noticed_by: None,
            decided_at: None,
            decided_by: None,
            first_told_at: None,
            no_date_because: None,
            next_update_at: None,
            public_status: "investigating".into(),
            lead_id: None,
            closed_at: None,
            salt: String::new(),
            declared_at: Time(1),
            declared_by: "desk".into(),
        }
    }

    #[test]
    fn only_a_second_member_confirms_and_only_what_they_saw() {
        let dice = Dice::seeded(3);
        let (drafter, second) = (MemberId::mint(Time(1), &dice), MemberId::mint(Time(2), &dice));
        let other = ScopeId::mint(Time(3), &dice);
        let scope = Scope { drafted_by: drafter.to_string(), ..sample::scope() };
        let open = incident(&dice);
        let closed = Incident { closed_at: Some(Time(9)), ..open.clone() };
        let empty = Scope { customers: 0, withdrawn: 0, ..scope.clone() };
        let dropped = Scope { state: "dropped".into(), ..scope.clone() };
        let base = scope.base_id.clone();
        let table = [
            (&scope, &open, base.as_ref(), &second, true),
            (&scope, &open, base.as_ref(), &drafter, false),
            (&scope, &closed, base.as_ref(), &second, false),
            (&scope, &open, Some(&other), &second, false),
            (&empty, &open, base.as_ref(), &second, false),
            (&dropped, &open, base.as_ref(), &second, false),
        ];
        for (n, (scope, incident, in_force, by, may)) in table.into_iter().enumerate() {
            assert_eq!(may_confirm(scope, incident, in_force, by).is_ok(), may, "row {n}");
        }
    }

    #[test]
    fn those_possibly_touched_are_decided_about_and_small_is_no_reason_by_itself() {
        assert!(decide_possibles(3, Some(true), None).unwrap());
        assert!(!decide_possibles(3, Some(false), Some("Their lots were tested")).unwrap());
        assert!(decide_possibles(3, Some(false), None).is_err());
        assert!(decide_possibles(1, None, Some("x")).is_err());
        let rule = |text: &str| crate::scope::rule::parse(text).unwrap();
        let wrong =
            may_leave_out_by(&rule("customer.segment = small\nand holding.value < 5 EUR")).unwrap_err();
        assert_eq!((wrong.at.line, wrong.at.column), (2, 5));
        assert!(may_leave_out_by(&rule("has no holding where (holding.value >= 5 EUR)")).is_ok());
        assert!(may_leave_out_by(&rule("customer.a = b possibly (customer.a = c)")).is_err());
    }
}
