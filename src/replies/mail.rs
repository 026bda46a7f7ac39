//! A mail that came back: who wrote it, what it is, whose it is, and what we owe for it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, ContactId, CustomerId, DeliveryId, IncidentId, MailId, WorkspaceId};
use crate::journal::Witnessed;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $case:ident = $word:literal,)* }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        $(#[$doc])*
        pub enum $name { $($(#[$each])* $case,)* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$case,)*];
            /// The word in the store, the API and the catalogue.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$case => $word,)* }
            }
            /// What this word means.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|k| k.word() == word)
            }
        }
    };
}

words! {
    /// What a mail is (`replies-kind-WORD`).
    MailKind {
        /// A person wrote it.
        Reply = "reply",
        /// A program answered: out of office, received with thanks.
        AutoReply = "auto_reply",
        /// A mail system is still trying, or says that a box is full.
        Delay = "delay",
        /// A mail system has given up: nobody has read ours.
        Bounce = "bounce",
        /// Somebody told their mail provider that they do not want our mail.
        Complaint = "complaint",
    }
}

words! {
    /// By what a mail found its case (`replies-way-WORD`).
    #[schema(as = MailWay)]
    Way {
        /// By the address it came for, which only the reader of one letter knows.
        Address = "address",
        /// By the id of a mail of ours that it answers or encloses.
        Thread = "thread",
        /// By who wrote it; anybody can write another's address, so it proves nothing.
        Sender = "sender",
        /// By a member.
        Hand = "hand",
        /// Not at all.
        None = "none",
    }
}

words! {
    /// Where a mail stands (`replies-state-WORD`).
    MailState {
        /// In the tray: whose is it?
        Waiting = "waiting",
        /// We owe an answer, or another way to the person.
        Owed = "owed",
        /// We answered.
        Answered = "answered",
        /// It needs no answer.
        Noted = "noted",
        /// It belongs to no case, because …
        SetAside = "set_aside",
    }
}

/// A file that hangs on a mail. Its bytes stand in the mail itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Attached {
    /// What its writer called it; made safe.
    pub name: String,
    /// By its first bytes where those are known, and otherwise as declared.
    pub media_type: String,
    /// In bytes.
    pub size: i64,
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = ReceivedMail)]
pub struct Mail {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MailId,
    /// By which a second copy is known.
    #[schema(ignore)]
    pub once: String,
    /// [`MailKind::word`].
    pub kind: String,
    /// Why we think so: what a report or a header said.
    pub why: String,
    /// [`Way::word`].
    pub way: String,
    /// The address it came for.
    pub to_address: String,
    /// Who wrote it, by name.
    pub from_name: String,
    /// Who wrote it, by address.
    pub from_address: String,
    /// Its subject.
    pub subject: String,
    /// Its `Message-ID`.
    pub message_id: Option<String>,
    /// What its writer said, without what they quoted.
    pub said: String,
    /// The files that hang on it, as JSON: see [`Attached`].
    pub attachments: String,
    /// The whole, in bytes.
    pub size: i64,
    /// Digest over salt and bytes of the whole; empty once erased.
    pub raw_digest: String,
    /// About which incident.
    pub incident_id: Option<IncidentId>,
    /// In which case.
    pub case_id: Option<CaseId>,
    /// Of which customer.
    pub customer_id: Option<CustomerId>,
    /// From which contact, as far as that is known.
    pub contact_id: Option<ContactId>,
    /// To which delivery it answers.
    pub delivery_id: Option<DeliveryId>,
    /// [`MailState::word`].
    pub state: String,
    /// When it came.
    pub received_at: Time,
    /// Who saw to it.
    pub settled_by: Option<String>,
    /// Why so.
    pub settled_because: Option<String>,
    /// When.
    pub settled_at: Option<Time>,
    /// When its words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the words.
    #[schema(ignore)]
    pub salt: String,
}

impl Mail {
    /// What it is.
    pub fn kind(&self) -> MailKind {
        MailKind::from_word(&self.kind).unwrap_or(MailKind::Reply)
    }
    /// By what it found its case.
    pub fn way(&self) -> Way {
        Way::from_word(&self.way).unwrap_or(Way::None)
    }
    /// Where it stands.
    pub fn state(&self) -> MailState {
        MailState::from_word(&self.state).unwrap_or(MailState::Waiting)
    }
    /// The files that hang on it.
    pub fn attached(&self) -> Vec<Attached> {
        serde_json::from_str(&self.attachments).unwrap_or_default()
    }
}

impl Witnessed for Mail {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A mail as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct MailLine {
    /// Which.
    pub id: MailId,
    /// [`MailKind::word`].
    pub kind: String,
    /// Why we think so.
    pub why: String,
    /// [`Way::word`].
    pub way: String,
    /// Who wrote it, by name.
    pub from_name: String,
    /// Who wrote it, by address.
    pub from_address: String,
    /// Its subject.
    pub subject: String,
    /// What its writer said.
    pub said: String,
    /// [`MailState::word`].
    pub state: String,
    /// In which case.
    pub case_id: Option<CaseId>,
    /// Of which customer, by name.
    pub customer: Option<String>,
    /// To which delivery it answers.
    pub delivery_id: Option<DeliveryId>,
    /// When it came.
    pub received_at: Time,
}

impl MailLine {
    /// Its writer, as well as we know them.
    pub fn writer(&self) -> &str {
        if self.from_name.is_empty() { &self.from_address } else { &self.from_name }
    }
    /// Whether what it says is somebody's own words, and not a mail system's.
    pub(super) fn is_of_a_person(&self) -> bool {
        let kind = MailKind::from_word(&self.kind);
        !self.said.is_empty() && matches!(kind, Some(MailKind::Reply | MailKind::AutoReply))
    }
}

/// The badge kind of a state: what waits for us stands out.
pub(super) fn badge(state: &str) -> &'static str {
    match MailState::from_word(state) {
        Some(MailState::Waiting | MailState::Owed) => "wait",
        Some(MailState::Answered) => "done",
        _ => "plain",
    }
}
