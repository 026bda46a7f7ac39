//! Who has heard us about an incident, who is silent, what the desk does next about them, and the rule it follows.

use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::chasing::outlook::{self, NextStep, Outlook};
use crate::chasing::{ChaseSaid, Hearing, Standing, StandingLine, csv, rules, store, verbs};
use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, ContactId, CustomerId, Id, IncidentId};
use crate::ground::page::{Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Dice, Fault, FieldFault, House, Result, Role, Time};
use crate::incidents;

/// The page.
#[derive(Template)]
#[template(path = "chasing/pages/chase.html")]
pub struct ChasePage {
    shell: Shell,
    incident: String,
    title: String,
    hearing: Hearing,
    /// Only those who stand so; empty for all.
    standing: String,
    page: Page<StandingLine>,
    listing: Listing,
    outlook: Outlook,
    is_on: bool,
    typed: Typed,
    errors: Errors,
    may_set: bool,
}

impl ChasePage {
    fn standings(&self) -> [Standing; 4] {
        Standing::ALL
    }
    fn badge(&self, word: &str) -> &'static str {
        Standing::from_word(word).map_or("plain", Standing::badge)
    }
    fn is_due(&self, step: &NextStep) -> bool {
        step.due.0 <= self.shell.now_ms
    }
}

impl View for ChasePage {
    const NAME: &'static str = "chase";
    fn sample(shell: Shell) -> Self {
        let (now, dice) = (Time(shell.now_ms), Dice::seeded(24));
        let title = shell.t("chasing-title");
        let shell = shell.at(Nav::Incidents, title);
        let line = |name: &str, customer: &str, standing: Standing| StandingLine {
            contact_id: ContactId::mint(now, &dice),
            name: name.into(),
            customer_id: CustomerId::mint(now, &dice),
            customer: customer.into(),
            case_id: CaseId::mint(now, &dice),
            standing: standing.word().into(),
            told_at: now.plus(-30 * HOUR),
            reminders: i64::from(standing == Standing::Silent),
            acknowledged_at: (standing == Standing::Acknowledged).then(|| now.plus(-2 * HOUR)),
            acknowledged_how: (standing == Standing::Acknowledged).then(|| "click".into()),
        };
        let items = vec![
            line("Marta <b>Lindqvist</b> 😀", "Nordic Airframe AB", Standing::Silent),
            line("سارة", "شركة الخليج للطيران", Standing::Seen),
            line("Otto Berg", "Kestrel", Standing::Acknowledged),
            line("Kim Rao", "Vantaa Rotor", Standing::Answered),
        ];
        let steps = items[..2].iter().zip([("call", now.plus(-HOUR)), ("remind", now.plus(5 * HOUR))]).map(
            |(l, (step, due))| NextStep {
                contact_id: l.contact_id.clone(),
                name: l.name.clone(),
                customer: l.customer.clone(),
                case_id: l.case_id.clone(),
                step: step.into(),
                due,
            },
        );
        let outlook = Outlook {
            now: [("call".to_owned(), 1)].into(),
            next_at: Some(now.plus(5 * HOUR)),
            steps: steps.collect(),
            is_whole: true,
        };
        Self {
            incident: IncidentId::mint(now, &dice).to_string(),
            title: "The furnace at Halden stopped".into(),
            hearing: Hearing { told: 57, acknowledged: 31, answered: 4, seen: 9, silent: 13 },
            standing: String::new(),
            page: Page { items, next: None },
            listing: Listing::new("/incidents", ""),
            outlook,
            is_on: true,
            typed: Typed { remind_after: "900".into(), ..Typed::of(&rules::shipped(Some("outage"))) },
            errors: Errors::none().with("remind_after", "900 hours is no wait that can be kept."),
            may_set: true,
            shell,
        }
    }
}

/// The rule as a form sends it.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    is_on: String,
    remind_after: String,
    most_reminders: String,
    other_after: String,
    person_after: String,
}

impl Typed {
    fn of(said: &ChaseSaid) -> Self {
        Self {
            is_on: if said.is_on { "yes".into() } else { String::new() },
            remind_after: said.remind_after.to_string(),
            most_reminders: said.most_reminders.to_string(),
            other_after: said.other_after.to_string(),
            person_after: said.person_after.to_string(),
        }
    }

    fn read(&self) -> Result<ChaseSaid> {
        let mut faults = Vec::new();
        let mut number = |field: &str, typed: &str| {
            typed.trim().parse().unwrap_or_else(|_| {
                faults.push(FieldFault::new(field, "This is no whole number.", "Write digits only."));
                1
            })
        };
        let said = ChaseSaid {
            is_on: self.is_on == "yes",
            remind_after: number("remind_after", &self.remind_after),
            most_reminders: number("most_reminders", &self.most_reminders),
            other_after: number("other_after", &self.other_after),
            person_after: number("person_after", &self.person_after),
        };
        if faults.is_empty() { Ok(said) } else { Err(Fault::Invalid(faults)) }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ShowQuery {
    standing: String,
    after: Option<String>,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    query: ShowQuery,
    unclear: Option<(Typed, Errors)>,
) -> Result<ChasePage> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let rule = store::seek_rule(&mut read, workspace, id).await?;
    let rule = rule.as_ref().map_or_else(|| rules::shipped(incident.scenario.as_deref()), ChaseSaid::from);
    let standing = Standing::from_word(&query.standing);
    let paging = Paging { after: query.after, limit: None };
    let page = store::list_standings(&mut read, workspace, id, standing, &paging).await?;
    let word = standing.map_or("", Standing::word);
    let listing = Listing::new(format!("/incidents/{id}/chase"), "")
        .keep("standing", word)
        .page(paging.after.as_deref(), page.next.clone());
    let here = (visit.workspace.zone.as_str(), house.now());
    let outlook = outlook::of(&mut read, workspace, id, &rule, here).await?;
    let (typed, errors) = unclear.unwrap_or_else(|| (Typed::of(&rule), Errors::none()));
    Ok(ChasePage {
        shell: visit.shell("chasing-title", Nav::Incidents),
        incident: id.to_string(),
        hearing: store::hearing(&mut read, workspace, id).await?,
        standing: word.to_owned(),
        page,
        listing,
        outlook,
        is_on: rule.is_on,
        typed,
        errors,
        may_set: visit.actor.must_be(Role::Lead).is_ok() && incidents::may_begin(&incident, None).is_ok(),
        title: incident.title,
    })
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(query): Query<ShowQuery>,
) -> Result<Response> {
    Ok(html(StatusCode::OK, &page(&visit, &house, &id, query, None).await?))
}

pub(super) async fn set(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let outcome = match typed.read() {
        Ok(said) => verbs::set(&house, &visit.actor, &id, said).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(_) => Ok(visit.done("chasing-was-set", &format!("/incidents/{id}/chase"))),
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. })) => {
            let unclear = Some((typed, Errors::from(&fault)));
            let status = fault.status();
            Ok(html(status, &page(&visit, &house, &id, ShowQuery::default(), unclear).await?))
        }
        Err(fault) => Err(fault),
    }
}

/// Who was told and how they stand, as a file.
pub(super) async fn file(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(query): Query<ShowQuery>,
) -> Result<Response> {
    incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let standing = Standing::from_word(&query.standing);
    let name = standing.map_or("told", Standing::word);
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{id}.csv\"")),
    ];
    let body = Body::from_stream(csv::standings(&house, &visit.actor.workspace, &id, standing));
    Ok((headers, body).into_response())
}
