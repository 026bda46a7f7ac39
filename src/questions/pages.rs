//! Members' pages of questions: what was asked about an incident, and one question with its answer.

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
        .route("/incidents/{id}/questions", get(list::show).post(list::ask))
        .route("/questions/{id}", get(one::show))
        .route("/questions/{id}/answer", post(one::answer))
        .route("/questions/{id}/owner", post(one::take))
        .route("/questions/{id}/publication", post(one::publish))
        .route("/questions/{id}/withdrawal", post(one::take_back))
        .route("/questions/{id}/erasure", post(one::erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<list::ListPage>("questions", lang), exhibit::<one::QuestionPage>("questions", lang)]
}
