//! Every offer, and what they come to.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::samples;
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Query, Visit};
use crate::ground::{House, Result};
use crate::remedies::{OfferLine, OfferState, Sum, store};

/// Every offer, newest move first, with sums per currency.
#[derive(Template)]
#[template(path = "remedies/pages/list.html")]
pub struct ListPage {
    shell: Shell,
    page: Page<OfferLine>,
    listing: Listing,
    state: Option<OfferState>,
    sums: Vec<Sum>,
}

impl ListPage {
    /// The share of what was offered that came before anybody asked (R75); `None` while nothing was offered.
    fn before_asked(&self) -> Option<String> {
        let of = |s: &&Sum| !matches!(s.state.as_str(), "drafted" | "approved");
        let offered: i64 = self.sums.iter().filter(of).map(|s| s.offers).sum();
        let before: i64 = self.sums.iter().filter(of).map(|s| s.before_asked).sum();
        (offered > 0).then(|| self.shell.percent(before as f64 / offered as f64))
    }

    /// The sum in words: its money, or that it is none.
    fn worth(&self, sum: &Sum) -> String {
        match &sum.currency {
            Some(currency) => self.shell.money(sum.minor, currency),
            None => self.shell.t("remedies-not-money"),
        }
    }
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("remedies-title");
        let shell = shell.at(Nav::Offers, title);
        let line = |n, whom, state| samples::line(shell.now_ms, n, whom, state);
        let items = vec![
            line(1, "Ödegård & Søn <Aero> AS", OfferState::Drafted),
            line(2, "شركة الأجنحة", OfferState::Accepted),
            line(3, "Brightwing 😀", OfferState::Declined),
        ];
        let sum = |state: OfferState, currency: Option<&str>, offers| Sum {
            state: state.word().into(),
            currency: currency.map(str::to_owned),
            offers,
            minor: offers * 1_250_000,
            before_asked: offers,
        };
        let sums = vec![
            sum(OfferState::Accepted, Some("EUR"), 3),
            sum(OfferState::Declined, Some("EUR"), 1),
            sum(OfferState::Offered, None, 2),
        ];
        let listing = Listing::new("/offers", "");
        Self { shell, page: Page { items, next: None }, listing, state: None, sums }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    after: Option<String>,
    state: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let state = OfferState::from_word(&wanted.state);
    let paging = Paging { after: wanted.after, limit: None };
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let word = state.map(OfferState::word);
    let page = store::list_offers(&mut read, workspace, ("incident_id", None), word, &paging).await?;
    let sums = store::sums(&mut read, workspace, None).await?;
    let listing = Listing::new("/offers", "")
        .keep("state", word.unwrap_or_default())
        .page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("remedies-title", Nav::Offers);
    Ok(html(StatusCode::OK, &ListPage { shell, page, listing, state, sums }))
}
