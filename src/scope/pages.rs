//! Members' pages of a scope: drafting by rule, by clicking or by list; looking and confirming; the versions.

use std::collections::HashMap;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};

use super::rule::{self, Field, Join, OPERATORS, Row};
use super::{Preview, Scope, ScopeLine, ScopeSaid, ScopeState, sample, store, verbs};
use crate::ground::id::{IncidentId, ScopeId};
use crate::ground::page::{Choice, Errors, Exhibit, Lang, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Form, Paging, Path, Visit};
use crate::ground::{Fault, House, Result};
use crate::incidents;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/scope", get(form).post(draft))
        .route("/incidents/{id}/scope/rule", post(write_rule))
        .route("/incidents/{id}/scope/{scope}", get(look))
        .route("/incidents/{id}/scope/{scope}/confirmation", post(confirm))
        .route("/incidents/{id}/scope/{scope}/drop", post(drop_draft))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<DraftPage>("scope", lang), exhibit::<PreviewPage>("scope", lang)]
}

/// Rows of the form by clicking.
const ROWS: usize = 4;

/// One row of the form by clicking, with the names of its fields.
struct RowView {
    names: [String; 3],
    row: Row,
}

/// The form that drafts, above the versions.
#[derive(Template)]
#[template(path = "scope/pages/draft.html")]
pub struct DraftPage {
    shell: Shell,
    incident_id: IncidentId,
    incident_title: String,
    in_force: bool,
    versions: Vec<ScopeLine>,
    said: ScopeSaid,
    errors: Errors,
    rows: Vec<RowView>,
    any: bool,
    fields: Vec<Choice>,
    operators: Vec<Choice>,
}

impl DraftPage {
    fn with(shell: Shell, incident_id: IncidentId, incident_title: String, known: Vec<Field>) -> Self {
        let fields = Field::plain().chain(known).map(|f| f.to_string());
        let words = shell.lang;
        let fields = fields.map(|f| Choice::new(f.clone(), field_label(words, &f))).collect();
        let operators =
            OPERATORS.iter().map(|o| Choice::new(*o, shell.t(&format!("scope-operator-{o}")))).collect();
        let said = ScopeSaid::default();
        let rows = rows_of(&HashMap::new());
        let (errors, versions) = (Errors::none(), Vec::new());
        Self {
            shell,
            incident_id,
            incident_title,
            in_force: false,
            versions,
            said,
            errors,
            rows,
            any: false,
            fields,
            operators,
        }
    }
}

/// A field as the form names it: its message, or the attribute's own name.
fn field_label(lang: Lang, field: &str) -> String {
    let plain = Field::plain().any(|f| f.to_string() == field);
    if plain {
        return crate::ground::page::t(lang, &format!("scope-field-{}", field.replace(['.', '_'], "-")));
    }
    field.to_owned()
}

impl View for DraftPage {
    const NAME: &'static str = "draft";
    fn sample(shell: Shell) -> Self {
        let preview = sample::scope();
        let title = shell.t("scope-title");
        let shell = shell.at(Nav::Incidents, title);
        let title = "Late orders: the carrier <b>failed</b> in São Paulo 😀".to_owned();
        let known = vec![Field::HoldingAttribute("lot".into()), Field::CustomerAttribute("state".into())];
        let errors = Errors::none()
            .with("rule", "Line 2, column 5: `holding.statuss` is no field. Near: holding.status.");
        let said = ScopeSaid { rule: preview.said, reason: preview.reason, ..ScopeSaid::default() };
        let mut rows = rows_of(&HashMap::new());
        if let Some(first) = rows.first_mut() {
            first.row = Row {
                field: Field::PromisedOn.to_string(),
                operator: "less".into(),
                value: "2017-12-01".into(),
            };
        }
        let page = Self::with(shell, preview.incident_id, title, known);
        Self { in_force: true, versions: sample::lines(), said, errors, rows, ..page }
    }
}

/// A version, to be looked at and confirmed by a second member.
#[derive(Template)]
#[template(path = "scope/pages/preview.html")]
pub struct PreviewPage {
    shell: Shell,
    incident_title: String,
    preview: Preview,
    is_own: bool,
}

impl PreviewPage {
    fn scope(&self) -> &Scope {
        &self.preview.scope
    }
    /// What was said, as far as it can be shown.
    fn said_shown(&self) -> String {
        self.scope().said.chars().take(4_000).collect()
    }
    fn is_draft(&self) -> bool {
        self.scope().state() == ScopeState::Drafted
    }
}

impl View for PreviewPage {
    const NAME: &'static str = "preview";
    fn sample(shell: Shell) -> Self {
        let title = shell.ta("scope-version", "n", "2");
        let shell = shell.at(Nav::Incidents, title);
        let incident_title = "Late orders: the carrier <b>failed</b> in São Paulo 😀".to_owned();
        Self { shell, incident_title, preview: sample::preview(), is_own: false }
    }
}

/// The badge kind of a version's state.
pub(super) fn kind_of(state: &str) -> &'static str {
    match ScopeState::from_word(state) {
        Some(ScopeState::Drafted) => "wait",
        Some(ScopeState::Confirmed) => "done",
        Some(ScopeState::Replaced | ScopeState::Dropped) | None => "plain",
    }
}

fn rows_of(typed: &HashMap<String, String>) -> Vec<RowView> {
    let value = |name: &String| typed.get(name).cloned().unwrap_or_default();
    (1..=ROWS)
        .map(|n| {
            let names = [format!("field_{n}"), format!("operator_{n}"), format!("value_{n}")];
            let [field, operator, given] = &names;
            let row = Row { field: value(field), operator: value(operator), value: value(given) };
            RowView { names, row }
        })
        .collect()
}

fn said_of(typed: &HashMap<String, String>) -> ScopeSaid {
    let value = |name: &str| typed.get(name).cloned().unwrap_or_default();
    ScopeSaid {
        rule: value("rule"),
        list: value("list"),
        reason: value("reason"),
        leave_out: value("leave_out"),
        strays_because: value("strays_because"),
    }
}

async fn page(visit: &Visit, house: &House, id: &IncidentId) -> Result<DraftPage> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let known = store::members::attributes(&mut read, workspace).await?;
    let shell = visit.shell("scope-title", Nav::Incidents);
    let versions = store::list(&mut read, workspace, id, &Paging::default()).await?.items;
    let in_force = store::is_confirmed(&mut read, workspace, id).await?;
    Ok(DraftPage { in_force, versions, ..DraftPage::with(shell, id.clone(), incident.title, known) })
}

async fn form(visit: Visit, State(house): State<House>, Path(id): Path<IncidentId>) -> Result<Response> {
    let mut page = page(&visit, &house, &id).await?;
    // Whoever changes a scope starts from the one in force.
    if let Some(scope) = store::seek_confirmed(&mut house.read(), &visit.actor.workspace, &id).await? {
        if scope.kind == "rule" {
            page.said.rule = scope.said;
        } else {
            page.said.list = scope.said;
        }
    }
    Ok(html(StatusCode::OK, &page))
}

/// Writes the rows of the form by clicking into the text of the rule; nothing is drafted yet.
async fn write_rule(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response> {
    let mut page = page(&visit, &house, &id).await?;
    let rows = rows_of(&typed);
    page.any = typed.get("join").is_some_and(|j| j == "any");
    let join = if page.any { Join::Any } else { Join::All };
    page.said = said_of(&typed);
    let said: Vec<Row> = rows.iter().map(|r| r.row.clone()).collect();
    page.said.rule = rule::compose(&page.said.rule, &said, join);
    if let Err(fault) = rule::parse(&page.said.rule) {
        // What was clicked stays where it was, so that it can be mended there.
        page.errors = Errors::from(&Fault::from(fault.as_field()));
        page.rows = rows;
        page.said.rule = typed.get("rule").cloned().unwrap_or_default();
    }
    Ok(html(StatusCode::OK, &page))
}

async fn draft(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response> {
    let said = said_of(&typed);
    match verbs::draft(&house, &visit.actor, &id, &said).await {
        Ok(scope) => Ok(visit.done("scope-drafted", &format!("/incidents/{id}/scope/{}", scope.id))),
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. })) => {
            let mut page = page(&visit, &house, &id).await?;
            page.errors = Errors::from(&fault);
            page.rows = rows_of(&typed);
            page.said = said;
            Ok(html(fault.status(), &page))
        }
        Err(fault) => Err(fault),
    }
}

async fn look(
    visit: Visit,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
) -> Result<Response> {
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let preview = verbs::preview(&house, &visit.actor.workspace, &id, &scope).await?;
    let is_own = preview.scope.drafted_by == visit.actor.label();
    let shell = visit.shell("scope-title", Nav::Incidents);
    let title = shell.ta("scope-version", "n", preview.scope.version.to_string());
    let shell = Shell { title, ..shell };
    Ok(html(StatusCode::OK, &PreviewPage { shell, incident_title: incident.title, preview, is_own }))
}

/// Goes back to `to`, saying what came of it.
fn back<T>(visit: &Visit, to: &str, done: &str, outcome: Result<T>) -> Result<Response> {
    match outcome {
        Ok(_) => Ok(visit.done(done, to)),
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, to))
        }
        Err(fault) => Err(fault),
    }
}

async fn confirm(
    visit: Visit,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
) -> Result<Response> {
    let outcome = verbs::confirm(&house, &visit.actor, &id, &scope).await;
    back(&visit, &format!("/incidents/{id}/scope/{scope}"), "scope-confirmed", outcome)
}

async fn drop_draft(
    visit: Visit,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response> {
    let because = typed.get("because").map_or("", String::as_str);
    let outcome = verbs::drop_draft(&house, &visit.actor, &id, &scope, because).await;
    back(&visit, &format!("/incidents/{id}/scope/{scope}"), "scope-dropped", outcome)
}
