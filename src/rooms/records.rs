//! The record of a talk as one of those who spoke reads it: a private page on which they confirm, correct, add and rank (R47);
//! and how they see us, beside how we see ourselves (R52).

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::door::Guest;
use crate::ground::id::{Id, InterviewId, RoundId, StatementId};
use crate::ground::page::{Errors, Nav, Shell, View, html, t};
use crate::ground::web::{Form, Path};
use crate::ground::{Dice, Fault, House, Result, Time};
use crate::interviews::panel::RecordBox;
use crate::interviews::{self, Interview, Record};
use crate::perception;

/// The page.
#[derive(Template)]
#[template(path = "rooms/pages/record.html")]
pub struct RecordPage {
    shell: Shell,
    base: String,
    errors: Errors,
    /// The record, as its room draws it.
    inside: String,
}

impl View for RecordPage {
    const NAME: &'static str = "record";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("interviews-record-title");
        let shell = Shell { who: None, ..shell }.at(Nav::Nowhere, title);
        let base = "/r/0123456789012345678901234567890123456789012";
        let now = Time(shell.now_ms);
        let inside = RecordBox {
            shell: &shell,
            base,
            contact: &Id::mint(now, &Dice::seeded(1)),
            interview: &Interview { sent_at: Some(now), ..Interview::sample(now) },
            record: &Record::sample(now),
            errors: &Errors::none(),
            typed: "Nobody <b>rang</b> us. 😡",
        };
        let inside = inside.render().unwrap_or_default();
        Self { base: base.into(), errors: Errors::none(), inside, shell }
    }
}

async fn page(
    guest: &Guest,
    house: &House,
    id: &InterviewId,
    typed: &str,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let mut read = house.read();
    let found = interviews::record_for(&mut read, &guest.workspace.id, id, &guest.contact.id).await?;
    let (interview, record) = found;
    if interview.case_id != guest.case.id {
        return Err(Fault::Missing("record"));
    }
    // Nothing here moves by itself: whoever writes into it keeps what they wrote.
    let shell = Shell { live: None, title: t(guest.lang, "interviews-record-title"), ..guest.shell(house) };
    let inside = RecordBox {
        shell: &shell,
        base: &guest.base,
        contact: &guest.contact.id,
        interview: &interview,
        record: &record,
        errors: &errors,
        typed,
    };
    let inside = inside.render().map_err(Fault::broken)?;
    Ok(html(status, &RecordPage { base: guest.base.clone(), errors, inside, shell }))
}

pub(super) async fn show(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, InterviewId)>,
) -> Result<Response> {
    page(&guest, &house, &id, "", Errors::none(), StatusCode::OK).await
}

/// A record of another case is not in this room.
async fn record_here(house: &House, guest: &Guest, id: &InterviewId) -> Result<()> {
    let interview = interviews::find(&mut house.read(), &guest.workspace.id, id).await?;
    if interview.case_id == guest.case.id { Ok(()) } else { Err(Fault::Missing("record")) }
}

/// Words they add.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Added {
    words: String,
}

pub(super) async fn add(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, InterviewId)>,
    Form(added): Form<Added>,
) -> Result<Response> {
    record_here(&house, &guest, &id).await?;
    let outcome = interviews::add(&house, &guest.actor, &id, &added.words).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let errors = Errors::none().with("words", t(guest.lang, "rooms-unclear-text"));
        return page(&guest, &house, &id, &added.words, errors, fault.status()).await;
    }
    guest.back_to(&format!("{}/records/{id}", guest.base), "interviews-added-thanks", outcome)
}

/// What weighs most with them: each field is a statement and its place.
pub(super) async fn rank(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, InterviewId)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    record_here(&house, &guest, &id).await?;
    let places =
        fields.into_iter().filter_map(|(name, place)| Some((name.parse::<StatementId>().ok()?, place)));
    let outcome = interviews::rank(&house, &guest.actor, &id, &places.collect::<Vec<_>>()).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let errors = Errors::none().with("ranks", t(guest.lang, "interviews-rank-unclear"));
        return page(&guest, &house, &id, "", errors, fault.status()).await;
    }
    guest.back_to(&format!("{}/records/{id}", guest.base), "interviews-ranked-thanks", outcome)
}

pub(super) async fn answer(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, InterviewId)>,
) -> Result<Response> {
    record_here(&house, &guest, &id).await?;
    let outcome = interviews::answer(&house, &guest.actor, &id).await;
    guest.back_to(&format!("{}/records/{id}", guest.base), "interviews-answered-thanks", outcome)
}

/// How they see us. A round of another incident is not in this room.
pub(super) async fn rate(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, RoundId)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let round = perception::find(&mut house.read(), &guest.workspace.id, &id).await?;
    if round.case_id != guest.case.id {
        return Err(Fault::Missing("round"));
    }
    let outcome = perception::rate(&house, &guest.actor, &id, &perception::marks(fields)).await;
    guest.back("perception", "perception-thanks", outcome)
}
