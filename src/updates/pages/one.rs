//! One update: what it says, how it came to, and the forms that edit it, take it back, or erase words that no longer stand.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::UpdateId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::updates::{Change, EditSaid, Update, UpdateVersion, changes, store, verbs};
use crate::{incidents, wording};

/// The page.
#[derive(Template)]
#[template(path = "updates/pages/update.html")]
pub struct UpdatePage {
    pub(super) shell: Shell,
    pub(super) incident_title: String,
    pub(super) update: Update,
    pub(super) versions: Vec<UpdateVersion>,
    pub(super) changes: Vec<Change>,
    /// What the plain-speech check says of the words that stand.
    pub(super) findings: String,
    pub(super) said: EditSaid,
    pub(super) errors: Errors,
    pub(super) may_change: bool,
    pub(super) may_erase: bool,
}

impl UpdatePage {
    /// The versions whose words can be erased: those that no longer stand.
    fn erasable(&self) -> Vec<&UpdateVersion> {
        let gone = |v: &&UpdateVersion| !self.update.stands() || v.number != self.update.version;
        self.versions.iter().filter(|v| v.erased_at.is_none()).filter(gone).collect()
    }
}

impl View for UpdatePage {
    const NAME: &'static str = "update";
    fn sample(shell: Shell) -> Self {
        super::sample::update_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &UpdateId,
    tried: Option<(EditSaid, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let update = store::find(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &update.incident_id).await?;
    let versions = store::versions(&mut read, workspace, id).await?;
    let shell = visit.shell("updates-one", Nav::Incidents);
    let (said, errors) = tried.unwrap_or_else(|| {
        let (text, version) = (update.text.clone(), update.version);
        (EditSaid { text, because: String::new(), version }, Errors::none())
    });
    let view = UpdatePage {
        findings: wording::panel::findings(&shell, &[(String::new(), said.text.as_str())], None)?,
        incident_title: incident.title,
        changes: changes(&versions),
        versions,
        may_change: update.stands() && visit.actor.must_be(Role::Lead).is_ok(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok(),
        update,
        said,
        errors,
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<UpdateId>,
) -> Result<Response> {
    page(&visit, &house, &id, None, StatusCode::OK).await
}

pub(super) async fn edit(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<UpdateId>,
    Form(said): Form<EditSaid>,
) -> Result<Response> {
    let outcome = verbs::edit(&house, &visit.actor, &id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        return page(&visit, &house, &id, Some((said, Errors::from(fault))), fault.status()).await;
    }
    visit.back(&format!("/updates/{id}"), "updates-was-edited", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn withdraw(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<UpdateId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::withdraw(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/updates/{id}"), "updates-was-withdrawn", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    version: i64,
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<UpdateId>,
    Form(which): Form<Which>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id, which.version).await;
    visit.back(&format!("/updates/{id}"), "updates-was-erased", outcome)
}
