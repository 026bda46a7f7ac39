//! Acts that a customer's trust is measured by: what we did and failed in, and what they said to it, as the journal has it.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use twodb::Ask;
use utoipa::ToSchema;

use super::rules::is_met;
use super::store::acts::{self as store, CaseSpan};
use super::{When, store::AT_ONCE};
use crate::ground::id::{CaseId, CustomerId, IncidentId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Recorded;

/// Whose act it was, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ActSide)]
pub enum Side {
    /// We made an effort.
    Ours,
    /// They said something to us.
    Theirs,
    /// We failed them.
    Against,
}

/// One line of the table of acts.
struct Kind {
    /// Its word: `trust-act-WORD` in the catalogue.
    word: &'static str,
    fact: &'static str,
    when: When,
    side: Side,
}

const fn kind(word: &'static str, fact: &'static str, when: When, side: Side) -> Kind {
    Kind { word, fact, when, side }
}

use Side::{Against, Ours, Theirs};

/// The table.
const KINDS: &[Kind] = &[
    kind("failed", "case.opened", When::Always, Against),
    kind("told", "case.told", When::Always, Ours),
    kind("apologised", "apology.recorded", When::Always, Ours),
    kind("owned-up", "admission.moved", When::Among("to", &["admitted"]), Ours),
    kind("owned-up-late", "grievance.admitted", When::ByOneOfUs, Ours),
    kind("second-wrong", "owning.recorded", When::Always, Ours),
    kind("hidden", "deception.noted", When::Always, Against),
    kind("spoke", "call.made", When::Among("outcome", &["spoken"]), Ours),
    kind("went", "interview.ended", When::Always, Ours),
    kind("met", "meeting.held", When::Always, Ours),
    kind("executive", "executive.in_touch", When::Always, Ours),
    kind("new-lead", "hand_over.announced", When::Always, Ours),
    kind("answered", "question.answered", When::Always, Ours),
    kind("clarified", "clarification.settled", When::Always, Theirs),
    kind("handshake", "plan.accepted", When::Always, Theirs),
    kind("done", "action.done", When::ByOneOfUs, Ours),
    kind("kept", "promise.kept", When::Always, Ours),
    kind("late", "promise.kept_late", When::Always, Against),
    kind("broken", "promise.broken", When::Always, Against),
    kind("offered", "offer.offered", When::Always, Ours),
    kind("accepted", "offer.accepted", When::Always, Theirs),
    kind("declined", "offer.declined", When::Always, Theirs),
    kind("made-good", "offer.fulfilled", When::Always, Ours),
    kind("survey", "survey.answered", When::Always, Theirs),
    kind("failed-again", "case.reopened", When::Always, Against),
];

/// That something was hidden.
const NOTED: &str = "deception.noted";
/// That it was not so after all.
const TAKEN_BACK: &str = "deception.taken_back";

/// Facts that are acts, and the one that takes an act back.
fn facts() -> Vec<&'static str> {
    let mut facts: Vec<_> = KINDS.iter().map(|kind| kind.fact).chain([TAKEN_BACK]).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// Whether a fact may be an effort of ours.
pub(super) fn is_effort(fact: &str) -> bool {
    KINDS.iter().any(|kind| kind.fact == fact && kind.side == Side::Ours)
}

/// Something that was done, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TrustAct)]
pub struct Act {
    /// What: `trust-act-WORD` in the catalogue.
    pub word: &'static str,
    /// Whose, and which way.
    pub side: Side,
    /// When.
    pub at: Time,
    /// The entry's chain …
    pub chain: String,
    /// … and its place there.
    pub seq: i64,
    /// About which incident.
    pub incident_id: Option<IncidentId>,
    /// In which case.
    pub case_id: Option<CaseId>,
    /// Who: an id, or `desk`.
    pub actor: String,
}

/// The act that an entry is, if it is one.
fn act(entry: &Recorded) -> Option<Act> {
    let kind = KINDS.iter().find(|kind| kind.fact == entry.fact && is_met(kind.when, entry))?;
    Some(Act {
        word: kind.word,
        side: kind.side,
        at: entry.at,
        chain: entry.chain.clone(),
        seq: entry.seq,
        incident_id: entry.incident_id.as_deref().and_then(|id| id.parse().ok()),
        case_id: entry.case_id.as_deref().and_then(|id| id.parse().ok()),
        actor: entry.actor.clone(),
    })
}

/// These entries without those of what was taken back.
fn left(said: &[Recorded]) -> impl Iterator<Item = &Recorded> {
    let taken_back = said.iter().filter(|entry| entry.fact == TAKEN_BACK);
    let gone: BTreeSet<&str> = taken_back.filter_map(|entry| entry.subject.as_deref()).collect();
    let stands = move |subject: &str| !gone.contains(subject);
    said.iter().filter(move |entry| entry.fact != NOTED || entry.subject.as_deref().is_none_or(&stands))
}

/// Whom an entry is about that names no customer, among those whose cases these are: whose case it names, or everybody whom
/// its incident touched by then; a customer has one case of an incident.
fn whom<'a>(entry: &Recorded, cases: &'a [CaseSpan]) -> Vec<&'a CustomerId> {
    let is_about = |c: &&CaseSpan| match (&entry.case_id, &entry.incident_id) {
        (Some(case), _) => c.id.as_str() == case,
        (None, Some(incident)) => {
            c.incident_id.as_str() == incident && !c.is_withdrawn() && c.opened_at <= entry.at
        }
        (None, None) => false,
    };
    cases.iter().filter(is_about).map(|c| &c.customer_id).collect()
}

/// The acts towards these customers until a moment, each customer's oldest first; and the cases they have.
pub(super) async fn acts_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customers: &[CustomerId],
    until: Time,
) -> Result<(HashMap<CustomerId, Vec<Act>>, Vec<CaseSpan>)> {
    let mut acts: HashMap<CustomerId, Vec<Act>> = HashMap::new();
    let mut cases = Vec::new();
    for some in customers.chunks(AT_ONCE) {
        let theirs = store::list_cases(ask, workspace, some).await?;
        let mut chains: BTreeSet<&str> = some.iter().map(CustomerId::as_str).collect();
        chains.extend(theirs.iter().flat_map(|c| [c.id.as_str(), c.incident_id.as_str()]));
        let chains: Vec<&str> = chains.into_iter().collect();
        let said = store::list_said(ask, workspace, &chains, &facts(), until).await?;
        for entry in left(&said) {
            let Some(act) = act(entry) else { continue };
            let whom = match &entry.customer_id {
                Some(named) => some.iter().filter(|customer| customer.as_str() == named).collect(),
                None => whom(entry, &theirs),
            };
            for customer in whom {
                acts.entry(customer.clone()).or_default().push(act.clone());
            }
        }
        cases.extend(theirs);
    }
    for each in acts.values_mut() {
        each.sort_by(|a, b| (a.at, &a.chain, a.seq).cmp(&(b.at, &b.chain, b.seq)));
    }
    Ok((acts, cases))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::page::{Lang, t};

    fn entry(fact: &str, actor: &str, data: &str) -> Recorded {
        Recorded {
            chain: "cas_x".into(),
            seq: 1,
            at: Time(1),
            fact: fact.into(),
            actor: actor.into(),
            incident_id: None,
            case_id: None,
            customer_id: None,
            subject: None,
            body: format!("{{\"data\":{data}}}"),
        }
    }

    #[test]
    fn an_entry_is_the_act_that_the_table_says_or_none() {
        let table = [
            ("admission.moved", "mem_1", r#"{"to":"admitted"}"#, Some("owned-up")),
            ("admission.moved", "mem_1", r#"{"to":"verified"}"#, None),
            // What follows from an admission is no act of its own.
            ("grievance.admitted", "desk", "{}", None),
            ("grievance.admitted", "mem_1", "{}", Some("owned-up-late")),
            ("call.made", "mem_1", r#"{"outcome":"spoken"}"#, Some("spoke")),
            ("call.made", "mem_1", r#"{"outcome":"no_answer"}"#, None),
            ("action.done", "con_1", "{}", None),
            ("trust.moved", "desk", "{}", None),
        ];
        for (fact, actor, data, wanted) in table {
            assert_eq!(act(&entry(fact, actor, data)).map(|a| a.word), wanted, "{fact} {actor} {data}");
        }
    }

    #[test]
    fn what_was_not_hidden_after_all_was_no_act() {
        let about = |fact: &str, subject: &str| Recorded {
            subject: Some(subject.into()),
            ..entry(fact, "mem_1", "{}")
        };
        let said = [about(NOTED, "dec_1"), about(NOTED, "dec_2"), about(TAKEN_BACK, "dec_1")];
        let acts = left(&said).filter(|entry| act(entry).is_some());
        let about: Vec<_> = acts.filter_map(|entry| entry.subject.as_deref()).collect();
        assert_eq!(about, ["dec_2"]);
    }

    #[test]
    fn every_act_has_its_words() {
        for kind in KINDS {
            for lang in Lang::ALL {
                assert!(!t(lang, &format!("trust-act-{}", kind.word)).contains('⟦'), "{}", kind.word);
            }
        }
    }
}
