//! What one named person would read, before anybody does: in their language, with what is theirs.

use super::mail::{self, FixDate, Reader};
use super::store::Addressee;
use super::text::{Spoken, Version};
use super::theirs::Theirs;
use super::{Mail, Notice, gate, store, tongue};
use crate::ground::id::ContactId;
use crate::ground::workspace::Workspace;
use crate::ground::{FieldFault, House, Result};
use crate::incidents;

/// A letter as one person would read it.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Who.
    pub who: Addressee,
    /// The letter.
    pub mail: Mail,
    /// The language of its words.
    pub language: String,
    /// Whether they read that language for want of their own.
    pub is_fallback: bool,
    /// What of theirs its words say and nobody knows: what stands in its place in the letter says so.
    pub lacks: Vec<FieldFault>,
}

/// The letter as this contact of the incident would read it (the first of them when none is named); `None` when there
/// is nobody yet. Its link is not theirs: a secret stands in letters only.
pub async fn preview(
    house: &House,
    workspace: &Workspace,
    notice: &Notice,
    contact: Option<&ContactId>,
) -> Result<Option<Preview>> {
    let mut read = house.read();
    let found = match contact {
        Some(contact) => {
            Some(store::find_addressee(&mut read, &workspace.id, &notice.incident_id, contact).await?)
        }
        None => store::first_addressee(&mut read, notice).await?,
    };
    let Some(who) = found else { return Ok(None) };
    let date = if notice.state().is_out() {
        FixDate::of(notice)
    } else {
        match gate::published(&mut read, &workspace.id, &notice.incident_id).await? {
            Some(published) => FixDate::By(published.due, published.confidence),
            None => incidents::find(&mut read, &workspace.id, &notice.incident_id)
                .await?
                .no_date_yet()
                .map_or(FixDate::Unsaid, |because| FixDate::NotYet(because.to_owned())),
        }
    };
    let reader = Reader {
        name: &who.name,
        language: &who.language,
        zone: who.zone.as_deref(),
        case: &who.case_id,
        address: format!("{}/r/…", house.config().base_url),
        reminded_of: None,
    };
    let spoken = Spoken::of(&mut read, notice.clone()).await?;
    let version: &Version = spoken.to(&who.language);
    let theirs = Theirs::of(&mut read, &workspace.id, std::iter::once((version, &who.case_id))).await?;
    let (said, lacks) =
        theirs.put_in_kindly(workspace, version, &reader, |wrong| format!("[ {} ]", wrong.told()));
    let mail = mail::write(workspace, house.now(), &said, &date, &reader)?;
    let language = said.language;
    let is_fallback = tongue::falls_back(&who.language, &language);
    Ok(Some(Preview { who, mail, language, is_fallback, lacks }))
}
