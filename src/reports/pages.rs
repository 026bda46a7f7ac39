//! Pages of reports: figures and the journal's state, its verification, and dossiers.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::paper::{Body, Paper};
use super::{Figures, dossier_of, figures, proof_of, verify};
use crate::ground::id::CaseId;
use crate::ground::page::{Exhibit, Lang, Listing, Nav, Shell, exhibit, html};
use crate::ground::web::{Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result};
use crate::journal::{self, Audit, Stamp};
use crate::{mentions, promises};

mod samples;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/reports", get(overview))
        .route("/reports/verification", post(verification))
        .route("/cases/{id}/dossier", get(dossier))
        .route("/cases/{id}/dossier.html", get(dossier_file))
        .route("/cases/{id}/dossier.json", get(dossier_json))
        .route("/cases/{id}/proof.json", get(proof_json))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<OverviewPage>("reports", lang),
        exhibit::<VerifiedPage>("reports", lang),
        exhibit::<DossierPage>("reports", lang),
    ]
}

/// Figures of every incident, and the state of the journal.
#[derive(Template)]
#[template(path = "reports/pages/overview.html")]
pub struct OverviewPage {
    shell: Shell,
    page: Page<Figures>,
    listing: Listing,
    sealed: u64,
    stamp: Option<Stamp>,
    vkey: String,
}

impl OverviewPage {
    /// Median, 90th percentile and worst.
    fn telling(&self, line: &Figures) -> String {
        let spans = [line.tell_p50_ms, line.tell_p90_ms, line.tell_max_ms];
        match spans.into_iter().map(|s| s.map(|s| self.shell.elapsed(s))).collect::<Option<Vec<_>>>() {
            Some(spans) => spans.join(" · "),
            None => "–".to_owned(),
        }
    }

    /// Who told first, in a sentence.
    fn first(&self, line: &Figures) -> String {
        mentions::panel::told_first(&self.shell, &line.first_word)
    }

    /// The kept rate with its interval; never one without the other.
    fn kept(&self, line: &Figures) -> String {
        let interval = promises::panel::interval(&line.promises);
        if interval.is_known() {
            format!("{} ({})", interval.figure(), interval.words(&self.shell))
        } else {
            interval.words(&self.shell)
        }
    }
}

async fn overview(visit: Visit, State(house): State<House>, Query(query): Query<Paging>) -> Result<Response> {
    let workspace = &visit.actor.workspace;
    let paging = Paging { after: query.after, limit: Some(20) };
    let page = figures(&house, workspace, &paging).await?;
    let listing = Listing::new("/reports", "").page(paging.after.as_deref(), page.next.clone());
    let outside = journal::outside(&house, workspace)?;
    Ok(html(
        StatusCode::OK,
        &OverviewPage {
            shell: visit.shell("reports-title", Nav::Reports),
            page,
            listing,
            sealed: journal::log_size(&mut house.read(), workspace).await?,
            stamp: journal::last_checkpoint(&mut house.read(), workspace).await?,
            vkey: outside.vkey().unwrap_or_default().to_owned(),
        },
    ))
}

/// What a verification found.
#[derive(Template)]
#[template(path = "reports/pages/verified.html")]
pub struct VerifiedPage {
    shell: Shell,
    audit: Audit,
}

impl VerifiedPage {
    fn found(&self) -> u64 {
        self.audit.findings.len() as u64 + self.audit.more
    }
}

async fn verification(visit: Visit, State(house): State<House>) -> Result<Response> {
    let audit = verify(&house, &visit.actor.workspace).await?;
    Ok(html(
        StatusCode::OK,
        &VerifiedPage { shell: visit.shell("reports-verified-title", Nav::Reports), audit },
    ))
}

/// The dossier of a case.
#[derive(Template)]
#[template(path = "reports/pages/dossier.html")]
pub struct DossierPage {
    shell: Shell,
    id: CaseId,
    body: Body,
}

async fn dossier(visit: Visit, State(house): State<House>, Path(id): Path<CaseId>) -> Result<Response> {
    let dossier = dossier_of(&house, &visit.actor.workspace, &id).await?;
    let shell = visit.shell_titled(dossier.case.title.clone(), Nav::Incidents);
    let body = Body::of(dossier, &shell);
    Ok(html(StatusCode::OK, &DossierPage { shell, id, body }))
}

/// A file to be saved under a name.
fn download(name: &str, kind: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (StatusCode::OK, headers, text).into_response()
}

async fn dossier_file(visit: Visit, State(house): State<House>, Path(id): Path<CaseId>) -> Result<Response> {
    let dossier = dossier_of(&house, &visit.actor.workspace, &id).await?;
    let text = Paper::of(dossier, &visit.workspace.zone).render()?;
    Ok(download(&format!("{id}.html"), "text/html; charset=utf-8", text))
}

async fn dossier_json(visit: Visit, State(house): State<House>, Path(id): Path<CaseId>) -> Result<Response> {
    let dossier = dossier_of(&house, &visit.actor.workspace, &id).await?;
    let text = serde_json::to_string_pretty(&dossier).map_err(Fault::broken)?;
    Ok(download(&format!("{id}.json"), "application/json", text))
}

async fn proof_json(visit: Visit, State(house): State<House>, Path(id): Path<CaseId>) -> Result<Response> {
    let proof = proof_of(&house, &visit.actor.workspace, &id).await?.ok_or_else(not_sealed)?;
    let text = serde_json::to_string_pretty(&proof).map_err(Fault::broken)?;
    Ok(download(&format!("{id}.proof.json"), "application/json", text))
}

/// There is nothing to prove yet.
pub(super) fn not_sealed() -> Fault {
    Fault::refused("Nothing of this case is sealed yet.", "Try again in a few seconds.")
}
