//! The form of a month with a customer.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;

use crate::customers::month::month_of;
use crate::customers::panel::{MonthsView, Wrong};
use crate::customers::{Month, MonthSaid, store, verbs};
use crate::ground::id::{CustomerId, Id};
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Dice, Fault, House, Money, Result, Role, Time};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/customers/{id}/months/new", get(new)).route("/customers/{id}/months", post(say))
}

/// The form; also of a month that is known, to say it anew.
#[derive(Template)]
#[template(path = "customers/pages/month_form.html")]
pub(super) struct MonthForm {
    shell: Shell,
    /// Where it is sent.
    action: String,
    /// Of whom it is.
    of: String,
    said: MonthSaid,
    errors: Errors,
}

impl View for MonthForm {
    const NAME: &'static str = "month-form";
    fn sample(shell: Shell) -> Self {
        let said = MonthSaid {
            month: "2026-02".into(),
            currency: "EUR".into(),
            revenue: "84000.00".into(),
            margin: "-1200.00".into(),
            invoices_due: "4".into(),
            invoices_on_time: "5".into(),
        };
        let errors = Errors::none().with(
            "invoices_on_time",
            "More invoices were paid on time than fell due. Correct one of the two.",
        );
        let title = shell.t("customers-months-say");
        let shell = shell.at(Nav::Customers, title);
        Self { shell, action: "/customers".into(), of: "Aerovia Components".into(), said, errors }
    }
}

/// The months as their panel shows them, alone.
#[derive(Template)]
#[template(path = "ground/page/alone.html")]
pub(super) struct MonthsPage {
    shell: Shell,
    inside: String,
}

impl View for MonthsPage {
    const NAME: &'static str = "months";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("customers-months");
        let shell = shell.at(Nav::Customers, title);
        let began = Time(shell.now_ms).plus(-220 * crate::ground::clock::DAY).day(&shell.zone);
        let wrongs = [Wrong { title: "The furnace <stopped>".into(), href: "/incidents".into(), began }];
        let customer = CustomerId::mint(Time(1), &Dice::seeded(1));
        let inside = MonthsView::sample(&shell, &customer, &wrongs).render().unwrap_or_default();
        Self { shell, inside }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    month: String,
    currency: String,
}

async fn new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Query(which): Query<Which>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let mut read = house.read();
    let workspace = &visit.actor.workspace;
    let customer = store::find(&mut read, workspace, &id).await?;
    let at = (which.month.as_str(), which.currency.as_str());
    let known = store::seek_month(&mut read, workspace, &id, at).await?;
    let said = known.map_or_else(
        || MonthSaid {
            // Most often it is the last whole month that is told.
            month: month_of(crate::customers::course::shifted(house.now().day(&visit.workspace.zone), -1)),
            currency: visit.workspace.currency.clone(),
            ..MonthSaid::default()
        },
        said_of,
    );
    let shell = visit.shell("customers-months-say", Nav::Customers);
    let action = format!("/customers/{id}/months");
    Ok(html(StatusCode::OK, &MonthForm { shell, action, of: customer.name, said, errors: Errors::none() }))
}

/// A month as its form shows it.
fn said_of(month: Month) -> MonthSaid {
    let amount = |minor: Option<i64>| {
        let plain = minor.map(|minor| Money { minor, currency: month.currency.clone() }.plain());
        plain.and_then(|plain| plain.split(' ').next().map(str::to_owned)).unwrap_or_default()
    };
    let count = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    MonthSaid {
        revenue: amount(month.revenue_minor),
        margin: amount(month.margin_minor),
        invoices_due: count(month.invoices_due),
        invoices_on_time: count(month.invoices_on_time),
        month: month.month,
        currency: month.currency,
    }
}

async fn say(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Form(said): Form<MonthSaid>,
) -> Result<Response> {
    match verbs::say_month(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("customers-months-said", &format!("/customers/{id}#months"))),
        Err(fault @ Fault::Invalid(_)) => {
            let customer = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
            let shell = visit.shell("customers-months-say", Nav::Customers);
            let (action, errors) = (format!("/customers/{id}/months"), Errors::from(&fault));
            Ok(html(fault.status(), &MonthForm { shell, action, of: customer.name, said, errors }))
        }
        Err(fault) => Err(fault),
    }
}
