//! What is covered (R60, R70): each confirmed statement leads to an action or a reason why not, no action stands unmarked on
//! what nobody confirmed, and each impact is eased or nothing is possible, because ….

use serde::Serialize;
use utoipa::ToSchema;

use super::{Action, Reason};
use crate::ground::id::{ImpactId, StatementId};
use crate::listening::{Impact, Statement, StatementState};

/// What of a case is not covered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = PlanCoverage)]
pub struct Coverage {
    /// What they confirmed and nobody acts on, or says why not.
    pub uncovered: Vec<StatementId>,
    /// What actions stand on and they have not confirmed.
    pub unconfirmed: Vec<StatementId>,
    /// Impacts that nothing eases, and of which nobody said that nothing is possible.
    pub uncontained: Vec<ImpactId>,
}

/// What of a case is not covered by these actions and reasons. A dropped action covers nothing; words that were erased ask
/// for nothing.
pub fn coverage(
    statements: &[Statement],
    impacts: &[Impact],
    actions: &[Action],
    reasons: &[Reason],
) -> Coverage {
    let standing = || actions.iter().filter(|a| !a.is_dropped());
    let is_acted_on = |id: &str| standing().any(|a| a.statements.has(id));
    let is_eased = |id: &str| standing().any(|a| a.impacts.has(id));
    let has_reason = |id: &str| reasons.iter().any(|r| r.about == id);
    let is_confirmed = |s: &&Statement| s.state() != StatementState::Noted;
    let readable = || statements.iter().filter(|s| s.erased_at.is_none());
    let uncovered =
        readable().filter(is_confirmed).filter(|s| !is_acted_on(s.id.as_str()) && !has_reason(s.id.as_str()));
    let unconfirmed = readable().filter(|s| !is_confirmed(s)).filter(|s| is_acted_on(s.id.as_str()));
    let uncontained = impacts
        .iter()
        .filter(|i| i.erased_at.is_none())
        .filter(|i| !is_eased(i.id.as_str()) && !has_reason(i.id.as_str()));
    Coverage {
        uncovered: uncovered.map(|s| s.id.clone()).collect(),
        unconfirmed: unconfirmed.map(|s| s.id.clone()).collect(),
        uncontained: uncontained.map(|i| i.id.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};
    use crate::plans::pages::sample;

    const NOW: Time = Time(1_772_442_000_000);

    fn statement(n: u64, state: &str) -> Statement {
        let dice = Dice::seeded(n);
        Statement {
            workspace_id: Id::mint(NOW, &dice),
            id: Id::mint(NOW, &dice),
            incident_id: Id::mint(NOW, &dice),
            case_id: Id::mint(NOW, &dice),
            customer_id: Id::mint(NOW, &dice),
            contact_id: None,
            state: state.into(),
            version: 1,
            channel: "phone".into(),
            noted_by: "mem_x".into(),
            noted_at: NOW,
            settled_by: None,
            settled_at: None,
            read_by: None,
            read_at: None,
            moved_at: NOW,
            erased_at: None,
        }
    }

    fn impact(n: u64) -> Impact {
        let dice = Dice::seeded(1_000 + n);
        Impact {
            workspace_id: Id::mint(NOW, &dice),
            id: Id::mint(NOW, &dice),
            incident_id: Id::mint(NOW, &dice),
            case_id: Id::mint(NOW, &dice),
            customer_id: Id::mint(NOW, &dice),
            contact_id: None,
            statement_id: Id::mint(NOW, &dice),
            kind: "production".into(),
            horizon: "near".into(),
            text: "Two aircraft stand.".into(),
            minor: None,
            currency: None,
            channel: "phone".into(),
            text_digest: String::new(),
            salt: String::new(),
            reported_by: "mem_x".into(),
            reported_at: NOW,
            erased_at: None,
            people: None,
            evidence: None,
        }
    }

    fn reason(about: &str) -> Reason {
        let dice = Dice::seeded(7);
        Reason {
            workspace_id: Id::mint(NOW, &dice),
            id: Id::mint(NOW, &dice),
            incident_id: Id::mint(NOW, &dice),
            case_id: Id::mint(NOW, &dice),
            customer_id: Id::mint(NOW, &dice),
            about: about.into(),
            because: "It is theirs to decide.".into(),
            said_by: "mem_x".into(),
            said_name: "Mara".into(),
            said_at: NOW,
            salt: String::new(),
        }
    }

    fn action(n: u64, statements: &[&Statement], impacts: &[&Impact]) -> Action {
        let refs = |ids: Vec<String>| super::super::Refs(ids);
        Action {
            statements: refs(statements.iter().map(|s| s.id.to_string()).collect()),
            impacts: refs(impacts.iter().map(|i| i.id.to_string()).collect()),
            ..sample::action(NOW, n, "Pour", "open")
        }
    }

    #[test]
    fn what_is_dropped_covers_nothing_and_what_is_erased_asks_for_nothing() {
        let (told, hit) = (statement(1, "confirmed"), impact(1));
        let does = action(1, &[&told], &[&hit]);
        let all = |actions: &[Action], reasons: &[Reason]| {
            coverage(std::slice::from_ref(&told), std::slice::from_ref(&hit), actions, reasons)
        };
        assert_eq!(all(std::slice::from_ref(&does), &[]), Coverage::default());
        let dropped = Action { state: "dropped".into(), ..does };
        let left = all(&[dropped], &[]);
        assert_eq!((left.uncovered.len(), left.uncontained.len()), (1, 1));
        let why = [reason(told.id.as_str()), reason(hit.id.as_str())];
        assert_eq!(all(&[], &why), Coverage::default(), "a reason why not covers too");
        let gone = Statement { erased_at: Some(NOW), ..told.clone() };
        let past = Impact { erased_at: Some(NOW), ..hit.clone() };
        assert_eq!(coverage(&[gone], &[past], &[], &[]), Coverage::default());
    }

    proptest! {
        #[test]
        fn each_statement_is_covered_uncovered_or_not_confirmed(
            states in prop::collection::vec(0_u8..3, 1..8), acted in prop::collection::vec(any::<bool>(), 8),
            reasoned in prop::collection::vec(any::<bool>(), 8),
        ) {
            let words = ["noted", "confirmed", "corrected"];
            let told: Vec<Statement> =
                states.iter().zip(1..).map(|(s, n)| statement(n, words[usize::from(*s)])).collect();
            let on: Vec<&Statement> = told.iter().zip(&acted).filter(|(_, a)| **a).map(|(s, _)| s).collect();
            let why: Vec<Reason> =
                told.iter().zip(&reasoned).filter(|(_, r)| **r).map(|(s, _)| reason(s.id.as_str())).collect();
            let found = coverage(&told, &[], &[action(1, &on, &[])], &why);
            for ((s, is_acted_on), has_reason) in told.iter().zip(&acted).zip(&reasoned) {
                let is_confirmed = s.state != "noted";
                prop_assert_eq!(found.uncovered.contains(&s.id), is_confirmed && !is_acted_on && !has_reason);
                prop_assert_eq!(found.unconfirmed.contains(&s.id), !is_confirmed && *is_acted_on);
            }
        }

        #[test]
        fn one_more_action_never_uncovers(many in 1_u64..6, on in 0_usize..6) {
            let told: Vec<Statement> = (1..=many).map(|n| statement(n, "confirmed")).collect();
            let hits: Vec<Impact> = (1..=many).map(impact).collect();
            let one = action(1, &[&told[0]], &[]);
            let more = action(2, &[&told[on % told.len()]], &[&hits[on % hits.len()]]);
            let before = coverage(&told, &hits, std::slice::from_ref(&one), &[]);
            let after = coverage(&told, &hits, &[one, more], &[]);
            prop_assert!(after.uncovered.iter().all(|id| before.uncovered.contains(id)));
            prop_assert!(after.uncontained.len() < before.uncontained.len());
        }
    }
}
