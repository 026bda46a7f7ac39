//! A call: once that somebody rang, and what came of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{
    CallId, CaseId, ContactId, CustomerId, DeliveryId, IncidentId, MemberId, NoticeId, PromiseId, WorkspaceId,
};
use crate::journal::Witnessed;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CallOutcome)]
pub enum Outcome {
    /// We spoke with them: they are told.
    Spoken,
    /// They asked to be called at another moment: a promise.
    CallBack,
    /// A message was left; that is no word spoken.
    MessageLeft,
    /// Nobody answered.
    NoAnswer,
    /// It is not their number.
    WrongNumber,
    /// They were told, and would not talk about it.
    WouldNotTalk,
}

impl Outcome {
    /// All, in the order a form shows them.
    pub const ALL: [Self; 6] = [
        Self::Spoken,
        Self::CallBack,
        Self::MessageLeft,
        Self::NoAnswer,
        Self::WrongNumber,
        Self::WouldNotTalk,
    ];
    /// The word in the store, the API and the catalogue (`calls-outcome-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Spoken => "spoken",
            Self::CallBack => "call_back",
            Self::MessageLeft => "message_left",
            Self::NoAnswer => "no_answer",
            Self::WrongNumber => "wrong_number",
            Self::WouldNotTalk => "would_not_talk",
        }
    }
    /// The outcome of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.word() == word)
    }
    /// The badge kind: plain, wait, late or done.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Spoken => "done",
            Self::CallBack => "wait",
            Self::WrongNumber => "late",
            Self::MessageLeft | Self::NoAnswer | Self::WouldNotTalk => "plain",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Call {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: CallId,
    /// Of which delivery.
    pub delivery_id: DeliveryId,
    /// Of which notice.
    pub notice_id: NoticeId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// Who was rung.
    pub contact_id: ContactId,
    /// Their name on that day.
    pub contact_name: String,
    /// 1 when they were rung as an executive.
    pub is_executive: i64,
    /// Who rang.
    pub member_id: MemberId,
    /// Their name on that day.
    pub member_name: String,
    /// The number as it was dialled.
    pub number: String,
    /// [`Outcome::word`].
    pub outcome: String,
    /// What the caller noted of it.
    pub note: Option<String>,
    /// When they are to be rung again.
    pub again_at: Option<Time>,
    /// The promise that was made on it.
    pub promise_id: Option<PromiseId>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When.
    pub made_at: Time,
}

impl Call {
    /// The badge kind of what came of it.
    pub(super) fn badge(&self) -> &'static str {
        Outcome::from_word(&self.outcome).map_or("plain", Outcome::badge)
    }
}

impl Witnessed for Call {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What the caller says came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct OutcomeSaid {
    /// `spoken`, `call_back`, `message_left`, `no_answer`, `wrong_number` or `would_not_talk`.
    pub outcome: String,
    /// For `call_back`: when. RFC 3339, or local time where they are.
    pub call_back_at: String,
    /// For `call_back`: what was promised, in words they would recognise; may be empty.
    pub promise: String,
    /// What to remember of the call; may be empty. What they told us belongs to the impacts and statements of their case.
    pub note: String,
}

/// What a call came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CallSaid)]
pub struct Said {
    /// The call.
    pub call: Call,
    /// Whether they are rung again for this.
    pub again: bool,
}
