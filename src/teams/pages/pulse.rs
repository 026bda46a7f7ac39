//! How our people are: the three questions, what weeks came to, what went well, and what lies on whose desk.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::{IncidentId, StatementId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::teams::pulse::QUESTIONS;
use crate::teams::{Load, Pulse, PulseSaid, Team, Week, Win, pulsing, reading, store};
use crate::{incidents, listening};

/// How wide the picture is, and how far apart two marks are in it.
const WIDE: f64 = 100.0;
const STEP: f64 = 4.0;

/// The page.
#[derive(Template)]
#[template(path = "teams/pages/pulse.html")]
pub struct PulsePage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    pub(super) pulse: Pulse,
    pub(super) wins: Vec<Win>,
    pub(super) carried: Vec<(String, Load)>,
    /// Statements that nobody called a thank you yet.
    pub(super) unthanked: Vec<Choice>,
    pub(super) said: PulseSaid,
    pub(super) errors: Errors,
    pub(super) may_answer: bool,
    pub(super) may_thank: bool,
}

impl PulsePage {
    fn questions(&self) -> Vec<Choice> {
        QUESTIONS.map(|q| Choice::new(q, self.shell.t(&format!("teams-pulse-{q}")))).into()
    }
    fn marks(&self) -> [&'static str; 5] {
        ["1", "2", "3", "4", "5"]
    }
    fn given(&self, question: &str) -> &str {
        match question {
            "able" => &self.said.able,
            "heard" => &self.said.heard,
            _ => &self.said.worth,
        }
    }
    /// Whether this mark was given to a question.
    fn is(&self, question: &str, mark: &str) -> bool {
        self.given(question) == mark
    }
    /// The weeks that may be shown, in their order.
    fn shown(&self) -> Vec<&Week> {
        self.pulse.weeks.iter().rev().filter(|week| week.means.is_some()).collect()
    }
    fn mean(&self, week: &Week, question: &str) -> String {
        of(week, question).map_or("–".into(), |mean| format!("{mean:.1}"))
    }
    /// The line of one question over the weeks: 5 at the top, 1 at the bottom.
    fn line(&self, question: &str) -> String {
        let shown = self.shown();
        let step = WIDE / (shown.len().max(2) - 1) as f64;
        let point = |(n, week): (usize, &&Week)| {
            let high = (5.0 - of(week, question).unwrap_or(1.0)) * STEP + 2.0;
            format!("{:.1},{high:.1}", n as f64 * step)
        };
        shown.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
    }
}

/// The mean of a question in a week.
fn of(week: &Week, question: &str) -> Option<f64> {
    let at = QUESTIONS.iter().position(|known| *known == question)?;
    week.means.as_ref()?.get(at).copied()
}

impl View for PulsePage {
    const NAME: &'static str = "pulse";
    fn sample(shell: Shell) -> Self {
        super::sample::pulse_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    (said, errors): (PulseSaid, Errors),
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let pulse = pulsing::pulse_of(&mut read, workspace, id, visit.actor.member(), house.now()).await?;
    let may_thank = visit.actor.must_be(Role::Member).is_ok();
    let unthanked =
        if may_thank { store::loads::unthanked(&mut read, workspace, id).await? } else { Vec::new() };
    let short = |text: String| match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    };
    let choice = |(id, customer, words): (StatementId, String, String)| {
        Choice::new(StatementId::to_string(&id), format!("{customer}: {}", short(words)))
    };
    let view = PulsePage {
        may_answer: !pulse.is_answered && incidents::may_begin(&incident, None).is_ok(),
        pulse,
        wins: store::loads::wins(&mut read, workspace, id).await?,
        incident_id: id.to_string(),
        incident_title: incident.title.clone(),
        carried: reading::carried(&mut read, workspace, &Team { incident, case: None }).await?,
        unthanked: unthanked.into_iter().map(choice).collect(),
        said,
        errors,
        may_thank,
        shell: visit.shell("teams-pulse-title", Nav::Incidents),
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    page(&visit, &house, &id, (PulseSaid::default(), Errors::none()), StatusCode::OK).await
}

pub(super) async fn answer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<PulseSaid>,
) -> Result<Response> {
    let outcome = pulsing::answer_pulse(&house, &visit.actor, &id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let typed = (said, Errors::from(fault));
        return page(&visit, &house, &id, typed, fault.status()).await;
    }
    visit.back(&format!("/incidents/{id}/pulse"), "teams-pulse-was-answered", outcome)
}

pub(super) async fn thank(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<StatementId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let found = listening::find_statement(&mut house.read(), &visit.actor.workspace, &id).await?;
    let to = format!("/incidents/{}/pulse#wins", found.incident_id);
    visit.back(&to, "teams-was-thanked", pulsing::note_thanks(&house, &visit.actor, &id).await)
}
