//! The routes of the members' face.

use axum::Router;
use axum::routing::get;

use super::{case, customer, facts, home, incident, search};
use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/", get(home::show))
        .route("/incidents/{id}", get(incident::show))
        .route("/cases", get(case::list))
        .route("/cases/{id}", get(case::show))
        .route("/cases/{id}/facts", get(facts::show))
        .route("/customers/{id}", get(customer::show))
        .route("/search", get(search::show))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<home::HomePage>("desk", lang),
        exhibit::<incident::IncidentPage>("desk", lang),
        exhibit::<case::CasesPage>("desk", lang),
        exhibit::<case::CasePage>("desk", lang),
        exhibit::<facts::FactsPage>("desk", lang),
        exhibit::<customer::CustomerPage>("desk", lang),
        exhibit::<search::SearchPage>("desk", lang),
    ]
}
