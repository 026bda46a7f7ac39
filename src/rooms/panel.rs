//! What the members' face shows of rooms: what everybody may read of an incident; who has a link into a customer's view,
//! and who has opened it.

use askama::Template;

use super::site::{self, Openness, Site};
use crate::customers::{self, Contact};
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Result, Role, Time};
use crate::incidents::{Case, Incident};
use crate::notices::links::{self, Link};

/// A contact, and the newest of their links.
struct Key {
    contact: Contact,
    link: Option<Link>,
}

impl Key {
    fn is_open(&self, shell: &Shell) -> bool {
        self.link.as_ref().is_some_and(|l| l.is_live(Time(shell.now_ms)))
    }
    fn is_revoked(&self) -> bool {
        self.link.as_ref().is_none_or(|l| l.revoked_at.is_some())
    }
}

#[derive(Template)]
#[template(path = "rooms/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    keys: Vec<Key>,
    may_change: bool,
}

/// Who at the customer has a link, when they opened it, and the forms that revoke, renew and make one.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let links =
        links::of_customer(&mut read, &case.workspace_id, &case.incident_id, &case.customer_id).await?;
    let keys = customers::contacts_of(&mut read, &case.workspace_id, &case.customer_id)
        .await?
        .into_iter()
        .map(|contact| {
            // Newest first, and one that was not revoked before one that was.
            let mut own = links.iter().filter(|l| l.contact_id == contact.id);
            let live = own.clone().find(|l| l.revoked_at.is_none());
            let link = live.or_else(|| own.next()).cloned();
            Key { contact, link }
        })
        .filter(|key| key.contact.left_at.is_none() || key.link.is_some())
        .collect();
    let may_change = actor.must_be(Role::Member).is_ok();
    Panel::of("room", shell.t("rooms-title"), &OfCase { shell, case, keys, may_change })
}

#[derive(Template)]
#[template(path = "rooms/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    site: Option<Site>,
}

impl OfIncident<'_> {
    fn badge(&self) -> &'static str {
        if self.site.as_ref().is_some_and(Site::is_readable) { "done" } else { "wait" }
    }
    fn is_open_to_all(&self) -> bool {
        self.site.as_ref().is_some_and(|site| site.is_readable() && site.openness() != Openness::Touched)
    }
}

/// What everybody may read of an incident, and where.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let site = site::of_incident(&mut house.read(), &actor.workspace, &incident.id).await?;
    Panel::of("site", shell.t("rooms-site-title"), &OfIncident { shell, incident, site })
}
