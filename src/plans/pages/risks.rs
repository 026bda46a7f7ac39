//! The risks of a case: what may yet go wrong, what we do about it, and when we look again.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::is_told;
use crate::ground::id::{CaseId, RiskId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::plans::{LookSaid, Risk, RiskSaid, panel, risking, store};
use crate::{incidents, members};

/// The page.
#[derive(Template)]
#[template(path = "plans/pages/risks.html")]
pub struct RisksPage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    pub(super) risks: Vec<Risk>,
    pub(super) today: String,
    pub(super) ours: Vec<Choice>,
    pub(super) said: RiskSaid,
    pub(super) errors: Errors,
    pub(super) may_work: bool,
    pub(super) may_note: bool,
}

impl View for RisksPage {
    const NAME: &'static str = "risks";
    fn sample(shell: Shell) -> Self {
        super::sample::risks_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &CaseId,
    said: RiskSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, id).await?;
    let ours = members::list(&mut read, workspace).await?;
    let shell = visit.shell("plans-risks-title", Nav::Cases);
    let may_work = visit.actor.must_be(Role::Member).is_ok();
    let view = RisksPage {
        risks: store::risks::list(&mut read, workspace, id).await?,
        today: panel::today(&shell),
        case_id: id.to_string(),
        may_note: may_work && case.state().is_live(),
        may_work,
        customer: case.title,
        ours: ours.into_iter().map(|m| Choice::new(m.id.as_str(), m.name)).collect(),
        said,
        errors,
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    page(&visit, &house, &id, RiskSaid::default(), Errors::none(), StatusCode::OK).await
}

pub(super) async fn note(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<RiskSaid>,
) -> Result<Response> {
    let outcome = risking::note_risk(&house, &visit.actor, &id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        return page(&visit, &house, &id, said, Errors::from(fault), fault.status()).await;
    }
    visit.back(&format!("/cases/{id}/risks"), "plans-risk-was-noted", outcome)
}

/// Goes back to the risks of the case, saying what came of it.
async fn home(
    visit: &Visit,
    house: &House,
    id: &RiskId,
    done: &str,
    outcome: Result<Risk>,
) -> Result<Response> {
    let case = match outcome {
        Ok(ref risk) => risk.case_id.clone(),
        Err(ref fault) if is_told(fault) => {
            store::risks::find(&mut house.read(), &visit.actor.workspace, id).await?.case_id
        }
        Err(fault) => return Err(fault),
    };
    visit.back(&format!("/cases/{case}/risks#{id}"), done, outcome)
}

pub(super) async fn look(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<RiskId>,
    Form(said): Form<LookSaid>,
) -> Result<Response> {
    let outcome = risking::look(&house, &visit.actor, &id, &said).await;
    home(&visit, &house, &id, "plans-risk-was-looked", outcome).await
}

pub(super) async fn over(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<RiskId>,
    Form(said): Form<LookSaid>,
) -> Result<Response> {
    let outcome = risking::over(&house, &visit.actor, &id, &said).await;
    home(&visit, &house, &id, "plans-risk-was-over", outcome).await
}
