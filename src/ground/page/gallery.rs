//! The gallery: every view of the product, drawn from its sample, in every language.

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
    routing::get,
};
use serde::Deserialize;

use super::{FaultPage, Lang, Nav, RoomSpecimen, Shell, Specimen, html};

/// A page that can be drawn from invented values, so that it can be looked at, tested and translated
/// without a database behind it.
pub trait View: Template {
    /// Its name in the gallery: kebab-case, unique in its room.
    const NAME: &'static str;

    /// The view with invented values full enough to show each of its parts.
    fn sample(shell: Shell) -> Self;
}

/// One view, which is drawn when somebody looks: whoever opens one does not wait for all the others.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// The room it belongs to.
    pub room: &'static str,
    /// Its name there.
    pub name: &'static str,
    lang: Lang,
    draw: fn(Lang) -> askama::Result<String>,
}

impl Exhibit {
    /// The whole page.
    pub fn html(&self) -> String {
        (self.draw)(self.lang).unwrap_or_else(|error| format!("{}/{}: {error}", self.room, self.name))
    }

    /// Where the gallery shows it.
    pub fn href(&self, lang: Lang) -> String {
        format!("/gallery/{}/{}?lang={}", self.room, self.name, lang.code())
    }
}

/// The sample of `V` in a language.
pub fn exhibit<V: View>(room: &'static str, lang: Lang) -> Exhibit {
    Exhibit { room, name: V::NAME, lang, draw: draw::<V> }
}

fn draw<V: View>(lang: Lang) -> askama::Result<String> {
    V::sample(Shell { lang, ..Shell::sample() }).render()
}

/// The exhibits of this room.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<Specimen>("page", lang),
        exhibit::<RoomSpecimen>("page", lang),
        exhibit::<FaultPage>("page", lang),
    ]
}

/// Serves `/gallery` and `/gallery/{room}/{name}`, with `?lang=`.
pub fn router<S: Clone + Send + Sync + 'static>(exhibits: fn(Lang) -> Vec<Exhibit>) -> Router<S> {
    let index = move |Query(wanted): Query<Wanted>| async move { index(wanted.lang(), exhibits) };
    let one = move |Path((room, name)): Path<(String, String)>, Query(wanted): Query<Wanted>| async move {
        one(&room, &name, wanted.lang(), exhibits)
    };
    Router::new().route("/gallery", get(index)).route("/gallery/{room}/{name}", get(one))
}

#[derive(Debug, Deserialize)]
struct Wanted {
    lang: Option<String>,
}

impl Wanted {
    fn lang(&self) -> Lang {
        Lang::negotiate(self.lang.as_deref(), None)
    }
}

#[derive(Template)]
#[template(path = "ground/page/gallery.html")]
struct Index {
    shell: Shell,
    rooms: Vec<(&'static str, Vec<Exhibit>)>,
}

fn index(lang: Lang, exhibits: fn(Lang) -> Vec<Exhibit>) -> Response {
    let mut rooms: Vec<(&'static str, Vec<Exhibit>)> = Vec::new();
    for exhibit in exhibits(lang) {
        match rooms.iter_mut().find(|(room, _)| *room == exhibit.room) {
            Some((_, shown)) => shown.push(exhibit),
            None => rooms.push((exhibit.room, vec![exhibit])),
        }
    }
    let shell = Shell { lang, ..Shell::sample() }.at(Nav::Nowhere, "Gallery");
    html(StatusCode::OK, &Index { shell, rooms })
}

fn one(room: &str, name: &str, lang: Lang, exhibits: fn(Lang) -> Vec<Exhibit>) -> Response {
    match exhibits(lang).into_iter().find(|each| each.room == room && each.name == name) {
        Some(found) => html(StatusCode::OK, &Drawn(found.html())),
        None => html(StatusCode::NOT_FOUND, &FaultPage::missing(Shell { lang, ..Shell::sample() })),
    }
}

/// A page that is already drawn, sent with the same headers as any other.
#[derive(Template)]
#[template(source = "{{ self.0|safe }}", ext = "html")]
struct Drawn(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exhibit_is_a_whole_page_in_every_language_without_inline_script_or_style() {
        for lang in Lang::ALL {
            for exhibit in exhibits(lang) {
                let page = exhibit.html();
                assert!(page.starts_with("<!doctype html>"), "{}: {page}", exhibit.name);
                assert!(page.contains(&format!("dir=\"{}\"", lang.dir())));
                assert!(!page.contains("style=\"") && !page.contains("<style") && !page.contains(" onclick"));
                assert!(!page.contains('⟦'), "{} in {lang:?} lacks a word", exhibit.name);
            }
        }
    }
}
