//! Years with a customer: their cases, what was done and said, and what came of it, as a picture and as tables.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::customers;
use crate::ground::id::CustomerId;
use crate::ground::page::{Listing, Nav, Shell, View, html, t_args};
use crate::ground::web::{Page, Paging, Path, Query, Visit};
use crate::ground::{House, Result};
use crate::trust::Dimension;
use crate::trust::panel::{said, sure};
use crate::trust::picture::{self, Picture};
use crate::trust::standing::{Measured, Years, years_of};
use crate::trust::step::AFTER_DAYS;

/// A case, with the number by which the picture calls it; 0 for one that the picture leaves out.
struct CaseLine {
    id: String,
    number: usize,
    title: String,
    state: String,
    opened_at: i64,
    closed_at: Option<i64>,
}

/// The page.
#[derive(Template)]
#[template(path = "trust/pages/timeline.html")]
pub struct TimelinePage {
    shell: Shell,
    customer_id: String,
    customer: String,
    picture: Picture,
    steps: Vec<String>,
    cases: Vec<CaseLine>,
    acts: Page<Measured>,
    listing: Listing,
    /// How many acts there are in all.
    many: usize,
}

impl TimelinePage {
    fn of(shell: Shell, (customer_id, customer): (String, String), years: &Years, paging: &Paging) -> Self {
        let acts = years.page(paging);
        let mut drawn = 0;
        let cases = years.cases.iter().map(|case| {
            drawn += usize::from(!case.is_withdrawn());
            CaseLine {
                id: case.id.to_string(),
                number: if case.is_withdrawn() { 0 } else { drawn },
                title: case.title.clone(),
                state: case.state.clone(),
                opened_at: case.opened_at.0,
                closed_at: case.closed_at.map(|at| at.0),
            }
        });
        Self {
            cases: cases.collect(),
            picture: Picture::of(&shell, years),
            steps: years.stepped().into_iter().map(|(act, step)| said(&shell, act, step)).collect(),
            listing: Listing::new(format!("/customers/{customer_id}/timeline"), "")
                .page(paging.after.as_deref(), acts.next.clone()),
            acts,
            many: years.acts.len(),
            customer_id,
            customer,
            shell,
        }
    }
    fn dimensions(&self) -> [Dimension; 3] {
        Dimension::ALL
    }
    fn after_days(&self) -> i64 {
        AFTER_DAYS
    }
    fn wide(&self) -> f64 {
        picture::WIDE
    }
    fn half(&self) -> f64 {
        picture::HIGH / 2.0
    }
    fn lane_high(&self) -> i64 {
        picture::HIGH as i64
    }
    fn lane_size(&self) -> String {
        format!("0 0 {} {}", picture::WIDE, picture::HIGH)
    }
    /// The picture in a sentence, for whoever has it read to them; the tables below have the rest.
    fn told(&self) -> String {
        let cases = self.picture.bands.len() as i64;
        let (acts, steps) = (self.many as i64, self.steps.len() as i64);
        let args = [("cases", cases.into()), ("acts", acts.into()), ("steps", steps.into())];
        t_args(self.shell.lang, "trust-years-told", &args)
    }
    /// Before and after, each with the bounds of what it may be.
    fn change(&self, measured: &Measured, dimension: &Dimension) -> (String, String) {
        (measured.before.of(*dimension).figure(), measured.after.of(*dimension).figure())
    }
    /// The badge of a step, and what it says.
    fn step(&self, measured: &Measured, dimension: &Dimension) -> Option<(&'static str, String)> {
        let step = measured.steps.iter().find(|step| step.dimension == *dimension)?;
        let sure = sure(&self.shell, step);
        Some(if step.rose {
            ("done", self.shell.ta("trust-stepped-up", "sure", sure))
        } else {
            ("late", self.shell.ta("trust-stepped-down", "sure", sure))
        })
    }
    /// Where the act is read.
    fn href(&self, measured: &Measured) -> String {
        match (&measured.act.case_id, &measured.act.incident_id) {
            (Some(case), _) => format!("/cases/{case}"),
            (None, Some(incident)) => format!("/incidents/{incident}"),
            (None, None) => format!("/customers/{}", self.customer_id),
        }
    }
}

impl View for TimelinePage {
    const NAME: &'static str = "timeline";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("trust-years");
        let years = super::sample::years(crate::ground::Time(shell.now_ms));
        let whose = ("cus_sample".into(), "Aerovia <Components> شركة 😀".into());
        Self::of(shell.at(Nav::Customers, title), whose, &years, &Paging::default())
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let customer = customers::find(&mut read, workspace, &id).await?;
    let years = years_of(&mut read, workspace, &id, house.now()).await?;
    let shell = visit.shell("trust-years", Nav::Customers);
    let page = TimelinePage::of(shell, (id.to_string(), customer.name), &years, &paging);
    Ok(html(StatusCode::OK, &page))
}
