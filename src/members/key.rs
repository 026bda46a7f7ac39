//! What a member holds to come in: a session in a browser, a token for a program.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::clock::DAY;
use crate::ground::id::{MemberId, SessionId, TokenId, WorkspaceId};
use crate::journal::Witnessed;

/// A session nobody used for so long is over.
pub const IDLE: i64 = 14 * DAY;

/// What every token begins with, so that one that leaked is recognised wherever it turns up.
pub const TOKEN_PREFIX: &str = "amends_";

/// A signed-in browser, as the row has it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Session {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub member_id: MemberId,
    /// SHA-256 of the secret in the cookie.
    pub digest: String,
    /// What the browser called itself.
    pub device: String,
    /// When it was signed in.
    pub made_at: Time,
    /// When it was ended.
    pub ended_at: Option<Time>,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Witnessed for Session {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A session as its member sees it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct SessionLine {
    /// Which.
    pub id: SessionId,
    /// What the browser called itself.
    pub device: String,
    /// When it was signed in.
    pub made_at: Time,
    /// When it was last seen, to five minutes.
    pub seen_at: Time,
}

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = KeyScope)]
pub enum Scope {
    /// Look at what its member may see.
    Read,
    /// Do what its member may do.
    Write,
}

impl Scope {
    /// The word in the store, the API and the catalogue (`members-scope-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }

    /// The scope of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Read, Self::Write].into_iter().find(|s| s.word() == word)
    }
}

/// A key with which a program acts for a member, as the row has it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Token {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: TokenId,
    /// For whom it acts.
    pub member_id: MemberId,
    /// What its member calls it.
    pub label: String,
    /// [`Scope::word`].
    pub scope: String,
    /// SHA-256 of the token.
    pub digest: String,
    /// When it was made.
    pub made_at: Time,
    /// When it was revoked.
    pub revoked_at: Option<Time>,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Witnessed for Token {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A token as its member sees it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct TokenLine {
    /// Which.
    pub id: TokenId,
    /// What its member calls it.
    pub label: String,
    /// read or write.
    pub scope: String,
    /// When it was made.
    pub made_at: Time,
    /// When a program last used it, to five minutes.
    pub seen_at: Option<Time>,
}

/// How somebody came in, beside who they are: pages need it to say which session is this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entrance {
    /// By the cookie of this session.
    Session(SessionId),
    /// By this token.
    Token(TokenId, Scope),
}
