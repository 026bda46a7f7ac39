//! What the faces may show of grievances to members: what heads a customer's page, what a case has to do with one, and
//! what is owed. Nothing of it is shown to customers.

use askama::Template;

use super::{Age, Grievance, Happened, store};
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role, Time};
use crate::incidents::Case;

/// How long they have waited for a word from us: *10 years without a word from us*.
pub fn silence(shell: &Shell, happened: &str) -> String {
    let Some(happened) = Happened::read(happened) else { return String::new() };
    let age = Age::of(happened, Time(shell.now_ms).day(&shell.zone));
    let about = if happened.is_vague() { "about-" } else { "" };
    shell.tn(&format!("grievances-silent-{about}{}", age.unit()), age.number())
}

/// As much of its day as is known, in words.
pub(super) fn when(shell: &Shell, happened: &str) -> String {
    match Happened::read(happened) {
        Some(Happened::Day(_)) => shell.date(happened),
        Some(Happened::Month(_)) => shell.month(happened),
        Some(Happened::Year(_)) | None => happened.to_owned(),
    }
}

/// A grievance as a part of a page shows it.
pub(super) struct Line {
    pub(super) grievance: Grievance,
    /// What to call it.
    pub(super) title: String,
    /// How long they have waited; empty where they had our word.
    pub(super) silence: String,
    pub(super) when: String,
    /// Whose it is; empty where the page says that already.
    pub(super) customer: String,
}

/// The same grievances as a page shows them.
pub(super) fn line(shell: &Shell, grievance: Grievance, customer: String) -> Line {
    let waits = grievance.state().waits();
    Line {
        silence: if waits { silence(shell, &grievance.happened) } else { String::new() },
        when: when(shell, &grievance.happened),
        title: grievance.called(shell),
        grievance,
        customer,
    }
}

#[derive(Template)]
#[template(path = "grievances/pages/of_customer.html")]
struct OfCustomer<'a> {
    shell: &'a Shell,
    customer: &'a CustomerId,
    lines: Vec<Line>,
    waiting: i64,
}

/// The wrongs that a customer remembers, and whether one of them waits for a word from us: then they head the page.
pub async fn of_customer(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    customer: &CustomerId,
) -> Result<(Panel, bool)> {
    let mut read = house.read();
    let all = store::list_of_customer(&mut read, &actor.workspace, customer).await?;
    let lines = all.into_iter().map(|g| line(shell, g, String::new())).collect();
    let waiting = store::count_waiting_of(&mut read, &actor.workspace, customer).await?;
    let view = OfCustomer { shell, customer, lines, waiting };
    Ok((Panel::of("grievances", shell.t("grievances-title"), &view)?, waiting > 0))
}

#[derive(Template)]
#[template(path = "grievances/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    lines: Vec<Line>,
    may_trace: bool,
}

/// The earlier wrongs that a case has to do with: that something said in it led to, or that it was taken up from.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let all =
        store::list_of_case(&mut read, workspace, &case.customer_id, &case.id, &case.incident_id).await?;
    let lines = all.into_iter().map(|g| line(shell, g, String::new())).collect();
    let view = OfCase { shell, case, lines, may_trace: actor.must_be(Role::Member).is_ok() };
    Panel::of("grievances", shell.t("grievances-title"), &view)
}

/// Words that are owed for old wrongs.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let waiting = store::list_waiting(&mut house.read(), workspace).await?;
    let owed = waiting.into_iter().map(|waiting| Owed {
        due: waiting.heard_at,
        runs: true,
        what: shell.t("grievances-owed"),
        to_whom: format!("{} · {}", waiting.customer, silence(shell, &waiting.happened)),
        href: format!("/grievances/{}", waiting.id),
    });
    Ok(owed.collect())
}
