//! A notice: what we tell the people an incident touches, in parts that none of them has to look for.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::TextSaid;
use crate::ground::Time;
use crate::ground::id::{IncidentId, NoticeId, PromiseId, WorkspaceId};
use crate::journal::{Fold, Witnessed};
use crate::wording::Parts;

/// What a notice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// The first that somebody hears of it from us; it acknowledges what happened to them.
    First,
    /// How it stands now.
    Update,
    /// What puts it right.
    Solution,
    /// What we said before was wrong.
    Correction,
    /// We ask whether it held.
    Survey,
}

impl NoticeKind {
    /// All, in the order a recovery needs them.
    pub const ALL: [Self; 5] = [Self::First, Self::Update, Self::Solution, Self::Correction, Self::Survey];
    /// The word in the store, the API and the catalogue (`notices-kind-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Update => "update",
            Self::Solution => "solution",
            Self::Correction => "correction",
            Self::Survey => "survey",
        }
    }
    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
    /// Whether receiving it means that we have acknowledged what happened (R29).
    pub const fn acknowledges(self) -> bool {
        matches!(self, Self::First)
    }
}

/// Where a notice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum NoticeState {
    /// Being written.
    Drafted,
    /// Waits for a second person.
    Submitted,
    /// Its deliveries are queued.
    Approved,
    /// The first were handed over.
    Sending,
    /// Every delivery has an end.
    Sent,
    /// A member stopped it; what was not handed over waits.
    Stopped,
    /// A member ended it for good; what was not handed over never goes.
    Ended,
}

impl NoticeState {
    /// All, in their order.
    pub const ALL: [Self; 7] = [
        Self::Drafted,
        Self::Submitted,
        Self::Approved,
        Self::Sending,
        Self::Sent,
        Self::Stopped,
        Self::Ended,
    ];
    /// The word in the store, the API and the catalogue (`notices-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Stopped => "stopped",
            Self::Ended => "ended",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// Whether a second person has let it out.
    pub const fn is_out(self) -> bool {
        !matches!(self, Self::Drafted | Self::Submitted)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Notice {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: NoticeId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// [`NoticeKind::word`].
    pub kind: String,
    /// What a correction corrects.
    pub corrects_id: Option<NoticeId>,
    /// The language of the text below; [`super::text::NoticeText`] has it in others.
    pub language: String,
    /// The template it began from, with its version: `outage/first/en/1`.
    pub template: Option<String>,
    /// Digest over its texts in further languages.
    #[schema(ignore)]
    pub texts_digest: String,
    /// Its subject.
    pub subject: String,
    /// What happened.
    pub what_happened: String,
    /// Who is affected.
    pub who_is_affected: String,
    /// What we know.
    pub what_we_know: String,
    /// What we do not know.
    pub what_we_do_not_know: String,
    /// What the reader can do now.
    pub what_you_can_do: String,
    /// When we speak next.
    pub next_update_at: Option<Time>,
    /// The person who speaks: a name, never a department.
    pub sender: String,
    /// 1 when receiving it means that we acknowledged what happened.
    pub acknowledges: i64,
    /// The published promise its date comes from, taken at approval.
    pub promise_id: Option<PromiseId>,
    /// By when it will be mended, taken from that promise.
    pub fix_due_at: Option<Time>,
    /// How sure that is, in per cent.
    pub fix_confidence: Option<i64>,
    /// Why there is no date, taken from the incident at approval.
    pub no_date_because: Option<String>,
    /// [`NoticeState::word`].
    pub state: String,
    /// When it was begun.
    pub drafted_at: Time,
    /// By whom.
    pub drafted_by: String,
    /// Who changed it last.
    pub changed_by: String,
    /// When it was submitted.
    pub submitted_at: Option<Time>,
    /// By whom.
    pub submitted_by: Option<String>,
    /// Why it was given back, if it was.
    pub returned_because: Option<String>,
    /// When it was approved.
    pub approved_at: Option<Time>,
    /// By whom.
    pub approved_by: Option<String>,
    /// When the first were told by it.
    pub begun_at: Option<Time>,
    /// When the last delivery had its end.
    pub sent_at: Option<Time>,
    /// When it was stopped.
    pub stopped_at: Option<Time>,
    /// By whom.
    pub stopped_by: Option<String>,
    /// Why.
    pub stopped_because: Option<String>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Notice {
    /// Where it stands.
    pub fn state(&self) -> NoticeState {
        NoticeState::from_word(&self.state).unwrap_or(NoticeState::Drafted)
    }
    /// What it is for.
    pub fn kind(&self) -> NoticeKind {
        NoticeKind::from_word(&self.kind).unwrap_or(NoticeKind::Update)
    }
    /// Its words, part by part.
    pub fn words(&self) -> Parts {
        Parts {
            subject: self.subject.clone(),
            what_happened: self.what_happened.clone(),
            who_is_affected: self.who_is_affected.clone(),
            what_we_know: self.what_we_know.clone(),
            what_we_do_not_know: self.what_we_do_not_know.clone(),
            what_you_can_do: self.what_you_can_do.clone(),
        }
    }
    /// The same notice in other words.
    #[must_use]
    pub fn worded(&self, language: &str, parts: &Parts) -> Self {
        let p = parts.clone();
        Self {
            language: language.to_owned(),
            subject: p.subject,
            what_happened: p.what_happened,
            who_is_affected: p.who_is_affected,
            what_we_know: p.what_we_know,
            what_we_do_not_know: p.what_we_do_not_know,
            what_you_can_do: p.what_you_can_do,
            ..self.clone()
        }
    }
    /// Whether it is written in further languages.
    pub fn has_texts(&self) -> bool {
        self.texts_digest != Fold::new().digest()
    }
    /// Its parts in their order: the word of each (`notices-part-WORD`) and its text; empty ones left out.
    pub fn parts(&self) -> Vec<(&'static str, &str)> {
        [
            ("what_happened", self.what_happened.as_str()),
            ("who_is_affected", &self.who_is_affected),
            ("what_we_know", &self.what_we_know),
            ("what_we_do_not_know", &self.what_we_do_not_know),
            ("what_you_can_do", &self.what_you_can_do),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .collect()
    }
}

impl Witnessed for Notice {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A notice as a list shows it.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct NoticeLine {
    /// Which.
    pub id: NoticeId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// What the incident is called.
    pub incident_title: String,
    /// [`NoticeKind::word`].
    pub kind: String,
    /// Its subject.
    pub subject: String,
    /// [`NoticeState::word`].
    pub state: String,
    /// When it was begun.
    pub drafted_at: Time,
    /// When the first were told by it.
    pub begun_at: Option<Time>,
    /// Its deliveries; counted when each had its end, and live until then.
    pub deliveries: i64,
    /// Of those, handed over.
    pub handed_over: i64,
}

/// What a member writes. An absent field is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct NoticeSaid {
    /// `first`, `update`, `solution`, `correction` or `survey`.
    pub kind: String,
    /// Of a correction: the id of the notice it corrects.
    pub corrects: String,
    /// The language of the words below, such as `en` or `de-AT`; told from them when empty.
    pub language: String,
    /// The template it begins from. A notice that is begun without any words takes those of `outage/first` as it stands,
    /// in all its languages; one with words only remembers a version, such as `outage/first/en/1`.
    pub template: String,
    /// Its subject, one line.
    pub subject: String,
    /// What happened.
    pub what_happened: String,
    /// Who is affected.
    pub who_is_affected: String,
    /// What we know.
    pub what_we_know: String,
    /// What we do not know.
    pub what_we_do_not_know: String,
    /// What the reader can do now; required in a first notice.
    pub what_you_can_do: String,
    /// When we speak next; required in a first notice and an update. RFC 3339, or local time in the
    /// workspace's zone.
    pub next_update_at: String,
    /// The person who speaks; your own name when empty.
    pub sender: String,
    /// The same in further languages: these and no others. What is written in them stays as it is when absent.
    pub texts: Option<Vec<TextSaid>>,
}

impl NoticeSaid {
    /// The words as they were typed.
    pub fn words(&self) -> Parts {
        Parts {
            subject: self.subject.clone(),
            what_happened: self.what_happened.clone(),
            who_is_affected: self.who_is_affected.clone(),
            what_we_know: self.what_we_know.clone(),
            what_we_do_not_know: self.what_we_do_not_know.clone(),
            what_you_can_do: self.what_you_can_do.clone(),
        }
    }
    /// The same in other words.
    #[must_use]
    pub fn with_words(self, parts: Parts) -> Self {
        Self {
            subject: parts.subject,
            what_happened: parts.what_happened,
            who_is_affected: parts.who_is_affected,
            what_we_know: parts.what_we_know,
            what_we_do_not_know: parts.what_we_do_not_know,
            what_you_can_do: parts.what_you_can_do,
            ..self
        }
    }
}
