//! Making a statement of what they said.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{InterviewId, InterviewNoteId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::interviews::store::{self, notes};
use crate::interviews::{TakeSaid, taking};
use crate::{customers, listening};

/// The page.
#[derive(Template)]
#[template(path = "interviews/pages/take.html")]
pub struct TakePage {
    pub(super) shell: Shell,
    pub(super) interview_id: String,
    /// The note it comes from, and its question.
    pub(super) note: Option<(String, String)>,
    pub(super) people: Vec<Choice>,
    pub(super) currency: String,
    pub(super) said: TakeSaid,
    pub(super) errors: Errors,
}

impl TakePage {
    fn dimensions(&self) -> Vec<Choice> {
        listening::panel::dimensions(&self.shell)
    }
    fn kinds(&self) -> Vec<Choice> {
        listening::panel::kinds(&self.shell)
    }
    fn horizons(&self) -> Vec<Choice> {
        listening::panel::horizons(&self.shell)
    }
}

impl View for TakePage {
    const NAME: &'static str = "take";
    fn sample(shell: Shell) -> Self {
        super::sample::take_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &InterviewId,
    mut said: TakeSaid,
    is_new: bool,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let interview = store::find(&mut read, workspace, id).await?;
    let note = match said.note_id.parse::<InterviewNoteId>() {
        Ok(note) => Some(notes::find(&mut read, workspace, &note).await?),
        Err(_) => None,
    };
    let note = note.filter(|note| note.interview_id == *id);
    if let Some(note) = note.as_ref().filter(|_| is_new) {
        said.text.clone_from(&note.text);
        said.contact_id = note.contact_id.to_string();
    }
    let people = customers::contacts_of(&mut read, workspace, &interview.customer_id).await?;
    let view = TakePage {
        shell: visit.shell("interviews-take", Nav::Cases),
        interview_id: id.to_string(),
        note: note.map(|note| (note.question, note.text)),
        people: people
            .into_iter()
            .filter(|person| interview.is_with(&person.id))
            .map(|person| Choice::new(person.id.as_str(), person.name))
            .collect(),
        currency: visit.workspace.currency.clone(),
        said,
        errors,
    };
    Ok(html(status, &view))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    note: String,
}

pub(super) async fn new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let said = TakeSaid { note_id: looked.note, ..TakeSaid::default() };
    page(&visit, &house, &id, said, true, Errors::none(), StatusCode::OK).await
}

pub(super) async fn take(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Form(said): Form<TakeSaid>,
) -> Result<Response> {
    let to = format!("/interviews/{id}#record");
    match taking::take(&house, &visit.actor, &id, &said).await {
        Ok(_) => Ok(visit.done("interviews-was-taken", &to)),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, false, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}
