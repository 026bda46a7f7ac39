//! A customer demands another lead or another team, and has our answer by a day (R84).

use super::{Demand, DemandAnswerSaid, DemandSaid, rules, store};
use crate::ground::id::{CaseId, DemandId};
use crate::ground::{Actor, Fault, House, Result, Role, Who, workspace};
use crate::incidents::{self, Whose};
use crate::journal::{self, digest_of_words};
use crate::listening;

/// Demands: a contact for their own customer, a member for one who said it elsewhere.
pub async fn demand(house: &House, actor: &Actor, case: &CaseId, said: &DemandSaid) -> Result<Demand> {
    let is_contact = matches!(actor.who, Who::Contact { .. });
    if !is_contact {
        actor.must_be(Role::Member)?;
    }
    let (what, words) = rules::demand(said)?;
    let channel = listening::heard(actor, &said.channel)?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    if let Who::Contact { customer, .. } = &actor.who
        && found.customer_id != *customer
    {
        return Err(Fault::Missing("case"));
    }
    let incident = incidents::find(&mut tx, &actor.workspace, &found.incident_id).await?;
    incidents::may_begin(&incident, Some(&found))?;
    let Whose { contact_id, .. } =
        incidents::whose(&mut tx, &incident.id, case.as_str(), &said.contact_id).await?;
    let zone = workspace::zone_of(&mut tx, &actor.workspace).await?;
    let salt = tx.salt();
    let demand = Demand {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.id,
        case_id: found.id,
        customer_id: found.customer_id,
        contact_id,
        what: what.into(),
        words_digest: digest_of_words(&salt, &words),
        words,
        channel: channel.word().into(),
        made_by: actor.label(),
        made_at: tx.now(),
        due_at: rules::due(&said.due_at, is_contact, tx.now(), &zone)?,
        answer: None,
        because: String::new(),
        answered_by: None,
        answered_name: String::new(),
        answered_at: None,
        erased_at: None,
        salt,
    };
    store::demands::insert(&mut tx, &demand).await?;
    tx.say(demand.entry("demand.made")?.with("what", what)).await?.commit().await?;
    Ok(demand)
}

/// Answers: yes or no, and why; they read it in their room. Leads and above.
pub async fn answer_demand(
    house: &House,
    actor: &Actor,
    id: &DemandId,
    said: &DemandAnswerSaid,
) -> Result<Demand> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let demand = store::demands::find_held(&mut tx, id).await?;
    let (answer, because) = rules::answer(&demand, said)?;
    let demand = Demand {
        answer: Some(answer.into()),
        because,
        answered_by: Some(actor.label()),
        answered_name: actor.name.clone(),
        answered_at: Some(tx.now()),
        ..demand
    };
    store::demands::update(&mut tx, &demand).await?;
    let entry = demand.entry("demand.answered")?.with("answer", answer);
    tx.say(entry.with("late", is_late(&demand))).await?.commit().await?;
    Ok(demand)
}

/// Whether the answer came after it was due.
fn is_late(demand: &Demand) -> bool {
    demand.answered_at.is_some_and(|at| at > demand.due_at)
}

/// Erases what they wrote, and why we answered so. Owners only. That it was demanded, and what we answered, stay.
pub async fn erase_demand(house: &House, actor: &Actor, id: &DemandId) -> Result<Demand> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let demand = store::demands::find_held(&mut tx, id).await?;
    if demand.erased_at.is_some() {
        return Ok(demand);
    }
    let demand = Demand {
        words: String::new(),
        because: String::new(),
        salt: String::new(),
        // What waits for an answer waits no more: nothing is left to answer.
        answered_at: demand.answered_at.or(Some(tx.now())),
        erased_at: Some(tx.now()),
        ..demand
    };
    store::demands::update(&mut tx, &demand).await?;
    tx.say(demand.entry("demand.erased")?).await?.commit().await?;
    Ok(demand)
}
