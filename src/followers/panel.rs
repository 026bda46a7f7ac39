//! What the members' face shows of followers: how many there are, never who.

use askama::Template;

use super::store;
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Result};
use crate::incidents::Incident;

#[derive(Template)]
#[template(path = "followers/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    count: i64,
    told: usize,
}

/// How many follow the room of an incident, and how often they were told something.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let mut read = house.read();
    let count = store::count(&mut read, &actor.workspace, &incident.id).await?;
    let told = store::list_news(&mut read, &actor.workspace, &incident.id).await?.len();
    Panel::of("followers", shell.t("followers-title"), &OfIncident { shell, incident, count, told })
}
