//! Members' pages of customers' systems: the form, and one system with what can be done about it.

mod form;
mod webhook;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/customers/{id}/webhooks/new", get(form::new))
        .route("/customers/{id}/webhooks", post(form::add))
        .route("/webhooks/{id}", get(webhook::show).post(form::change))
        .route("/webhooks/{id}/edit", get(form::edit))
        .route("/webhooks/{id}/ping", post(webhook::try_out))
        .route("/webhooks/{id}/rotation", post(webhook::rotate))
        .route("/webhooks/{id}/pause", post(webhook::pause))
        .route("/webhooks/{id}/resumption", post(webhook::resume))
        .route("/webhooks/{id}/removal", post(webhook::remove))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<form::FormPage>("webhooks", lang), exhibit::<webhook::WebhookPage>("webhooks", lang)]
}
