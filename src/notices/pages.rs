//! Members' pages of notices: the list, the form, one notice from draft to its last letter, one delivery.

mod course;
mod delivery;
mod form;
mod form_said;
mod inside;
mod list;
mod notice;
mod owning;
mod paper;
mod reach;
mod people;
mod rise;
mod sample;
mod sending;
mod webhook;
mod words;
#[cfg(test)]
pub(super) use sample::notice as sample_notice;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

pub use sample::{sample_delivery, sample_notice_out};
pub(super) use webhook::since;

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
        .route("/notices/{id}/owning", post(owning::name))
        .route("/notices/{id}/bulletin", post(inside::begin))
        .route("/notices/{id}/stop", post(notice::stop))
        .route("/notices/{id}/resumption", post(notice::resume))
        .route("/notices/{id}/calls", get(reach::by_voice).post(reach::call))
        .route("/notices/{id}/letters", get(reach::on_paper).post(reach::write))
        .route("/notices/{id}/print-runs", post(paper::print))
        .route("/print-runs/{id}", get(paper::show))
        .route("/print-runs/{id}/sheets", get(paper::sheets))
        .route("/print-runs/{id}/letters.pdf", get(paper::as_pdf))
        .route("/print-runs/{id}/posting", post(paper::post_on))
        .route("/print-runs/{id}/spoiling", post(paper::spoil))
        .route("/notices/{id}/go", post(notice::go))
        .route("/notices/{id}/trial", post(notice::try_out))
        .route("/notices/{id}/sending", get(sending::show))
        .route("/notices/{id}/people", get(people::show))
        .route("/notices/{id}/people.csv", get(people::sheet_of_people))
        .route("/notices/{id}/deliveries.csv", get(people::sheet_of_notice))
        .route("/incidents/{id}/deliveries.csv", get(people::sheet_of_incident))
        .route("/notices/{id}/end", post(notice::end))
        .route("/deliveries/{id}", get(delivery::show))
        .route("/deliveries/{id}/settlement", post(delivery::settle))
        .route("/deliveries/{id}/another", post(delivery::send_to_another))
        .route("/deliveries/{id}/replay", post(webhook::replay))
        .route("/webhooks/{id}/deliveries", get(webhook::show))
        .route("/webhooks/{id}/replay", post(webhook::replay_since))
        .route("/links/{id}/renewal", post(delivery::renew))
        .route("/links/{id}/revocation", post(delivery::revoke))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<list::ListPage>("notices", lang),
        exhibit::<form::FormPage>("notices", lang),
        exhibit::<notice::NoticePage>("notices", lang),
        exhibit::<reach::ReachPage>("notices", lang),
        exhibit::<paper::RunPage>("notices", lang),
        exhibit::<paper::SheetsPage>("notices", lang),
        exhibit::<people::PeoplePage>("notices", lang),
        exhibit::<sending::SendingPage>("notices", lang),
        exhibit::<delivery::DeliveryPage>("notices", lang),
        exhibit::<webhook::PostedPage>("notices", lang),
    ]
}
