//! Members' pages of bids: all of them with what we are good at, those at one customer, and one with its advice.

mod list;
mod of_customer;
mod one;
mod sample;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bids", get(list::show))
        .route("/bids/competences", post(list::set))
        .route("/customers/{id}/bids", get(of_customer::show).post(of_customer::ask))
        .route("/bids/{id}", get(one::show))
        .route("/bids/{id}/decision", post(one::decide))
        .route("/bids/{id}/outcome", post(one::note))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<list::ListPage>("bids", lang),
        exhibit::<of_customer::OfCustomerPage>("bids", lang),
        exhibit::<one::BidPage>("bids", lang),
    ]
}
