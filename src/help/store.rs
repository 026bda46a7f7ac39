//! All SQL of offered help.

use twodb::{Ask, Sql, args, sql};

use super::{Help, HelpLine};
use crate::ground::id::{CaseId, HelpId, IncidentId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const HELP: &str = "workspace_id, id, incident_id, case_id, customer_id, contact_id, channel, text, text_digest, state, \
    owner_id, offered_by, offered_at, thanks, answered_by, answered_name, answered_at, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &HelpId) -> Result<Help> {
    let text = format!("select {HELP} from offered_help where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("help"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &HelpId) -> Result<Help> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {HELP} from offered_help where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("help"))
}

/// What one customer offered in their case, oldest first, at most 200.
pub async fn list_of_case(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Help>> {
    let text = format!(
        "select {HELP} from offered_help where workspace_id = $1 and case_id = $2 order by offered_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

fn lines() -> String {
    let columns = HELP.replace(", ", ", h.");
    format!(
        "select h.{columns}, c.title as customer, m.name as owner from offered_help h
         join cases c on c.workspace_id = h.workspace_id and c.id = h.case_id
         left join members m on m.workspace_id = h.workspace_id and m.id = h.owner_id"
    )
}

/// Help that waits for our word, the oldest first, at most 50. -- reads: incidents, members
pub(super) async fn list_open(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<HelpLine>> {
    let text = format!(
        "{} where h.workspace_id = $1 and h.state = 'offered' order by h.offered_at, h.id limit 50",
        lines()
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// What was offered about an incident, newest first. -- reads: incidents, members
pub(super) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<HelpLine>> {
    let (before, id) = paging.before();
    let text = format!(
        "{} where h.workspace_id = $1 and h.incident_id = $2 and (h.offered_at, h.id) < ($3, $4)
         order by h.offered_at desc, h.id desc limit $5",
        lines()
    );
    let rows = ask.all(Sql::built(text), args![workspace, incident, before, id, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |l: &HelpLine| [l.help.offered_at.0.to_string(), l.help.id.to_string()]))
}

/// How much was offered about an incident, how much of it waits, and how much we took.
pub(super) async fn count(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<(i64, i64, i64)> {
    Ok(ask
        .one(
            sql("select count(*), cast(coalesce(sum(case when state = 'offered' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when state = 'accepted' then 1 else 0 end), 0) as bigint)
                 from offered_help where workspace_id = $1 and incident_id = $2"),
            args![workspace, incident],
        )
        .await?)
}

/// New.
pub(super) async fn insert(tx: &mut Tx, help: &Help) -> Result<()> {
    let h = help;
    let text = format!("insert into offered_help ({HELP}) values {}", Sql::in_list(1, 19));
    let values = args![
        &h.workspace_id,
        &h.id,
        &h.incident_id,
        &h.case_id,
        &h.customer_id,
        &h.contact_id,
        &h.channel,
        &h.text,
        &h.text_digest,
        &h.state,
        &h.owner_id,
        &h.offered_by,
        h.offered_at,
        &h.thanks,
        &h.answered_by,
        &h.answered_name,
        h.answered_at,
        h.erased_at,
        &h.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of what is held.
pub(super) async fn update(tx: &mut Tx, help: &Help) -> Result<()> {
    let h = help;
    tx.run(
        sql(
            "update offered_help set text = $1, state = $2, owner_id = $3, thanks = $4, answered_by = $5,
                answered_name = $6, answered_at = $7, erased_at = $8, salt = $9 where workspace_id = $10 and id = $11",
        ),
        args![
            &h.text,
            &h.state,
            &h.owner_id,
            &h.thanks,
            &h.answered_by,
            &h.answered_name,
            h.answered_at,
            h.erased_at,
            &h.salt,
            &h.workspace_id,
            &h.id
        ],
    )
    .await?;
    Ok(())
}
