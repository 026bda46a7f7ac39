//! Members' pages of calls: the line, the card for whoever is on the telephone, what can be said now, and who calls
//! executives.

mod callers;
mod card;
mod line;
mod outcome;
mod sample;
mod say;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

pub(super) use say::SayPanel;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/calls", get(line::show))
        .route("/calls/next", post(line::take_next))
        .route("/calls/callers", get(callers::show).post(callers::name))
        .route("/calls/callers/{id}/release", post(callers::release))
        .route("/calls/{id}", get(card::show))
        .route("/calls/{id}/taking", post(outcome::take))
        .route("/calls/{id}/return", post(outcome::put_back))
        .route("/calls/{id}/outcome", post(outcome::say))
        .route("/calls/{id}/another", post(outcome::another))
        .route("/incidents/{id}/say", get(say::of_incident))
        .route("/cases/{id}/say", get(say::of_case))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<line::LinePage>("calls", lang),
        exhibit::<card::CardPage>("calls", lang),
        exhibit::<say::SayPage>("calls", lang),
        exhibit::<callers::CallersPage>("calls", lang),
    ]
}
