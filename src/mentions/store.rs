//! All SQL of mentions.

pub(super) mod leads;

use twodb::{Ask, Sql, args};

use super::Mention;
use crate::ground::id::{CustomerId, IncidentId, MentionId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const MENTION: &str = "workspace_id, id, incident_id, speaker, place, url, reach, words, customer_id, said_at, noticed_at, \
    replaces_id, answered_at, answered_by, answer, withdrawn_at, withdrawn_by, withdrawn_because, salt, noted_at, \
    noted_by, noted_name, erased_at";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &MentionId) -> Result<Mention> {
    let text = format!("select {MENTION} from mentions where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("mention"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &MentionId) -> Result<Mention> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {MENTION} from mentions where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("mention"))
}

/// What was said of an incident, the latest word first, withdrawn ones among them.
pub(super) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<Mention>> {
    let (before, id) = paging.before();
    let text = format!(
        "select {MENTION} from mentions where workspace_id = $1 and incident_id = $2 and (said_at, id) < ($3, $4)
         order by said_at desc, id desc limit $5"
    );
    let values = args![workspace, incident, before, id, paging.rows() + 1];
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |m: &Mention| [m.said_at.0.to_string(), m.id.to_string()]))
}

/// What may have reached one customer: their own words, and what was said before everyone; in its order, at most 200.
/// What other customers said is theirs.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    customer: &CustomerId,
) -> Result<Vec<Mention>> {
    let text = format!(
        "select {MENTION} from mentions where workspace_id = $1 and incident_id = $2 and withdrawn_at is null
           and (customer_id = $3 or (customer_id is null and speaker <> 'customer'))
         order by said_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, customer]).await?)
}

/// What stands in the place of one that was put right.
pub(super) async fn seek_replacing(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &MentionId,
) -> Result<Option<MentionId>> {
    let text = twodb::sql("select id from mentions where workspace_id = $1 and replaces_id = $2");
    let row: Option<(MentionId,)> = ask.maybe(text, args![workspace, id]).await?;
    Ok(row.map(|(id,)| id))
}

/// A new one.
pub(super) async fn insert(tx: &mut Tx, mention: &Mention) -> Result<()> {
    let m = mention;
    let text = format!("insert into mentions ({MENTION}) values {}", Sql::in_list(1, 23));
    let values = args![
        &m.workspace_id,
        &m.id,
        &m.incident_id,
        &m.speaker,
        &m.place,
        &m.url,
        &m.reach,
        &m.words,
        &m.customer_id,
        m.said_at,
        m.noticed_at,
        &m.replaces_id,
        m.answered_at,
        &m.answered_by,
        &m.answer,
        m.withdrawn_at,
        &m.withdrawn_by,
        &m.withdrawn_because,
        &m.salt,
        m.noted_at,
        &m.noted_by,
        &m.noted_name,
        m.erased_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held: what was said never changes, but can be erased.
pub(super) async fn update(tx: &mut Tx, mention: &Mention) -> Result<()> {
    let m = mention;
    tx.run(
        twodb::sql(
            "update mentions set answered_at = $1, answered_by = $2, answer = $3, withdrawn_at = $4, withdrawn_by = $5,
                withdrawn_because = $6, words = $7, url = $8, erased_at = $9, salt = $10
             where workspace_id = $11 and id = $12",
        ),
        args![
            m.answered_at,
            &m.answered_by,
            &m.answer,
            m.withdrawn_at,
            &m.withdrawn_by,
            &m.withdrawn_because,
            &m.words,
            &m.url,
            m.erased_at,
            &m.salt,
            &m.workspace_id,
            &m.id
        ],
    )
    .await?;
    Ok(())
}
