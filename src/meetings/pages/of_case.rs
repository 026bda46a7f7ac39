//! All meetings with a customer, the latest first, and how often we meet.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::CaseId;
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Path, Query, Visit};
use crate::ground::{House, Result, Role, Time};
use crate::incidents;
use crate::meetings::{Cadence, Meeting, MeetingReport, store};

/// The page.
#[derive(Template)]
#[template(path = "meetings/pages/meetings.html")]
pub struct MeetingsPage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    pub(super) cadences: Vec<Cadence>,
    pub(super) page: Page<Meeting>,
    pub(super) listing: Listing,
    pub(super) reports: Vec<MeetingReport>,
    pub(super) may_work: bool,
}

impl MeetingsPage {
    fn badge(&self, meeting: &Meeting) -> &'static str {
        meeting.badge(Time(self.shell.now_ms))
    }
    fn often(&self, cadence: &Cadence) -> String {
        crate::meetings::panel::often(&self.shell, cadence)
    }
}

impl View for MeetingsPage {
    const NAME: &'static str = "meetings";
    fn sample(shell: Shell) -> Self {
        super::sample::meetings_page(shell)
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
    Path(id): Path<CaseId>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, &id).await?;
    let paging = Paging { after: looked.after, limit: None };
    let page = store::list_of_case(&mut read, workspace, &id, &paging).await?;
    let listing =
        Listing::new(format!("/cases/{id}/meetings"), "").page(paging.after.as_deref(), page.next.clone());
    let view = MeetingsPage {
        shell: visit.shell("meetings-title", Nav::Cases),
        case_id: id.to_string(),
        cadences: store::cadences::list_of_case(&mut read, workspace, &id).await?,
        reports: store::reports::list_of_case(&mut read, workspace, &id).await?,
        may_work: visit.actor.must_be(Role::Member).is_ok() && case.state().is_live(),
        customer: case.title,
        page,
        listing,
    };
    Ok(html(StatusCode::OK, &view))
}
