//! One talk: who spoke, what they said, the record that came of it, and what becomes of it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::bulletins::{self, Shared};
use crate::ground::id::{CandidateId, ContactId, InterviewId};
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result, Role};
use crate::incidents;
use crate::interviews::people::{named, names_of};
use crate::interviews::record::{Record, record_of};
use crate::interviews::store::{self, notes};
use crate::interviews::{
    EndSaid, Interview, InterviewState, Note, Question, RecordLine, SettleSaid, ShareSaid, rules, settling,
    sharing, taking, verbs,
};

/// The page.
#[derive(Template)]
#[template(path = "interviews/pages/one.html")]
pub struct InterviewPage {
    pub(super) shell: Shell,
    pub(super) customer: String,
    pub(super) names: HashMap<ContactId, String>,
    pub(super) interview: Interview,
    pub(super) notes: Vec<Note>,
    pub(super) record: Record,
    pub(super) shares: Vec<Shared>,
    pub(super) may_work: bool,
    pub(super) may_erase: bool,
}

impl InterviewPage {
    /// The questions, each with what was said to it.
    fn heard(&self) -> Vec<(Question, Vec<&Note>)> {
        let said = |number: i64| {
            self.notes.iter().filter(|n| n.number == number && !n.text.is_empty()).collect::<Vec<_>>()
        };
        self.interview.asked().into_iter().zip(1..).map(|(question, n)| (question, said(n))).collect()
    }
    fn name(&self, contact: &ContactId) -> &str {
        self.names.get(contact).map_or("", String::as_str)
    }
    fn are_several(&self) -> bool {
        self.interview.contacts().len() > 1
    }
    fn is(&self, state: &str) -> bool {
        self.interview.state == state
    }
    fn is_over(&self) -> bool {
        self.interview.state() == InterviewState::Ended
    }
    fn may_take(&self) -> bool {
        self.may_work && self.interview.is_noted()
    }
    fn may_send(&self) -> bool {
        self.may_work && rules::may_send(&self.interview, self.record.readable()).is_ok()
    }
    fn parts(&self) -> String {
        let parts = self.interview.parts();
        let said =
            parts.iter().map(|part| self.shell.t(&format!("interviews-part-{}", part.replace('_', "-"))));
        said.collect::<Vec<_>>().join("; ")
    }
    fn settled(&self) -> usize {
        self.record.settled().0
    }
    /// What a line is about, in words.
    fn about(&self, line: &RecordLine) -> String {
        let mut about = Vec::new();
        if let Some(dimension) = &line.dimension {
            about.push(self.shell.t(&format!("listening-dimension-{dimension}")));
        }
        if let Some(impact) = &line.impact {
            about.push(self.shell.t(&format!("listening-kind-{}", impact.kind)));
            about.push(self.shell.t(&format!("listening-horizon-{}", impact.horizon)));
            about.extend(impact.money().map(|m| self.shell.money(m.minor, &m.currency)));
            about.extend(impact.people.map(|n| self.shell.tn("listening-people", n)));
            about.extend(impact.evidence.clone());
        }
        about.join(" · ")
    }
    fn ranked(&self, line: &RecordLine) -> String {
        let said = line.ranks.iter().map(|rank| format!("{} {}", self.name(&rank.contact_id), rank.place));
        said.collect::<Vec<_>>().join(", ")
    }
}

impl View for InterviewPage {
    const NAME: &'static str = "interview";
    fn sample(shell: Shell) -> Self {
        super::sample::interview_page(shell)
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let interview = store::find(&mut read, workspace, &id).await?;
    let case = incidents::find_case(&mut read, workspace, &interview.case_id).await?;
    let names = names_of(&mut read, workspace, &interview.customer_id).await?;
    let mut record = record_of(&mut read, &interview).await?;
    record.lines.sort_by_key(RecordLine::first_place);
    let mut shell = visit.shell_titled(named(&interview, &names), Nav::Cases);
    shell.live = Some(format!("/live/{}", case.id));
    let view = InterviewPage {
        shell,
        customer: case.title,
        names,
        notes: notes::list(&mut read, workspace, &id).await?,
        record,
        shares: bulletins::shares_of(&mut read, workspace, &id).await?,
        may_work: visit.actor.must_be(Role::Member).is_ok(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && interview.erased_at.is_none(),
        interview,
    };
    Ok(html(StatusCode::OK, &view))
}

fn home(id: &InterviewId) -> String {
    format!("/interviews/{id}")
}

pub(super) async fn begin(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<Response> {
    let outcome = verbs::begin(&house, &visit.actor, &id).await;
    let to = if outcome.is_ok() { format!("/interviews/{id}/notes") } else { home(&id) };
    visit.back(&to, "interviews-was-begun", outcome)
}

pub(super) async fn end(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Form(said): Form<EndSaid>,
) -> Result<Response> {
    let outcome = verbs::end(&house, &visit.actor, &id, &said).await;
    let to = if outcome.is_ok() { home(&id) } else { format!("/interviews/{id}/notes#end") };
    visit.back(&to, "interviews-was-ended", outcome)
}

/// Why something does not happen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn drop_it(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::drop_it(&house, &visit.actor, &id, &said.because).await;
    visit.back(&home(&id), "interviews-was-dropped", outcome)
}

pub(super) async fn send(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<Response> {
    let outcome = taking::send_record(&house, &visit.actor, &id).await;
    visit.back(&home(&id), "interviews-was-sent", outcome)
}

pub(super) async fn share(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Form(said): Form<ShareSaid>,
) -> Result<Response> {
    let outcome = sharing::share(&house, &visit.actor, &id, &said, visit.lang).await;
    visit.back(&home(&id), "interviews-was-shared", outcome)
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id).await;
    visit.back(&home(&id), "interviews-was-erased", outcome)
}

async fn case_of(house: &House, visit: &Visit, id: &CandidateId) -> Result<String> {
    let candidate = store::candidates::find(&mut house.read(), &visit.actor.workspace, id).await?;
    Ok(format!("/cases/{}#interviews", candidate.case_id))
}

pub(super) async fn take_up(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CandidateId>,
    Form(said): Form<SettleSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let to = case_of(&house, &visit, &id).await?;
    let outcome = settling::take_up(&house, &visit.actor, &id, &said).await;
    visit.back(&to, "interviews-was-taken-up", outcome)
}

pub(super) async fn set_aside(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CandidateId>,
    Form(said): Form<SettleSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let to = case_of(&house, &visit, &id).await?;
    let outcome = settling::set_aside(&house, &visit.actor, &id, &said).await;
    visit.back(&to, "interviews-was-set-aside", outcome)
}
