//! What a member says about a template.

use twodb::Ask;

use super::{Key, Template, TemplateSaid, TemplateVersion, rules, shipped, store};
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, Fault, House, Result, Role, text};
use crate::journal::{self, Chain, Entry};

/// Writes a template anew: the next version stands, the old ones stay. Leads and owners.
pub async fn write(house: &House, actor: &Actor, key: &Key, said: &TemplateSaid) -> Result<TemplateVersion> {
    actor.must_be(Role::Lead)?;
    let parts = rules::read_parts(&said.parts())?;
    let mut faults = rules::lacks(&parts, &key.scenario, &key.kind);
    let note = text::required("note", &said.note, 2_000).unwrap_or_else(|fault| {
        faults.push(fault);
        String::new()
    });
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let mut tx = journal::begin(house, actor).await?;
    let stands = seek(&mut tx, &actor.workspace, key).await?;
    let from = stands.as_ref().map_or(0, |t| t.version);
    if said.version.is_some_and(|version| version != from) {
        return Err(changed_meanwhile());
    }
    if stands.is_some_and(|t| t.parts == parts) {
        return Err(Fault::refused("Nothing in it is different.", "Change a word, or leave it as it is."));
    }
    let version = TemplateVersion {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        scenario: key.scenario.clone(),
        kind: key.kind.clone(),
        language: key.language.clone(),
        version: from + 1,
        parts,
        note,
        salt: tx.salt(),
        written_at: tx.now(),
        written_by: actor.label(),
    };
    if !store::insert(&mut tx, &version).await? {
        return Err(changed_meanwhile());
    }
    let entry = Entry::on(Chain::Workspace, "template.written")
        .about(&version)?
        .with("template", key.name())
        .with("version", version.version);
    tx.say(entry).await?.commit().await?;
    Ok(version)
}

fn changed_meanwhile() -> Fault {
    Fault::Conflict(
        "Somebody else changed this template while you wrote. Read theirs, then write yours into it.".into(),
    )
}

/// The template as it stands: the newest written here, else what ships.
pub async fn seek(ask: &mut dyn Ask, workspace: &WorkspaceId, key: &Key) -> Result<Option<Template>> {
    if let Some(own) = store::seek_newest(ask, workspace, key).await? {
        return Ok(Some(standing(own)));
    }
    Ok(shipped::find(key).map(|parts| as_shipped(key, parts.clone())))
}

/// The same; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, key: &Key) -> Result<Template> {
    seek(ask, workspace, key).await?.ok_or(Fault::Missing("template"))
}

/// Every template as it stands: those that ship in their order, then those that were only written here.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Template>> {
    let mut own = store::list_newest(ask, workspace).await?;
    let mut all: Vec<Template> = shipped::keys()
        .iter()
        .filter_map(|key| {
            let is_it = |v: &TemplateVersion| {
                (&v.scenario, &v.kind, &v.language) == (&key.scenario, &key.kind, &key.language)
            };
            match own.iter().position(is_it) {
                Some(at) => Some(standing(own.remove(at))),
                None => Some(as_shipped(key, shipped::find(key)?.clone())),
            }
        })
        .collect();
    all.extend(own.into_iter().map(standing));
    Ok(all)
}

/// Every version of a template, newest first; what ships comes last, without anybody who wrote it.
pub async fn versions(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    key: &Key,
) -> Result<(Vec<TemplateVersion>, Option<Template>)> {
    let own = store::list_versions(ask, workspace, key).await?;
    Ok((own, shipped::find(key).map(|parts| as_shipped(key, parts.clone()))))
}

fn as_shipped(key: &Key, parts: super::Parts) -> Template {
    Template {
        scenario: key.scenario.clone(),
        kind: key.kind.clone(),
        language: key.language.clone(),
        version: 1,
        is_shipped: true,
        parts,
    }
}

fn standing(own: TemplateVersion) -> Template {
    Template {
        scenario: own.scenario,
        kind: own.kind,
        language: own.language,
        version: own.version,
        is_shipped: false,
        parts: own.parts,
    }
}
