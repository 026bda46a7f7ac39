//! The bulletins about an incident, and the notices that went out before our own people were told.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::bulletins::{Bulletin, Gap, store};
use crate::ground::id::IncidentId;
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Path, Visit};
use crate::ground::{House, Result, Role};
use crate::incidents;

/// The page.
#[derive(Template)]
#[template(path = "bulletins/pages/list.html")]
pub struct ListPage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    pub(super) all: Vec<Bulletin>,
    pub(super) gaps: Vec<Gap>,
    pub(super) may_write: bool,
}

impl ListPage {
    /// Where one is written.
    fn to_new(&self) -> String {
        format!("/incidents/{}/bulletins/new", self.incident_id)
    }
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        super::sample::list_page(shell)
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, &id).await?;
    let view = ListPage {
        shell: visit.shell("bulletins-title", Nav::Incidents),
        incident_id: id.to_string(),
        all: store::list_of_incident(&mut read, workspace, &id).await?,
        gaps: store::list_gaps(&mut read, workspace, &id).await?,
        may_write: visit.actor.must_be(Role::Member).is_ok() && incident.closed_at.is_none(),
        incident_title: incident.title,
    };
    Ok(html(StatusCode::OK, &view))
}
