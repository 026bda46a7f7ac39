//! What the faces may show of updates: to everybody what we said and who says it, and to us how well we kept the moments
//! that we announced.

use std::collections::HashMap;

use askama::Template;

use super::{Change, Speaker, Update, UpdateVersion, changes, store};
use crate::ground::id::{IncidentId, UpdateId, WorkspaceId};
use crate::ground::page::{Interval, Shell};
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Rate, Result, Role};
use crate::incidents::{self, Incident, Reader};
use crate::{alternatives, plans, questions};

/// An update as everybody reads it.
pub(super) struct Spoken {
    pub(super) update: Update,
    /// How it came to read as it does, the last edit first.
    pub(super) changes: Vec<Change>,
    /// Where the face of who speaks is to be seen.
    pub(super) face: Option<String>,
}

/// What we said about an incident, each with its edits and the face of who speaks.
pub(super) async fn spoken(
    house: &House,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    updates: Vec<Update>,
    speakers: &[Speaker],
) -> Result<Vec<Spoken>> {
    let mut versions: HashMap<UpdateId, Vec<UpdateVersion>> = HashMap::new();
    if updates.iter().any(|u| u.version > 1 && u.stands()) {
        for version in store::versions_of_edited(&mut house.read(), workspace, incident).await? {
            versions.entry(version.update_id.clone()).or_default().push(version);
        }
    }
    let faces: HashMap<String, String> =
        speakers.iter().filter_map(|s| Some((s.label(), s.face_address()?))).collect();
    let each = updates.into_iter().map(|update| Spoken {
        changes: changes(versions.get(&update.id).map_or(&[], Vec::as_slice)),
        face: faces.get(&update.speaker).cloned(),
        update,
    });
    Ok(each.collect())
}

#[derive(Template)]
#[template(path = "updates/pages/read.html")]
struct Read<'a> {
    shell: &'a Shell,
    spoken: Vec<Spoken>,
    /// Where one of us reads: each leads to its own page.
    is_ours: bool,
}

#[derive(Template)]
#[template(path = "updates/pages/who.html")]
struct WhoSpeaks {
    speakers: Vec<Speaker>,
}

/// What we said, and who says it; nothing of either that there is none of.
async fn said(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    updates: Vec<Update>,
) -> Result<(Option<Panel>, Option<Panel>)> {
    let mut speakers = store::speakers::list(&mut house.read(), workspace, incident).await?;
    let spoken = spoken(house, workspace, incident, updates, &speakers).await?;
    speakers.retain(|s| s.released_at.is_none());
    let said = if spoken.is_empty() {
        None
    } else {
        let view = Read { shell, spoken, is_ours: false };
        Some(Panel::of("spoken", shell.t("updates-room-title"), &view)?)
    };
    let who = if speakers.is_empty() {
        None
    } else {
        Some(Panel::of("speakers", shell.t("updates-who-speaks"), &WhoSpeaks { speakers })?)
    };
    Ok((said, who))
}

/// What everybody may see, in its order: what we said, the plan by which it ends, what they can do or use meanwhile, questions
/// answered for all, and who speaks. It holds nothing that is one customer's. `updates` are all of the incident, newest first.
pub async fn public(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    updates: Vec<Update>,
) -> Result<Vec<Panel>> {
    let (said, who) = said(house, shell, workspace, incident, updates).await?;
    let shown = [
        said,
        plans::panel::public(house, shell, workspace, incident).await?,
        alternatives::panel::public(house, shell, workspace, incident).await?,
        questions::panel::public(house, shell, workspace, incident).await?,
        who,
    ];
    Ok(shown.into_iter().flatten().collect())
}

/// The same of updates alone in a contact's room: what we said, and who says it.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Vec<Panel>> {
    let Reader { house, shell, case, .. } = *reader;
    let (workspace, incident) = (&case.workspace_id, &case.incident_id);
    let updates = store::list(&mut house.read(), workspace, incident).await?;
    let (said, who) = said(house, shell, workspace, incident, updates).await?;
    Ok([said, who].into_iter().flatten().collect())
}

#[derive(Template)]
#[template(path = "updates/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    last: Option<Update>,
    many: usize,
    /// How many of those announced came by their moment.
    in_time: Option<Interval>,
    may_post: bool,
}

/// What we said last, and how many updates came by the moment that was announced for them (R27).
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let mut read = house.read();
    let updates = store::list(&mut read, &actor.workspace, &incident.id).await?;
    let (kept, announced) = store::in_time(&mut read, &actor.workspace, &incident.id).await?;
    let view = OfIncident {
        shell,
        incident,
        many: updates.len(),
        last: updates.into_iter().find(Update::stands),
        in_time: (announced > 0).then(|| Rate::of(kept, announced).interval()),
        may_post: actor.must_be(Role::Lead).is_ok() && incidents::may_begin(incident, None).is_ok(),
    };
    Panel::of("updates", shell.t("updates-title"), &view)
}
