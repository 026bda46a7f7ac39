//! Members' pages of grievances: a customer's register, that of all customers, one grievance, and where a statement leads
//! back to.

mod all;
mod one;
mod origin;
mod register;
mod sample;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/grievances", get(all::show))
        .route("/customers/{id}/grievances", get(register::show).post(register::hear))
        .route("/grievances/{id}", get(one::show))
        .route("/grievances/{id}/steps", post(one::say))
        .route("/grievances/{id}/memories", post(one::remember))
        .route("/grievances/{id}/taking-up", post(one::take_up))
        .route("/grievances/{id}/erasure", post(one::erase))
        .route("/grievances/{id}/reviews/new", get(one::review_form))
        .route("/grievances/{id}/reviews", post(one::ask_review))
        .route("/cases/{id}/origins/new", get(origin::form))
        .route("/cases/{id}/origins", post(origin::trace_back))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<register::RegisterPage>("grievances", lang),
        exhibit::<all::AllPage>("grievances", lang),
        exhibit::<one::GrievancePage>("grievances", lang),
        exhibit::<origin::OriginPage>("grievances", lang),
    ]
}
