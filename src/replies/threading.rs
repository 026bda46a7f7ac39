//! Whose a mail is: by its secret address, else by the mail it answers, else by who wrote it.

use super::judging::Reading;
use super::{Way, store};
use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, WorkspaceId};
use crate::ground::{Fault, House, Result, workspace};
use crate::notices::{self, Delivery};

/// Where a mail belongs, as far as it can be found.
pub(super) struct Home {
    pub workspace: WorkspaceId,
    pub way: Way,
    /// The letter it answers, or that came back.
    pub delivery: Option<Delivery>,
    pub incident: Option<IncidentId>,
    pub case: Option<CaseId>,
    pub customer: Option<CustomerId>,
    pub contact: Option<ContactId>,
}

impl Home {
    fn of(delivery: Delivery, way: Way) -> Self {
        Self {
            workspace: delivery.workspace_id.clone(),
            way,
            incident: Some(delivery.incident_id.clone()),
            case: Some(delivery.case_id.clone()),
            customer: Some(delivery.customer_id.clone()),
            contact: Some(delivery.contact_id.clone()),
            delivery: Some(delivery),
        }
    }
}

/// Finds it a home; where there is none, the tray of the first desk of this house.
pub(super) async fn seek(house: &House, reading: &Reading, to: &str) -> Result<Home> {
    let mut read = house.read();
    for address in reading.addresses(to) {
        if let Some(delivery) = notices::seek_by_address(&mut read, address).await? {
            return Ok(Home::of(delivery, Way::Address));
        }
    }
    let desks = workspace::list(&mut read).await?;
    for id in reading.answers() {
        for desk in &desks {
            if let Some(delivery) = notices::seek_by_message_id(&mut read, &desk.id, id).await? {
                return Ok(Home::of(delivery, Way::Thread));
            }
            if let Some(before) = store::seek_answered(&mut read, &desk.id, id).await? {
                return Ok(Home {
                    workspace: desk.id.clone(),
                    way: Way::Thread,
                    // What they answer now is our answer, not the letter.
                    delivery: None,
                    incident: before.incident_id,
                    case: before.case_id,
                    customer: before.customer_id,
                    contact: before.contact_id,
                });
            }
        }
    }
    let first = desks.first().ok_or(Fault::Missing("workspace"))?.id.clone();
    let nowhere = |workspace| Home {
        workspace,
        way: Way::None,
        delivery: None,
        incident: None,
        case: None,
        customer: None,
        contact: None,
    };
    let Some(from) = &reading.inbound.from else { return Ok(nowhere(first)) };
    for desk in desks {
        let Some(writer) = store::seek_writer(&mut read, &desk.id, &from.address).await? else { continue };
        return Ok(Home {
            way: if writer.case_id.is_some() { Way::Sender } else { Way::None },
            incident: writer.incident_id,
            case: writer.case_id,
            customer: Some(writer.customer_id),
            contact: Some(writer.contact_id),
            ..nowhere(desk.id)
        });
    }
    Ok(nowhere(first))
}
