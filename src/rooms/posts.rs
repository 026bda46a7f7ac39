//! What a contact sends from their room. Each is a verb of the room it concerns, said by the contact.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::door::Guest;
use super::view::{RoomPage, Unclear};
use crate::alternatives::{self, AskSaid};
use crate::clarifications::{self, OpenSaid, SettleSaid, WordsSaid};
use crate::ground::id::{
    ActionId, AlternativeId, ClarificationId, NoticeId, OfferId, PlanId, StatementId, SurveyId,
};
use crate::ground::page::{Errors, Lang, html, t};
use crate::ground::web::{Form, Path};
use crate::ground::{Fault, House, Result};
use crate::help::{self, HelpSaid};
use crate::listening::{self, ImpactSaid, Verdict};
use crate::questions::{self, QuestionSaid};
use crate::surveys::{self, AnswerSaid};
use crate::teams::{self, DemandSaid};
use crate::{interviews, notices, plans, remedies};

/// How it hits them. What was not understood is shown again with their words in it: nobody writes that twice.
pub(super) async fn tell(
    guest: Guest,
    State(house): State<House>,
    Form(said): Form<ImpactSaid>,
) -> Result<Response> {
    let outcome = listening::record_impact(&house, &guest.actor, &guest.case.id, said.clone()).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let errors = in_their_words(guest.lang, fault);
        let unclear = Unclear { said, errors, ..Unclear::default() };
        return Ok(html(fault.status(), &RoomPage::of(&house, &guest, unclear).await?));
    }
    guest.back("noted", "listening-thanks", outcome)
}

/// What was not understood, in the language of the room: the rules speak English.
fn in_their_words(lang: Lang, fault: &Fault) -> Errors {
    match fault {
        Fault::Invalid(fields) if lang != Lang::En => fields.iter().fold(Errors::none(), |errors, f| {
            let id = match f.field.as_str() {
                "text" | "question" | "help" | "words" => "rooms-unclear-text",
                "what" => "rooms-unclear-demand",
                "kind" => "rooms-unclear-kind",
                "horizon" => "rooms-unclear-horizon",
                _ => "rooms-unclear-amount",
            };
            errors.with(&f.field, t(lang, id))
        }),
        other => Errors::from(other),
    }
}

/// Which notice a contact has read.
#[derive(Debug, Deserialize)]
pub(super) struct HadSaid {
    notice: NoticeId,
}

/// They have what we wrote. It takes a press: opening the page says nothing of a person.
pub(super) async fn have(
    guest: Guest,
    State(house): State<House>,
    Form(said): Form<HadSaid>,
) -> Result<Response> {
    let outcome = notices::say_had(&house, &guest.actor, &guest.incident.id, &said.notice).await;
    guest.back("have", "notices-have-thanks", outcome)
}

/// A contact's word on what we noted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Word {
    verdict: String,
    words: String,
}

/// Whether we noted it right. A statement of another incident is not in this room.
pub(super) async fn confirm(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, StatementId)>,
    Form(word): Form<Word>,
) -> Result<Response> {
    let mut read = house.read();
    let (workspace, case) = (&guest.workspace.id, &guest.case.id);
    let statement = listening::find_statement(&mut read, workspace, &id).await?;
    if statement.case_id != *case {
        return Err(Fault::Missing("statement"));
    }
    // A line of a record is settled by those who spoke, where they read it.
    let lines = interviews::statements_of_case(&mut read, workspace, case).await?;
    let record = lines.into_iter().find(|(line, _)| *line == id).map(|(_, interview)| interview);
    let to = match &record {
        Some(interview) => {
            interviews::record_for(&mut read, workspace, interview, &guest.contact.id).await?;
            format!("{}/records/{interview}", guest.base)
        }
        None => format!("{}#noted", guest.base),
    };
    let (verdict, done) = match word.verdict.as_str() {
        "confirm" => (Verdict::Confirm, "listening-confirmed-thanks"),
        _ => (Verdict::Correct { words: word.words }, "listening-corrected-thanks"),
    };
    guest.back_to(&to, done, listening::confirm(&house, &guest.actor, &id, verdict).await)
}

/// An offer of another incident is not in this room.
async fn offer_here(house: &House, guest: &Guest, id: &OfferId) -> Result<()> {
    let offer = remedies::find_offer(&mut house.read(), &guest.workspace.id, id).await?;
    if offer.case_id == guest.case.id { Ok(()) } else { Err(Fault::Missing("offer")) }
}

/// They take what we offer.
pub(super) async fn accept(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, OfferId)>,
) -> Result<Response> {
    offer_here(&house, &guest, &id).await?;
    let outcome = remedies::accept(&house, &guest.actor, &id).await;
    guest.back("remedies", "rooms-accepted", outcome)
}

/// They do not, with or without a word; either is an answer we thank for (R78).
pub(super) async fn decline(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, OfferId)>,
    Form(word): Form<Word>,
) -> Result<Response> {
    offer_here(&house, &guest, &id).await?;
    let outcome = remedies::decline(&house, &guest.actor, &id, &word.words).await;
    guest.back("remedies", "rooms-declined", outcome)
}

/// Whether it held (R88). The room shows at once what their answer came to.
pub(super) async fn answer(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, SurveyId)>,
    Form(said): Form<AnswerSaid>,
) -> Result<Response> {
    let outcome = surveys::answer(&house, &guest.actor, &id, &guest.case.id, said).await;
    guest.back("survey", "rooms-answered", outcome)
}

/// What a contact types into a box of their own.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Boxes {
    question: String,
    help: String,
}

/// They ask us something. What was not understood is shown again with their words in it.
pub(super) async fn ask(
    guest: Guest,
    State(house): State<House>,
    Form(typed): Form<Boxes>,
) -> Result<Response> {
    let said = QuestionSaid { question: typed.question.clone(), ..QuestionSaid::default() };
    let outcome = questions::ask(&house, &guest.actor, &guest.incident.id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let errors = in_their_words(guest.lang, fault);
        let unclear = Unclear { question: typed.question, errors, ..Unclear::default() };
        return Ok(html(fault.status(), &RoomPage::of(&house, &guest, unclear).await?));
    }
    guest.back("questions", "questions-thanks", outcome)
}

/// What we answered is not clear to them: they ask what we mean (R49).
pub(super) async fn ask_back(
    guest: Guest,
    State(house): State<House>,
    Form(said): Form<OpenSaid>,
) -> Result<Response> {
    let outcome = clarifications::open(&house, &guest.actor, &guest.case.id, &said).await;
    guest.back("clarifications", "clarifications-thanks", outcome)
}

/// A clarification of another case is not in this room.
async fn clarification_here(house: &House, guest: &Guest, id: &ClarificationId) -> Result<()> {
    let found = clarifications::find(&mut house.read(), &guest.workspace.id, id).await?;
    if found.case_id == guest.case.id { Ok(()) } else { Err(Fault::Missing("clarification")) }
}

/// They say what they mean, or ask on.
pub(super) async fn clarify(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, ClarificationId)>,
    Form(said): Form<WordsSaid>,
) -> Result<Response> {
    clarification_here(&house, &guest, &id).await?;
    let outcome = clarifications::say(&house, &guest.actor, &id, &said).await;
    guest.back("clarifications", "clarifications-thanks", outcome)
}

/// It is clear to them, or they see it differently.
pub(super) async fn settle(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, ClarificationId)>,
    Form(said): Form<SettleSaid>,
) -> Result<Response> {
    clarification_here(&house, &guest, &id).await?;
    let outcome = clarifications::settle(&house, &guest.actor, &id, &said).await;
    guest.back("clarifications", "clarifications-settled-thanks", outcome)
}

/// They ask for something that we offer meanwhile. An alternative of another incident is not in this room.
pub(super) async fn ask_for(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, AlternativeId)>,
    Form(said): Form<AskSaid>,
) -> Result<Response> {
    let found = alternatives::find(&mut house.read(), &guest.workspace.id, &id).await?;
    if found.incident_id != guest.incident.id {
        return Err(Fault::Missing("alternative"));
    }
    let outcome = alternatives::ask_for(&house, &guest.actor, &id, &said).await;
    guest.back("alternatives", "alternatives-thanks", outcome)
}

/// They offer us help (R64). What was not understood is shown again with their words in it.
pub(super) async fn offer_help(
    guest: Guest,
    State(house): State<House>,
    Form(typed): Form<Boxes>,
) -> Result<Response> {
    let said = HelpSaid { help: typed.help.clone(), ..HelpSaid::default() };
    let outcome = help::offer(&house, &guest.actor, &guest.incident.id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let errors = in_their_words(guest.lang, fault);
        let unclear = Unclear { help: typed.help, errors, ..Unclear::default() };
        return Ok(html(fault.status(), &RoomPage::of(&house, &guest, unclear).await?));
    }
    guest.back("help", "help-thanks-said", outcome)
}

/// They demand another lead, or another team (R84). What was not understood is shown again with their words in it.
pub(super) async fn demand(
    guest: Guest,
    State(house): State<House>,
    Form(said): Form<DemandSaid>,
) -> Result<Response> {
    let outcome = teams::demand(&house, &guest.actor, &guest.case.id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let errors = in_their_words(guest.lang, fault);
        let unclear = Unclear { demand: said, errors, ..Unclear::default() };
        return Ok(html(fault.status(), &RoomPage::of(&house, &guest, unclear).await?));
    }
    guest.back("team", "teams-demand-thanks", outcome)
}

/// Their word on a version of their plan.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OnPlan {
    number: i64,
    remarks: String,
}

/// A plan of another customer or incident is not in this room.
async fn plan_here(house: &House, guest: &Guest, id: &PlanId) -> Result<()> {
    let plan = plans::find(&mut house.read(), &guest.workspace.id, id).await?;
    if plan.case_id.as_ref() == Some(&guest.case.id) { Ok(()) } else { Err(Fault::Missing("plan")) }
}

/// They accept the version that is before them, by name (R61).
pub(super) async fn accept_plan(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, PlanId)>,
    Form(said): Form<OnPlan>,
) -> Result<Response> {
    plan_here(&house, &guest, &id).await?;
    let outcome = plans::accept(&house, &guest.actor, &id, said.number, &said.remarks).await;
    guest.back("plan", "plans-accepted-thanks", outcome)
}

/// They want something else; it lands with whoever answers for the plan.
pub(super) async fn ask_for_changes(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, PlanId)>,
    Form(said): Form<OnPlan>,
) -> Result<Response> {
    plan_here(&house, &guest, &id).await?;
    let outcome = plans::ask_for_changes(&house, &guest.actor, &id, said.number, &said.remarks).await;
    guest.back("plan", "plans-changes-thanks", outcome)
}

/// A task of their own is done (R64).
pub(super) async fn do_theirs(
    guest: Guest,
    State(house): State<House>,
    Path((_, id)): Path<(String, ActionId)>,
) -> Result<Response> {
    let outcome = plans::do_theirs(&house, &guest.actor, &id, &guest.case.id).await;
    guest.back("plan", "plans-done-thanks", outcome)
}
