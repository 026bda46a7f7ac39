//! One grievance: what they remember, how far we came with it, and the forms that go on from here.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::admissions::{self, ReviewSaid};
use crate::grievances::panel::{self, Line};
use crate::grievances::store::MemoryLine;
use crate::grievances::{
    Grievance, GrievanceState, GrievanceStep, GrievanceStepSaid, MemorySaid, TakenUpSaid, reviewing, rules,
    store, taking_up, verbs,
};
use crate::ground::id::GrievanceId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Paging, Path, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::{customers, incidents, members};

/// The page.
#[derive(Template)]
#[template(path = "grievances/pages/one.html")]
pub struct GrievancePage {
    pub(super) shell: Shell,
    pub(super) line: Line,
    pub(super) incident_title: String,
    pub(super) steps: Vec<GrievanceStep>,
    pub(super) memories: Vec<Remembered>,
    /// The steps that whoever looks may take now.
    pub(super) next: Vec<Choice>,
    /// Whether the next step takes a lead, and whoever looks is none.
    pub(super) waits_for_lead: bool,
    pub(super) ways: Vec<Choice>,
    /// Until when an admission waits for counsel.
    pub(super) held: Option<Time>,
    pub(super) reviews: String,
    /// Whether it is no incident, so that counsel is asked here.
    pub(super) is_own: bool,
    /// Who may remember it: their people, and ours.
    pub(super) people: Vec<Choice>,
    /// Incidents it may be taken up as.
    pub(super) incidents: Vec<Choice>,
    pub(super) said: GrievanceStepSaid,
    pub(super) recalled: MemorySaid,
    pub(super) errors: Errors,
    pub(super) may_remember: bool,
    pub(super) may_take_up: bool,
    pub(super) may_erase: bool,
}

/// Somebody who remembers it, as the page shows them.
pub(super) struct Remembered {
    pub(super) name: String,
    pub(super) is_ours: bool,
    pub(super) words: String,
    /// Where the statement stands that led to it; empty where none did.
    pub(super) href: String,
    pub(super) at: Time,
}

impl From<MemoryLine> for Remembered {
    fn from(MemoryLine { memory, told, case_id }: MemoryLine) -> Self {
        Self {
            is_ours: memory.member_id.is_some(),
            words: told.unwrap_or(memory.words),
            href: case_id.map(|case| format!("/cases/{case}#listening")).unwrap_or_default(),
            name: memory.name,
            at: memory.noted_at,
        }
    }
}

impl GrievancePage {
    fn admits(&self) -> bool {
        self.next.iter().any(|choice| choice.is(GrievanceState::Admitted.word()))
    }
}

impl View for GrievancePage {
    const NAME: &'static str = "grievance";
    fn sample(shell: Shell) -> Self {
        super::sample::grievance_page(shell)
    }
}

/// What was typed into one of the forms.
#[derive(Default)]
struct Typed {
    said: GrievanceStepSaid,
    recalled: MemorySaid,
    errors: Errors,
}

/// The steps that may be taken by hand; an admission that waits for counsel is none of them.
fn next(visit: &Visit, shell: &Shell, grievance: &Grievance, is_held: bool) -> (Vec<Choice>, bool) {
    let (from, own) = (grievance.state(), grievance.incident_id.is_none());
    let open = |to: &GrievanceState| own && rules::is_move(from, *to);
    let may = |to: &GrievanceState| visit.actor.must_be(rules::least_for(from, *to)).is_ok();
    let moves: Vec<GrievanceState> = GrievanceState::ALL.into_iter().filter(open).collect();
    let waits_for_lead = !moves.is_empty() && !moves.iter().any(may);
    let choices = moves
        .into_iter()
        .filter(may)
        .filter(|to| !(is_held && *to == GrievanceState::Admitted))
        .map(|to| Choice::new(to.word(), shell.t(&format!("grievances-state-{}", to.word()))))
        .collect();
    (choices, waits_for_lead)
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &GrievanceId,
    typed: Typed,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let grievance = store::find(&mut read, workspace, id).await?;
    let customer = customers::find(&mut read, workspace, &grievance.customer_id).await?;
    let shell = visit.shell("grievances-title", Nav::Customers);
    let title = grievance.called(&shell);
    let shell = shell.at(Nav::Customers, title);
    let (is_member, is_lead) =
        (visit.actor.must_be(Role::Member).is_ok(), visit.actor.must_be(Role::Lead).is_ok());
    let incident_title = match &grievance.incident_id {
        Some(incident) => incidents::find(&mut read, workspace, incident).await?.title,
        None => String::new(),
    };
    let may_take_up = is_lead && rules::may_take_up(&grievance).is_ok();
    let taken_up_as = if may_take_up {
        let some = Paging { after: None, limit: Some(100) };
        incidents::list_open(&mut read, workspace, false, &some).await?.items
    } else {
        Vec::new()
    };
    let asked = admissions::list_reviews_about(&mut read, workspace, &grievance.matter()).await?;
    let held = admissions::rules::held_until(&asked).filter(|due| *due > house.now());
    let is_own = grievance.incident_id.is_none();
    let may_ask = is_member && is_own && grievance.state().waits();
    let ask = if may_ask { format!("/grievances/{id}/reviews/new") } else { String::new() };
    let (next, waits_for_lead) = next(visit, &shell, &grievance, held.is_some());
    let is_owner = visit.actor.must_be(Role::Owner).is_ok();
    let steps = store::list_steps(&mut read, workspace, id).await?;
    let has_words = grievance.erased_at.is_none() || steps.iter().any(|step| !step.because.is_empty());
    let view = GrievancePage {
        incident_title,
        steps,
        memories: store::memory_lines(&mut read, workspace, id).await?.into_iter().map(Into::into).collect(),
        next,
        waits_for_lead,
        ways: admissions::pages::ways(&shell),
        held: held.filter(|_| grievance.state() == GrievanceState::Verified),
        reviews: admissions::panel::reviews(&shell, asked, &ask)?,
        is_own,
        people: if is_member { people(visit, house, &grievance).await? } else { Vec::new() },
        incidents: taken_up_as.into_iter().map(|i| Choice::new(i.id.as_str(), i.title)).collect(),
        said: typed.said,
        recalled: typed.recalled,
        errors: typed.errors,
        may_take_up,
        may_erase: is_owner && has_words,
        may_remember: is_member && grievance.erased_at.is_none(),
        line: panel::line(&shell, grievance, customer.name),
        shell,
    };
    Ok(html(status, &view))
}

/// Who may remember it: their people, those who left among them, and ours.
async fn people(visit: &Visit, house: &House, grievance: &Grievance) -> Result<Vec<Choice>> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let theirs = customers::contacts_of(&mut read, workspace, &grievance.customer_id).await?;
    let ours = members::list(&mut read, workspace).await?;
    let theirs = theirs.into_iter().map(|p| Choice::new(p.id.as_str(), p.name));
    Ok(theirs.chain(ours.into_iter().map(|m| Choice::new(m.id.as_str(), m.name))).collect())
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
) -> Result<Response> {
    page(&visit, &house, &id, Typed::default(), StatusCode::OK).await
}

/// Goes back to the grievance, saying what came of it; what was not understood is shown again.
async fn back<T>(
    visit: &Visit,
    house: &House,
    id: &GrievanceId,
    typed: Typed,
    done: &str,
    outcome: Result<T>,
) -> Result<Response> {
    let to = format!("/grievances/{id}");
    match outcome {
        Ok(_) => Ok(visit.done(done, &to)),
        Err(fault @ Fault::Invalid(_)) => {
            let typed = Typed { errors: Errors::from(&fault), ..typed };
            page(visit, house, id, typed, fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

pub(super) async fn say(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
    Form(said): Form<GrievanceStepSaid>,
) -> Result<Response> {
    let outcome = verbs::say(&house, &visit.actor, &id, &said).await;
    let typed = Typed { said, ..Typed::default() };
    back(&visit, &house, &id, typed, "grievances-was-said", outcome).await
}

pub(super) async fn remember(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
    Form(recalled): Form<MemorySaid>,
) -> Result<Response> {
    let outcome = verbs::remember(&house, &visit.actor, &id, &recalled).await;
    let typed = Typed { recalled, ..Typed::default() };
    back(&visit, &house, &id, typed, "grievances-was-remembered", outcome).await
}

pub(super) async fn take_up(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
    Form(said): Form<TakenUpSaid>,
) -> Result<Response> {
    let outcome = taking_up::take_up(&house, &visit.actor, &id, &said, &visit.workspace.zone).await;
    back(&visit, &house, &id, Typed::default(), "grievances-was-taken-up", outcome).await
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id).await;
    back(&visit, &house, &id, Typed::default(), "grievances-was-erased", outcome).await
}

async fn review_page(
    visit: &Visit,
    house: &House,
    id: &GrievanceId,
    said: ReviewSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let grievance = store::find(&mut house.read(), &visit.actor.workspace, id).await?;
    let asked = admissions::pages::Asked {
        action: format!("/grievances/{id}/reviews"),
        back: format!("/grievances/{id}"),
        about: grievance.called(&visit.shell("grievances-title", Nav::Customers)),
        here: Nav::Customers,
    };
    admissions::pages::ask_page(visit, house, asked, said, errors, status).await
}

pub(super) async fn review_form(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    review_page(&visit, &house, &id, ReviewSaid::default(), Errors::none(), StatusCode::OK).await
}

pub(super) async fn ask_review(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
    Form(said): Form<ReviewSaid>,
) -> Result<Response> {
    let to = format!("/grievances/{id}");
    match reviewing::ask_review(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("admissions-review-was-asked", &to)),
        Err(fault @ Fault::Invalid(_)) => {
            review_page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}
