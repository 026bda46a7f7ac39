//! Legal review: what counsel is asked before something is admitted, with a clock of its own.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, GrievanceId, IncidentId, MemberId, ReviewId, WorkspaceId};
use crate::incidents::{Case, Incident};
use crate::journal::{Chain, Entry, Witnessed};

/// What counsel advises. The one who admits decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Advice {
    /// Say it.
    Clear,
    /// Say it, in other words.
    Changes,
    /// Do not say it.
    Against,
}

impl Advice {
    /// All, in the order forms show them.
    pub const ALL: [Self; 3] = [Self::Clear, Self::Changes, Self::Against];
    /// The word in the store, the API and the catalogue (`admissions-advice-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Changes => "changes",
            Self::Against => "against",
        }
    }
    /// The advice of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = LegalReview)]
pub struct Review {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ReviewId,
    /// About which incident; absent for a grievance of its own.
    pub incident_id: Option<IncidentId>,
    /// About one customer's case of it.
    pub case_id: Option<CaseId>,
    /// The customer, where it is about one.
    pub customer_id: Option<CustomerId>,
    /// About a grievance that is no incident.
    pub grievance_id: Option<GrievanceId>,
    /// What is asked.
    pub question: String,
    /// Which of us is asked; absent where counsel is somebody outside.
    pub reviewer_id: Option<MemberId>,
    /// Who is asked, by name.
    pub reviewer_name: String,
    /// Under the law of which place, by its word in [`super::law::NOTES`].
    pub place: Option<String>,
    /// Who asked.
    pub asked_by: MemberId,
    /// Their name on that day.
    pub asked_name: String,
    /// When.
    pub asked_at: Time,
    /// By when the answer is due.
    pub due_at: Time,
    /// [`Advice::word`]; absent while it is open.
    pub advice: Option<String>,
    /// The answer, in words.
    pub answer: Option<String>,
    /// Who answered, or noted what counsel answered.
    pub answered_by: Option<MemberId>,
    /// Their name on that day.
    pub answered_name: Option<String>,
    /// When.
    pub answered_at: Option<Time>,
    /// Since when nobody waits for the answer any more: it was admitted meanwhile.
    pub passed_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Review {
    /// Whether nobody has answered yet.
    pub fn is_open(&self) -> bool {
        self.answered_at.is_none()
    }
    /// Whether its moment has passed without an answer that somebody still waits for.
    pub fn is_overdue(&self, now: Time) -> bool {
        self.is_open() && self.passed_at.is_none() && self.due_at <= now
    }
    /// What it is about.
    pub fn matter(&self) -> Matter {
        Matter {
            incident: self.incident_id.clone(),
            case: self.case_id.clone(),
            customer: self.customer_id.clone(),
            grievance: self.grievance_id.clone(),
        }
    }
}

impl Witnessed for Review {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What may be admitted, and is asked about: an incident, one customer's case of it, or a grievance of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    pub(super) incident: Option<IncidentId>,
    pub(super) case: Option<CaseId>,
    pub(super) customer: Option<CustomerId>,
    pub(super) grievance: Option<GrievanceId>,
}

impl Matter {
    /// An incident, with all it touches.
    pub fn of_incident(incident: &Incident) -> Self {
        Self { incident: Some(incident.id.clone()), case: None, customer: None, grievance: None }
    }
    /// One customer's case.
    pub fn of_case(case: &Case) -> Self {
        Self {
            incident: Some(case.incident_id.clone()),
            case: Some(case.id.clone()),
            customer: Some(case.customer_id.clone()),
            grievance: None,
        }
    }
    /// A grievance of a customer that is no incident.
    pub fn of_grievance(id: &GrievanceId, customer: &CustomerId) -> Self {
        Self { incident: None, case: None, customer: Some(customer.clone()), grievance: Some(id.clone()) }
    }

    /// Where its page is.
    pub fn href(&self) -> String {
        // A grievance that was taken up has a case, and is answered there.
        match (&self.case, &self.incident, &self.grievance) {
            (Some(case), ..) => format!("/cases/{case}#admissions"),
            (None, Some(incident), _) => format!("/incidents/{incident}#admissions"),
            (None, None, Some(grievance)) => format!("/grievances/{grievance}"),
            (None, None, None) => "/".into(),
        }
    }

    /// An entry about it, on its own chain.
    pub(super) fn entry(&self, fact: &'static str) -> Entry {
        let chain = match (&self.case, &self.incident, &self.customer) {
            (Some(case), ..) => Chain::Case(case.clone()),
            (None, Some(incident), _) => Chain::Incident(incident.clone()),
            (None, None, Some(customer)) => Chain::Customer(customer.clone()),
            (None, None, None) => Chain::Workspace,
        };
        let mut entry = Entry::on(chain, fact);
        if let Some(incident) = &self.incident {
            entry = entry.incident(incident);
        }
        if let Some(customer) = &self.customer {
            entry = entry.customer(customer);
        }
        if let Some(grievance) = &self.grievance {
            entry = entry.with("grievance", grievance.as_str());
        }
        entry
    }
}

/// What a member asks of counsel. An absent field is empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReviewSaid {
    /// About one customer: their case. Empty: about the whole of it.
    pub case_id: String,
    /// What is asked.
    pub question: String,
    /// Which of us is asked; empty where counsel is somebody outside.
    pub reviewer_id: String,
    /// Who is asked outside, by name.
    pub reviewer: String,
    /// Under the law of which place: `hk`, `uk`, `on`, `sct`, `au` or `us`; empty where that is open.
    pub place: String,
    /// By when; RFC 3339, or local time in the workspace's zone. At most two weeks ahead.
    pub due_at: String,
}

/// Who is asked instead. An absent field is empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReviewerSaid {
    /// Which of us is asked; empty where counsel is somebody outside.
    pub reviewer_id: String,
    /// Who is asked outside, by name.
    pub reviewer: String,
}

/// What counsel answers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AdviceSaid {
    /// `clear`, `changes` or `against`.
    pub advice: String,
    /// Why, and what to say instead.
    pub answer: String,
}
