//! The table of deliveries as the queue that it is: what is due, what is in hand, what became of it.

use twodb::{Ask, Sql, args, sql};

use super::deliveries::DELIVERY;
use crate::ground::id::{DeliveryId, NoticeId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Tx;
use crate::notices::Delivery;

/// Whether anything waits for its turn now.
pub(in crate::notices) async fn is_due(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<bool> {
    let text = "select id from deliveries
                where workspace_id = $1 and channel = 'mail' and state = 'queued' and next_at is not null and next_at <= $2 limit 1";
    Ok(ask.maybe::<(DeliveryId,)>(sql(text), args![workspace, now]).await?.is_some())
}

/// Claims what is due: in this desk's hands until `lease_until`, on this page of its book.
pub(in crate::notices) async fn claim(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    page: &str,
    now: Time,
    lease_until: Time,
    most: i64,
) -> Result<Vec<Delivery>> {
    let skip = Sql::skip_locked(tx);
    let text = format!(
        "with due as materialized (
            select id from deliveries where workspace_id = $3 and channel = 'mail' and state = 'queued' and next_at is not null and next_at <= $2
            order by next_at, id limit $4 {skip})
         update deliveries set state = 'claimed', attempts = attempts + 1, fence = fence + 1, lease_until = $1, page = $5, moved_at = $2
         where workspace_id = $3 and id in (select id from due)
         returning {DELIVERY}"
    );
    Ok(tx.all(Sql::built(text), args![lease_until, now, workspace, most, page]).await?)
}

/// What a page of a desk's book is about and is not settled: in hand, or uncertain because its lease ended.
pub(in crate::notices) async fn list_of_page(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    page: &str,
) -> Result<Vec<Delivery>> {
    let text = format!(
        "select {DELIVERY} from deliveries where workspace_id = $1 and page = $2 and state in ('claimed', 'uncertain')"
    );
    Ok(ask.all(Sql::built(text), args![workspace, page]).await?)
}

/// A claimed delivery that waits again.
pub(in crate::notices) struct PutBack<'a> {
    pub delivery: &'a Delivery,
    /// Until when.
    pub due: Time,
    /// What stood in the way.
    pub why: String,
    /// Whether that was an attempt.
    pub was_tried: bool,
}

impl<'a> PutBack<'a> {
    /// One that was claimed and no more: that was no attempt.
    pub(in crate::notices) fn untried(delivery: &'a Delivery, due: Time) -> Self {
        let why = delivery.reply.clone().unwrap_or_default();
        Self { delivery, due, why, was_tried: false }
    }
}

/// Puts claimed deliveries back until they are due, unless a claim is no longer ours; while its notice is stopped or ended a
/// delivery has no time at all.
pub(in crate::notices) async fn put_back(tx: &mut twodb::Tx, put_back: &[PutBack<'_>]) -> Result<()> {
    let rows = put_back.iter().map(|p| {
        let d = p.delivery;
        args![&d.workspace_id, &d.id, d.fence, &p.why, p.due, i64::from(!p.was_tried)]
    });
    let _: Vec<(DeliveryId,)> = tx
        .with_many(
            &["workspace_id", "id", "fence", "why", "due", "untried"],
            "update deliveries set state = 'queued', lease_until = null, page = null, reply = said.why,
                attempts = attempts - said.untried, next_at = case when exists (
                    select 1 from notices n where n.workspace_id = deliveries.workspace_id and n.id = deliveries.notice_id
                    and n.state in ('stopped', 'ended')) then null else said.due end
             from said where deliveries.workspace_id = said.workspace_id and deliveries.id = said.id
                and deliveries.fence = said.fence and deliveries.state = 'claimed'
             returning deliveries.id",
            rows,
        )
        .await?;
    Ok(())
}

/// What others may have changed of a delivery while it was in hand.
#[derive(Debug, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::notices) struct Kept {
    pub id: DeliveryId,
    to_name: String,
    to_address: String,
    language: String,
    zone: Option<String>,
    came_back: Option<String>,
    came_back_at: Option<Time>,
    acknowledged_at: Option<Time>,
    acknowledged_how: Option<String>,
    settled_by: Option<String>,
    settled_because: Option<String>,
    salt: String,
}

impl Kept {
    /// What of it stands in a row.
    fn of(row: &Delivery) -> Self {
        let row = row.clone();
        Self {
            id: row.id,
            to_name: row.to_name,
            to_address: row.to_address,
            language: row.language,
            zone: row.zone,
            came_back: row.came_back,
            came_back_at: row.came_back_at,
            acknowledged_at: row.acknowledged_at,
            acknowledged_how: row.acknowledged_how,
            settled_by: row.settled_by,
            settled_because: row.settled_because,
            salt: row.salt,
        }
    }

    /// The row with this in it, where it is another than was thought.
    pub(in crate::notices) fn corrects(self, row: &Delivery) -> Option<Delivery> {
        (self != Self::of(row)).then(|| Delivery {
            to_name: self.to_name,
            to_address: self.to_address,
            language: self.language,
            zone: self.zone,
            came_back: self.came_back,
            came_back_at: self.came_back_at,
            acknowledged_at: self.acknowledged_at,
            acknowledged_how: self.acknowledged_how,
            settled_by: self.settled_by,
            settled_because: self.settled_because,
            salt: self.salt,
            ..row.clone()
        })
    }
}

/// Writes down what became of deliveries, where the claim is the newest and nobody has settled it since; gives back which
/// those are, each with what others may have changed of it.
pub(in crate::notices) async fn settle<'a>(
    tx: &mut Tx,
    became: impl Iterator<Item = &'a Delivery>,
) -> Result<Vec<Kept>> {
    let rows = became.map(|d| {
        args![&d.workspace_id, &d.id, d.fence, &d.state, d.handed_over_at, d.reply.clone(), d.moved_at]
    });
    let rows: Vec<twodb::Args> = rows.collect();
    let text = "update deliveries set state = said.state, handed_over_at = said.went, reply = said.reply, moved_at = said.moved_at,
            next_at = null, lease_until = null, page = null
         from said where deliveries.workspace_id = said.workspace_id and deliveries.id = said.id
            and deliveries.fence = said.fence and deliveries.state in ('claimed', 'uncertain')
         returning deliveries.id, deliveries.to_name, deliveries.to_address, deliveries.language, deliveries.zone,
            deliveries.came_back, deliveries.came_back_at, deliveries.acknowledged_at, deliveries.acknowledged_how,
            deliveries.settled_by, deliveries.settled_because, deliveries.salt";
    let columns = ["workspace_id", "id", "fence", "state", "went", "reply", "moved_at"];
    tx.with_many(&columns, text, rows).await
}

/// Claims of a notice whose lease has ended without a record, held until the end of the change.
pub(in crate::notices) async fn list_lost(
    tx: &mut Tx,
    notice: &NoticeId,
    most: i64,
) -> Result<Vec<Delivery>> {
    let (workspace, now, hold) = (tx.actor().workspace.clone(), tx.now(), Sql::hold(tx));
    let text = format!(
        "select {DELIVERY} from deliveries
         where workspace_id = $1 and page is not null and state = 'claimed' and lease_until < $2 and notice_id = $3
         order by lease_until limit $4 {hold}"
    );
    Ok(tx.all(Sql::built(text), args![workspace, now, notice, most]).await?)
}

/// A notice with a claim whose lease has ended without a record.
pub(in crate::notices) async fn seek_lost(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Option<NoticeId>> {
    let text = "select notice_id from deliveries
                where workspace_id = $1 and page is not null and state = 'claimed' and lease_until < $2 order by lease_until limit 1";
    Ok(ask.maybe::<(NoticeId,)>(sql(text), args![workspace, now]).await?.map(|(id,)| id))
}

/// Of these, those that must not be sent any more, with why: `left` or `withdrawn`.
pub(in crate::notices) async fn list_moot(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    ids: &[DeliveryId],
) -> Result<Vec<(DeliveryId, String)>> {
    let mut values = args![workspace];
    values.extend(ids.iter().map(twodb::Value::from));
    // reads: incidents, customers
    let text = format!(
        "select d.id, case when p.left_at is not null then 'left' else 'withdrawn' end
         from deliveries d join contacts p on p.workspace_id = d.workspace_id and p.id = d.contact_id
         join cases c on c.workspace_id = d.workspace_id and c.id = d.case_id
         where d.workspace_id = $1 and d.id in {} and (p.left_at is not null or c.state = 'withdrawn')",
        Sql::in_list(2, ids.len())
    );
    Ok(ask.all(Sql::built(text), values).await?)
}
