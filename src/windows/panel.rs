//! What the faces show of windows: on an incident, in a customer's room, and what is owed when one is late.

use askama::Template;

use super::{Seen, Shown, WindowKind, rules, seen, store};
use crate::ground::clock::SECOND;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Time};
use crate::incidents::Incident;

/// How often an open page looks again at most, in seconds.
const LOOK_MOST: i64 = 5;
/// And at least.
const LOOK_LEAST: i64 = 30;

#[derive(Template)]
#[template(path = "windows/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    seen: Vec<Seen>,
}

/// How many windows there are, and which are late.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let now = Time(shell.now_ms);
    let seen = seen::seen(&mut house.read(), &actor.workspace, &incident.id, Shown::ToUs, now).await?;
    Panel::of("windows", shell.t("windows-title"), &OfIncident { shell, incident, seen })
}

/// What is to be seen, as figures: the inside of a panel, and what an open page fetches again by itself.
#[derive(Template)]
#[template(path = "windows/pages/seen.html")]
pub(super) struct Figures<'a> {
    pub(super) shell: &'a Shell,
    /// Where the room stands, or nothing for us.
    pub(super) base: &'a str,
    /// Where an open page fetches these again.
    pub(super) from: String,
    pub(super) seen: &'a [Seen],
}

impl Figures<'_> {
    /// After how many seconds a page looks again: when something new may be there.
    fn every(&self) -> i64 {
        let soonest = self.seen.iter().map(|s| s.window.expected_s).min().unwrap_or(LOOK_LEAST);
        soonest.clamp(LOOK_MOST, LOOK_LEAST)
    }
}

/// What a contact sees of the work, as HTML; nothing where nothing is shown.
pub async fn for_contact(
    house: &House,
    shell: &Shell,
    base: &str,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Panel>> {
    for_everybody(house, shell, base, &format!("{base}/windows"), workspace, incident).await
}

/// The same in a room that others read too: `from` is where an open page fetches it again.
pub async fn for_everybody(
    house: &House,
    shell: &Shell,
    base: &str,
    from: &str,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Panel>> {
    let now = Time(shell.now_ms);
    let seen = seen::seen(&mut house.read(), workspace, incident, Shown::ToCustomers, now).await?;
    if seen.is_empty() {
        return Ok(None);
    }
    let from = from.to_owned();
    let figures = Figures { shell, base, from, seen: &seen };
    Panel::of("windows", shell.t("windows-room-title"), &figures).map(Some)
}

/// What is owed here: a look at each window that customers see and that is late.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let now = Time(shell.now_ms);
    let late = store::list_watched(&mut house.read(), workspace).await?.into_iter().filter_map(|watched| {
        let window = watched.window;
        let last = match window.kind() {
            WindowKind::Picture => watched.picture_at,
            WindowKind::Video => watched.piece_at,
            WindowKind::Counter => window.counted_at,
        };
        rules::is_late(&window, last, now).then(|| Owed {
            due: last.unwrap_or(window.changed_at).plus(window.expected_s * SECOND),
            runs: false,
            what: shell.ta("windows-owed", "title", window.title.as_str()),
            to_whom: watched.incident,
            href: format!("/incidents/{}/windows#{}", window.incident_id, window.id),
        })
    });
    Ok(late.collect())
}
