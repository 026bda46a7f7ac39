//! The price of hiding, as a page to be read before somebody chooses not to tell.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::IncidentId;
use crate::ground::page::{Interval, Nav, Shell, View, html};
use crate::ground::web::{Path, Visit};
use crate::ground::{House, Result};
use crate::incidents;
use crate::trust::{Average, average_of_incident, price};

/// The page.
#[derive(Template)]
#[template(path = "trust/pages/price.html")]
pub struct PricePage {
    shell: Shell,
    incident_id: String,
    incident_title: String,
    /// How many customers it touches, and where integrity stands with them.
    customers: i64,
    integrity: Average,
}

impl PricePage {
    fn told(&self) -> String {
        format!("{:.2}", price::ceilings().0)
    }
    fn hidden(&self) -> String {
        format!("{:.2}", price::ceilings().1)
    }
    fn line(&self, is_hidden: bool) -> String {
        price::points(if is_hidden { price::weight() } else { 0.0 })
    }
    fn ceiling(&self, is_hidden: bool) -> String {
        let (told, hidden) = price::ceilings();
        price::height(if is_hidden { hidden } else { told })
    }
    fn size(&self) -> String {
        format!("0 0 {} {}", price::WIDE, price::HIGH)
    }
    fn wide(&self) -> f64 {
        price::WIDE
    }
    fn acts(&self) -> u32 {
        price::acts_to_begin_again()
    }
    /// After so many good acts, told and hidden.
    fn rows(&self) -> Vec<(u32, String, String)> {
        let figure = |lasting, acts| format!("{:.2}", price::climb(price::LAMBDA, lasting, acts));
        [0, 5, 10, 20, 40, 60].map(|n| (n, figure(0.0, n), figure(price::weight(), n))).into()
    }
    /// Where integrity stands today, never without its interval.
    fn today(&self) -> Interval {
        let Average { expectation, uncertainty } = self.integrity;
        let half = uncertainty / 2.0;
        Interval::score(expectation, expectation - half, expectation + half, self.customers)
    }
}

impl View for PricePage {
    const NAME: &'static str = "price";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("trust-price");
        Self {
            shell: shell.at(Nav::Incidents, title),
            incident_id: "inc_00000000000000000000000000".into(),
            incident_title: "Lot 4471 <b>may</b> crack عيب 😀".into(),
            customers: 57,
            integrity: Average { expectation: 0.62, uncertainty: 0.31 },
        }
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, &id).await?;
    let averages = average_of_incident(&mut read, workspace, &id, house.now()).await?;
    let view = PricePage {
        shell: visit.shell("trust-price", Nav::Incidents),
        incident_id: id.to_string(),
        incident_title: incident.title,
        customers: averages.customers,
        integrity: averages.integrity,
    };
    Ok(html(StatusCode::OK, &view))
}
