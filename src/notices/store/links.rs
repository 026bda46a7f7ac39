//! Private links and the keys they are derived from.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{ContactId, CustomerId, IncidentId, LinkId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::notices::LinkKey;
use crate::notices::links::Link;

const LINK: &str = "workspace_id, id, contact_id, customer_id, incident_id, digest, minted_at, expires_at, revoked_at, \
    opened_at, last_opened_at, opened_count";
const COLUMNS: [&str; 12] = [
    "workspace_id",
    "id",
    "contact_id",
    "customer_id",
    "incident_id",
    "digest",
    "minted_at",
    "expires_at",
    "revoked_at",
    "opened_at",
    "last_opened_at",
    "opened_count",
];

/// The link of this digest, in whichever workspace.
pub(in crate::notices) async fn seek(ask: &mut dyn Ask, digest: &str) -> Result<Option<Link>> {
    Ok(ask
        .maybe(Sql::built(format!("select {LINK} from private_links where digest = $1")), args![digest])
        .await?)
}

/// The link of this id.
pub(in crate::notices) async fn find(tx: &mut Tx, workspace: &WorkspaceId, id: &LinkId) -> Result<Link> {
    let hold = Sql::hold(tx);
    let text = format!("select {LINK} from private_links where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("link"))
}

/// The link of a contact into an incident that was not revoked, held.
pub(in crate::notices) async fn seek_live(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    contact: &ContactId,
) -> Result<Option<Link>> {
    let hold = Sql::hold(tx);
    let text = format!(
        "select {LINK} from private_links
         where workspace_id = $1 and incident_id = $2 and contact_id = $3 and revoked_at is null {hold}"
    );
    Ok(tx.maybe(Sql::built(text), args![workspace, incident, contact]).await?)
}

/// The links of one customer into an incident, newest first.
pub(in crate::notices) async fn list_of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    customer: &CustomerId,
) -> Result<Vec<Link>> {
    // reads: customers
    let text = format!(
        "select {LINK} from private_links where workspace_id = $1 and incident_id = $2 and contact_id in
            (select id from contacts where workspace_id = $1 and customer_id = $3)
         order by minted_at desc, id desc limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, customer]).await?)
}

/// New links, or known ones with new moments.
pub(in crate::notices) async fn put(tx: &mut Tx, links: &[Link]) -> Result<()> {
    let rows = links.iter().map(|l| {
        args![
            &l.workspace_id,
            &l.id,
            &l.contact_id,
            &l.customer_id,
            &l.incident_id,
            &l.digest,
            l.minted_at,
            l.expires_at,
            l.revoked_at,
            l.opened_at,
            l.last_opened_at,
            l.opened_count
        ]
    });
    tx.insert_many(
        "private_links",
        &COLUMNS,
        "on conflict (workspace_id, id) do update set expires_at = excluded.expires_at, revoked_at = excluded.revoked_at",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}

/// Notes the first opening of a link that is held.
pub(in crate::notices) async fn note_first_opening(tx: &mut Tx, link: &Link) -> Result<()> {
    let text = "update private_links set opened_at = $1, last_opened_at = $1, opened_count = 1
                where workspace_id = $2 and id = $3";
    tx.run(sql(text), args![link.opened_at, &link.workspace_id, &link.id]).await?;
    Ok(())
}

/// Counts a further visit.
pub(in crate::notices) async fn count_visit(tx: &mut twodb::Tx, link: &Link) -> Result<()> {
    let text = "update private_links set last_opened_at = $1, opened_count = opened_count + 1
                where workspace_id = $2 and id = $3";
    tx.run(sql(text), args![link.last_opened_at, &link.workspace_id, &link.id]).await?;
    Ok(())
}

/// The live links of these contacts into an incident.
pub(in crate::notices) async fn live_of(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    contacts: &[ContactId],
) -> Result<HashMap<ContactId, Link>> {
    let text = format!(
        "select {LINK} from private_links
         where workspace_id = $1 and incident_id = $2 and revoked_at is null and contact_id in {}",
        Sql::in_list(3, contacts.len())
    );
    let mut values = args![workspace, incident];
    values.extend(contacts.iter().map(twodb::Value::from));
    let rows: Vec<Link> = tx.all(Sql::built(text), values).await?;
    Ok(rows.into_iter().map(|link| (link.contact_id.clone(), link)).collect())
}

/// Holds every live link into an incident until the end of the change: before any entry is said, so that nobody
/// who opens one meanwhile waits for us while we wait for them.
pub(in crate::notices) async fn hold_live(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<()> {
    let hold = Sql::hold(tx);
    let text = format!(
        "select count(*) from (select id from private_links
            where workspace_id = $1 and incident_id = $2 and revoked_at is null order by id {hold}) held"
    );
    tx.count(Sql::built(text), args![workspace, incident]).await?;
    Ok(())
}

/// The same of the live links of these contacts.
pub(in crate::notices) async fn hold_live_of(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    contacts: &[ContactId],
) -> Result<()> {
    let (hold, within) = (Sql::hold(tx), Sql::in_list(3, contacts.len()));
    let text = format!(
        "select count(*) from (select id from private_links where workspace_id = $1 and incident_id = $2
            and revoked_at is null and contact_id in {within} order by contact_id {hold}) held"
    );
    let mut values = args![workspace, incident];
    values.extend(contacts.iter().map(twodb::Value::from));
    tx.count(Sql::built(text), values).await?;
    Ok(())
}

/// At which customer a contact is who has not left.
pub(in crate::notices) async fn customer_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    contact: &ContactId,
) -> Result<CustomerId> {
    // reads: customers
    let text = "select customer_id from contacts where workspace_id = $1 and id = $2 and left_at is null";
    let found: Option<(CustomerId,)> = ask.maybe(sql(text), args![workspace, contact]).await?;
    found.map(|(id,)| id).ok_or(Fault::Missing("contact"))
}

/// The key of a workspace's links.
pub(in crate::notices) async fn seek_key(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Option<String>> {
    let text = "select secret_key from link_keys where workspace_id = $1";
    Ok(ask.maybe::<(String,)>(sql(text), args![workspace]).await?.map(|(key,)| key))
}

/// Keeps a key; false when another was quicker.
pub(in crate::notices) async fn put_key(tx: &mut Tx, key: &LinkKey) -> Result<bool> {
    let text = "insert into link_keys (workspace_id, secret_key, made_at) values ($1, $2, $3) on conflict do nothing";
    Ok(tx.run(sql(text), args![&key.workspace_id, &key.secret_key, key.made_at]).await? == 1)
}
