//! Members' pages of offered help: what was offered about an incident, and one offer with our answer.

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
        .route("/incidents/{id}/help", get(list::show).post(list::offer))
        .route("/help/{id}", get(one::show))
        .route("/help/{id}/acceptance", post(one::accept))
        .route("/help/{id}/decline", post(one::decline))
        .route("/help/{id}/erasure", post(one::erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<list::ListPage>("help", lang), exhibit::<one::HelpPage>("help", lang)]
}
