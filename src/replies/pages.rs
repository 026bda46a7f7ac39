//! Members' pages of what comes back: the tray and the lists, one mail, and what hangs on it.

mod download;
mod list;
mod mail;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/mails", get(list::show))
        .route("/mails/{id}", get(mail::show))
        .route("/mails/{id}/assignment", post(mail::assign))
        .route("/mails/{id}/setting-aside", post(mail::set_aside))
        .route("/mails/{id}/answer", post(mail::answer))
        .route("/mails/{id}/leaving", post(mail::leave))
        .route("/mails/{id}/erasure", post(mail::erase))
        .route("/mails/{id}/whole", get(download::whole))
        .route("/mails/{id}/attachments/{number}", get(download::attachment))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<list::ListPage>("replies", lang), exhibit::<mail::MailPage>("replies", lang)]
}
