//! What one named person would read, before anybody does.

use super::mail::{self, FixDate, Reader};
use super::store::Addressee;
use super::{Mail, Notice, gate, store};
use crate::ground::id::ContactId;
use crate::ground::workspace::Workspace;
use crate::ground::{House, Result};
use crate::incidents;

/// The letter as this contact of the incident would read it (the first of them when none is named), and who they
/// are; `None` when there is nobody yet. Its link is not theirs: a secret stands in letters only.
pub async fn preview(
    house: &House,
    workspace: &Workspace,
    notice: &Notice,
    contact: Option<&ContactId>,
) -> Result<Option<(Addressee, Mail)>> {
    let mut read = house.read();
    let found = store::seek_addressee(&mut read, &workspace.id, &notice.incident_id, contact).await?;
    let Some(addressee) = found else { return Ok(None) };
    let date = if notice.state().is_out() {
        FixDate::of(notice)
    } else {
        match gate::published(&mut read, &workspace.id, &notice.incident_id).await? {
            Some(published) => FixDate::By(published.due, published.confidence),
            None => incidents::find(&mut read, &workspace.id, &notice.incident_id)
                .await?
                .no_date_because
                .map_or(FixDate::Unsaid, FixDate::NotYet),
        }
    };
    let reader = Reader {
        name: &addressee.name,
        language: &addressee.language,
        zone: addressee.zone.as_deref(),
        case: &addressee.case_id,
        address: format!("{}/r/…", house.config().base_url),
        reminded_of: None,
    };
    let mail = mail::write(workspace, house.now(), notice, &date, &reader)?;
    Ok(Some((addressee, mail)))
}
