//! A team: of an incident, or of one of its cases where it differs.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Demand, ExecutiveLine, HandOver, Load, NeverAgain, TeamReview};
use crate::ground::id::{
    BulletinId, CaseId, CustomerId, DepartmentId, IncidentId, MemberId, PlanId, TeamMemberId, WorkspaceId,
};
use crate::ground::{Fault, Result, Time};
use crate::incidents::{self, Case, Incident, owner_of};
use crate::journal::{Chain, Entry, Witnessed};

/// Whose team: the id in its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamOf {
    /// An incident's.
    Incident(IncidentId),
    /// A case's.
    Case(CaseId),
}

impl TeamOf {
    /// The id.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Incident(id) => id.as_str(),
            Self::Case(id) => id.as_str(),
        }
    }
}

impl std::str::FromStr for TeamOf {
    type Err = String;
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        match text.parse() {
            Ok(case) => Ok(Self::Case(case)),
            Err(_) => text.parse().map(Self::Incident),
        }
    }
}

impl<'de> Deserialize<'de> for TeamOf {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A team, with what it is about.
#[derive(Debug, Clone)]
pub struct Team {
    /// The wrong.
    pub incident: Incident,
    /// The case, where it is a case's.
    pub case: Option<Case>,
}

impl Team {
    /// The team of this id; [`Fault::Missing`] when there is no such incident or case.
    pub async fn find(ask: &mut dyn twodb::Ask, workspace: &WorkspaceId, of: &TeamOf) -> Result<Self> {
        match of {
            TeamOf::Incident(id) => {
                Ok(Self { incident: incidents::find(ask, workspace, id).await?, case: None })
            }
            TeamOf::Case(id) => {
                let case = incidents::find_case(ask, workspace, id).await?;
                let incident = incidents::find(ask, workspace, &case.incident_id).await?;
                Ok(Self { incident, case: Some(case) })
            }
        }
    }
    /// The id by which the store knows it.
    pub fn key(&self) -> &str {
        self.case.as_ref().map_or(self.incident.id.as_str(), |case| case.id.as_str())
    }
    /// The customer, or what the incident is called.
    pub fn title(&self) -> &str {
        self.case.as_ref().map_or(&self.incident.title, |case| &case.title)
    }
    /// Who leads it: the owner of the case, or whoever leads the incident.
    pub fn lead(&self) -> Option<MemberId> {
        owner_of(self.case.as_ref(), &self.incident)
    }
    /// The case's id.
    pub fn case_id(&self) -> Option<CaseId> {
        self.case.as_ref().map(|case| case.id.clone())
    }
    /// The case's customer.
    pub fn customer_id(&self) -> Option<CustomerId> {
        self.case.as_ref().map(|case| case.customer_id.clone())
    }
    /// Refused where it is closed: nothing new is begun in it.
    pub fn may_begin(&self) -> Result<()> {
        incidents::may_begin(&self.incident, self.case.as_ref())
    }
}

/// An entry in the story of a case, or of the incident where there is none.
pub(super) fn entry_of(
    incident: &IncidentId,
    case: Option<&CaseId>,
    customer: Option<&CustomerId>,
    fact: &'static str,
) -> Entry {
    let chain = case.map_or_else(|| Chain::Incident(incident.clone()), |case| Chain::Case(case.clone()));
    let entry = Entry::on(chain, fact).incident(incident);
    match customer {
        Some(customer) => entry.customer(customer),
        None => entry,
    }
}

/// The row: somebody who is in a team, or was asked to be.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct TeamMember {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: TeamMemberId,
    /// The id of the incident, or of the case, whose team it is.
    pub team: String,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case; absent in an incident's team.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// Which member.
    pub member_id: MemberId,
    /// Their name on the day they were asked.
    pub member_name: String,
    /// What they do in it.
    pub part: String,
    /// The skill for which they were found; empty where nobody looked for one.
    pub skill: String,
    /// `asked`, `joined`, `declined` or `left`.
    pub state: String,
    /// Who asked them.
    pub asked_by: String,
    /// Their name on that day.
    pub asked_name: String,
    /// When.
    pub asked_at: Time,
    /// Why they did not join, or left.
    pub because: String,
    /// When they said yes or no.
    pub answered_at: Option<Time>,
    /// When they left.
    pub left_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl TeamMember {
    /// Whether they have not answered.
    pub fn is_asked(&self) -> bool {
        self.state == "asked"
    }
    /// Whether they are in it.
    pub fn is_in(&self) -> bool {
        self.state == "joined"
    }
    /// The badge kind of where it stands.
    pub(super) fn kind(&self) -> &'static str {
        match self.state.as_str() {
            "asked" => "wait",
            "joined" => "done",
            _ => "plain",
        }
    }
    pub(super) fn entry(&self, fact: &'static str) -> Result<Entry> {
        let entry = entry_of(&self.incident_id, self.case_id.as_ref(), self.customer_id.as_ref(), fact);
        Ok(entry.about(self)?.with("member", self.member_id.as_str()))
    }
}

impl Witnessed for TeamMember {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The row: another part of the company that works on it with us.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Department {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: DepartmentId,
    /// The id of the incident, or of the case, whose team it is.
    pub team: String,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case; absent in an incident's team.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// What it is called.
    pub name: String,
    /// Who speaks for it.
    pub speaker: String,
    /// What they were told; empty until they were.
    pub told: String,
    /// By which bulletin, where it was one.
    pub bulletin_id: Option<BulletinId>,
    /// When they were told last.
    pub told_at: Option<Time>,
    /// By whom, by name.
    pub told_name: String,
    /// Since when it is with us.
    pub added_at: Time,
    /// Who wrote on it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Time,
    /// When it left.
    pub left_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for Department {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A department as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DepartmentLine {
    /// The department.
    pub department: Department,
    /// Whether our own people were told something newer since: two stories go about.
    pub is_behind: bool,
}

/// Whoever leads, by name, with what lies on their desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TeamLead)]
pub struct Lead {
    /// Which member.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// What is open on their desk.
    pub load: Load,
}

/// One of the team, with what they can do, carry, and stand behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TeamSeat)]
pub struct Seat {
    /// Who.
    pub member: TeamMember,
    /// Their skills.
    pub skills: Vec<String>,
    /// What is open on their desk.
    pub load: Load,
}

/// Whether one of the team stands behind the plan and the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TeamAgreed)]
pub struct Agreed {
    /// Which member.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// Whether they stand behind the version of the plan that is out; true where there is none.
    pub plan: bool,
    /// Whether they stand behind the list as it stands; true where there is none.
    pub never_again: bool,
}

/// The plan that a team stands behind, as its readers have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TeamPlan)]
pub struct PlanOut {
    /// Which plan.
    pub id: PlanId,
    /// What it is called.
    pub title: String,
    /// The version that is out.
    pub version: i64,
}

/// A team, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TeamView {
    /// The id of the incident or of the case.
    pub team: String,
    /// The customer, or what the incident is called.
    pub title: String,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case; absent in an incident's team.
    pub case_id: Option<CaseId>,
    /// Who leads it.
    pub lead: Option<Lead>,
    /// Who was asked, is in it, declined or left; at most 200.
    pub members: Vec<Seat>,
    /// Of a case's team: who works on it because they are in the incident's; at most 200.
    pub everywhere: Vec<Seat>,
    /// The other departments; at most 100.
    pub departments: Vec<DepartmentLine>,
    /// Who of our executives stands by this customer; the last one first, at most 20.
    pub executives: Vec<ExecutiveLine>,
    /// The reviews, the last one first; at most 50.
    pub reviews: Vec<TeamReview>,
    /// Who handed over to whom, the last one first; at most 50.
    pub hand_overs: Vec<HandOver>,
    /// What the customer demanded: first what waits for an answer, then the last one first; at most 50.
    pub demands: Vec<Demand>,
    /// The plan that is out, if there is one.
    pub plan: Option<PlanOut>,
    /// What must never happen again, as it stands.
    pub never_again: Option<NeverAgain>,
    /// Who stands behind both; nobody where there is neither.
    pub agreed: Vec<Agreed>,
}

/// What a member says when they ask somebody to join.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = TeamAskedSaid)]
pub struct AskedSaid {
    /// Whom.
    pub member_id: String,
    /// What they are to do in it; at most 300 characters.
    pub part: String,
    /// The skill for which they were found; may be empty.
    pub skill: String,
}

/// Why somebody does not join, or leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = TeamBecoming)]
pub struct Becoming {
    /// Why; needed to decline.
    pub because: String,
}

/// What a member says of a department.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DepartmentSaid {
    /// What it is called; at most 300 characters.
    pub name: String,
    /// Who speaks for it.
    pub speaker: String,
    /// What they were told, newly; empty where nothing new was said.
    pub told: String,
    /// By which bulletin of the incident they were told; empty where it was another way.
    pub bulletin_id: String,
    /// `yes` where it works on it no more.
    pub is_gone: String,
}

pub(super) fn nobody() -> Fault {
    let cure = "Choose one of our own people who may work cases.";
    Fault::invalid("member_id", "There is no such member here.", cure)
}
