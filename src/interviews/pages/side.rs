//! Everybody of theirs side by side (R43).

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::CaseId;
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Path, Visit};
use crate::ground::{House, Result};
use crate::incidents;
use crate::interviews::compare::{Words, compare};
use crate::interviews::{Comparison, Row};

/// The page.
#[derive(Template)]
#[template(path = "interviews/pages/side.html")]
pub struct SidePage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    pub(super) all: Comparison,
}

impl SidePage {
    fn dimension(&self, row: &Row) -> String {
        let word = if row.label.is_empty() { "none" } else { &row.label };
        self.shell.t(&format!("interviews-side-{word}"))
    }
    fn name(&self, at: &usize) -> &str {
        self.all.columns.get(*at).map_or("", |column| column.name.as_str())
    }
    fn mark_kind(&self, words: &Words) -> &'static str {
        if words.mark.as_deref() == Some("noted") { "late" } else { "done" }
    }
    fn mark(&self, words: &Words) -> String {
        match words.mark.as_deref() {
            Some(mark) => self.shell.t(&format!("interviews-mark-{mark}")),
            None => String::new(),
        }
    }
}

impl View for SidePage {
    const NAME: &'static str = "side";
    fn sample(shell: Shell) -> Self {
        super::sample::side_page(shell)
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, &id).await?;
    let view = SidePage {
        shell: visit.shell("interviews-side", Nav::Cases),
        case_id: id.to_string(),
        all: compare(&mut read, workspace, &id).await?,
        customer: case.title,
    };
    Ok(html(StatusCode::OK, &view))
}
