//! A customer: an organisation or person that we owe something.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Attributes, AttributesSaid};
use crate::ground::id::{CustomerId, ImportId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Witnessed;

/// The row, with the keys by which other systems know the customer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Customer {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: CustomerId,
    /// Their name; their key, when an import knew no name.
    pub name: String,
    /// What else is known: state, city, segment …
    #[sqlx(try_from = "String")]
    pub attributes: Attributes,
    /// IANA time zone.
    pub zone: Option<String>,
    /// Language tag.
    pub language: Option<String>,
    /// How large they are for us, in words; never used to leave anybody out.
    pub size_note: Option<String>,
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
    /// Keys in other systems, sorted; the front door fills them.
    #[sqlx(skip)]
    pub keys: Vec<CustomerKey>,
}

/// A key by which another system names the customer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
pub struct CustomerKey {
    /// The key.
    pub key: String,
    /// Whether it is a further name, such as that of one order's account.
    pub is_alias: bool,
}

impl Witnessed for Customer {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
    fn digest(&self) -> Result<chain::Digest> {
        super::proof::digest_of(self)
    }
}

/// A customer as a list shows it.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct CustomerLine {
    /// Which.
    pub id: CustomerId,
    /// Their name.
    pub name: String,
    /// What else is known.
    #[sqlx(try_from = "String")]
    pub attributes: Attributes,
    /// How many contacts they have.
    pub contacts: i64,
    /// How many holdings they have.
    pub holdings: i64,
    /// When it last changed.
    pub changed_at: Time,
}

/// What a person says of a customer, in a form or as JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CustomerSaid {
    /// Their name.
    pub name: String,
    /// Their key in your system; may be empty.
    pub key: String,
    /// Language tag, such as pt-BR; may be empty.
    pub language: String,
    /// IANA time zone; may be empty.
    pub zone: String,
    /// How large they are for us, in words; may be empty.
    pub size_note: String,
    /// What else is known.
    pub attributes: AttributesSaid,
}
