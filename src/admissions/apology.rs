//! An apology, as a record.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{ApologyId, CaseId, CustomerId, IncidentId, WorkspaceId};
use crate::journal::Witnessed;

/// How an apology was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Face to face, or on the phone.
    Spoken,
    /// In a letter or a mail.
    Written,
    /// Before everyone.
    Public,
}

impl Form {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::Spoken, Self::Written, Self::Public];
    /// The word in the store, the API and the catalogue (`admissions-form-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Spoken => "spoken",
            Self::Written => "written",
            Self::Public => "public",
        }
    }
    /// The form of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.word() == word)
    }
}

/// The six parts of an apology, ticked by whoever records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Parts {
    /// We take responsibility.
    pub responsibility: bool,
    /// We offer to put it right.
    pub repair: bool,
    /// We regret it.
    pub regret: bool,
    /// We explain how it came about.
    pub explanation: bool,
    /// We promise that it will not happen again.
    pub repentance: bool,
    /// We ask for forgiveness.
    pub forgiveness: bool,
}

impl Parts {
    /// Each part's word (for the catalogue, `admissions-part-WORD`) and whether it is there.
    pub const fn each(self) -> [(&'static str, bool); 6] {
        [
            ("responsibility", self.responsibility),
            ("repair", self.repair),
            ("regret", self.regret),
            ("explanation", self.explanation),
            ("repentance", self.repentance),
            ("forgiveness", self.forgiveness),
        ]
    }
}

/// The row; a part is 1 where it was ticked.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Apology {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ApologyId,
    /// For which incident.
    pub incident_id: IncidentId,
    /// To one customer, in this case; absent when made to everyone the incident touches.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// Who apologised, by name.
    pub author_name: String,
    /// [`Form::word`].
    pub form: String,
    /// What was said.
    pub words: String,
    /// We take responsibility.
    pub responsibility: i64,
    /// We offer to put it right.
    pub repair: i64,
    /// We regret it.
    pub regret: i64,
    /// We explain how it came about.
    pub explanation: i64,
    /// We promise that it will not happen again.
    pub repentance: i64,
    /// We ask for forgiveness.
    pub forgiveness: i64,
    /// Which of the impacts they told us it names: their ids, with a blank between two of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names_impacts: Option<String>,
    /// When it was said.
    pub said_at: Time,
    /// Who recorded it.
    pub recorded_by: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was recorded.
    pub recorded_at: Time,
}

impl Apology {
    /// The parts that were ticked.
    pub const fn parts(&self) -> Parts {
        Parts {
            responsibility: self.responsibility != 0,
            repair: self.repair != 0,
            regret: self.regret != 0,
            explanation: self.explanation != 0,
            repentance: self.repentance != 0,
            forgiveness: self.forgiveness != 0,
        }
    }
    /// Which of the impacts they told us it names (R32).
    pub fn named(&self) -> impl Iterator<Item = &str> {
        self.names_impacts.iter().flat_map(|ids| ids.split_whitespace())
    }
}

impl Witnessed for Apology {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member records of an apology.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ApologySaid {
    /// To one customer: their case. Empty: to everyone the incident touches.
    pub case_id: String,
    /// Who apologised, by name; empty for whoever records it.
    pub author: String,
    /// `spoken`, `written` or `public`.
    pub form: String,
    /// What was said.
    pub words: String,
    /// The parts it has.
    pub parts: Parts,
    /// Which of the impacts that this customer told us it names, by their ids; only where it is made to one customer.
    pub names: Vec<String>,
    /// When it was said; empty for now. RFC 3339, or local time in the workspace's zone.
    pub said_at: String,
}
