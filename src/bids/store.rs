//! All SQL of bids.

use twodb::{Args, Ask, Sql, args, sql};

use super::bid::BidLine;
use super::{Bid, Competences, State};
use crate::ground::id::{BidId, CustomerId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const BID: &str = "workspace_id, id, customer_id, title, words, came, takes, band, answer_on, owner_id, owner_name, state, \
    asked_by, asked_name, asked_at, decision, because, look_on, decided_by, decided_name, decided_at, advice, is_against, \
    outcome_words, outcome_by, outcome_at, moved_at, salt";
const COMPETENCES: &str = "workspace_id, id, tags, set_by, set_name, set_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &BidId) -> Result<Bid> {
    let text = format!("select {BID} from bids where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("bid"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &BidId) -> Result<Bid> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {BID} from bids where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("bid"))
}

/// Those at one customer, the last moved first, at most 20.
pub async fn list_of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Vec<Bid>> {
    let text = format!(
        "select {BID} from bids where workspace_id = $1 and customer_id = $2 order by moved_at desc, id desc limit 20"
    );
    Ok(ask.all(Sql::built(text), args![workspace, customer]).await?)
}

/// Bids of a desk, or at one customer, in one state or in any; the last moved first, a page at a time. -- reads: customers
pub(super) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: Option<&CustomerId>,
    state: Option<State>,
    paging: &Paging,
) -> Result<Page<BidLine>> {
    let (before, id) = paging.before();
    let mut values: Args = args![workspace, before, id, paging.rows() + 1];
    let mut also = String::new();
    if let Some(customer) = customer {
        values.push(customer.into());
        also.push_str(&format!(" and b.customer_id = ${}", values.len()));
    }
    if let Some(state) = state {
        values.push(state.word().into());
        also.push_str(&format!(" and b.state = ${}", values.len()));
    }
    let columns = BID.replace(", ", ", b.");
    let text = format!(
        "select b.{columns}, c.name as customer from bids b
         join customers c on c.workspace_id = b.workspace_id and c.id = b.customer_id
         where b.workspace_id = $1 and (b.moved_at, b.id) < ($2, $3){also}
         order by b.moved_at desc, b.id desc limit $4"
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |l: &BidLine| [l.bid.moved_at.0.to_string(), l.bid.id.to_string()]))
}

/// Bids that wait for a decision by now: those asked for, and those that were to be looked at again by this day; the first
/// due first, at most 50. -- reads: customers
pub(super) async fn list_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    today: &str,
) -> Result<Vec<BidLine>> {
    let columns = BID.replace(", ", ", b.");
    let text = format!(
        "select b.{columns}, c.name as customer from bids b
         join customers c on c.workspace_id = b.workspace_id and c.id = b.customer_id
         where b.workspace_id = $1 and (b.state = 'asked' or (b.state = 'later' and b.look_on <= $2))
         order by coalesce(b.look_on, b.answer_on), b.id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, today]).await?)
}

// reads: cases
/// How many cases of a customer are neither closed nor withdrawn.
pub(super) async fn count_open_cases(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<i64> {
    Ok(ask
        .count(
            sql("select count(*) from cases where workspace_id = $1 and customer_id = $2
                    and state not in ('closed', 'withdrawn')"),
            args![workspace, customer],
        )
        .await?)
}

/// New.
pub(super) async fn insert(tx: &mut Tx, bid: &Bid) -> Result<()> {
    let b = bid;
    let text = format!("insert into bids ({BID}) values {}", Sql::in_list(1, 28));
    let values = args![
        &b.workspace_id,
        &b.id,
        &b.customer_id,
        &b.title,
        &b.words,
        &b.came,
        &b.takes,
        &b.band,
        &b.answer_on,
        &b.owner_id,
        &b.owner_name,
        &b.state,
        &b.asked_by,
        &b.asked_name,
        b.asked_at,
        &b.decision,
        &b.because,
        &b.look_on,
        &b.decided_by,
        &b.decided_name,
        b.decided_at,
        &b.advice,
        b.is_against,
        &b.outcome_words,
        &b.outcome_by,
        b.outcome_at,
        b.moved_at,
        &b.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(super) async fn update(tx: &mut Tx, bid: &Bid) -> Result<()> {
    let b = bid;
    tx.run(
        sql("update bids set state = $1, decision = $2, because = $3, look_on = $4, decided_by = $5, decided_name = $6,
                decided_at = $7, advice = $8, is_against = $9, outcome_words = $10, outcome_by = $11, outcome_at = $12,
                moved_at = $13 where workspace_id = $14 and id = $15"),
        args![
            &b.state,
            &b.decision,
            &b.because,
            &b.look_on,
            &b.decided_by,
            &b.decided_name,
            b.decided_at,
            &b.advice,
            b.is_against,
            &b.outcome_words,
            &b.outcome_by,
            b.outcome_at,
            b.moved_at,
            &b.workspace_id,
            &b.id
        ],
    )
    .await?;
    Ok(())
}

/// What we are good at, once somebody has said.
pub(super) async fn competences(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Option<Competences>> {
    let text = format!("select {COMPETENCES} from competences where workspace_id = $1");
    Ok(ask.maybe(Sql::built(text), args![workspace]).await?)
}

/// Says it, or says it anew.
pub(super) async fn put_competences(tx: &mut Tx, competences: &Competences) -> Result<()> {
    let c = competences;
    let text = format!(
        "insert into competences ({COMPETENCES}) values {} on conflict (workspace_id, id) do update set
            tags = excluded.tags, set_by = excluded.set_by, set_name = excluded.set_name, set_at = excluded.set_at,
            salt = excluded.salt",
        Sql::in_list(1, 7)
    );
    tx.run(
        Sql::built(text),
        args![&c.workspace_id, &c.id, &c.tags, &c.set_by, &c.set_name, c.set_at, &c.salt],
    )
    .await?;
    Ok(())
}
