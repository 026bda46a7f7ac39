//! What the faces may show of promises.

use askama::Template;

use super::{Promise, PromiseState, Tally, Whose, store};
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::page::{Interval, Shell, t_args};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role, Time};
use crate::incidents::{self, Case, Incident, Reader};

/// The kept-rate as every page shows it: with its interval, and from how many.
pub fn interval(tally: &Tally) -> Interval {
    Interval::rate(tally.rate.unwrap_or(0.0), tally.low, tally.high, tally.due)
}

/// The badge kind of a promise: plain, wait, late or done.
pub(super) fn kind_of(promise: &Promise, shell: &Shell) -> &'static str {
    match promise.state() {
        PromiseState::Open if promise.is_overdue(Time(shell.now_ms)) => "late",
        PromiseState::Open => "wait",
        PromiseState::Kept => "done",
        PromiseState::Late | PromiseState::Broken => "late",
        PromiseState::Renewed => "plain",
    }
}

#[derive(Template)]
#[template(path = "promises/pages/panel.html")]
struct PromisesOf<'a> {
    shell: &'a Shell,
    promises: Vec<Promise>,
    tally: Tally,
    /// Where to make one; empty where nobody may.
    make: String,
}

async fn panel(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    whose: Whose,
    promises: Vec<Promise>,
    (make, may_begin): (String, bool),
) -> Result<Panel> {
    let tally = store::tally(&mut house.read(), &actor.workspace, &whose, Time(shell.now_ms)).await?;
    let make = if may_begin && actor.must_be(Role::Member).is_ok() { make } else { String::new() };
    Panel::of("promises", shell.t("promises-title"), &PromisesOf { shell, promises, tally, make })
}

/// The promises about an incident, its kept-rate, and where to make one.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let promises = store::list_of_incident(&mut house.read(), &actor.workspace, &incident.id).await?;
    let make = format!("/promises/new?incident={}", incident.id);
    let may_begin = incidents::may_begin(incident, None).is_ok();
    panel(house, shell, actor, Whose::Incident(incident.id.clone()), promises, (make, may_begin)).await
}

/// The promises to a case, those to everyone of its incident included.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let promises = store::list_of_case(&mut house.read(), &actor.workspace, &case.id).await?;
    let make = format!("/promises/new?case={}", case.id);
    panel(house, shell, actor, Whose::Case(case.id.clone()), promises, (make, case.state().is_live())).await
}

/// The promises to a customer over all its cases.
pub async fn of_customer(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    customer: &CustomerId,
) -> Result<Panel> {
    let promises = store::list_of_customer(&mut house.read(), &actor.workspace, customer).await?;
    panel(house, shell, actor, Whose::Customer(customer.clone()), promises, (String::new(), false)).await
}

#[derive(Template)]
#[template(path = "promises/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    promises: Vec<Promise>,
}

impl ForContact<'_> {
    /// What a customer reads of one promise: by when and how sure, or what became of it.
    fn standing(&self, promise: &Promise) -> String {
        let day = self.shell.moment(promise.due_at.0);
        let say = |id: &str| self.shell.ta(id, "day", day.clone());
        match (promise.state(), promise.confidence) {
            (PromiseState::Open, _) if promise.is_overdue(Time(self.shell.now_ms)) => {
                say("promises-contact-overdue")
            }
            (PromiseState::Open, Some(sure)) => t_args(
                self.shell.lang,
                "promises-contact-by-sure",
                &[("day", day.into()), ("sure", self.shell.percent(sure as f64 / 100.0).into())],
            ),
            (PromiseState::Open, None) => say("promises-contact-by"),
            (PromiseState::Kept, _) => say("promises-contact-kept"),
            (PromiseState::Late, _) => say("promises-contact-late"),
            (PromiseState::Broken, _) => say("promises-contact-broken"),
            (PromiseState::Renewed, _) => say("promises-contact-renewed"),
        }
    }
}

/// What we promised, as the customer's contact reads it: only what was published, each date in words and with
/// how sure we are.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, case, .. } = *reader;
    let mut promises = store::list_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
    promises.retain(|p| p.published_at.is_some());
    if promises.is_empty() {
        return Ok(None);
    }
    let title = shell.t("promises-contact-title");
    Panel::of("promises", title, &ForContact { shell, promises }).map(Some)
}

/// What is owed here: promises overdue or due within two days, to whom.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let before = house.now().plus(store::SOON);
    let due = store::list_due(&mut house.read(), workspace, before).await?;
    let owed = due.into_iter().map(|p| Owed {
        due: p.due_at,
        runs: false,
        href: format!("/promises/{}", p.id),
        what: p.words,
        to_whom: match p.case_id {
            Some(_) => p.whom,
            None => shell.ta("promises-everyone", "incident", p.whom),
        },
    });
    Ok(owed.collect())
}
