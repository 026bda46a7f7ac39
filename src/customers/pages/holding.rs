//! The form of a holding, and the whole list of one customer's.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

use crate::customers::panel::HoldingLine;
use crate::customers::{AttributesSaid, Holding, HoldingSaid, store, verbs};
use crate::ground::id::{CustomerId, HoldingId};
use crate::ground::page::{Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Money, Result, Role, Time};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/customers/{id}/holdings/new", get(new))
        .route("/customers/{id}/holdings", get(list).post(add))
        .route("/holdings/{id}/change", get(edit).post(change))
}

/// The form.
#[derive(Template)]
#[template(path = "customers/pages/holding_form.html")]
pub(super) struct HoldingForm {
    shell: Shell,
    /// Where it is sent.
    action: String,
    said: HoldingSaid,
    errors: Errors,
}

impl View for HoldingForm {
    const NAME: &'static str = "holding-form";
    fn sample(shell: Shell) -> Self {
        let said = HoldingSaid {
            key: "O-5001".into(),
            kind: "order".into(),
            label: "Turbine discs, lot 4471".into(),
            status: "shipped".into(),
            bought: "2026-02-20".into(),
            promised: "2026-02-30".into(),
            amount: "129.90".into(),
            currency: "EUR".into(),
            ..HoldingSaid::default()
        };
        let errors =
            Errors::none().with("promised", "This day does not exist in the calendar. Correct the day.");
        let title = shell.t("customers-holding-new-title");
        let shell = shell.at(Nav::Customers, title);
        Self { shell, action: "/customers".into(), said, errors }
    }
}

/// Everything a customer has from us, a page at a time.
#[derive(Template)]
#[template(path = "customers/pages/holdings.html")]
pub(super) struct HoldingsPage {
    shell: Shell,
    customer: String,
    lines: Vec<HoldingLine>,
    listing: Listing,
}

impl View for HoldingsPage {
    const NAME: &'static str = "holdings";
    fn sample(shell: Shell) -> Self {
        let lines = HoldingLine::samples(&shell);
        let shell = shell.at(Nav::Customers, "Holdings of Aerovia Components");
        Self { shell, customer: "/customers".into(), lines, listing: Listing::new("/customers", "") }
    }
}

async fn list(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let mut read = house.read();
    let customer = store::find(&mut read, &visit.actor.workspace, &id).await?;
    let page = store::holdings_of(&mut read, &visit.actor.workspace, Some(&id), &paging).await?;
    let shell = visit.shell_titled(customer.name, Nav::Customers);
    let listing =
        Listing::new(format!("/customers/{id}/holdings"), "").page(paging.after.as_deref(), page.next);
    let lines = page.items.iter().map(|holding| HoldingLine::of(holding, &shell)).collect();
    Ok(html(StatusCode::OK, &HoldingsPage { shell, customer: format!("/customers/{id}"), lines, listing }))
}

async fn new(visit: Visit, State(house): State<House>, Path(id): Path<CustomerId>) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let customer = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let shell = visit.shell("customers-holding-new-title", Nav::Customers);
    let currency = visit.workspace.currency.clone();
    let said = HoldingSaid { kind: "order".into(), currency, ..HoldingSaid::default() };
    let action = format!("/customers/{}/holdings", customer.id);
    Ok(html(StatusCode::OK, &HoldingForm { shell, action, said, errors: Errors::none() }))
}

async fn add(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Form(said): Form<HoldingSaid>,
) -> Result<Response> {
    match verbs::add_holding(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("customers-holding-added", &format!("/customers/{id}#holdings"))),
        Err(fault @ Fault::Invalid(_)) => {
            let shell = visit.shell("customers-holding-new-title", Nav::Customers);
            let (action, errors) = (format!("/customers/{id}/holdings"), Errors::from(&fault));
            Ok(html(fault.status(), &HoldingForm { shell, action, said, errors }))
        }
        Err(fault) => Err(fault),
    }
}

async fn edit(visit: Visit, State(house): State<House>, Path(id): Path<HoldingId>) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let holding = store::find_holding(&mut house.read(), &visit.actor.workspace, &id).await?;
    let shell = visit.shell_titled(holding.label.clone(), Nav::Customers);
    let (action, said) = (format!("/holdings/{id}/change"), said_of(holding));
    Ok(html(StatusCode::OK, &HoldingForm { shell, action, said, errors: Errors::none() }))
}

/// A holding as its form shows it: each moment as exactly as it is known.
fn said_of(holding: Holding) -> HoldingSaid {
    let typed = |on: Option<String>, at: Option<Time>| at.map(Time::rfc3339).or(on).unwrap_or_default();
    let worth = holding.value_minor.zip(holding.currency.clone());
    let amount = worth.map(|(minor, currency)| Money { minor, currency }.plain());
    HoldingSaid {
        key: holding.external_key,
        kind: holding.kind,
        label: holding.label,
        status: holding.status,
        bought: typed(holding.bought_on, holding.bought_at),
        promised: typed(holding.promised_on, holding.promised_at),
        delivered: typed(holding.delivered_on, holding.delivered_at),
        amount: amount.and_then(|plain| plain.split(' ').next().map(str::to_owned)).unwrap_or_default(),
        currency: holding.currency.unwrap_or_default(),
        attributes: AttributesSaid::Lines(holding.attributes.lines()),
    }
}

async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<HoldingId>,
    Form(said): Form<HoldingSaid>,
) -> Result<Response> {
    match verbs::change_holding(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(holding) => {
            Ok(visit
                .done("customers-holding-changed", &format!("/customers/{}#holdings", holding.customer_id)))
        }
        Err(fault @ Fault::Invalid(_)) => {
            let shell = visit.shell_titled(said.label.clone(), Nav::Customers);
            let (action, errors) = (format!("/holdings/{id}/change"), Errors::from(&fault));
            Ok(html(fault.status(), &HoldingForm { shell, action, said, errors }))
        }
        Err(fault) => Err(fault),
    }
}
