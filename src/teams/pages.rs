//! Members' pages of teams: one team, what our people can do, an executive and their digest, and how our people are.

mod digest;
mod executive;
mod pulse;
mod sample;
mod skills;
mod team;
mod typed;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/teams/{id}", get(team::show))
        .route("/teams/{id}/members", post(team::ask))
        .route("/teams/{id}/departments", post(team::add_department))
        .route("/teams/{id}/reviews", post(team::review))
        .route("/teams/{id}/agreement", post(team::agree))
        .route("/team-members/{id}/acceptance", post(typed::accept))
        .route("/team-members/{id}/decline", post(typed::decline))
        .route("/team-members/{id}/leaving", post(typed::leave))
        .route("/departments/{id}", post(typed::change_department))
        .route("/hand-overs/{id}/announcement", post(typed::announce))
        .route("/incidents/{id}/never-again", post(team::write_never_again))
        .route("/cases/{id}/demands", post(team::demand))
        .route("/demands/{id}/answer", post(typed::answer_demand))
        .route("/demands/{id}/erasure", post(typed::erase_demand))
        .route("/skills", get(skills::show).post(skills::say))
        .route("/members/{id}/skills", post(skills::give))
        .route("/cases/{id}/executive", post(executive::name))
        .route("/executives/{id}", get(executive::show))
        .route("/executives/{id}/acceptance", post(executive::accept))
        .route("/executives/{id}/decline", post(executive::decline))
        .route("/executives/{id}/release", post(executive::release))
        .route("/executives/{id}/contacts", post(executive::note))
        .route("/digest", get(digest::show))
        .route("/incidents/{id}/pulse", get(pulse::show).post(pulse::answer))
        .route("/statements/{id}/thanks", post(pulse::thank))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<team::TeamPage>("teams", lang),
        exhibit::<skills::SkillsPage>("teams", lang),
        exhibit::<executive::ExecutivePage>("teams", lang),
        exhibit::<digest::DigestPage>("teams", lang),
        exhibit::<pulse::PulsePage>("teams", lang),
    ]
}
