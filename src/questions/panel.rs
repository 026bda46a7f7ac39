//! What the faces may show of questions: to everybody what was answered for all, to a contact their own and the box to ask
//! in, and to us what waits for an answer, since when, and who owes it.

use std::collections::HashMap;

use askama::Template;

use super::{Question, QuestionAnswer, QuestionLine, store};
use crate::ground::id::{IncidentId, QuestionId, WorkspaceId};
use crate::ground::page::{Errors, Shell};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{Case, Incident, Reader};

/// Waiting questions shown on the incident's page; their own page has the rest.
const SHOWN: usize = 5;

#[derive(Template)]
#[template(path = "questions/pages/public.html")]
struct Public<'a> {
    shell: &'a Shell,
    published: Vec<Question>,
}

/// Questions that were answered for everybody; nothing where there are none.
pub async fn public(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Panel>> {
    let published = store::list_published(&mut house.read(), workspace, incident).await?;
    if published.is_empty() {
        return Ok(None);
    }
    Panel::of("questions", shell.t("questions-public-title"), &Public { shell, published }).map(Some)
}

/// A question with the versions of its answer.
pub(super) struct Asked {
    pub(super) question: Question,
    pub(super) answers: Vec<QuestionAnswer>,
}

impl Asked {
    /// The answer that stands.
    pub(super) fn last(&self) -> Option<&QuestionAnswer> {
        self.answers.last()
    }
    /// Those that no longer stand, oldest first.
    pub(super) fn former(&self) -> &[QuestionAnswer] {
        self.answers.split_last().map_or(&[], |(_, former)| former)
    }
}

async fn asked_in(house: &House, case: &Case) -> Result<Vec<Asked>> {
    let mut read = house.read();
    let mut answers: HashMap<QuestionId, Vec<QuestionAnswer>> = HashMap::new();
    for answer in store::answers_of_case(&mut read, &case.workspace_id, &case.id).await? {
        answers.entry(answer.question_id.clone()).or_default().push(answer);
    }
    let questions = store::list_of_case(&mut read, &case.workspace_id, &case.id).await?;
    let each = questions
        .into_iter()
        .map(|question| Asked { answers: answers.remove(&question.id).unwrap_or_default(), question });
    Ok(each.collect())
}

#[derive(Template)]
#[template(path = "questions/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    base: &'a str,
    asked: Vec<Asked>,
    published: Vec<Question>,
}

/// What a contact asked, with our answers to them, and what was answered for everybody. What a colleague of theirs asked in
/// their own name is theirs.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, contact } = *reader;
    let mut asked = asked_in(house, case).await?;
    asked.retain(|a| a.question.contact_id.as_ref().is_none_or(|by| by == contact));
    let published = store::list_published(&mut house.read(), &case.workspace_id, &case.incident_id).await?;
    if asked.is_empty() && published.is_empty() {
        return Ok(None);
    }
    let view = ForContact { shell, base, asked, published };
    Panel::of("questions", shell.t("questions-contact-title"), &view).map(Some)
}

#[derive(Template)]
#[template(path = "questions/pages/ask.html")]
struct AskBox<'a> {
    shell: &'a Shell,
    base: &'a str,
    typed: &'a str,
    errors: &'a Errors,
}

/// The box in a contact's room in which they ask, with what they wrote where it was not understood. Apart from
/// [`for_contact`], because a form stays as it is while what stands around it is kept up to date.
pub fn ask(shell: &Shell, base: &str, typed: &str, errors: &Errors) -> Result<Panel> {
    Panel::of("ask", shell.t("questions-ask-title"), &AskBox { shell, base, typed, errors })
}

#[derive(Template)]
#[template(path = "questions/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    open: Vec<QuestionLine>,
    more: usize,
    counts: (i64, i64, i64),
    may_ask: bool,
}

/// What waits for an answer, since when and on whom; and how much was asked, answered, and answered for everybody. Says
/// whether anybody waits.
pub async fn of_incident(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    incident: &Incident,
) -> Result<(Panel, bool)> {
    let mut read = house.read();
    let mut open = store::list_open(&mut read, &actor.workspace, Some(&incident.id)).await?;
    let more = open.len().saturating_sub(SHOWN);
    open.truncate(SHOWN);
    let is_owed = !open.is_empty();
    let view = OfIncident {
        shell,
        incident,
        open,
        more,
        counts: store::count(&mut read, &actor.workspace, &incident.id).await?,
        may_ask: actor.must_be(Role::Member).is_ok(),
    };
    Ok((Panel::of("questions", shell.t("questions-title"), &view)?, is_owed))
}

#[derive(Template)]
#[template(path = "questions/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    asked: Vec<Asked>,
    may_ask: bool,
}

/// What this customer asked, and what we answered.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let asked = asked_in(house, case).await?;
    let view = OfCase { shell, case, asked, may_ask: actor.must_be(Role::Member).is_ok() };
    Panel::of("questions", shell.t("questions-title"), &view)
}

/// Whom something is owed to, and which of us owes it.
fn on_whom(shell: &Shell, line: &QuestionLine) -> String {
    let whom = line.customer.clone().unwrap_or_else(|| shell.t("questions-everybody"));
    match &line.owner {
        Some(owner) => format!("{whom} · {owner}"),
        None => whom,
    }
}

/// Questions that wait for an answer.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let open = store::list_open(&mut house.read(), workspace, None).await?;
    let owed = open.into_iter().map(|line| Owed {
        due: line.question.asked_at,
        runs: true,
        what: shell.t("questions-owed"),
        to_whom: on_whom(shell, &line),
        href: format!("/questions/{}", line.question.id),
    });
    Ok(owed.collect())
}
