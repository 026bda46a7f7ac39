//! Notices to customers' own systems: a signed message beside the letter to the person who is told.
//!
//! What goes to a system is a delivery like any other, in the same queue, held by the same pauses and waves. Where the
//! customer has said that this is how they want to be told it has round 1, and a system that takes it tells its case;
//! everywhere else it is a copy, round 0, which tells nobody. A message keeps its id over every try, so a desk that dies
//! before it could write an answer down posts it once more, and its receiver knows it by that id: unlike a letter it is
//! never uncertain.

mod payload;
mod queueing;
mod recording;
mod replaying;
mod rounds;

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, DeliveryId, NoticeId};

pub(super) use queueing::queue;
pub use replaying::{replay, replay_since};
pub use rounds::deliver;

/// One try of a delivery to a system, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = DeliveryTry)]
pub struct Try {
    /// When.
    pub at: Time,
    /// The status of the answer, if there was one.
    pub status: Option<i64>,
    /// The beginning of what was said, or what stood in the way.
    pub said: String,
}

/// A delivery as the list of one system shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = WebhookDeliveryLine)]
pub struct PostedLine {
    /// Which; also its `webhook-id`.
    pub id: DeliveryId,
    /// Of which notice.
    pub notice_id: NoticeId,
    /// The notice's subject.
    pub subject: String,
    /// In which case.
    pub case_id: CaseId,
    /// 1 when a system that takes it tells its customer; 0 for a copy.
    pub round: i64,
    /// [`super::DeliveryState::word`].
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next.
    pub next_at: Option<Time>,
    /// What was answered last.
    pub reply: Option<String>,
    /// When it was queued.
    pub queued_at: Time,
    /// When its state last changed.
    pub moved_at: Time,
}

/// Of a copy, in the row of its delivery.
pub(super) const COPY: i64 = 0;
