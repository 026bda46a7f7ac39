//! What is to be cleared up in a case, newest first, with the form that begins another.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::clarifications::{Exchange, OpenSaid, Way, panel, store, verbs};
use crate::customers;
use crate::ground::id::{CaseId, QuestionId, StatementId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::{incidents, listening, questions};

/// Words of a choice are cut here; their page has the rest.
const SHOWN: usize = 80;

/// The page.
#[derive(Template)]
#[template(path = "clarifications/pages/list.html")]
pub struct ListPage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    pub(super) page: Page<Exchange>,
    pub(super) listing: Listing,
    /// What they told us, and what they asked.
    pub(super) statements: Vec<Choice>,
    pub(super) questions: Vec<Choice>,
    pub(super) people: Vec<Choice>,
    pub(super) said: OpenSaid,
    pub(super) errors: Errors,
    pub(super) may_open: bool,
}

impl ListPage {
    fn ways(&self) -> Vec<Choice> {
        let choice = |way: Way| {
            let id = format!("clarifications-way-{}", way.word());
            Choice::new(way.word(), self.shell.t(&id)).hint(self.shell.t(&format!("{id}-hint")))
        };
        [Way::Ask, Way::Explain].map(choice).into()
    }
    fn stands(&self, exchange: &Exchange) -> String {
        self.shell.t(&panel::stands(&exchange.clarification))
    }
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        super::sample::list_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    after: Option<String>,
    statement: String,
    question: String,
}

/// The beginning of somebody's words, for a list to choose from.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &CaseId,
    after: Option<String>,
    (said, errors): (OpenSaid, Errors),
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, id).await?;
    let paging = Paging { after, limit: None };
    let page = store::page_of_case(&mut read, workspace, id, &paging).await?;
    let told = listening::list_told(&mut read, workspace, id).await?;
    let asked = questions::list_of_case(&mut read, workspace, id).await?;
    let people = customers::contacts_of(&mut read, workspace, &case.customer_id).await?;
    let statements: Vec<Choice> = told
        .iter()
        .filter(|t| t.statement.erased_at.is_none())
        .map(|t| Choice::new(t.statement.id.as_str(), short(t.words())))
        .collect();
    let questions: Vec<Choice> = asked
        .iter()
        .filter(|q| q.erased_at.is_none())
        .map(|q| Choice::new(q.id.as_str(), short(&q.text)))
        .collect();
    let view = ListPage {
        shell: visit.shell("clarifications-title", Nav::Cases),
        case_id: id.to_string(),
        customer: case.title,
        listing: Listing::new(format!("/cases/{id}/clarifications"), "")
            .page(paging.after.as_deref(), page.next.clone()),
        page,
        may_open: visit.actor.must_be(Role::Member).is_ok()
            && !(statements.is_empty() && questions.is_empty()),
        statements,
        questions,
        people: people
            .into_iter()
            .filter(|p| p.left_at.is_none())
            .map(|p| Choice::new(p.id.as_str(), p.name))
            .collect(),
        said,
        errors,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    // What is no id is not shown again as one.
    let known = |is_known: bool, text: String| if is_known { text } else { String::new() };
    let said = OpenSaid {
        way: Way::Ask.word().into(),
        statement_id: known(looked.statement.parse::<StatementId>().is_ok(), looked.statement),
        question_id: known(looked.question.parse::<QuestionId>().is_ok(), looked.question),
        ..OpenSaid::default()
    };
    page(&visit, &house, &id, looked.after, (said, Errors::none()), StatusCode::OK).await
}

pub(super) async fn open(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<OpenSaid>,
) -> Result<Response> {
    match verbs::open(&house, &visit.actor, &id, &said).await {
        Ok(made) => Ok(visit.done("clarifications-was-opened", &format!("/clarifications/{}", made.id))),
        Err(fault @ Fault::Invalid(_)) => {
            let typed = (said, Errors::from(&fault));
            page(&visit, &house, &id, None, typed, fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
