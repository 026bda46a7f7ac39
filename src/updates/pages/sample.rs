//! An ordinary bad day of updates, for the gallery.

use super::list::ListPage;
use super::one::UpdatePage;
use crate::ground::clock::HOUR;
use crate::ground::id::{Id, IncidentId, SpeakerId, UpdateId, WorkspaceId};
use crate::ground::page::{Errors, Nav, Shell};
use crate::ground::{Dice, Time};
use crate::updates::panel::Spoken;
use crate::updates::{EditSaid, Speaker, SpeakerSaid, Update, UpdateSaid, UpdateVersion, changes};

const TITLE: &str = "The furnace at Halden stopped";
const FIRST: &str = "Furnace 2 might have cracked. We look for the cause.";
const NOW: &str = "Furnace 2 cracked <b>at night</b>. It was our fault. 😀";

impl Update {
    /// One that was edited once, for the gallery.
    pub fn sample(now: Time) -> Self {
        let dice = Dice::seeded(34);
        Self {
            workspace_id: WorkspaceId::mint(now, &dice),
            id: UpdateId::mint(now, &dice),
            incident_id: IncidentId::mint(now, &dice),
            status: "identified".into(),
            text: NOW.into(),
            next_update_at: Some(now.plus(2 * HOUR)),
            speaker: "Ines <Okafor>, head of operations".into(),
            posted_by: "mem_sample".into(),
            posted_at: now.plus(-3 * HOUR),
            version: 2,
            edited_at: Some(now.plus(-2 * HOUR)),
            edit_reason: "The first words <i>softened</i> it.".into(),
            withdrawn_at: None,
            withdrawn_reason: String::new(),
            salt: String::new(),
        }
    }
}

fn versions(update: &Update) -> Vec<UpdateVersion> {
    let version = |number, text: &str, because: &str, hours: i64| UpdateVersion {
        workspace_id: update.workspace_id.clone(),
        id: format!("{}/{number}", update.id),
        update_id: update.id.clone(),
        incident_id: update.incident_id.clone(),
        number,
        text: text.into(),
        text_digest: String::new(),
        because: because.into(),
        due_at: None,
        said_by: "mem_sample".into(),
        said_name: "Tom Brandt".into(),
        said_at: update.posted_at.plus(hours * HOUR),
        erased_at: None,
        salt: String::new(),
    };
    vec![version(1, FIRST, "", 0), version(2, NOW, &update.edit_reason, 1)]
}

/// One update that was edited, one that was taken back, and the form with something wrong in it.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let (now, dice) = (Time(shell.now_ms), Dice::seeded(35));
    let update = Update::sample(now);
    let gone = Update {
        id: UpdateId::mint(now, &dice),
        status: "investigating".into(),
        text: String::new(),
        next_update_at: None,
        speaker: "مارا ليند".into(),
        version: 1,
        edited_at: None,
        withdrawn_at: Some(now.plus(-HOUR)),
        withdrawn_reason: "It was about <b>another</b> furnace. عيب".into(),
        ..update.clone()
    };
    let speaker = Speaker {
        workspace_id: update.workspace_id.clone(),
        id: SpeakerId::mint(now, &dice),
        incident_id: update.incident_id.clone(),
        name: "Ines <Okafor>".into(),
        role: "head of operations".into(),
        face_kind: None,
        face: None,
        face_key: None,
        named_by: "mem_sample".into(),
        named_at: now.plus(-4 * HOUR),
        released_at: None,
        salt: String::new(),
    };
    let said = UpdateSaid {
        status: "identified".into(),
        text: "It runs again on 12 March.".into(),
        ..UpdateSaid::default()
    };
    let title = shell.t("updates-title");
    ListPage {
        incident_id: update.incident_id.to_string(),
        incident_title: TITLE.into(),
        next_update: Some(now.plus(-HOUR / 2).0),
        spoken: vec![
            Spoken { changes: changes(&versions(&update)), face: None, update },
            Spoken { update: gone, changes: Vec::new(), face: None },
        ],
        is_ours: true,
        speakers: vec![speaker],
        said,
        findings: String::new(),
        naming: SpeakerSaid::default(),
        errors: Errors::none().with("text", "The text names 2026-03-12, a day that nobody has published."),
        may_post: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

/// One update with both its versions.
pub(super) fn update_page(shell: Shell) -> UpdatePage {
    let update = Update::sample(Time(shell.now_ms));
    let versions = versions(&update);
    let title = shell.t("updates-one");
    UpdatePage {
        incident_title: TITLE.into(),
        changes: changes(&versions),
        versions,
        findings: String::new(),
        said: EditSaid { text: update.text.clone(), because: String::new(), version: update.version },
        errors: Errors::none().with("because", "This is empty. Write at least a few words here."),
        may_change: true,
        may_erase: true,
        update,
        shell: shell.at(Nav::Incidents, title),
    }
}
