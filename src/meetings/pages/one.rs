//! One meeting: who is asked, what is to be spoken of, what was said, decided and promised there, and what becomes of it.

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::choices;
use crate::ground::id::{MeetingId, MeetingPersonId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::incidents;
use crate::meetings::{
    AgendaItem, HeldSaid, InviteSaid, Meeting, MeetingAnswer, MeetingPerson, MeetingPoint, MoveSaid,
    agenda_of, file_of, inviting, people, rules, settling, store, verbs,
};
use crate::promises::{Kind, Promise, PromiseSaid};

/// The page.
#[derive(Template)]
#[template(path = "meetings/pages/meeting.html")]
pub struct MeetingPage {
    pub(super) shell: Shell,
    pub(super) customer: String,
    pub(super) meeting: Meeting,
    pub(super) people: Vec<MeetingPerson>,
    pub(super) points: Vec<MeetingPoint>,
    pub(super) agenda: Vec<AgendaItem>,
    pub(super) promises: Vec<Promise>,
    pub(super) typed: Typed,
    /// What stands in the form of the minutes.
    pub(super) held: HeldSaid,
    /// What stands in the form of another time.
    pub(super) moved: MoveSaid,
    /// Who stands chosen in the form of who is asked.
    pub(super) asked: Vec<String>,
    /// Everybody who can be asked, while that can be changed.
    pub(super) choices: Vec<Choice>,
    pub(super) may_work: bool,
    pub(super) may_erase: bool,
    /// Whether something can still begin in its case.
    pub(super) is_live: bool,
}

/// What was typed into a form and not understood, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) held: Option<HeldSaid>,
    pub(super) moved: Option<MoveSaid>,
    pub(super) invited: Option<InviteSaid>,
    pub(super) promise: PromiseSaid,
    pub(super) point: String,
    pub(super) errors: Errors,
}

impl MeetingPage {
    fn now(&self) -> Time {
        Time(self.shell.now_ms)
    }
    fn badge(&self) -> &'static str {
        self.meeting.badge(self.now())
    }
    fn has_begun(&self) -> bool {
        self.meeting.starts_at <= self.now()
    }
    fn moment(&self) -> String {
        let shell = Shell { zone: self.meeting.zone.clone(), ..self.shell.clone() };
        shell.moment_in_zone(self.meeting.starts_at.0)
    }
    fn may_move(&self) -> bool {
        self.may_work && self.is_live && self.meeting.is_planned()
    }
    fn may_invite(&self) -> bool {
        self.may_work && self.is_live && rules::may_invite(&self.meeting, self.now()).is_ok()
    }
    fn is_chosen(&self, choice: &Choice) -> bool {
        self.asked.contains(&choice.value)
    }
    fn is_unsaid(&self) -> bool {
        self.meeting.is_unsaid(self.now())
    }
    fn may_cancel(&self) -> bool {
        self.may_work && self.meeting.is_planned()
    }
    fn may_point(&self) -> bool {
        self.may_work && self.meeting.is_planned()
    }
    fn may_hold(&self) -> bool {
        let stands = self.meeting.is_held() || (self.meeting.is_planned() && self.has_begun());
        self.may_work && stands && self.meeting.sent_at.is_none() && self.meeting.erased_at.is_none()
    }
    fn may_promise(&self) -> bool {
        let takes_place = self.meeting.is_held() || self.meeting.is_planned();
        self.may_work && self.is_live && takes_place && self.has_begun()
    }
    fn may_send(&self) -> bool {
        self.may_hold() && self.meeting.is_held()
    }
    fn is_there(&self, person: &MeetingPerson) -> bool {
        self.held.there.iter().any(|id| id == person.id.as_str())
    }
    fn answers(&self) -> Vec<Choice> {
        let said =
            |a: MeetingAnswer| Choice::new(a.word(), self.shell.t(&format!("meetings-answer-{}", a.word())));
        MeetingAnswer::SAID.map(said).into()
    }
    fn kinds(&self) -> Vec<Choice> {
        let kind = |k: &Kind| Choice::new(k.word(), self.shell.t(&format!("promises-kind-{}", k.word())));
        Kind::ALL.iter().map(kind).collect()
    }
}

/// What stands in the form of the minutes: what was noted so far.
pub(super) fn noted(meeting: &Meeting, people: &[MeetingPerson]) -> HeldSaid {
    HeldSaid {
        minutes: meeting.minutes.clone(),
        decisions: meeting.decisions.clone(),
        there: people.iter().filter(|p| p.was_there()).map(|p| p.id.to_string()).collect(),
    }
}

/// What stands in the form of another time: the time it has.
pub(super) fn standing(shell: &Shell, meeting: &Meeting) -> MoveSaid {
    let shell = Shell { zone: meeting.zone.clone(), ..shell.clone() };
    MoveSaid {
        starts_at: shell.local_input(meeting.starts_at.0),
        lasts: meeting.lasts.to_string(),
        place: meeting.place.clone(),
        because: String::new(),
    }
}

impl View for MeetingPage {
    const NAME: &'static str = "meeting";
    fn sample(shell: Shell) -> Self {
        super::sample::meeting_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &MeetingId,
    typed: Typed,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let meeting = store::find(&mut read, workspace, id).await?;
    let case = incidents::find_case(&mut read, workspace, &meeting.case_id).await?;
    let agenda = if meeting.is_planned() {
        agenda_of(&mut read, workspace, &case, &visit.workspace.zone, house.now()).await?
    } else {
        meeting.spoken_of()
    };
    let shell = visit.shell_titled(meeting.title.clone(), Nav::Cases);
    let may_work = visit.actor.must_be(Role::Member).is_ok();
    let asks = case.state().is_live() && rules::may_invite(&meeting, house.now()).is_ok();
    let choices = if asks && may_work {
        choices(&people::known(&mut read, workspace, &meeting.customer_id).await?)
    } else {
        Vec::new()
    };
    let people = store::people::list(&mut read, workspace, id).await?;
    let asked = people.iter().map(|person| person.who.clone());
    let view = MeetingPage {
        asked: typed.invited.clone().map_or_else(|| asked.collect(), |said| said.people),
        choices,
        held: typed.held.clone().unwrap_or_else(|| noted(&meeting, &people)),
        moved: typed.moved.clone().unwrap_or_else(|| standing(&shell, &meeting)),
        shell,
        people,
        points: store::points::list(&mut read, workspace, id).await?,
        promises: settling::promised_at(&mut read, workspace, &meeting).await?,
        agenda,
        typed,
        may_work,
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && meeting.erased_at.is_none(),
        is_live: case.state().is_live(),
        customer: case.title,
        meeting,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
) -> Result<Response> {
    page(&visit, &house, &id, Typed::default(), StatusCode::OK).await
}

/// The meeting as a file to be put into a calendar.
pub(super) async fn file(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
) -> Result<Response> {
    let meeting = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((kind, file_of(&meeting)).into_response())
}

/// Back to the meeting, saying what came of it; what was not understood is shown again.
async fn back<T>(
    visit: &Visit,
    house: &House,
    id: &MeetingId,
    done: &str,
    typed: Typed,
    outcome: Result<T>,
) -> Result<Response> {
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let typed = Typed { errors: Errors::from(fault), ..typed };
        return page(visit, house, id, typed, fault.status()).await;
    }
    visit.back(&format!("/meetings/{id}"), done, outcome)
}

pub(super) async fn move_to(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Form(said): Form<MoveSaid>,
) -> Result<Response> {
    let outcome = verbs::move_to(&house, &visit.actor, &id, &said).await;
    let typed = Typed { moved: Some(said), ..Typed::default() };
    back(&visit, &house, &id, "meetings-was-moved", typed, outcome).await
}

/// A form that may name several people.
pub(super) async fn invite(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let named = fields.into_iter().filter(|(name, _)| name == "people").map(|(_, value)| value);
    let said = InviteSaid { people: named.collect() };
    let outcome = inviting::invite(&house, &visit.actor, &id, &said).await;
    let typed = Typed { invited: Some(said), ..Typed::default() };
    back(&visit, &house, &id, "meetings-was-invited", typed, outcome).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn cancel(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = settling::cancel(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/meetings/{id}"), "meetings-was-cancelled", outcome)
}

pub(super) async fn hold(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let mut said = HeldSaid::default();
    for (name, value) in fields {
        match name.as_str() {
            "minutes" => said.minutes = value,
            "decisions" => said.decisions = value,
            "there" => said.there.push(value),
            _ => {}
        }
    }
    let outcome = settling::hold(&house, &visit.actor, &id, &said).await;
    let typed = Typed { held: Some(said), ..Typed::default() };
    back(&visit, &house, &id, "meetings-was-held", typed, outcome).await
}

pub(super) async fn send(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
) -> Result<Response> {
    let outcome = settling::send_minutes(&house, &visit.actor, &id).await;
    back(&visit, &house, &id, "meetings-was-sent", Typed::default(), outcome).await
}

/// What the form of a promise sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Promised {
    kind: String,
    words: String,
    due_at: String,
}

pub(super) async fn promise(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Form(said): Form<Promised>,
) -> Result<Response> {
    let said =
        PromiseSaid { kind: said.kind, words: said.words, due_at: said.due_at, ..PromiseSaid::default() };
    let outcome = settling::promise(&house, &visit.actor, &id, said.clone(), &visit.workspace.zone).await;
    let typed = Typed { promise: said, ..Typed::default() };
    back(&visit, &house, &id, "meetings-was-promised", typed, outcome).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pointed {
    point: String,
}

pub(super) async fn add_point(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Form(said): Form<Pointed>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let outcome = verbs::add_point(&house, &visit.actor, &id, &said.point).await;
    let typed = Typed { point: said.point, ..Typed::default() };
    back(&visit, &house, &id, "meetings-was-added", typed, outcome).await
}

/// Whose answer it is, and what it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answered {
    person: String,
    answer: String,
}

pub(super) async fn answer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Form(said): Form<Answered>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let whose: MeetingPersonId = said.person.parse().map_err(|_| Fault::Missing("meeting"))?;
    let outcome = verbs::answer_for(&house, &visit.actor, &id, &whose, &said.answer).await;
    visit.back(&format!("/meetings/{id}#people"), "meetings-was-answered", outcome)
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
) -> Result<Response> {
    let outcome = settling::erase(&house, &visit.actor, &id).await;
    visit.back(&format!("/meetings/{id}"), "meetings-was-erased", outcome)
}
