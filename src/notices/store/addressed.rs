//! Whom approved notices are for who are not in the queue yet: pages of contacts, the first wave before the rest.

use std::collections::{HashMap, HashSet};

use twodb::{Ask, args, sql};

use super::audience::Addressee;
use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, NoticeId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::notices::Notice;

/// A page of people who are queued together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::notices) struct People {
    /// With which part of a staged sending their letters leave.
    pub wave: i64,
    /// The place of the page in its wave.
    pub place: i64,
    /// Who.
    pub contacts: Vec<ContactId>,
}

/// Writes pages down.
pub(in crate::notices) async fn put(tx: &mut Tx, notice: &NoticeId, pages: &[People]) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let rows = pages.iter().map(|page| {
        let ids: Vec<&str> = page.contacts.iter().map(ContactId::as_str).collect();
        args![&workspace, notice, page.wave, page.place, ids.len(), ids.join(" ")]
    });
    let columns = ["workspace_id", "notice_id", "wave", "place", "people", "contacts"];
    tx.insert_many("addressed", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// The next pages of a notice, at most so many.
pub(in crate::notices) async fn list_next(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
    most: i64,
) -> Result<Vec<People>> {
    let text = sql("select wave, place, contacts from addressed where workspace_id = $1 and notice_id = $2
                    order by wave, place limit $3");
    let rows: Vec<(i64, i64, String)> = ask.all(text, args![workspace, notice, most]).await?;
    let read = |(wave, place, ids): (i64, i64, String)| {
        let contacts = ids.split(' ').map(|id| id.parse().map_err(Fault::broken)).collect::<Result<_>>()?;
        Ok(People { wave, place, contacts })
    };
    rows.into_iter().map(read).collect()
}

/// Forgets a page whose people are in the queue.
pub(in crate::notices) async fn forget(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    notice: &NoticeId,
    page: &People,
) -> Result<()> {
    let text =
        sql("delete from addressed where workspace_id = $1 and notice_id = $2 and wave = $3 and place = $4");
    tx.run(text, args![workspace, notice, page.wave, page.place]).await?;
    Ok(())
}

/// A notice with people who are not in the queue yet; the one that was approved first.
pub(in crate::notices) async fn seek(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Option<NoticeId>> {
    let text = sql("select notice_id from addressed where workspace_id = $1 order by notice_id limit 1");
    Ok(ask.maybe::<(NoticeId,)>(text, args![workspace]).await?.map(|(id,)| id))
}

/// Whether people of a notice are not in the queue yet.
pub(in crate::notices) async fn is_any(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<bool> {
    let text = sql("select notice_id from addressed where workspace_id = $1 and notice_id = $2 limit 1");
    Ok(ask.maybe::<(NoticeId,)>(text, args![workspace, notice]).await?.is_some())
}

/// Whether people of a first notice about an incident are not in the queue yet, or wait there although it was ended: nobody
/// knows yet whether they are told.
pub(in crate::notices) async fn is_any_first(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<bool> {
    let text = sql("select n.id from notices n where n.workspace_id = $1 and n.incident_id = $2 and n.kind = 'first' and (
                        exists (select 1 from addressed a where a.workspace_id = n.workspace_id and a.notice_id = n.id)
                        or (n.state = 'ended' and exists (select 1 from deliveries d where d.workspace_id = n.workspace_id
                            and d.notice_id = n.id and d.state = 'queued' and d.round > 0)))
                    limit 1");
    Ok(ask.maybe::<(NoticeId,)>(text, args![workspace, incident]).await?.is_some())
}

/// How many people of a notice are not in the queue yet.
pub(in crate::notices) async fn count(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<i64> {
    let text = sql("select cast(coalesce(sum(people), 0) as bigint) from addressed
                    where workspace_id = $1 and notice_id = $2");
    Ok(ask.count(text, args![workspace, notice]).await?)
}

/// A contact, their customer, name, mail address, language and time zone.
type Person = (ContactId, CustomerId, String, String, String, Option<String>);

/// These people as their letters need them now, customer by customer, whatever became of them or of their case since; who is
/// with no customer of the incident any more, or was written to by this notice meanwhile in place of somebody else, is not
/// among them.
pub(in crate::notices) async fn list_people(
    ask: &mut dyn Ask,
    notice: &Notice,
    contacts: &[ContactId],
) -> Result<Vec<Addressee>> {
    let (workspace, incident) = (&notice.workspace_id, &notice.incident_id);
    let ids: Vec<&str> = contacts.iter().map(ContactId::as_str).collect();
    let text = "select contact_id from deliveries
        where workspace_id = $1 and incident_id = $2 and notice_id = $3 and channel = 'mail' and round = 1 and contact_id";
    let written_to: Vec<(ContactId,)> =
        ask.all_in(text, &args![workspace, incident, &notice.id], &ids).await?;
    let written_to: HashSet<ContactId> = written_to.into_iter().map(|(id,)| id).collect();
    // Found by their keys, people and cases apart: asked for both at once, an engine may begin with all cases of the incident.
    // reads: customers, incidents
    let text = "select p.id, p.customer_id, p.name, coalesce(p.email, ''), p.language, coalesce(p.zone, u.zone) from contacts p
        join customers u on u.workspace_id = p.workspace_id and u.id = p.customer_id
        where p.workspace_id = $1 and p.id";
    let mut people: Vec<Person> = ask.all_in(text, &args![workspace], &ids).await?;
    people.retain(|(id, ..)| !written_to.contains(id));
    people.sort_unstable_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    let customers: Vec<&str> = people.iter().map(|person| person.1.as_str()).collect();
    let text =
        "select customer_id, id from cases where workspace_id = $1 and incident_id = $2 and customer_id";
    let cases: Vec<(CustomerId, CaseId)> = ask.all_in(text, &args![workspace, incident], &customers).await?;
    let cases: HashMap<CustomerId, CaseId> = cases.into_iter().collect();
    let addressee = |(contact_id, customer_id, name, email, language, zone): Person| {
        let case_id = cases.get(&customer_id)?.clone();
        Some(Addressee { contact_id, customer_id, case_id, name, email, language, zone })
    };
    Ok(people.into_iter().filter_map(addressee).collect())
}
