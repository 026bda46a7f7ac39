//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    AudienceLine, AudienceRule, AudienceSaid, PLAYBOOKS, Playbook, PlaybookChange, audience_verbs, rules,
    store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::IncidentId;
use crate::ground::page::{Lang, t};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(change))
        .routes(routes!(list_audiences))
        .routes(routes!(set_audience))
}

/// A playbook with its steps.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlaybookView {
    /// Its word.
    word: &'static str,
    /// Its name.
    name: String,
    /// The scenarios it is for.
    scenarios: Vec<&'static str>,
    /// What is done, in the order of time.
    steps: Vec<StepView>,
}

/// One step.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepView {
    /// What is done.
    what: String,
    /// The operating area that owns it.
    area: &'static str,
    /// When it is due, in minutes after the first moment.
    after_min: i64,
}

impl From<&'static Playbook> for PlaybookView {
    fn from(playbook: &'static Playbook) -> Self {
        let steps = playbook.steps.iter().map(|step| StepView {
            what: t(Lang::En, &format!("playbooks-step-{}", step.word)),
            area: step.area,
            after_min: step.after_min,
        });
        Self {
            word: playbook.word,
            name: t(Lang::En, &format!("playbooks-{}", playbook.word)),
            scenarios: playbook.scenarios.to_vec(),
            steps: steps.collect(),
        }
    }
}

/// Every playbook. They ship with the program and are few: one page holds them all.
#[utoipa::path(get, path = "/playbooks", tag = "playbooks",
    responses((status = 200, body = Vec<PlaybookView>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list(Staff(_actor): Staff) -> impl IntoResponse {
    axum::Json(PLAYBOOKS.iter().map(PlaybookView::from).collect::<Vec<_>>())
}

/// A playbook and what incidents changed in it, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WholePlaybook {
    #[serde(flatten)]
    playbook: PlaybookView,
    /// What changed it; each made a version.
    changes: Vec<PlaybookChange>,
}

/// One playbook, with what changed it.
#[utoipa::path(get, path = "/playbooks/{word}", tag = "playbooks", params(("word" = String, Path)),
    responses((status = 200, body = WholePlaybook), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(word): Path<String>,
) -> Result<impl IntoResponse> {
    let playbook = rules::find(&word)?;
    let changes = store::list_changes(&mut house.read(), &actor.workspace, &word).await?;
    Ok(axum::Json(WholePlaybook { playbook: playbook.into(), changes }))
}

/// What an incident taught.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ChangeSaid {
    /// What is done differently from now on.
    note: String,
    /// Which incident taught it.
    incident_id: Option<IncidentId>,
}

/// Notes what is done differently from now on; it makes the next version.
#[utoipa::path(post, path = "/playbooks/{word}/changes", tag = "playbooks", params(("word" = String, Path)), request_body = ChangeSaid,
    responses((status = 201, body = PlaybookChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(word): Path<String>,
    Json(said): Json<ChangeSaid>,
) -> Result<impl IntoResponse> {
    let change = verbs::change(&house, &actor, &word, &said.note, said.incident_id.as_ref()).await?;
    Ok((StatusCode::CREATED, axum::Json(change)))
}

/// Which roles of contacts must hear of which scenario. They are few: one page holds them all.
#[utoipa::path(get, path = "/audiences", tag = "playbooks",
    responses((status = 200, body = Vec<AudienceLine>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_audiences(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    Ok(axum::Json(audience_verbs::audiences(&mut house.read(), &actor.workspace).await?))
}

/// Says which roles must hear of a scenario from now on; no role means everybody. Leads and above.
#[utoipa::path(put, path = "/audiences/{scenario}", tag = "playbooks", params(("scenario" = String, Path)), request_body = AudienceSaid,
    responses((status = 200, body = AudienceRule), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn set_audience(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(scenario): Path<String>,
    Json(said): Json<AudienceSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(audience_verbs::set_audience(&house, &actor, &scenario, &said).await?))
}
