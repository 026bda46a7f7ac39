//! The table of deliveries as the queue that it is: what is due, and what became of what was in hand.

use std::collections::{HashMap, HashSet};

use twodb::{Ask, args, sql};

use super::{claims, deliveries};
use crate::ground::id::{CaseId, ContactId, DeliveryId, NoticeId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Tx;
use crate::notices::Delivery;

/// Whether anything waits for its turn now.
pub(in crate::notices) async fn is_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<bool> {
    let text = "select id from deliveries
                where workspace_id = $1 and channel = 'mail' and state = 'queued' and next_at is not null and next_at <= $2 limit 1";
    Ok(ask.maybe::<(DeliveryId,)>(sql(text), args![workspace, now]).await?.is_some())
}

/// When the last of what waits of a notice is due.
pub(in crate::notices) async fn seek_last_due(tx: &mut Tx, notice: &NoticeId) -> Result<Option<Time>> {
    let workspace = tx.actor().workspace.clone();
    let text = "select next_at from deliveries
                where workspace_id = $1 and channel = 'mail' and state = 'queued' and next_at is not null and notice_id = $2
                order by next_at desc, id desc limit 1";
    Ok(tx.maybe::<(Time,)>(sql(text), args![workspace, notice]).await?.map(|(due,)| due))
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

/// Puts deliveries back that a page of a desk's book had in hand, until they are due, unless a claim is no longer ours;
/// while its notice is stopped or ended a delivery has no time at all.
pub(in crate::notices) async fn put_back(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    page: &str,
    put_back: &[PutBack<'_>],
) -> Result<()> {
    let rows = put_back.iter().map(|p| {
        let d = p.delivery;
        args![&d.workspace_id, &d.id, d.fence, &p.why, p.due, i64::from(p.was_tried)]
    });
    let _: Vec<(DeliveryId,)> = tx
        .with_many(
            &["workspace_id", "id", "fence", "why", "due", "tried"],
            "update deliveries set reply = said.why, attempts = attempts + said.tried, next_at = case when exists (
                    select 1 from notices n where n.workspace_id = deliveries.workspace_id and n.id = deliveries.notice_id
                    and n.state in ('stopped', 'ended')) then null else said.due end
             from said where deliveries.workspace_id = said.workspace_id and deliveries.id = said.id
                and deliveries.fence = said.fence and deliveries.state = 'queued'
             returning deliveries.id",
            rows,
        )
        .await?;
    claims::let_go(tx, workspace, page, put_back.iter().map(|p| &p.delivery.id)).await
}

/// What others may change of a delivery while it is in hand, as one text: of very many rows each column that is read
/// back costs more than it says.
macro_rules! kept {
    () => {
        "to_name || '\u{1f}' || to_address || '\u{1f}' || language || '\u{1f}' || coalesce(zone, '\u{1e}') || '\u{1f}' ||
            coalesce(came_back, '\u{1e}') || '\u{1f}' || coalesce(cast(came_back_at as text), '') || '\u{1f}' ||
            coalesce(cast(acknowledged_at as text), '') || '\u{1f}' || coalesce(acknowledged_how, '\u{1e}') || '\u{1f}' ||
            coalesce(settled_by, '\u{1e}') || '\u{1f}' || coalesce(settled_because, '\u{1e}') || '\u{1f}' || salt"
    };
}

/// The same of a row that was worked out.
fn kept(row: &Delivery) -> String {
    let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "\u{1e}".to_owned());
    let moment = |at: Option<Time>| at.map(|at| at.0.to_string()).unwrap_or_default();
    [
        row.to_name.clone(),
        row.to_address.clone(),
        row.language.clone(),
        word(&row.zone),
        word(&row.came_back),
        moment(row.came_back_at),
        moment(row.acknowledged_at),
        word(&row.acknowledged_how),
        word(&row.settled_by),
        word(&row.settled_because),
        row.salt.clone(),
    ]
    .join("\u{1f}")
}

/// What a row came to, once its fate stands in it.
pub(in crate::notices) enum Settled {
    /// What was worked out.
    AsThought,
    /// Somebody changed something of it meanwhile.
    Otherwise(Box<Delivery>),
}

/// Writes down what became of deliveries that a page of a desk's book had in hand, where nobody has settled it since; gives
/// back which those are.
pub(in crate::notices) async fn settle(
    tx: &mut Tx,
    page: &str,
    became: &[Delivery],
) -> Result<HashMap<DeliveryId, Settled>> {
    let rows = became.iter().map(|d| {
        let reply = d.reply.clone();
        args![&d.workspace_id, &d.id, d.fence, &d.state, d.handed_over_at, reply, d.moved_at, d.attempts]
    });
    let rows: Vec<twodb::Args> = rows.collect();
    let text = concat!(
        "update deliveries set state = said.state, handed_over_at = said.went, reply = said.reply, moved_at = said.moved_at,
            attempts = said.attempts, next_at = null, page = null
         from said where deliveries.workspace_id = said.workspace_id and deliveries.id = said.id
            and deliveries.fence = said.fence and deliveries.state in ('queued', 'uncertain')
         returning deliveries.id, ",
        kept!()
    );
    let columns = ["workspace_id", "id", "fence", "state", "went", "reply", "moved_at", "attempts"];
    let found: HashMap<DeliveryId, String> = tx.with_many(&columns, text, rows).await?.into_iter().collect();
    let workspace = tx.actor().workspace.clone();
    claims::let_go(tx.beneath(), &workspace, page, became.iter().map(|d| &d.id)).await?;
    let is_other = |d: &&Delivery| found.get(&d.id).is_some_and(|stands| *stands != kept(d));
    let others: Vec<DeliveryId> = became.iter().filter(is_other).map(|d| d.id.clone()).collect();
    let mut settled: HashMap<_, _> = found.into_keys().map(|id| (id, Settled::AsThought)).collect();
    if !others.is_empty() {
        for row in deliveries::list_held(tx, &others).await? {
            settled.insert(row.id.clone(), Settled::Otherwise(Box::new(row)));
        }
    }
    Ok(settled)
}

/// Of these, those that must not be sent any more, with why: `left` or `withdrawn`.
pub(in crate::notices) async fn list_moot(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    deliveries: &[Delivery],
) -> Result<HashMap<DeliveryId, &'static str>> {
    let contacts: Vec<&str> = deliveries.iter().map(|d| d.contact_id.as_str()).collect();
    // reads: customers
    let left = "select id from contacts where workspace_id = $1 and left_at is not null and id";
    let left: Vec<(ContactId,)> = ask.all_in(left, &args![workspace], &contacts).await?;
    let left: HashSet<_> = left.into_iter().map(|(id,)| id).collect();
    let cases: Vec<&str> = deliveries.iter().map(|d| d.case_id.as_str()).collect();
    // reads: incidents
    let withdrawn = "select id from cases where workspace_id = $1 and state = 'withdrawn' and id";
    let withdrawn: Vec<(CaseId,)> = ask.all_in(withdrawn, &args![workspace], &cases).await?;
    let withdrawn: HashSet<_> = withdrawn.into_iter().map(|(id,)| id).collect();
    let why = |d: &Delivery| {
        let is_withdrawn = || withdrawn.contains(&d.case_id).then_some("withdrawn");
        if left.contains(&d.contact_id) { Some("left") } else { is_withdrawn() }
    };
    Ok(deliveries.iter().filter_map(|d| Some((d.id.clone(), why(d)?))).collect())
}
