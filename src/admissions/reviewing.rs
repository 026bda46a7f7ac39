//! What a member asks of counsel, and what counsel answers.

use twodb::Ask;

use super::law::LawNote;
use super::{Advice, AdviceSaid, Matter, Review, ReviewSaid, ReviewerSaid, law, rules, store};
use crate::ground::id::{IncidentId, MemberId, ReviewId};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::incidents;
use crate::journal::{self, Entry, Tx};
use crate::members;

/// Asks counsel about an incident, or about one customer's case of it, by a moment. `zone` reads local times.
pub async fn ask(
    house: &House,
    actor: &Actor,
    id: &IncidentId,
    said: &ReviewSaid,
    zone: &str,
) -> Result<Review> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find_held(&mut tx, &actor.workspace, id).await?;
    let case = incidents::case_typed(&mut tx, id, &said.case_id).await?;
    let matter = case.as_ref().map_or_else(|| Matter::of_incident(&incident), Matter::of_case);
    let (review, entry) = ask_within(&mut tx, &matter, said, zone).await?;
    tx.say(entry).await?.commit().await?;
    Ok(review)
}

/// The same about any matter, as a part of a larger change; the caller saw to it that there is such a matter.
pub async fn ask_within(
    tx: &mut Tx,
    matter: &Matter,
    said: &ReviewSaid,
    zone: &str,
) -> Result<(Review, Entry)> {
    let actor = tx.actor().clone();
    let asked_by = actor.must_be_member()?.clone();
    let question = text::required("question", &said.question, PASSAGE)?;
    let (reviewer_id, reviewer_name) = reviewer(tx, &said.reviewer_id, &said.reviewer).await?;
    let place = text::optional("place", &said.place, NAME)?;
    if place.is_some() && law::notes_of(place.as_deref()).is_empty() {
        let cure = "Choose one of the list, or leave it open.";
        return Err(Fault::invalid("place", "No note is kept of this place.", cure));
    }
    let now = tx.now();
    let due_at = rules::due_for(Time::parse(&said.due_at, zone), now)?;
    let review = Review {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: matter.incident.clone(),
        case_id: matter.case.clone(),
        customer_id: matter.customer.clone(),
        grievance_id: matter.grievance.clone(),
        question,
        reviewer_id,
        reviewer_name,
        place,
        asked_by,
        asked_name: actor.name.clone(),
        asked_at: now,
        due_at,
        advice: None,
        answer: None,
        answered_by: None,
        answered_name: None,
        answered_at: None,
        passed_at: None,
        salt: tx.salt(),
    };
    store::reviews::insert(tx, &review).await?;
    let entry = matter.entry("review.asked").with("due_at", due_at.rfc3339()).about(&review)?;
    Ok((review, entry))
}

/// Who is asked: one of us who may answer, or somebody outside by name.
async fn reviewer(tx: &mut Tx, member: &str, outside: &str) -> Result<(Option<MemberId>, String)> {
    let typed = member.trim();
    if typed.is_empty() {
        let name = text::required("reviewer", outside, NAME).map_err(|mut fault| {
            fault.cure = "Choose one of us, or write the name of counsel outside.".into();
            fault
        })?;
        return Ok((None, name));
    }
    let nobody = || {
        let cure = "Choose one of the list, or write a name instead.";
        Fault::invalid("reviewer_id", "This is nobody who could answer.", cure)
    };
    let id: MemberId = typed.parse().map_err(|_| nobody())?;
    let workspace = tx.actor().workspace.clone();
    let member = members::find(tx, &workspace, &id).await.map_err(|fault| fault.if_missing(nobody))?;
    if member.left_at.is_some() || member.role() < Role::Member {
        return Err(nobody());
    }
    Ok((Some(id), member.name))
}

/// Gives a review that nobody has answered to somebody else: whoever was asked left us, is away, or asks for it. Whoever
/// asked, whoever was asked, and leads. Its moment stays, so that handing over buries nothing.
pub async fn hand_over(house: &House, actor: &Actor, id: &ReviewId, said: &ReviewerSaid) -> Result<Review> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let review = store::reviews::find_held(&mut tx, id).await?;
    rules::may_hand_over(&review, actor)?;
    let (reviewer_id, reviewer_name) = reviewer(&mut tx, &said.reviewer_id, &said.reviewer).await?;
    if (&reviewer_id, &reviewer_name) == (&review.reviewer_id, &review.reviewer_name) {
        return Err(Fault::Conflict(format!("{reviewer_name} is asked already. Nothing was changed.")));
    }
    let review = Review { reviewer_id, reviewer_name, ..review };
    store::reviews::update(&mut tx, &review).await?;
    let entry = review.matter().entry("review.handed_over").about(&review)?;
    tx.say(entry).await?.commit().await?;
    Ok(review)
}

/// Answers as counsel, or notes what counsel outside answered. It is advice: whoever admits decides.
pub async fn answer(house: &House, actor: &Actor, id: &ReviewId, said: &AdviceSaid) -> Result<Review> {
    actor.must_be(Role::Member)?;
    let answered_by = actor.must_be_member()?.clone();
    let mut tx = journal::begin(house, actor).await?;
    let review = store::reviews::find_held(&mut tx, id).await?;
    rules::may_answer(&review, actor)?;
    let Some(advice) = Advice::from_word(&said.advice) else {
        let cure = "Choose whether to say it, to say it in other words, or not to say it.";
        return Err(Fault::invalid("advice", "You did not say what you advise.", cure));
    };
    let answer = text::required("answer", &said.answer, PASSAGE)?;
    let was_late = review.due_at <= tx.now();
    let review = Review {
        advice: Some(advice.word().into()),
        answer: Some(answer),
        answered_by: Some(answered_by),
        answered_name: Some(actor.name.clone()),
        answered_at: Some(tx.now()),
        ..review
    };
    store::reviews::update(&mut tx, &review).await?;
    let entry = review.matter().entry("review.answered");
    let entry = entry.with("advice", advice.word()).with("late", was_late).about(&review)?;
    tx.say(entry).await?.commit().await?;
    Ok(review)
}

/// What is known of laws on apologies, for whoever was asked and nobody else: of the place that was named; else of all, those
/// first in which the customers are that the matter concerns. A note, and never a step on the way to a word.
pub(super) async fn notes_for(ask: &mut dyn Ask, review: &Review, actor: &Actor) -> Result<Vec<LawNote>> {
    if !rules::may_read_law(review, actor) {
        return Ok(Vec::new());
    }
    if review.place.is_some() {
        return Ok(law::notes_of(review.place.as_deref()));
    }
    let countries = store::reviews::countries_of(ask, &review.workspace_id, &review.matter()).await?;
    Ok(law::notes_near(&countries))
}
