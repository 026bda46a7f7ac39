//! Imports as JSON: bring a file in, look at the mapping proposed, try it, run it, see how far it is.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::customers::import::{self, ImportRun, Kind, Mapping, Receiving, Rejected};
use crate::customers::store::imports;
use crate::ground::fault::Problem;
use crate::ground::id::ImportId;
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{Fault, House, Result};

/// The routes of imports under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, receive))
        .routes(routes!(show))
        .routes(routes!(begin))
        .routes(routes!(resume))
        .routes(routes!(list_rejects))
        .routes(routes!(rejects_file))
}

/// A run with the mapping it uses or proposes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RunView {
    #[serde(flatten)]
    run: ImportRun,
    /// The mapping, as an object.
    #[serde(rename = "uses")]
    #[schema(value_type = Object)]
    mapping: Option<Mapping>,
    /// Whether it stands still and seems to have been left.
    interrupted: bool,
}

impl RunView {
    fn of(house: &House, run: ImportRun) -> Self {
        let interrupted = run.is_interrupted(house.now());
        Self { mapping: run.mapping().ok(), interrupted, run }
    }
}

/// Runs, newest first.
#[utoipa::path(get, path = "/imports", tag = "imports", params(Paging),
    responses((status = 200, body = Page<ImportRun>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(imports::list_runs(&mut house.read(), &actor.workspace, &paging).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ReceiveQuery {
    /// `customers`, `contacts` or `holdings`; told from the header row of a layout we know otherwise.
    kind: Option<String>,
    /// What the file is called.
    file_name: Option<String>,
}

/// Brings a CSV file in, up to 1 GiB. Nothing is imported yet: the answer proposes a mapping.
#[utoipa::path(post, path = "/imports", tag = "imports", params(ReceiveQuery),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 201, body = RunView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn receive(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<ReceiveQuery>,
    body: Body,
) -> Result<impl IntoResponse> {
    let kind = query.kind.as_deref().map(kind_of).transpose()?;
    let mut receiving = Receiving::begin(&house, &actor).await?;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let broken =
            |_| Fault::invalid("file", "The file did not come whole.", "Send it again, at most 1 GiB.");
        receiving.take(&piece.map_err(broken)?).await?;
    }
    let run = receiving.end(kind, query.file_name.as_deref().unwrap_or("upload.csv")).await?;
    Ok((StatusCode::CREATED, axum::Json(RunView::of(&house, run))))
}

fn kind_of(word: &str) -> Result<Kind> {
    Kind::from_word(word).ok_or_else(|| {
        Fault::invalid("kind", "There is no such kind of rows.", "Say customers, contacts or holdings.")
    })
}

/// One run: how far it is and what came of it.
#[utoipa::path(get, path = "/imports/{id}", tag = "imports", params(("id" = ImportId, Path)),
    responses((status = 200, body = RunView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ImportId>,
) -> Result<impl IntoResponse> {
    let run = imports::find_run(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(RunView::of(&house, run)))
}

/// How to run it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Begin {
    /// The mapping; the one proposed when absent.
    #[schema(value_type = Object)]
    mapping: Option<Mapping>,
    /// Only tell what would be done.
    dry: bool,
}

/// Begins the run, dry or for real. The desk carries it on; ask how far it is.
#[utoipa::path(post, path = "/imports/{id}/runs", tag = "imports", params(("id" = ImportId, Path)), request_body = Begin,
    responses((status = 202, body = RunView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn begin(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ImportId>,
    Json(said): Json<Begin>,
) -> Result<impl IntoResponse> {
    let run = import::begin_here(&house, &actor, &id, said.mapping, said.dry).await?;
    Ok((StatusCode::ACCEPTED, axum::Json(RunView::of(&house, run))))
}

/// Lets the desk go on with a run that was interrupted.
#[utoipa::path(post, path = "/imports/{id}/resumption", tag = "imports", params(("id" = ImportId, Path)),
    responses((status = 202, body = RunView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn resume(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ImportId>,
) -> Result<impl IntoResponse> {
    let run = import::resume(&house, &actor, &id).await?;
    Ok((StatusCode::ACCEPTED, axum::Json(RunView::of(&house, run))))
}

/// Rows that were not taken, with line, column, value, why and cure for each fault.
#[utoipa::path(get, path = "/imports/{id}/rejects", tag = "imports", params(("id" = ImportId, Path), Paging),
    responses((status = 200, body = Page<Rejected>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list_rejects(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ImportId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let run = imports::find_run(&mut read, &actor.workspace, &id).await?;
    let after = paging.parts().and_then(|[line]: [String; 1]| line.parse().ok()).unwrap_or(0);
    let rows = imports::list_rejects(&mut read, &run, after, paging.rows() + 1).await?;
    Ok(axum::Json(Page::cut(rows, &paging, |row: &Rejected| [row.line.to_string()])))
}

/// The same rows as CSV, to be mended and imported again.
#[utoipa::path(get, path = "/imports/{id}/rejects.csv", tag = "imports", params(("id" = ImportId, Path)),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn rejects_file(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ImportId>,
) -> Result<impl IntoResponse> {
    let run = imports::find_run(&mut house.read(), &actor.workspace, &id).await?;
    let body = Body::from_stream(import::rejects_csv(&house, &run));
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8")], body))
}
