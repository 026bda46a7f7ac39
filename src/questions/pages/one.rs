//! One question: who asked, who owes the answer, every version of it, and the forms that answer, publish and erase.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::QuestionId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::questions::{AnswerSaid, PublishSaid, Question, QuestionAnswer, store, verbs};
use crate::{customers, incidents, members, wording};

/// The page.
#[derive(Template)]
#[template(path = "questions/pages/question.html")]
pub struct QuestionPage {
    pub(super) shell: Shell,
    pub(super) incident_title: String,
    pub(super) question: Question,
    pub(super) answers: Vec<QuestionAnswer>,
    /// Whose it is; empty where it is nobody's in particular.
    pub(super) customer: String,
    pub(super) contact: String,
    pub(super) owner: String,
    pub(super) is_mine: bool,
    pub(super) said: AnswerSaid,
    pub(super) publishing: PublishSaid,
    /// What the plain-speech check says of the answer.
    pub(super) findings: String,
    pub(super) errors: Errors,
    pub(super) may_answer: bool,
    pub(super) may_publish: bool,
    pub(super) may_erase: bool,
}

impl View for QuestionPage {
    const NAME: &'static str = "question";
    fn sample(shell: Shell) -> Self {
        super::sample::question_page(shell)
    }
}

/// What a form brought, to be shown again.
#[derive(Default)]
struct Tried {
    said: Option<AnswerSaid>,
    publishing: Option<PublishSaid>,
    errors: Errors,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &QuestionId,
    tried: Tried,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let question = store::find(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &question.incident_id).await?;
    let answers = store::answers(&mut read, workspace, id).await?;
    let customer = match &question.case_id {
        Some(case) => incidents::find_case(&mut read, workspace, case).await?.title,
        None => String::new(),
    };
    let contact = match &question.contact_id {
        Some(contact) => customers::find_contact(&mut read, workspace, contact).await?.name,
        None => String::new(),
    };
    let owner = match &question.owner_id {
        Some(owner) => members::find(&mut read, workspace, owner).await?.name,
        None => String::new(),
    };
    let standing = answers.last().map(|a| a.text.clone()).unwrap_or_default();
    let shell = visit.shell("questions-one", Nav::Incidents);
    let said = tried.said.unwrap_or_else(|| AnswerSaid { answer: standing.clone() });
    let is_whole = question.erased_at.is_none();
    let may = |role| visit.actor.must_be(role).is_ok() && is_whole;
    let view = QuestionPage {
        incident_title: incident.title,
        customer,
        contact,
        owner,
        is_mine: question.owner_id.as_ref() == visit.actor.member(),
        findings: wording::panel::findings(&shell, &[(String::new(), said.answer.as_str())], None)?,
        said,
        publishing: tried.publishing.unwrap_or_else(|| PublishSaid {
            question: question.text.clone(),
            answer: standing,
            nothing_personal: String::new(),
        }),
        errors: tried.errors,
        may_answer: may(Role::Member),
        may_publish: may(Role::Lead) && question.answered_at.is_some() && !question.is_published(),
        may_erase: may(Role::Owner),
        answers,
        question,
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
) -> Result<Response> {
    page(&visit, &house, &id, Tried::default(), StatusCode::OK).await
}

pub(super) async fn answer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
    Form(said): Form<AnswerSaid>,
) -> Result<Response> {
    let outcome = verbs::answer(&house, &visit.actor, &id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let tried = Tried { said: Some(said), errors: Errors::from(fault), ..Tried::default() };
        return page(&visit, &house, &id, tried, fault.status()).await;
    }
    visit.back(&format!("/questions/{id}"), "questions-was-answered", outcome)
}

pub(super) async fn take(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
) -> Result<Response> {
    let outcome = verbs::take(&house, &visit.actor, &id, None).await;
    visit.back(&format!("/questions/{id}"), "questions-was-taken", outcome)
}

/// The names of this form stand apart from those of the answer above it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Publishing {
    public_question: String,
    public_answer: String,
    nothing_personal: String,
}

pub(super) async fn publish(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
    Form(typed): Form<Publishing>,
) -> Result<Response> {
    let Publishing { public_question: question, public_answer: answer, nothing_personal } = typed;
    let said = PublishSaid { question, answer, nothing_personal };
    let outcome = verbs::publish(&house, &visit.actor, &id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let errors = fault.fields().iter().fold(Errors::none(), |errors, f| {
            let field = match f.field.as_str() {
                "nothing_personal" => "nothing_personal".to_owned(),
                other => format!("public_{other}"),
            };
            errors.with(field, format!("{} {}", f.why, f.cure))
        });
        let tried = Tried { publishing: Some(said), errors, ..Tried::default() };
        return page(&visit, &house, &id, tried, fault.status()).await;
    }
    visit.back(&format!("/questions/{id}"), "questions-was-published", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn take_back(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::take_back(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/questions/{id}"), "questions-was-taken-back", outcome)
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id).await;
    visit.back(&format!("/questions/{id}"), "questions-was-erased", outcome)
}
