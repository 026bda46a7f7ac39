//! What the faces may show of bulletins: those about an incident, and what a member still has to read.

use askama::Template;

use super::{Bulletin, store};
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::Incident;

#[derive(Template)]
#[template(path = "bulletins/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    all: Vec<Bulletin>,
    /// How many have read the last one that is out, of how many.
    read: Option<(i64, i64)>,
    may_write: bool,
}

/// What our own people were told of an incident, and how many have read it.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let mut read = house.read();
    let all = store::list_of_incident(&mut read, &actor.workspace, &incident.id).await?;
    let reading = match all.iter().find(|b| b.is_out()) {
        Some(out) => {
            let reading = store::reading(&mut read, out).await?;
            Some((reading.read, reading.members))
        }
        None => None,
    };
    let may_write = actor.must_be(Role::Member).is_ok() && incident.closed_at.is_none();
    Panel::of(
        "bulletins",
        shell.t("bulletins-title"),
        &OfIncident { shell, incident, all, read: reading, may_write },
    )
}

/// What a member still has to read: each bulletin that is out, until they say that they have.
pub async fn owed(house: &House, shell: &Shell, actor: &Actor) -> Result<Vec<Owed>> {
    let Some(member) = actor.member() else { return Ok(Vec::new()) };
    let unread = store::list_unread(&mut house.read(), &actor.workspace, member).await?;
    let owed = unread.into_iter().map(|bulletin| Owed {
        due: bulletin.published_at.unwrap_or(bulletin.drafted_at),
        runs: true,
        what: shell.t("bulletins-owed-read"),
        to_whom: bulletin.subject,
        href: format!("/bulletins/{}", bulletin.id),
    });
    Ok(owed.collect())
}
