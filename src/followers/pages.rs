//! The pages behind the letters, which anybody may open who has one; and members' look at who follows.

mod door;
mod list;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/follow/{secret}", get(door::question).post(door::confirm))
        .route("/unfollow/{secret}", get(door::farewell).post(door::leave))
        .route("/incidents/{id}/followers", get(list::show))
        .route("/followers/{id}/removal", post(list::remove))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<door::QuestionPage>("followers", lang),
        exhibit::<door::FarewellPage>("followers", lang),
        exhibit::<door::SaidPage>("followers", lang),
        exhibit::<list::FollowersPage>("followers", lang),
    ]
}
