//! The ledger of promises.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::samples;
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Query, Visit};
use crate::ground::{House, Result};
use crate::promises::{Filter, Kind, Promise, PromiseState, Tally, Whose, rules, store};

/// What we said we would do, and whether we did.
#[derive(Template)]
#[template(path = "promises/pages/ledger.html")]
pub struct LedgerPage {
    shell: Shell,
    page: Page<Promise>,
    listing: Listing,
    filter: Filter,
    is_mine: bool,
    tally: Tally,
}

impl View for LedgerPage {
    const NAME: &'static str = "ledger";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("promises-title");
        let shell = shell.at(Nav::Promises, title);
        let say = |words, kind, state, hours| samples::promise(shell.now_ms, words, kind, state, hours);
        let items = vec![
            say("We call your planner back", Kind::CallBack, PromiseState::Open, -3),
            say("The furnace runs again <b>soon</b>", Kind::FixDate, PromiseState::Open, 40),
            say("سنرسل لكم القطع البديلة", Kind::Delivery, PromiseState::Kept, 90),
        ];
        let tally = rules::rated(Tally { kept: 8, late: 1, broken: 1, open: 2, ..Tally::default() });
        Self {
            shell,
            page: Page { items, next: None },
            listing: Listing::new("/promises", ""),
            filter: Filter::All,
            is_mine: false,
            tally,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    after: Option<String>,
    filter: Option<Filter>,
    mine: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let filter = wanted.filter.unwrap_or_default();
    let is_mine = wanted.mine.is_some();
    let whose = match visit.actor.member().filter(|_| is_mine) {
        Some(id) => Whose::Owner(id.clone()),
        None => Whose::All,
    };
    let paging = Paging { after: wanted.after, limit: None };
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let page = store::list(&mut read, workspace, &whose, filter, house.now(), &paging).await?;
    let tally = store::tally(&mut read, workspace, &whose, house.now()).await?;
    let listing = Listing::new("/promises", "")
        .keep("filter", filter.word())
        .keep("mine", if is_mine { "yes" } else { "" })
        .page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("promises-title", Nav::Promises);
    Ok(html(StatusCode::OK, &LedgerPage { shell, page, listing, filter, is_mine, tally }))
}
