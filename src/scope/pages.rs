//! Members' pages of a scope: drafting by rule, by clicking or by list; looking and confirming; the versions; the sets
//! of values that rules name.

mod draft;
mod preview;
mod sets;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::ScopeState;
use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/scope", get(draft::form).post(draft::draft))
        .route("/incidents/{id}/scope/rule", post(draft::write_rule))
        .route("/incidents/{id}/scope/proposal", post(draft::draft_proposed))
        .route("/incidents/{id}/scope/{scope}", get(preview::look))
        .route("/incidents/{id}/scope/{scope}/confirmation", post(preview::confirm))
        .route("/incidents/{id}/scope/{scope}/drop", post(preview::drop_draft))
        // Files are counted by the router's own limit for uploads.
        .route("/sets", get(sets::list).post(sets::keep).layer(DefaultBodyLimit::disable()))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<draft::DraftPage>("scope", lang),
        exhibit::<preview::PreviewPage>("scope", lang),
        exhibit::<sets::SetsPage>("scope", lang),
    ]
}

/// The badge kind of a version's state.
pub(super) fn kind_of(state: &str) -> &'static str {
    match ScopeState::from_word(state) {
        Some(ScopeState::Drafted) => "wait",
        Some(ScopeState::Confirmed) => "done",
        Some(ScopeState::Replaced | ScopeState::Dropped) | None => "plain",
    }
}
