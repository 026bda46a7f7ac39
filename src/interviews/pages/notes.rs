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
    /// Who notes: what a browser keeps of it is theirs.
    pub(super) who: String,
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

/// What was typed into a box and not taken, and what it began from.
struct Untaken {
    text: String,
    base: String,
    version: i64,
    /// Where somebody else wrote at the same place: what they wrote.
    theirs: Option<String>,
}

/// The boxes that were not taken, by question and by whose words.
type Boxes = HashMap<(i64, String), Untaken>;

async fn page(
    visit: &Visit,
    house: &House,
    id: &InterviewId,
    mut untaken: Boxes,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let interview = store::find(&mut read, workspace, id).await?;
    // Nobody notes in it any more; but what was typed meanwhile is shown, so that it can be kept elsewhere.
    if !interview.is_noted() && untaken.is_empty() {
        return Ok(Redirect::to(&format!("/interviews/{id}")).into_response());
    }
    let names = names_of(&mut read, workspace, &interview.customer_id).await?;
    let notes = notes::list(&mut read, workspace, id).await?;
    let mut asked = Vec::new();
    for (question, number) in interview.asked().into_iter().zip(1_i64..) {
        let mut boxes = Vec::new();
        for contact in interview.contacts() {
            let note = notes.iter().find(|n| n.number == number && n.contact_id == contact);
            let stands = note.map_or_else(String::new, |n| n.text.clone());
            let version = note.map_or(0, |n| n.version);
            let Untaken { text, base, version, theirs } = untaken
                .remove(&(number, contact.to_string()))
                .unwrap_or_else(|| Untaken { text: stands.clone(), base: stands, version, theirs: None });
            boxes.push(NoteBox {
                number,
                contact_id: contact.to_string(),
                name: names.get(&contact).cloned().unwrap_or_default(),
                text,
                base,
                version,
                theirs,
            });
        }
        asked.push(Asked { text: question.text, kind: question.kind, boxes });
    }
    let shell = visit.shell_titled(named(&interview, &names), Nav::Cases);
    let who = visit.actor.label();
    Ok(html(status, &NotesPage { shell, interview, asked, errors, who }))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    page(&visit, &house, &id, Boxes::new(), Errors::none(), StatusCode::OK).await
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
    let mut untaken = Boxes::new();
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
                let (text, version) = (said.text, note.version);
                let box_of = Untaken { text, base: note.text.clone(), version, theirs: Some(note.text) };
                untaken.insert(key, box_of);
            }
            Ok(_) => {}
            // What is refused stands there again, begun from what it began from, and no box after it is dropped.
            Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. })) => {
                let told = fault.fields().first().map(|f| format!("{} {}", f.why, f.cure));
                errors.add(field, told.unwrap_or_else(|| fault.told()));
                let NoteSaid { text, base, version, .. } = said;
                untaken.insert(key, Untaken { text, base, version, theirs: None });
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
