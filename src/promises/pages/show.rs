//! One promise: the gate before its date, and what may become of it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::make::read_confidence;
use super::record::{self, Record};
use super::samples;
use crate::ground::id::PromiseId;
use crate::ground::page::{Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result, Role, Who};
use crate::incidents::{self, Act};
use crate::promises::{
    Approval, Kind, Promise, PromiseState, Renewal, Support, outlook_of, rules, store, verbs,
};

/// One promise.
#[derive(Template)]
#[template(path = "promises/pages/show.html")]
pub struct PromisePage {
    shell: Shell,
    promise: Promise,
    /// What the gate lacks if this member published it; words of the catalogue.
    lacks: Vec<&'static str>,
    is_gated: bool,
    /// What our own record says of the date, before it passes the gate.
    record: Option<Record>,
    /// Whether that is less than what the date claims.
    is_contradicted: bool,
    /// What customers will read at the top of their room once this is published, where that changes.
    will_say: Option<String>,
    may_change: bool,
}

impl PromisePage {
    /// The confidence as its field shows it; empty when nobody has said it.
    fn sure(&self) -> String {
        self.promise.confidence.map(|c| c.to_string()).unwrap_or_default()
    }
    /// What the record said when the date passed the gate.
    fn record_said(&self) -> Option<String> {
        let passed = &self.promise.passed;
        let cases = self.shell.count(passed.record_cases?);
        let class = self.shell.t(&format!("promises-record-{}", passed.record_class.as_deref()?));
        let chance = passed.record_chance.map(|c| format!("{c}%"));
        let id = if chance.is_some() { "promises-record-then-chance" } else { "promises-record-then-few" };
        let chance = chance.unwrap_or_default();
        Some(t_args(
            self.shell.lang,
            id,
            &[("chance", chance.into()), ("cases", cases.into()), ("class", class.into())],
        ))
    }
}

impl View for PromisePage {
    const NAME: &'static str = "promise";
    fn sample(shell: Shell) -> Self {
        let words = "The furnace runs again and your first 40 parts leave <b>that</b> day 😀";
        let promise = samples::promise(shell.now_ms, words, Kind::FixDate, PromiseState::Open, 30);
        let shell = shell.at(Nav::Promises, words);
        let says = shell.t("rooms-status-identified");
        let will_say = Some(shell.ta("incidents-will-say", "status", says));
        let record = Some(Record::of(record::sample(&shell)));
        let lacks = vec!["approver", "role", "record"];
        Self {
            shell,
            promise,
            lacks,
            is_gated: true,
            record,
            is_contradicted: true,
            will_say,
            may_change: true,
        }
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
) -> Result<Response> {
    let promise = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let is_gated = rules::is_gated(promise.kind());
    let at_gate = is_gated && promise.is_open() && promise.published_at.is_none();
    let outlook =
        if at_gate { Some(outlook_of(&mut house.read(), &promise, house.now()).await?) } else { None };
    let lacks = match (&visit.actor.who, &outlook) {
        (Who::Member { id, role }, Some(outlook)) => {
            rules::lacks(&promise, (id, *role), outlook, "").iter().map(|l| l.word()).collect()
        }
        _ => Vec::new(),
    };
    let is_contradicted = outlook.as_ref().is_some_and(|o| rules::is_contradicted(&promise, o));
    let record = outlook.map(Record::of);
    let mut shell = visit.shell_titled(promise.words.clone(), Nav::Promises);
    shell.live = Some(format!("/live/{}", promise.incident_id));
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, &promise.incident_id).await?;
    let carried = incidents::panel::carried(&shell, &incident, Act::DatePublished);
    let will_say = carried.filter(|_| rules::is_day_for_all(&promise)).map(|c| c.will_say);
    let may_change = visit.actor.must_be(Role::Member).is_ok();
    let page = PromisePage { shell, promise, lacks, is_gated, record, is_contradicted, will_say, may_change };
    Ok(html(StatusCode::OK, &page))
}

/// Any of these forms as browsers send it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    evidence: String,
    confidence: String,
    because: String,
    due_at: String,
}

pub(super) async fn support(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let outcome = match read_confidence(&typed.confidence) {
        Ok(confidence) => {
            let said = Support { evidence: typed.evidence, confidence };
            verbs::support(&house, &visit.actor, &id, said).await
        }
        Err(fault) => Err(fault),
    };
    visit.back(&format!("/promises/{id}"), "promises-was-supported", outcome)
}

pub(super) async fn publish(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
    Form(typed): Form<Approval>,
) -> Result<Response> {
    let outcome = verbs::publish_despite(&house, &visit.actor, &id, typed).await;
    visit.back(&format!("/promises/{id}"), "promises-was-published", outcome)
}

pub(super) async fn keep(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
) -> Result<Response> {
    let outcome = verbs::keep(&house, &visit.actor, &id).await;
    visit.back(&format!("/promises/{id}"), "promises-was-kept", outcome)
}

pub(super) async fn break_it(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let outcome = verbs::break_it(&house, &visit.actor, &id, &typed.because).await;
    visit.back(&format!("/promises/{id}"), "promises-was-broken", outcome)
}

pub(super) async fn renew(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let outcome = match read_confidence(&typed.confidence) {
        Ok(confidence) => {
            let Typed { evidence, because, due_at, .. } = typed;
            let said = Renewal { due_at, because, words: String::new(), evidence, confidence };
            verbs::renew(&house, &visit.actor, &id, said, &visit.workspace.zone).await
        }
        Err(fault) => Err(fault),
    };
    // On to the promise that took its place.
    let at = outcome.as_ref().map_or(&id, |promise| &promise.id).clone();
    visit.back(&format!("/promises/{at}"), "promises-was-renewed", outcome)
}
