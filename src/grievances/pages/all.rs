//! The grievances of all customers, the oldest first.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::grievances::panel::{self, Line};
use crate::grievances::{Look, store};
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Paging, Query, Visit};
use crate::ground::{House, Result};

/// The page.
#[derive(Template)]
#[template(path = "grievances/pages/all.html")]
pub struct AllPage {
    pub(super) shell: Shell,
    pub(super) lines: Vec<Line>,
    pub(super) listing: Listing,
    /// Only those who wait for a word from us.
    pub(super) waiting: bool,
}

impl View for AllPage {
    const NAME: &'static str = "all";
    fn sample(shell: Shell) -> Self {
        super::sample::all_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    after: Option<String>,
    all: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let look = Look { customer: None, waiting: looked.all.is_empty() };
    let paging = Paging { after: looked.after, limit: None };
    let page = store::list(&mut house.read(), &visit.actor.workspace, &look, &paging).await?;
    let shell = visit.shell("grievances-title", Nav::Customers);
    let listing =
        Listing::new("/grievances", "").keep("all", looked.all).page(paging.after.as_deref(), page.next);
    let lines = page.items.into_iter().map(|l| panel::line(&shell, l.grievance, l.customer)).collect();
    Ok(html(StatusCode::OK, &AllPage { shell, lines, listing, waiting: look.waiting }))
}
