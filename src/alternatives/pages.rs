//! Members' pages of alternatives: those about an incident, with the form that offers one; one with who asked for it; and
//! whom we asked elsewhere.

mod list;
mod one;
mod sample;
mod sources;

use axum::Router;
use axum::routing::{get, post};

use super::{Alternative, AlternativeKind, AlternativeSaid, Ask, AskState};
use crate::ground::House;
use crate::ground::page::{Choice, Exhibit, Lang, Shell, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/alternatives", get(list::show).post(list::offer))
        .route("/alternatives/{id}", get(one::show).post(one::change))
        .route("/alternatives/{id}/ending", post(one::end))
        .route("/alternatives/{id}/asks", post(one::ask_for))
        .route("/incidents/{id}/sources", get(sources::list).post(sources::note))
        .route("/sources/{id}", get(sources::show).post(sources::change))
        .route("/sources/{id}/erasure", post(sources::erase))
        .route("/asks/{id}/giving", post(one::give))
        .route("/asks/{id}/decline", post(one::decline))
        .route("/asks/{id}/erasure", post(one::erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<list::ListPage>("alternatives", lang),
        exhibit::<one::AlternativePage>("alternatives", lang),
        exhibit::<sources::SourcesPage>("alternatives", lang),
        exhibit::<sources::SourcePage>("alternatives", lang),
    ]
}

/// The badge kind of where an ask stands.
pub(super) fn kind_of(ask: &Ask) -> &'static str {
    match ask.state.as_str() {
        state if state == AskState::Given.word() => "done",
        state if state == AskState::Declined.word() => "plain",
        _ => "wait",
    }
}

fn kinds(shell: &Shell) -> Vec<Choice> {
    let label = |k: &AlternativeKind| shell.t(&format!("alternatives-kind-{}", k.word()));
    AlternativeKind::ALL.iter().map(|k| Choice::new(k.word(), label(k))).collect()
}

/// An alternative as its form shows it.
fn said_of(shell: &Shell, alternative: &Alternative) -> AlternativeSaid {
    let a = alternative.clone();
    AlternativeSaid {
        kind: a.kind,
        title: a.title,
        words: a.words,
        whom: a.whom,
        amount: a.amount.map(|n| n.to_string()).unwrap_or_default(),
        unit: a.unit,
        until_at: a.until_at.map(|at| shell.local_input(at.0)).unwrap_or_default(),
        source_id: String::new(),
    }
}
