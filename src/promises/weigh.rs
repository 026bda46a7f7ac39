//! Weighing a date against our own past: which record is asked, and for whom.

use twodb::Ask;

use super::outlook::{Class, Outlook, Wish};
use super::{Kind, Promise, past, rules, store};
use crate::customers;
use crate::ground::clock::DAY;
use crate::ground::id::{CustomerId, IncidentId, MemberId, PromiseId, WorkspaceId};
use crate::ground::{Fault, Result, Time, workspace};
use crate::incidents;

/// A date that is to be weighed.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Of which kind.
    pub kind: Kind,
    /// About which incident.
    pub incident: IncidentId,
    /// To which customer, if to one.
    pub customer: Option<CustomerId>,
    /// By whom.
    pub owner: MemberId,
    /// From when it is counted.
    pub from: Time,
    /// The date.
    pub due: Time,
    /// By when it is thought to be done.
    pub estimate: Time,
    /// The promise it is, if it is made already: no past of its own.
    pub promise: Option<PromiseId>,
}

/// What our own record says of a promise's date; nothing where it lies with us alone to keep it.
pub async fn outlook_of(ask: &mut dyn Ask, promise: &Promise, now: Time) -> Result<Outlook> {
    if !rules::is_gated(promise.kind()) {
        return Ok(Outlook::unknown(Class::Promises, promise.made_at, promise.due_at));
    }
    let asked = Asked {
        kind: promise.kind(),
        incident: promise.incident_id.clone(),
        customer: promise.customer_id.clone(),
        owner: promise.owner_id.clone(),
        from: promise.made_at,
        due: promise.due_at,
        estimate: promise.estimate_at.unwrap_or(promise.due_at),
        promise: Some(promise.id.clone()),
    };
    weigh(ask, &promise.workspace_id, asked, now).await
}

/// What our own record says of a date: promises of the kind first; where those are too few and something is to be delivered,
/// what was delivered to customers before, theirs and those of others.
pub async fn weigh(ask: &mut dyn Ask, workspace: &WorkspaceId, asked: Asked, now: Time) -> Result<Outlook> {
    let incident = incidents::find(ask, workspace, &asked.incident).await?;
    let rows = store::past::of_kind(ask, workspace, asked.kind.word()).await?;
    let mut wish = Wish {
        due: asked.due,
        estimate: asked.estimate,
        from: asked.from,
        owner: past::owner_key(&asked.owner),
        scenario: incident.scenario,
        region: None,
    };
    let own = past::from_promises(&past::of_promises(&rows, asked.promise.as_ref()), &wish, now);
    if own.is_enough || asked.kind != Kind::Delivery {
        return Ok(own);
    }
    let zone = workspace::zone_of(ask, workspace).await?;
    if let Some(customer) = &asked.customer {
        wish.region = match customers::find(ask, workspace, customer).await {
            Ok(customer) => customers::region_of(&customer.attributes).map(str::to_owned),
            Err(Fault::Missing(_)) => None,
            Err(fault) => return Err(fault),
        };
    }
    // What is promised for later than a year from now tells nothing yet.
    let before = now.plus(366 * DAY).day(&zone).to_string();
    let rows = customers::last_delivered(ask, workspace, &before).await?;
    let theirs = past::from_holdings(&past::of_holdings(&rows), &wish, now, &zone);
    Ok(if theirs.is_enough { theirs } else { own })
}
