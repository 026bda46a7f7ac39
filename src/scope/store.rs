//! All SQL of scopes: the versions here, whom they found in [`members`], the proof of that in [`found`], what a
//! second member looks at in [`preview`], named sets in [`sets`], what changed since in [`watches`].

pub(super) mod attributes;
pub(super) mod found;
pub(super) mod members;
pub(super) mod preview;
pub(super) mod sets;
pub(super) mod watches;

use twodb::{Ask, Sql, args, sql};

use super::{Scope, ScopeLine};
use crate::ground::id::{IncidentId, ScopeId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const SCOPE: &str = "workspace_id, id, incident_id, version, kind, said, reason, state, base_id, holdings, customers, \
    excluded, strays, strays_because, possible, possible_told, possible_because, small, leave_out_rule, leave_out_because, added, withdrawn, found_digest, salt, drafted_at, drafted_by, drafted_name, confirmed_at, \
    confirmed_by, confirmed_name, dropped_at, dropped_by, dropped_because";
// Without what was said: a list may be megabytes.
const LINE: &str = "id, incident_id, version, kind, reason, state, holdings, customers, excluded, strays, added, \
    withdrawn, drafted_at, drafted_name, confirmed_at, confirmed_name, dropped_because";

/// The scope of this incident; [`Fault::Missing`] when there is none of this id.
pub async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    id: &ScopeId,
) -> Result<Scope> {
    let text = format!("select {SCOPE} from scopes where workspace_id = $1 and incident_id = $2 and id = $3");
    ask.maybe(Sql::built(text), args![workspace, incident, id]).await?.ok_or(Fault::Missing("scope"))
}

/// The scope in force; [`Fault::Missing`] when none is confirmed.
pub async fn find_confirmed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Scope> {
    seek_confirmed(ask, workspace, incident).await?.ok_or(Fault::Missing("confirmed scope"))
}

/// The scope in force, if one is confirmed.
pub async fn seek_confirmed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Scope>> {
    let text = format!(
        "select {SCOPE} from scopes where workspace_id = $1 and incident_id = $2 and state = 'confirmed'"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, incident]).await?)
}

/// Whether a second member has confirmed whom the incident touches. Until then nothing is sent.
pub async fn is_confirmed(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<bool> {
    let text = sql(
        "select count(*) from scopes where workspace_id = $1 and incident_id = $2 and state = 'confirmed'",
    );
    Ok(ask.count(text, args![workspace, incident]).await? > 0)
}

/// The versions of an incident, newest first.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<ScopeLine>> {
    let [version] = paging.parts().unwrap_or([i64::MAX.to_string()]);
    let before: i64 = version.parse().unwrap_or(i64::MAX);
    let text = format!(
        "select {LINE} from scopes where workspace_id = $1 and incident_id = $2 and version < $3
         order by version desc limit $4"
    );
    let rows = ask.all(Sql::built(text), args![workspace, incident, before, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |r: &ScopeLine| [r.version.to_string()]))
}

/// Drafts that wait for a second member, oldest first.
pub(super) async fn list_waiting(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<ScopeLine>> {
    let text = format!(
        "select {LINE} from scopes where workspace_id = $1 and state = 'drafted' order by drafted_at limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Holds the incident, so that its versions are drafted and confirmed one after the other, and gives the next
/// version's number.
pub(super) async fn hold(tx: &mut Tx, workspace: &WorkspaceId, incident: &IncidentId) -> Result<i64> {
    // reads: incidents
    let text = format!("select id from incidents where workspace_id = $1 and id = $2 {}", Sql::hold(tx));
    let held: Option<(String,)> = tx.maybe(Sql::built(text), args![workspace, incident]).await?;
    held.ok_or(Fault::Missing("incident"))?;
    let text =
        sql("select coalesce(max(version), 0) + 1 from scopes where workspace_id = $1 and incident_id = $2");
    Ok(tx.count(text, args![workspace, incident]).await?)
}

/// A new version.
pub(super) async fn insert(tx: &mut Tx, scope: &Scope) -> Result<()> {
    let s = scope;
    let text = format!("insert into scopes ({SCOPE}) values {}", Sql::in_list(1, 33));
    tx.run(
        Sql::built(text),
        args![
            &s.workspace_id,
            &s.id,
            &s.incident_id,
            s.version,
            &s.kind,
            &s.said,
            &s.reason,
            &s.state,
            &s.base_id,
            s.holdings,
            s.customers,
            s.excluded,
            s.strays,
            &s.strays_because,
            s.possible,
            s.possible_told,
            &s.possible_because,
            s.small,
            &s.leave_out_rule,
            &s.leave_out_because,
            s.added,
            s.withdrawn,
            &s.found_digest,
            &s.salt,
            s.drafted_at,
            &s.drafted_by,
            &s.drafted_name,
            s.confirmed_at,
            &s.confirmed_by,
            &s.confirmed_name,
            s.dropped_at,
            &s.dropped_by,
            &s.dropped_because
        ],
    )
    .await?;
    Ok(())
}

/// Writes back all that may change of a version.
pub(super) async fn update(tx: &mut Tx, scope: &Scope) -> Result<()> {
    let s = scope;
    tx.run(
        sql("update scopes set state = $1, confirmed_at = $2, confirmed_by = $3, confirmed_name = $4, dropped_at = $5,
                dropped_by = $6, dropped_because = $7
             where workspace_id = $8 and id = $9"),
        args![
            &s.state,
            s.confirmed_at,
            &s.confirmed_by,
            &s.confirmed_name,
            s.dropped_at,
            &s.dropped_by,
            &s.dropped_because,
            &s.workspace_id,
            &s.id
        ],
    )
    .await?;
    Ok(())
}
