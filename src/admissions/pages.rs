//! Members' pages of fault, legal review and apologies: the forms that ask counsel and record an apology, and one review.
//! The rest stands on the pages of incidents and cases, as panels.

mod apologise;
mod asking;
mod review;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};

use super::{Form as Way, StepSaid, verbs};
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Exhibit, Lang, Shell, exhibit};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result};

pub use apologise::ApologyTyped;
pub use asking::{Asked, ask_page};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/admission", post(say))
        .route("/incidents/{id}/apologies/new", get(apologise::form))
        .route("/incidents/{id}/apologies", post(apologise::apologise))
        .route("/incidents/{id}/reviews/new", get(asking::form))
        .route("/incidents/{id}/reviews", post(asking::ask))
        .route("/reviews/{id}", get(review::show))
        .route("/reviews/{id}/answer", post(review::answer))
        .route("/reviews/{id}/reviewer", post(review::hand_over))
        .route("/cases/{id}/admission", post(say_with))
        .route("/cases/{id}/acknowledgement", post(acknowledge))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<apologise::ApologisePage>("admissions", lang),
        exhibit::<asking::AskPage>("admissions", lang),
        exhibit::<review::ReviewPage>("admissions", lang),
    ]
}

/// How something can be said to them, as choices.
pub fn ways(shell: &Shell) -> Vec<Choice> {
    let way = |f: &Way| Choice::new(f.word(), shell.t(&format!("admissions-form-{}", f.word())));
    Way::ALL.iter().map(way).collect()
}

async fn say(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<StepSaid>,
) -> Result<Response> {
    let outcome = verbs::say_stance(&house, &visit.actor, &id, said).await;
    visit.back(&format!("/incidents/{id}"), "admissions-moved", outcome)
}

async fn say_with(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<StepSaid>,
) -> Result<Response> {
    let outcome = verbs::say_stance_of_case(&house, &visit.actor, &id, said).await;
    visit.back(&format!("/cases/{id}"), "admissions-moved", outcome)
}

async fn acknowledge(visit: Visit, State(house): State<House>, Path(id): Path<CaseId>) -> Result<Response> {
    let outcome = verbs::acknowledge_case(&house, &visit.actor, &id).await;
    visit.back(&format!("/cases/{id}"), "admissions-was-acknowledged", outcome)
}
