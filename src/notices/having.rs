//! A contact lets us know from their room that they have what we wrote: one press, and never by opening a page, which
//! a mail system may do before any person.

use super::store::reminders;
use super::{Acknowledged, acknowledge, queueing};
use crate::ground::id::{ContactId, IncidentId, NoticeId};
use crate::ground::{Actor, Fault, House, Result, Who};
use crate::journal::{self, Entry, Tx};

/// Why a reminder that waits is not sent.
const ANSWERED: &str = "Not sent: its reader let us know before it left.";

/// Notes that a contact has read this notice and what came before it. Pressed again it changes nothing; what is not
/// theirs, or has not left for them, is not there.
pub async fn say_had(house: &House, actor: &Actor, incident: &IncidentId, notice: &NoticeId) -> Result<()> {
    let Who::Contact { id: contact, .. } = actor.who.clone() else {
        return Err(Fault::forbidden("Only the person a notice was written to can say that they have it."));
    };
    let mut tx = journal::begin(house, actor).await?;
    let had = reminders::had(&mut tx, &actor.workspace, incident, &contact).await?;
    if had == reminders::Had::default() {
        return Err(Fault::Missing("notice"));
    }
    let entries = acknowledge_all(&mut tx, incident, &contact, Some(notice), Acknowledged::Click).await?;
    if entries.is_empty() {
        return Ok(());
    }
    tx.say(entries).await?.commit().await
}

/// Notes that a contact has had all that we wrote to them about an incident, up to a notice or at all, and takes back
/// the reminders that wait. The caller says the entries.
pub async fn acknowledge_all(
    tx: &mut Tx,
    incident: &IncidentId,
    contact: &ContactId,
    up_to: Option<&NoticeId>,
    how: Acknowledged,
) -> Result<Vec<Entry>> {
    let (workspace, now) = (tx.actor().workspace.clone(), tx.now());
    let ids = reminders::unacknowledged(tx, &workspace, incident, contact, up_to).await?;
    let mut entries = Vec::new();
    for id in &ids {
        entries.extend(acknowledge(tx, id, how, now).await?);
    }
    entries.extend(queueing::take_back(tx, &ids, ANSWERED).await?);
    Ok(entries)
}
