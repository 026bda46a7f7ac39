//! Who answers: a new lead of an incident, a new owner of a case; part of a larger change.

use super::{Case, Incident, store};
use crate::ground::id::{CaseId, IncidentId, MemberId};
use crate::ground::{Fault, Result};
use crate::journal::{Chain, Entry, Tx};

/// Gives an incident another lead, and with it those of its live cases that were owned by whoever led it before: nobody waits
/// for somebody who has gone. What is given back is who led, and what is to be said; of very many cases the rest is said here.
pub async fn hand_over(
    tx: &mut Tx,
    id: &IncidentId,
    lead: &MemberId,
) -> Result<(Option<MemberId>, Vec<Entry>)> {
    let workspace = tx.actor().workspace.clone();
    let before = store::find_held(tx, &workspace, id).await?;
    if before.lead_id.as_ref() == Some(lead) {
        return Err(Fault::Conflict("They lead it already. Nothing was changed.".into()));
    }
    let led = Incident { lead_id: Some(lead.clone()), ..before.clone() };
    store::update(tx, &led).await?;
    let entry = Entry::on(Chain::Incident(led.id.clone()), "incident.handed_over").about(&led)?;
    let entries = vec![entry.with("lead", lead.as_str())];
    let Some(old) = before.lead_id else { return Ok((None, entries)) };
    loop {
        let owned = store::list_owned(tx, id, &old).await?;
        if owned.is_empty() {
            return Ok((Some(old), entries));
        }
        let given: Vec<Case> =
            owned.into_iter().map(|case| Case { owner_id: Some(lead.clone()), ..case }).collect();
        store::put_cases(tx, &given).await?;
        let said: Result<Vec<Entry>> = given.iter().map(|case| assigned(case, lead)).collect();
        tx.say_some(said?).await?;
    }
}

/// Gives a case another owner: who owned it, how it stands now, and what is to be said of it.
pub async fn hand_case_over(
    tx: &mut Tx,
    id: &CaseId,
    owner: &MemberId,
) -> Result<(Option<MemberId>, Case, Entry)> {
    let before = store::find_case_held(tx, id).await?;
    let case = Case { owner_id: Some(owner.clone()), ..before.clone() };
    store::put_cases(tx, std::slice::from_ref(&case)).await?;
    let entry = assigned(&case, owner)?;
    Ok((before.owner_id, case, entry))
}

fn assigned(case: &Case, owner: &MemberId) -> Result<Entry> {
    let entry = Entry::on(Chain::Case(case.id.clone()), "case.assigned")
        .incident(&case.incident_id)
        .customer(&case.customer_id);
    Ok(entry.about(case)?.with("owner", owner.as_str()))
}
