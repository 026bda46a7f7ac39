//! One team: who is in it and who could be, the other departments, the executive, reviews and demands, and what all stand behind.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{CaseId, IncidentId, MemberId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::members::{self, Member};
use crate::teams::{
    Able, AgreeSaid, AskedSaid, Decision, DemandSaid, DepartmentSaid, NeverAgainSaid, ReviewSaid, TeamOf,
    TeamView, agreeing, demanding, joining, panel, reading, reviewing, skilling,
};
use crate::{bulletins, customers, incidents, listening};

/// What was typed into the forms of the page, and which of them was not understood.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) form: &'static str,
    pub(super) errors: Errors,
    pub(super) skill: String,
    pub(super) ask: AskedSaid,
    pub(super) department: DepartmentSaid,
    pub(super) review: ReviewSaid,
    pub(super) demand: DemandSaid,
    pub(super) never: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "teams/pages/team.html")]
pub struct TeamPage {
    pub(super) shell: Shell,
    pub(super) view: TeamView,
    pub(super) typed: Typed,
    /// Who could be asked, by the skill that was looked for; nobody before one was.
    pub(super) able: Vec<Able>,
    /// Our people who may work cases.
    pub(super) ours: Vec<Choice>,
    pub(super) everybody: Vec<Choice>,
    /// The bulletins that are out.
    pub(super) stories: Vec<Choice>,
    pub(super) people: Vec<Choice>,
    pub(super) me: String,
    pub(super) may_work: bool,
    pub(super) may_lead: bool,
    pub(super) may_erase: bool,
    pub(super) is_live: bool,
}

impl TeamPage {
    /// What was wrong with a field of a form.
    fn error(&self, form: &str, field: &str) -> &str {
        if self.typed.form == form { self.typed.errors.of(field) } else { "" }
    }
    fn case_id(&self) -> &str {
        self.view.case_id.as_ref().map_or("", CaseId::as_str)
    }
    fn is_me(&self, member: &MemberId) -> bool {
        self.me == member.as_str()
    }
    /// Whether whoever looks is asked for their word.
    fn owes(&self, what: &str) -> bool {
        let own = self.view.agreed.iter().find(|one| one.member_id.as_str() == self.me);
        own.is_some_and(|one| if what == "plan" { !one.plan } else { !one.never_again })
    }
    fn decisions(&self) -> Vec<Choice> {
        let one = |d: Decision| {
            let label = self.shell.t(&format!("teams-decision-{}", d.word()));
            Choice::new(d.word(), label).hint(self.shell.t(&format!("teams-decision-{}-hint", d.word())))
        };
        Decision::ALL.map(one).into()
    }
    fn whats(&self) -> Vec<Choice> {
        panel::whats(&self.shell, "teams-demand-")
    }
    fn channels(&self) -> Vec<Choice> {
        listening::panel::channels(&self.shell)
    }
    fn answers(&self) -> Vec<Choice> {
        ["yes", "no"].map(|a| Choice::new(a, self.shell.t(&format!("teams-answer-{a}")))).into()
    }
    /// Whether somebody can be asked into the team: they may work cases, do not lead it, and were not asked already.
    fn may_be_asked(&self, member: &str) -> bool {
        let is_lead = self.view.lead.as_ref().is_some_and(|lead| lead.member_id.as_str() == member);
        let mut places = self.view.members.iter().map(|seat| &seat.member);
        let is_asked = places.any(|p| p.member_id.as_str() == member && (p.is_in() || p.is_asked()));
        self.ours.iter().any(|one| one.value == member) && !is_lead && !is_asked
    }
    /// Who can be asked by name.
    fn askable(&self) -> Vec<Choice> {
        self.ours.iter().filter(|one| self.may_be_asked(&one.value)).cloned().collect()
    }
    fn has_executive(&self) -> bool {
        self.view.executives.iter().any(|e| e.executive.is_named() || e.executive.is_standing())
    }
    /// The list as it is written on: what was typed, or what stands.
    fn never(&self) -> &str {
        let stands = self.view.never_again.as_ref().map_or("", |list| list.sentences.as_str());
        self.typed.never.as_deref().unwrap_or(stands)
    }
    fn version(&self) -> i64 {
        self.view.never_again.as_ref().map_or(0, |list| list.version)
    }
}

impl View for TeamPage {
    const NAME: &'static str = "team";
    fn sample(shell: Shell) -> Self {
        super::sample::team_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    of: &TeamOf,
    typed: Typed,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let view = reading::view_of(&mut read, workspace, of).await?;
    let incident = incidents::find(&mut read, workspace, &view.incident_id).await?;
    let case = match &view.case_id {
        Some(id) => Some(incidents::find_case(&mut read, workspace, id).await?),
        None => None,
    };
    let people = match &case {
        Some(case) => customers::contacts_of(&mut read, workspace, &case.customer_id).await?,
        None => Vec::new(),
    };
    let able = match typed.skill.trim() {
        "" => Vec::new(),
        skill => skilling::find_able(&mut read, workspace, skill).await?,
    };
    let out = bulletins::list_of_incident(&mut read, workspace, &incident.id).await?;
    let out = out.into_iter().filter(bulletins::Bulletin::is_out);
    let here = members::list(&mut read, workspace).await?;
    let choice = |m: &Member| Choice::new(m.id.as_str(), m.name.as_str());
    let nav = if case.is_some() { Nav::Cases } else { Nav::Incidents };
    let shell = visit.shell("teams-title", nav);
    let page = TeamPage {
        able,
        ours: here.iter().filter(|m| m.role() >= Role::Member).map(choice).collect(),
        everybody: here.iter().map(choice).collect(),
        stories: out.map(|b| Choice::new(b.id.as_str(), b.subject)).collect(),
        people: people.into_iter().map(|c| Choice::new(c.id.as_str(), c.name)).collect(),
        me: visit.actor.label(),
        may_work: visit.actor.must_be(Role::Member).is_ok(),
        may_lead: visit.actor.must_be(Role::Lead).is_ok(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok(),
        is_live: incidents::may_begin(&incident, case.as_ref()).is_ok(),
        view,
        typed,
        shell,
    };
    Ok(html(status, &page))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    skill: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let typed = Typed { skill: looked.skill, ..Typed::default() };
    page(&visit, &house, &of, typed, StatusCode::OK).await
}

/// Goes back to a place on the page, saying what came of it; what was not understood is shown again.
async fn back<T>(
    visit: &Visit,
    house: &House,
    of: &TeamOf,
    (at, done): (&str, &str),
    typed: Typed,
    outcome: Result<T>,
) -> Result<Response> {
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let typed = Typed { errors: Errors::from(fault), ..typed };
        return page(visit, house, of, typed, fault.status()).await;
    }
    visit.back(&format!("/teams/{}#{at}", of.as_str()), done, outcome)
}

pub(super) async fn ask(
    visit: Visit,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Form(said): Form<AskedSaid>,
) -> Result<Response> {
    let outcome = joining::ask(&house, &visit.actor, &of, &said).await;
    let typed = Typed { form: "ask", skill: said.skill.clone(), ask: said, ..Typed::default() };
    back(&visit, &house, &of, ("who", "teams-was-asked"), typed, outcome).await
}

pub(super) async fn add_department(
    visit: Visit,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Form(said): Form<DepartmentSaid>,
) -> Result<Response> {
    let outcome = joining::add_department(&house, &visit.actor, &of, &said).await;
    let typed = Typed { form: "department", department: said, ..Typed::default() };
    back(&visit, &house, &of, ("departments", "teams-department-was-added"), typed, outcome).await
}

pub(super) async fn review(
    visit: Visit,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Form(said): Form<ReviewSaid>,
) -> Result<Response> {
    let outcome = reviewing::review(&house, &visit.actor, &of, &said).await;
    let typed = Typed { form: "review", review: said, ..Typed::default() };
    back(&visit, &house, &of, ("reviews", "teams-was-reviewed"), typed, outcome).await
}

pub(super) async fn agree(
    visit: Visit,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Form(said): Form<AgreeSaid>,
) -> Result<Response> {
    let outcome = agreeing::agree(&house, &visit.actor, &of, &said).await;
    visit.back(&format!("/teams/{}#agree", of.as_str()), "teams-was-agreed", outcome)
}

pub(super) async fn write_never_again(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<NeverAgainSaid>,
) -> Result<Response> {
    let outcome = agreeing::write_never_again(&house, &visit.actor, &id, &said).await;
    let typed = Typed { form: "never", never: Some(said.sentences), ..Typed::default() };
    let of = TeamOf::Incident(id);
    back(&visit, &house, &of, ("agree", "teams-never-was-written"), typed, outcome).await
}

pub(super) async fn demand(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<DemandSaid>,
) -> Result<Response> {
    let outcome = demanding::demand(&house, &visit.actor, &id, &said).await;
    let typed = Typed { form: "demand", demand: said, ..Typed::default() };
    let of = TeamOf::Case(id);
    back(&visit, &house, &of, ("demands", "teams-demand-was-noted"), typed, outcome).await
}
