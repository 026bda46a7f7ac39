//! Members' pages of windows: what is to be seen, as customers see it, and what is said and done about each; the key,
//! once; and where machines send.

mod list;
mod machines;
mod own;

use axum::Router;
use axum::routing::{get, post, put};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages, and of machines.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/windows", get(list::show).post(list::add))
        .route("/incidents/{id}/windows/seen", get(list::figures_alone))
        .route("/windows/{id}", post(own::change))
        .route("/windows/{id}/key", post(own::make_key))
        .route("/windows/{id}/key/revocation", post(own::revoke_key))
        .route("/windows/{id}/showing", post(own::show))
        .route("/windows/{id}/hiding", post(own::hide))
        .route("/windows/{id}/closing", post(own::close))
        .route("/windows/{id}/count", post(own::count))
        .route("/windows/{id}/pictures/{at}", get(own::picture))
        .route("/windows/{id}/stream/{name}", get(own::stream))
        .route("/push/{key}/{name}", put(machines::push).delete(machines::forget))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<list::WindowsPage>("windows", lang), exhibit::<own::KeyPage>("windows", lang)]
}
