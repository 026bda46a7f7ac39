//! Every notice, newest first.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{Id, IncidentId, NoticeId};
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Query, Visit};
use crate::ground::{Dice, House, Result, Time};
use crate::notices::{NoticeLine, NoticeState, store};

/// The page.
#[derive(Template)]
#[template(path = "notices/pages/list.html")]
pub struct ListPage {
    shell: Shell,
    page: Page<NoticeLine>,
    listing: Listing,
    state: String,
    states: Vec<(&'static str, String)>,
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        let line = |n: i64, subject: &str, kind: &str, state: &str, deliveries, handed_over| NoticeLine {
            id: NoticeId::mint(Time(n), &Dice::seeded(7)),
            incident_id: IncidentId::mint(Time(n), &Dice::seeded(8)),
            incident_title: "The furnace at Halden stopped".into(),
            kind: kind.into(),
            subject: subject.into(),
            state: state.into(),
            drafted_at: Time(shell.now_ms - n),
            begun_at: None,
            deliveries,
            handed_over,
        };
        let items = vec![
            line(1, "", "update", "drafted", 0, 0),
            line(2, "Lot 4471 <b>may</b> crack 😀 عيب", "first", "submitted", 0, 0),
            line(3, "Our furnace stopped. Your order will be late.", "first", "sending", 57, 41),
            line(4, "What we said on Tuesday was wrong", "correction", "stopped", 57, 12),
            line(5, "It runs again", "solution", "sent", 2_000, 1_998),
        ];
        let title = shell.t("notices-title");
        Self::of(shell.at(Nav::Notices, title), Page { items, next: None }, String::new(), None)
    }
}

impl ListPage {
    fn of(shell: Shell, page: Page<NoticeLine>, state: String, after: Option<&str>) -> Self {
        let listing =
            Listing::new("/notices", "-drafted").keep("state", state.as_str()).page(after, page.next.clone());
        let states = NoticeState::ALL
            .iter()
            .map(|s| (s.word(), shell.t(&format!("notices-state-{}", s.word()))))
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
    let state = NoticeState::from_word(&query.state).map(NoticeState::word);
    let page = store::list(&mut house.read(), &visit.actor.workspace, None, state, &paging).await?;
    let shell = visit.shell("notices-title", Nav::Notices);
    let view = ListPage::of(shell, page, state.unwrap_or_default().to_owned(), paging.after.as_deref());
    Ok(html(StatusCode::OK, &view))
}
