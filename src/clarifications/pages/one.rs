//! One clarification: what it is about, what was said, and the forms in which we speak and say how it ended.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::clarifications::{
    Clarification, ClarificationLine, Outcome, SettleSaid, Side, WordsSaid, panel, rules, store, verbs,
};
use crate::ground::id::ClarificationId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::{customers, incidents, listening, questions};

/// The page.
#[derive(Template)]
#[template(path = "clarifications/pages/one.html")]
pub struct OnePage {
    pub(super) shell: Shell,
    pub(super) customer: String,
    pub(super) contact: String,
    /// What they told or asked us that it is about; empty once that was erased.
    pub(super) about: String,
    pub(super) clarification: Clarification,
    pub(super) said: Vec<ClarificationLine>,
    /// How it can end by now.
    pub(super) outcomes: Vec<Outcome>,
    pub(super) words: WordsSaid,
    pub(super) settling: SettleSaid,
    pub(super) errors: Errors,
    pub(super) may_say: bool,
    pub(super) may_erase: bool,
}

impl OnePage {
    fn stands(&self) -> String {
        self.shell.t(&panel::stands(&self.clarification))
    }
    fn channels(&self) -> Vec<Choice> {
        listening::panel::channels(&self.shell)
    }
    fn ends(&self) -> Vec<Choice> {
        let choice = |outcome: &Outcome| {
            Choice::new(outcome.word(), self.shell.t(&format!("clarifications-end-{}", outcome.word())))
        };
        self.outcomes.iter().map(choice).collect()
    }
}

impl View for OnePage {
    const NAME: &'static str = "one";
    fn sample(shell: Shell) -> Self {
        super::sample::one_page(shell)
    }
}

/// What a form brought, to be shown again.
#[derive(Default)]
struct Tried {
    words: WordsSaid,
    settling: SettleSaid,
    errors: Errors,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &ClarificationId,
    tried: Tried,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let clarification = store::find(&mut read, workspace, id).await?;
    let said = store::list_lines(&mut read, workspace, id).await?;
    let contact = match &clarification.contact_id {
        Some(contact) => customers::find_contact(&mut read, workspace, contact).await?.name,
        None => String::new(),
    };
    let about = match (&clarification.statement_id, &clarification.question_id) {
        (Some(statement), _) => {
            let told = listening::list_told(&mut read, workspace, &clarification.case_id).await?;
            let found = told.into_iter().find(|t| t.statement.id == *statement);
            found.map(|t| t.words().to_owned()).unwrap_or_default()
        }
        (None, Some(question)) => questions::find(&mut read, workspace, question).await?.text,
        (None, None) => String::new(),
    };
    let view = OnePage {
        shell: visit.shell("clarifications-one", Nav::Cases),
        customer: incidents::find_case(&mut read, workspace, &clarification.case_id).await?.title,
        contact,
        about,
        outcomes: rules::outcomes(&clarification, &said, Side::Us),
        words: tried.words,
        settling: tried.settling,
        errors: tried.errors,
        may_say: visit.actor.must_be(Role::Member).is_ok() && clarification.is_open(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && clarification.erased_at.is_none(),
        said,
        clarification,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ClarificationId>,
) -> Result<Response> {
    page(&visit, &house, &id, Tried::default(), StatusCode::OK).await
}

/// Goes back to it, saying what came of it; what was not understood is shown again.
async fn back(
    visit: &Visit,
    house: &House,
    id: &ClarificationId,
    tried: Tried,
    done: &str,
    outcome: Result<Clarification>,
) -> Result<Response> {
    let to = format!("/clarifications/{id}");
    match outcome {
        Ok(_) => Ok(visit.done(done, &to)),
        Err(fault @ Fault::Invalid(_)) => {
            let tried = Tried { errors: Errors::from(&fault), ..tried };
            page(visit, house, id, tried, fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

pub(super) async fn say(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ClarificationId>,
    Form(words): Form<WordsSaid>,
) -> Result<Response> {
    let outcome = verbs::say(&house, &visit.actor, &id, &words).await;
    let tried = Tried { words, ..Tried::default() };
    back(&visit, &house, &id, tried, "clarifications-was-said", outcome).await
}

pub(super) async fn settle(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ClarificationId>,
    Form(settling): Form<SettleSaid>,
) -> Result<Response> {
    let outcome = verbs::settle(&house, &visit.actor, &id, &settling).await;
    let tried = Tried { settling, ..Tried::default() };
    back(&visit, &house, &id, tried, "clarifications-was-settled", outcome).await
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ClarificationId>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id).await;
    back(&visit, &house, &id, Tried::default(), "clarifications-was-erased", outcome).await
}
