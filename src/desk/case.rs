//! Cases: the list, and one case's page with its diary.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::four_parts;
use crate::ground::id::{CaseId, Id, IncidentId};
use crate::ground::page::{Choice, Listing, Nav, Shell, View, html};
use crate::ground::panel::Panel;
use crate::ground::web::{Page, Paging, Path, Query, Visit};
use crate::ground::{Actor, Dice, House, Result, Time};
use crate::incidents::{self, Case, CaseLine, CaseState, Incident};
use crate::trust::{Judged, Urgency};
use crate::{
    admissions, alternatives, calls, chasing, clarifications, customers, grievances, help, interviews,
    journal, listening, meetings, members, mentions, notices, perception, plans, promises, questions,
    remedies, replies, rooms, scope, second_wrongs, surveys, teams, trust,
};

/// The list of cases.
#[derive(Template)]
#[template(path = "desk/pages/cases.html")]
pub struct CasesPage {
    shell: Shell,
    page: Page<CaseLine>,
    /// How urgent each of them is by what came before it.
    judged: HashMap<CaseId, Judged>,
    listing: Listing,
    states: Vec<Choice>,
    state: String,
    incident: String,
}

impl View for CasesPage {
    const NAME: &'static str = "cases";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("desk-cases-title");
        let shell = shell.at(Nav::Cases, title);
        let states = states(&shell);
        let listing = Listing::new("/cases", "-moved");
        let (now, dice) = (Time(shell.now_ms), Dice::seeded(112));
        let line = |title: &str| CaseLine {
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            incident_title: "The furnace at Halden stopped".into(),
            customer_id: Id::mint(now, &dice),
            title: title.into(),
            state: CaseState::Told.word().into(),
            told_at: Some(now),
            reopened_count: 1,
            moved_at: now,
        };
        let items = vec![line("Aerovia <Components> شركة 😀"), line("Brightwing")];
        let judged = HashMap::from([(items[0].id.clone(), Judged::sample(now))]);
        Self {
            shell,
            page: Page { items, next: None },
            judged,
            listing,
            states,
            state: String::new(),
            incident: String::new(),
        }
    }
}

impl CasesPage {
    /// The incident whose cases these are, when only its cases are asked for.
    fn of_one(&self) -> Option<(String, &str)> {
        let first = self.page.items.first().filter(|_| !self.incident.is_empty())?;
        Some((format!("/incidents/{}", first.incident_id), &first.incident_title))
    }

    /// How urgent a case is, and the gravest of its grounds, which the case has all of; nothing where it is over.
    fn urgency(&self, line: &CaseLine) -> Option<(Urgency, String)> {
        let judged = self.judged.get(&line.id)?;
        let gravest = trust::panel::reasons(&self.shell, judged).into_iter().next();
        Some((judged.urgency?, gravest.unwrap_or_default()))
    }

    /// The same list, of the cases in this state.
    fn address(&self, state: &str) -> String {
        let asked = [("incident", self.incident.as_str()), ("state", state)];
        let asked: Vec<_> = asked.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        match serde_urlencoded::to_string(asked) {
            Ok(query) if !query.is_empty() => format!("/cases?{query}"),
            _ => "/cases".to_owned(),
        }
    }
}

fn states(shell: &Shell) -> Vec<Choice> {
    CaseState::ALL
        .iter()
        .map(|s| Choice::new(s.word(), shell.t(&format!("incidents-case-{}", s.word()))))
        .collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CasesQuery {
    incident: String,
    state: String,
    after: Option<String>,
}

/// The list, newest move first; of each page, what is urgent by its customer's record stands first (R112).
pub(super) async fn list(
    visit: Visit,
    State(house): State<House>,
    Query(query): Query<CasesQuery>,
) -> Result<Response> {
    let shell = visit.shell("desk-cases-title", Nav::Cases);
    let incident: Option<IncidentId> = query.incident.parse().ok();
    let state = CaseState::from_word(&query.state).map(CaseState::word);
    let paging = Paging { after: query.after, limit: None };
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let mut page = incidents::list_cases(&mut read, workspace, incident.as_ref(), state, &paging).await?;
    let ids: Vec<CaseId> = page.items.iter().map(|line| line.id.clone()).collect();
    let judged = trust::urgencies(&mut read, workspace, &ids, house.now()).await?;
    page.items.sort_by_key(|line| judged.get(&line.id).and_then(|j| j.urgency).unwrap_or(Urgency::InTurn));
    let listing = Listing::new("/cases", "-moved")
        .keep("incident", query.incident.clone())
        .keep("state", query.state.clone())
        .page(paging.after.as_deref(), page.next.clone());
    let states = states(&shell);
    Ok(html(
        StatusCode::OK,
        &CasesPage { shell, page, judged, listing, states, state: query.state, incident: query.incident },
    ))
}

/// A line of the diary.
pub(super) struct DiaryLine {
    at: Time,
    what: String,
    who: String,
}

/// A fact in the reader's language; the fact itself where the catalogue has no words for it.
fn said(shell: &Shell, fact: &str) -> String {
    let id = format!("desk-fact-{}", fact.replace(['.', '_'], "-"));
    let words = shell.t(&id);
    // A missing message shows its id between brackets.
    if words.contains(&id) { fact.to_owned() } else { words }
}

/// A member or a contact by name, and the desk in words; anybody else as the journal has them.
fn named(shell: &Shell, names: &HashMap<String, String>, actor: &str) -> String {
    match names.get(actor) {
        Some(name) => name.clone(),
        None if actor == Actor::DESK => shell.t("desk-case-by-desk"),
        None => actor.to_owned(),
    }
}

/// One case's page.
#[derive(Template)]
#[template(path = "desk/pages/case.html")]
pub struct CasePage {
    shell: Shell,
    id: String,
    customer_id: String,
    incident_id: String,
    incident_title: String,
    state: String,
    is_live: bool,
    /// With this case the incident opens again.
    is_incident_closed: bool,
    /// Offers to this customer that wait for their answer.
    offers_waiting: i64,
    /// Second wrongs that nobody owned up to towards them.
    wrongs_owed: i64,
    reopened: i64,
    panels: Vec<Panel>,
    diary: Vec<DiaryLine>,
}

impl View for CasePage {
    const NAME: &'static str = "case";
    fn sample(shell: Shell) -> Self {
        let shell = shell.at(Nav::Cases, "Aerovia <Components> شركة");
        let at = Time(shell.now_ms);
        Self {
            id: "cas_00000000000000000000000000".into(),
            customer_id: "cus_00000000000000000000000000".into(),
            incident_id: "inc_00000000000000000000000000".into(),
            incident_title: "The furnace at Halden stopped".into(),
            state: "told".into(),
            is_live: true,
            is_incident_closed: false,
            offers_waiting: 2,
            wrongs_owed: 1,
            reopened: 1,
            panels: vec![Panel { id: "notices", title: "Told".into(), html: "<p>Twice.</p>".into() }],
            diary: vec![DiaryLine { at, what: "case.opened".into(), who: "Ines Okafor".into() }],
            shell,
        }
    }
}

/// What the rooms show of a case, in the order of the work.
async fn panels(
    house: &House,
    shell: &Shell,
    visit: &Visit,
    incident: &Incident,
    case: &Case,
) -> Result<Vec<Panel>> {
    let actor = &visit.actor;
    let mut panels = Vec::new();
    // What we owe them on top, then the whole of it at a glance and what came before it.
    panels.extend(second_wrongs::panel::of_case(house, shell, actor, case).await?);
    panels.extend(trust::panel::effort(house, shell, actor, &case.customer_id).await?);
    panels.extend([
        four_parts::of_case(house, shell, incident, case).await?,
        trust::panel::of_case(house, shell, case).await?,
        scope::panel::of_case(house, shell, actor, case).await?,
        notices::panel::of_case(house, shell, actor, case).await?,
        mentions::panel::of_case(house, shell, actor, case).await?,
        chasing::panel::of_case(house, shell, actor, case).await?,
        calls::panel::of_case(house, shell, actor, case).await?,
        notices::relevance::of_case(house, shell, actor, case).await?,
        replies::panel::of_case(house, shell, actor, case).await?,
        rooms::panel::of_case(house, shell, actor, case).await?,
        questions::panel::of_case(house, shell, actor, case).await?,
        clarifications::panel::of_case(house, shell, actor, case).await?,
        alternatives::panel::of_case(house, shell, actor, case).await?,
        help::panel::of_case(house, shell, actor, case).await?,
        interviews::panel::of_case(house, shell, actor, case).await?,
        listening::panel::of_case(house, shell, actor, case).await?,
        grievances::panel::of_case(house, shell, actor, case).await?,
        perception::panel::of_case(house, shell, actor, case).await?,
        teams::panel::of_case(house, shell, actor, incident, case).await?,
        admissions::panel::of_case(house, shell, actor, case).await?,
        plans::panel::of_case(house, shell, actor, case).await?,
        meetings::panel::of_case(house, shell, actor, case).await?,
        promises::panel::of_case(house, shell, actor, case).await?,
        plans::panel::risks_of_case(house, shell, actor, case).await?,
        remedies::panel::of_case(house, shell, actor, case).await?,
        surveys::panel::of_case(house, shell, actor, case).await?,
    ]);
    Ok(panels)
}

/// The page.
pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    let mut read = house.read();
    let workspace = &visit.actor.workspace;
    let case = incidents::find_case(&mut read, workspace, &id).await?;
    let incident = incidents::find(&mut read, workspace, &case.incident_id).await?;
    let mut shell = visit.shell_titled(case.title.clone(), Nav::Cases);
    shell.live = Some(format!("/live/{id}"));
    let panels = panels(&house, &shell, &visit, &incident, &case).await?;
    let names = members::list(&mut read, workspace).await?;
    let mut names: HashMap<String, String> = names.into_iter().map(|m| (m.id.to_string(), m.name)).collect();
    let contacts = customers::contacts_of(&mut read, workspace, &case.customer_id).await?;
    names.extend(contacts.into_iter().map(|c| (c.id.to_string(), c.name)));
    let diary = journal::about_case(&mut read, workspace, &id)
        .await?
        .into_iter()
        .rev()
        .map(|e| DiaryLine { at: e.at, what: said(&shell, &e.fact), who: named(&shell, &names, &e.actor) })
        .collect();
    let wrongs_owed = second_wrongs::count_owed_of_case(&mut read, workspace, &id, house.now()).await?;
    let offers_waiting = remedies::count_waiting(&mut read, workspace, &id, house.now()).await?;
    let view = CasePage {
        shell,
        id: id.to_string(),
        customer_id: case.customer_id.to_string(),
        incident_id: case.incident_id.to_string(),
        incident_title: incident.title,
        is_live: case.state().is_live(),
        is_incident_closed: incident.closed_at.is_some(),
        offers_waiting,
        wrongs_owed,
        state: case.state,
        reopened: case.reopened_count,
        panels,
        diary,
    };
    Ok(html(StatusCode::OK, &view))
}
