//! Members' pages of notices: the list, the form, one notice from draft to its last letter, one delivery.

mod delivery;
mod form;
mod list;
mod notice;
mod sample;
mod words;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};

use crate::ground::page::{Exhibit, Lang, exhibit};
use crate::ground::web::Visit;
use crate::ground::{Fault, House, Result};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/notices", get(list::show))
        .route("/incidents/{id}/notices/new", get(form::new))
        .route("/incidents/{id}/notices", post(form::draft))
        .route("/incidents/{id}/notices/check", post(form::check_new))
        .route("/notices/{id}", get(notice::show).post(form::change))
        .route("/notices/{id}/edit", get(form::edit))
        .route("/notices/{id}/check", post(form::check))
        .route("/notices/{id}/submission", post(notice::submit))
        .route("/notices/{id}/return", post(notice::give_back))
        .route("/notices/{id}/approval", post(notice::approve))
        .route("/notices/{id}/stop", post(notice::stop))
        .route("/notices/{id}/resumption", post(notice::resume))
        .route("/deliveries/{id}", get(delivery::show))
        .route("/deliveries/{id}/settlement", post(delivery::settle))
        .route("/links/{id}/renewal", post(delivery::renew))
        .route("/links/{id}/revocation", post(delivery::revoke))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<list::ListPage>("notices", lang),
        exhibit::<form::FormPage>("notices", lang),
        exhibit::<notice::NoticePage>("notices", lang),
        exhibit::<delivery::DeliveryPage>("notices", lang),
    ]
}

/// Goes to `to`, saying what came of it.
fn back<T>(visit: &Visit, to: &str, done: &str, outcome: Result<T>) -> Result<Response> {
    match outcome {
        Ok(_) => Ok(visit.done(done, to)),
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, to))
        }
        Err(fault) => Err(fault),
    }
}
