//! A customer's page: their cases and the trust record first, then what each room shows of them.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::customers::panel::Wrong;
use crate::customers::{self, Customer};
use crate::ground::id::{CustomerId, IncidentId};
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::panel::Panel;
use crate::ground::web::{Path, Visit};
use crate::ground::{House, Result, Time};
use crate::{bids, grievances, incidents, promises, remedies, trust, webhooks};

/// The page of one customer.
#[derive(Template)]
#[template(path = "desk/pages/customer.html")]
pub struct CustomerPage {
    shell: Shell,
    panels: Vec<Panel>,
}

impl View for CustomerPage {
    const NAME: &'static str = "customer";
    fn sample(shell: Shell) -> Self {
        let shell = shell.at(Nav::Customers, "Aerovia Components");
        let panels = vec![Panel { id: "cases", title: "Cases".into(), html: "<p>One.</p>".into() }];
        Self { shell, panels }
    }
}

/// Those things in which we failed them, the newest first.
async fn wrongs(house: &House, shell: &Shell, customer: &Customer) -> Result<Vec<Wrong>> {
    let known =
        incidents::wrongs_of_customer(&mut house.read(), &customer.workspace_id, &customer.id).await?;
    let wrong = |(id, title, began): (IncidentId, String, Time)| Wrong {
        title,
        href: format!("/incidents/{id}"),
        began: began.day(&shell.zone),
    };
    Ok(known.into_iter().map(wrong).collect())
}

/// What the rooms show of a customer.
async fn panels(house: &House, shell: &Shell, visit: &Visit, customer: &Customer) -> Result<Vec<Panel>> {
    let (actor, workspace, id) = (&visit.actor, &visit.actor.workspace, &customer.id);
    let (trust, effort) = trust::panel::of_customer(house, shell, actor, id).await?;
    let mut panels = vec![
        incidents::panel::of_customer(house, shell, workspace, id).await?,
        trust,
        customers::panel::months(house, shell, workspace, id, &wrongs(house, shell, customer).await?).await?,
        promises::panel::of_customer(house, shell, actor, id).await?,
        remedies::panel::of_customer(house, shell, actor, id).await?,
    ];
    // A wrong without a word from us heads the page, however old (R36); one that had it stands behind what came of it.
    let (remembered, heads) = grievances::panel::of_customer(house, shell, actor, id).await?;
    panels.insert(if heads { 0 } else { panels.len() }, remembered);
    // Where much is done and nothing comes of it, that comes next: it asks whether there is such a wrong.
    if let Some(effort) = effort {
        panels.insert(usize::from(heads), effort);
    }
    panels.extend([
        bids::panel::of_customer(house, shell, actor, id).await?,
        customers::panel::contacts(house, shell, workspace, id).await?,
        webhooks::panel::of_customer(house, shell, actor, id).await?,
        customers::panel::holdings(house, shell, workspace, id).await?,
        customers::panel::about(shell, customer)?,
    ]);
    Ok(panels)
}

/// The page.
pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
) -> Result<Response> {
    let customer = customers::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let shell = visit.shell_titled(customer.name.clone(), Nav::Customers);
    let panels = panels(&house, &shell, &visit, &customer).await?;
    Ok(html(StatusCode::OK, &CustomerPage { shell, panels }))
}
