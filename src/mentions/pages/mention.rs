//! One mention: what was said, what we answered, and the forms that put it right or withdraw it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::speakers;
use crate::ground::id::{CustomerId, MentionId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::mentions::{Mention, MentionSaid, rules, store, verbs};

/// The page.
#[derive(Template)]
#[template(path = "mentions/pages/mention.html")]
pub struct MentionPage {
    pub(super) shell: Shell,
    pub(super) mention: Mention,
    pub(super) incident_title: String,
    /// Whose words these are, where it was a customer.
    pub(super) whom: String,
    pub(super) said: MentionSaid,
    pub(super) because: String,
    pub(super) errors: Errors,
    pub(super) may_change: bool,
    pub(super) may_erase: bool,
}

impl MentionPage {
    fn speakers(&self) -> Vec<Choice> {
        speakers(&self.shell)
    }
}

impl View for MentionPage {
    const NAME: &'static str = "mention";
    fn sample(shell: Shell) -> Self {
        super::sample::mention_page(shell)
    }
}

/// A mention as its form shows it.
pub(super) fn said_of(shell: &Shell, mention: &Mention) -> MentionSaid {
    let m = mention.clone();
    MentionSaid {
        speaker: m.speaker,
        place: m.place,
        url: m.url.unwrap_or_default(),
        reach: m.reach.unwrap_or_default(),
        words: m.words,
        customer_id: m.customer_id.map(|c| c.to_string()).unwrap_or_default(),
        said_at: shell.local_input(m.said_at.0),
        noticed_at: shell.local_input(m.noticed_at.0),
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &MentionId,
    tried: Option<(MentionSaid, String, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let mention = store::find(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &mention.incident_id).await?;
    let customer: Option<&CustomerId> = mention.customer_id.as_ref();
    let whom = match customer {
        Some(customer) => {
            incidents::seek_case_of(&mut read, workspace, &mention.incident_id, customer).await?
        }
        None => None,
    };
    let shell = visit.shell_titled(mention.place.clone(), Nav::Incidents);
    let (said, because, errors) =
        tried.unwrap_or_else(|| (said_of(&shell, &mention), String::new(), Errors::none()));
    let view = MentionPage {
        may_change: rules::may_change(&mention).is_ok() && visit.actor.must_be(Role::Member).is_ok(),
        may_erase: mention.erased_at.is_none() && visit.actor.must_be(Role::Owner).is_ok(),
        shell,
        incident_title: incident.title,
        whom: whom.map(|case| case.title).unwrap_or_default(),
        said,
        because,
        errors,
        mention,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MentionId>,
) -> Result<Response> {
    page(&visit, &house, &id, None, StatusCode::OK).await
}

/// The form that puts it right, as browsers send it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Correcting {
    #[serde(flatten)]
    said: MentionSaid,
    because: String,
}

pub(super) async fn correct(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MentionId>,
    Form(typed): Form<Correcting>,
) -> Result<Response> {
    let Correcting { said, because } = typed;
    let zone = &visit.workspace.zone;
    match verbs::correct(&house, &visit.actor, &id, &said, &because, zone).await {
        Ok(right) => Ok(visit.done("mentions-was-corrected", &format!("/mentions/{}", right.id))),
        Err(fault @ Fault::Invalid(_)) => {
            let tried = Some((said, because, Errors::from(&fault)));
            page(&visit, &house, &id, tried, fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/mentions/{id}")))
        }
        Err(fault) => Err(fault),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn withdraw(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MentionId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::withdraw(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/mentions/{id}"), "mentions-was-withdrawn", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    answer: String,
}

pub(super) async fn answer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MentionId>,
    Form(said): Form<Answer>,
) -> Result<Response> {
    let outcome = verbs::answer(&house, &visit.actor, &id, &said.answer).await;
    visit.back(&format!("/mentions/{id}"), "mentions-was-answered", outcome)
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MentionId>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id).await;
    visit.back(&format!("/mentions/{id}"), "mentions-was-erased", outcome)
}
