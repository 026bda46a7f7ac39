//! All SQL of promises.

pub(super) mod before;
pub(super) mod past;

use twodb::{Args, Ask, Sql, Value, args};

use super::{Filter, Promise, Published, Tally, Whose, rules};
use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, CustomerId, IncidentId, MemberId, PromiseId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const COLUMNS: [&str; 32] = [
    "workspace_id",
    "id",
    "incident_id",
    "case_id",
    "customer_id",
    "whom",
    "kind",
    "words",
    "owner_id",
    "owner_name",
    "made_where",
    "due_at",
    "estimate_at",
    "evidence",
    "evidence_by",
    "confidence",
    "approver_id",
    "approver_name",
    "published_at",
    "state",
    "settled_at",
    "settled_by",
    "because",
    "renews_id",
    "renewed_by_id",
    "overdue_said_at",
    "record_class",
    "record_cases",
    "record_chance",
    "despite",
    "salt",
    "made_at",
];

/// How far ahead a promise counts as due soon, in milliseconds.
pub(super) const SOON: i64 = 48 * HOUR;

fn columns() -> String {
    COLUMNS.map(|c| format!("p.{c}")).join(", ")
}

/// The promise; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &PromiseId) -> Result<Promise> {
    let text = format!("select {} from promises p where p.workspace_id = $1 and p.id = $2", columns());
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("promise"))
}

/// Those of these ids, in no order.
pub async fn list_by_id(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[PromiseId],
) -> Result<Vec<Promise>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let text = format!(
            "select {} from promises p where p.workspace_id = $1 and p.id in {}",
            columns(),
            Sql::in_list(2, some.len())
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(Value::from));
        found.extend(ask.all::<Promise>(Sql::built(text), values).await?);
    }
    Ok(found)
}

/// The same, held until the end of the transaction, so that of two at once one waits and sees the other's work.
pub(super) async fn find_held(tx: &mut Tx, workspace: &WorkspaceId, id: &PromiseId) -> Result<Promise> {
    let hold = Sql::hold(tx);
    let text = format!("select {} from promises p where p.workspace_id = $1 and p.id = $2 {hold}", columns());
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("promise"))
}

/// The condition for whose promises, with its values appended. -- reads: cases
fn of(whose: &Whose, values: &mut Args) -> String {
    let mut bind = |value: Value| {
        values.push(value);
        values.len()
    };
    match whose {
        Whose::All => String::new(),
        Whose::Incident(id) => format!(" and p.incident_id = ${}", bind(id.into())),
        Whose::Owner(id) => format!(" and p.owner_id = ${}", bind(id.into())),
        Whose::Case(id) => {
            let n = bind(id.into());
            format!(
                " and p.incident_id = (select c.incident_id from cases c where c.workspace_id = $1 and c.id = ${n})
                  and (p.case_id = ${n} or p.case_id is null)"
            )
        }
        Whose::Customer(id) => {
            let n = bind(id.into());
            format!(
                " and (p.customer_id = ${n} or (p.customer_id is null and p.incident_id in (
                     select c.incident_id from cases c
                     where c.workspace_id = $1 and c.customer_id = ${n} and c.state <> 'withdrawn')))"
            )
        }
    }
}

/// The ledger: open ones by what is due first, others by what was due last.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    whose: &Whose,
    filter: Filter,
    now: Time,
    paging: &Paging,
) -> Result<Page<Promise>> {
    let rising = matches!(filter, Filter::Open | Filter::Soon | Filter::Overdue);
    let start = if rising { i64::MIN } else { i64::MAX };
    let [at, id] = paging.parts().unwrap_or([start.to_string(), String::new()]);
    let mut values: Args = args![workspace, at.parse().unwrap_or(start), id, paging.rows() + 1];
    let mut also = of(whose, &mut values);
    let mut until = |moment: Time| {
        values.push(moment.into());
        values.len()
    };
    also += &match filter {
        Filter::Open => " and p.state = 'open'".to_owned(),
        Filter::Soon => {
            format!(
                " and p.state = 'open' and p.due_at >= ${} and p.due_at < ${}",
                until(now),
                until(now.plus(SOON))
            )
        }
        Filter::Overdue => format!(" and p.state = 'open' and p.due_at < ${}", until(now)),
        Filter::Settled => " and p.state <> 'open'".to_owned(),
        Filter::All => String::new(),
    };
    let (beyond, order) = if rising { (">", "asc") } else { ("<", "desc") };
    let text = format!(
        "select {} from promises p where p.workspace_id = $1 and (p.due_at, p.id) {beyond} ($2, $3){also}
         order by p.due_at {order}, p.id {order} limit $4",
        columns()
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |p: &Promise| [p.due_at.0.to_string(), p.id.to_string()]))
}

async fn latest(ask: &mut dyn Ask, workspace: &WorkspaceId, whose: &Whose) -> Result<Vec<Promise>> {
    let mut values: Args = args![workspace];
    let also = of(whose, &mut values);
    let text = format!(
        "select {} from promises p where p.workspace_id = $1{also}
         order by case when p.state = 'open' then 0 else 1 end, p.due_at, p.id limit 100",
        columns()
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// Promises about an incident, open ones first; at most 100.
pub async fn list_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &IncidentId,
) -> Result<Vec<Promise>> {
    latest(ask, workspace, &Whose::Incident(id.clone())).await
}

/// Promises to a case, those to everyone of its incident included, open ones first; at most 100.
pub async fn list_of_case(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &CaseId) -> Result<Vec<Promise>> {
    latest(ask, workspace, &Whose::Case(id.clone())).await
}

/// Every promise to a case, those to everyone of its incident included, the first due first: for what must hold all of them.
pub async fn every_of_case(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &CaseId) -> Result<Vec<Promise>> {
    let mut values: Args = args![workspace];
    let also = of(&Whose::Case(id.clone()), &mut values);
    let text = format!(
        "select {} from promises p where p.workspace_id = $1{also} order by p.due_at, p.id",
        columns()
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// Promises to a customer over all its cases, open ones first; at most 100.
pub async fn list_of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &CustomerId,
) -> Result<Vec<Promise>> {
    latest(ask, workspace, &Whose::Customer(id.clone())).await
}

/// Who of ours broke a promise to a customer, or kept it late, in whichever of its cases.
pub async fn broken_to(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &CustomerId) -> Result<Vec<MemberId>> {
    let mut values: Args = args![workspace];
    let also = of(&Whose::Customer(id.clone()), &mut values);
    let text = format!(
        "select distinct p.owner_id from promises p where p.workspace_id = $1 and p.state in ('broken', 'late'){also}"
    );
    let rows: Vec<(MemberId,)> = ask.all(Sql::built(text), values).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The fix date that customers of an incident may read, if one passed the gate and still stands.
pub async fn published_date(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Published>> {
    let text = format!(
        "select {} from promises p where p.workspace_id = $1 and p.incident_id = $2 and p.case_id is null
         and p.kind = 'fix_date' and p.state = 'open' and p.published_at is not null
         order by p.published_at desc limit 1",
        columns()
    );
    let found: Option<Promise> = ask.maybe(Sql::built(text), args![workspace, incident]).await?;
    Ok(found
        .and_then(|p| Some(Published { id: p.id, due: p.due_at, confidence: p.confidence?, words: p.words })))
}

/// Promises counted, with the rate of those that have come due and its interval.
pub async fn tally(ask: &mut dyn Ask, workspace: &WorkspaceId, whose: &Whose, now: Time) -> Result<Tally> {
    let mut values: Args = args![workspace, now];
    let also = of(whose, &mut values);
    let counted = [
        "p.state = 'open' and p.due_at >= $2",
        "p.state = 'kept'",
        "p.state = 'late'",
        "p.state = 'broken'",
        "p.state = 'open' and p.due_at < $2",
        "p.state = 'renewed'",
    ]
    .map(|when| format!("cast(coalesce(sum(case when {when} then 1 else 0 end), 0) as bigint)"))
    .join(", ");
    let text = format!("select {counted} from promises p where p.workspace_id = $1{also}");
    let (open, kept, late, broken, overdue, renewed) = ask.one(Sql::built(text), values).await?;
    Ok(rules::rated(Tally { open, kept, late, broken, overdue, renewed, ..Tally::default() }))
}

/// Open promises of a workspace that are due before a moment, first due first.
pub(super) async fn list_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    before: Time,
) -> Result<Vec<Promise>> {
    let text = format!(
        "select {} from promises p where p.workspace_id = $1 and p.state = 'open' and p.due_at < $2
         order by p.due_at, p.id limit 100",
        columns()
    );
    Ok(ask.all(Sql::built(text), args![workspace, before]).await?)
}

/// Promises that are overdue and not noticed yet, claimed for this transaction.
pub(super) async fn claim_overdue(tx: &mut Tx, workspace: &WorkspaceId, now: Time) -> Result<Vec<Promise>> {
    let skip = Sql::skip_locked(tx);
    let text = format!(
        "select {} from promises p where p.workspace_id = $1 and p.state = 'open' and p.due_at < $2
         and p.overdue_said_at is null order by p.due_at limit 200 {skip}",
        columns()
    );
    Ok(tx.all(Sql::built(text), args![workspace, now]).await?)
}

/// Whether anything is overdue and not noticed yet; one look at an index.
pub(super) async fn is_any_overdue(ask: &mut dyn Ask, workspace: &WorkspaceId, now: Time) -> Result<bool> {
    let found: Option<(i64,)> = ask
        .maybe(
            twodb::sql(
                "select due_at from promises where workspace_id = $1 and state = 'open' and due_at < $2
                 and overdue_said_at is null limit 1",
            ),
            args![workspace, now],
        )
        .await?;
    Ok(found.is_some())
}

/// New promises, or known ones with what may change of them, in few statements.
pub(super) async fn put(tx: &mut Tx, promises: &[Promise]) -> Result<()> {
    let rows = promises.iter().map(|p| {
        args![
            &p.workspace_id,
            &p.id,
            &p.incident_id,
            &p.case_id,
            &p.customer_id,
            &p.whom,
            &p.kind,
            &p.words,
            &p.owner_id,
            &p.owner_name,
            &p.made_where,
            p.due_at,
            p.estimate_at,
            &p.evidence,
            &p.evidence_by,
            p.confidence,
            &p.approver_id,
            &p.approver_name,
            p.published_at,
            &p.state,
            p.settled_at,
            &p.settled_by,
            &p.because,
            &p.renews_id,
            &p.renewed_by_id,
            p.overdue_said_at,
            &p.passed.record_class,
            p.passed.record_cases,
            p.passed.record_chance,
            &p.passed.despite,
            &p.salt,
            p.made_at
        ]
    });
    tx.insert_many(
        "promises",
        &COLUMNS,
        "on conflict (workspace_id, id) do update set evidence = excluded.evidence, evidence_by = excluded.evidence_by,
            confidence = excluded.confidence, approver_id = excluded.approver_id,
            approver_name = excluded.approver_name, published_at = excluded.published_at, state = excluded.state,
            settled_at = excluded.settled_at, settled_by = excluded.settled_by, because = excluded.because,
            renewed_by_id = excluded.renewed_by_id, overdue_said_at = excluded.overdue_said_at,
            record_class = excluded.record_class, record_cases = excluded.record_cases,
            record_chance = excluded.record_chance, despite = excluded.despite",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}
