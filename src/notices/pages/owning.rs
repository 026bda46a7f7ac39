//! The form with which somebody says by which sentence a notice owns up to a second wrong.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::NoticeId;
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result};
use crate::notices::owning;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Named {
    sentence: String,
}

pub(super) async fn name(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Named>,
) -> Result<Response> {
    let outcome = owning::name(&house, &visit.actor, &id, &said.sentence).await;
    visit.back(&format!("/notices/{id}"), "notices-owning-named", outcome)
}
