//! The form that makes a promise, with what whoever promises has open already (R55).

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::record::{self, Record};
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Paging, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::promises::{Kind, Outlook, PromiseSaid, Tally, Whose, rules, store, verbs};

/// From how many open promises on another one is too much, said aloud. A convention of ours.
const HEAVY: i64 = 5;

/// The form that makes a promise.
#[derive(Template)]
#[template(path = "promises/pages/make.html")]
pub struct MakePage {
    shell: Shell,
    said: PromiseSaid,
    confidence: String,
    whom: String,
    incidents: Vec<Choice>,
    kinds: Vec<Choice>,
    load: Tally,
    is_heavy: bool,
    /// What our own record says of the date, where somebody asked.
    record: Option<Record>,
    errors: Errors,
}

fn kinds(shell: &Shell) -> Vec<Choice> {
    let kind = |k: &Kind| {
        let hint = if rules::is_gated(*k) { "promises-kind-gated" } else { "promises-kind-free" };
        Choice::new(k.word(), shell.t(&format!("promises-kind-{}", k.word()))).hint(shell.t(hint))
    };
    Kind::ALL.iter().map(kind).collect()
}

impl View for MakePage {
    const NAME: &'static str = "make";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("promises-new-title");
        let shell = shell.at(Nav::Promises, title);
        let load = rules::rated(Tally { open: 6, overdue: 1, kept: 5, late: 1, ..Tally::default() });
        let kinds = kinds(&shell);
        let said = PromiseSaid {
            case_id: "cas_00000000000000000000000000".into(),
            kind: "fix_date".into(),
            words: "The furnace runs again".into(),
            due_at: shell.local_input(shell.now_ms + 86_400_000),
            ..PromiseSaid::default()
        };
        let record = Some(Record::of(record::sample(&shell)));
        Self {
            shell,
            said,
            record,
            confidence: "120".into(),
            whom: "Ödegård & Søn <Aero> AS".into(),
            incidents: Vec::new(),
            kinds,
            load,
            is_heavy: true,
            errors: Errors::none().with("confidence", "120 is no confidence. Write 1 to 100."),
        }
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    said: PromiseSaid,
    confidence: String,
    outcome: std::result::Result<Option<Outlook>, Fault>,
) -> Result<Response> {
    let (record, errors, status) = match outcome {
        Ok(outlook) => (outlook.map(Record::of), Errors::none(), StatusCode::OK),
        Err(fault @ Fault::Invalid(_)) => (None, Errors::from(&fault), fault.status()),
        Err(fault) => return Err(fault),
    };
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let whom = if let Ok(case) = said.case_id.parse::<CaseId>() {
        let case = incidents::find_case(&mut read, workspace, &case).await?;
        let incident = incidents::find(&mut read, workspace, &case.incident_id).await?;
        incidents::may_begin(&incident, Some(&case))?;
        case.title
    } else if let Ok(id) = said.incident_id.parse::<IncidentId>() {
        let incident = incidents::find(&mut read, workspace, &id).await?;
        incidents::may_begin(&incident, None)?;
        incident.title
    } else {
        String::new()
    };
    let open = incidents::list_open(&mut read, workspace, false, &Paging::default()).await?;
    let incidents = open.items.into_iter().map(|i| Choice::new(i.id.as_str(), i.title)).collect();
    let mine = visit.actor.member().map_or(Whose::All, |id| Whose::Owner(id.clone()));
    let load = store::tally(&mut read, workspace, &mine, house.now()).await?;
    let is_heavy = load.open + load.overdue >= HEAVY;
    let shell = visit.shell("promises-new-title", Nav::Promises);
    let kinds = kinds(&shell);
    let page = MakePage { shell, said, confidence, whom, incidents, kinds, load, is_heavy, record, errors };
    Ok(html(status, &page))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    incident: String,
    case: String,
}

pub(super) async fn form(
    visit: Visit,
    State(house): State<House>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let said = PromiseSaid { incident_id: wanted.incident, case_id: wanted.case, ..PromiseSaid::default() };
    page(&visit, &house, said, String::new(), Ok(None)).await
}

/// The form as browsers send it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    incident_id: String,
    case_id: String,
    kind: String,
    words: String,
    due_at: String,
    estimate_at: String,
    evidence: String,
    confidence: String,
    made_where: String,
    /// `yes` where the record is to be looked at first and nothing is promised yet.
    look: String,
}

pub(super) async fn make(
    visit: Visit,
    State(house): State<House>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let Typed {
        incident_id,
        case_id,
        kind,
        words,
        due_at,
        estimate_at,
        evidence,
        confidence,
        made_where,
        look,
    } = typed;
    let sure = read_confidence(&confidence);
    let said = PromiseSaid {
        incident_id,
        case_id,
        kind,
        words,
        due_at,
        estimate_at,
        evidence,
        confidence: None,
        made_where,
    };
    if look == "yes" {
        let outlook = verbs::look(&house, &visit.actor, &said, &visit.workspace.zone).await;
        return page(&visit, &house, said, confidence, outlook.map(Some)).await;
    }
    let outcome = match sure {
        Ok(confidence) => {
            let said = PromiseSaid { confidence, ..said.clone() };
            verbs::make(&house, &visit.actor, said, &visit.workspace.zone).await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(promise) => Ok(visit.done("promises-was-made", &format!("/promises/{}", promise.id))),
        Err(fault) => page(&visit, &house, said, confidence, Err(fault)).await,
    }
}

/// A confidence as somebody typed it; empty is not said.
pub(super) fn read_confidence(typed: &str) -> Result<Option<i64>> {
    let typed = typed.trim().trim_end_matches('%').trim_end();
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| {
        let cure = "Write a whole number of per cent from 1 to 100.";
        Fault::invalid("confidence", "This is no confidence.", cure)
    })
}
