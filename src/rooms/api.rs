//! The same verbs as JSON. A contact's own acts have no address here: they are theirs, by their link.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::CaseId;
use crate::ground::web::{Path, Staff};
use crate::ground::{House, Result};
use crate::incidents;
use crate::notices::links::{self, Link};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).merge(super::site::api::routes())
}

/// The links of one case: at most a few for each contact.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Links {
    /// All of them, newest first.
    items: Vec<Link>,
}

/// Who at a customer has a private link into the room, and when they opened it. Secrets are told to nobody.
#[utoipa::path(get, path = "/cases/{id}/links", tag = "rooms", params(("id" = CaseId, Path)),
    responses((status = 200, body = Links), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let case = incidents::find_case(&mut read, &actor.workspace, &id).await?;
    let items = links::of_customer(&mut read, &actor.workspace, &case.incident_id, &case.customer_id).await?;
    Ok(axum::Json(Links { items }))
}
