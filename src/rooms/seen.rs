//! All that a customer was told, promised and offered by us, in order, for us to read with their eyes (R50).

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, ContactId};
use crate::ground::page::{Choice, Nav, Shell, View, html};
use crate::ground::web::{Path, Query, Visit};
use crate::ground::{House, Result, Time};
use crate::incidents::{self, Case};
use crate::notices::NoticeKind;
use crate::{
    admissions, alternatives, clarifications, customers, help, interviews, meetings, notices, promises,
    questions, remedies, updates,
};

/// One thing that reached them.
struct Reached {
    at: Time,
    /// The end of its id in the catalogue: `rooms-seen-WHAT`.
    what: &'static str,
    /// In our words.
    words: String,
    /// What is to be known beside it: by when, or what became of it.
    beside: String,
    /// Where it is read whole.
    href: String,
}

/// The page.
#[derive(Template)]
#[template(path = "rooms/pages/seen.html")]
pub struct SeenPage {
    shell: Shell,
    case_id: String,
    incident_id: String,
    customer: String,
    people: Vec<Choice>,
    /// Whose eyes these are; empty for the customer as a whole.
    contact: String,
    reached: Vec<Reached>,
}

impl SeenPage {
    fn what(&self, one: &Reached) -> String {
        self.shell.t(&format!("rooms-seen-{}", one.what))
    }
}

impl View for SeenPage {
    const NAME: &'static str = "seen";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-seen-title");
        let one = |hours: i64, what, words: &str, beside: &str| Reached {
            at: Time(shell.now_ms - hours * HOUR),
            what,
            words: words.into(),
            beside: beside.into(),
            href: "/cases".into(),
        };
        let reached = vec![
            one(50, "told", "The furnace <b>stopped</b>. 😡", "Our furnace stopped"),
            one(30, "promised", "نتصل بكم قبل الرابعة", "by Thursday 12:00"),
            one(4, "offered", "Your freight whole", "€1,200.00"),
        ];
        Self {
            case_id: "cas_sample".into(),
            incident_id: "inc_sample".into(),
            customer: "Aerovia <Components>".into(),
            people: vec![Choice::new("con_sample", "Marta <b>Lindqvist</b>")],
            contact: "con_sample".into(),
            reached,
            shell: shell.at(Nav::Cases, title),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Whose {
    contact: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Query(whose): Query<Whose>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, &id).await?;
    let people = customers::contacts_of(&mut read, workspace, &case.customer_id).await?;
    let eyes = people.iter().find(|person| person.id.as_str() == whose.contact).cloned();
    let shell = visit.shell("rooms-seen-title", Nav::Cases);
    let notices = match &eyes {
        Some(contact) => notices::list_read_by(&mut read, workspace, &id, contact).await?,
        None => notices::list_of_case(&mut read, workspace, &id).await?,
    };
    let told = notices.into_iter().filter(|n| n.kind != NoticeKind::Survey.word()).filter_map(|n| {
        let href = format!("/notices/{}", n.id);
        Some(Reached { at: n.approved_at?, what: "told", words: n.what_happened, beside: n.subject, href })
    });
    let mut reached: Vec<Reached> = told.collect();
    reached.extend(said(&house, &shell, &case, eyes.as_ref().map(|contact| &contact.id)).await?);
    reached.extend(promised(&house, &shell, &case).await?);
    reached.extend(met(&house, &shell, &case, eyes.as_ref().map(|contact| &contact.id)).await?);
    reached.sort_by_key(|one| one.at);
    let view = SeenPage {
        case_id: id.to_string(),
        incident_id: case.incident_id.to_string(),
        customer: case.title,
        people: people.into_iter().map(|person| Choice::new(person.id.as_str(), person.name)).collect(),
        contact: eyes.map(|contact| contact.id.to_string()).unwrap_or_default(),
        reached,
        shell,
    };
    Ok(html(StatusCode::OK, &view))
}

/// What we said before everyone, apologised for, answered and wrote down of talks.
async fn said(house: &House, shell: &Shell, case: &Case, eyes: Option<&ContactId>) -> Result<Vec<Reached>> {
    let (mut read, workspace) = (house.read(), &case.workspace_id);
    let mut reached = Vec::new();
    for update in updates::list(&mut read, workspace, &case.incident_id).await? {
        let beside = shell.t(&format!("incidents-status-{}", update.status));
        let words = if update.stands() { update.text } else { shell.t("rooms-seen-taken-back") };
        let href = format!("/updates/{}", update.id);
        reached.push(Reached { at: update.posted_at, what: "said", words, beside, href });
    }
    for apology in
        admissions::list_apologies_of_case(&mut read, workspace, &case.incident_id, &case.id).await?
    {
        let href = format!("/cases/{}#admissions", case.id);
        let beside = apology.author_name;
        reached.push(Reached { at: apology.said_at, what: "apologised", words: apology.words, beside, href });
    }
    let asked = questions::list_of_case(&mut read, workspace, &case.id).await?;
    for answer in questions::answers_of_case(&mut read, workspace, &case.id).await? {
        let question = asked.iter().find(|question| question.id == answer.question_id);
        // What one of them asked, the others do not read.
        let is_theirs = |q: &&questions::Question| q.contact_id.is_none() || q.contact_id.as_ref() == eyes;
        let Some(question) = question.filter(|q| eyes.is_none() || is_theirs(q)) else { continue };
        let href = format!("/questions/{}", question.id);
        let beside = question.text.clone();
        reached.push(Reached { at: answer.said_at, what: "answered", words: answer.text, beside, href });
    }
    for exchange in clarifications::list_of_case(&mut read, workspace, &case.id).await? {
        let with = exchange.clarification.contact_id.as_ref();
        if eyes.is_some() && with.is_some() && with != eyes {
            continue;
        }
        let href = format!("/clarifications/{}", exchange.clarification.id);
        let beside = shell.t(&format!("clarifications-for-you-way-{}", exchange.clarification.way));
        reached.extend(exchange.said.into_iter().filter(clarifications::ClarificationLine::is_ours).map(
            |line| Reached {
                at: line.said_at,
                what: "clarified",
                words: line.text,
                beside: beside.clone(),
                href: href.clone(),
            },
        ));
    }
    for thanks in help::list_of_case(&mut read, workspace, &case.id).await? {
        let Some(at) = thanks.answered_at else { continue };
        let href = format!("/help/{}", thanks.id);
        reached.push(Reached { at, what: "thanked", words: thanks.thanks, beside: thanks.text, href });
    }
    for interview in interviews::list_of_case(&mut read, workspace, &case.id).await? {
        let is_theirs = eyes.is_none_or(|contact| interview.is_with(contact));
        let Some(at) = interview.sent_at.filter(|_| is_theirs) else { continue };
        let href = format!("/interviews/{}", interview.id);
        let words = shell.t("rooms-seen-record-words");
        let beside = interview.interviewer_name;
        reached.push(Reached { at, what: "record", words, beside, href });
    }
    Ok(reached)
}

/// Minutes that went out, to those who were asked, and where it stands as they were given it in writing.
async fn met(house: &House, shell: &Shell, case: &Case, eyes: Option<&ContactId>) -> Result<Vec<Reached>> {
    let (mut read, workspace) = (house.read(), &case.workspace_id);
    let mut reached = Vec::new();
    for meeting in meetings::list_sent(&mut read, workspace, &case.id, eyes).await? {
        let Some(at) = meeting.sent_at else { continue };
        let href = format!("/meetings/{}", meeting.id);
        reached.push(Reached { at, what: "minutes", words: meeting.minutes, beside: meeting.title, href });
    }
    for report in meetings::list_reports(&mut read, workspace, &case.id).await? {
        if report.erased_at.is_some() {
            continue;
        }
        let href = format!("/meeting-reports/{}", report.id);
        let words = if report.words.is_empty() { shell.t("meetings-report") } else { report.words };
        let beside = report.released_name;
        reached.push(Reached { at: report.until_at, what: "report", words, beside, href });
    }
    Ok(reached)
}

/// What we promised and offered, as far as they know of it.
async fn promised(house: &House, shell: &Shell, case: &Case) -> Result<Vec<Reached>> {
    let (mut read, workspace) = (house.read(), &case.workspace_id);
    let mut reached = Vec::new();
    for promise in promises::list_of_case(&mut read, workspace, &case.id).await? {
        let Some(at) = promise.published_at else { continue };
        let state = shell.t(&format!("promises-state-{}", promise.state));
        let beside = format!("{} · {state}", shell.moment(promise.due_at.0));
        let href = format!("/promises/{}", promise.id);
        reached.push(Reached { at, what: "promised", words: promise.words, beside, href });
    }
    for offer in remedies::list_of_case(&mut read, workspace, &case.id).await? {
        let Some(at) = offer.offered_at else { continue };
        let state = shell.t(&format!("remedies-state-{}", offer.state));
        let href = format!("/cases/{}#remedies", case.id);
        reached.push(Reached { at, what: "offered", words: offer.title, beside: state, href });
    }
    for offered in alternatives::list(&mut read, workspace, &case.incident_id).await? {
        let href = format!("/alternatives/{}", offered.id);
        let beside = offered.title.clone();
        reached.push(Reached {
            at: offered.offered_at,
            what: "meanwhile",
            words: offered.words,
            beside,
            href,
        });
    }
    Ok(reached)
}
