//! Members' pages of second wrongs: one of them, with the apology that names it; and what was hidden.

mod deception;
mod deceptions;
mod sample;
mod wrong;

use axum::Router;
use axum::routing::{get, post};

use super::{DeceptionKind, DeceptionState};
use crate::ground::House;
use crate::ground::page::{Choice, Exhibit, Lang, Shell, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/second-wrongs/{id}", get(wrong::show))
        .route("/second-wrongs/{id}/confirmation", post(wrong::confirm))
        .route("/second-wrongs/{id}/dismissal", post(wrong::dismiss))
        .route("/second-wrongs/{id}/owning", post(wrong::own_up))
        .route("/incidents/{id}/deceptions", get(deceptions::show).post(deceptions::mark))
        .route("/deceptions/{id}", get(deception::show))
        .route("/deceptions/{id}/confirmation", post(deception::confirm))
        .route("/deceptions/{id}/setting-aside", post(deception::set_aside))
        .route("/deceptions/{id}/taking-back", post(deception::take_back))
        .route("/deceptions/{id}/erasure", post(deception::erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<wrong::WrongPage>("second-wrongs", lang),
        exhibit::<deceptions::DeceptionsPage>("second-wrongs", lang),
        exhibit::<deception::DeceptionPage>("second-wrongs", lang),
    ]
}

/// What can have been done.
fn kinds(shell: &Shell) -> Vec<Choice> {
    DeceptionKind::ALL.iter().map(|k| Choice::new(k.word(), kind(shell, k.word()))).collect()
}

fn kind(shell: &Shell, word: &str) -> String {
    shell.t(&format!("second-wrongs-deception-{}", word.replace('_', "-")))
}

/// Where a concealment stands, as the kind of its badge and in words.
fn standing(shell: &Shell, word: &str) -> (&'static str, String) {
    let badge = match word {
        w if w == DeceptionState::Marked.word() => "wait",
        w if w == DeceptionState::Noted.word() => "late",
        _ => "plain",
    };
    (badge, shell.t(&format!("second-wrongs-deception-is-{}", word.replace('_', "-"))))
}
