//! What many offers at once need: whom they go to, what waits, what runs out.

use std::collections::HashMap;

use twodb::{Args, Ask, Sql, Value, args, sql};

use super::offers::{self, columns};
use crate::ground::id::{CaseId, CustomerId, IncidentId, MemberId, RemedyId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Tx;
use crate::remedies::{Offer, OfferLine};

/// Cases read, and offers moved, at a time.
pub(in crate::remedies) const BATCH: usize = 2_000;

/// A case that an offer may go to.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::remedies) struct Target {
    pub(in crate::remedies) id: CaseId,
    pub(in crate::remedies) customer_id: CustomerId,
    pub(in crate::remedies) title: String,
    pub(in crate::remedies) acknowledged_at: Option<Time>,
}

/// The live cases of an incident after `after`, by id, a batch at a time; only these ids, or all (`None`).
/// -- reads: cases
pub(in crate::remedies) async fn list_targets(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    only: Option<&[CaseId]>,
    after: &str,
) -> Result<Vec<Target>> {
    let mut values: Args = args![workspace, incident, after, BATCH];
    let mut also = String::new();
    if let Some(only) = only {
        also = format!(" and c.id in {}", Sql::in_list(5, only.len()));
        values.extend(only.iter().map(Value::from));
    }
    let text = format!(
        "select c.id, c.customer_id, c.title, c.acknowledged_at from cases c
         where c.workspace_id = $1 and c.incident_id = $2 and c.id > $3
           and c.state not in ('closed', 'withdrawn'){also}
         order by c.id limit $4"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// The live cases of an incident whose customer is called so; two are enough to know that a name is not enough.
pub(in crate::remedies) async fn cases_called(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    name: &str,
) -> Result<Vec<CaseId>> {
    let text = sql("select id from cases where workspace_id = $1 and incident_id = $2 and title = $3
         and state not in ('closed', 'withdrawn') order by id limit 2");
    let found: Vec<(CaseId,)> = ask.all(text, args![workspace, incident, name]).await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// What this member gave alone to each of the customers of an incident since a moment, in a currency, in minor
/// units; customers with nothing are left out.
pub(in crate::remedies) async fn given_alone(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
    currency: &str,
    since: Time,
) -> Result<HashMap<String, i64>> {
    let rows: Vec<(String, i64)> = ask
        .all(
            sql("select customer_id, cast(sum(amount_minor) as bigint) from offers
                 where workspace_id = $1 and approved_by = $2 and approved_how = 'leeway' and currency = $3
                   and approved_at >= $4 and state in ('approved', 'offered', 'accepted', 'fulfilled')
                 group by customer_id"),
            args![workspace, member, currency, since],
        )
        .await?;
    Ok(rows.into_iter().collect())
}

/// Offers of a remedy in a state, a batch at a time, held; cases that were closed or withdrawn since are left out:
/// nothing new is begun with them.
/// -- reads: cases
pub(in crate::remedies) async fn list_in_state(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    remedy: &RemedyId,
    state: &str,
) -> Result<Vec<Offer>> {
    let hold = Sql::hold(tx);
    let text = format!(
        "select {} from offers where workspace_id = $1 and remedy_id = $2 and state = $3
           and case_id in (select c.id from cases c where c.workspace_id = $1 and c.id = offers.case_id
                           and c.state not in ('closed', 'withdrawn'))
         order by id limit $4 {hold}",
        columns()
    );
    Ok(tx.all(Sql::built(text), args![workspace, remedy, state, BATCH]).await?)
}

/// Offers of a remedy that may go out, whose case nobody has acknowledged yet (R38). -- reads: cases
pub(in crate::remedies) async fn count_unacknowledged(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    remedy: &RemedyId,
) -> Result<i64> {
    Ok(ask
        .count(
            sql("select count(*) from offers o
                 join cases c on c.workspace_id = o.workspace_id and c.id = o.case_id
                 where o.workspace_id = $1 and o.remedy_id = $2 and o.state in ('drafted', 'approved')
                   and c.state not in ('closed', 'withdrawn') and c.acknowledged_at is null"),
            args![workspace, remedy],
        )
        .await?)
}

/// Offers in a case that wait for the customer's answer now.
pub async fn count_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    now: Time,
) -> Result<i64> {
    let text =
        sql("select count(*) from offers where workspace_id = $1 and case_id = $2 and state = 'offered'
         and (expires_at is null or expires_at > $3)");
    Ok(ask.count(text, args![workspace, case, now]).await?)
}

/// Whether any offer has run out; one look at an index.
pub(in crate::remedies) async fn is_any_expired(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<bool> {
    let found: Option<(i64,)> = ask
        .maybe(
            sql("select expires_at from offers where workspace_id = $1 and state = 'offered'
                 and expires_at is not null and expires_at <= $2 limit 1"),
            args![workspace, now],
        )
        .await?;
    Ok(found.is_some())
}

/// Offers that have run out, claimed for this transaction.
pub(in crate::remedies) async fn claim_expired(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Vec<Offer>> {
    let skip = Sql::skip_locked(tx);
    let text = format!(
        "select {} from offers where workspace_id = $1 and state = 'offered' and expires_at is not null
         and expires_at <= $2 order by expires_at limit 500 {skip}",
        columns()
    );
    Ok(tx.all(Sql::built(text), args![workspace, now]).await?)
}

/// Remedies with offers that wait for a second person: remedy, its title, since when, how many.
pub(in crate::remedies) async fn list_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(RemedyId, String, Time, i64)>> {
    Ok(ask
        .all(
            sql("select r.id, r.title, r.drafted_at, w.offers from (
                     select remedy_id, count(*) as offers from offers
                     where workspace_id = $1 and state = 'drafted' group by remedy_id) w
                 join remedies r on r.workspace_id = $1 and r.id = w.remedy_id
                 order by r.drafted_at limit 50"),
            args![workspace],
        )
        .await?)
}

/// Offers accepted and not fulfilled yet, longest waiting first.
pub(in crate::remedies) async fn list_accepted(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<OfferLine>> {
    let longest = "o.state = 'accepted' order by o.moved_at, o.id limit 50";
    Ok(ask.all(offers::lines(longest, "o.moved_at, o.id"), args![workspace]).await?)
}

/// How many live cases an incident has, and how many of them nobody has acknowledged yet. -- reads: cases
pub(in crate::remedies) async fn count_targets(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<(i64, i64)> {
    Ok(ask
        .one(
            sql("select count(*), cast(coalesce(sum(case when c.acknowledged_at is null then 1 else 0 end), 0) as bigint)
                 from cases c where c.workspace_id = $1 and c.incident_id = $2
                   and c.state not in ('closed', 'withdrawn')"),
            args![workspace, incident],
        )
        .await?)
}
