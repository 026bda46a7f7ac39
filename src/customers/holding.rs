//! A holding: what a customer has from us, with dates promised and met.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Attributes, AttributesSaid, When};
use crate::ground::clock::zone_named;
use crate::ground::id::{CustomerId, HoldingId, ImportId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Witnessed;

/// The row. Each of the three moments is a calendar day, and an instant too where one is known.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Holding {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: HoldingId,
    /// Of which customer.
    pub customer_id: CustomerId,
    /// Its key in another system.
    pub external_key: String,
    /// Order, shipment, lot, licence, service …
    pub kind: String,
    /// What it is called on paper.
    pub label: String,
    /// Its status in the other system; empty when unknown.
    pub status: String,
    /// The day it was bought, `2017-11-24`.
    pub bought_on: Option<String>,
    /// The day promised.
    pub promised_on: Option<String>,
    /// The day it was delivered.
    pub delivered_on: Option<String>,
    /// When it was bought.
    pub bought_at: Option<Time>,
    /// The instant promised, where a day was not enough.
    pub promised_at: Option<Time>,
    /// When it was delivered.
    pub delivered_at: Option<Time>,
    /// Its worth, in minor units.
    pub value_minor: Option<i64>,
    /// ISO 4217 currency of the worth.
    pub currency: Option<String>,
    /// What else is known.
    #[sqlx(try_from = "String")]
    pub attributes: Attributes,
    /// The import that last wrote the row.
    pub import_id: Option<ImportId>,
    /// Its batch, while the row is as that batch wrote it.
    #[serde(skip)]
    pub import_batch: Option<i64>,
    /// When it was first known here.
    pub created_at: Time,
    /// When it last changed.
    pub changed_at: Time,
}

impl Witnessed for Holding {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
    fn digest(&self) -> Result<chain::Digest> {
        super::proof::digest_of(self)
    }
}

impl Holding {
    /// One of which nothing is known yet but whose it is.
    pub(super) fn new(workspace_id: WorkspaceId, id: HoldingId, customer_id: CustomerId, now: Time) -> Self {
        Self {
            workspace_id,
            id,
            customer_id,
            external_key: String::new(),
            kind: String::new(),
            label: String::new(),
            status: String::new(),
            bought_on: None,
            promised_on: None,
            delivered_on: None,
            bought_at: None,
            promised_at: None,
            delivered_at: None,
            value_minor: None,
            currency: None,
            attributes: Attributes::default(),
            import_id: None,
            import_batch: None,
            created_at: now,
            changed_at: now,
        }
    }

    /// What was promised: the instant where there is one, else the day.
    pub fn promised(&self) -> Option<When> {
        moment(self.promised_on.as_deref(), self.promised_at)
    }

    /// When it was delivered, to be held against what was promised: an instant against an instant; against a day
    /// the day it was where it was delivered, whatever zone this is read in.
    fn delivered(&self, promised: When) -> Option<When> {
        let instant =
            self.delivered_at.filter(|_| matches!(promised, When::At(_)) || self.delivered_on.is_none());
        moment(self.delivered_on.as_deref(), instant)
    }

    /// Whether the promise was kept, read in `zone`; `None` while nothing was promised, or nothing was
    /// delivered and the promised day is not over.
    pub fn kept(&self, now: Time, zone: &str) -> Option<bool> {
        let promised = self.promised()?;
        match self.delivered(promised) {
            Some(delivered) => Some(super::kept_by_calendar_day(promised, delivered, &zone_named(zone))),
            None => (now.day(zone) > promised.day_in(&zone_named(zone))).then_some(false),
        }
    }

    /// Calendar days between the promised day and the delivery, or today in `zone`; 0 when nothing was promised.
    pub fn late_by(&self, now: Time, zone: &str) -> i64 {
        let Some(promised) = self.promised() else { return 0 };
        let until = self.delivered(promised).unwrap_or(When::At(now.stamp()));
        super::late_by_days(promised, until, &zone_named(zone)).into()
    }
}

fn moment(on: Option<&str>, at: Option<Time>) -> Option<When> {
    at.map(|at| When::At(at.stamp())).or_else(|| on?.parse().ok().map(When::Day))
}

/// What a person says of a holding, in a form or as JSON. A moment is a day, `2017-11-24`, or a day and a
/// time, `2017-11-24T10:15`, in the workspace's zone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct HoldingSaid {
    /// Its key in your system.
    pub key: String,
    /// Order, shipment, lot, licence, service …
    pub kind: String,
    /// What it is called on paper; its key when empty.
    pub label: String,
    /// Its status; may be empty.
    pub status: String,
    /// When it was bought; may be empty.
    pub bought: String,
    /// The day, or the instant, promised; may be empty.
    pub promised: String,
    /// When it was delivered; may be empty.
    pub delivered: String,
    /// Its worth, such as 129.90; may be empty.
    pub amount: String,
    /// ISO 4217 currency of the worth.
    pub currency: String,
    /// What else is known.
    pub attributes: AttributesSaid,
}
