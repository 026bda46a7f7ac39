//! A member's look at a room as one contact sees it, and the links that open it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::door::Guest;
use super::view::{RoomPage, Unclear};
use crate::customers;
use crate::ground::id::{CaseId, ContactId, IncidentId};
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::incidents;
use crate::notices::links::{self, Link};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Whose {
    contact: String,
}

fn contact_of(typed: &str) -> Result<ContactId> {
    typed.parse().map_err(|_| {
        Fault::invalid(
            "contact",
            "Whose room do you want to see?",
            "Open it from the page of a case, beside a contact.",
        )
    })
}

/// The room as that contact would see it now. Nothing in it can be sent, and no opening is noted.
pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(incident): Path<IncidentId>,
    Query(whose): Query<Whose>,
) -> Result<Response> {
    let id = contact_of(&whose.contact)?;
    let contact = customers::find_contact(&mut house.read(), &visit.actor.workspace, &id).await?;
    // Never stored: it only says whose room it would open.
    let link = Link {
        workspace_id: visit.actor.workspace.clone(),
        id: crate::ground::id::Id::mint(house.now(), house.dice()),
        contact_id: id,
        customer_id: contact.customer_id.clone(),
        incident_id: incident,
        digest: String::new(),
        minted_at: house.now(),
        expires_at: Time(0),
        revoked_at: None,
        opened_at: None,
        last_opened_at: None,
        opened_count: 0,
    };
    let guest = Guest::of(&house, &link, String::new(), visit.lang).await?;
    let page = RoomPage::of(&house, &guest, Unclear::default()).await?;
    Ok(html(StatusCode::OK, &page.seen_as(&contact.name, &guest.case.id)))
}

/// A fresh link, shown once.
#[derive(Template)]
#[template(path = "rooms/pages/minted.html")]
pub struct MintedPage {
    shell: Shell,
    name: String,
    address: String,
    back: String,
}

impl View for MintedPage {
    const NAME: &'static str = "minted";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-minted-title");
        Self {
            shell: shell.at(Nav::Incidents, title),
            name: "Marta <b>Lindqvist</b>".into(),
            address: "https://amends.example/r/0123456789012345678901234567890123456789012".into(),
            back: "/cases".into(),
        }
    }
}

/// Makes a link for a contact who has none, for a member to hand over. It is shown in the answer and nowhere
/// else, so this form has no key under which answers are kept; a second click finds that there is one already.
pub(super) async fn mint(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(whose): Form<Whose>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let contact = contact_of(&whose.contact)?;
    let workspace = &visit.actor.workspace;
    let mut read = house.read();
    let case = incidents::find_case(&mut read, workspace, &id).await?;
    let person = customers::find_contact(&mut read, workspace, &contact).await?;
    if person.customer_id != case.customer_id {
        return Err(Fault::Missing("contact"));
    }
    let back = format!("/cases/{id}#room");
    let known = links::of_customer(&mut read, workspace, &case.incident_id, &case.customer_id).await?;
    if known.iter().any(|l| l.contact_id == contact && l.revoked_at.is_none()) {
        let fault = Fault::Conflict(visit.t("rooms-has-one"));
        return Ok(visit.refused(&fault, &back));
    }
    let minted = links::mint(&house, &visit.actor, &case.incident_id, &contact).await?;
    let address = links::address(&house, &minted.secret);
    let shell = visit.shell("rooms-minted-title", Nav::Incidents);
    Ok(html(StatusCode::CREATED, &MintedPage { shell, name: person.name, address, back }))
}
