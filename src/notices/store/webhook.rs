//! Deliveries to systems: who hears a notice so, and the queue of what is due.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use super::deliveries::{COLUMNS, DELIVERY};
use super::queue::PutBack;
use crate::ground::id::{
    CaseId, ContactId, CustomerId, DeliveryId, IncidentId, NoticeId, WebhookId, WorkspaceId,
};
use crate::ground::web::{Page, Paging};
use crate::ground::{Result, Time};
use crate::journal::Tx;
use crate::notices::webhook::{PostedLine, Try};
use crate::notices::{Delivery, DeliveryState, Notice, NoticeKind};
use crate::webhooks::Health;

/// A system that hears a notice.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::notices) struct Listening {
    pub contact_id: ContactId,
    pub customer_id: CustomerId,
    pub case_id: CaseId,
    pub name: String,
    pub address: String,
    /// 1 when it tells its customer.
    pub tells: i64,
    pub language: String,
    pub zone: Option<String>,
}

/// The next systems, by contact, after `after`, that hear a notice: those of its live cases. A first notice goes to none
/// twice, and a correction to those that may have what was wrong.
pub(in crate::notices) async fn listening(
    ask: &mut dyn Ask,
    notice: &Notice,
    after: &str,
    most: i64,
) -> Result<Vec<Listening>> {
    let mut values = args![&notice.workspace_id, &notice.incident_id, after, most];
    let hears = match (notice.kind(), &notice.corrects_id) {
        (NoticeKind::First, _) => {
            "not exists (select 1 from deliveries d join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
                where d.workspace_id = w.workspace_id and d.incident_id = $2 and d.contact_id = w.contact_id
                  and d.channel = 'webhook' and n.kind = 'first' and d.state <> 'failed')"
        }
        (NoticeKind::Correction, Some(wrong)) => {
            values.push(wrong.into());
            "exists (select 1 from deliveries d where d.workspace_id = w.workspace_id and d.incident_id = $2
                and d.contact_id = w.contact_id and d.notice_id = $5 and d.channel = 'webhook'
                and (d.state in ('handed_over', 'passed_on') or d.attempts > 0))"
        }
        _ => "1 = 1",
    };
    // reads: webhooks, incidents, customers
    let text = format!(
        "select w.contact_id, c.customer_id, c.id as case_id, w.label as name, w.url as address, w.tells, p.language,
            coalesce(p.zone, u.zone) as zone
         from webhooks w join cases c on c.workspace_id = w.workspace_id and c.customer_id = w.customer_id and c.incident_id = $2
         join contacts p on p.workspace_id = w.workspace_id and p.id = w.contact_id
         join customers u on u.workspace_id = w.workspace_id and u.id = w.customer_id
         where w.workspace_id = $1 and w.state = 'live' and c.state not in ('closed', 'withdrawn') and p.left_at is null
            and w.contact_id > $3 and {hears}
         order by w.contact_id limit $4"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// What is due by webhook at `$2` in the workspace `$1`: queued, or taken and sent again; in nobody's hands; and not for a
/// system that waits, or is left alone for a while.
// reads: webhooks
const DUE: &str = "d.workspace_id = $1 and d.channel = 'webhook' and d.next_at is not null and d.next_at <= $2
    and d.state in ('queued', 'handed_over', 'passed_on') and (d.lease_until is null or d.lease_until < $2)
    and not exists (select 1 from webhooks w left join webhook_health h on h.workspace_id = w.workspace_id and h.webhook_id = w.id
        where w.workspace_id = d.workspace_id and w.contact_id = d.contact_id
          and (w.state in ('untried', 'paused') or (w.state = 'live' and h.rest_until > $2)))";

/// Whether anything is due.
pub(in crate::notices) async fn is_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<bool> {
    let text = format!("select d.id from deliveries d where {DUE} limit 1");
    Ok(ask.maybe::<(DeliveryId,)>(Sql::built(text), args![workspace, now]).await?.is_some())
}

/// Claims what is due until `lease_until`. Its state stays: a claim that is lost is due again by itself.
pub(in crate::notices) async fn claim(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    now: Time,
    lease_until: Time,
    most: i64,
) -> Result<Vec<Delivery>> {
    let skip = Sql::skip_locked(tx);
    let text = format!(
        "with due as materialized (
            select d.id from deliveries d where {DUE} order by d.next_at, d.id limit $4 {skip})
         update deliveries set attempts = attempts + 1, fence = fence + 1, lease_until = $3
         where workspace_id = $1 and id in (select id from due)
         returning {DELIVERY}"
    );
    Ok(tx.all(Sql::built(text), args![workspace, now, lease_until, most]).await?)
}

/// Puts claimed messages back until they are due, unless a claim is no longer ours. One without a time belongs to a
/// notice that was stopped meanwhile, and stays without.
pub(in crate::notices) async fn put_back(tx: &mut twodb::Tx, put_back: &[PutBack<'_>]) -> Result<()> {
    let rows = put_back.iter().map(|p| {
        let d = p.delivery;
        args![&d.workspace_id, &d.id, d.fence, &p.why, p.due, i64::from(!p.was_tried)]
    });
    let _: Vec<(DeliveryId,)> = tx
        .with_many(
            &["workspace_id", "id", "fence", "why", "due", "untried"],
            "update deliveries set lease_until = null, attempts = deliveries.attempts - said.untried,
                reply = case when deliveries.state = 'queued' then said.why else deliveries.reply end,
                next_at = case when deliveries.next_at is null then null else said.due end
             from said where deliveries.workspace_id = said.workspace_id and deliveries.id = said.id
                and deliveries.fence = said.fence and deliveries.state in ('queued', 'handed_over', 'passed_on')
             returning deliveries.id",
            rows.collect::<Vec<_>>(),
        )
        .await?;
    Ok(())
}

/// Lets what was sent again rest, however that went: what is known of it stays as it is.
pub(in crate::notices) async fn let_rest(tx: &mut twodb::Tx, over: &[&Delivery]) -> Result<()> {
    let rows = over.iter().map(|d| args![&d.workspace_id, &d.id, d.fence]);
    let _: Vec<(DeliveryId,)> = tx
        .with_many(
            &["workspace_id", "id", "fence"],
            "update deliveries set lease_until = null, next_at = null
             from said where deliveries.workspace_id = said.workspace_id and deliveries.id = said.id
                and deliveries.fence = said.fence and deliveries.state in ('handed_over', 'passed_on')
             returning deliveries.id",
            rows.collect::<Vec<_>>(),
        )
        .await?;
    Ok(())
}

/// What became of a message that this desk had in hand.
pub(in crate::notices) struct Became {
    pub id: DeliveryId,
    /// Of which claim.
    pub fence: i64,
    pub state: DeliveryState,
    pub reply: String,
}

/// Writes down what became of messages, where the claim is the newest; gives back the rows as they are now. A notice that
/// was ended while one was on its way ended it too, and what its system said is truer than that.
pub(in crate::notices) async fn settle(tx: &mut Tx, became: &[Became]) -> Result<Vec<Delivery>> {
    let (workspace, now) = (tx.actor().workspace.clone(), tx.now());
    let rows = became.iter().map(|b| {
        let went = (b.state == DeliveryState::HandedOver).then_some(now);
        args![&workspace, &b.id, b.fence, b.state.word(), went, &b.reply, now]
    });
    let rows: Vec<twodb::Args> = rows.collect();
    let names = COLUMNS.map(|column| format!("deliveries.{column}")).join(", ");
    let text = format!(
        "update deliveries set state = said.state, handed_over_at = said.went, reply = said.reply, moved_at = said.moved_at,
            next_at = null, lease_until = null
         from said where deliveries.workspace_id = said.workspace_id and deliveries.id = said.id
            and deliveries.fence = said.fence and deliveries.state in ('queued', 'failed')
         returning {names}"
    );
    let columns = ["workspace_id", "id", "fence", "state", "went", "reply", "moved_at"];
    tx.with_many(&columns, &text, rows).await
}

/// Keeps tries.
pub(in crate::notices) async fn put_tries(tx: &mut twodb::Tx, tries: &[(&Delivery, Try)]) -> Result<()> {
    let rows = tries.iter().map(|(d, t)| args![&d.workspace_id, &d.id, d.fence, t.at, t.status, &t.said]);
    tx.insert_many(
        "delivery_tries",
        &["workspace_id", "delivery_id", "number", "at", "status", "said"],
        "on conflict do nothing",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}

/// The tries of a delivery, newest first.
pub async fn list_tries(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &DeliveryId) -> Result<Vec<Try>> {
    let text = sql("select at, status, said from delivery_tries where workspace_id = $1 and delivery_id = $2
                    order by number desc limit 100");
    Ok(ask.all(text, args![workspace, id]).await?)
}

#[derive(sqlx::FromRow)]
struct HealthOf {
    contact_id: ContactId,
    #[sqlx(flatten)]
    health: Health,
}

/// How the systems of these contacts answer lately.
pub(in crate::notices) async fn health_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    contacts: &[ContactId],
) -> Result<HashMap<ContactId, Health>> {
    let mut values = args![workspace];
    values.extend(contacts.iter().map(twodb::Value::from));
    // reads: webhooks
    let text = format!(
        "select w.contact_id, h.losses, h.failing_since, h.rest_until, h.last_taken_at, h.said from webhooks w
         join webhook_health h on h.workspace_id = w.workspace_id and h.webhook_id = w.id
         where w.workspace_id = $1 and w.state <> 'removed' and w.contact_id in {}",
        Sql::in_list(2, contacts.len())
    );
    let rows: Vec<HealthOf> = ask.all(Sql::built(text), values).await?;
    Ok(rows.into_iter().map(|row| (row.contact_id, row.health)).collect())
}

/// What left for the system of a contact since a moment and may be sent again: which, about which incident, of which
/// notice.
pub(in crate::notices) async fn list_to_replay(
    tx: &mut Tx,
    contact: &ContactId,
    since: Time,
    most: i64,
) -> Result<Vec<(DeliveryId, IncidentId, NoticeId)>> {
    let workspace = tx.actor().workspace.clone();
    let text = sql("select d.id, d.incident_id, d.notice_id from deliveries d
         join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
         where d.workspace_id = $1 and d.contact_id = $2 and d.channel = 'webhook' and d.queued_at >= $3
           and (d.state in ('handed_over', 'passed_on') or (d.state = 'failed' and n.state in ('approved', 'sending', 'sent')
                and not exists (select 1 from notices r where r.workspace_id = n.workspace_id and r.corrects_id = n.id
                    and r.begun_at is not null)))
         order by d.id limit $4");
    Ok(tx.all(text, args![workspace, contact, since, most]).await?)
}

/// What was or is to be posted to a system, newest first.
pub async fn list_posted(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &WebhookId,
    paging: &Paging,
) -> Result<Page<PostedLine>> {
    let [before] = paging.parts().unwrap_or_default();
    // reads: webhooks
    let text = sql("select d.id, d.notice_id, n.subject, d.case_id, d.round, d.state, d.attempts, d.next_at, d.reply, d.queued_at, d.moved_at
         from webhooks w join deliveries d on d.workspace_id = w.workspace_id and d.contact_id = w.contact_id and d.channel = 'webhook'
         join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
         where w.workspace_id = $1 and w.id = $2 and ($3 = '' or d.id < $3)
         order by d.id desc limit $4");
    let rows = ask.all(text, args![workspace, id, before, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |r: &PostedLine| [r.id.to_string()]))
}

/// How many deliveries of a notice to systems are in each state.
pub async fn tally(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<Vec<(String, i64)>> {
    let text = "select state, count(*) from deliveries where workspace_id = $1 and notice_id = $2 and channel = 'webhook'
                group by state order by state";
    Ok(ask.all(sql(text), args![workspace, notice]).await?)
}

/// How many copies of an incident's notices systems have taken, wait for, and were given up for.
pub(super) async fn copies(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<(i64, i64, i64)> {
    let sum = |state: &str| {
        format!("cast(coalesce(sum(case when state = '{state}' then 1 else 0 end), 0) as bigint)")
    };
    let text = format!(
        "select {}, {}, {} from deliveries where workspace_id = $1 and incident_id = $2 and channel = 'webhook' and round = 0",
        sum("passed_on"),
        sum("queued"),
        sum("failed")
    );
    Ok(ask.one(Sql::built(text), args![workspace, incident]).await?)
}
