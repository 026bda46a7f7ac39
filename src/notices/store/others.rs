//! Who else at a customer could be told by a notice that did not reach the one it was for.

use serde::Serialize;
use twodb::{Ask, args, sql};
use utoipa::ToSchema;

use crate::ground::Result;
use crate::ground::id::ContactId;
use crate::notices::Delivery;

/// Another contact of the same customer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = OtherContact)]
pub struct Other {
    /// Which.
    pub contact_id: ContactId,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
}

/// The contacts of a delivery's customer who can be written to and have not been, by this notice.
pub(in crate::notices) async fn others(ask: &mut dyn Ask, delivery: &Delivery) -> Result<Vec<Other>> {
    // reads: customers, incidents
    let text = "select p.id as contact_id, p.name, p.email from contacts p
         join cases c on c.workspace_id = p.workspace_id and c.customer_id = p.customer_id and c.id = $3
         where p.workspace_id = $1 and p.customer_id = $2 and p.left_at is null and p.email is not null
            and c.state not in ('closed', 'withdrawn')
            and not exists (select 1 from deliveries d where d.workspace_id = p.workspace_id and d.incident_id = c.incident_id
                and d.contact_id = p.id and d.notice_id = $4 and d.channel = 'mail')
         order by p.name, p.id limit 20";
    let values = args![&delivery.workspace_id, &delivery.customer_id, &delivery.case_id, &delivery.notice_id];
    Ok(ask.all(sql(text), values).await?)
}
