//! The demonstration's mailbox: the letters that would have been sent, readable, with links that work.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use post::Mailbox;

use super::door::OpenRoom;
use crate::ground::page::{Lang, Nav, Shell, View, html, t};
use crate::ground::web::lang_of;
use crate::ground::{Fault, House};

/// A letter as the list shows it: to whom.
pub struct LetterLine {
    number: usize,
    to: String,
}

/// A piece of a letter's text: words, or a link.
pub struct Piece {
    text: String,
    is_link: bool,
}

/// The letters of one subject.
pub struct Pile {
    subject: String,
    letters: Vec<LetterLine>,
    /// Those that are not listed.
    more: usize,
}

/// Letters listed of each subject, the newest: a thousand alike would hide the ten that are not.
const LISTED: usize = 30;

/// The list of letters.
#[derive(Template)]
#[template(path = "app/pages/mailbox.html")]
pub struct MailboxPage {
    shell: Shell,
    piles: Vec<Pile>,
    count: usize,
    rooms: Vec<OpenRoom>,
}

/// One letter.
#[derive(Template)]
#[template(path = "app/pages/letter.html")]
pub struct LetterPage {
    shell: Shell,
    to: String,
    paragraphs: Vec<Vec<Piece>>,
}

impl View for MailboxPage {
    const NAME: &'static str = "mailbox";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("app-mailbox");
        let shell = shell.at(Nav::Nowhere, title);
        let letters = vec![LetterLine { number: 0, to: "marta@aerovia.example".into() }];
        let piles = vec![Pile { subject: "What happened <b>".into(), letters, more: 2 }];
        let rooms = vec![OpenRoom { title: "What happened <b>".into(), path: "/s/what-happened".into() }];
        Self { shell, piles, count: 3, rooms }
    }
}

impl View for LetterPage {
    const NAME: &'static str = "letter";
    fn sample(shell: Shell) -> Self {
        let shell = shell.at(Nav::Nowhere, "What happened <b>");
        let paragraphs = vec![pieces("Dear Marta, see https://amends.example/r/abc today.")];
        Self { shell, to: "marta@aerovia.example".into(), paragraphs }
    }
}

/// The routes of the mailbox.
pub fn routes(house: &House, mailbox: &Arc<Mailbox>, rooms: Vec<OpenRoom>) -> Router {
    let (list_house, list_box) = (house.clone(), Arc::clone(mailbox));
    let (one_house, one_box) = (house.clone(), Arc::clone(mailbox));
    let list =
        move |headers: HeaderMap| async move { list(&list_house, &list_box, rooms, lang_of(&headers)) };
    let one = move |Path(number): Path<usize>, headers: HeaderMap| async move {
        one(&one_house, &one_box, number, lang_of(&headers))
    };
    Router::new().route("/mailbox", get(list)).route("/mailbox/{number}", get(one))
}

/// The frame of a page that stands outside the desk.
pub(super) fn frame(house: &House, lang: Lang, title: String) -> Shell {
    Shell {
        lang,
        title,
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: house.now().0,
        zone: house.config().zone.clone(),
        live: None,
        product_base: house.config().base_url.clone(),
        company: house.config().company.clone(),
        once: String::new(),
    }
}

fn list(house: &House, mailbox: &Mailbox, rooms: Vec<OpenRoom>, lang: Lang) -> Response {
    let received = mailbox.received();
    let mut piles: Vec<Pile> = Vec::new();
    for (number, letter) in received.iter().enumerate().rev() {
        let subject = letter.subject();
        let at = piles.iter().position(|pile| pile.subject == subject).unwrap_or_else(|| {
            piles.push(Pile { subject, letters: Vec::new(), more: 0 });
            piles.len() - 1
        });
        let Some(pile) = piles.get_mut(at) else { continue };
        if pile.letters.len() < LISTED {
            pile.letters.push(LetterLine { number, to: letter.to.join(", ") });
        } else {
            pile.more += 1;
        }
    }
    let shell = frame(house, lang, t(lang, "app-mailbox"));
    html(StatusCode::OK, &MailboxPage { shell, piles, count: mailbox.count(), rooms })
}

fn one(house: &House, mailbox: &Mailbox, number: usize, lang: Lang) -> Response {
    let received = mailbox.received();
    let Some(letter) = received.get(number) else {
        return Fault::Missing("letter").into_response();
    };
    let paragraphs = letter.text().split("\n\n").map(pieces).filter(|p| !p.is_empty()).collect();
    let shell = frame(house, lang, letter.subject());
    html(StatusCode::OK, &LetterPage { shell, to: letter.to.join(", "), paragraphs })
}

fn pieces(paragraph: &str) -> Vec<Piece> {
    paragraph
        .split_inclusive(char::is_whitespace)
        .map(|word| Piece {
            text: word.to_owned(),
            is_link: word.starts_with("http://") || word.starts_with("https://"),
        })
        .collect()
}
