//! One offer, and what became of it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::samples;
use crate::ground::id::{Id, OfferId};
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Dice, House, Result, Role, Time};
use crate::remedies::{Offer, OfferState, Remedy, store, verbs};

/// One offer.
#[derive(Template)]
#[template(path = "remedies/pages/offer.html")]
pub struct OfferPage {
    shell: Shell,
    offer: Offer,
    remedy: Remedy,
    may_change: bool,
}

impl View for OfferPage {
    const NAME: &'static str = "offer";
    fn sample(shell: Shell) -> Self {
        let (remedy, now) = (samples::remedy(shell.now_ms), Time(shell.now_ms));
        let dice = Dice::seeded(4);
        let offer = Offer {
            workspace_id: remedy.workspace_id.clone(),
            id: Id::mint(now, &dice),
            remedy_id: remedy.id.clone(),
            incident_id: remedy.incident_id.clone(),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            whom: "Ödegård & Søn <Aero> AS".into(),
            state: OfferState::Offered.word().into(),
            amount_minor: remedy.amount_minor,
            currency: remedy.currency.clone(),
            expires_at: remedy.expires_at,
            drafted_by: remedy.drafted_by.clone(),
            approved_by: None,
            approver_name: Some("Tom Brandt".into()),
            approved_how: Some("second".into()),
            approved_at: Some(now.plus(-5_400_000)),
            offered_at: Some(now.plus(-3_600_000)),
            answered_at: None,
            answered_by: None,
            answer_words: Some("We would rather hear the truth first. <script>".into()),
            settled_at: None,
            settled_by: None,
            settled_words: None,
            salt: String::new(),
            drafted_at: now.plus(-7_200_000),
            moved_at: now.plus(-3_600_000),
        };
        let shell = shell.at(Nav::Offers, remedy.title.clone());
        Self { shell, offer, remedy, may_change: true }
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<OfferId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let offer = store::find_offer(&mut read, workspace, &id).await?;
    let remedy = store::find(&mut read, workspace, &offer.remedy_id).await?;
    let shell = visit.shell_titled(remedy.title.clone(), Nav::Offers);
    let may_change = visit.actor.must_be(Role::Member).is_ok();
    Ok(html(StatusCode::OK, &OfferPage { shell, offer, remedy, may_change }))
}

/// Any of these forms as browsers send it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    words: String,
}

pub(super) async fn accept(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<OfferId>,
) -> Result<Response> {
    let outcome = verbs::accept(&house, &visit.actor, &id).await;
    visit.back(&format!("/offers/{id}"), "remedies-was-accepted", outcome)
}

pub(super) async fn decline(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<OfferId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let outcome = verbs::decline(&house, &visit.actor, &id, &typed.words).await;
    visit.back(&format!("/offers/{id}"), "remedies-was-declined", outcome)
}

pub(super) async fn fulfil(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<OfferId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let outcome = verbs::fulfil(&house, &visit.actor, &id, &typed.words).await;
    visit.back(&format!("/offers/{id}"), "remedies-was-fulfilled", outcome)
}

pub(super) async fn withdraw(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<OfferId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let outcome = verbs::withdraw(&house, &visit.actor, &id, &typed.words).await;
    visit.back(&format!("/offers/{id}"), "remedies-was-withdrawn", outcome)
}
