//! What the faces may show of remedies and offers.

use std::collections::HashMap;

use askama::Template;

use super::{OfferLine, OfferState, Progress, Remedy, store};
use crate::ground::id::{CustomerId, IncidentId, RemedyId, WorkspaceId};
use crate::ground::lately::{Counted, Taken};
use crate::ground::page::{Shell, t_args};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{self, Case, Incident, Reader};

/// The badge kind of an offer's state: plain, wait, late or done. Declined is no failure.
pub(super) fn kind_of(state: &str) -> &'static str {
    match OfferState::from_word(state) {
        Some(OfferState::Drafted | OfferState::Approved | OfferState::Accepted) => "wait",
        Some(OfferState::Fulfilled) => "done",
        _ => "plain",
    }
}

/// The amount in words; empty when it is not money.
pub(super) fn money(shell: &Shell, amount: Option<crate::ground::Money>) -> String {
    amount.map(|m| shell.money(m.minor, &m.currency)).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "remedies/pages/panel_incident.html")]
struct RemediesOf<'a> {
    shell: &'a Shell,
    remedies: Vec<(Remedy, Option<Progress>)>,
    /// Where to draft one; empty where nobody may.
    draft: String,
}

/// Remedies shown of an incident.
const SHOWN: usize = 10;

/// How far the offers of each remedy shown have come.
async fn counted(
    house: House,
    workspace: WorkspaceId,
    incident: IncidentId,
) -> Result<HashMap<RemedyId, Progress>> {
    let mut read = house.read();
    let shown = store::list(&mut read, &workspace, &incident).await?.into_iter().take(SHOWN);
    let ids: Vec<RemedyId> = shown.map(|remedy| remedy.id).collect();
    store::progress_of_many(&mut read, &workspace, &ids).await
}

/// Counts that before anybody looks.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    incidents::figures_ahead(house, incident, counted).await
}

/// The remedies of an incident and how far their offers have come.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let Counted { figures, taken } = incidents::figures(house, incident, counted).await?;
    let progress = figures.unwrap_or_default();
    let remedies = store::list(&mut house.read(), &actor.workspace, &incident.id).await?;
    let remedies: Vec<_> = remedies
        .into_iter()
        .take(SHOWN)
        .map(|remedy| {
            let progress = progress.get(&remedy.id).cloned();
            (remedy, progress)
        })
        .collect();
    // Where there is none, there is nothing to count.
    let taken = if remedies.is_empty() { Taken::Now } else { taken };
    let may = actor.must_be(Role::Member).is_ok() && incidents::may_begin(incident, None).is_ok();
    let draft = if may { format!("/incidents/{}/remedies/new", incident.id) } else { String::new() };
    Panel::of("remedies", shell.t("remedies-title"), &RemediesOf { shell, remedies, draft })?
        .taken(shell, taken)
}

#[derive(Template)]
#[template(path = "remedies/pages/panel_offers.html")]
struct OffersOf<'a> {
    shell: &'a Shell,
    offers: Vec<OfferLine>,
    /// Where to draft one; empty where nobody may.
    draft: String,
}

/// The offers in a case.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let offers = store::list_of_case(&mut house.read(), &actor.workspace, &case.id).await?;
    let may = actor.must_be(Role::Member).is_ok() && case.state().is_live();
    let draft = format!("/incidents/{}/remedies/new?case={}", case.incident_id, case.id);
    let draft = if may { draft } else { String::new() };
    Panel::of("remedies", shell.t("remedies-title"), &OffersOf { shell, offers, draft })
}

/// The offers to a customer over all its cases.
pub async fn of_customer(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    customer: &CustomerId,
) -> Result<Panel> {
    let offers = store::list_of_customer(&mut house.read(), &actor.workspace, customer).await?;
    Panel::of("remedies", shell.t("remedies-title"), &OffersOf { shell, offers, draft: String::new() })
}

#[derive(Template)]
#[template(path = "remedies/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    base: &'a str,
    offers: Vec<OfferLine>,
}

/// What we offer, as the customer's contact reads it, with the forms to accept or decline.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, .. } = *reader;
    let mut offers = store::list_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
    // What is drafted or approved has not been said to anybody, and what was withdrawn no longer stands.
    offers.retain(|o| o.offered_at.is_some() && o.state != OfferState::Withdrawn.word());
    if offers.is_empty() {
        return Ok(None);
    }
    let title = shell.t("remedies-contact-title");
    Panel::of("remedies", title, &ForContact { shell, base, offers }).map(Some)
}

/// What is owed here: remedies that wait for a second person, offers accepted and not fulfilled.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let mut owed = Vec::new();
    for (id, title, since, offers) in store::list_waiting(&mut read, workspace).await? {
        owed.push(Owed {
            due: since,
            runs: true,
            what: t_args(shell.lang, "remedies-owed-approval", &[("title", title.into())]),
            to_whom: shell.tn("remedies-offers-count", offers),
            href: format!("/remedies/{id}"),
        });
    }
    for offer in store::list_accepted(&mut read, workspace).await? {
        owed.push(Owed {
            due: offer.moved_at,
            runs: true,
            what: shell.ta("remedies-owed-fulfilment", "title", offer.title),
            to_whom: offer.whom,
            href: format!("/offers/{}", offer.id),
        });
    }
    Ok(owed)
}
