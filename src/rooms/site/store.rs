//! All SQL of sites.

use twodb::{Args, Ask, Sql, args, sql};

use super::Site;
use crate::ground::id::{IncidentId, SiteId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

/// The most rooms that one process knows by their address.
const MOST_KNOWN: i64 = 20_000;

const SITE: &str = "workspace_id, id, incident_id, address, openness, state, name, colour, indexed, lang, headline, means, \
    can_do, post_mortem, other_words, logo_kind, logo_width, logo_height, logo_digest, archive_until, drafted_at, \
    drafted_by, published_at, published_by, changed_at, changed_by, salt";

fn values(s: &Site) -> Args {
    args![
        &s.workspace_id,
        &s.id,
        &s.incident_id,
        &s.address,
        &s.openness,
        &s.state,
        &s.name,
        &s.colour,
        s.indexed,
        &s.lang,
        &s.headline,
        &s.means,
        &s.can_do,
        &s.post_mortem,
        &s.other_words,
        &s.logo_kind,
        s.logo_width,
        s.logo_height,
        &s.logo_digest,
        s.archive_until,
        s.drafted_at,
        &s.drafted_by,
        s.published_at,
        &s.published_by,
        s.changed_at,
        &s.changed_by,
        &s.salt
    ]
}

/// The room of an incident; none where nobody has begun one.
pub async fn of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Site>> {
    let text = format!("select {SITE} from sites where workspace_id = $1 and incident_id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, incident]).await?)
}

/// The same; [`Fault::Missing`] where there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<Site> {
    of_incident(ask, workspace, incident).await?.ok_or(Fault::Missing("room"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, incident: &IncidentId) -> Result<Site> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {SITE} from sites where workspace_id = $1 and incident_id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, incident]).await?.ok_or(Fault::Missing("room"))
}

/// The room at an address, in whichever workspace and state.
pub async fn at_address(ask: &mut dyn Ask, address: &str) -> Result<Option<Site>> {
    let text = format!("select {SITE} from sites where address = $1");
    Ok(ask.maybe(Sql::built(text), args![address]).await?)
}

/// What anybody may read, the newest first.
pub async fn readable(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Site>> {
    let text = format!(
        "select {SITE} from sites where workspace_id = $1 and openness = 'public'
            and state in ('published', 'closed', 'archived') order by published_at desc, id desc limit 1000"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Every room that was ever let out, in every workspace, the newest first.
pub async fn list_open(ask: &mut dyn Ask) -> Result<Vec<Site>> {
    let text = format!(
        "select {SITE} from sites where state <> 'draft' and openness <> 'touched'
         order by changed_at desc, id desc limit {MOST_KNOWN}"
    );
    Ok(ask.all(Sql::built(text), args![]).await?)
}

/// A new one.
pub(super) async fn insert(tx: &mut Tx, site: &Site) -> Result<()> {
    let text = format!("insert into sites ({SITE}) values {}", Sql::in_list(1, 27));
    tx.run(Sql::built(text), values(site)).await?;
    Ok(())
}

/// Writes back one that is held.
pub(super) async fn update(tx: &mut Tx, site: &Site) -> Result<()> {
    let set: Vec<String> =
        SITE.split(", ").enumerate().skip(2).map(|(n, column)| format!("{column} = ${}", n + 1)).collect();
    let text = format!("update sites set {} where workspace_id = $1 and id = $2", set.join(", "));
    tx.run(Sql::built(text), values(site)).await?;
    Ok(())
}

/// The bytes of a logo.
pub async fn logo(ask: &mut dyn Ask, workspace: &WorkspaceId, site: &SiteId) -> Result<Option<Vec<u8>>> {
    let text = "select bytes from site_logos where workspace_id = $1 and site_id = $2";
    let found: Option<(Vec<u8>,)> = ask.maybe(sql(text), args![workspace, site]).await?;
    Ok(found.map(|(bytes,)| bytes))
}

/// Puts a logo in place of the one before.
pub(super) async fn put_logo(tx: &mut Tx, site: &SiteId, bytes: Vec<u8>) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let text = "insert into site_logos (workspace_id, site_id, bytes) values ($1, $2, $3)
                on conflict (workspace_id, site_id) do update set bytes = excluded.bytes";
    tx.run(sql(text), args![workspace, site, bytes]).await?;
    Ok(())
}

/// Takes a logo away.
pub(super) async fn delete_logo(tx: &mut Tx, site: &SiteId) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    tx.run(sql("delete from site_logos where workspace_id = $1 and site_id = $2"), args![workspace, site])
        .await?;
    Ok(())
}

/// The digest over a logo, as the site vouches for it; that of nothing where there is none.
pub async fn logo_digest(ask: &mut dyn Ask, workspace: &WorkspaceId, site: &SiteId) -> Result<String> {
    Ok(logo(ask, workspace, site).await?.map(|bytes| super::logo::digest_of(&bytes)).unwrap_or_default())
}
