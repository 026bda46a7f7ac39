//! What a member says about chasing.

use super::{ChaseRule, ChaseSaid, Duty, Settled, rules, store};
use crate::ground::id::{DutyId, IncidentId};
use crate::ground::{Actor, Fault, House, Result, Role, text};
use crate::incidents;
use crate::journal::{self, Chain, Entry};
use crate::notices::{self, Acknowledged};

/// Sets how those who are silent about an incident are asked again, and whether they are. Leads only: nobody is chased
/// whom no lead let the desk chase.
pub async fn set(house: &House, actor: &Actor, incident: &IncidentId, said: ChaseSaid) -> Result<ChaseRule> {
    actor.must_be(Role::Lead)?;
    rules::may_set(&said)?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    if said.is_on {
        incidents::may_begin(&found, None)?;
    }
    let known = store::seek_rule_held(&mut tx, incident).await?;
    let rule = ChaseRule {
        workspace_id: actor.workspace.clone(),
        id: known.map_or_else(|| tx.mint(), |rule| rule.id),
        incident_id: incident.clone(),
        is_on: i64::from(said.is_on),
        remind_after: said.remind_after,
        most_reminders: said.most_reminders,
        other_after: said.other_after,
        person_after: said.person_after,
        set_by: actor.label(),
        set_at: tx.now(),
    };
    store::put_rule(&mut tx, &rule).await?;
    let entry = Entry::on(Chain::Incident(incident.clone()), "chase.set")
        .with("on", said.is_on)
        .with("remind_after", said.remind_after)
        .with("most_reminders", said.most_reminders)
        .with("other_after", said.other_after)
        .with("person_after", said.person_after)
        .about(&rule)?;
    tx.say(entry).await?.commit().await?;
    Ok(rule)
}

/// Says what became of a silent contact who was left to a person: somebody spoke with them, so that they know; or they
/// cannot be reached, for a reason.
pub async fn settle(house: &House, actor: &Actor, id: &DutyId, how: Settled, words: &str) -> Result<Duty> {
    actor.must_be(Role::Member)?;
    let words = match how {
        Settled::Spoken => text::optional("words", words, 2_000)?,
        Settled::NotReached => Some(text::required("words", words, 2_000)?),
    };
    let mut tx = journal::begin(house, actor).await?;
    let known = store::find_duty(&mut tx, &actor.workspace, id).await?;
    notices::queueing::hold(&mut tx, &known.incident_id).await?;
    let known = store::find_duty_held(&mut tx, id).await?;
    if known.settled_at.is_some() {
        return Err(Fault::Conflict("Somebody has taken this on already.".into()));
    }
    let duty = Duty {
        how: Some(how.word().into()),
        words,
        settled_at: Some(tx.now()),
        settled_by: Some(actor.label()),
        ..known
    };
    store::settle_duty(&mut tx, &duty).await?;
    let mut entries = vec![fact(&duty, "chase.settled")?.with("how", how.word())];
    if how == Settled::Spoken {
        let (incident, contact) = (&duty.incident_id, &duty.contact_id);
        entries
            .extend(notices::acknowledge_all(&mut tx, incident, contact, None, Acknowledged::Spoken).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(duty)
}

/// An entry about a duty, on its case's chain.
pub(super) fn fact(duty: &Duty, fact: &'static str) -> Result<Entry> {
    Ok(Entry::on(Chain::Case(duty.case_id.clone()), fact)
        .incident(&duty.incident_id)
        .customer(&duty.customer_id)
        .about(duty)?
        .with("notice", duty.notice_id.as_str())
        .with("contact", duty.contact_id.as_str()))
}
