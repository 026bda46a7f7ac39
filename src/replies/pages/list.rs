//! The tray, and what came back in any state, newest first.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::Id;
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Query, Visit};
use crate::ground::{Dice, House, Result, Time};
use crate::replies::{MailLine, MailState, store};

/// The page.
#[derive(Template)]
#[template(path = "replies/pages/list.html")]
pub struct ListPage {
    shell: Shell,
    page: Page<MailLine>,
    listing: Listing,
    state: String,
    states: Vec<(&'static str, String)>,
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("replies-title");
        let items = samples(&shell);
        Self::of(shell.at(Nav::Notices, title), Page { items, next: None }, "waiting".into(), None)
    }
}

/// Four mails of an ordinary day.
fn samples(shell: &Shell) -> Vec<MailLine> {
    let dice = Dice::seeded(7);
    let line = |hours: i64, kind: &str, state: &str, who: (&str, &str), subject: &str, said: &str| MailLine {
        id: Id::mint(Time(hours), &dice),
        kind: kind.into(),
        why: if kind == "bounce" { "550 5.1.1 No such person here".into() } else { String::new() },
        way: if state == "waiting" { "none".into() } else { "address".into() },
        from_name: who.0.into(),
        from_address: who.1.into(),
        subject: subject.into(),
        said: said.into(),
        state: state.into(),
        case_id: (state != "waiting").then(|| Id::mint(Time(1), &dice)),
        customer: (state != "waiting").then(|| "Nordic <i>Airframe</i> AB".into()),
        delivery_id: None,
        received_at: Time(shell.now_ms - hours * 3_600_000),
    };
    vec![
        line(
            1,
            "reply",
            "waiting",
            ("سارة <b>المنصوري</b>", "sara@gulf.example"),
            "متى تصل القطع؟",
            "نحن ننتظر منذ أسبوع 😡",
        ),
        line(
            2,
            "reply",
            "owed",
            ("Marta Lindqvist", "marta@nordic.example"),
            "Re: Our furnace stopped",
            "Two aircraft stand in the hall.\nWhich day can we count on?",
        ),
        line(
            3,
            "auto_reply",
            "noted",
            ("Ola Berg", "ola@nordic.example"),
            "Out of office",
            "I am back on 14 March. Ask jana@nordic.example.",
        ),
        line(
            5,
            "bounce",
            "noted",
            ("", "mailer-daemon@relay.example"),
            "Undelivered Mail Returned to Sender",
            "",
        ),
    ]
}

impl ListPage {
    fn of(shell: Shell, page: Page<MailLine>, state: String, after: Option<&str>) -> Self {
        let listing =
            Listing::new("/mails", "-received").keep("state", state.as_str()).page(after, page.next.clone());
        let states = MailState::ALL
            .iter()
            .map(|s| (s.word(), shell.t(&format!("replies-state-{}", s.word()))))
            .collect();
        Self { shell, page, listing, state, states }
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct ListQuery {
    after: Option<String>,
    #[serde(default)]
    state: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Query(query): Query<ListQuery>,
) -> Result<Response> {
    let paging = Paging { after: query.after, limit: None };
    let state = MailState::from_word(&query.state).map(MailState::word);
    let page = store::list(&mut house.read(), &visit.actor.workspace, state, &paging).await?;
    let shell = visit.shell("replies-title", Nav::Notices);
    let view = ListPage::of(shell, page, state.unwrap_or_default().to_owned(), paging.after.as_deref());
    Ok(html(StatusCode::OK, &view))
}
