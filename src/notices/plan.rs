//! How a notice goes out, and what members decided on its way.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::text::Spoken;
use crate::ground::id::{NoticeId, SendingStepId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Witnessed;
use crate::wording::Parts;

/// The row: one for each notice that was approved.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Sending {
    /// What the journal calls it: `NOTICE/sending`.
    #[sqlx(rename = "witness_id")]
    #[schema(ignore)]
    pub id: String,
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Of which notice.
    pub notice_id: NoticeId,
    /// The digest of the text that the approver read.
    pub shown: String,
    /// How many people it went to when it was approved.
    pub contacts: i64,
    /// How many of them are told first; none when all are told at once.
    pub first_wave: Option<i64>,
    /// How many customers of the first wave were chosen by name.
    pub chosen: i64,
    /// The seed of the lot that drew the others; whoever has it can draw again.
    pub lot: Option<String>,
    /// So many letters a second at most; none when the desk's own rate is enough.
    pub rate: Option<i64>,
    /// The last wave that may go.
    pub wave: i64,
    /// Deliveries, counted when each had its end.
    pub deliveries: Option<i64>,
    /// Of those, handed over.
    pub handed_over: Option<i64>,
}

impl Sending {
    /// What the journal calls the sending of a notice.
    pub fn name(notice: &NoticeId) -> String {
        format!("{notice}/sending")
    }
    /// Whether the first wave is out and the rest waits for a word.
    pub fn waits(&self) -> bool {
        self.first_wave.is_some() && self.wave == 1
    }
}

impl Witnessed for Sending {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// A decision on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A second member let it out.
    Approved,
    /// What was not handed over waits.
    Paused,
    /// It goes on.
    Resumed,
    /// The rest may go.
    Go,
    /// What was not handed over never goes.
    Ended,
}

impl Step {
    /// The word in the store, the API and the catalogue (`notices-step-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Paused => "paused",
            Self::Resumed => "resumed",
            Self::Go => "go",
            Self::Ended => "ended",
        }
    }
    /// The fact that says it.
    pub(super) const fn fact(self) -> &'static str {
        match self {
            Self::Approved => "sending.approved",
            Self::Paused => "sending.paused",
            Self::Resumed => "sending.resumed",
            Self::Go => "sending.let_go",
            Self::Ended => "sending.ended",
        }
    }
}

/// The row: one decision, by whom and why.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct SendingStep {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SendingStepId,
    /// Of which notice.
    pub notice_id: NoticeId,
    /// [`Step::word`].
    pub step: String,
    /// When.
    pub at: Time,
    /// By whom.
    pub said_by: String,
    /// Why, where that was asked.
    pub because: Option<String>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for SendingStep {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What an approver says of how it goes out. An absent field is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default)]
pub struct SendingSaid {
    /// The digest of the text that was read (`shown` of the audience); empty for a program that takes it as it is.
    pub shown: String,
    /// To how many people it went when it was read; empty like `shown`.
    pub shown_to: String,
    /// How many people are told first: `50`, or `10 %`; empty when all are told at once.
    pub first: String,
    /// Customers who are among the first: their keys or ids, one a line.
    pub chosen: String,
    /// So many letters of this notice a second at most; empty for the desk's own rate.
    pub rate: String,
    /// `later` where the drafted bulletin for our own people is to go out after a first notice; empty: in the same act.
    pub bulletin: String,
    /// Why those outside hear a first notice before our own people; needed with `later`.
    pub before_bulletin_because: String,
    /// Filled where somebody was asked about the bulletin, and has to answer; empty for a program that knows nothing of it.
    pub asked_inside: String,
}

#[derive(Serialize)]
struct Text<'a> {
    kind: &'a str,
    subject: &'a str,
    sender: &'a str,
    parts: [&'a str; 5],
    next_update_at: Option<Time>,
    corrects: Option<&'a NoticeId>,
    language: &'a str,
    further: Vec<(&'a str, Parts)>,
}

/// The digest of all that readers will read of it in any language, but for the date, which has a gate of its own.
pub(super) fn digest_of_text(spoken: &Spoken) -> Result<String> {
    let notice = spoken.own();
    let further = spoken.each().iter().skip(1);
    let text = Text {
        kind: &notice.kind,
        subject: &notice.subject,
        sender: &notice.sender,
        parts: [
            &notice.what_happened,
            &notice.who_is_affected,
            &notice.what_we_know,
            &notice.what_we_do_not_know,
            &notice.what_you_can_do,
        ],
        next_update_at: notice.next_update_at,
        corrects: notice.corrects_id.as_ref(),
        language: &notice.language,
        further: further.map(|v| (v.notice.language.as_str(), v.notice.words())).collect(),
    };
    Ok(chain::Digest::of(&serde_json::to_vec(&text).map_err(Fault::broken)?).to_string())
}
