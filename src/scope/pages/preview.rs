//! A version as a second member looks at it, confirms it or drops it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::{IncidentId, ScopeId};
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result};
use crate::incidents;
use crate::scope::{Preview, Scope, ScopeState, sample, verbs};

/// A version, to be looked at and confirmed by a second member.
#[derive(Template)]
#[template(path = "scope/pages/preview.html")]
pub struct PreviewPage {
    shell: Shell,
    incident_title: String,
    preview: Preview,
    is_own: bool,
}

impl PreviewPage {
    fn scope(&self) -> &Scope {
        &self.preview.scope
    }
    /// What was said, as far as it can be shown.
    fn said_shown(&self) -> String {
        self.scope().said.chars().take(4_000).collect()
    }
    fn is_draft(&self) -> bool {
        self.scope().state() == ScopeState::Drafted
    }
}

impl View for PreviewPage {
    const NAME: &'static str = "preview";
    fn sample(shell: Shell) -> Self {
        let title = shell.ta("scope-version", "n", "2");
        let shell = shell.at(Nav::Incidents, title);
        let incident_title = "Late orders: the carrier <b>failed</b> in São Paulo 😀".to_owned();
        Self { shell, incident_title, preview: sample::preview(), is_own: false }
    }
}

pub(super) async fn look(
    visit: Visit,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
) -> Result<Response> {
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let preview = verbs::preview(&house, &visit.actor.workspace, &id, &scope).await?;
    let is_own = preview.scope.drafted_by == visit.actor.label();
    let shell = visit.shell("scope-title", Nav::Incidents);
    let title = shell.ta("scope-version", "n", preview.scope.version.to_string());
    let shell = Shell { title, ..shell };
    Ok(html(StatusCode::OK, &PreviewPage { shell, incident_title: incident.title, preview, is_own }))
}

pub(super) async fn confirm(
    visit: Visit,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
) -> Result<Response> {
    let outcome = verbs::confirm(&house, &visit.actor, &id, &scope).await;
    visit.back(&format!("/incidents/{id}/scope/{scope}"), "scope-confirmed", outcome)
}

pub(super) async fn drop_draft(
    visit: Visit,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response> {
    let because = typed.get("because").map_or("", String::as_str);
    let outcome = verbs::drop_draft(&house, &visit.actor, &id, &scope, because).await;
    visit.back(&format!("/incidents/{id}/scope/{scope}"), "scope-dropped", outcome)
}
