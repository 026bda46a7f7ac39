//! Meetings as those who are asked see them: they say whether they come, add what they want to speak of, and take it all into
//! their calendar (RFC 5545); and the reports to their customer.

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::door::Guest;
use crate::ground::id::{MeetingId, MeetingReportId};
use crate::ground::page::{Nav, Shell, View, html, t};
use crate::ground::web::{Form, Path};
use crate::ground::{Fault, House, Result, Time};
use crate::meetings::panel::ReportBox;
use crate::meetings::{self, Meeting, MeetingReport};
use crate::notices::sender_host;
use crate::promises;

/// The meeting, where whoever acts is asked to it in this room.
async fn meeting_here(house: &House, guest: &Guest, id: &MeetingId) -> Result<Meeting> {
    let (mut read, workspace) = (house.read(), &guest.workspace.id);
    let meeting = meetings::find(&mut read, workspace, id).await?;
    let people = meetings::list_people(&mut read, workspace, id).await?;
    let is_asked = people.iter().any(|person| person.who == guest.contact.id.to_string());
    if meeting.case_id == guest.case.id && is_asked { Ok(meeting) } else { Err(Fault::Missing("meeting")) }
}

/// Yes, no or maybe.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answered {
    answer: String,
}

/// They say whether they come.
pub(super) async fn answer(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, MeetingId)>,
    Form(said): Form<Answered>,
) -> Result<Response> {
    meeting_here(&house, &guest, &id).await?;
    let outcome = meetings::answer(&house, &guest.actor, &id, &said.answer).await;
    guest.back("meetings", "meetings-answered-thanks", outcome)
}

/// What they want to speak of.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pointed {
    point: String,
}

/// They put something among what is spoken of.
pub(super) async fn add_point(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, MeetingId)>,
    Form(said): Form<Pointed>,
) -> Result<Response> {
    meeting_here(&house, &guest, &id).await?;
    let outcome = meetings::add_point(&house, &guest.actor, &id, &said.point).await;
    guest.back("meetings", "meetings-point-thanks", outcome)
}

fn calendar_file(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response()
}

/// One meeting as a file.
pub(super) async fn file(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, MeetingId)>,
) -> Result<Response> {
    let meeting = meeting_here(&house, &guest, &id).await?;
    Ok(calendar_file(meetings::file_of(&meeting)))
}

/// Their calendar: the meetings they are asked to, and the days that passed the gate.
pub(super) async fn calendar(guest: Guest, State(house): State<House>) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &guest.workspace.id);
    let who = guest.contact.id.to_string();
    let met = meetings::list_of_person(&mut read, workspace, &guest.case.id, &who).await?;
    let promised = promises::list_of_case(&mut read, workspace, &guest.case.id).await?;
    let host = sender_host(&house.config().mail_from);
    let from = (guest.workspace.name.as_str(), host.as_str());
    Ok(calendar_file(meetings::calendar_of(from, &met, &promised, guest.lang)))
}

/// A report to their customer, kept as it was given.
#[derive(Template)]
#[template(path = "rooms/pages/report.html")]
pub struct ReportPage {
    shell: Shell,
    base: String,
    released_name: String,
    inside: String,
}

impl View for ReportPage {
    const NAME: &'static str = "report";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("meetings-report");
        let shell = Shell { who: None, ..shell }.at(Nav::Nowhere, title);
        let report = MeetingReport::sample(Time(shell.now_ms));
        Self {
            base: "/r/0123456789012345678901234567890123456789012".into(),
            inside: ReportBox::given(&shell, &report).unwrap_or_default(),
            released_name: report.released_name,
            shell,
        }
    }
}

/// A report to another customer is not in this room.
pub(super) async fn report(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, MeetingReportId)>,
) -> Result<Response> {
    let report = meetings::find_report(&mut house.read(), &guest.workspace.id, &id).await?;
    if report.case_id != guest.case.id {
        return Err(Fault::Missing("report"));
    }
    let shell = Shell { live: None, title: t(guest.lang, "meetings-report"), ..guest.shell(&house) };
    let view = ReportPage {
        inside: ReportBox::given(&shell, &report)?,
        base: guest.base.clone(),
        released_name: report.released_name,
        shell,
    };
    Ok(html(StatusCode::OK, &view))
}
