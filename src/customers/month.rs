//! A month with a customer: revenue, margin, and whether they pay on time. Where trust goes, these follow (R108).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{CustomerId, ImportId, MonthId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Witnessed;

/// The row: one customer, one calendar month, one currency. What is not known stays unknown.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Month {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MonthId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// The calendar month, `2026-03`.
    pub month: String,
    /// ISO 4217 currency of the two amounts.
    pub currency: String,
    /// What we invoiced, in minor units; below zero where we gave back more.
    pub revenue_minor: Option<i64>,
    /// What was left of it, in minor units; may be below zero.
    pub margin_minor: Option<i64>,
    /// Invoices that fell due in the month.
    pub invoices_due: Option<i64>,
    /// How many of those were paid by their day.
    pub invoices_on_time: Option<i64>,
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

impl Witnessed for Month {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
    fn digest(&self) -> Result<chain::Digest> {
        super::proof::digest_of(self)
    }
}

impl Month {
    /// One of which nothing is known yet but when and with whom.
    pub(super) fn new(
        workspace_id: WorkspaceId,
        id: MonthId,
        customer_id: CustomerId,
        (month, currency): (String, String),
        now: Time,
    ) -> Self {
        Self {
            workspace_id,
            id,
            customer_id,
            month,
            currency,
            revenue_minor: None,
            margin_minor: None,
            invoices_due: None,
            invoices_on_time: None,
            import_id: None,
            import_batch: None,
            created_at: now,
            changed_at: now,
        }
    }

    /// Whether none of its figures is known.
    pub fn is_blank(&self) -> bool {
        self.revenue_minor.is_none() && self.margin_minor.is_none() && self.invoices_due.is_none()
    }
}

/// The month of a day, as the store holds it.
pub(super) fn month_of(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// What a person says of a month, in a form or as JSON. What is left empty is not known; all of it empty takes back
/// what was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct MonthSaid {
    /// The calendar month, `2026-03`; it must have begun.
    pub month: String,
    /// ISO 4217 currency of the two amounts.
    pub currency: String,
    /// Revenue, such as 12500.00 or -300.00; may be empty.
    pub revenue: String,
    /// Margin, such as 2100.00 or -300.00; may be empty.
    pub margin: String,
    /// Invoices that fell due in the month; may be empty.
    pub invoices_due: String,
    /// How many of those were paid by their day; may be empty where none fell due.
    pub invoices_on_time: String,
}
