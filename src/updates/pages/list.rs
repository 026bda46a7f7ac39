//! What we said before everyone, newest first, with the form that says more.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::IncidentId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::updates::panel::{self, Spoken};
use crate::updates::{Speaker, SpeakerSaid, UpdateSaid, store, verbs};
use crate::{incidents, wording};

/// The page.
#[derive(Template)]
#[template(path = "updates/pages/list.html")]
pub struct ListPage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    /// When we said that we speak next.
    pub(super) next_update: Option<i64>,
    pub(super) spoken: Vec<Spoken>,
    pub(super) is_ours: bool,
    /// Those who speak for us now.
    pub(super) speakers: Vec<Speaker>,
    pub(super) said: UpdateSaid,
    /// What the plain-speech check says of what is written.
    pub(super) findings: String,
    pub(super) naming: SpeakerSaid,
    pub(super) errors: Errors,
    pub(super) may_post: bool,
}

impl ListPage {
    fn statuses(&self) -> Vec<Choice> {
        super::statuses(&self.shell)
    }
    fn voices(&self) -> Vec<Choice> {
        self.speakers.iter().map(|s| Choice::new(s.id.as_str(), s.label())).collect()
    }
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        super::sample::list_page(shell)
    }
}

/// What a form brought, to be shown again.
#[derive(Default)]
pub(super) struct Tried {
    pub(super) said: Option<UpdateSaid>,
    pub(super) naming: SpeakerSaid,
    pub(super) errors: Errors,
}

pub(super) async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    tried: Tried,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let mut speakers = store::speakers::list(&mut read, workspace, id).await?;
    let updates = store::list(&mut read, workspace, id).await?;
    let spoken = panel::spoken(house, workspace, id, updates, &speakers).await?;
    speakers.retain(|s| s.released_at.is_none());
    let shell = visit.shell("updates-title", Nav::Incidents);
    let next = incident.next_update_at.filter(|_| incident.closed_at.is_none());
    let Tried { said, naming, errors } = tried;
    let (said, findings) = if let Some(said) = said {
        let texts = [(String::new(), said.text.as_str())];
        let findings = wording::panel::findings(&shell, &texts, None)?;
        (said, findings)
    } else {
        // A moment that is still ahead stands, unless it is taken out.
        let ahead = next.filter(|at| *at > house.now());
        let next_update_at = ahead.map(|at| shell.local_input(at.0)).unwrap_or_default();
        let status = incident.public_status.clone();
        (UpdateSaid { status, next_update_at, ..UpdateSaid::default() }, String::new())
    };
    let view = ListPage {
        incident_id: id.to_string(),
        next_update: next.map(|at| at.0),
        spoken,
        is_ours: true,
        speakers,
        said,
        findings,
        naming,
        errors,
        may_post: visit.actor.must_be(Role::Lead).is_ok() && incidents::may_begin(&incident, None).is_ok(),
        incident_title: incident.title,
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    page(&visit, &house, &id, Tried::default(), StatusCode::OK).await
}

/// The form as browsers send it: to be looked at first, or to be posted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Posting {
    #[serde(flatten)]
    said: UpdateSaid,
    check: String,
}

pub(super) async fn post(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(posting): Form<Posting>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let Posting { said, check } = posting;
    if !check.is_empty() {
        let tried = Tried { said: Some(said), ..Tried::default() };
        return page(&visit, &house, &id, tried, StatusCode::OK).await;
    }
    match verbs::post(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("updates-was-posted", &format!("/incidents/{id}/updates"))),
        Err(fault @ Fault::Invalid(_)) => {
            let tried = Tried { said: Some(said), errors: Errors::from(&fault), ..Tried::default() };
            page(&visit, &house, &id, tried, fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/incidents/{id}/updates")))
        }
        Err(fault) => Err(fault),
    }
}
