//! What a sheet holds, for programs: every delivery, and everybody who hears a notice or does not.

use axum::extract::State;
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, NoticeId};
use crate::ground::web::{Path, Staff};
use crate::ground::{House, Result};
use crate::incidents;
use crate::notices::sheet::{self, Sheet};
use crate::notices::store;

/// The routes of sheets.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(deliveries_of_notice))
        .routes(routes!(deliveries_of_incident))
        .routes(routes!(people))
}

/// Every delivery of a notice as CSV.
#[utoipa::path(get, path = "/notices/{id}/deliveries.csv", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn deliveries_of_notice(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    store::find(&mut house.read(), &actor.workspace, &id).await?;
    sheet::deliveries(&house, &actor.workspace, Sheet::Notice(id))
}

/// Every delivery about an incident as CSV.
#[utoipa::path(get, path = "/incidents/{id}/deliveries.csv", tag = "notices", params(("id" = IncidentId, Path)),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn deliveries_of_incident(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    incidents::find(&mut house.read(), &actor.workspace, &id).await?;
    sheet::deliveries(&house, &actor.workspace, Sheet::Incident(id))
}

/// Who hears a notice, who does not and why, as CSV.
#[utoipa::path(get, path = "/notices/{id}/people.csv", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn people(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    let notice = store::find(&mut house.read(), &actor.workspace, &id).await?;
    sheet::audience(&house, notice)
}
