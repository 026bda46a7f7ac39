//! Deliveries, and the queue they are.

use serde::Serialize;
use twodb::{Args, Ask, Sql, args, sql};
use utoipa::ToSchema;

use super::{addressed, claims};
use crate::ground::id::{CaseId, ContactId, DeliveryId, IncidentId, NoticeId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;
use crate::notices::{Delivery, DeliveryState};

pub(super) const DELIVERY: &str = "workspace_id, id, notice_id, incident_id, case_id, customer_id, contact_id, link_id, channel, \
    round, wave, domain, to_name, to_address, language, zone, message_id, state, attempts, next_at, lease_until, fence, \
    reply, queued_at, handed_over_at, came_back, came_back_at, acknowledged_at, acknowledged_how, settled_by, settled_because, moved_at, salt";
pub(super) const COLUMNS: [&str; 33] = [
    "workspace_id",
    "id",
    "notice_id",
    "incident_id",
    "case_id",
    "customer_id",
    "contact_id",
    "link_id",
    "channel",
    "round",
    "wave",
    "domain",
    "to_name",
    "to_address",
    "language",
    "zone",
    "message_id",
    "state",
    "attempts",
    "next_at",
    "lease_until",
    "fence",
    "reply",
    "queued_at",
    "handed_over_at",
    "came_back",
    "came_back_at",
    "acknowledged_at",
    "acknowledged_how",
    "settled_by",
    "settled_because",
    "moved_at",
    "salt",
];

/// A delivery as a list shows it.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct DeliveryLine {
    /// Which.
    pub id: DeliveryId,
    /// Of which notice.
    pub notice_id: NoticeId,
    /// The notice's subject.
    pub subject: String,
    /// In which case.
    pub case_id: CaseId,
    /// The customer's name.
    pub customer: String,
    /// To which contact.
    pub contact_id: ContactId,
    /// Their name at approval.
    pub to_name: String,
    /// The address it goes to.
    pub to_address: String,
    /// [`super::super::DeliveryState::word`].
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is due next.
    pub next_at: Option<Time>,
    /// What the mail server said last, or what stood in the way.
    pub reply: Option<String>,
    /// When the mail server took it.
    pub handed_over_at: Option<Time>,
    /// What the report said with which it came back, or that its reader complained.
    pub came_back: Option<String>,
    /// When its reader let us know that they have it.
    pub acknowledged_at: Option<Time>,
    /// How: [`super::super::Acknowledged::word`].
    pub acknowledged_how: Option<String>,
    /// Why it was settled as it was.
    pub settled_because: Option<String>,
    /// When its state last changed.
    pub moved_at: Time,
}

/// Lines of the deliveries that a question gives, cut before they are joined: an engine that begins with a table of few rows
/// would sort all deliveries for the sake of one page.
fn lines(deliveries: &str, order: &str) -> Sql {
    // reads: incidents
    Sql::built(format!(
        "select d.id, d.notice_id, n.subject, d.case_id, c.title as customer, d.contact_id, d.to_name, d.to_address,
            d.state, d.attempts, d.next_at, d.reply, d.handed_over_at, d.came_back, d.acknowledged_at, d.acknowledged_how, d.settled_because, d.moved_at
        from ({deliveries}) d
        join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
        join cases c on c.workspace_id = d.workspace_id and c.id = d.case_id order by {order}"
    ))
}

/// A page of the deliveries of the notice `$2`, behind `$3` and at most `$4` of them, by id: one of each state, merged, as they
/// stand by state in their index.
pub(super) fn page_of_notice() -> String {
    let stored = DeliveryState::ALL.iter().filter(|state| **state != DeliveryState::Claimed);
    let of_state = stored.map(|state| {
        format!(
            "select * from (select * from deliveries where workspace_id = $1 and notice_id = $2 and state = '{word}' and id > $3
                order by id limit $4) {word}",
            word = state.word()
        )
    });
    format!("select * from ({}) d order by d.id limit $4", of_state.collect::<Vec<_>>().join(" union all "))
}

/// The deliveries of a notice, in one state or in any; copies to systems among all of them only.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
    state: Option<DeliveryState>,
    paging: &Paging,
) -> Result<Page<DeliveryLine>> {
    let [after] = paging.parts().unwrap_or_default();
    let mut values: Args = args![workspace, notice, after, paging.rows() + 1];
    // Few, and they stand among what waits.
    let in_hand = claims::in_hand_of(ask, workspace, notice).await?;
    let (stored, is_in) = match state {
        Some(DeliveryState::Claimed) if in_hand.is_empty() => {
            return Ok(Page::cut(Vec::new(), paging, id_of));
        }
        Some(DeliveryState::Claimed) => (Some(DeliveryState::Queued), Some("in")),
        Some(DeliveryState::Queued) if !in_hand.is_empty() => (state, Some("not in")),
        _ => (state, None),
    };
    let mut also = String::new();
    if let Some(is_in) = is_in {
        also = format!(" and id {is_in} {}", Sql::in_list(values.len() + 1, in_hand.len()));
        values.extend(in_hand.iter().map(twodb::Value::from));
    }
    let which = match stored {
        Some(state) => format!(
            "select * from deliveries where workspace_id = $1 and notice_id = $2 and state = '{}' and round > 0
                and id > $3{also} order by id limit $4",
            state.word()
        ),
        None => page_of_notice(),
    };
    let mut rows: Vec<DeliveryLine> = ask.all(lines(&which, "d.id"), values).await?;
    claims::note_in_hand(&in_hand, &mut rows);
    Ok(Page::cut(rows, paging, id_of))
}

fn id_of(line: &DeliveryLine) -> [String; 1] {
    [line.id.to_string()]
}

/// What the people of a case were told or are about to be, newest first.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<DeliveryLine>> {
    let order = "d.queued_at desc, d.id";
    let which = format!(
        "select * from deliveries d where d.workspace_id = $1 and d.case_id = $2 order by {order} limit 200"
    );
    let mut rows: Vec<DeliveryLine> = ask.all(lines(&which, order), args![workspace, case]).await?;
    if rows.iter().any(|line| line.state == DeliveryState::Queued.word()) {
        claims::note_in_hand(&claims::in_hand(ask, workspace).await?, &mut rows);
    }
    Ok(rows)
}

/// How many deliveries of a notice are in each state, what desks have in hand told from what waits; copies to systems, which
/// tell nobody, are counted apart.
pub async fn tally(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<Vec<(String, i64)>> {
    // Before what waits is counted, which what is in hand is part of.
    let in_hand = claims::count_in_hand(ask, workspace, notice).await?;
    let mut tally = by_state(ask, workspace, notice).await?;
    if let Some((_, waiting)) = tally.iter_mut().find(|(state, _)| state == DeliveryState::Queued.word()) {
        let in_hand = in_hand.min(*waiting);
        *waiting -= in_hand;
        tally.push((DeliveryState::Claimed.word().into(), in_hand));
        tally.retain(|(_, many)| *many > 0);
        tally.sort();
    }
    Ok(tally)
}

/// How many deliveries of a notice are in each state as it is stored, whoever is to be put into the queue among what waits;
/// copies to systems are counted apart.
pub(in crate::notices) async fn by_state(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<Vec<(String, i64)>> {
    let text = "select state, cast(sum(many) as bigint) from (
                    select state, count(*) as many from deliveries
                    where workspace_id = $1 and notice_id = $2 and round > 0 group by state
                    union all
                    select 'queued', people from addressed where workspace_id = $1 and notice_id = $2) q
                group by state order by state";
    Ok(ask.all(sql(text), args![workspace, notice]).await?)
}

/// Of these, those that wait, held until the end of the change with the words for that.
pub(super) async fn list_queued(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[DeliveryId],
    hold: &str,
) -> Result<Vec<Delivery>> {
    let mut values = args![workspace];
    values.extend(ids.iter().map(twodb::Value::from));
    let text = format!(
        "select {DELIVERY} from deliveries where workspace_id = $1 and state = 'queued' and id in {} order by id {hold}",
        Sql::in_list(2, ids.len())
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// The delivery, held until the end of the change.
pub(in crate::notices) async fn find_held(tx: &mut Tx, id: &DeliveryId) -> Result<Delivery> {
    let workspace = tx.actor().workspace.clone();
    let text =
        format!("select {DELIVERY} from deliveries where workspace_id = $1 and id = $2 {}", Sql::hold(tx));
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("delivery"))
}

/// The delivery; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &DeliveryId) -> Result<Delivery> {
    let text = format!("select {DELIVERY} from deliveries where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("delivery"))
}

/// These deliveries, held until the end of the change.
pub(in crate::notices) async fn list_held(tx: &mut Tx, ids: &[DeliveryId]) -> Result<Vec<Delivery>> {
    let mut values = args![tx.actor().workspace.clone()];
    values.extend(ids.iter().map(twodb::Value::from));
    let text = format!(
        "select {DELIVERY} from deliveries where workspace_id = $1 and id in {} order by id {}",
        Sql::in_list(2, ids.len()),
        Sql::hold(tx)
    );
    Ok(tx.all(Sql::built(text), values).await?)
}

/// Lets the engine plan the rest of a change by the deliveries that it has written so far.
pub(in crate::notices) async fn take_stock(tx: &mut Tx) -> Result<()> {
    tx.take_stock("deliveries").await
}

/// New deliveries, or known ones with a new state, in few statements.
pub(in crate::notices) async fn put(tx: &mut Tx, deliveries: &[Delivery]) -> Result<()> {
    let rows = deliveries.iter().map(|d| {
        args![
            &d.workspace_id,
            &d.id,
            &d.notice_id,
            &d.incident_id,
            &d.case_id,
            &d.customer_id,
            &d.contact_id,
            &d.link_id,
            &d.channel,
            d.round,
            d.wave,
            &d.domain,
            &d.to_name,
            &d.to_address,
            &d.language,
            &d.zone,
            &d.message_id,
            &d.state,
            d.attempts,
            d.next_at,
            d.lease_until,
            d.fence,
            &d.reply,
            d.queued_at,
            d.handed_over_at,
            &d.came_back,
            d.came_back_at,
            d.acknowledged_at,
            &d.acknowledged_how,
            &d.settled_by,
            &d.settled_because,
            d.moved_at,
            &d.salt
        ]
    });
    tx.insert_many(
        "deliveries",
        &COLUMNS,
        "on conflict (workspace_id, id) do update set state = excluded.state, attempts = excluded.attempts,
            next_at = excluded.next_at, lease_until = excluded.lease_until, fence = excluded.fence, reply = excluded.reply,
            handed_over_at = excluded.handed_over_at, came_back = excluded.came_back, came_back_at = excluded.came_back_at,
            acknowledged_at = excluded.acknowledged_at, acknowledged_how = excluded.acknowledged_how, settled_by = excluded.settled_by,
            settled_because = excluded.settled_because, moved_at = excluded.moved_at",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}

/// Whether a delivery that tells this notice has no end yet, or is not even queued; reminders come after it is sent.
pub(in crate::notices) async fn is_unfinished(tx: &mut Tx, notice: &NoticeId) -> Result<bool> {
    let workspace = tx.actor().workspace.clone();
    let text = "select id from deliveries where workspace_id = $1 and notice_id = $2 and state = 'queued' and round = 1 limit 1";
    Ok(tx.maybe::<(DeliveryId,)>(sql(text), args![&workspace, notice]).await?.is_some()
        || addressed::is_any(tx, &workspace, notice).await?)
}

/// Whom any letter has reached that did not come back.
pub(in crate::notices) struct Reached {
    /// Somebody of the case.
    pub case: bool,
    /// Somebody of the incident.
    pub incident: bool,
}

/// Whom any letter about this incident has reached that did not come back.
pub(in crate::notices) async fn reached(
    tx: &mut Tx,
    incident: &IncidentId,
    case: &CaseId,
) -> Result<Reached> {
    let workspace = tx.actor().workspace.clone();
    let text =
        "select (select count(*) from (select id from deliveries where workspace_id = $1 and case_id = $3
                    and handed_over_at is not null and state <> 'bounced' limit 1) c),
                (select count(*) from (select id from deliveries where workspace_id = $1 and incident_id = $2
                    and handed_over_at is not null and state <> 'bounced' limit 1) i)";
    let (of_case, of_incident): (i64, i64) = tx.one(sql(text), args![workspace, incident, case]).await?;
    Ok(Reached { case: of_case > 0, incident: of_incident > 0 })
}

/// Lets what waits of a notice wait for a word.
pub(in crate::notices) async fn set_waiting(tx: &mut Tx, notice: &NoticeId) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let text = "update deliveries set next_at = null where workspace_id = $1 and notice_id = $2 and state = 'queued'";
    tx.run(sql(text), args![workspace, notice]).await?;
    Ok(())
}

/// Lets what waits of a notice, of the waves that may go, be due from now on; with a rate, one behind the other.
pub(in crate::notices) async fn set_due(
    tx: &mut Tx,
    notice: &NoticeId,
    wave: i64,
    rate: Option<i64>,
) -> Result<()> {
    let (workspace, now) = (tx.actor().workspace.clone(), tx.now());
    let Some(rate) = rate else {
        let text = "update deliveries set next_at = $1
                    where workspace_id = $2 and notice_id = $3 and state = 'queued' and wave <= $4";
        tx.run(sql(text), args![now, workspace, notice, wave]).await?;
        return Ok(());
    };
    let text = "update deliveries set next_at = $1 + r.place * 1000 / $2 from (
                    select id, row_number() over (order by id) - 1 as place from deliveries
                    where workspace_id = $3 and notice_id = $4 and state = 'queued' and wave <= $5) r
                where deliveries.workspace_id = $3 and deliveries.id = r.id";
    tx.run(sql(text), args![now, rate, workspace, notice, wave]).await?;
    Ok(())
}
