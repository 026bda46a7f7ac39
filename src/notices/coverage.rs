//! How far the telling has come: who is told, who is not, and how long it took.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, ContactId, CustomerId};

/// How far the telling of one incident has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Coverage {
    /// Cases that were not withdrawn.
    pub cases: i64,
    /// Of those, with nobody who can be told: no contact who has not left and has a mail address, or is rung or written to.
    pub unreachable_cases: i64,
    /// Contacts of those cases who can be told: by mail, or by the way that was chosen for them.
    pub relevant: i64,
    /// Of those, told: at least one notice was handed over.
    pub told: i64,
    /// Deliveries refused or given up.
    pub failed: i64,
    /// Deliveries that were handed over and came back.
    pub bounced: i64,
    /// Deliveries that may have been handed over or not.
    pub uncertain: i64,
    /// Deliveries that wait or are in hand.
    pub waiting: i64,
    /// Copies that customers' own systems took; they tell nobody and are in none of the figures above.
    pub systems_took: i64,
    /// Copies that wait for such a system.
    pub systems_wait: i64,
    /// Copies that no such system took, and that were given up.
    pub systems_lost: i64,
    /// How long it took from being aware to telling; absent while nobody is told or when it is not known
    /// since when we were aware (R18).
    pub time_to_tell: Option<TimeToTell>,
    /// Updates we announced and gave too late, the one that is late now included (R27).
    pub updates_late: i64,
    /// Since when the announced update is overdue.
    pub update_overdue_since: Option<Time>,
}

/// From being aware to telling, over the contacts told, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct TimeToTell {
    /// Half were told within this.
    pub median_ms: i64,
    /// Nine of ten were told within this.
    pub p90_ms: i64,
    /// The last of those told so far.
    pub worst_ms: i64,
    /// How many that is.
    pub told: i64,
}

/// Who would be told by a notice, and who would not and why.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct Audience {
    /// Whether a second member has confirmed the scope; unconfirmed, nothing is sent.
    pub scope_confirmed: bool,
    /// Contacts who would be told.
    pub to_tell: i64,
    /// Customers they belong to.
    pub customers: i64,
    /// The first of them, by customer.
    pub sample: Vec<Listener>,
    /// Contacts who would not be told, by reason.
    pub left_out: LeftOut,
    /// The first of those, each with why.
    pub left_out_sample: Vec<Listener>,
    /// The roles that must hear of this kind of incident; none when everybody must (R17).
    pub needed: Vec<String>,
    /// Roles that must hear and that nobody has, counted over the customers where roles are known.
    pub missing: i64,
    /// The first of them.
    pub missing_sample: Vec<MissingRole>,
    /// Customers with nobody to tell.
    pub nobody: i64,
    /// The first of them.
    pub nobody_sample: Vec<Unreachable>,
    /// Customers whose promised day is past already: telling them cannot prepare them any more.
    pub already_hit: i64,
    /// The earliest promised day still to come, of what is not delivered: so long they have to prepare (R20).
    pub first_hit_on: Option<String>,
}

/// A contact who would be told, or not.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Listener {
    /// Which.
    pub contact_id: ContactId,
    /// Their name.
    pub name: String,
    /// At which customer.
    pub customer: String,
    /// `told` (would be told), `left`, `no_mail`, `already` (has had a first notice), `not_told` (never had what this
    /// corrects) or `not_relevant` (others at their customer have the roles that must hear).
    pub why: String,
}

/// Contacts who would not be told, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = NotTold)]
pub struct LeftOut {
    /// They left their customer.
    pub left: i64,
    /// They have no mail address.
    pub no_mail: i64,
    /// They have had a first notice about this incident.
    pub already: i64,
    /// They were never told what this corrects.
    pub not_told: i64,
    /// Others at their customer have the roles that must hear of this kind of incident.
    pub not_relevant: i64,
}

/// A role that must hear and that nobody at a customer has.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct MissingRole {
    /// Their case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer: String,
    /// The role.
    pub role: String,
}

/// A customer with nobody to tell.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Unreachable {
    /// Their case.
    pub case_id: CaseId,
    /// Which.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer: String,
}
