//! The page on which notes are taken, on a tablet at their table: whole without script, and with it nothing typed is lost when
//! the connection goes.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::ground::id::InterviewId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::interviews::people::{named, names_of};
use crate::interviews::store::{self, notes};
use crate::interviews::{Interview, InterviewState, Kept, NoteSaid, QuestionKind, noting, rules};

/// One box: what one of them said to one question.
pub(super) struct NoteBox {
    pub(super) number: i64,
    pub(super) contact_id: String,
    pub(super) name: String,
    /// What stands in it: what is noted, or what was typed and not taken.
    pub(super) text: String,
    /// What is noted.
    pub(super) base: String,
    pub(super) version: i64,
    /// Where somebody else wrote at the same place: what they wrote.
    pub(super) theirs: Option<String>,
}

impl NoteBox {
    /// The end of its names in the form.
    fn key(&self) -> String {
        format!("{}-{}", self.number, self.contact_id)
    }
}

/// A question and a box for each who speaks.
pub(super) struct Asked {
    pub(super) text: String,
    pub(super) kind: QuestionKind,
    pub(super) boxes: Vec<NoteBox>,
}

/// The page.
#[derive(Template)]
#[template(path = "interviews/pages/notes.html")]
pub struct NotesPage {
    pub(super) shell: Shell,
    pub(super) interview: Interview,
    pub(super) asked: Vec<Asked>,
    pub(super) errors: Errors,
}

impl NotesPage {
    fn are_several(&self) -> bool {
        self.interview.contacts().len() > 1
    }
    fn is_begun(&self) -> bool {
        self.interview.state() == InterviewState::Begun
    }
    fn is_last(&self, asked: &Asked) -> bool {
        asked.kind == QuestionKind::NotAsked
    }
}

impl View for NotesPage {
    const NAME: &'static str = "notes";
    fn sample(shell: Shell) -> Self {
        super::sample::notes_page(shell)
    }
}

/// What was typed and not taken, by box.
type Untaken = HashMap<(i64, String), (String, Option<String>)>;

async fn page(
    visit: &Visit,
    house: &House,
    id: &InterviewId,
    mut untaken: Untaken,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let interview = store::find(&mut read, workspace, id).await?;
    if !interview.is_noted() {
        return Ok(Redirect::to(&format!("/interviews/{id}")).into_response());
    }
    let names = names_of(&mut read, workspace, &interview.customer_id).await?;
    let notes = notes::list(&mut read, workspace, id).await?;
    let mut asked = Vec::new();
    for (question, number) in interview.asked().into_iter().zip(1_i64..) {
        let mut boxes = Vec::new();
        for contact in interview.contacts() {
            let note = notes.iter().find(|n| n.number == number && n.contact_id == contact);
            let base = note.map_or_else(String::new, |n| n.text.clone());
            let (text, theirs) =
                untaken.remove(&(number, contact.to_string())).unwrap_or_else(|| (base.clone(), None));
            boxes.push(NoteBox {
                number,
                contact_id: contact.to_string(),
                name: names.get(&contact).cloned().unwrap_or_default(),
                text,
                base,
                version: note.map_or(0, |n| n.version),
                theirs,
            });
        }
        asked.push(Asked { text: question.text, kind: question.kind, boxes });
    }
    let shell = visit.shell_titled(named(&interview, &names), Nav::Cases);
    Ok(html(status, &NotesPage { shell, interview, asked, errors }))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    page(&visit, &house, &id, Untaken::new(), Errors::none(), StatusCode::OK).await
}

/// The boxes of the form: `n-NUMBER-CONTACT` what was typed, `b-…` what stood there before, `v-…` its version.
fn typed(fields: Vec<(String, String)>) -> Vec<NoteSaid> {
    let mut all: Vec<NoteSaid> = Vec::new();
    for (name, value) in fields {
        let mut parts = name.splitn(3, '-');
        let (Some(what), Some(number), Some(contact)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let Ok(number) = number.parse::<i64>() else { continue };
        let at = all.iter().position(|said| said.number == number && said.contact_id == contact);
        let at = at.unwrap_or_else(|| {
            all.push(NoteSaid { number, contact_id: contact.to_owned(), ..NoteSaid::default() });
            all.len() - 1
        });
        match what {
            "n" => all[at].text = value,
            "b" => all[at].base = value,
            "v" => all[at].version = value.parse().unwrap_or(-1),
            _ => {}
        }
    }
    all
}

/// Keeps the whole page; what was not taken is shown again, with what somebody else wrote beside it.
pub(super) async fn keep(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let mut untaken = Untaken::new();
    let mut errors = Errors::none();
    for said in typed(fields) {
        // What nobody touched needs no look at the store.
        if rules::as_kept(&said.text) == rules::as_kept(&said.base) {
            continue;
        }
        let key = (said.number, said.contact_id.clone());
        let field = format!("n-{}-{}", said.number, said.contact_id);
        match noting::keep(&house, &visit.actor, &id, &said).await {
            Ok(Kept::Conflict { note }) => {
                errors.add(field, visit.t("interviews-conflict"));
                untaken.insert(key, (said.text, Some(note.text)));
            }
            Ok(_) => {}
            Err(fault @ Fault::Invalid(_)) => {
                errors.add(
                    field,
                    fault.fields().first().map_or_else(String::new, |f| format!("{} {}", f.why, f.cure)),
                );
                untaken.insert(key, (said.text, None));
            }
            Err(fault @ Fault::Refused { .. }) => {
                return Ok(visit.refused(&fault, &format!("/interviews/{id}")));
            }
            Err(fault) => return Err(fault),
        }
    }
    if untaken.is_empty() {
        return Ok(visit.done("interviews-was-noted", &format!("/interviews/{id}/notes")));
    }
    page(&visit, &house, &id, untaken, errors, StatusCode::CONFLICT).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_of_the_form_is_one_note() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let all = typed(vec![
            field("n-1-con_a", "Angry"),
            field("b-1-con_a", ""),
            field("v-1-con_a", "0"),
            field("n-2-con_a", "Tired"),
            field("v-2-con_a", "odd"),
            field("once", "x"),
        ]);
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].number, all[0].text.as_str(), all[0].version), (1, "Angry", 0));
        assert_eq!(all[1].version, -1, "a version nobody knows is merged, never believed");
    }
}
