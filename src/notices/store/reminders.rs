//! What reminding and letting us know need of deliveries.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use super::claims;
use super::deliveries::DELIVERY;
use crate::ground::id::{ContactId, DeliveryId, IncidentId, NoticeId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Tx;
use crate::notices::Delivery;

/// Of these deliveries, when the contacts of those that remind were first written to; of most batches, of nobody.
pub(in crate::notices) async fn first_told(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    claimed: &[Delivery],
) -> Result<HashMap<ContactId, Time>> {
    let reminders: Vec<&Delivery> = claimed.iter().filter(|d| d.round > 1).collect();
    if reminders.is_empty() {
        return Ok(HashMap::new());
    }
    let mut values = args![workspace];
    values.extend(reminders.iter().map(|d| twodb::Value::from(&d.id)));
    let text = format!(
        "select r.contact_id, min(d.handed_over_at) from deliveries r
         join deliveries d on d.workspace_id = r.workspace_id and d.incident_id = r.incident_id and d.contact_id = r.contact_id
         where r.workspace_id = $1 and r.id in {} and d.handed_over_at is not null group by r.contact_id",
        Sql::in_list(2, reminders.len())
    );
    Ok(ask.all::<(ContactId, Time)>(Sql::built(text), values).await?.into_iter().collect())
}

/// Of these, those that wait to remind somebody and are in nobody's hands, held until the end of the change.
pub(in crate::notices) async fn list_waiting(tx: &mut Tx, ids: &[DeliveryId]) -> Result<Vec<Delivery>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = args![tx.actor().workspace.clone()];
    values.extend(ids.iter().map(twodb::Value::from));
    let waiting = |hold: &str| {
        let in_list = Sql::in_list(2, ids.len());
        Sql::built(format!(
            "select {DELIVERY} from deliveries
             where workspace_id = $1 and state = 'queued' and round > 1 and id in {in_list} order by id {hold}"
        ))
    };
    if tx.all::<Delivery>(waiting(""), values.clone()).await?.is_empty() {
        return Ok(Vec::new());
    }
    // Claims before deliveries, as whoever ends a notice takes them.
    let in_hand = claims::hold_in_hand(tx).await?;
    let held = waiting(Sql::hold(tx));
    let mut waiting: Vec<Delivery> = tx.all(held, values).await?;
    waiting.retain(|delivery| !in_hand.contains(&delivery.id));
    Ok(waiting)
}

/// What a contact may let us know of in their room, and what they have.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Had {
    /// The newest notice that left for them and that they have not let us know of.
    pub notice_id: Option<NoticeId>,
    /// When they let us know last.
    pub acknowledged_at: Option<Time>,
}

/// What of an incident left for a contact, and whether they let us know that they have it.
pub async fn had(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    contact: &ContactId,
) -> Result<Had> {
    // Ids of notices stand in the order in which they were drafted.
    let text = "select max(case when acknowledged_at is null and state in ('handed_over', 'uncertain', 'bounced') then notice_id end) as notice_id,
                    max(acknowledged_at) as acknowledged_at
                from deliveries where workspace_id = $1 and incident_id = $2 and contact_id = $3";
    Ok(ask.one(sql(text), args![workspace, incident, contact]).await?)
}

/// The deliveries of an incident to a contact that nobody let us know of: of notices up to this one, or of all.
pub(in crate::notices) async fn unacknowledged(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    contact: &ContactId,
    up_to: Option<&NoticeId>,
) -> Result<Vec<DeliveryId>> {
    let text = "select id from deliveries where workspace_id = $1 and incident_id = $2 and contact_id = $3
                and acknowledged_at is null and round > 0 and ($4 = '' or notice_id <= $4) order by id limit 500";
    let last = up_to.map_or("", NoticeId::as_str);
    let ids: Vec<(DeliveryId,)> = ask.all(sql(text), args![workspace, incident, contact, last]).await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
