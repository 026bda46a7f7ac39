//! The rules by which the silent are chased, and when the desk looks next.

use twodb::{Ask, Sql, args, sql};

use crate::chasing::ChaseRule;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Tx;

const RULE: &str = "workspace_id, id, incident_id, is_on, remind_after, most_reminders, other_after, person_after, set_by, set_at";

/// The rule of an incident, if a lead has set one.
pub async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<ChaseRule>> {
    let text = format!("select {RULE} from chase_rules where workspace_id = $1 and incident_id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, incident]).await?)
}

/// The same, held until the end of the change, so that one desk at a time goes up the ladder.
pub(in crate::chasing) async fn seek_held(tx: &mut Tx, incident: &IncidentId) -> Result<Option<ChaseRule>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {RULE} from chase_rules where workspace_id = $1 and incident_id = $2 {hold}");
    Ok(tx.maybe(Sql::built(text), args![workspace, incident]).await?)
}

/// Writes a rule; the desk looks at once whom it concerns.
pub(in crate::chasing) async fn put(tx: &mut Tx, rule: &ChaseRule) -> Result<()> {
    let r = rule;
    tx.run(
        sql("insert into chase_rules (workspace_id, id, incident_id, is_on, remind_after, most_reminders, other_after, person_after,
                set_by, set_at, look_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
             on conflict (workspace_id, id) do update set is_on = excluded.is_on, remind_after = excluded.remind_after,
                most_reminders = excluded.most_reminders, other_after = excluded.other_after,
                person_after = excluded.person_after, set_by = excluded.set_by, set_at = excluded.set_at, look_at = excluded.look_at"),
        args![
            &r.workspace_id,
            &r.id,
            &r.incident_id,
            r.is_on,
            r.remind_after,
            r.most_reminders,
            r.other_after,
            r.person_after,
            &r.set_by,
            r.set_at
        ],
    )
    .await?;
    Ok(())
}

/// Open incidents whose silent are to be looked for now.
pub(in crate::chasing) async fn list_to_look(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Vec<IncidentId>> {
    // reads: incidents
    let text = "select r.incident_id from chase_rules r
                join incidents i on i.workspace_id = r.workspace_id and i.id = r.incident_id
                where r.workspace_id = $1 and r.is_on = 1 and r.look_at <= $2 and i.closed_at is null
                order by r.look_at limit 50";
    let ids: Vec<(IncidentId,)> = ask.all(sql(text), args![workspace, now]).await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Takes it on to look now, and says when the next look is; false when another desk was quicker. When one looks says
/// nothing of what anybody did.
pub(in crate::chasing) async fn claim_look(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    now: Time,
    next: Time,
) -> Result<bool> {
    let text =
        "update chase_rules set look_at = $1 where workspace_id = $2 and incident_id = $3 and look_at <= $4";
    Ok(tx.run(sql(text), args![next, workspace, incident, now]).await? == 1)
}
