//! All SQL of listening.

pub mod codes;

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use super::{Impact, Statement, Told, Wording};
use crate::ground::id::{CaseId, ImpactId, IncidentId, StatementId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const IMPACT: &str = "workspace_id, id, incident_id, case_id, customer_id, contact_id, statement_id, kind, horizon, text, \
    minor, currency, channel, text_digest, salt, reported_by, reported_at, erased_at, people, evidence";
const STATEMENT: &str = "workspace_id, id, incident_id, case_id, customer_id, contact_id, state, version, channel, noted_by, \
    noted_at, settled_by, settled_at, read_by, read_at, moved_at, erased_at";
const WORDING: &str =
    "workspace_id, id, statement_id, number, text, text_digest, salt, said_by, said_at, erased_at";

/// The impacts of a case, oldest first; the register of one customer (R42).
pub async fn list_impacts(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Impact>> {
    let text = format!(
        "select {IMPACT} from impacts where workspace_id = $1 and case_id = $2 order by reported_at, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// One impact.
pub async fn find_impact(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &ImpactId) -> Result<Impact> {
    let text = format!("select {IMPACT} from impacts where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("impact"))
}

/// The impact a statement came from, if it came from one.
pub(super) async fn seek_impact_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    statement: &StatementId,
) -> Result<Option<Impact>> {
    let text = format!("select {IMPACT} from impacts where workspace_id = $1 and statement_id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, statement]).await?)
}

/// An impact as the register of an incident shows it.
#[derive(Debug, Clone, sqlx::FromRow, serde::Serialize, utoipa::ToSchema)]
pub struct ImpactLine {
    /// Which.
    pub id: ImpactId,
    /// In which case.
    pub case_id: CaseId,
    /// Whom it hits, by name.
    pub customer: String,
    /// What it hits.
    pub kind: String,
    /// When.
    pub horizon: String,
    /// In their words.
    pub text: String,
    /// Its size in minor units.
    pub minor: Option<i64>,
    /// The currency of that size.
    pub currency: Option<String>,
    /// Where what we noted of it stands.
    pub state: String,
    /// When it was reported.
    pub reported_at: Time,
}

impl ImpactLine {
    /// The badge kind of its state.
    pub(super) fn badge(&self) -> &'static str {
        if self.state == "noted" { "wait" } else { "done" }
    }
}

/// The register of an incident, newest first.
pub async fn list_register(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<ImpactLine>> {
    let (before, id) = paging.before();
    // reads: incidents
    let text = sql("select i.id, i.case_id, c.title as customer, i.kind, i.horizon, i.text, i.minor, i.currency, s.state, i.reported_at
         from impacts i
         join cases c on c.workspace_id = i.workspace_id and c.id = i.case_id
         join statements s on s.workspace_id = i.workspace_id and s.id = i.statement_id
         where i.workspace_id = $1 and i.incident_id = $2 and (i.reported_at, i.id) < ($3, $4)
         order by i.reported_at desc, i.id desc limit $5");
    let rows = ask.all(text, args![workspace, incident, before, id, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |r: &ImpactLine| [r.reported_at.0.to_string(), r.id.to_string()]))
}

/// How many impacts of a kind and horizon an incident has.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Tally {
    /// What it hits.
    pub kind: String,
    /// When.
    pub horizon: String,
    /// How many.
    pub impacts: i64,
}

/// The impacts of an incident, counted by kind and horizon.
pub(super) async fn tally(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Tally>> {
    let text = sql("select kind, horizon, count(*) as impacts from impacts
         where workspace_id = $1 and incident_id = $2 group by kind, horizon");
    Ok(ask.all(text, args![workspace, incident]).await?)
}

/// What the impacts of an incident come to, by currency, where a figure was put on them.
pub(super) async fn sums(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<(String, i64)>> {
    let text = sql("select currency, cast(sum(minor) as bigint) from impacts
         where workspace_id = $1 and incident_id = $2 and minor is not null and currency is not null
         group by currency order by currency");
    Ok(ask.all(text, args![workspace, incident]).await?)
}

/// How many statements of an incident were made, and how many of those their customers have settled.
pub async fn count_statements(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<(i64, i64)> {
    let text = sql(
        "select count(*), count(settled_at) from statements where workspace_id = $1 and incident_id = $2",
    );
    Ok(ask.one(text, args![workspace, incident]).await?)
}

/// One statement.
pub async fn find_statement(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &StatementId,
) -> Result<Statement> {
    let text = format!("select {STATEMENT} from statements where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("statement"))
}

/// The same, held until the end of the change.
pub async fn find_statement_held(tx: &mut Tx, id: &StatementId) -> Result<Statement> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {STATEMENT} from statements where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("statement"))
}

/// Every statement of a case, oldest first: whoever asks what is covered, or what stands in a record, asks of all of them.
pub async fn list_statements(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<Statement>> {
    let text = format!(
        "select {STATEMENT} from statements where workspace_id = $1 and case_id = $2 order by noted_at, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// The same with their wordings.
pub async fn list_told(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Told>> {
    let statements = list_statements(ask, workspace, case).await?;
    let columns = WORDING.split(", ").map(|c| format!("w.{c}")).collect::<Vec<_>>().join(", ");
    let text = format!(
        "select {columns} from wordings w
         join statements s on s.workspace_id = w.workspace_id and s.id = w.statement_id
         where s.workspace_id = $1 and s.case_id = $2 order by w.statement_id, w.number"
    );
    let mut wordings: HashMap<StatementId, Vec<Wording>> = HashMap::new();
    for wording in ask.all::<Wording>(Sql::built(text), args![workspace, case]).await? {
        wordings.entry(wording.statement_id.clone()).or_default().push(wording);
    }
    Ok(statements
        .into_iter()
        .map(|statement| {
            let wordings = wordings.remove(&statement.id).unwrap_or_default();
            Told { statement, wordings }
        })
        .collect())
}

/// Every wording of a statement, oldest first.
pub async fn list_wordings(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &StatementId,
) -> Result<Vec<Wording>> {
    let text = format!(
        "select {WORDING} from wordings where workspace_id = $1 and statement_id = $2 order by number"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// Statements whose newest wording none of us has read, oldest first: the statement, since when, of whom.
pub(super) async fn list_unread(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(CaseId, Time, String, String)>> {
    // reads: incidents
    let text = sql("select s.case_id, s.moved_at, s.state, c.title from statements s
         join cases c on c.workspace_id = s.workspace_id and c.id = s.case_id
         where s.workspace_id = $1 and s.read_at is null order by s.moved_at limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// A new impact, or a known one whose text was erased.
pub(super) async fn put_impact(tx: &mut Tx, i: &Impact) -> Result<()> {
    let text = format!(
        "insert into impacts ({IMPACT}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)
         on conflict (workspace_id, id) do update set text = excluded.text, evidence = excluded.evidence,
            salt = excluded.salt, erased_at = excluded.erased_at"
    );
    let values = args![
        &i.workspace_id,
        &i.id,
        &i.incident_id,
        &i.case_id,
        &i.customer_id,
        &i.contact_id,
        &i.statement_id,
        &i.kind,
        &i.horizon,
        &i.text,
        i.minor,
        &i.currency,
        &i.channel,
        &i.text_digest,
        &i.salt,
        &i.reported_by,
        i.reported_at,
        i.erased_at,
        i.people,
        &i.evidence
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// A new statement.
pub(super) async fn insert_statement(tx: &mut Tx, s: &Statement) -> Result<()> {
    let text = format!(
        "insert into statements ({STATEMENT}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)"
    );
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.incident_id,
        &s.case_id,
        &s.customer_id,
        &s.contact_id,
        &s.state,
        s.version,
        &s.channel,
        &s.noted_by,
        s.noted_at,
        &s.settled_by,
        s.settled_at,
        &s.read_by,
        s.read_at,
        s.moved_at,
        s.erased_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes a statement back as it now stands, provided nobody has changed it since it was `before`.
pub(super) async fn update_statement(tx: &mut Tx, before: &Statement, s: &Statement) -> Result<()> {
    let text =
        sql("update statements set state = $1, version = $2, settled_by = $3, settled_at = $4, read_by = $5,
            read_at = $6, moved_at = $7, erased_at = $8
         where workspace_id = $9 and id = $10 and state = $11 and version = $12");
    let values = args![
        &s.state,
        s.version,
        &s.settled_by,
        s.settled_at,
        &s.read_by,
        s.read_at,
        s.moved_at,
        s.erased_at,
        &s.workspace_id,
        &s.id,
        &before.state,
        before.version
    ];
    match tx.run(text, values).await? {
        0 => Err(Fault::Conflict("Somebody else has just answered this. Look at how it stands now.".into())),
        _ => Ok(()),
    }
}

/// A new wording, or a known one whose text was erased.
pub(super) async fn put_wording(tx: &mut Tx, w: &Wording) -> Result<()> {
    let text = format!(
        "insert into wordings ({WORDING}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
         on conflict (workspace_id, id) do update set text = excluded.text, salt = excluded.salt, erased_at = excluded.erased_at"
    );
    let values = args![
        &w.workspace_id,
        &w.id,
        &w.statement_id,
        w.number,
        &w.text,
        &w.text_digest,
        &w.salt,
        &w.said_by,
        w.said_at,
        w.erased_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
