//! Members' pages of updates: what we said, with the form that says more and those who speak; one update with its versions;
//! and faces, which everybody sees.

mod list;
mod naming;
mod one;
mod sample;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};

use crate::ground::page::{Choice, Exhibit, Lang, Shell, exhibit};
use crate::ground::web::Path;
use crate::ground::{House, Result};
use crate::incidents::PublicStatus;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/updates", get(list::show).post(list::post))
        .route("/updates/{id}", get(one::show).post(one::edit))
        .route("/updates/{id}/withdrawal", post(one::withdraw))
        .route("/updates/{id}/erasure", post(one::erase))
        .route("/incidents/{id}/speakers", post(naming::name))
        .route("/speakers/{id}/face", post(naming::show_face))
        .route("/speakers/{id}/face/removal", post(naming::take_face))
        .route("/speakers/{id}/release", post(naming::release))
        .route("/faces/{key}", get(face))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<list::ListPage>("updates", lang), exhibit::<one::UpdatePage>("updates", lang)]
}

/// A face, for everybody.
async fn face(State(house): State<House>, Path(key): Path<String>) -> Result<Response> {
    super::face(&house, &key).await
}

/// The status words as answers of a form.
fn statuses(shell: &Shell) -> Vec<Choice> {
    PublicStatus::ALL
        .iter()
        .map(|s| {
            let label = shell.t(&format!("incidents-status-{}", s.word()));
            Choice::new(s.word(), label).hint(shell.t(&format!("rooms-status-{}", s.word())))
        })
        .collect()
}
