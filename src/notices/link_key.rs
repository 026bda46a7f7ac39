//! The key that the secrets of a workspace's private links are derived from.

use hmac::{Hmac, Mac};
use serde::Serialize;
use sha2::Sha256;

use super::store;
use crate::ground::id::{LinkId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::{Chain, Entry, Tx, Witnessed};

/// The row. It has no `Debug`, so that no log can hold it.
#[derive(Clone, sqlx::FromRow, Serialize)]
pub struct LinkKey {
    /// What the journal calls it: `WORKSPACE/links`.
    #[sqlx(rename = "witness_id")]
    pub id: String,
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// 256 random bits; its digest tells nothing of them.
    pub secret_key: String,
    /// When it was made.
    pub made_at: Time,
}

impl Witnessed for LinkKey {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// The key at work.
pub(super) struct Key(pub(super) String);

impl Key {
    /// The secret of a link: the same each time.
    pub(super) fn secret_of(&self, id: &LinkId) -> String {
        self.mac(id)
            .map(|mac| data_encoding::BASE64URL_NOPAD.encode(&mac.finalize().into_bytes()))
            .unwrap_or_default()
    }

    /// Whether this is the secret of that link; in constant time.
    pub(super) fn fits(&self, id: &LinkId, secret: &str) -> bool {
        let given = data_encoding::BASE64URL_NOPAD.decode(secret.as_bytes()).unwrap_or_default();
        self.mac(id).is_some_and(|mac| mac.verify_slice(&given).is_ok())
    }

    /// What the short code of a link is made of: the same each time, and telling nothing of the secret.
    pub(super) fn short_of(&self, id: &LinkId) -> [u8; 32] {
        let mac = self.mac_of(format!("code/{id}").as_bytes());
        mac.map(|mac| mac.finalize().into_bytes().into()).unwrap_or_default()
    }

    /// Whether two texts are the same; in constant time.
    pub(super) fn is_same(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.mac_of(one.as_bytes()), self.mac_of(other.as_bytes()));
        one.zip(other).is_some_and(|(one, other)| one.verify_slice(&other.finalize().into_bytes()).is_ok())
    }

    fn mac(&self, id: &LinkId) -> Option<Hmac<Sha256>> {
        self.mac_of(id.as_str().as_bytes())
    }

    fn mac_of(&self, bytes: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_bytes()).ok()?;
        mac.update(bytes);
        Some(mac)
    }
}

/// The workspace's key, made and said the first time.
pub(super) async fn key(tx: &mut Tx) -> Result<Key> {
    let workspace = tx.actor().workspace.clone();
    if let Some(key) = store::links::seek_key(tx, &workspace).await? {
        return Ok(Key(key));
    }
    let fresh = LinkKey {
        id: format!("{workspace}/links"),
        secret_key: tx.house().dice().secret(),
        made_at: tx.now(),
        workspace_id: workspace.clone(),
    };
    if store::links::put_key(tx, &fresh).await? {
        tx.say_some(Entry::on(Chain::Workspace, "link.key_made").about(&fresh)?).await?;
        return Ok(Key(fresh.secret_key));
    }
    // Another was quicker.
    let key = store::links::seek_key(tx, &workspace).await?.map(Key);
    key.ok_or_else(|| Fault::broken("the key of private links was not kept"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    #[test]
    fn a_secret_belongs_to_one_link_and_one_key() {
        let dice = Dice::seeded(7);
        let (one, other) = (LinkId::mint(Time(1), &dice), LinkId::mint(Time(1), &dice));
        let (key, foreign) = (Key(dice.secret()), Key(dice.secret()));
        let secret = key.secret_of(&one);
        assert_eq!(secret.len(), 43);
        assert_eq!(secret, key.secret_of(&one), "a letter tried again carries the same address");
        assert!(key.fits(&one, &secret));
        assert!(!key.fits(&other, &secret) && !foreign.fits(&one, &secret) && !key.fits(&one, "short"));
    }
}
