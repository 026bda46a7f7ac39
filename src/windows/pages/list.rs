//! The windows of an incident: as customers see them, and what is said and done about each.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::clock::{HOUR, MINUTE};
use crate::ground::id::{Id, IncidentId, WindowId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::incidents;
use crate::windows::panel::Figures;
use crate::windows::store::Meta;
use crate::windows::{Seen, Shown, State as Seeing, Window, WindowKind, WindowSaid, rules, seen, verbs};

/// After which times something new is expected, in seconds.
const WAITS: [i64; 8] = [4, 10, 60, 300, 900, 3_600, 14_400, 86_400];

/// The page.
#[derive(Template)]
#[template(path = "windows/pages/windows.html")]
pub struct WindowsPage {
    shell: Shell,
    incident: String,
    title: String,
    seen: Vec<Seen>,
    /// What is to be seen, as customers see it.
    figures: String,
    cameras: Vec<Choice>,
    /// Which window's words were not understood; none where those of a new one were not.
    unclear: Option<WindowId>,
    typed: Typed,
    errors: Errors,
    may_add: bool,
}

impl WindowsPage {
    fn kinds(&self) -> Vec<Choice> {
        let word = |kind: WindowKind| self.shell.t(&format!("windows-kind-{}", kind.word()));
        let hint = |kind: WindowKind| self.shell.t(&format!("windows-kind-{}-hint", kind.word()));
        WindowKind::ALL
            .into_iter()
            .map(|kind| Choice::new(kind.word(), word(kind)).hint(hint(kind)))
            .collect()
    }
    fn waits(&self) -> Vec<Choice> {
        WAITS.iter().map(|s| Choice::new(s.to_string(), self.shell.elapsed(s * 1_000))).collect()
    }
    /// What stands in the form of a window: what was typed and not understood, or what is so.
    fn typed_of(&self, window: &Window) -> Typed {
        if self.is_unclear(window) { self.typed.clone() } else { Typed::of(window) }
    }
    /// The words of a window that can be changed: the name of each field, its label and what stands in it.
    fn places(&self, window: &Window) -> [(&'static str, String, String); 2] {
        let Typed { title, alt, .. } = self.typed_of(window);
        [("title", self.shell.t("windows-title-field"), title), ("alt", self.shell.t("windows-alt"), alt)]
    }
    fn errors_of(&self, window: &Window, field: &str) -> &str {
        if self.is_unclear(window) { self.errors.of(field) } else { "" }
    }
    fn is_unclear(&self, window: &Window) -> bool {
        self.unclear.as_ref() == Some(&window.id)
    }
    /// What was typed for a new one.
    fn fresh(&self) -> Typed {
        if self.unclear.is_none() { self.typed.clone() } else { Typed::default() }
    }
    fn error(&self, field: &str) -> &str {
        if self.unclear.is_none() { self.errors.of(field) } else { "" }
    }
}

impl View for WindowsPage {
    const NAME: &'static str = "windows";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("windows-title");
        let shell = shell.at(Nav::Incidents, title);
        let seen = samples(Time(shell.now_ms));
        let errors = Errors::none().with("alt", "This is empty.");
        Self {
            incident: IncidentId::mint(Time(shell.now_ms), &Dice::seeded(33)).to_string(),
            title: "The furnace at Halden stopped".into(),
            figures: figures(&shell, "", String::new(), &seen).unwrap_or_default(),
            cameras: vec![Choice::new("hall", "hall")],
            unclear: None,
            typed: Typed { kind: "picture".into(), title: "The <b>hall</b>".into(), ..Typed::default() },
            errors,
            may_add: true,
            seen,
            shell,
        }
    }
}

/// A picture that is late, a stream, a counter.
fn samples(now: Time) -> Vec<Seen> {
    let dice = Dice::seeded(34);
    let window = |kind: WindowKind, title: &str, alt: &str| Window {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        incident_id: Id::mint(now, &dice),
        kind: kind.word().into(),
        title: title.into(),
        alt: alt.into(),
        expected_s: rules::usual(kind),
        place: 1,
        state: Seeing::Shown.word().into(),
        camera: None,
        key_digest: Some(String::new()),
        key_made_at: Some(now.plus(-3 * HOUR)),
        unit: "castings made again".into(),
        value: (kind == WindowKind::Counter).then_some(1_312),
        target: Some(2_000),
        counted_at: (kind == WindowKind::Counter).then(|| now.plus(-20 * MINUTE)),
        added_by: String::new(),
        added_at: now,
        changed_by: String::new(),
        changed_at: now,
        salt: String::new(),
    };
    let meta = |window: &Window, ago: i64| Meta {
        window_id: window.id.clone(),
        at: now.plus(-ago),
        kind: "jpeg".into(),
        width: 640,
        height: 360,
        size: 52_000,
        digest: String::new(),
    };
    let hall = window(
        WindowKind::Picture,
        "The furnace <b>hall</b>",
        "Two people at furnace 2 😀, its door open. قاعة",
    );
    let video = window(WindowKind::Video, "Furnace 2", "The door of furnace 2");
    let count = window(WindowKind::Counter, "Castings", "What is made again of the two thousand");
    let (newest, strip) = (meta(&hall, 14 * MINUTE), (1..6).rev().map(|h| meta(&hall, h * HOUR)).collect());
    let last_at = Some(newest.at);
    vec![
        Seen { window: hall, last_at, is_late: true, newest: Some(newest), strip },
        Seen {
            last_at: Some(now.plus(-3_000)),
            is_late: false,
            newest: Some(meta(&video, 60_000)),
            strip: Vec::new(),
            window: video,
        },
        Seen { last_at: count.counted_at, is_late: false, newest: None, strip: Vec::new(), window: count },
    ]
}

fn figures(shell: &Shell, base: &str, from: String, seen: &[Seen]) -> Result<String> {
    Figures { shell, base, from, seen }.render().map_err(Fault::broken)
}

/// What a form says of a window.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    kind: String,
    title: String,
    alt: String,
    expected_s: String,
    camera: String,
    unit: String,
    target: String,
}

impl Typed {
    fn of(window: &Window) -> Self {
        Self {
            kind: window.kind.clone(),
            title: window.title.clone(),
            alt: window.alt.clone(),
            expected_s: window.expected_s.to_string(),
            camera: window.camera.clone().unwrap_or_default(),
            unit: window.unit.clone(),
            target: window.target.map(|target| target.to_string()).unwrap_or_default(),
        }
    }

    /// What was meant, for a window of this kind: fields of other kinds are left aside.
    pub(super) fn read(&self, kind: WindowKind) -> Result<WindowSaid> {
        let number = |field: &str, typed: &str| {
            typed.trim().parse::<i64>().map_err(|_| {
                Fault::invalid(field, "This is no whole number.", "Write digits only, or leave it empty.")
            })
        };
        let is_counter = kind == WindowKind::Counter;
        let target = if is_counter && !self.target.trim().is_empty() {
            Some(number("target", &self.target)?)
        } else {
            None
        };
        let expected_s = match self.expected_s.trim() {
            "" => 0,
            typed => number("expected_s", typed)?,
        };
        let camera = if kind == WindowKind::Picture { self.camera.clone() } else { String::new() };
        Ok(WindowSaid {
            kind,
            title: self.title.clone(),
            alt: self.alt.clone(),
            expected_s,
            camera,
            unit: self.unit.clone(),
            target,
        })
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    unclear: Option<WindowId>,
    typed: Typed,
    errors: Errors,
) -> Result<WindowsPage> {
    let mut read = house.read();
    let incident = incidents::find(&mut read, &visit.actor.workspace, id).await?;
    let mut shell = visit.shell("windows-title", Nav::Incidents);
    shell.live = Some(format!("/live/{id}"));
    let seen = seen::seen(&mut read, &visit.actor.workspace, id, Shown::ToUs, house.now()).await?;
    Ok(WindowsPage {
        incident: id.to_string(),
        figures: figures(&shell, "", format!("/incidents/{id}/windows/seen"), &seen)?,
        cameras: house.config().cameras.keys().map(|name| Choice::new(name, name)).collect(),
        unclear,
        typed,
        errors,
        may_add: shell.may_change()
            && incidents::may_begin(&incident, None).is_ok()
            && seen.len() < rules::MOST_WINDOWS,
        title: incident.title,
        seen,
        shell,
    })
}

/// The page again, with what was typed and not understood.
pub(super) async fn again(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    unclear: Option<WindowId>,
    typed: Typed,
    errors: Errors,
) -> Result<Response> {
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, house, id, unclear, typed, errors).await?))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let page = page(&visit, &house, &id, None, Typed::default(), Errors::none()).await?;
    Ok(html(StatusCode::OK, &page))
}

/// What is to be seen, without the page around it, for a page that is open.
pub(super) async fn figures_alone(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let workspace = &visit.actor.workspace;
    incidents::find(&mut house.read(), workspace, &id).await?;
    let shell = visit.shell("windows-title", Nav::Incidents);
    let seen = seen::seen(&mut house.read(), workspace, &id, Shown::ToUs, house.now()).await?;
    let from = format!("/incidents/{id}/windows/seen");
    Ok(html(StatusCode::OK, &Figures { shell: &shell, base: "", from, seen: &seen }))
}

pub(super) async fn add(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let outcome = match verbs::kind_of(&typed.kind).and_then(|kind| typed.read(kind)) {
        Ok(said) => verbs::add(&house, &visit.actor, &id, &said).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(window) => {
            Ok(visit.done("windows-was-added", &format!("/incidents/{id}/windows#w-{}", window.id)))
        }
        Err(fault @ Fault::Invalid(_)) => again(&visit, &house, &id, None, typed, Errors::from(&fault)).await,
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/incidents/{id}/windows")))
        }
        Err(fault) => Err(fault),
    }
}
