//! What the faces may show of notices: how far the telling has come, what a customer was told, what a contact
//! reads in their room, and what is owed.

use askama::Template;

use super::mail::{self, FixDate, Part};
use super::read_by::as_read_by_contact;
use super::store::{deliveries, reminders};
use super::{Coverage, DeliveryLine, DeliveryState, Notice, NoticeLine, NoticeState, glance, store};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::lately::Counted;
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role, Time};
use crate::incidents::{self, Case, Incident, Reader};

/// The badge kind of a delivery's state.
pub(super) fn kind_of(state: &str) -> &'static str {
    DeliveryState::from_word(state).map_or("plain", DeliveryState::badge)
}

/// The badge kind of a notice's state.
pub(super) fn kind_of_notice(state: &str) -> &'static str {
    match NoticeState::from_word(state) {
        Some(NoticeState::Submitted | NoticeState::Approved | NoticeState::Sending) => "wait",
        Some(NoticeState::Sent) => "done",
        Some(NoticeState::Stopped) => "late",
        Some(NoticeState::Ended | NoticeState::Drafted) | None => "plain",
    }
}

#[derive(Template)]
#[template(path = "notices/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    coverage: Option<Coverage>,
    notices: Vec<NoticeLine>,
    may_write: bool,
}

/// How far the telling of an incident has come, and its notices.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let Counted { figures: coverage, taken } = incidents::figures(house, incident, covered).await?;
    let notices = glance::lines_at_once(house, incident).await?;
    let may_write = actor.must_be(Role::Member).is_ok() && incident.closed_at.is_none();
    let template = OfIncident { shell, incident, coverage, notices, may_write };
    Panel::of("notices", shell.t("notices-panel-title"), &template)?.taken(shell, taken)
}

async fn covered(house: House, workspace: WorkspaceId, incident: IncidentId) -> Result<Coverage> {
    store::coverage(&mut house.read(), &workspace, &incident, house.now()).await
}

/// Counts how far the telling has come before anybody looks.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    incidents::figures_ahead(house, incident, covered).await
}

#[derive(Template)]
#[template(path = "notices/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    told: Vec<DeliveryLine>,
}

/// What the people of a case were told, delivery by delivery.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let told = deliveries::list_of_case(&mut house.read(), &actor.workspace, &case.id).await?;
    Panel::of("notices", shell.t("notices-case-title"), &OfCase { shell, told })
}

#[derive(Template)]
#[template(path = "notices/pages/have.html")]
struct Have<'a> {
    shell: &'a Shell,
    base: &'a str,
    had: reminders::Had,
}

/// The button with which a contact lets us know that they have what we wrote, or that they did; nothing where nothing
/// left for them.
pub async fn have(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, contact } = *reader;
    let had = reminders::had(&mut house.read(), &case.workspace_id, &case.incident_id, contact).await?;
    if had == reminders::Had::default() {
        return Ok(None);
    }
    Panel::of("have", shell.t("notices-have-title"), &Have { shell, base, had }).map(Some)
}

#[derive(Template)]
#[template(path = "notices/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    updates: Vec<Update>,
}

/// One notice as a contact reads it in their room.
struct Update {
    subject: String,
    kind: String,
    /// The language of its words.
    language: String,
    at: Time,
    sender: String,
    parts: Vec<Part>,
    date: String,
    /// When it was corrected, and by what.
    corrected: Option<(Time, String)>,
}

impl Update {
    fn of(shell: &Shell, notice: &Notice, corrections: &[Notice]) -> Option<Self> {
        let right = corrections.iter().rfind(|c| c.corrects_id.as_ref() == Some(&notice.id));
        Some(Self {
            subject: notice.subject.clone(),
            kind: shell.t(&format!("notices-kind-{}", notice.kind)),
            language: notice.language.clone(),
            at: notice.begun_at.or(notice.approved_at)?,
            sender: notice.sender.clone(),
            parts: mail::parts(shell, notice),
            date: FixDate::of(notice).said(shell),
            corrected: right.and_then(|c| Some((c.begun_at?, c.subject.clone()))),
        })
    }
}

/// The updates a contact may read in their language, newest first. When we speak next, and why there is no date yet, the room says
/// before them.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, case, contact, .. } = *reader;
    let mut read = house.read();
    let notices = store::list_of_case(&mut read, &case.workspace_id, &case.id).await?;
    let ids: Vec<_> = notices.iter().map(|n| n.id.clone()).collect();
    let corrections = store::corrections_of(&mut read, &case.workspace_id, &ids).await?;
    let notices = as_read_by_contact(&mut read, notices, &case.id, contact).await?;
    let corrections = as_read_by_contact(&mut read, corrections, &case.id, contact).await?;
    let updates: Vec<Update> = notices.iter().filter_map(|n| Update::of(shell, n, &corrections)).collect();
    if updates.is_empty() {
        return Ok(None);
    }
    Panel::of("updates", shell.t("notices-room-title"), &ForContact { shell, updates }).map(Some)
}

/// What is owed here: notices that wait for a second person, deliveries that a person has to settle. Updates
/// that are due are owed by the incident itself.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let mut owed: Vec<Owed> = store::list_submitted(&mut read, workspace)
        .await?
        .into_iter()
        .map(|notice| Owed {
            due: notice.submitted_at.unwrap_or(notice.drafted_at),
            runs: true,
            what: shell.t("notices-owed-approval"),
            to_whom: notice.subject,
            href: format!("/notices/{}", notice.id),
        })
        .collect();
    for (id, subject, since) in store::printing::list_open(&mut read, workspace).await? {
        owed.push(Owed {
            due: since,
            runs: true,
            what: shell.t("notices-owed-posting"),
            to_whom: subject,
            href: format!("/print-runs/{id}"),
        });
    }
    for (id, subject, state, many, since) in store::list_unsettled(&mut read, workspace).await? {
        owed.push(Owed {
            due: Time(since),
            runs: true,
            what: shell.tn(&format!("notices-owed-{state}"), many),
            to_whom: subject,
            href: format!("/notices/{id}?state={state}"),
        });
    }
    Ok(owed)
}
