//! Members' pages of chasing: who has heard us and who is silent, the rule by which they are asked again; and one
//! silent contact who was left to a person.

mod chase;
mod duty;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/chase", get(chase::show).post(chase::set))
        .route("/incidents/{id}/chase/told.csv", get(chase::file))
        .route("/duties/{id}", get(duty::show))
        .route("/duties/{id}/settlement", post(duty::settle))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<chase::ChasePage>("chasing", lang), exhibit::<duty::DutyPage>("chasing", lang)]
}
