//! Who is asked to come, and how they are reached.

use std::collections::HashMap;

use twodb::Ask;

use super::rules::MOST_PEOPLE;
use super::{Meeting, MeetingAnswer, MeetingPerson};
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::page::Lang;
use crate::ground::{Fault, Result, Time};
use crate::incidents::{self, Case};
use crate::journal::Tx;
use crate::{customers, members, promises};

/// Somebody who can be asked, as they are known today.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub name: String,
    pub email: Option<String>,
    pub lang: Lang,
    pub is_theirs: bool,
}

/// Everybody who can be asked to meet a customer, by id. A change reads it once and hands it on.
pub(super) type Everybody = HashMap<String, Known>;

impl Known {
    /// Where mail finds them; nowhere, where they have no address that is one.
    pub(super) fn reached(&self) -> Option<&str> {
        self.email.as_deref().filter(|email| post::Address::parse(email).is_ok())
    }
}

/// Our own people, and theirs who are still there.
pub(super) async fn known(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Everybody> {
    let ours = members::list(ask, workspace).await?.into_iter().map(|m| {
        let email = Some(m.email).filter(|email| !email.is_empty());
        (m.id.to_string(), Known { name: m.name, email, lang: Lang::default(), is_theirs: false })
    });
    let mut known: Everybody = ours.collect();
    for contact in customers::contacts_of(ask, workspace, customer).await? {
        if contact.left_at.is_none() {
            let lang = Lang::of_letters(&contact.language).unwrap_or_default();
            let one = Known { name: contact.name, email: contact.email, lang, is_theirs: true };
            known.insert(contact.id.to_string(), one);
        }
    }
    Ok(known)
}

/// The people named, each once; one of theirs at least.
pub(super) fn named(known: &Everybody, typed: &[String]) -> Result<Vec<String>> {
    let fault = |why: String, cure: &str| Err(Fault::invalid("people", why, cure));
    let mut people: Vec<String> = Vec::new();
    for id in typed.iter().map(|id| id.trim()).filter(|id| !id.is_empty()) {
        if !known.contains_key(id) {
            return fault(
                "Nobody of this name is with us or with this customer.".into(),
                "Choose among our people and theirs.",
            );
        }
        if !people.iter().any(|chosen| chosen == id) {
            people.push(id.to_owned());
        }
    }
    if !people.iter().any(|id| known[id].is_theirs) {
        return fault("Nobody of theirs is asked.".into(), "Choose one of their people at least.");
    }
    if people.len() > MOST_PEOPLE {
        return fault(format!("{} people are no meeting.", people.len()), "Choose at most 40.");
    }
    Ok(people)
}

/// Their places at a meeting, for those who can still be asked.
pub(super) fn places(tx: &Tx, meeting: &Meeting, known: &Everybody, whom: &[String]) -> Vec<MeetingPerson> {
    let place = |(who, one): (&String, &Known)| MeetingPerson {
        workspace_id: meeting.workspace_id.clone(),
        id: tx.mint(),
        meeting_id: meeting.id.clone(),
        incident_id: meeting.incident_id.clone(),
        case_id: meeting.case_id.clone(),
        customer_id: meeting.customer_id.clone(),
        who: who.clone(),
        name: one.name.clone(),
        answer: MeetingAnswer::Waiting.word().into(),
        answered_by: None,
        answered_at: None,
        was_there: 0,
        salt: tx.salt(),
    };
    whom.iter().filter_map(|who| Some((who, known.get(who)?))).map(place).collect()
}

/// Our words to them hold no day that nobody let through the gate (R54).
pub(super) async fn must_be_gated(
    tx: &mut Tx,
    case: &Case,
    words: &[(&str, &str)],
    next: Option<Time>,
    zone: &str,
) -> Result<()> {
    let incident = incidents::find(tx, &case.workspace_id, &case.incident_id).await?;
    let now = tx.now();
    let faults = promises::ungated_days(tx, &incident, Some(&case.id), words, next, zone, now).await?;
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}
