//! Drafting: by rule, by clicking, by list, or from what is proposed.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::IncidentId;
use crate::ground::page::{Choice, Errors, Lang, Nav, Shell, View, html};
use crate::ground::web::{Form, Paging, Path, Visit};
use crate::ground::{Fault, House, Result};
use crate::incidents;
use crate::scope::rule::{self, Field, GROUPS, Join, OPERATORS, Row};
use crate::scope::{Proposal, ScopeLine, ScopeSaid, sample, store, verbs};

/// Rows of the form by clicking, where no more are asked for; and the most.
const ROWS: usize = 4;
const MOST_ROWS: usize = 40;
/// The group of a row that stands by itself, as the form says it.
const ALONE: &str = "none";

/// One row of the form by clicking, with the names of its fields.
struct RowView {
    names: [String; 4],
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
    /// The rule that the rows say, where they say one.
    rows_of: String,
    any: bool,
    fields: Vec<Choice>,
    operators: Vec<Choice>,
    groups: Vec<Choice>,
    possibly: Vec<Choice>,
    proposal: Option<Proposal>,
}

impl DraftPage {
    fn with(shell: Shell, incident_id: IncidentId, incident_title: String, known: Vec<Field>) -> Self {
        let fields = Field::plain().chain(known).map(|f| f.to_string());
        let words = shell.lang;
        let fields = fields.map(|f| Choice::new(f.clone(), field_label(words, &f))).collect();
        let operators =
            OPERATORS.iter().map(|o| Choice::new(*o, shell.t(&format!("scope-operator-{o}")))).collect();
        let mut groups = vec![Choice::new(ALONE, shell.t("scope-group-none"))];
        groups.extend(GROUPS.iter().map(|g| Choice::new(*g, shell.t(&format!("scope-group-{g}")))));
        let possibly =
            ["tell", "leave"].map(|word| Choice::new(word, shell.t(&format!("scope-possibly-{word}"))));
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
            rows_of: String::new(),
            any: false,
            fields,
            operators,
            groups,
            possibly: possibly.into(),
            proposal: None,
        }
    }

    /// Opens the rule in the rows, where it fits them.
    fn open_in_rows(&mut self) {
        let Ok(read) = rule::parse(&self.said.rule) else { return };
        let Some((join, rows)) = rule::decompose(&read.says).filter(|_| read.possibly.is_none()) else {
            return;
        };
        self.any = join == Join::Any;
        self.rows_of.clone_from(&self.said.rule);
        let wanted = (rows.len() + 1).max(ROWS);
        self.rows = numbered(rows, wanted);
    }

    /// Whether there is a rule, and it says more than rows can.
    fn is_beyond_rows(&self) -> bool {
        !self.said.rule.is_empty() && self.rows_of.is_empty()
    }

    fn is_any_choice(&self) -> Vec<Choice> {
        let choice = |word: &str| Choice::new(word, self.shell.t(&format!("scope-join-{word}")));
        vec![choice("all"), choice("any")]
    }

    fn group_of<'a>(&self, view: &'a RowView) -> &'a str {
        if view.row.group.is_empty() { ALONE } else { &view.row.group }
    }

    fn join(&self) -> &'static str {
        if self.any { "any" } else { "all" }
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
        let page = Self::with(shell, preview.incident_id, title, known);
        let proposal = Some(sample::proposal());
        let mut page = Self { in_force: true, versions: sample::lines(), said, errors, proposal, ..page };
        page.open_in_rows();
        page
    }
}

fn names_of(n: usize) -> [String; 4] {
    ["field", "operator", "value", "group"].map(|name| format!("{name}_{n}"))
}

/// Rows with the names of their fields, and empty ones up to `wanted`.
fn numbered(mut rows: Vec<Row>, wanted: usize) -> Vec<RowView> {
    rows.resize_with(wanted.clamp(rows.len(), MOST_ROWS.max(rows.len())), Row::default);
    rows.into_iter().enumerate().map(|(n, row)| RowView { names: names_of(n + 1), row }).collect()
}

/// The rows as they were typed.
fn rows_of(typed: &HashMap<String, String>) -> Vec<RowView> {
    let value = |name: &String| typed.get(name).cloned().unwrap_or_default();
    let wanted = typed.get("rows").and_then(|n| n.parse().ok()).unwrap_or(ROWS).clamp(1, MOST_ROWS);
    let more = if typed.contains_key("more") { 2 } else { 0 };
    let row = |n| {
        let [field, operator, given, group] = names_of(n);
        let group = Some(value(&group)).filter(|group| group != ALONE).unwrap_or_default();
        Row { field: value(&field), operator: value(&operator), value: value(&given), group }
    };
    numbered((1..=wanted).map(row).collect(), wanted + more)
}

fn said_of(typed: &HashMap<String, String>) -> ScopeSaid {
    let value = |name: &str| typed.get(name).cloned().unwrap_or_default();
    ScopeSaid {
        rule: value("rule"),
        list: value("list"),
        reason: value("reason"),
        leave_out: value("leave_out"),
        strays_because: value("strays_because"),
        leave_out_rule: value("leave_out_rule"),
        leave_out_because: value("leave_out_because"),
        possibly: value("possibly"),
        possibly_because: value("possibly_because"),
        keep_left_out: value("keep_left_out") == "yes",
    }
}

async fn page(visit: &Visit, house: &House, id: &IncidentId) -> Result<DraftPage> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let known = store::attributes::attributes(&mut read, workspace).await?;
    let shell = visit.shell("scope-title", Nav::Incidents);
    let versions = store::list(&mut read, workspace, id, &Paging::default()).await?.items;
    let in_force = store::is_confirmed(&mut read, workspace, id).await?;
    let proposal = store::watches::seek_proposal(&mut read, workspace, id).await?;
    Ok(DraftPage {
        in_force,
        versions,
        proposal,
        ..DraftPage::with(shell, id.clone(), incident.title, known)
    })
}

pub(super) async fn form(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let mut page = page(&visit, &house, &id).await?;
    // Whoever changes a scope starts from the one in force.
    if let Some(scope) = store::seek_confirmed(&mut house.read(), &visit.actor.workspace, &id).await? {
        page.said.keep_left_out = scope.excluded > scope.small.unwrap_or(0);
        page.said.leave_out_rule = scope.leave_out_rule.unwrap_or_default();
        page.said.leave_out_because = scope.leave_out_because.unwrap_or_default();
        page.said.possibly_because = scope.possible_because.unwrap_or_default();
        page.said.possibly =
            scope.possible_told.map_or("", |told| if told == 1 { "tell" } else { "leave" }).into();
        if scope.kind == "rule" {
            page.said.rule = scope.said;
            page.open_in_rows();
        } else {
            page.said.list = scope.said;
        }
    }
    Ok(html(StatusCode::OK, &page))
}

/// Writes the rows of the form by clicking as the text of the rule, or adds a row; nothing is drafted yet. Rows that
/// were opened from the rule say all of it; others are added to it.
pub(super) async fn write_rule(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response> {
    let mut page = page(&visit, &house, &id).await?;
    let plain =
        |name: &str| typed.get(name).map_or("", String::as_str).replace("\r\n", "\n").trim().to_owned();
    let (before, opened) = (plain("rule"), plain("rows_of"));
    page.rows = rows_of(&typed);
    page.any = typed.get("join").is_some_and(|j| j == "any");
    page.said = said_of(&typed);
    if typed.contains_key("more") {
        page.rows_of = opened;
        return Ok(html(StatusCode::OK, &page));
    }
    let join = if page.any { Join::Any } else { Join::All };
    let said: Vec<Row> = page.rows.iter().map(|r| r.row.clone()).collect();
    let is_all_of_it = before == opened && said.iter().any(|row| !row.field.trim().is_empty());
    let written = rule::compose(if is_all_of_it { "" } else { &before }, &said, join);
    if let Err(fault) = rule::parse(&written) {
        // What was clicked stays where it was, so that it can be mended there.
        page.errors = Errors::from(&Fault::from(fault.as_field()));
        page.rows_of = opened;
    } else {
        page.said.rule = written;
        page.rows = rows_of(&HashMap::new());
        page.open_in_rows();
    }
    Ok(html(StatusCode::OK, &page))
}

pub(super) async fn draft(
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
            page.rows_of = typed.get("rows_of").cloned().unwrap_or_default();
            page.any = typed.get("join").is_some_and(|j| j == "any");
            page.said = said;
            Ok(html(fault.status(), &page))
        }
        Err(fault) => Err(fault),
    }
}

/// Drafts the next version from what is proposed.
pub(super) async fn draft_proposed(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<HashMap<String, String>>,
) -> Result<Response> {
    let reason = typed.get("reason").map_or("", String::as_str);
    match verbs::draft_proposed(&house, &visit.actor, &id, reason).await {
        Ok(scope) => Ok(visit.done("scope-drafted", &format!("/incidents/{id}/scope/{}", scope.id))),
        refused => visit.back(&format!("/incidents/{id}/scope"), "scope-drafted", refused),
    }
}
