//! What a member is asked to, the first first, and what they owe a word on.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Query, Visit};
use crate::ground::{House, Result};
use crate::meetings::{MeetingLine, store};

/// The page.
#[derive(Template)]
#[template(path = "meetings/pages/mine.html")]
pub struct MinePage {
    pub(super) shell: Shell,
    pub(super) page: Page<MeetingLine>,
    pub(super) listing: Listing,
}

impl MinePage {
    fn has_begun(&self, line: &MeetingLine) -> bool {
        line.starts_at.0 <= self.shell.now_ms
    }
}

impl View for MinePage {
    const NAME: &'static str = "mine";
    fn sample(shell: Shell) -> Self {
        super::sample::mine_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    after: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let paging = Paging { after: looked.after, limit: None };
    let workspace = &visit.actor.workspace;
    let (who, now) = (visit.actor.label(), house.now());
    let page = store::list_planned_of(&mut house.read(), workspace, &who, now, &paging).await?;
    let listing = Listing::new("/meetings", "").page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("meetings-mine", Nav::Cases);
    Ok(html(StatusCode::OK, &MinePage { shell, page, listing }))
}
