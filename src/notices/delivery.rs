//! A delivery: one notice to one contact by one channel, and what became of it.

use chain::Digest;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{
    CaseId, ContactId, CustomerId, DeliveryId, IncidentId, LinkId, NoticeId, WorkspaceId,
};
use crate::ground::{Fault, Result, Time};
use crate::journal::Witnessed;

/// By which way a delivery goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = DeliveryChannel)]
pub enum Channel {
    /// A letter by mail, handed to a mail server.
    Mail,
    /// A member speaks with the person.
    Voice,
    /// A letter on paper.
    Letter,
    /// A signed message to the customer's own system.
    Webhook,
}

impl Channel {
    /// All, the quickest first.
    pub const ALL: [Self; 4] = [Self::Mail, Self::Voice, Self::Letter, Self::Webhook];
    /// The word in the store, the API and the catalogue (`notices-channel-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Voice => "voice",
            Self::Letter => "letter",
            Self::Webhook => "webhook",
        }
    }
    /// The channel of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.word() == word)
    }
}

/// What became of a delivery so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Waits for its turn, for the first time or again.
    Queued,
    /// A desk has it in hand. Never stored: it waits, and stands on a page of that desk's book.
    Claimed,
    /// The mail server took responsibility for it.
    HandedOver,
    /// A customer's system took a copy of it; nobody is told by that.
    PassedOn,
    /// The mail server will never take it as it is.
    Refused,
    /// It was never handed over, and we stopped trying.
    Failed,
    /// It may have been handed over or not; a person has to settle it.
    Uncertain,
    /// It was handed over, and came back: its reader never had it.
    Bounced,
}

impl DeliveryState {
    /// All, in their order.
    pub const ALL: [Self; 8] = [
        Self::Queued,
        Self::Claimed,
        Self::HandedOver,
        Self::PassedOn,
        Self::Refused,
        Self::Failed,
        Self::Uncertain,
        Self::Bounced,
    ];
    /// The word in the store, the API and the catalogue (`notices-delivery-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Claimed => "claimed",
            Self::HandedOver => "handed_over",
            Self::PassedOn => "passed_on",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Uncertain => "uncertain",
            Self::Bounced => "bounced",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// The badge kind: plain, wait, late or done.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Queued | Self::Claimed => "wait",
            Self::HandedOver | Self::PassedOn => "done",
            Self::Refused | Self::Failed | Self::Uncertain | Self::Bounced => "late",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Delivery {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: DeliveryId,
    /// Of which notice.
    pub notice_id: NoticeId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Of which customer.
    pub customer_id: CustomerId,
    /// To which contact.
    pub contact_id: ContactId,
    /// With which private link.
    pub link_id: LinkId,
    /// By which channel: [`Channel::word`].
    pub channel: String,
    /// 1 tells; later rounds remind whoever has not acknowledged; 0 is a copy to a system, which tells nobody.
    pub round: i64,
    /// With which part of a staged sending it leaves.
    pub wave: i64,
    /// What stands behind the @ of its address; empty when it goes by no mail.
    pub domain: String,
    /// The contact's name at approval.
    pub to_name: String,
    /// The address it goes to.
    pub to_address: String,
    /// The contact's language.
    pub language: String,
    /// The contact's time zone.
    pub zone: Option<String>,
    /// The letter's `Message-ID`, the same over every attempt.
    pub message_id: String,
    /// [`DeliveryState::word`].
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is due; none while its notice is stopped.
    pub next_at: Option<Time>,
    /// Until when whoever claimed it has it in hand; stored of copies to systems alone.
    pub lease_until: Option<Time>,
    /// Rises with whatever takes it out of the hands of those who had it; only the newest may record.
    #[serde(skip)]
    pub fence: i64,
    /// What the mail server said last, or what stood in the way.
    pub reply: Option<String>,
    /// When it was queued.
    pub queued_at: Time,
    /// When the mail server took it.
    pub handed_over_at: Option<Time>,
    /// What the report said with which it came back, or that its reader complained.
    pub came_back: Option<String>,
    /// When that was.
    pub came_back_at: Option<Time>,
    /// When its reader said that they have it.
    pub acknowledged_at: Option<Time>,
    /// How: `click`, `reply`, `spoken` or `hand`.
    pub acknowledged_how: Option<String>,
    /// Who settled it by hand.
    pub settled_by: Option<String>,
    /// Why so.
    pub settled_because: Option<String>,
    /// When its state last changed.
    pub moved_at: Time,
    /// Salt of the row's digest.
    #[serde(skip)]
    pub salt: String,
}

impl Delivery {
    /// What became of it so far.
    pub fn state(&self) -> DeliveryState {
        DeliveryState::from_word(&self.state).unwrap_or(DeliveryState::Uncertain)
    }
}

/// What the journal vouches for: to whom, by what, and what became of it. Attempts, leases and pauses are how the
/// queue works and change without a fact, as does a mail server's word while the letter is still on its way. In the order of
/// the names, as every digest is taken: sorting them anew for each of very many would cost more than the digest.
#[derive(Serialize)]
struct Proven<'a> {
    acknowledged_at: Option<Time>,
    acknowledged_how: Option<&'a str>,
    address: &'a str,
    came_back: Option<&'a str>,
    came_back_at: Option<Time>,
    case: &'a CaseId,
    channel: &'a str,
    contact: &'a ContactId,
    customer: &'a CustomerId,
    domain: &'a str,
    handed_over_at: Option<Time>,
    id: &'a DeliveryId,
    incident: &'a IncidentId,
    language: &'a str,
    link: &'a LinkId,
    message_id: &'a str,
    name: &'a str,
    notice: &'a NoticeId,
    queued_at: Time,
    reply: Option<&'a str>,
    round: i64,
    salt: &'a str,
    settled_because: Option<&'a str>,
    settled_by: Option<&'a str>,
    truth: &'a str,
    wave: i64,
    zone: Option<&'a str>,
}

impl Delivery {
    fn proven(&self) -> Proven<'_> {
        let waits = self.state() == DeliveryState::Queued;
        Proven {
            id: &self.id,
            notice: &self.notice_id,
            incident: &self.incident_id,
            case: &self.case_id,
            customer: &self.customer_id,
            contact: &self.contact_id,
            link: &self.link_id,
            channel: &self.channel,
            round: self.round,
            wave: self.wave,
            domain: &self.domain,
            language: &self.language,
            zone: self.zone.as_deref(),
            queued_at: self.queued_at,
            name: &self.to_name,
            address: &self.to_address,
            message_id: &self.message_id,
            truth: &self.state,
            reply: self.reply.as_deref().filter(|_| !waits),
            handed_over_at: self.handed_over_at,
            came_back: self.came_back.as_deref(),
            came_back_at: self.came_back_at,
            acknowledged_at: self.acknowledged_at,
            acknowledged_how: self.acknowledged_how.as_deref(),
            settled_by: self.settled_by.as_deref(),
            settled_because: self.settled_because.as_deref(),
            salt: &self.salt,
        }
    }
}

impl Witnessed for Delivery {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
    fn digest(&self) -> Result<Digest> {
        Ok(Digest::of(&serde_json::to_vec(&self.proven()).map_err(Fault::broken)?))
    }
}

/// How a member settles a delivery whose fate nobody knows, or that never went through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Settlement {
    /// It arrived: the contact said so, or the mail server's own log does.
    Arrived,
    /// Send it again, knowing that a second copy may arrive.
    Again,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notices::sample_delivery;

    #[test]
    fn a_digest_is_taken_in_the_order_of_the_names() {
        let delivery = sample_delivery(1_772_442_000_000, "mail", "marta@example.test");
        let text = serde_json::to_string(&delivery.proven()).unwrap();
        assert_eq!(text, crate::journal::sorted(&delivery.proven()).unwrap());
        assert_eq!(delivery.digest().unwrap(), Digest::of(text.as_bytes()));
    }
}
