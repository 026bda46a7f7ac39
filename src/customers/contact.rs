//! A contact: a person at a customer, with roles and channels.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{ContactId, CustomerId, ImportId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Contact {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ContactId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// Their key in another system.
    pub external_key: Option<String>,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their roles.
    #[sqlx(try_from = "String")]
    pub roles: Roles,
    /// Language tag.
    pub language: String,
    /// IANA time zone.
    pub zone: Option<String>,
    /// When they left; who left is told nothing more.
    pub left_at: Option<Time>,
    /// The import that last wrote the row.
    pub import_id: Option<ImportId>,
    /// Its batch, while the row is as that batch wrote it.
    #[serde(skip)]
    pub import_batch: Option<i64>,
    /// When it was first known here.
    pub created_at: Time,
    /// When it last changed.
    pub changed_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for Contact {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
    fn digest(&self) -> Result<chain::Digest> {
        super::proof::digest_of(self)
    }
}

/// Roles and topics of a contact: words, in the store with a space at both ends of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Roles(pub Vec<String>);

impl Roles {
    /// The roles we suggest; others are welcome.
    pub const SUGGESTED: [&'static str; 6] =
        ["operations", "quality", "purchasing", "executive", "legal", "privacy"];

    /// Reads roles separated by commas, semicolons, bars or line ends; each is kept once, in small letters,
    /// as one word.
    pub fn read(typed: &str) -> Self {
        let mut roles = Vec::new();
        for role in typed.split([',', ';', '|', '/', '\n']) {
            let word = role.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
            if !word.is_empty() && !roles.contains(&word) {
                roles.push(word);
            }
        }
        Self(roles)
    }

    /// As the store holds them: ` operations quality `, so that ` quality ` can be looked for.
    pub fn stored(&self) -> String {
        if self.0.is_empty() { String::new() } else { format!(" {} ", self.0.join(" ")) }
    }

    /// As a form shows them.
    pub fn typed(&self) -> String {
        self.0.join(", ")
    }
}

impl From<String> for Roles {
    fn from(stored: String) -> Self {
        Self(stored.split_whitespace().map(str::to_owned).collect())
    }
}

/// What a person says of a contact, in a form or as JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ContactSaid {
    /// Their name.
    pub name: String,
    /// Their key in your system; may be empty.
    pub key: String,
    /// Their mail address; may be empty when there is a telephone number.
    pub email: String,
    /// Their telephone number; may be empty when there is a mail address.
    pub phone: String,
    /// Their roles, separated by commas.
    pub roles: String,
    /// Language tag; may be empty.
    pub language: String,
    /// IANA time zone; may be empty.
    pub zone: String,
}
