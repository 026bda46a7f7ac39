//! All SQL of this room.

use twodb::{Ask, Sql, args, sql};

use super::{Health, Webhook, WebhookKey};
use crate::ground::id::{ContactId, CustomerId, WebhookId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const WEBHOOK: &str = "workspace_id, id, customer_id, contact_id, label, url, tells, tells_because, tells_by, tells_at, \
    carries_link, state, because, generation, previous_until, added_at, added_by, changed_at, changed_by, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &WebhookId) -> Result<Webhook> {
    let text = format!("select {WEBHOOK} from webhooks where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("webhook"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &WebhookId) -> Result<Webhook> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {WEBHOOK} from webhooks where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("webhook"))
}

/// Those of a customer that were not taken away.
pub async fn list_of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Vec<Webhook>> {
    let text = format!(
        "select {WEBHOOK} from webhooks where workspace_id = $1 and customer_id = $2 and state <> 'removed' order by id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, customer]).await?)
}

/// The one that a contact looks after.
pub async fn seek_of_contact(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    contact: &ContactId,
) -> Result<Option<Webhook>> {
    let text = format!(
        "select {WEBHOOK} from webhooks where workspace_id = $1 and contact_id = $2 and state <> 'removed'"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, contact]).await?)
}

/// Those that these contacts look after.
pub async fn list_of_contacts(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    contacts: &[ContactId],
) -> Result<Vec<Webhook>> {
    if contacts.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = args![workspace];
    values.extend(contacts.iter().map(twodb::Value::from));
    let text = format!(
        "select {WEBHOOK} from webhooks where workspace_id = $1 and state <> 'removed' and contact_id in {}",
        Sql::in_list(2, contacts.len())
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// Those that were disabled and that nobody has seen to, the longest first.
pub(super) async fn list_disabled(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Webhook>> {
    let text = format!(
        "select {WEBHOOK} from webhooks where workspace_id = $1 and state = 'disabled' order by changed_at limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// A new one, or a known one as it is now.
pub(super) async fn put(tx: &mut Tx, webhook: &Webhook) -> Result<()> {
    let markers = (1..=20).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let text = format!(
        "insert into webhooks ({WEBHOOK}) values ({markers})
         on conflict (workspace_id, id) do update set label = excluded.label, url = excluded.url, tells = excluded.tells,
            tells_because = excluded.tells_because, tells_by = excluded.tells_by, tells_at = excluded.tells_at,
            carries_link = excluded.carries_link, state = excluded.state, because = excluded.because,
            generation = excluded.generation, previous_until = excluded.previous_until, changed_at = excluded.changed_at,
            changed_by = excluded.changed_by"
    );
    let w = webhook;
    tx.run(
        Sql::built(text),
        args![
            &w.workspace_id,
            &w.id,
            &w.customer_id,
            &w.contact_id,
            &w.label,
            &w.url,
            w.tells,
            &w.tells_because,
            &w.tells_by,
            w.tells_at,
            w.carries_link,
            &w.state,
            &w.because,
            w.generation,
            w.previous_until,
            w.added_at,
            &w.added_by,
            w.changed_at,
            &w.changed_by,
            &w.salt
        ],
    )
    .await?;
    Ok(())
}

/// The key that secrets are derived from.
pub(super) async fn seek_key(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Option<String>> {
    let text = sql("select secret_key from webhook_keys where workspace_id = $1");
    Ok(ask.maybe::<(String,)>(text, args![workspace]).await?.map(|(key,)| key))
}

/// Keeps the key, unless another was quicker; says whether it was kept.
pub(super) async fn put_key(tx: &mut Tx, key: &WebhookKey) -> Result<bool> {
    let text = sql("insert into webhook_keys (workspace_id, secret_key, made_at) values ($1, $2, $3)
                    on conflict (workspace_id) do nothing");
    Ok(tx.run(text, args![&key.workspace_id, &key.secret_key, key.made_at]).await? == 1)
}

/// How a system answers lately; none where it was never spoken with.
pub async fn seek_health(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &WebhookId,
) -> Result<Option<Health>> {
    let text = sql("select losses, failing_since, rest_until, last_taken_at, said from webhook_health
                    where workspace_id = $1 and webhook_id = $2");
    Ok(ask.maybe(text, args![workspace, id]).await?)
}

/// Keeps how it answers lately: no fact, as it changes with every round.
pub(super) async fn put_health(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: &WebhookId,
    health: &Health,
) -> Result<()> {
    let text = sql("insert into webhook_health (workspace_id, webhook_id, losses, failing_since, rest_until, last_taken_at, said)
                    values ($1, $2, $3, $4, $5, $6, $7)
                    on conflict (workspace_id, webhook_id) do update set losses = excluded.losses,
                        failing_since = excluded.failing_since, rest_until = excluded.rest_until,
                        last_taken_at = excluded.last_taken_at, said = excluded.said");
    let h = health;
    tx.run(text, args![workspace, id, h.losses, h.failing_since, h.rest_until, h.last_taken_at, &h.said])
        .await?;
    Ok(())
}
