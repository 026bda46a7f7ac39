//! A bulletin, and that somebody has read it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{BulletinId, IncidentId, InterviewId, MemberId, NoticeId, ReceiptId, WorkspaceId};
use crate::journal::Witnessed;

/// Where a bulletin stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum BulletinState {
    /// It is being written.
    Drafted,
    /// Our own people read it.
    Published,
}

impl BulletinState {
    /// The word in the store, the API and the catalogue (`bulletins-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Published => "published",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Bulletin {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: BulletinId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// The notice it was begun from.
    pub notice_id: Option<NoticeId>,
    /// What to call it.
    pub subject: String,
    /// What happened.
    pub what_happened: String,
    /// What we say to whoever asks.
    pub what_we_say: String,
    /// What we do not know.
    pub what_we_do_not_know: String,
    /// What may be promised.
    pub what_you_may_promise: String,
    /// Whom to send questions to.
    pub questions_to: String,
    /// 1 where each member gets a letter too, once it is published.
    pub by_mail: i64,
    /// In which language those letters are.
    pub language: String,
    /// [`BulletinState::word`].
    pub state: String,
    /// When it was begun.
    pub drafted_at: Time,
    /// By whom.
    pub drafted_by: String,
    /// Who wrote on it last.
    pub changed_by: String,
    /// When our own people could read it.
    pub published_at: Option<Time>,
    /// Who published it.
    pub published_by: Option<String>,
    /// Their name on that day.
    pub published_name: Option<String>,
    /// How many members were here then.
    pub members: Option<i64>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// The talk whose record it shares; absent for what is told of the incident itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interview_id: Option<InterviewId>,
    /// How many hours of work answering it takes, as somebody guessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort_hours: Option<i64>,
    /// In how many days that can be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub takes_days: Option<i64>,
    /// When its words were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erased_at: Option<Time>,
}

impl Bulletin {
    /// Whether our own people read it.
    pub const fn is_out(&self) -> bool {
        self.published_at.is_some()
    }

    /// Its parts that say anything, each with its word in the catalogue (`bulletins-part-WORD`).
    pub fn parts(&self) -> Vec<(&'static str, &str)> {
        [
            ("what-happened", self.what_happened.as_str()),
            ("what-we-say", &self.what_we_say),
            ("what-we-do-not-know", &self.what_we_do_not_know),
            ("what-you-may-promise", &self.what_you_may_promise),
            ("questions-to", &self.questions_to),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .collect()
    }
}

impl Witnessed for Bulletin {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The row: that a member has read a bulletin.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Receipt {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ReceiptId,
    /// Which bulletin.
    pub bulletin_id: BulletinId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// Who.
    pub member_id: MemberId,
    /// When.
    pub read_at: Time,
}

impl Witnessed for Receipt {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The record of a talk, shared with our own people (R53).
#[derive(Debug, Clone)]
pub struct Share {
    /// About which incident.
    pub incident_id: IncidentId,
    /// Of which talk.
    pub interview_id: InterviewId,
    /// What to call it.
    pub subject: String,
    /// What they told us.
    pub told: String,
    /// What we say of it to whoever asks.
    pub say: String,
    /// Whom to ask.
    pub questions_to: String,
    /// How many hours of work answering it takes.
    pub effort_hours: i64,
    /// In how many days that can be done.
    pub takes_days: i64,
}

/// A record that was shared, and how far it has been read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SharedRecord)]
pub struct Shared {
    /// The bulletin.
    pub bulletin: Bulletin,
    /// How many of our own people were here.
    pub members: i64,
    /// How many of them have read it.
    pub read: i64,
}

/// What a member writes. An absent field is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct BulletinSaid {
    /// What to call it; at most 300 characters.
    pub subject: String,
    /// What happened.
    pub what_happened: String,
    /// What we say to whoever asks.
    pub what_we_say: String,
    /// What we do not know.
    pub what_we_do_not_know: String,
    /// What may be promised.
    pub what_you_may_promise: String,
    /// Whom to send questions to.
    pub questions_to: String,
    /// `yes` where each member gets a letter too, once it is published.
    pub by_mail: String,
}
