//! One remedy: how far its offers have come, the second person's yes, and offering it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::samples;
use crate::ground::id::RemedyId;
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{House, Result, Role};
use crate::remedies::{OfferLine, OfferState, Progress, Remedy, store, verbs};
use crate::wording;

/// One remedy and its offers.
#[derive(Template)]
#[template(path = "remedies/pages/remedy.html")]
pub struct RemedyPage {
    shell: Shell,
    remedy: Remedy,
    progress: Progress,
    page: Page<OfferLine>,
    listing: Listing,
    may_change: bool,
    is_drafter: bool,
}

impl RemedyPage {
    /// What the plain-speech check says of its words; nothing where there is nothing to look at again.
    fn warnings(&self) -> String {
        wording::panel::warnings(&self.shell, &self.remedy.words).unwrap_or_default()
    }
}

impl View for RemedyPage {
    const NAME: &'static str = "remedy";
    fn sample(shell: Shell) -> Self {
        let remedy = samples::remedy(shell.now_ms);
        let items = vec![
            samples::line(shell.now_ms, 1, "Ödegård & Søn <Aero> AS", OfferState::Drafted),
            samples::line(shell.now_ms, 2, "شركة الأجنحة", OfferState::Approved),
        ];
        let shell = shell.at(Nav::Offers, remedy.title.clone());
        let progress = Progress { drafted: 1, approved: 1, unacknowledged: 1, ..Progress::default() };
        let listing = Listing::new("/remedies/rem_1", "");
        let page = Page { items, next: None };
        Self { shell, remedy, progress, page, listing, may_change: true, is_drafter: false }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    after: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<RemedyId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let remedy = store::find(&mut read, workspace, &id).await?;
    let progress = store::progress(&mut read, workspace, &id).await?;
    let paging = Paging { after: wanted.after, limit: None };
    let of = ("remedy_id", Some(id.as_str()));
    let page = store::list_offers(&mut read, workspace, of, None, &paging).await?;
    let listing =
        Listing::new(format!("/remedies/{id}"), "").page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell_titled(remedy.title.clone(), Nav::Offers);
    let may_change = visit.actor.must_be(Role::Member).is_ok();
    let is_drafter = visit.actor.member() == Some(&remedy.drafted_by);
    let page = RemedyPage { shell, remedy, progress, page, listing, may_change, is_drafter };
    Ok(html(StatusCode::OK, &page))
}

pub(super) async fn approve(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<RemedyId>,
) -> Result<Response> {
    let outcome = verbs::approve(&house, &visit.actor, &id).await;
    visit.back(&format!("/remedies/{id}"), "remedies-was-approved", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Confirm {
    confirm: Option<String>,
}

pub(super) async fn offer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<RemedyId>,
    Form(said): Form<Confirm>,
) -> Result<Response> {
    let outcome = verbs::offer(&house, &visit.actor, &id, said.confirm.is_some()).await;
    visit.back(&format!("/remedies/{id}"), "remedies-was-offered", outcome)
}
