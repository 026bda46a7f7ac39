//! A template, by its key, and each version of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Parts;
use super::language::{is_code, primary};
use super::shipped::{ANY, KINDS};
use crate::ground::Time;
use crate::ground::id::{TemplateId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Witnessed;
use crate::playbooks::SCENARIOS;

/// Which template: for what, of what kind, in which language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// A scenario's word, or `any`.
    pub scenario: String,
    /// A kind of notice.
    pub kind: String,
    /// A language's code.
    pub language: String,
}

impl Key {
    /// The key of these words; [`Fault::Missing`] when there can be no template under it.
    pub fn of(scenario: &str, kind: &str, language: &str) -> Result<Self> {
        let is_known = (scenario == ANY || SCENARIOS.contains(&scenario)) && KINDS.contains(&kind);
        if !is_known || !is_code(language) || language != primary(language) {
            return Err(Fault::Missing("template"));
        }
        Ok(Self { scenario: scenario.into(), kind: kind.into(), language: language.into() })
    }

    /// As it stands in addresses and in what remembers it: `recall/first/en`.
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.scenario, self.kind, self.language)
    }

    /// The key of such a name; a version behind it is passed over.
    pub fn from_name(name: &str) -> Result<Self> {
        let mut words = name.split('/');
        let mut word = || words.next().unwrap_or_default();
        let (scenario, kind, language) = (word(), word(), word());
        Self::of(scenario, kind, language)
    }
}

/// The row: one version of a template. It never changes; the next stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct TemplateVersion {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: TemplateId,
    /// A scenario's word, or `any`.
    pub scenario: String,
    /// A kind of notice.
    pub kind: String,
    /// A language's code.
    pub language: String,
    /// 1 is the one that ships, or the first where none does.
    pub version: i64,
    /// Its words.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub parts: Parts,
    /// Why it was changed.
    pub note: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When.
    pub written_at: Time,
    /// By whom.
    pub written_by: String,
}

impl Witnessed for TemplateVersion {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A template as it stands, whether it ships or was written here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Template {
    /// A scenario's word, or `any`.
    pub scenario: String,
    /// A kind of notice.
    pub kind: String,
    /// A language's code.
    pub language: String,
    /// Which version stands.
    pub version: i64,
    /// Whether it is as it ships.
    pub is_shipped: bool,
    /// Its words.
    #[serde(flatten)]
    pub parts: Parts,
}

impl Template {
    /// What a notice remembers of where it began: `recall/first/en/3`.
    pub fn name(&self) -> String {
        format!("{}/{}/{}/{}", self.scenario, self.kind, self.language, self.version)
    }
}

/// What a member writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TemplateSaid {
    /// Its subject, one line.
    pub subject: String,
    /// What happened.
    pub what_happened: String,
    /// Who is affected.
    pub who_is_affected: String,
    /// What we know.
    pub what_we_know: String,
    /// What we do not know.
    pub what_we_do_not_know: String,
    /// What the reader can do now.
    pub what_you_can_do: String,
    /// Why it is changed, in a sentence.
    pub note: String,
    /// The version this edit began from; 0 when there was none.
    pub version: Option<i64>,
}

impl TemplateSaid {
    /// The parts as they were typed.
    pub fn parts(&self) -> Parts {
        Parts {
            subject: self.subject.clone(),
            what_happened: self.what_happened.clone(),
            who_is_affected: self.who_is_affected.clone(),
            what_we_know: self.what_we_know.clone(),
            what_we_do_not_know: self.what_we_do_not_know.clone(),
            what_you_can_do: self.what_you_can_do.clone(),
        }
    }

    /// As a form shows what stands.
    pub fn of(parts: Parts, version: i64) -> Self {
        Self {
            subject: parts.subject,
            what_happened: parts.what_happened,
            who_is_affected: parts.who_is_affected,
            what_we_know: parts.what_we_know,
            what_we_do_not_know: parts.what_we_do_not_know,
            what_you_can_do: parts.what_you_can_do,
            note: String::new(),
            version: Some(version),
        }
    }
}
