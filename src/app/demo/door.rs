//! The demonstration's door: who are you today?

use askama::Template;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;

use super::mailbox::frame;
use crate::drills::play::Play;
use crate::ground::House;
use crate::ground::page::{Nav, Shell, View, html, t};
use crate::ground::web::lang_of;

/// Somebody one may enter as.
#[derive(Debug, Clone)]
pub struct Persona {
    /// The name.
    pub name: String,
    /// The address, for the sign-in form.
    pub email: String,
}

/// A public room that anybody may read.
#[derive(Debug, Clone)]
pub struct OpenRoom {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub path: String,
}

impl OpenRoom {
    /// The room of a story.
    pub fn of(play: &Play<'_>) -> Self {
        let title = play.script.show.as_ref().map(|show| show.said.headline.clone());
        Self { title: title.unwrap_or_else(|| play.script.title.clone()), path: play.shown.path.clone() }
    }
}

/// The page of the door.
#[derive(Template)]
#[template(path = "app/pages/door.html")]
pub struct DoorPage {
    shell: Shell,
    people: Vec<Persona>,
    password: String,
    rooms: Vec<OpenRoom>,
}

impl View for DoorPage {
    const NAME: &'static str = "door";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("app-demo-title");
        let shell = shell.at(Nav::Nowhere, title);
        let people = vec![Persona { name: "Ines <Okafor>".into(), email: "ines@halden.example".into() }];
        let rooms = vec![OpenRoom {
            title: "The furnace <b>stopped</b> 😀 توقف الفرن".into(),
            path: "/s/the-furnace".into(),
        }];
        Self { shell, people, password: "a password".into(), rooms }
    }
}

/// The route of the door. The password is the demonstration's own and guards nothing.
pub fn routes(house: &House, people: Vec<Persona>, password: String, rooms: Vec<OpenRoom>) -> Router {
    let house = house.clone();
    let show = move |headers: HeaderMap| async move {
        let lang = lang_of(&headers);
        let shell = frame(&house, lang, t(lang, "app-demo-title"));
        html(StatusCode::OK, &DoorPage { shell, people, password, rooms })
    };
    Router::new().route("/demo", get(show))
}
