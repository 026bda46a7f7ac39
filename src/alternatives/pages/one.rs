//! One alternative: what is left of it, who asked, and the forms that change and end it, give and decline.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::alternatives::store::AskLine;
use crate::alternatives::{
    AlternativeSaid, AlternativeView, Ask, AskSaid, SettleSaid, asking, panel, store, verbs,
};
use crate::ground::id::{AlternativeId, AskId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Paging, Path, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::incidents;

/// The page.
#[derive(Template)]
#[template(path = "alternatives/pages/alternative.html")]
pub struct AlternativePage {
    pub(super) shell: Shell,
    pub(super) incident_title: String,
    pub(super) view: AlternativeView,
    pub(super) asks: Vec<AskLine>,
    /// Cases for whom a member can ask.
    pub(super) cases: Vec<Choice>,
    pub(super) said: AlternativeSaid,
    pub(super) errors: Errors,
    pub(super) may_change: bool,
    pub(super) may_erase: bool,
}

impl AlternativePage {
    fn kinds(&self) -> Vec<Choice> {
        super::kinds(&self.shell)
    }
    fn left(&self) -> String {
        panel::left(&self.shell, &self.view)
    }
    fn stands(&self) -> bool {
        self.view.alternative.stands(Time(self.shell.now_ms))
    }
}

impl View for AlternativePage {
    const NAME: &'static str = "alternative";
    fn sample(shell: Shell) -> Self {
        super::sample::alternative_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &AlternativeId,
    tried: Option<(AlternativeSaid, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let alternative = store::find(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &alternative.incident_id).await?;
    let taken = store::taken(&mut read, workspace, &incident.id).await?.get(id).copied().unwrap_or(0);
    let asks = store::lines_of(&mut read, workspace, id).await?;
    let paging = Paging { after: None, limit: Some(200) };
    let cases = incidents::list_cases(&mut read, workspace, Some(&incident.id), None, &paging).await?.items;
    let shell = visit.shell_titled(alternative.title.clone(), Nav::Incidents);
    let (said, errors) = tried.unwrap_or_else(|| (super::said_of(&shell, &alternative), Errors::none()));
    let view = AlternativePage {
        incident_title: incident.title,
        asks,
        cases: cases.into_iter().map(|c| Choice::new(c.id.as_str(), c.title)).collect(),
        said,
        errors,
        may_change: visit.actor.must_be(Role::Lead).is_ok() && alternative.ended_at.is_none(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok(),
        view: AlternativeView::of(alternative, taken, house.now()),
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
) -> Result<Response> {
    page(&visit, &house, &id, None, StatusCode::OK).await
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
    Form(said): Form<AlternativeSaid>,
) -> Result<Response> {
    let outcome = verbs::change(&house, &visit.actor, &id, &said, &visit.workspace.zone).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        return page(&visit, &house, &id, Some((said, Errors::from(fault))), fault.status()).await;
    }
    visit.back(&format!("/alternatives/{id}"), "alternatives-was-changed", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn end(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::end(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/alternatives/{id}"), "alternatives-was-ended", outcome)
}

pub(super) async fn ask_for(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
    Form(said): Form<AskSaid>,
) -> Result<Response> {
    let outcome = asking::ask_for(&house, &visit.actor, &id, &said).await;
    visit.back(&format!("/alternatives/{id}"), "alternatives-was-asked", outcome)
}

/// Goes back to the alternative that was asked for, saying what came of it.
async fn settled(
    visit: &Visit,
    house: &House,
    id: &AskId,
    done: &str,
    outcome: Result<Ask>,
) -> Result<Response> {
    match outcome {
        Ok(ask) => Ok(visit.done(done, &format!("/alternatives/{}", ask.alternative_id))),
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))) => {
            let ask = store::find_ask(&mut house.read(), &visit.actor.workspace, id).await?;
            Ok(visit.refused(&fault, &format!("/alternatives/{}", ask.alternative_id)))
        }
        Err(fault) => Err(fault),
    }
}

pub(super) async fn give(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<AskId>,
    Form(said): Form<SettleSaid>,
) -> Result<Response> {
    let outcome = asking::give(&house, &visit.actor, &id, &said).await;
    settled(&visit, &house, &id, "alternatives-was-given", outcome).await
}

pub(super) async fn decline(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<AskId>,
    Form(said): Form<SettleSaid>,
) -> Result<Response> {
    let outcome = asking::decline(&house, &visit.actor, &id, &said).await;
    settled(&visit, &house, &id, "alternatives-was-declined", outcome).await
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<AskId>,
) -> Result<Response> {
    let outcome = asking::erase(&house, &visit.actor, &id).await;
    settled(&visit, &house, &id, "alternatives-was-erased", outcome).await
}
