//! Members' page of the gap in perception.

mod show;

pub use show::marks;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/cases/{id}/perception", get(show::show).post(show::open))
        .route("/rounds/{id}/rating", post(show::rate))
        .route("/rounds/{id}/closing", post(show::close))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<show::PerceptionPage>("perception", lang)]
}
