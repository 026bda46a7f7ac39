//! Members' pages of interviews: guides, planning, the talk itself, its notes, its record, and everybody side by side.

mod guides;
mod notes;
mod one;
mod plan;
mod sample;
mod side;
mod take;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/guides", get(guides::list).post(guides::write))
        .route("/guides/{id}", get(guides::show).post(guides::change))
        .route("/guides/{id}/retirement", post(guides::retire))
        .route("/cases/{id}/interviews", get(side::show).post(plan::plan))
        .route("/cases/{id}/interviews/new", get(plan::new))
        .route("/interviews/{id}", get(one::show))
        .route("/interviews/{id}/beginning", post(one::begin))
        .route("/interviews/{id}/ending", post(one::end))
        .route("/interviews/{id}/dropping", post(one::drop_it))
        .route("/interviews/{id}/sending", post(one::send))
        .route("/interviews/{id}/sharing", post(one::share))
        .route("/interviews/{id}/erasure", post(one::erase))
        .route("/interviews/{id}/notes", get(notes::show).post(notes::keep))
        .route("/interviews/{id}/lines", get(take::new).post(take::take))
        .route("/candidates/{id}/taking", post(one::take_up))
        .route("/candidates/{id}/setting-aside", post(one::set_aside))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<guides::GuidesPage>("interviews", lang),
        exhibit::<guides::GuidePage>("interviews", lang),
        exhibit::<plan::PlanPage>("interviews", lang),
        exhibit::<one::InterviewPage>("interviews", lang),
        exhibit::<notes::NotesPage>("interviews", lang),
        exhibit::<take::TakePage>("interviews", lang),
        exhibit::<side::SidePage>("interviews", lang),
    ]
}
