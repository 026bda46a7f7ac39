//! Notices as one person reads them, or hears them on the telephone: in their language, with what is theirs. Nothing is
//! looked up where a notice has one language and no names in it.

use twodb::Ask;

use super::mail::Reader;
use super::text::{Spoken, Version};
use super::theirs::{self, Theirs};
use super::{Delivery, Notice, store};
use crate::customers::{self, Contact};
use crate::ground::id::{CaseId, ContactId, WorkspaceId};
use crate::ground::page::{Lang, Shell};
use crate::ground::workspace;
use crate::ground::{Fault, Result};

/// What stands for what is not known of whoever listens.
const UNKNOWN: &str = "‹…›";

/// Who reads or listens. What is not known of them is said by a word in angle brackets.
#[derive(Debug, Clone, Default)]
pub struct ReadBy {
    /// In which case.
    pub case: Option<CaseId>,
    /// Their name.
    pub name: Option<String>,
    /// Their language; the notice's own where it is not known.
    pub language: Option<String>,
    /// Their time zone.
    pub zone: Option<String>,
}

impl ReadBy {
    /// A contact, in one of their cases.
    pub fn contact(case: &CaseId, contact: &Contact) -> Self {
        Self {
            case: Some(case.clone()),
            name: Some(contact.name.clone()),
            language: Some(contact.language.clone()),
            zone: contact.zone.clone(),
        }
    }
    /// Whoever a delivery is for.
    pub fn delivery(delivery: &Delivery) -> Self {
        Self {
            case: Some(delivery.case_id.clone()),
            name: Some(delivery.to_name.clone()),
            language: Some(delivery.language.clone()),
            zone: delivery.zone.clone(),
        }
    }
    /// Whoever it is, in one case.
    pub fn case(case: &CaseId) -> Self {
        Self { case: Some(case.clone()), ..Self::default() }
    }
}

/// A notice to one person.
#[derive(Debug, Clone)]
pub struct AsRead {
    /// As it is written in their language, with its names.
    pub written: Notice,
    /// As they read it, with what is theirs.
    pub read: Notice,
}

/// What the people of a case may read, newest first, as one of them reads it.
pub async fn list_read_by(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    contact: &Contact,
) -> Result<Vec<Notice>> {
    let notices = store::list_of_case(ask, workspace, case).await?;
    let told = as_read(ask, notices, &ReadBy::contact(case, contact)).await?;
    Ok(told.into_iter().map(|told| told.read).collect())
}

/// The same of a contact of whom only the id is known.
pub(super) async fn as_read_by_contact(
    ask: &mut dyn Ask,
    notices: Vec<Notice>,
    case: &CaseId,
    contact: &ContactId,
) -> Result<Vec<Notice>> {
    let spoken = Spoken::of_many(ask, notices).await?;
    let Some(workspace) = spoken.first().map(|s| s.own().workspace_id.clone()) else { return Ok(Vec::new()) };
    if spoken.iter().all(|s| s.each().len() == 1 && s.is_plain()) {
        return Ok(spoken.into_iter().map(|s| s.own().clone()).collect());
    }
    let contact = customers::find_contact(ask, &workspace, contact).await?;
    let told = said_to(ask, &spoken, &ReadBy::contact(case, &contact)).await?;
    Ok(told.into_iter().map(|told| told.read).collect())
}

/// Notices of one workspace as somebody reads them, in their order. What of theirs is not known any more is replaced by
/// a sentence that says so.
pub async fn as_read(ask: &mut dyn Ask, notices: Vec<Notice>, by: &ReadBy) -> Result<Vec<AsRead>> {
    let spoken = Spoken::of_many(ask, notices).await?;
    said_to(ask, &spoken, by).await
}

async fn said_to(ask: &mut dyn Ask, spoken: &[Spoken], by: &ReadBy) -> Result<Vec<AsRead>> {
    let versions: Vec<&Version> = spoken
        .iter()
        .map(|s| by.language.as_deref().map_or_else(|| s.first(), |language| s.to(language)))
        .collect();
    let Some(first) = versions.first().filter(|_| versions.iter().any(|version| !version.is_plain)) else {
        return Ok(versions.into_iter().map(|version| told(version, version.notice.clone())).collect());
    };
    let workspace = workspace::seek(ask, &first.notice.workspace_id).await?;
    let workspace = workspace.ok_or(Fault::Missing("workspace"))?;
    let Some(case) = &by.case else {
        let said = |version: &&Version| told(version, theirs::to_whoever(&workspace, version, UNKNOWN));
        return Ok(versions.iter().map(said).collect());
    };
    let with_holdings = versions.iter().any(|version| version.names_holdings);
    let theirs = Theirs::of_cases(ask, &workspace.id, vec![case.clone()], with_holdings).await?;
    let reader = Reader {
        name: by.name.as_deref().unwrap_or(UNKNOWN),
        language: by.language.as_deref().unwrap_or_default(),
        zone: by.zone.as_deref(),
        case,
        address: String::new(),
        reminded_of: None,
    };
    let said = versions.iter().map(|version| {
        let instead = gone(&version.notice.language);
        told(version, theirs.put_in_kindly(&workspace, version, &reader, |_| instead.clone()).0)
    });
    Ok(said.collect())
}

fn told(version: &Version, read: Notice) -> AsRead {
    AsRead { written: version.notice.clone(), read }
}

/// What stands where something of theirs is not known any more.
fn gone(language: &str) -> String {
    let lang = Lang::of_letters(language).unwrap_or_default();
    Shell { lang, ..Shell::sample() }.t("notices-mail-gone")
}
