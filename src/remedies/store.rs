//! All SQL of remedies, offers and leeways.

mod leeways;
mod offers;
mod work;

pub(super) use leeways::{hold_workspace, list_leeways, put_leeway};
pub use offers::{find_offer, list_of_case, list_of_customer, list_offers, sums};
pub(super) use offers::{find_offer_held, insert_offers, put_offers};
pub(super) use work::{
    Target, cases_called, claim_expired, count_targets, count_unacknowledged, given_alone, is_any_expired,
    list_accepted, list_in_state, list_targets, list_waiting,
};

pub use work::count_waiting;

use std::collections::HashMap;

use twodb::{Ask, Sql, args};

use super::{Progress, Remedy};
use crate::ground::id::{IncidentId, RemedyId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const REMEDY: &str = "workspace_id, id, incident_id, kind, title, words, amount_minor, currency, reason, expires_at, \
    was_asked, drafted_by, drafter_name, salt, drafted_at";

/// The remedy; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &RemedyId) -> Result<Remedy> {
    let text = format!("select {REMEDY} from remedies where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("remedy"))
}

/// The same, held until the end of the transaction, so that of two who approve at once one sees the other's.
pub(super) async fn find_held(tx: &mut Tx, workspace: &WorkspaceId, id: &RemedyId) -> Result<Remedy> {
    let hold = Sql::hold(tx);
    let text = format!("select {REMEDY} from remedies where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("remedy"))
}

/// The remedies of an incident, newest first; at most 100.
pub(super) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Remedy>> {
    let text = format!(
        "select {REMEDY} from remedies where workspace_id = $1 and incident_id = $2
         order by drafted_at desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// A new remedy.
pub(super) async fn insert(tx: &mut Tx, remedy: &Remedy) -> Result<()> {
    let r = remedy;
    let text = format!(
        "insert into remedies ({REMEDY}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)"
    );
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.incident_id,
        &r.kind,
        &r.title,
        &r.words,
        r.amount_minor,
        &r.currency,
        &r.reason,
        r.expires_at,
        r.was_asked,
        &r.drafted_by,
        &r.drafter_name,
        &r.salt,
        r.drafted_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// How far the offers of a remedy have come; what was never offered has its end where the case has.
pub(super) async fn progress(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    remedy: &RemedyId,
) -> Result<Progress> {
    let mut found = progress_of_many(ask, workspace, std::slice::from_ref(remedy)).await?;
    Ok(found.remove(remedy).unwrap_or_default())
}

#[derive(sqlx::FromRow)]
struct OfRemedy {
    remedy_id: RemedyId,
    #[sqlx(flatten)]
    progress: Progress,
}

/// The same of each of these, in one statement; one without offers has come nowhere yet.
// reads: cases
pub(super) async fn progress_of_many(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    remedies: &[RemedyId],
) -> Result<HashMap<RemedyId, Progress>> {
    if remedies.is_empty() {
        return Ok(HashMap::new());
    }
    let counted = [
        ("o.state = 'drafted' and c.state not in ('closed', 'withdrawn')", "drafted"),
        ("o.state = 'approved' and c.state not in ('closed', 'withdrawn')", "approved"),
        ("o.state = 'offered'", "offered"),
        ("o.state = 'accepted'", "accepted"),
        ("o.state = 'declined'", "declined"),
        (
            "o.state in ('expired', 'withdrawn')
             or (o.state in ('drafted', 'approved') and c.state in ('closed', 'withdrawn'))",
            "ended",
        ),
        ("o.state = 'fulfilled'", "fulfilled"),
        (
            "o.state in ('drafted', 'approved') and c.state not in ('closed', 'withdrawn')
             and c.acknowledged_at is null",
            "unacknowledged",
        ),
    ]
    .map(|(when, name)| format!("cast(sum(case when {when} then 1 else 0 end) as bigint) as {name}"))
    .join(", ");
    let text = format!(
        "select o.remedy_id, {counted} from offers o
         join cases c on c.workspace_id = o.workspace_id and c.id = o.case_id
         where o.workspace_id = $1 and o.remedy_id in {} group by o.remedy_id",
        Sql::in_list(2, remedies.len())
    );
    let mut values = args![workspace];
    values.extend(remedies.iter().map(twodb::Value::from));
    let rows = ask.all::<OfRemedy>(Sql::built(text), values).await?;
    let mut found: HashMap<RemedyId, Progress> =
        remedies.iter().map(|id| (id.clone(), Progress::default())).collect();
    found.extend(rows.into_iter().map(|of| (of.remedy_id, of.progress)));
    Ok(found)
}
