//! Letters on paper: those that wait, what was printed, its sheets, and the day they were posted.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::back;
use crate::ground::id::{DeliveryId, Id, NoticeId, PrintRunId};
use crate::ground::page::{Lang, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::notices::link_key::Key;
use crate::notices::paper::{Sheet, Square, sheet};
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
        Err(fault) => back(&visit, &format!("/notices/{id}/letters"), "", Err::<(), _>(fault)),
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
    Ok(html(StatusCode::OK, &RunPage { shell, run, subject: notice.subject, may_change }))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SheetsQuery {
    /// One letter alone.
    only: String,
}

/// The sheets carry private links: a member's to open, and only until they are posted.
pub(super) async fn sheets(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
    Query(query): Query<SheetsQuery>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let run = store::printing::find(&mut read, workspace, &id).await?;
    if let Err(fault) = printing::must_be_open(&run) {
        return Ok(visit.refused(&fault, &format!("/print-runs/{id}")));
    }
    let notice = store::find(&mut read, workspace, &run.notice_id).await?;
    let key = store::links::seek_key(&mut read, workspace)
        .await?
        .map(Key)
        .ok_or_else(|| Fault::broken("letters without a key for their links"))?;
    let only: Option<DeliveryId> = query.only.parse().ok();
    let spoken = Spoken::of(&mut read, notice).await?;
    let mut letters = store::printing::sheets_of(&mut read, workspace, &id).await?;
    letters.retain(|delivery| only.as_ref().is_none_or(|one| *one == delivery.id));
    let readers = letters.iter().map(|d| (spoken.to(&d.language), &d.case_id));
    let theirs = Theirs::of(&mut read, workspace, readers).await?;
    let mut sheets = Vec::with_capacity(letters.len());
    for delivery in &letters {
        match sheet(&house, &visit.workspace, &spoken, &theirs, delivery, &key) {
            Ok(written) => sheets.push(written),
            // What of theirs was known when it was printed is gone since: no letter with a hole in it is shown.
            Err(fault @ Fault::Invalid(_)) => return Ok(visit.refused(&fault, &format!("/print-runs/{id}"))),
            Err(fault) => return Err(fault),
        }
    }
    let shell = visit.shell("notices-sheets-title", Nav::Nowhere);
    Ok(html(StatusCode::OK, &SheetsPage { shell, back: format!("/print-runs/{id}"), sheets }))
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
    back(&visit, &format!("/print-runs/{id}"), "notices-run-was-posted", outcome)
}

pub(super) async fn spoil(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let outcome = printing::spoil(&house, &visit.actor, &id, &said.because).await;
    back(&visit, &format!("/print-runs/{id}"), "notices-run-was-spoilt", outcome)
}
