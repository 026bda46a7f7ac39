//! Members' pages of templates: all of them, and one with its words as somebody would read them, what the check says,
//! and every version it had.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};

use super::difference::{Piece, between};
use super::{
    Key, Language, NAMES, Parts, Template, TemplateSaid, TemplateVersion, Values, grammar, name_of, panel,
    rules, shipped, verbs,
};
use crate::ground::id::MemberId;
use crate::ground::page::{Errors, Exhibit, Lang, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::members;
use crate::playbooks::SCENARIOS;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/wording", get(list))
        .route("/wording/{scenario}/{kind}/{language}", get(show).post(write))
        .route("/wording/{scenario}/{kind}/{language}/preview", post(preview))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<ListPage>("wording", lang), exhibit::<TemplatePage>("wording", lang)]
}

/// What a scenario is called, `any` included.
pub(super) fn scenario_name(shell: &Shell, scenario: &str) -> String {
    if scenario == shipped::ANY {
        shell.t("wording-any")
    } else {
        shell.t(&format!("incidents-scenario-{scenario}"))
    }
}

/// The templates of one scenario: each kind with its languages.
struct Group {
    name: String,
    kinds: Vec<(String, Vec<Template>)>,
}

fn groups(shell: &Shell, all: &[Template]) -> Vec<Group> {
    let scenarios = SCENARIOS.into_iter().chain([shipped::ANY]);
    scenarios
        .map(|scenario| Group {
            name: scenario_name(shell, scenario),
            kinds: shipped::KINDS
                .into_iter()
                .map(|kind| {
                    let is_of = |t: &&Template| t.scenario == scenario && t.kind == kind;
                    (kind.to_owned(), all.iter().filter(is_of).cloned().collect::<Vec<_>>())
                })
                .filter(|(_, of_kind)| !of_kind.is_empty())
                .collect(),
        })
        .filter(|group| !group.kinds.is_empty())
        .collect()
}

/// Every template.
#[derive(askama::Template)]
#[template(path = "wording/pages/list.html")]
pub struct ListPage {
    shell: Shell,
    groups: Vec<Group>,
}

impl ListPage {
    fn language(&self, template: &Template) -> String {
        name_of(&template.language)
    }
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("wording-title");
        let shell = shell.at(Nav::Playbooks, title);
        let all: Vec<Template> = shipped::keys()
            .iter()
            .take(24)
            .filter_map(|key| {
                Some(Template {
                    scenario: key.scenario.clone(),
                    kind: key.kind.clone(),
                    language: key.language.clone(),
                    version: 3,
                    is_shipped: key.kind != "first",
                    parts: shipped::find(key)?.clone(),
                })
            })
            .collect();
        let groups = groups(&shell, &all);
        Self { shell, groups }
    }
}

async fn list(visit: Visit, State(house): State<House>) -> Result<Response> {
    let all = verbs::list(&mut house.read(), &visit.actor.workspace).await?;
    let shell = visit.shell("wording-title", Nav::Playbooks);
    let groups = groups(&shell, &all);
    Ok(html(StatusCode::OK, &ListPage { shell, groups }))
}

/// A version as the page lists it, with what it changed.
struct Line {
    version: i64,
    at: Option<i64>,
    who: String,
    note: String,
    changes: Vec<(&'static str, Vec<Piece>)>,
}

/// One template.
#[derive(askama::Template)]
#[template(path = "wording/pages/template.html")]
pub struct TemplatePage {
    shell: Shell,
    key: Key,
    said: TemplateSaid,
    /// As an invented reader would have it: heading and paragraphs of each part.
    reads: Vec<(&'static str, Vec<String>)>,
    words: String,
    lines: Vec<Line>,
    errors: Errors,
    /// It is being written: the form stands open.
    is_open: bool,
}

impl TemplatePage {
    fn path(&self) -> String {
        format!("/wording/{}", self.key.name())
    }
    fn names(&self) -> String {
        NAMES.map(|name| format!("{{{{ {name} }}}}")).join("  ")
    }

    fn of(
        shell: Shell,
        key: Key,
        said: TemplateSaid,
        versions: &Versions,
        errors: Errors,
        is_open: bool,
    ) -> Result<Self> {
        let parts = said.parts();
        let texts: Vec<(String, &str)> =
            parts.each().into_iter().map(|(part, text)| (heading(&shell, part), text)).collect();
        let words = panel::findings(&shell, &texts, Language::from_code(&key.language))?;
        let reads = read_by_somebody(&parts);
        let lines = lines(versions);
        Ok(Self { shell, key, said, reads, words, lines, errors, is_open })
    }
}

/// The heading of a part, as its readers see it.
pub(super) fn heading(shell: &Shell, part: &str) -> String {
    if part == "subject" {
        shell.t("notices-field-subject")
    } else {
        shell.t(&format!("notices-part-{part}"))
    }
}

/// Each part as an invented reader would have it; one that cannot be rendered stays as it is written.
fn read_by_somebody(parts: &Parts) -> Vec<(&'static str, Vec<String>)> {
    let values = Values::sample();
    parts
        .each()
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(part, text)| {
            let said = grammar::render(text, &values).unwrap_or_else(|_| text.to_owned());
            let paragraphs = said.split("\n\n").map(str::trim).filter(|p| !p.is_empty());
            (part, paragraphs.map(str::to_owned).collect())
        })
        .collect()
}

/// Those written here, newest first, and the one that ships.
type Versions = (Vec<TemplateVersion>, Option<Template>);

fn lines((own, shipped): &Versions) -> Vec<Line> {
    let nothing = Parts::default();
    let mut lines: Vec<Line> = own
        .iter()
        .enumerate()
        .map(|(at, version)| {
            let before =
                own.get(at + 1).map(|v| &v.parts).or(shipped.as_ref().map(|t| &t.parts)).unwrap_or(&nothing);
            Line {
                version: version.version,
                at: Some(version.written_at.0),
                who: version.written_by.clone(),
                note: version.note.clone(),
                changes: between(before, &version.parts),
            }
        })
        .collect();
    let ships = |template: &Template| Line {
        version: template.version,
        at: None,
        who: String::new(),
        note: String::new(),
        changes: Vec::new(),
    };
    lines.extend(shipped.as_ref().map(ships));
    lines
}

impl View for TemplatePage {
    const NAME: &'static str = "template";
    fn sample(shell: Shell) -> Self {
        use crate::ground::{Dice, Time, id::Id};
        let key = Key { scenario: "recall".into(), kind: "first".into(), language: "en".into() };
        let parts = shipped::find(&key).cloned().unwrap_or_default();
        let mut newer = parts.clone();
        newer.what_happened =
            newer.what_happened.replace("Stop using it now", "Stop using it <b>today</b> 😀");
        let (now, dice) = (Time(shell.now_ms), Dice::seeded(7));
        let version = TemplateVersion {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            scenario: key.scenario.clone(),
            kind: key.kind.clone(),
            language: key.language.clone(),
            version: 2,
            parts: newer.clone(),
            note: "They asked what “now” means: الآن means today.".into(),
            salt: String::new(),
            written_at: now,
            written_by: "mem_sample".into(),
        };
        let shipped = Template {
            scenario: key.scenario.clone(),
            kind: key.kind.clone(),
            language: key.language.clone(),
            version: 1,
            is_shipped: true,
            parts,
        };
        let title = format!("{}, {}", scenario_name(&shell, "recall"), shell.t("notices-kind-first"));
        let why = "Line 2, column 8: `custommer` is nothing we know.";
        let errors = Errors::none().with("who_is_affected", why);
        let shell = shell.at(Nav::Playbooks, title);
        let said = TemplateSaid::of(newer, 2);
        let versions = (vec![version], Some(shipped));
        let words = String::from("<p class=\"hint\">Nothing in these words softens or excuses.</p>");
        let reads = read_by_somebody(&said.parts());
        Self { shell, key, said, reads, words, lines: lines(&versions), errors, is_open: true }
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    key: Key,
    tried: Option<(TemplateSaid, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut versions, ships) = verbs::versions(&mut house.read(), &visit.actor.workspace, &key).await?;
    let writers: Vec<MemberId> = versions.iter().filter_map(|v| v.written_by.parse().ok()).collect();
    let names = members::names(&mut house.read(), &visit.actor.workspace, &writers).await?;
    for version in &mut versions {
        let name = version.written_by.parse::<MemberId>().ok().and_then(|id| names.get(&id));
        if let Some(name) = name {
            version.written_by.clone_from(name);
        }
    }
    let stands = versions.first().map(|v| (v.parts.clone(), v.version));
    let stands = stands.or(ships.as_ref().map(|t| (t.parts.clone(), t.version)));
    let title = visit.t(&format!("notices-kind-{}", key.kind));
    let mut shell = visit.shell_titled(title, Nav::Playbooks);
    shell.title =
        format!("{}, {}, {}", scenario_name(&shell, &key.scenario), shell.title, name_of(&key.language));
    let is_open = tried.is_some() || stands.is_none();
    let (parts, version) = stands.unwrap_or_default();
    let (said, errors) = tried.unwrap_or_else(|| (TemplateSaid::of(parts, version), Errors::none()));
    let view = TemplatePage::of(shell, key, said, &(versions, ships), errors, is_open)?;
    Ok(html(status, &view))
}

type Address = Path<(String, String, String)>;

fn key_of(Path((scenario, kind, language)): &Address) -> Result<Key> {
    Key::of(scenario, kind, language)
}

async fn show(visit: Visit, State(house): State<House>, address: Address) -> Result<Response> {
    page(&visit, &house, key_of(&address)?, None, StatusCode::OK).await
}

async fn write(
    visit: Visit,
    State(house): State<House>,
    address: Address,
    Form(said): Form<TemplateSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let key = key_of(&address)?;
    match verbs::write(&house, &visit.actor, &key, &said).await {
        Ok(_) => Ok(visit.done("wording-written", &format!("/wording/{}", key.name()))),
        Err(fault @ (Fault::Invalid(_) | Fault::Conflict(_) | Fault::Refused { .. })) => {
            page(&visit, &house, key, Some((said, Errors::from(&fault))), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}

/// The form again with the words as somebody would read them; nothing is kept.
async fn preview(
    visit: Visit,
    State(house): State<House>,
    address: Address,
    Form(said): Form<TemplateSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let key = key_of(&address)?;
    let faults = rules::lacks(&said.parts(), &key.scenario, &key.kind);
    let errors = if faults.is_empty() { Errors::none() } else { Errors::from(&Fault::Invalid(faults)) };
    page(&visit, &house, key, Some((said, errors)), StatusCode::OK).await
}
