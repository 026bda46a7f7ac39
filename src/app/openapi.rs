//! The API under `/api/v1` and its description, from one registration.

use axum::Router;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;

use crate::ground::House;
use crate::{
    admissions, customers, desk, incidents, lessons, listening, members, notices, playbooks, promises,
    remedies, reports, rooms, scope, surveys, trust,
};

/// The head of the description.
#[derive(OpenApi)]
#[openapi(
    info(title = "Amends", description = "The desk from which a company makes amends. Every page's verb is here too."),
    security(("token" = []))
)]
struct Head;

fn described() -> (Router<House>, utoipa::openapi::OpenApi) {
    let rooms = OpenApiRouter::new()
        .merge(members::api::routes())
        .merge(customers::api::routes())
        .merge(playbooks::api::routes())
        .merge(incidents::api::routes())
        .merge(scope::api::routes())
        .merge(admissions::api::routes())
        .merge(listening::api::routes())
        .merge(surveys::api::routes())
        .merge(promises::api::routes())
        .merge(remedies::api::routes())
        .merge(notices::api::routes())
        .merge(lessons::api::routes())
        .merge(trust::api::routes())
        .merge(rooms::api::routes())
        .merge(desk::api::routes())
        .merge(reports::api::routes());
    let (router, mut api) =
        OpenApiRouter::with_openapi(Head::openapi()).nest("/api/v1", rooms).split_for_parts();
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A key made under Settings."))
        .build();
    api.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    (router, api)
}

/// The description, OpenAPI 3.1, as `docs/openapi.json` holds it.
pub fn document() -> String {
    described().1.to_pretty_json().unwrap_or_default()
}

/// Every address of the API, and the description itself.
pub fn routes() -> Router<House> {
    described()
        .0
        .route("/api/v1/openapi.json", get(|| async { ([("content-type", "application/json")], document()) }))
}
