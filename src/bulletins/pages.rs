//! Members' pages of bulletins: those about an incident, the form, and one with who has read it.

mod bulletin;
mod form;
mod list;
mod sample;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/bulletins", get(list::show).post(form::draft))
        .route("/incidents/{id}/bulletins/new", get(form::new))
        .route("/bulletins/{id}", get(bulletin::show).post(form::change))
        .route("/bulletins/{id}/edit", get(form::edit))
        .route("/bulletins/{id}/publication", post(bulletin::publish))
        .route("/bulletins/{id}/receipt", post(bulletin::read))
        .route("/bulletins/{id}/erasure", post(bulletin::erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<list::ListPage>("bulletins", lang),
        exhibit::<form::FormPage>("bulletins", lang),
        exhibit::<bulletin::BulletinPage>("bulletins", lang),
    ]
}
