//! The form of a case's page that closes it without its customer's word.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::CaseId;
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result};
use crate::remedies::{Despite, verbs};

/// The form as browsers send it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    because: String,
    despite_offers: bool,
    despite_wrong: bool,
}

pub(super) async fn close(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let despite = Despite { offers: typed.despite_offers, wrong: typed.despite_wrong };
    let outcome = verbs::close_case(&house, &visit.actor, &id, typed.because, despite).await;
    visit.back(&format!("/cases/{id}"), "incidents-case-was-closed", outcome)
}
