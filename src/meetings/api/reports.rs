//! Reports to a customer as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::MeetingList;
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, MeetingReportId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result, Time};
use crate::incidents;
use crate::meetings::{MeetingReport, ReportContent, draw, releasing, store};

/// The routes of reports.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(draft))
        .routes(routes!(list_reports, release))
        .routes(routes!(show_report))
        .routes(routes!(erase_report))
}

/// What a report would say now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MeetingReportDraft {
    /// Since when.
    since_at: Time,
    /// What it says.
    content: ReportContent,
}

/// A report as it was given, read.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WholeMeetingReport {
    /// The row, with what they read as it is kept.
    report: MeetingReport,
    /// What it says.
    content: ReportContent,
}

/// What a report to this customer would say now; nothing is kept.
#[utoipa::path(get, path = "/cases/{id}/report", tag = "meetings", params(("id" = CaseId, Path)),
    responses((status = 200, body = MeetingReportDraft), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn draft(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let case = incidents::find_case(&mut read, workspace, &id).await?;
    let incident = incidents::find(&mut read, workspace, &case.incident_id).await?;
    let (since_at, content) = draw(&mut read, workspace, &incident, &case, house.now()).await?;
    Ok(axum::Json(MeetingReportDraft { since_at, content }))
}

/// The reports that a customer was given, the newest first.
#[utoipa::path(get, path = "/cases/{id}/meeting-reports", tag = "meetings", params(("id" = CaseId, Path)),
    responses((status = 200, body = MeetingList<MeetingReport>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_reports(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    let items = store::reports::list_of_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(MeetingList { items }))
}

/// A word of ours at the head of a report.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct MeetingReportSaid {
    /// The words; may be empty.
    words: String,
}

/// Gives a customer where it stands: from then on it is kept as it was.
#[utoipa::path(post, path = "/cases/{id}/meeting-reports", tag = "meetings", params(("id" = CaseId, Path)), request_body = MeetingReportSaid,
    responses((status = 201, body = MeetingReport), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn release(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<MeetingReportSaid>,
) -> Result<impl IntoResponse> {
    let report = releasing::release(&house, &actor, &id, &said.words).await?;
    Ok((StatusCode::CREATED, axum::Json(report)))
}

/// A report as it was given.
#[utoipa::path(get, path = "/meeting-reports/{id}", tag = "meetings", params(("id" = MeetingReportId, Path)),
    responses((status = 200, body = WholeMeetingReport), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_report(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingReportId>,
) -> Result<impl IntoResponse> {
    let report = store::reports::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(WholeMeetingReport { content: report.content(), report }))
}

/// Erases what a report says. Owners only.
#[utoipa::path(post, path = "/meeting-reports/{id}/erasure", tag = "meetings", params(("id" = MeetingReportId, Path)),
    responses((status = 200, body = MeetingReport), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn erase_report(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingReportId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(releasing::erase_report(&house, &actor, &id).await?))
}
