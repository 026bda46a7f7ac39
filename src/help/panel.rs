//! What the faces may show of offered help: to a contact what their people offered and our thanks, and the form to offer
//! more; to us what waits for our word.

use askama::Template;

use super::{Help, HelpLine, store};
use crate::ground::id::WorkspaceId;
use crate::ground::page::{Errors, Shell};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{Case, Incident, Reader};

#[derive(Template)]
#[template(path = "help/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    offered: Vec<Help>,
}

/// What a customer offered, and our thanks; nothing until they offered something.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, case, .. } = *reader;
    let offered = store::list_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
    if offered.is_empty() {
        return Ok(None);
    }
    Panel::of("help", shell.t("help-contact-title"), &ForContact { shell, offered }).map(Some)
}

#[derive(Template)]
#[template(path = "help/pages/offer.html")]
struct OfferBox<'a> {
    shell: &'a Shell,
    base: &'a str,
    typed: &'a str,
    errors: &'a Errors,
}

/// The form in a contact's room with which they offer help, with what they wrote where it was not understood. Apart from
/// [`for_contact`], because a form stays as it is while what stands around it is kept up to date.
pub fn offer(shell: &Shell, base: &str, typed: &str, errors: &Errors) -> Result<Panel> {
    Panel::of("offer-help", shell.t("help-offer-title"), &OfferBox { shell, base, typed, errors })
}

#[derive(Template)]
#[template(path = "help/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    offered: i64,
    waiting: i64,
    accepted: i64,
}

/// How much help was offered, and how much of it waits for our word.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let counted = store::count(&mut house.read(), &actor.workspace, &incident.id).await?;
    let (offered, waiting, accepted) = counted;
    Panel::of("help", shell.t("help-title"), &OfIncident { shell, incident, offered, waiting, accepted })
}

#[derive(Template)]
#[template(path = "help/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    offered: Vec<Help>,
    may_note: bool,
}

/// What this customer offered us.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let offered = store::list_of_case(&mut house.read(), &actor.workspace, &case.id).await?;
    let view = OfCase { shell, case, offered, may_note: actor.must_be(Role::Member).is_ok() };
    Panel::of("help", shell.t("help-title"), &view)
}

fn on_whom(line: &HelpLine) -> String {
    match &line.owner {
        Some(owner) => format!("{} · {owner}", line.customer),
        None => line.customer.clone(),
    }
}

/// Help that waits for our word.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let open = store::list_open(&mut house.read(), workspace).await?;
    let owed = open.into_iter().map(|line| Owed {
        due: line.help.offered_at,
        runs: true,
        what: shell.t("help-owed"),
        to_whom: on_whom(&line),
        href: format!("/help/{}", line.help.id),
    });
    Ok(owed.collect())
}
