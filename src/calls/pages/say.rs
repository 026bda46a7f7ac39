//! What I can say now, as a page for one screen or one sheet of paper.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::calls::Say;
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Nav, Shell, View, html, t_args};
use crate::ground::web::{Path, Visit};
use crate::ground::{House, Result};
use crate::incidents;
use crate::promises::Published;

/// The page.
#[derive(Template)]
#[template(path = "calls/pages/say.html")]
pub struct SayPage {
    shell: Shell,
    back: String,
    inside: String,
}

impl View for SayPage {
    const NAME: &'static str = "say";
    fn sample(shell: Shell) -> Self {
        let say = super::sample::say(shell.now_ms);
        let shell = shell.at(Nav::Calls, say.incident.clone());
        let inside = SayPanel { shell: &shell, say: &say }.render().unwrap_or_default();
        Self { back: "/incidents".into(), inside, shell }
    }
}

/// The inside of it, which the card of a call shows too.
#[derive(Template)]
#[template(path = "calls/pages/say_inside.html")]
pub(in crate::calls) struct SayPanel<'a> {
    pub(in crate::calls) shell: &'a Shell,
    pub(in crate::calls) say: &'a Say,
}

impl SayPanel<'_> {
    /// A day with how sure it is, in a sentence to be said.
    fn by(&self, fix: &Published) -> String {
        let (due, sure) = (fix.due.0, self.shell.percent(fix.confidence as f64 / 100.0));
        t_args(
            self.shell.lang,
            "calls-say-fix",
            &[("day", self.shell.day(due).into()), ("sure", sure.into())],
        )
    }
    fn is_update_late(&self) -> bool {
        self.say.next_update_at.is_some_and(|at| self.shell.is_late(at.0))
    }
    fn may_own_up(&self) -> bool {
        self.say.stance == "admitted"
    }
    fn unpromised(&self, day: &str) -> String {
        self.shell.ta("calls-say-withheld", "day", self.shell.date(day))
    }
}

/// Renders the inside.
fn page(visit: &Visit, say: &Say, back: String) -> Result<SayPage> {
    let mut shell = visit.shell("calls-say-title", Nav::Calls);
    shell.live = Some(format!("/live/{}", say.incident_id));
    let inside = SayPanel { shell: &shell, say }.render().map_err(crate::ground::Fault::broken)?;
    Ok(SayPage { shell, back, inside })
}

pub(super) async fn of_incident(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let say = Say::now(&house, &incident, None, &visit.workspace.zone).await?;
    Ok(html(StatusCode::OK, &page(&visit, &say, format!("/incidents/{id}"))?))
}

pub(super) async fn of_case(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    let mut read = house.read();
    let case = incidents::find_case(&mut read, &visit.actor.workspace, &id).await?;
    let incident = incidents::find(&mut read, &visit.actor.workspace, &case.incident_id).await?;
    let say = Say::now(&house, &incident, Some(&case), &visit.workspace.zone).await?;
    Ok(html(StatusCode::OK, &page(&visit, &say, format!("/cases/{id}"))?))
}
