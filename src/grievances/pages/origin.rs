//! Where something that a customer said leads back to: an earlier wrong, known or new (R45).

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::grievances::{GrievanceSaid, TraceSaid, panel, store, verbs};
use crate::ground::id::{CaseId, StatementId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::{incidents, listening};

/// The page.
#[derive(Template)]
#[template(path = "grievances/pages/origin.html")]
pub struct OriginPage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    /// What they told us in this case and was not traced back yet.
    pub(super) statements: Vec<Choice>,
    /// Their grievances that are known.
    pub(super) known: Vec<Choice>,
    pub(super) statement_id: String,
    pub(super) grievance_id: String,
    pub(super) said: GrievanceSaid,
    pub(super) errors: Errors,
}

impl View for OriginPage {
    const NAME: &'static str = "origin";
    fn sample(shell: Shell) -> Self {
        super::sample::origin_page(shell)
    }
}

/// The form as browsers send it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    statement_id: String,
    #[serde(flatten)]
    said: TraceSaid,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &CaseId,
    typed: Typed,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, id).await?;
    let traced = store::list_traced(&mut read, workspace, id).await?;
    let mut told = listening::list_told(&mut read, workspace, id).await?;
    told.retain(|t| t.statement.erased_at.is_none() && !traced.contains(&t.statement.id));
    let known = store::list_of_customer(&mut read, workspace, &case.customer_id).await?;
    let shell = visit.shell("grievances-trace", Nav::Cases);
    let view = OriginPage {
        case_id: id.to_string(),
        customer: case.title,
        statements: told
            .iter()
            .map(|t| {
                Choice::new(t.statement.id.as_str(), t.words()).hint(shell.moment(t.statement.noted_at.0))
            })
            .collect(),
        known: known
            .into_iter()
            .map(|g| {
                let label = format!("{} · {}", g.called(&shell), panel::when(&shell, &g.happened));
                Choice::new(g.id.as_str(), label)
            })
            .collect(),
        statement_id: typed.statement_id,
        grievance_id: typed.said.grievance_id,
        said: typed.said.grievance,
        errors,
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn form(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    page(&visit, &house, &id, Typed::default(), Errors::none(), StatusCode::OK).await
}

pub(super) async fn trace_back(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let outcome = if let Ok(statement) = typed.statement_id.parse::<StatementId>() {
        verbs::trace_back(&house, &visit.actor, &statement, &typed.said, &visit.workspace.zone).await
    } else {
        let cure = "Choose what they said that leads further back.";
        Err(Fault::invalid("statement_id", "You did not say which statement.", cure))
    };
    match outcome {
        Ok(grievance) => Ok(visit.done("grievances-was-traced", &format!("/grievances/{}", grievance.id))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, typed, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/cases/{id}/origins/new")))
        }
        Err(fault) => Err(fault),
    }
}
