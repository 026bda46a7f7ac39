//! How notices go out, and what was decided on their way.

use twodb::{Ask, Sql, args, sql};

use super::claims;
use crate::ground::Result;
use crate::ground::id::{DeliveryId, NoticeId, WorkspaceId};
use crate::journal::Tx;
use crate::notices::{Sending, SendingStep};

const SENDING: &str = "notice_id || '/sending' as witness_id, workspace_id, notice_id, shown, contacts, first_wave, chosen, lot, rate, \
    wave, deliveries, handed_over";

/// How a notice goes out; none before its approval.
pub async fn seek(ask: &mut dyn Ask, workspace: &WorkspaceId, notice: &NoticeId) -> Result<Option<Sending>> {
    let text = format!("select {SENDING} from sendings where workspace_id = $1 and notice_id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, notice]).await?)
}

/// Writes how a notice goes out, or all that may change of it. Its notice is held by whoever does.
pub(in crate::notices) async fn put(tx: &mut Tx, sending: &Sending) -> Result<()> {
    let s = sending;
    tx.run(
        sql("insert into sendings (workspace_id, notice_id, shown, contacts, first_wave, chosen, lot, rate, wave, deliveries, handed_over)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
             on conflict (workspace_id, notice_id) do update set wave = excluded.wave, deliveries = excluded.deliveries,
                handed_over = excluded.handed_over"),
        args![
            &s.workspace_id,
            &s.notice_id,
            &s.shown,
            s.contacts,
            s.first_wave,
            s.chosen,
            &s.lot,
            s.rate,
            s.wave,
            s.deliveries,
            s.handed_over
        ],
    )
    .await?;
    Ok(())
}

/// A decision on the way.
pub(in crate::notices) async fn insert_step(tx: &mut Tx, step: &SendingStep) -> Result<()> {
    let s = step;
    tx.run(
        sql("insert into sending_steps (workspace_id, id, notice_id, step, at, said_by, because, salt)
             values ($1, $2, $3, $4, $5, $6, $7, $8)"),
        args![&s.workspace_id, &s.id, &s.notice_id, &s.step, s.at, &s.said_by, &s.because, &s.salt],
    )
    .await?;
    Ok(())
}

/// What was decided on the way of a notice, in its order.
pub async fn list_steps(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<Vec<SendingStep>> {
    let text = sql("select workspace_id, id, notice_id, step, at, said_by, because, salt from sending_steps
                    where workspace_id = $1 and notice_id = $2 order by id limit 1000");
    Ok(ask.all(text, args![workspace, notice]).await?)
}

/// Deliveries of the waves behind the first, by state, whoever is to be put into the queue among what waits.
pub async fn tally_of_rest(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<Vec<(String, i64)>> {
    let text = "select state, cast(sum(many) as bigint) from (
                    select state, count(*) as many from deliveries
                    where workspace_id = $1 and notice_id = $2 and wave > 1 and round > 0 group by state
                    union all
                    select 'queued', people from addressed where workspace_id = $1 and notice_id = $2 and wave > 1) q
                group by state order by state";
    Ok(ask.all(sql(text), args![workspace, notice]).await?)
}

/// Who of the first wave has answered so far: acknowledged in any way, and of those by a reply.
pub async fn answered_first(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<(i64, i64)> {
    let text = "select count(*), cast(coalesce(sum(case when acknowledged_how = 'reply' then 1 else 0 end), 0) as bigint)
                from deliveries where workspace_id = $1 and notice_id = $2 and wave = 1 and acknowledged_at is not null";
    Ok(ask.one(sql(text), args![workspace, notice]).await?)
}

/// Deliveries of a notice, with those that are to be put into the queue; and how many were handed over, whether or not they
/// came back.
pub(in crate::notices) async fn counted(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<(i64, i64)> {
    let text =
        "select count(*) + (select cast(coalesce(sum(people), 0) as bigint) from addressed where workspace_id = $1 and notice_id = $2),
                    cast(coalesce(sum(case when handed_over_at is not null then 1 else 0 end), 0) as bigint)
                from deliveries where workspace_id = $1 and notice_id = $2 and round > 0";
    Ok(ask.one(sql(text), args![workspace, notice]).await?)
}

/// A notice that was ended for good while a desk had letters of it in hand which came back to wait.
pub(in crate::notices) async fn seek_left_behind(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Option<NoticeId>> {
    let text = "select n.id from notices n where n.workspace_id = $1 and n.state = 'ended' and exists (
                    select 1 from deliveries d where d.workspace_id = n.workspace_id and d.notice_id = n.id and d.state = 'queued')
                limit 1";
    Ok(ask.maybe::<(NoticeId,)>(sql(text), args![workspace]).await?.map(|(id,)| id))
}

/// The next deliveries of a notice that wait and are in nobody's hands, held until the end of the change.
pub(in crate::notices) async fn list_waiting(
    tx: &mut Tx,
    notice: &NoticeId,
    most: i64,
) -> Result<Vec<DeliveryId>> {
    let workspace = tx.actor().workspace.clone();
    let in_hand = claims::hold_in_hand(tx).await?;
    let text = format!(
        "select id from deliveries where workspace_id = $1 and notice_id = $2 and state = 'queued' order by id limit $3 {}",
        Sql::hold(tx)
    );
    let among = most + i64::try_from(in_hand.len()).unwrap_or(0);
    let rows = tx.all::<(DeliveryId,)>(Sql::built(text), args![workspace, notice, among]).await?;
    Ok(rows.into_iter().map(|(id,)| id).filter(|id| !in_hand.contains(id)).collect())
}
