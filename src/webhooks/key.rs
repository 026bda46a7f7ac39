//! The key from which the secrets that we share with customers' systems are derived. A secret is HMAC-SHA256 over the
//! id of its webhook and its generation: it is the same on every node and at every try, and stands nowhere.

use hmac::{Hmac, Mac};
use hooks::Secret;
use serde::Serialize;
use sha2::Sha256;
use twodb::Ask;

use super::{Webhook, store};
use crate::ground::id::{WebhookId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Time};
use crate::journal::{self, Chain, Entry, Tx, Witnessed};

/// The row. It has no `Debug`, so that no log can hold it.
#[derive(Clone, sqlx::FromRow, Serialize)]
pub struct WebhookKey {
    /// What the journal calls it: `WORKSPACE/webhooks`.
    #[sqlx(rename = "witness_id")]
    pub id: String,
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// 256 random bits; its digest tells nothing of them.
    pub secret_key: String,
    /// When it was made.
    pub made_at: Time,
}

impl Witnessed for WebhookKey {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// The key at work.
#[derive(Clone)]
pub struct Signer(String);

impl Signer {
    /// 256 bits that belong to this key and these words: the same each time, and nobody else's.
    fn bits(&self, words: &str) -> Result<[u8; 32]> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_bytes()).map_err(Fault::broken)?;
        mac.update(words.as_bytes());
        Ok(mac.finalize().into_bytes().into())
    }

    /// The secret that we share with whoever these words name.
    pub fn secret_for(&self, whom: &str) -> Result<Secret> {
        self.bits(whom).map(Secret::of)
    }

    /// A word for an address, which nobody can guess.
    pub fn word_for(&self, what: &str) -> Result<String> {
        Ok(data_encoding::BASE64URL_NOPAD.encode(&self.bits(what)?))
    }

    /// The secret of a webhook in one generation: the same each time.
    pub(super) fn secret_of(&self, id: &WebhookId, generation: i64) -> Result<Secret> {
        self.secret_for(&format!("webhook/{id}/{generation}"))
    }

    /// The secrets that a message to it is signed with now: the newest, and the one before while it is exchanged.
    pub fn secrets(&self, webhook: &Webhook, now: Time) -> Result<Vec<Secret>> {
        let mut secrets = vec![self.secret_of(&webhook.id, webhook.generation)?];
        if webhook.previous_until.is_some_and(|until| now < until) {
            secrets.push(self.secret_of(&webhook.id, webhook.generation - 1)?);
        }
        Ok(secrets)
    }
}

/// The workspace's key.
pub async fn signer(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Signer> {
    let key = store::seek_key(ask, workspace).await?;
    key.map(Signer).ok_or_else(|| Fault::broken("a webhook without a key for its secret"))
}

/// The workspace's key, made and said the first time.
pub(super) async fn made(tx: &mut Tx) -> Result<Signer> {
    let workspace = tx.actor().workspace.clone();
    if let Some(key) = store::seek_key(tx, &workspace).await? {
        return Ok(Signer(key));
    }
    let fresh = fresh(tx);
    if store::put_key(tx, &fresh).await? {
        tx.say_some(fact(&fresh)?).await?;
        return Ok(Signer(fresh.secret_key));
    }
    // Another was quicker.
    signer(tx, &workspace).await
}

/// The same where nothing else is said: made in a change of its own, where it is not there yet.
pub async fn signer_of(house: &House, workspace: &WorkspaceId) -> Result<Signer> {
    if let Some(key) = store::seek_key(&mut house.read(), workspace).await? {
        return Ok(Signer(key));
    }
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let fresh = fresh(&tx);
    if store::put_key(&mut tx, &fresh).await? {
        tx.say(fact(&fresh)?).await?.commit().await?;
        return Ok(Signer(fresh.secret_key));
    }
    drop(tx);
    signer(&mut house.read(), workspace).await
}

fn fresh(tx: &Tx) -> WebhookKey {
    let workspace = tx.actor().workspace.clone();
    WebhookKey {
        id: format!("{workspace}/webhooks"),
        secret_key: tx.house().dice().secret(),
        made_at: tx.now(),
        workspace_id: workspace,
    }
}

fn fact(key: &WebhookKey) -> Result<Entry> {
    Entry::on(Chain::Workspace, "webhook.key_made").about(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    #[test]
    fn a_secret_belongs_to_one_webhook_one_generation_and_one_key() {
        let dice = Dice::seeded(7);
        let (one, other) = (WebhookId::mint(Time(1), &dice), WebhookId::mint(Time(1), &dice));
        let (key, foreign) = (Signer(dice.secret()), Signer(dice.secret()));
        let text = |key: &Signer, id, generation| key.secret_of(id, generation).unwrap().text().to_owned();
        let secret = text(&key, &one, 1);
        assert!(secret.starts_with("whsec_") && secret.len() == 50, "{secret}");
        assert_eq!(secret, text(&key, &one, 1));
        for not in [text(&key, &one, 2), text(&key, &other, 1), text(&foreign, &one, 1)] {
            assert_ne!(secret, not);
        }
    }
}
