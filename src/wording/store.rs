//! All SQL of templates.

use twodb::{Ask, Sql, args};

use super::{Key, TemplateVersion};
use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::journal::Tx;

const VERSION: &str = "workspace_id, id, scenario, kind, language, version, subject, what_happened, who_is_affected, \
    what_we_know, what_we_do_not_know, what_you_can_do, note, salt, written_at, written_by";

/// The newest version written here of every template that was ever written.
pub(super) async fn list_newest(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<TemplateVersion>> {
    let text = format!(
        "select {VERSION} from templates t where workspace_id = $1 and version = (
            select max(n.version) from templates n where n.workspace_id = t.workspace_id and n.scenario = t.scenario
              and n.kind = t.kind and n.language = t.language)
         order by scenario, kind, language limit 1000"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Every version of a template that was written here, newest first.
pub(super) async fn list_versions(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    key: &Key,
) -> Result<Vec<TemplateVersion>> {
    let text = format!(
        "select {VERSION} from templates where workspace_id = $1 and scenario = $2 and kind = $3 and language = $4
         order by version desc limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, &key.scenario, &key.kind, &key.language]).await?)
}

/// The newest version of a template that was written here.
pub(super) async fn seek_newest(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    key: &Key,
) -> Result<Option<TemplateVersion>> {
    let text = format!(
        "select {VERSION} from templates where workspace_id = $1 and scenario = $2 and kind = $3 and language = $4
         order by version desc limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, &key.scenario, &key.kind, &key.language]).await?)
}

/// Keeps a version; false when somebody else made this one first.
pub(super) async fn insert(tx: &mut Tx, version: &TemplateVersion) -> Result<bool> {
    let v = version;
    let text =
        format!("insert into templates ({VERSION}) values {} on conflict do nothing", Sql::in_list(1, 16));
    let values = args![
        &v.workspace_id,
        &v.id,
        &v.scenario,
        &v.kind,
        &v.language,
        v.version,
        &v.parts.subject,
        &v.parts.what_happened,
        &v.parts.who_is_affected,
        &v.parts.what_we_know,
        &v.parts.what_we_do_not_know,
        &v.parts.what_you_can_do,
        &v.note,
        &v.salt,
        v.written_at,
        &v.written_by
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}
