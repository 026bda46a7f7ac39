//! Letters on paper: those that wait, what was printed, its sheets, and the day they were posted.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::ground::id::{DeliveryId, Id, NoticeId, PrintRunId};
use crate::ground::page::{Lang, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::notices::link_key::Key;
use crate::notices::paper::{Sheet, Square, sheet};
use crate::notices::pdf;
use crate::notices::printing::{self, PrintRun};
use crate::notices::store;
use crate::notices::text::Spoken;
use crate::notices::theirs::Theirs;

/// One run: its sheets, and what became of them.
#[derive(Template)]
#[template(path = "notices/pages/run.html")]
pub struct RunPage {
    shell: Shell,
    run: PrintRun,
    subject: String,
    may_change: bool,
    has_pdf: bool,
}

impl View for RunPage {
    const NAME: &'static str = "run";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("notices-run-title");
        let run = sample_run(shell.now_ms);
        Self {
            shell: shell.at(Nav::Notices, title),
            run,
            subject: "Product safety <b>recall</b> 😀".into(),
            may_change: true,
            has_pdf: true,
        }
    }
}

/// A run that was printed an hour ago.
pub(super) fn sample_run(now: i64) -> PrintRun {
    let (at, dice) = (Time(now - 3_600_000), Dice::seeded(7));
    PrintRun {
        workspace_id: Id::mint(at, &dice),
        id: Id::mint(at, &dice),
        notice_id: Id::mint(at, &dice),
        incident_id: Id::mint(at, &dice),
        letters: 6,
        letters_digest: String::new(),
        made_at: at,
        made_by: "mem_1".into(),
        posted_at: None,
        posted_by: None,
        spoilt_at: None,
        spoilt_by: None,
        spoilt_because: None,
        salt: String::new(),
    }
}

/// The sheets of a run, one letter after the other; for the printer.
#[derive(Template)]
#[template(path = "notices/pages/sheets.html")]
pub struct SheetsPage {
    shell: Shell,
    back: String,
    sheets: Vec<Sheet>,
}

impl View for SheetsPage {
    const NAME: &'static str = "sheets";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("notices-sheets-title");
        let letter = |lang, lines: &[&str], subject: &str, body: &str| Sheet {
            lang,
            lines: lines.iter().map(|l| (*l).to_owned()).collect(),
            subject: subject.into(),
            day: shell.day(shell.now_ms),
            body: body.into(),
            type_it: shell.t("notices-paper-type"),
            address: "https://amends.example/r".into(),
            code: "K7QM-3T9X-P2WD".into(),
            scan_it: shell.t("notices-paper-scan"),
            square: Square::of("https://amends.example/r/0123456789012345678901234567890123456789012")
                .unwrap_or(Square { size: 1, path: String::new() }),
            #[cfg(feature = "pdf")]
            blocks: Vec::new(),
        };
        let sheets = vec![
            letter(
                Lang::En,
                &["Nordic <b>Airframe</b> AB", "Marta Lindqvist", "Kaiserstr. 4", "80331 München", "GERMANY"],
                "Product safety recall: brackets of lot 4471",
                "<p>Dear Marta Lindqvist,</p><h3>What happened</h3><p>Brackets of lot 4471 may crack under load.</p>",
            ),
            letter(Lang::Ar, &["الخليج للطيران", "سارة"], "استدعاء لأجل السلامة", "<p>سارة،</p>"),
        ];
        Self { shell: shell.at(Nav::Nowhere, title), back: "/notices".into(), sheets }
    }
}

pub(super) async fn print(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    match printing::print(&house, &visit.actor, &id).await {
        Ok(run) => Ok(visit.done("notices-run-made", &format!("/print-runs/{}", run.id))),
        Err(fault) => visit.back(&format!("/notices/{id}/letters"), "", Err::<(), _>(fault)),
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
) -> Result<Response> {
    let mut read = house.read();
    let run = store::printing::find(&mut read, &visit.actor.workspace, &id).await?;
    let notice = store::find(&mut read, &visit.actor.workspace, &run.notice_id).await?;
    let shell = visit.shell("notices-run-title", Nav::Notices);
    let may_change = visit.actor.must_be(Role::Member).is_ok();
    Ok(html(
        StatusCode::OK,
        &RunPage { shell, run, subject: notice.subject, may_change, has_pdf: pdf::IS_BUILT_IN },
    ))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SheetsQuery {
    /// One letter alone.
    only: String,
}

pub(super) async fn sheets(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
    Query(query): Query<SheetsQuery>,
) -> Result<Response> {
    let sheets = match written(&house, &visit, &id, query.only.parse().ok()).await {
        Ok(sheets) => sheets,
        Err(fault) => return not_shown(&visit, &id, fault),
    };
    let shell = visit.shell("notices-sheets-title", Nav::Nowhere);
    Ok(html(StatusCode::OK, &SheetsPage { shell, back: format!("/print-runs/{id}"), sheets }))
}

/// The same as one PDF, for a printer's or a post service's machine.
pub(super) async fn as_pdf(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
) -> Result<Response> {
    let file = match written(&house, &visit, &id, None).await {
        Ok(sheets) => pdf::of(visit.shell("notices-sheets-title", Nav::Nowhere), sheets).await,
        Err(fault) => Err(fault),
    };
    match file {
        Ok(file) => {
            let name = format!("attachment; filename=\"{id}.pdf\"");
            let head = [(CONTENT_TYPE, "application/pdf"), (CONTENT_DISPOSITION, name.as_str())];
            Ok((head, file).into_response())
        }
        Err(fault) => not_shown(&visit, &id, fault),
    }
}

/// The letters of a run that is open, or one of them. They carry private links: a member's to open, and only until they are
/// posted.
async fn written(
    house: &House,
    visit: &Visit,
    id: &PrintRunId,
    only: Option<DeliveryId>,
) -> Result<Vec<Sheet>> {
    visit.actor.must_be(Role::Member)?;
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let run = store::printing::find(&mut read, workspace, id).await?;
    printing::must_be_open(&run)?;
    let notice = store::find(&mut read, workspace, &run.notice_id).await?;
    let key = store::links::seek_key(&mut read, workspace)
        .await?
        .map(Key)
        .ok_or_else(|| Fault::broken("letters without a key for their links"))?;
    let spoken = Spoken::of(&mut read, notice).await?;
    let mut letters = store::printing::sheets_of(&mut read, workspace, id).await?;
    letters.retain(|delivery| only.as_ref().is_none_or(|one| *one == delivery.id));
    let readers = letters.iter().map(|d| (spoken.to(&d.language), &d.case_id));
    let theirs = Theirs::of(&mut read, workspace, readers).await?;
    letters.iter().map(|letter| sheet(house, &visit.workspace, &spoken, &theirs, letter, &key)).collect()
}

/// What is over, what cannot be made here, and a letter of which something was known when it was printed and is gone since:
/// none with a hole in it is shown.
fn not_shown(visit: &Visit, id: &PrintRunId, fault: Fault) -> Result<Response> {
    match fault {
        Fault::Conflict(_) | Fault::Refused { .. } | Fault::Invalid(_) => {
            Ok(visit.refused(&fault, &format!("/print-runs/{id}")))
        }
        fault => Err(fault),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    posted_on: String,
    because: String,
}

pub(super) async fn post_on(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let zone = &visit.workspace.zone;
    let outcome = printing::post_on(&house, &visit.actor, &id, &said.posted_on, zone).await;
    visit.back(&format!("/print-runs/{id}"), "notices-run-was-posted", outcome)
}

pub(super) async fn spoil(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let outcome = printing::spoil(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/print-runs/{id}"), "notices-run-was-spoilt", outcome)
}
