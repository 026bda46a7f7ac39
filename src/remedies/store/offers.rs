//! Offers: one, lists of them, sums.

use twodb::{Args, Ask, Sql, args};

use crate::ground::id::{CaseId, CustomerId, IncidentId, OfferId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::remedies::{Offer, OfferLine, Sum};

const COLUMNS: [&str; 26] = [
    "workspace_id",
    "id",
    "remedy_id",
    "incident_id",
    "case_id",
    "customer_id",
    "whom",
    "state",
    "amount_minor",
    "currency",
    "expires_at",
    "drafted_by",
    "approved_by",
    "approver_name",
    "approved_how",
    "approved_at",
    "offered_at",
    "answered_at",
    "answered_by",
    "answer_words",
    "settled_at",
    "settled_by",
    "settled_words",
    "salt",
    "drafted_at",
    "moved_at",
];

/// Lines of the offers that a question gives, cut before they are joined: an engine that begins with the few remedies would
/// sort all offers for the sake of one page.
pub(super) fn lines(offers: &str, order: &str) -> Sql {
    Sql::built(format!(
        "select o.id, o.remedy_id, o.incident_id, o.case_id, o.customer_id, o.whom, r.title, r.words,
            r.kind, o.state, o.amount_minor, o.currency, o.expires_at, o.offered_at, o.moved_at
         from (select * from offers o where o.workspace_id = $1 and {offers}) o
         join remedies r on r.workspace_id = o.workspace_id and r.id = o.remedy_id order by {order}"
    ))
}

pub(super) fn columns() -> String {
    COLUMNS.join(", ")
}

/// The offer; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find_offer(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &OfferId) -> Result<Offer> {
    let text = format!("select {} from offers where workspace_id = $1 and id = $2", columns());
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("offer"))
}

/// The same, held until the end of the transaction, so that of two answers at once the second sees the first.
pub(in crate::remedies) async fn find_offer_held(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    id: &OfferId,
) -> Result<Offer> {
    let hold = Sql::hold(tx);
    let text = format!("select {} from offers where workspace_id = $1 and id = $2 {hold}", columns());
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("offer"))
}

/// Offers of an incident, of a remedy, in a state, or all (`None`), newest move first.
pub async fn list_offers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    of: (&'static str, Option<&str>),
    state: Option<&str>,
    paging: &Paging,
) -> Result<Page<OfferLine>> {
    let (before, id) = paging.before();
    let mut values: Args = args![workspace, before, id, paging.rows() + 1];
    let mut also = String::new();
    for (column, value) in [of, ("state", state)] {
        if let Some(value) = value {
            values.push(value.into());
            also = format!("{also} and o.{column} = ${}", values.len());
        }
    }
    let order = "o.moved_at desc, o.id desc";
    let which = format!("(o.moved_at, o.id) < ($2, $3){also} order by {order} limit $4");
    let rows = ask.all(lines(&which, order), values).await?;
    Ok(Page::cut(rows, paging, |o: &OfferLine| [o.moved_at.0.to_string(), o.id.to_string()]))
}

/// The offers in a case, newest first.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<OfferLine>> {
    Ok(ask.all(lines("o.case_id = $2", "o.drafted_at desc"), args![workspace, case]).await?)
}

/// The offers to a customer over all its cases, newest first.
pub async fn list_of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Vec<OfferLine>> {
    let newest = "o.customer_id = $2 order by o.drafted_at desc limit 100";
    Ok(ask.all(lines(newest, "o.drafted_at desc"), args![workspace, customer]).await?)
}

/// Offers counted and summed per state and currency; of one incident, or of all.
pub async fn sums(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: Option<&IncidentId>,
) -> Result<Vec<Sum>> {
    let mut values: Args = args![workspace];
    let mut also = "";
    if let Some(incident) = incident {
        values.push(incident.into());
        also = " and o.incident_id = $2";
    }
    let text = format!(
        "select o.state, o.currency, count(*) as offers,
                cast(coalesce(sum(o.amount_minor), 0) as bigint) as minor,
                cast(sum(case when o.offered_at is not null and r.was_asked = 0 then 1 else 0 end) as bigint) as before_asked
         from offers o join remedies r on r.workspace_id = o.workspace_id and r.id = o.remedy_id
         where o.workspace_id = $1{also} group by o.state, o.currency order by o.currency, o.state"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

fn row(o: &Offer) -> Args {
    args![
        &o.workspace_id,
        &o.id,
        &o.remedy_id,
        &o.incident_id,
        &o.case_id,
        &o.customer_id,
        &o.whom,
        &o.state,
        o.amount_minor,
        &o.currency,
        o.expires_at,
        &o.drafted_by,
        &o.approved_by,
        &o.approver_name,
        &o.approved_how,
        o.approved_at,
        o.offered_at,
        o.answered_at,
        &o.answered_by,
        &o.answer_words,
        o.settled_at,
        &o.settled_by,
        &o.settled_words,
        &o.salt,
        o.drafted_at,
        o.moved_at
    ]
}

/// New offers, in few statements; how many.
pub(in crate::remedies) async fn insert_offers(tx: &mut Tx, offers: &[Offer]) -> Result<u64> {
    let rows: Vec<Args> = offers.iter().map(row).collect();
    tx.insert_many("offers", &COLUMNS, "", rows).await
}

/// Writes back all that may change of known offers, in few statements.
pub(in crate::remedies) async fn put_offers(tx: &mut Tx, offers: &[Offer]) -> Result<()> {
    let rows: Vec<Args> = offers.iter().map(row).collect();
    tx.insert_many(
        "offers",
        &COLUMNS,
        "on conflict (workspace_id, id) do update set state = excluded.state, approved_by = excluded.approved_by,
            approver_name = excluded.approver_name, approved_how = excluded.approved_how,
            approved_at = excluded.approved_at, offered_at = excluded.offered_at, answered_at = excluded.answered_at,
            answered_by = excluded.answered_by, answer_words = excluded.answer_words, settled_at = excluded.settled_at,
            settled_by = excluded.settled_by, settled_words = excluded.settled_words, moved_at = excluded.moved_at",
        rows,
    )
    .await?;
    Ok(())
}
