//! Whose words a person brings: a contact their own customer's, a member those of whom they name.

use super::{Case, Incident, store, within};
use crate::customers;
use crate::ground::id::{ContactId, IncidentId, MemberId};
use crate::ground::{Fault, Result, Role, Who};
use crate::journal::Tx;

/// Whose words they are.
#[derive(Debug, Clone)]
pub struct Whose {
    /// The customer's case; none for words that are nobody's in particular.
    pub case: Option<Case>,
    /// The person, where that is known.
    pub contact_id: Option<ContactId>,
}

/// A contact speaks for themselves, in their customer's case. A member, and nobody less, may name a case of the incident
/// and one of its customer's contacts.
pub async fn whose(tx: &mut Tx, incident: &IncidentId, case: &str, contact: &str) -> Result<Whose> {
    let actor = tx.actor().clone();
    if let Who::Contact { id, customer } = &actor.who {
        let case = store::seek_case_of(tx, &actor.workspace, incident, customer).await?;
        let case = case.ok_or(Fault::Missing("incident"))?;
        return Ok(Whose { case: Some(case), contact_id: Some(id.clone()) });
    }
    actor.must_be(Role::Member)?;
    let case = within::case_typed(tx, incident, case).await?;
    if contact.trim().is_empty() {
        return Ok(Whose { case, contact_id: None });
    }
    let nobody = || {
        let why = "This customer has no such contact.";
        Fault::invalid("contact_id", why, "Choose one of the customer's people, or leave it empty.")
    };
    let id: ContactId = contact.trim().parse().map_err(|_| nobody())?;
    match customers::find_contact(tx, &actor.workspace, &id).await {
        Ok(found) if case.as_ref().is_some_and(|c| c.customer_id == found.customer_id) => {
            Ok(Whose { case, contact_id: Some(id) })
        }
        Ok(_) | Err(Fault::Missing(_)) => Err(nobody()),
        Err(fault) => Err(fault),
    }
}

/// Who answers for what comes in: the owner of the case, or whoever leads the incident.
pub fn owner_of(case: Option<&Case>, incident: &Incident) -> Option<MemberId> {
    case.and_then(|c| c.owner_id.clone()).or_else(|| incident.lead_id.clone())
}
