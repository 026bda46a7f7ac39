//! The public room of an incident as JSON: the same verbs.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Openness, Site, SiteSaid, SiteState, Words, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, SiteId};
use crate::ground::page::Lang;
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result, Time};
use crate::incidents;

/// The routes under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show, draft, change))
        .routes(routes!(publish))
        .routes(routes!(close))
        .routes(routes!(archive))
        .routes(routes!(keep_logo, drop_logo))
}

/// The public room of an incident as programs see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SiteView {
    /// Which.
    id: SiteId,
    /// Of which incident.
    incident_id: IncidentId,
    /// Its address on this desk.
    address: String,
    /// Where it can be read by whoever may: `/s/{address}` with the host.
    url: String,
    /// Who may read it.
    openness: Openness,
    /// Where it stands.
    state: SiteState,
    /// The company's name, as this room says it.
    name: String,
    /// Its accent as `#rrggbb`; empty for ours.
    colour: String,
    /// The shade of it on light paper; none where there is no colour.
    light: Option<String>,
    /// And on dark.
    dark: Option<String>,
    /// Whether search engines may list it.
    indexed: bool,
    /// Whether it has a logo.
    has_logo: bool,
    /// The language of the words below.
    lang: String,
    /// What happened, in one sentence.
    headline: String,
    /// What it means for whoever reads.
    means: String,
    /// What they can do now.
    can_do: String,
    /// How it ended and what we changed, once it is closed.
    post_mortem: String,
    /// The same in other languages.
    others: Vec<Words>,
    /// Until when it is archived.
    archive_until: Option<Time>,
    /// Since when it can be read.
    published_at: Option<Time>,
    /// When it was changed last.
    changed_at: Time,
}

impl SiteView {
    fn of(house: &House, site: Site) -> Self {
        let shades = super::Shades::of(&site.colour);
        Self {
            url: format!("{}{}", house.config().base_url, site.path()),
            openness: site.openness(),
            state: site.state(),
            light: shades.as_ref().map(|shades| shades.light.clone()),
            dark: shades.map(|shades| shades.dark),
            has_logo: !site.logo_kind.is_empty(),
            others: site.others(),
            id: site.id,
            incident_id: site.incident_id,
            address: site.address,
            name: site.name,
            colour: site.colour,
            indexed: site.indexed,
            lang: site.lang,
            headline: site.headline,
            means: site.means,
            can_do: site.can_do,
            post_mortem: site.post_mortem,
            archive_until: site.archive_until,
            published_at: site.published_at,
            changed_at: site.changed_at,
        }
    }
}

/// The public room of an incident.
#[utoipa::path(get, path = "/incidents/{id}/site", tag = "rooms", params(("id" = IncidentId, Path)),
    responses((status = 200, body = SiteView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let site = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(SiteView::of(&house, site)))
}

/// Begins it from the facts that are there; one that was begun before is given back as it stands.
#[utoipa::path(post, path = "/incidents/{id}/site", tag = "rooms", params(("id" = IncidentId, Path)),
    responses((status = 200, body = SiteView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn draft(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let site = verbs::draft(&house, &actor, &id, Lang::En).await?;
    Ok(axum::Json(SiteView::of(&house, site)))
}

/// Says all of it anew. Members while only we see it, leads once it can be read.
#[utoipa::path(put, path = "/incidents/{id}/site", tag = "rooms", params(("id" = IncidentId, Path)), request_body = SiteSaid,
    responses((status = 200, body = SiteView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<SiteSaid>,
) -> Result<impl IntoResponse> {
    let site = verbs::change(&house, &actor, &id, &said).await?;
    Ok(axum::Json(SiteView::of(&house, site)))
}

/// Whether it can be read.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SitePublishing)]
pub(crate) struct Publishing {
    /// True to publish it, which a lead does; false to take it down, which any member may.
    published: bool,
}

/// Publishes it, or takes it down.
#[utoipa::path(put, path = "/incidents/{id}/site/publication", tag = "rooms", params(("id" = IncidentId, Path)), request_body = Publishing,
    responses((status = 200, body = SiteView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn publish(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<Publishing>,
) -> Result<impl IntoResponse> {
    let site = if said.published {
        verbs::publish(&house, &actor, &id).await?
    } else {
        verbs::unpublish(&house, &actor, &id).await?
    };
    Ok(axum::Json(SiteView::of(&house, site)))
}

/// How it ended.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SiteClosing)]
pub(crate) struct Closing {
    /// What happened, why, and what we changed.
    post_mortem: String,
    /// The same in other languages that the room speaks; only `lang` and `post_mortem` are read.
    #[serde(default)]
    others: Vec<Words>,
}

/// Closes it with its post-mortem. Leads only.
#[utoipa::path(post, path = "/incidents/{id}/site/closing", tag = "rooms", params(("id" = IncidentId, Path)), request_body = Closing,
    responses((status = 200, body = SiteView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn close(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<Closing>,
) -> Result<impl IntoResponse> {
    let site = verbs::close(&house, &actor, &id, &said.post_mortem, &said.others).await?;
    Ok(axum::Json(SiteView::of(&house, site)))
}

/// For how long.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = SiteArchiving)]
pub(crate) struct Archiving {
    /// Until when it can be read; none for good.
    until: Option<Time>,
}

/// Archives it: nothing of it changes any more. Leads only.
#[utoipa::path(post, path = "/incidents/{id}/site/archive", tag = "rooms", params(("id" = IncidentId, Path)), request_body = Archiving,
    responses((status = 200, body = SiteView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn archive(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<Archiving>,
) -> Result<impl IntoResponse> {
    let site = verbs::archive(&house, &actor, &id, said.until).await?;
    Ok(axum::Json(SiteView::of(&house, site)))
}

/// Puts a logo on it: a PNG, WebP or JPEG of at most 128 KiB, told by its content.
#[utoipa::path(put, path = "/incidents/{id}/site/logo", tag = "rooms", params(("id" = IncidentId, Path)), request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = SiteView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn keep_logo(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    body: Bytes,
) -> Result<impl IntoResponse> {
    let site = verbs::keep_logo(&house, &actor, &id, &body).await?;
    Ok(axum::Json(SiteView::of(&house, site)))
}

/// Takes the logo away.
#[utoipa::path(delete, path = "/incidents/{id}/site/logo", tag = "rooms", params(("id" = IncidentId, Path)),
    responses((status = 200, body = SiteView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn drop_logo(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let site = verbs::drop_logo(&house, &actor, &id).await?;
    Ok(axum::Json(SiteView::of(&house, site)))
}
