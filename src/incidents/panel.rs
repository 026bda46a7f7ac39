//! What the faces may show of incidents: the facts and timers of one, the cases of a customer, and what is owed.

use askama::Template;

use super::{Act, CaseLine, CaseState, Incident, PublicStatus, rules, store};
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::page::{Choice, Shell};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{House, Result, Time};

#[derive(Template)]
#[template(path = "incidents/pages/facts.html")]
struct Facts<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    untold_ms: Option<i64>,
    statuses: Vec<Choice>,
}

impl Facts<'_> {
    /// A time as its field shows it; empty when it is not known.
    #[expect(clippy::ref_option, reason = "templates pass fields by reference")]
    fn input(&self, at: &Option<Time>) -> String {
        at.map(|t| self.shell.local_input(t.0)).unwrap_or_default()
    }
}

/// The facts, times and timers of an incident, with the forms that change them.
pub fn facts(shell: &Shell, incident: &Incident) -> Result<Panel> {
    let statuses = PublicStatus::ALL
        .iter()
        .map(|s| Choice::new(s.word(), shell.t(&format!("incidents-status-{}", s.word()))))
        .collect();
    let untold_ms = rules::known_not_told_ms(incident, Time(shell.now_ms));
    Panel::of("facts", shell.t("incidents-facts"), &Facts { shell, incident, untold_ms, statuses })
}

/// What a form says of the status that customers read, where what it does takes that along.
pub struct Carried {
    /// What their room will say.
    pub will_say: String,
    /// The choice to leave it at what it says now.
    pub leave: String,
}

/// What customers will read at the top of their room once this is done; nothing when it stays as it is.
pub fn carried(shell: &Shell, incident: &Incident, act: Act) -> Option<Carried> {
    let next = rules::next_status(incident.status(), act)?;
    let says = |status: PublicStatus| shell.t(&format!("rooms-status-{}", status.word()));
    Some(Carried {
        will_say: shell.ta("incidents-will-say", "status", says(next)),
        leave: shell.ta("incidents-leave-status", "status", says(incident.status())),
    })
}

#[derive(Template)]
#[template(path = "incidents/pages/cases.html")]
struct CasesOf<'a> {
    shell: &'a Shell,
    cases: Vec<CaseLine>,
}

/// The cases of a customer.
pub async fn of_customer(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Panel> {
    let cases = store::list_cases_of_customer(&mut house.read(), workspace, customer).await?;
    Panel::of("cases", shell.t("incidents-cases"), &CasesOf { shell, cases })
}

/// The badge kind of a case's state: plain, wait, late or done.
pub fn kind_of(state: &str) -> &'static str {
    match CaseState::from_word(state) {
        Some(CaseState::Open | CaseState::Unhappy) => "late",
        Some(CaseState::Told | CaseState::Verifying) => "wait",
        Some(CaseState::Closed) => "done",
        Some(CaseState::Withdrawn) | None => "plain",
    }
}

/// What is owed here: incidents known but not told, updates due, unhappy cases.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let mut owed = Vec::new();
    for incident in store::list_owing(&mut read, workspace, house.now()).await? {
        let href = format!("/incidents/{}", incident.id);
        if let (true, Some(noticed)) = (rules::is_untold(&incident), incident.noticed_at) {
            owed.push(Owed {
                due: noticed,
                runs: true,
                what: shell.t("incidents-owed-telling"),
                to_whom: incident.title.clone(),
                href: href.clone(),
            });
        }
        if let Some(due) = incident.next_update_at {
            owed.push(Owed {
                due,
                runs: false,
                what: shell.t("incidents-owed-update"),
                to_whom: incident.title,
                href,
            });
        }
    }
    for case in store::list_unhappy(&mut read, workspace).await? {
        owed.push(Owed {
            due: case.moved_at,
            runs: true,
            what: shell.t("incidents-owed-unhappy"),
            to_whom: case.title,
            href: format!("/cases/{}", case.id),
        });
    }
    Ok(owed)
}
