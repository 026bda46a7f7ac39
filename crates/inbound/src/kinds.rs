//! The types: data only.

/// What one mail says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    pub kind: Kind,
    /// Without its angle brackets, as all ids here.
    pub message_id: Option<String>,
    pub in_reply_to: Vec<String>,
    pub references: Vec<String>,
    pub from: Option<Sender>,
    /// Every address this mail was for, in headers and on the envelope as far as the receiving system noted it.
    pub to: Vec<String>,
    pub subject: Option<String>,
    /// Seconds since 1970-01-01 UTC, as the sender's clock had it.
    pub date: Option<i64>,
    /// The best plain text; made from HTML where there is nothing else.
    pub text: String,
    pub attachments: Vec<Attachment>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A mail of ours did not arrive, or not yet. Empty where the report does not name whom it was for: then
    /// [`original`](crate::original()) may know.
    Bounce(Vec<Failure>),
    /// No person wrote this; with the reason for thinking so.
    AutoReply(String),
    /// These recipients told their mail provider that they do not want our mail.
    Complaint(Vec<String>),
    Reply,
}

/// One recipient whom a mail did not reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub address: String,
    /// The mail system has given up; otherwise it goes on trying.
    pub is_final: bool,
    /// The enhanced status code of RFC 3463, as `5.1.1`.
    pub status: Option<String>,
    pub diagnostic: String,
}

impl Failure {
    /// Whether it is worth asking for another address: this mail is lost, and not for a passing reason or a full box.
    pub fn is_hard(&self) -> bool {
        let passing = |status: &str| status.starts_with('4') || status == "5.2.2";
        self.is_final && !self.status.as_deref().is_some_and(passing)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    pub name: Option<String>,
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub name: Option<String>,
    /// By its first bytes where those are known, and otherwise as declared.
    pub media_type: String,
    pub size: usize,
    pub bytes: Vec<u8>,
}
