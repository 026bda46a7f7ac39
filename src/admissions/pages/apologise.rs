//! The form that records an apology. Its words can be looked at first: the check's findings stand beside them before
//! anything is recorded.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::ways;
use crate::admissions::{ApologySaid, Parts, verbs};
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Errors, FlashKind, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit, redirect};
use crate::ground::{Fault, House, Result, Role};
use crate::{incidents, listening, wording};

/// The form that records an apology.
#[derive(Template)]
#[template(path = "admissions/pages/apologise.html")]
pub struct ApologisePage {
    shell: Shell,
    incident_id: String,
    incident_title: String,
    whom: String,
    said: ApologySaid,
    ways: Vec<Choice>,
    /// What this customer told us of how it hits them.
    impacts: Vec<Choice>,
    /// What the plain-speech check says of the words so far.
    findings: String,
    errors: Errors,
}

impl ApologisePage {
    fn names(&self, impact: &Choice) -> bool {
        self.said.names.contains(&impact.value)
    }
}

impl View for ApologisePage {
    const NAME: &'static str = "apologise";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("admissions-apologise");
        let shell = shell.at(Nav::Incidents, title);
        let words = "It was our fault: we put off the overhaul. <b>We</b> will carry your extra cost, if you were affected. \
                     😀 نعتذر";
        let said = ApologySaid {
            case_id: "cas_00000000000000000000000000".into(),
            author: "Ines Okafor".into(),
            form: "spoken".into(),
            words: words.into(),
            parts: Parts { responsibility: true, repair: true, regret: true, ..Parts::default() },
            names: vec!["ipc_1".into()],
            said_at: shell.local_input(shell.now_ms - 3_600_000),
        };
        let impacts = vec![
            Choice::new("ipc_1", "Two of our lines stop on <b>Thursday</b>. 😡"),
            Choice::new("ipc_2", "ندفع الشحن السريع من جيبنا"),
        ];
        let errors = Errors::none().with("said_at", "This moment does not exist or lies ahead.");
        let findings = wording::panel::findings(&shell, &[(String::new(), words)], None).unwrap_or_default();
        Self {
            ways: ways(&shell),
            shell,
            incident_id: "inc_00000000000000000000000000".into(),
            incident_title: "The furnace at Halden stopped".into(),
            whom: "Ödegård & Søn <Aero> AS".into(),
            said,
            impacts,
            findings,
            errors,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    case: Option<CaseId>,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    said: ApologySaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let case = match said.case_id.parse::<CaseId>() {
        Ok(case) => Some(incidents::find_case(&mut read, workspace, &case).await?),
        Err(_) => None,
    };
    incidents::may_begin(&incident, case.as_ref())?;
    let told = match &case {
        Some(case) => listening::list_impacts(&mut read, workspace, &case.id).await?,
        None => Vec::new(),
    };
    let shell = visit.shell("admissions-apologise", Nav::Incidents);
    let texts = [(String::new(), said.words.as_str())];
    let view = ApologisePage {
        findings: wording::panel::findings(&shell, &texts, None)?,
        ways: ways(&shell),
        shell,
        incident_id: id.to_string(),
        incident_title: incident.title,
        whom: case.map(|case| case.title).unwrap_or_default(),
        said,
        // What was erased has no words left to name.
        impacts: told
            .into_iter()
            .filter(|i| !i.text.is_empty())
            .map(|i| Choice::new(i.id.as_str(), i.text))
            .collect(),
        errors,
    };
    Ok(html(status, &view))
}

pub(super) async fn form(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let now = visit.shell("admissions-apologise", Nav::Incidents).local_input(house.now().0);
    let said = ApologySaid {
        case_id: wanted.case.map(|c| c.to_string()).unwrap_or_default(),
        author: visit.actor.name.clone(),
        said_at: now,
        ..ApologySaid::default()
    };
    page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await
}

/// An apology as a form sends it: a box that is not ticked is not sent, and each impact it may name has a box of its own.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ApologyTyped {
    case_id: String,
    author: String,
    form: String,
    words: String,
    said_at: String,
    responsibility: Option<String>,
    repair: Option<String>,
    regret: Option<String>,
    explanation: Option<String>,
    repentance: Option<String>,
    forgiveness: Option<String>,
    /// The boxes of impacts, by their ids, and nothing else.
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

/// What the name of an impact's box begins with.
const NAMES: &str = "names.";

impl From<ApologyTyped> for ApologySaid {
    fn from(typed: ApologyTyped) -> Self {
        let parts = Parts {
            responsibility: typed.responsibility.is_some(),
            repair: typed.repair.is_some(),
            regret: typed.regret.is_some(),
            explanation: typed.explanation.is_some(),
            repentance: typed.repentance.is_some(),
            forgiveness: typed.forgiveness.is_some(),
        };
        let ApologyTyped { case_id, author, form, words, said_at, others, .. } = typed;
        let names = others.keys().filter_map(|name| name.strip_prefix(NAMES)).map(str::to_owned).collect();
        Self { case_id, author, form, words, parts, names, said_at }
    }
}

/// The form as browsers send it: its words to be looked at first, or the apology to be recorded.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Posting {
    check: String,
    #[serde(flatten)]
    typed: ApologyTyped,
}

pub(super) async fn apologise(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(Posting { check, typed }): Form<Posting>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let said = ApologySaid::from(typed);
    if !check.is_empty() {
        return page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await;
    }
    match verbs::apologise(&house, &visit.actor, &id, said.clone(), &visit.workspace.zone).await {
        Ok(apology) => {
            let to = match &apology.case_id {
                Some(case) => format!("/cases/{case}"),
                None => format!("/incidents/{id}"),
            };
            if wording::check(&apology.words, None).is_clean() {
                return Ok(visit.done("admissions-recorded", &to));
            }
            Ok(redirect(&to, FlashKind::Warning, &visit.t("admissions-recorded-softened")))
        }
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
