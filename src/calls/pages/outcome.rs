//! What a caller does with the call on the card: takes it, puts it back, says what came of it, rings somebody else.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::card;
use crate::calls::{Outcome, OutcomeSaid, verbs};
use crate::ground::id::{ContactId, DeliveryId};
use crate::ground::page::{Errors, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};

pub(super) async fn take(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<Response> {
    let outcome = verbs::take(&house, &visit.actor, &id).await;
    visit.back(&format!("/calls/{id}"), "calls-taken", outcome)
}

pub(super) async fn put_back(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<Response> {
    let outcome = verbs::put_back(&house, &visit.actor, &id).await;
    visit.back("/calls", "calls-was-put-back", outcome)
}

/// What was not understood is shown again with the words in it: nobody writes that twice with somebody waiting.
pub(super) async fn say(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
    Form(said): Form<OutcomeSaid>,
) -> Result<Response> {
    let named = OutcomeSaid { promise: promise(&visit, &house, &id, &said).await?, ..said.clone() };
    match verbs::say_outcome(&house, &visit.actor, &id, &named, &visit.workspace.zone).await {
        Ok(_) if said.outcome == Outcome::WrongNumber.word() => {
            Ok(visit.done("calls-was-wrong", &format!("/calls/{id}")))
        }
        Ok(done) => {
            let message =
                if done.call.promise_id.is_some() { "calls-was-promised" } else { "calls-was-said" };
            Ok(visit.done(message, "/calls"))
        }
        Err(fault @ Fault::Invalid(_)) => {
            let errors = Errors::from(&fault);
            Ok(html(fault.status(), &card::page(&house, &visit, &id, said, errors).await?))
        }
        Err(fault) => visit.back(&format!("/calls/{id}"), "", Err::<(), _>(fault)),
    }
}

/// What was promised, in the words of the form or in the visitor's language.
async fn promise(visit: &Visit, house: &House, id: &DeliveryId, said: &OutcomeSaid) -> Result<String> {
    if !said.promise.trim().is_empty() || said.outcome != Outcome::CallBack.word() {
        return Ok(said.promise.clone());
    }
    visit.actor.must_be(Role::Member)?;
    let delivery = crate::notices::find_delivery(&mut house.read(), &visit.actor.workspace, id).await?;
    let name = [("name", delivery.to_name.as_str().into())];
    Ok(crate::ground::page::t_args(visit.lang, "calls-promise-words", &name))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Another {
    contact: String,
}

pub(super) async fn another(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
    Form(said): Form<Another>,
) -> Result<Response> {
    let outcome = match said.contact.parse::<ContactId>() {
        Ok(contact) => verbs::call_another(&house, &visit.actor, &id, &contact).await,
        Err(why) => {
            visit.actor.must_be(Role::Member)?;
            Err(Fault::invalid("contact", why, "Choose one of those the page names."))
        }
    };
    visit.back(&format!("/calls/{id}"), "calls-another-queued", outcome)
}
