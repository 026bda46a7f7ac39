//! What is done with a public room: begun, looked at, published, taken down, closed, archived; its logo.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::Response;
use serde::Deserialize;

use super::may_write;
use crate::ground::id::IncidentId;
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::rooms::public::{self, Frame};
use crate::rooms::site::{Words, store, verbs};
use crate::rooms::through;

pub(super) async fn draft(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let outcome = verbs::draft(&house, &visit.actor, &id, visit.lang).await;
    visit.back(&format!("/incidents/{id}/site"), "rooms-site-was-drafted", outcome)
}

/// In which language it is looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    lang: String,
}

/// The room as everybody would see it now.
pub(super) async fn preview(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let site = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let lang = site.lang_for(crate::ground::page::Lang::from_code(&wanted.lang));
    public::drawn(&house, &site, lang, Frame::preview(&site)).await.map(|drawn| public::once(&drawn))
}

pub(super) async fn publish(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let outcome = verbs::publish(&house, &visit.actor, &id).await;
    visit.back(&format!("/incidents/{id}/site"), "rooms-site-was-published", outcome)
}

pub(super) async fn unpublish(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let outcome = verbs::unpublish(&house, &visit.actor, &id).await;
    visit.back(&format!("/incidents/{id}/site"), "rooms-site-was-unpublished", outcome)
}

/// How it ended, in one language and another.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ending {
    post_mortem: String,
    other_lang: String,
    other_post_mortem: String,
}

pub(super) async fn close(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<Ending>,
) -> Result<Response> {
    let other = Words { lang: said.other_lang, post_mortem: said.other_post_mortem, ..Words::default() };
    let outcome = verbs::close(&house, &visit.actor, &id, &said.post_mortem, &[other]).await;
    visit.back(&format!("/incidents/{id}/site"), "rooms-site-was-closed", outcome)
}

/// Until when.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Until {
    until: String,
}

pub(super) async fn archive(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<Until>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let until = match said.until.trim() {
        "" => Ok(None),
        typed => Time::parse(typed, &visit.workspace.zone).map(Some).ok_or_else(|| {
            Fault::invalid("until", "This is no day that exists.", "Choose one, or leave it empty.")
        }),
    };
    let outcome = match until {
        Ok(until) => verbs::archive(&house, &visit.actor, &id, until).await,
        Err(fault) => Err(fault),
    };
    visit.back(&format!("/incidents/{id}/site"), "rooms-site-was-archived", outcome)
}

/// The logo, for us.
pub(super) async fn logo(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let site = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    through::site_logo(&house, &site).await
}

async fn received(form: &mut Multipart) -> Result<Vec<u8>> {
    let broken = |_| Fault::invalid("logo", "The picture did not come whole.", "Send it again.");
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("logo") {
            return Ok(field.bytes().await.map_err(broken)?.to_vec());
        }
    }
    Err(Fault::invalid("logo", "There is no picture.", "Choose one first."))
}

pub(super) async fn keep_logo(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    may_write(&visit)?;
    let outcome = match form {
        Ok(mut form) => match received(&mut form).await {
            Ok(bytes) => verbs::keep_logo(&house, &visit.actor, &id, &bytes).await,
            Err(fault) => Err(fault),
        },
        Err(_) => Err(Fault::invalid("logo", "There is no picture.", "Choose one first.")),
    };
    visit.back(&format!("/incidents/{id}/site"), "rooms-site-logo-was-kept", outcome)
}

pub(super) async fn drop_logo(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let outcome = verbs::drop_logo(&house, &visit.actor, &id).await;
    visit.back(&format!("/incidents/{id}/site"), "rooms-site-logo-was-dropped", outcome)
}
