//! The same verbs as JSON.

mod another;
mod inside;
mod owning;
mod paper;
mod reach;
mod sending;
mod sheets;
mod texts;
mod webhook;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::links::{self, Link};
use super::shown::{self, Shown};
use super::text::{self, Spoken};
use super::{
    Audience, Coverage, Delivery, DeliveryLine, DeliveryState, Hearing, Notice, NoticeLine, NoticeSaid,
    NoticeText, SetAside, Settlement, lacking, plan, preview, sending as acts, store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::{ContactId, DeliveryId, IncidentId, LinkId, NoticeId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Actor, Fault, FieldFault, House, Result};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(list_of_incident, draft))
        .routes(routes!(coverage))
        .routes(routes!(show, change))
        .routes(routes!(audience))
        .routes(routes!(show_preview))
        .routes(routes!(submit))
        .routes(routes!(give_back))
        .merge(texts::routes())
        .merge(sending::routes())
        .merge(owning::routes())
        .merge(inside::routes())
        .routes(routes!(list_deliveries))
        .routes(routes!(show_delivery))
        .routes(routes!(settle))
        .merge(another::routes())
        .merge(reach::routes())
        .merge(paper::routes())
        .merge(sheets::routes())
        .merge(webhook::routes())
        .routes(routes!(mint_link))
        .routes(routes!(renew_link))
        .routes(routes!(revoke_link))
}

async fn workspace_of(house: &House, actor: &Actor) -> Result<Workspace> {
    workspace::seek(&mut house.read(), &actor.workspace).await?.ok_or(Fault::Missing("workspace"))
}

/// Notices, newest first.
#[utoipa::path(get, path = "/notices", tag = "notices", params(Paging),
    responses((status = 200, body = Page<NoticeLine>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::list(&mut house.read(), &actor.workspace, None, None, &paging).await?))
}

/// The notices about one incident, newest first.
#[utoipa::path(get, path = "/incidents/{id}/notices", tag = "notices", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<NoticeLine>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list_of_incident(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    crate::incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list(&mut read, &actor.workspace, Some(&id), None, &paging).await?))
}

/// Begins a notice about an incident.
#[utoipa::path(post, path = "/incidents/{id}/notices", tag = "notices", params(("id" = IncidentId, Path)), request_body = NoticeSaid,
    responses((status = 201, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn draft(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<NoticeSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::draft(&house, &actor, &id, &said, "UTC").await?)))
}

/// How far the telling of an incident has come, and how long it took.
#[utoipa::path(get, path = "/incidents/{id}/coverage", tag = "notices", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Coverage), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn coverage(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::coverage(&mut house.read(), &actor.workspace, &id, house.now()).await?))
}

/// A notice with what became of its letters so far.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoticeView {
    #[serde(flatten)]
    notice: Notice,
    /// The same in further languages.
    texts: Vec<NoticeText>,
    /// How many letters are in each state.
    deliveries: std::collections::BTreeMap<String, i64>,
    /// Receiving domains of this desk that take nothing just now: their letters wait.
    set_aside: Vec<SetAside>,
}

/// One notice.
#[utoipa::path(get, path = "/notices/{id}", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = NoticeView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let notice = store::find(&mut read, &actor.workspace, &id).await?;
    let deliveries = store::deliveries::tally(&mut read, &actor.workspace, &id).await?.into_iter().collect();
    let set_aside = store::set_aside::list_waiting(&mut read, &actor.workspace, house.now()).await?;
    let texts = text::texts_of(&mut read, &notice).await?;
    Ok(axum::Json(NoticeView { notice, texts, deliveries, set_aside }))
}

/// Changes a notice that is being written.
#[utoipa::path(put, path = "/notices/{id}", tag = "notices", params(("id" = NoticeId, Path)), request_body = NoticeSaid,
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<NoticeSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::change(&house, &actor, &id, &said, "UTC").await?))
}

/// What a second member is shown before they let it out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AudienceView {
    #[serde(flatten)]
    audience: Audience,
    #[serde(flatten)]
    beside: Shown,
    /// Parts that a notice of its scenario should say and that are missing: a warning, and nobody is stopped.
    warns: Vec<FieldFault>,
    /// The digest of the text as it stands; send it along with the approval.
    shown: String,
}

/// Who would be told by it now, who would not and why, and how long they would have to prepare.
#[utoipa::path(get, path = "/notices/{id}/audience", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = AudienceView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn audience(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let zone = workspace_of(&house, &actor).await?.zone;
    let mut read = house.read();
    let notice = store::find(&mut read, &actor.workspace, &id).await?;
    let today = house.now().day(&zone).to_string();
    let hearing = Hearing::of(&notice);
    let audience = store::audience(&mut read, &actor.workspace, &notice.incident_id, hearing, &today).await?;
    let beside = shown::of(&house, &notice, house.now().day(&zone)).await?;
    let scenario = crate::incidents::find(&mut read, &actor.workspace, &notice.incident_id).await?.scenario;
    let spoken = Spoken::of(&mut read, notice).await?;
    let warns = lacking::warns(&spoken, scenario.as_deref(), &[]);
    Ok(axum::Json(AudienceView { audience, beside, warns, shown: plan::digest_of_text(&spoken)? }))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct PreviewQuery {
    /// As which contact; the first of the audience when not said.
    #[param(value_type = Option<ContactId>)]
    contact: Option<String>,
}

/// What one person would read.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PreviewView {
    /// As which contact.
    contact_id: ContactId,
    /// The subject.
    subject: String,
    /// The letter as plain text; in place of the private link stand three dots.
    text: String,
    /// The letter as HTML.
    html: String,
    /// The language of its words.
    language: String,
    /// Whether they read that language for want of a text in their own.
    is_fallback: bool,
    /// What of theirs its words say and nobody knows.
    lacks: Vec<FieldFault>,
}

/// The notice as one person would read it.
#[utoipa::path(get, path = "/notices/{id}/preview", tag = "notices", params(("id" = NoticeId, Path), PreviewQuery),
    responses((status = 200, body = PreviewView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn show_preview(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Query(query): Query<PreviewQuery>,
) -> Result<impl IntoResponse> {
    let contact: Option<ContactId> = query.contact.map(|text| parsed("contact", &text)).transpose()?;
    let notice = store::find(&mut house.read(), &actor.workspace, &id).await?;
    let workspace = workspace_of(&house, &actor).await?;
    let shown =
        preview(&house, &workspace, &notice, contact.as_ref()).await?.ok_or(Fault::Missing("contact"))?;
    Ok(axum::Json(PreviewView {
        contact_id: shown.who.contact_id,
        subject: shown.mail.subject,
        text: shown.mail.text,
        html: shown.mail.html,
        language: shown.language,
        is_fallback: shown.is_fallback,
        lacks: shown.lacks,
    }))
}

fn parsed<T: std::str::FromStr<Err = String>>(field: &str, text: &str) -> Result<T> {
    text.parse().map_err(|why| Fault::invalid(field, why, "Use an id as the lists give it."))
}

/// Lays a notice before a second person.
#[utoipa::path(post, path = "/notices/{id}/submission", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn submit(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let zone = workspace_of(&house, &actor).await?.zone;
    Ok(axum::Json(verbs::submit(&house, &actor, &id, &zone).await?))
}

/// A reason.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Because {
    /// In a sentence.
    because: String,
}

/// Gives a submitted notice back to be written on.
#[utoipa::path(post, path = "/notices/{id}/return", tag = "notices", params(("id" = NoticeId, Path)), request_body = Because,
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn give_back(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::give_back(&house, &actor, &id, &said.because).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DeliveryQuery {
    /// Only in this state.
    #[param(inline)]
    state: Option<DeliveryState>,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

/// The letters of a notice, each with its own truth.
#[utoipa::path(get, path = "/notices/{id}/deliveries", tag = "notices", params(("id" = NoticeId, Path), DeliveryQuery),
    responses((status = 200, body = Page<DeliveryLine>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list_deliveries(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Query(query): Query<DeliveryQuery>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::find(&mut read, &actor.workspace, &id).await?;
    let paging = Paging { after: query.after, limit: query.limit };
    Ok(axum::Json(store::deliveries::list(&mut read, &actor.workspace, &id, query.state, &paging).await?))
}

/// One delivery.
#[utoipa::path(get, path = "/deliveries/{id}", tag = "notices", params(("id" = DeliveryId, Path)),
    responses((status = 200, body = Delivery), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_delivery(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let delivery = store::deliveries::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::claims::shown(&mut read, delivery).await?))
}

/// How a delivery is settled by hand.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Settling {
    /// `arrived` or `again`.
    how: Settlement,
    /// How you know; your name stands beside it.
    #[serde(default)]
    because: String,
}

/// Settles a delivery whose fate nobody knows, or sends again what did not go through.
#[utoipa::path(post, path = "/deliveries/{id}/settlement", tag = "notices", params(("id" = DeliveryId, Path)), request_body = Settling,
    responses((status = 200, body = Delivery), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn settle(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
    Json(said): Json<Settling>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(acts::settle(&house, &actor, &id, said.how, &said.because).await?))
}

/// Whose link.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct LinkSaid {
    /// Which contact.
    contact_id: ContactId,
}

/// Makes sure that a contact has a live private link. Its secret stands in letters only.
#[utoipa::path(post, path = "/incidents/{id}/links", tag = "notices", params(("id" = IncidentId, Path)), request_body = LinkSaid,
    responses((status = 201, body = Link), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn mint_link(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<LinkSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(links::mint(&house, &actor, &id, &said.contact_id).await?.link)))
}

/// Lets a link live on from now.
#[utoipa::path(post, path = "/links/{id}/renewal", tag = "notices", params(("id" = LinkId, Path)),
    responses((status = 200, body = Link), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn renew_link(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<LinkId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(links::renew(&house, &actor, &id).await?))
}

/// Closes a link for good.
#[utoipa::path(post, path = "/links/{id}/revocation", tag = "notices", params(("id" = LinkId, Path)),
    responses((status = 200, body = Link), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn revoke_link(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<LinkId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(links::revoke(&house, &actor, &id).await?))
}
