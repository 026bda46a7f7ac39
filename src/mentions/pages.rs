//! Members' pages of mentions: who spoke of an incident, and one mention with what became of it.

mod list;
mod mention;
mod sample;

use axum::Router;
use axum::routing::{get, post};

use super::{MentionSaid, Speaker};
use crate::ground::House;
use crate::ground::page::{Choice, Exhibit, Lang, Shell, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/mentions", get(list::show).post(list::note))
        .route("/mentions/{id}", get(mention::show))
        .route("/mentions/{id}/correction", post(mention::correct))
        .route("/mentions/{id}/withdrawal", post(mention::withdraw))
        .route("/mentions/{id}/answer", post(mention::answer))
        .route("/mentions/{id}/erasure", post(mention::erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<list::ListPage>("mentions", lang), exhibit::<mention::MentionPage>("mentions", lang)]
}

/// Who may have spoken.
fn speakers(shell: &Shell) -> Vec<Choice> {
    Speaker::ALL
        .iter()
        .map(|s| Choice::new(s.word(), shell.t(&format!("mentions-speaker-{}", s.word()))))
        .collect()
}

/// The badge kind of a mention: withdrawn ones are done with.
fn kind_of(mention: &super::Mention) -> &'static str {
    match (mention.stands(), mention.speaker.as_str()) {
        (false, _) => "plain",
        (true, "us") => "done",
        (true, _) => "wait",
    }
}
