//! The API under `/api/v1` and its description, from one registration.

use axum::Router;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{Operation, Parameter, ParameterIn, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;

use crate::ground::House;
use crate::{
    admissions, alternatives, bids, bulletins, calls, chasing, clarifications, customers, desk, followers,
    grievances, help, incidents, interviews, lessons, listening, meetings, members, mentions, notices,
    perception, plans, playbooks, promises, questions, remedies, replies, reports, rooms, scope,
    second_wrongs, surveys, teams, trust, updates, webhooks, windows, wording,
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
        .merge(webhooks::api::routes())
        .merge(wording::api::routes())
        .merge(incidents::api::routes())
        .merge(scope::api::routes())
        .merge(admissions::api::routes())
        .merge(mentions::api::routes())
        .merge(windows::api::routes())
        .merge(listening::api::routes())
        .merge(surveys::api::routes())
        .merge(promises::api::routes())
        .merge(questions::api::routes())
        .merge(clarifications::api::routes())
        .merge(alternatives::api::routes())
        .merge(plans::api::routes())
        .merge(help::api::routes())
        .merge(grievances::api::routes())
        .merge(updates::api::routes())
        .merge(perception::api::routes())
        .merge(bulletins::api::routes())
        .merge(second_wrongs::api::routes())
        .merge(interviews::api::routes())
        .merge(meetings::api::routes())
        .merge(remedies::api::routes())
        .merge(notices::api::routes())
        .merge(replies::api::routes())
        .merge(chasing::api::routes())
        .merge(followers::api::routes())
        .merge(calls::api::routes())
        .merge(teams::api::routes())
        .merge(lessons::api::routes())
        .merge(trust::api::routes())
        .merge(bids::api::routes())
        .merge(rooms::api::routes())
        .merge(rooms::copies::api_routes())
        .merge(desk::api::routes())
        .merge(reports::api::routes());
    let (router, mut api) =
        OpenApiRouter::with_openapi(Head::openapi()).nest("/api/v1", rooms).split_for_parts();
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A key made under Settings."))
        .build();
    api.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    api.paths.paths.values_mut().flat_map(operations).for_each(name_problems);
    (router, api)
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut path.get, &mut path.put, &mut path.post, &mut path.delete, &mut path.patch].into_iter().flatten()
}

/// Every problem has the media type of RFC 9457, and whatever reads a query may say that it did not understand it.
fn name_problems(operation: &mut Operation) {
    let responses = &mut operation.responses.responses;
    let asks = |p: &RefOr<Parameter>| matches!(p, RefOr::T(p) if p.parameter_in == ParameterIn::Query);
    if operation.parameters.iter().flatten().any(asks)
        && let Some(model) = responses.get("401").cloned()
    {
        responses.entry("422".into()).or_insert(model);
    }
    for (_, response) in responses.iter_mut().filter(|(status, _)| status.starts_with(['4', '5'])) {
        if let RefOr::T(response) = response
            && let Some(content) = response.content.swap_remove("application/json")
        {
            response.content.insert("application/problem+json".into(), content);
        }
    }
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
