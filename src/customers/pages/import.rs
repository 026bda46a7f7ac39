//! Pages of imports: bring a file in, watch a run, look at what was not taken.

use askama::Template;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::import_mapping::{begin, mapping_page};
use crate::customers::import::{
    self, ImportRun, Kind, Names, Receiving, Reject, Rejected, RunState, template,
};
use crate::customers::store::imports;
use crate::ground::id::{Id, ImportId, WorkspaceId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Path, Query, Visit};
use crate::ground::{Dice, Fault, House, Result, Time};

pub(super) fn routes() -> Router<House> {
    // Files are counted by the router's own limit for uploads.
    let upload = post(receive).layer(DefaultBodyLimit::disable());
    Router::new()
        .route("/import", get(list).merge(upload))
        .route("/import/templates/{kind}", get(template_file))
        .route("/import/{id}", get(show))
        .route("/import/{id}/mapping", get(mapping_page))
        .route("/import/{id}/run", post(begin))
        .route("/import/{id}/resumption", post(resume))
        .route("/import/{id}/rejects.csv", get(rejects_file))
}

/// Runs, newest first, above the form that brings a file in.
#[derive(Template)]
#[template(path = "customers/pages/imports.html")]
pub(super) struct ImportsPage {
    shell: Shell,
    page: Page<ImportRun>,
    listing: Listing,
    kinds: Vec<Choice>,
    errors: Errors,
}

impl View for ImportsPage {
    const NAME: &'static str = "imports";
    fn sample(shell: Shell) -> Self {
        let items = vec![
            sample_run(&shell, "orders-2017.csv", RunState::Running, 0),
            sample_run(&shell, "customers <b>new</b>.csv", RunState::Done, 2),
            sample_run(&shell, "عملاء.csv", RunState::Stopped, 1),
        ];
        let kinds = kinds(&shell);
        let errors =
            Errors::none().with("file", "Line 1: the file is empty. Export it again, with its header row.");
        let title = shell.t("customers-import-title");
        let shell = shell.at(Nav::Import, title);
        Self { shell, page: Page { items, next: None }, listing: Listing::new("/import", ""), kinds, errors }
    }
}

fn sample_run(shell: &Shell, file: &str, state: RunState, rejected: i64) -> ImportRun {
    let moved_at = Time(shell.now_ms - 20_000);
    ImportRun {
        workspace_id: WorkspaceId::mint(Time(1), &Dice::seeded(1)),
        id: ImportId::mint(Time(1), &Dice::seeded(rejected as u64)),
        kind: "holdings".into(),
        file_name: file.into(),
        header: Names(vec!["order_id".into(), "customer_id".into()]),
        ignored: Names(vec!["order_approved_at".into()]),
        mapping: "{}".into(),
        encoding: Some("utf-8".into()),
        is_dry: 0,
        state: state.word().into(),
        bytes_total: Some(9_400_000),
        bytes_done: 4_200_000,
        line: 31_204,
        batches: 8,
        rows_new: 31_000,
        rows_changed: 12,
        rows_unchanged: 190,
        rows_rejected: rejected,
        why: (state == RunState::Stopped)
            .then(|| "Line 31204: byte 0x80 is not UTF-8 and not clearly Latin-1.".into()),
        cure: (state == RunState::Stopped).then(|| "Save the file as UTF-8.".into()),
        rejects_digest: None,
        began_by: "mem_1".into(),
        created_at: moved_at.plus(-60_000),
        moved_at,
        ended_at: (state != RunState::Running).then_some(moved_at),
    }
}

fn kinds(shell: &Shell) -> Vec<Choice> {
    Kind::ALL
        .iter()
        .map(|k| Choice::new(k.word(), shell.t(&format!("customers-kind-{}", k.word()))))
        .collect()
}

async fn list(visit: Visit, State(house): State<House>, Query(paging): Query<Paging>) -> Result<Response> {
    list_with(&visit, &house, &paging, Errors::none(), StatusCode::OK).await
}

async fn list_with(
    visit: &Visit,
    house: &House,
    paging: &Paging,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let page = imports::list_runs(&mut house.read(), &visit.actor.workspace, paging).await?;
    let shell = visit.shell("customers-import-title", Nav::Import);
    let listing = Listing::new("/import", "").page(paging.after.as_deref(), page.next.clone());
    let kinds = kinds(&shell);
    Ok(html(status, &ImportsPage { shell, page, listing, kinds, errors }))
}

/// Brings a file in. The kind of its rows stands before the file in the form.
async fn receive(visit: Visit, State(house): State<House>, mut form: Multipart) -> Result<Response> {
    match received(&visit, &house, &mut form).await {
        Ok(run) => Ok(Redirect::to(&format!("/import/{}", run.id)).into_response()),
        Err(fault @ Fault::Invalid(_)) => {
            let (errors, status) = (Errors::from(&fault), fault.status());
            list_with(&visit, &house, &Paging::default(), errors, status).await
        }
        Err(fault) => Err(fault),
    }
}

async fn received(visit: &Visit, house: &House, form: &mut Multipart) -> Result<ImportRun> {
    let broken = |_| Fault::invalid("file", "The file did not come whole.", "Send it again, at most 1 GiB.");
    let mut kind = None;
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("kind") => kind = Kind::from_word(field.text().await.map_err(broken)?.trim()),
            Some("file") => {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                let mut receiving = Receiving::begin(house, &visit.actor).await?;
                while let Some(piece) = field.chunk().await.map_err(broken)? {
                    receiving.take(&piece).await?;
                }
                return receiving.end(kind, &file_name).await;
            }
            _ => {}
        }
    }
    Err(Fault::invalid("file", "There is no file.", "Choose the CSV file to bring in."))
}

/// How far a run is, and what was not taken.
#[derive(Template)]
#[template(path = "customers/pages/run.html")]
pub(super) struct RunPage {
    shell: Shell,
    run: ImportRun,
    rejected: Page<Rejected>,
    listing: Listing,
    interrupted: bool,
}

impl RunPage {
    /// The word of its state, and the kind of badge that says it.
    fn badge(&self) -> (&'static str, String) {
        badge_of(&self.shell, &self.run)
    }

    fn kind_label(&self) -> String {
        self.shell.t(&format!("customers-kind-{}", self.run.kind))
    }

    /// How much of the file was read, and its size, where that is known; what was begun counts.
    fn kilobytes(&self) -> Option<(i64, i64)> {
        let begun = |bytes: i64| (bytes + 1023) / 1024;
        self.run.bytes_total.map(|total| (begun(self.run.bytes_done), begun(total)))
    }
}

/// The badge of a run.
pub(super) fn badge_of(shell: &Shell, run: &ImportRun) -> (&'static str, String) {
    let kind = match run.state() {
        RunState::Mapping | RunState::Running => "wait",
        RunState::Done if run.rows_rejected == 0 => "done",
        RunState::Done => "plain",
        RunState::Stopped => "late",
    };
    let word = if run.dry() && run.state() == RunState::Done { "tried" } else { run.state().word() };
    (kind, shell.t(&format!("customers-import-state-{word}")))
}

impl View for RunPage {
    const NAME: &'static str = "import-run";
    fn sample(shell: Shell) -> Self {
        let run = sample_run(&shell, "orders-2017.csv", RunState::Running, 2);
        let fault = |line, column: &str, value: &str, why: &str, cure: &str| Rejected {
            line,
            cells: Vec::new(),
            faults: vec![Reject {
                line,
                column: column.into(),
                value: value.into(),
                why: why.into(),
                cure: cure.into(),
            }],
        };
        let items = vec![
            fault(
                118,
                "order_estimated_delivery_date",
                "2017-02-30",
                "this day does not exist in the calendar",
                "Correct the day",
            ),
            fault(
                2_044,
                "customer_id",
                "<script>alert(1)</script>",
                "no customer has this key",
                "Import the customers first, or correct the key",
            ),
        ];
        let listing = Listing::new("/import/1", "");
        let shell = shell.at(Nav::Import, "orders-2017.csv");
        Self { shell, run, rejected: Page { items, next: None }, listing, interrupted: false }
    }
}

async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ImportId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let mut read = house.read();
    let run = imports::find_run(&mut read, &visit.actor.workspace, &id).await?;
    if run.state() == RunState::Mapping {
        return Ok(Redirect::to(&format!("/import/{id}/mapping")).into_response());
    }
    let after = paging.parts().and_then(|[line]: [String; 1]| line.parse().ok()).unwrap_or(0);
    let rows = imports::list_rejects(&mut read, &run, after, paging.rows() + 1).await?;
    let rejected = Page::cut(rows, &paging, |row: &Rejected| [row.line.to_string()]);
    let listing =
        Listing::new(format!("/import/{id}"), "").page(paging.after.as_deref(), rejected.next.clone());
    let mut shell = visit.shell_titled(run.file_name.clone(), Nav::Import);
    if run.state() == RunState::Running {
        shell.live = Some(format!("/live/{id}"));
    }
    let interrupted = run.is_interrupted(house.now());
    Ok(html(StatusCode::OK, &RunPage { shell, run, rejected, listing, interrupted }))
}

async fn resume(visit: Visit, State(house): State<House>, Path(id): Path<ImportId>) -> Result<Response> {
    let outcome = import::resume(&house, &visit.actor, &id).await;
    visit.back(&format!("/import/{id}"), "customers-import-resumed", outcome)
}

async fn rejects_file(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ImportId>,
) -> Result<Response> {
    let run = imports::find_run(&mut house.read(), &visit.actor.workspace, &id).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"rejected-{}.csv\"", run.kind().word())),
    ];
    Ok((headers, Body::from_stream(import::rejects_csv(&house, &run))).into_response())
}

#[derive(Debug, Deserialize)]
struct TemplateName {
    kind: String,
}

/// Our own template for a kind of rows.
async fn template_file(_: Visit, Path(name): Path<TemplateName>) -> Result<Response> {
    let word = name.kind.trim_end_matches(".csv");
    let kind = Kind::from_word(word).ok_or(Fault::Missing("template"))?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}.csv\"", kind.word())),
    ];
    Ok((headers, template(kind)).into_response())
}
