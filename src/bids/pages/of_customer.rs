//! Bids at one customer, the last moved first, with the form that asks whether we may bid for another thing.

use askama::Template;
use axum::extract::State as Extracted;
use axum::http::StatusCode;
use axum::response::Response;

use crate::bids::bid::BidLine;
use crate::bids::{AskSaid, Band, Came, store, verbs};
use crate::customers;
use crate::ground::id::CustomerId;
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::members;

/// The page.
#[derive(Template)]
#[template(path = "bids/pages/bids.html")]
pub struct OfCustomerPage {
    pub(super) shell: Shell,
    pub(super) customer_id: String,
    pub(super) customer: String,
    pub(super) page: Page<BidLine>,
    pub(super) listing: Listing,
    pub(super) people: Vec<Choice>,
    pub(super) said: AskSaid,
    pub(super) errors: Errors,
    pub(super) may_ask: bool,
}

impl OfCustomerPage {
    fn bands(&self) -> Vec<Choice> {
        let label = |band: &Band| self.shell.t(&format!("bids-band-{}", band.word()));
        Band::ALL.iter().map(|band| Choice::new(band.word(), label(band))).collect()
    }
    fn ways(&self) -> Vec<Choice> {
        let label = |came: &Came| self.shell.t(&format!("bids-came-{}", came.word()));
        Came::ALL.iter().map(|came| Choice::new(came.word(), label(came))).collect()
    }
}

impl View for OfCustomerPage {
    const NAME: &'static str = "bids";
    fn sample(shell: Shell) -> Self {
        super::sample::of_customer_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &CustomerId,
    paging: &Paging,
    (said, errors): (AskSaid, Errors),
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let customer = customers::find(&mut read, workspace, id).await?;
    let page = store::list(&mut read, workspace, Some(id), None, paging).await?;
    let people = members::list(&mut read, workspace).await?;
    let view = OfCustomerPage {
        shell: visit.shell("bids-title", Nav::Customers),
        customer_id: id.to_string(),
        customer: customer.name,
        listing: Listing::new(format!("/customers/{id}/bids"), "")
            .page(paging.after.as_deref(), page.next.clone()),
        page,
        people: people.into_iter().map(|m| Choice::new(m.id.as_str(), m.name)).collect(),
        said,
        errors,
        may_ask: visit.actor.must_be(Role::Member).is_ok(),
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    Extracted(house): Extracted<House>,
    Path(id): Path<CustomerId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let owner_id = visit.actor.member().map(ToString::to_string).unwrap_or_default();
    let said = AskSaid { owner_id, came: Came::Invited.word().into(), ..AskSaid::default() };
    page(&visit, &house, &id, &paging, (said, Errors::none()), StatusCode::OK).await
}

pub(super) async fn ask(
    visit: Visit,
    Extracted(house): Extracted<House>,
    Path(id): Path<CustomerId>,
    Form(said): Form<AskSaid>,
) -> Result<Response> {
    match verbs::ask(&house, &visit.actor, &id, &said).await {
        Ok(bid) => Ok(visit.done("bids-was-asked", &format!("/bids/{}", bid.id))),
        Err(fault @ Fault::Invalid(_)) => {
            let typed = (said, Errors::from(&fault));
            page(&visit, &house, &id, &Paging::default(), typed, fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
