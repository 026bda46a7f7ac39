//! Who must hear of what: every scenario with its roles, and a form for leads.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::customers::Roles;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Visit};
use crate::ground::{Fault, House, Result};
use crate::playbooks::{AudienceLine, AudienceSaid, SCENARIOS, audience, audience_verbs};

/// The page.
#[derive(Template)]
#[template(path = "playbooks/pages/audience.html")]
pub struct AudiencePage {
    shell: Shell,
    lines: Vec<AudienceLine>,
    scenarios: Vec<Choice>,
    typed: Typed,
    errors: Errors,
}

/// The form as browsers send it.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    scenario: String,
    roles: String,
    because: String,
}

impl AudiencePage {
    fn scenario(&self, line: &AudienceLine) -> String {
        self.shell.t(&format!("incidents-scenario-{}", line.scenario))
    }
    fn roles(&self, line: &AudienceLine) -> String {
        line.roles.join(", ")
    }
    fn suggested(&self) -> String {
        self.shell.ta("playbooks-audience-roles-hint", "roles", Roles::SUGGESTED.join(", "))
    }
}

fn scenarios(shell: &Shell) -> Vec<Choice> {
    SCENARIOS.iter().map(|word| Choice::new(*word, shell.t(&format!("incidents-scenario-{word}")))).collect()
}

impl View for AudiencePage {
    const NAME: &'static str = "audience";
    fn sample(shell: Shell) -> Self {
        use crate::ground::{Dice, Time, id::Id};
        let now = Time(shell.now_ms);
        let said = audience::AudienceRule {
            workspace_id: Id::mint(now, &Dice::seeded(7)),
            id: Id::mint(now, &Dice::seeded(7)),
            scenario: "recall".into(),
            roles: Roles::read("quality, operations, safety"),
            because: "The regulator wrote to <b>safety</b> officers only 😀: مسؤولو السلامة".into(),
            salt: String::new(),
            changed_at: now,
            changed_by: "mem_sample".into(),
            changed_name: "Tom Brandt".into(),
        };
        let title = shell.t("playbooks-audience-title");
        let shell = shell.at(Nav::Playbooks, title);
        let errors = Errors::none().with("because", "This is empty. Write at least a few words here.");
        let typed = Typed { scenario: "breach".into(), roles: "privacy".into(), ..Typed::default() };
        Self { lines: audience::lines(&[said]), scenarios: scenarios(&shell), shell, typed, errors }
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    typed: Typed,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let lines = audience_verbs::audiences(&mut house.read(), &visit.actor.workspace).await?;
    let shell = visit.shell("playbooks-audience-title", Nav::Playbooks);
    let scenarios = scenarios(&shell);
    Ok(html(status, &AudiencePage { shell, lines, scenarios, typed, errors }))
}

pub(super) async fn show(visit: Visit, State(house): State<House>) -> Result<Response> {
    page(&visit, &house, Typed::default(), Errors::none(), StatusCode::OK).await
}

pub(super) async fn set(
    visit: Visit,
    State(house): State<House>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = AudienceSaid { roles: typed.roles.clone(), because: typed.because.clone() };
    match audience_verbs::set_audience(&house, &visit.actor, &typed.scenario, &said).await {
        Ok(_) => Ok(visit.done("playbooks-audience-was-set", "/playbooks/audience")),
        Err(Fault::Missing("scenario")) => {
            let fault = Fault::invalid("scenario", "No scenario is chosen.", "Choose one.");
            page(&visit, &house, typed, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, typed, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
