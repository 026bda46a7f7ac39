//! Members' pages of clarifications: what is to be cleared up in a case, and one of them with all that was said.

mod list;
mod one;
mod sample;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/cases/{id}/clarifications", get(list::show).post(list::open))
        .route("/clarifications/{id}", get(one::show))
        .route("/clarifications/{id}/lines", post(one::say))
        .route("/clarifications/{id}/settlement", post(one::settle))
        .route("/clarifications/{id}/erasure", post(one::erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<list::ListPage>("clarifications", lang), exhibit::<one::OnePage>("clarifications", lang)]
}
