//! Opening a round, rating in it, closing it.

use super::{OpenSaid, RateSaid, Rated, Rating, Round, rules, store};
use crate::ground::id::{CaseId, RoundId};
use crate::ground::{Actor, Fault, House, Result, Role, Who};
use crate::incidents;
use crate::journal::{self, Chain, Entry};

/// Puts items before both sides. Members and above; one round at a time in each case.
pub async fn open(house: &House, actor: &Actor, case: &CaseId, said: &OpenSaid) -> Result<Round> {
    actor.must_be(Role::Member)?;
    let items = rules::items(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    // Held: of two who open a round at once the second finds the first one open.
    let incident = incidents::find_held(&mut tx, &actor.workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    let rounds = store::list_of_case(&mut tx, &actor.workspace, &case.id).await?;
    if rounds.iter().any(Round::is_open) {
        return Err(Fault::refused(
            "A round is open already.",
            "Close it first; then both sides can rate again.",
        ));
    }
    let round = Round {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: case.incident_id,
        case_id: case.id,
        customer_id: case.customer_id,
        number: rounds.first().map_or(0, |last| last.number) + 1,
        items: serde_json::to_string(&items).map_err(Fault::broken)?,
        opened_by: actor.label(),
        opened_at: tx.now(),
        closed_by: None,
        closed_at: None,
        salt: tx.salt(),
    };
    store::insert(&mut tx, &round).await?;
    let entry = fact(&round, "perception.opened")?.with("items", items.len());
    tx.say(entry.with("number", round.number)).await?.commit().await?;
    Ok(round)
}

/// Rates: a member and above for our side, a contact of the customer for theirs. Rated again, the last counts.
pub async fn rate(house: &House, actor: &Actor, id: &RoundId, said: &RateSaid) -> Result<Rated> {
    let side = if let Who::Contact { .. } = &actor.who {
        "theirs"
    } else {
        actor.must_be(Role::Member)?;
        "ours"
    };
    let mut tx = journal::begin(house, actor).await?;
    let round = store::find_held(&mut tx, id).await?;
    if let Who::Contact { customer, .. } = &actor.who
        && round.customer_id != *customer
    {
        return Err(Fault::Missing("round"));
    }
    let marks = rules::marks(&round, said)?;
    let before = store::seek_rating(&mut tx, &actor.workspace, id, &actor.label()).await?;
    if let Some(same) = before.as_ref().filter(|rating| rating.given() == marks) {
        return Ok(Rated { round_id: round.id, version: same.version, marks });
    }
    let rating = Rating {
        workspace_id: actor.workspace.clone(),
        id: before.as_ref().map_or_else(|| tx.mint(), |rating| rating.id.clone()),
        round_id: round.id.clone(),
        incident_id: round.incident_id.clone(),
        case_id: round.case_id.clone(),
        customer_id: round.customer_id.clone(),
        side: side.into(),
        rater: actor.label(),
        marks: serde_json::to_string(&marks).map_err(Fault::broken)?,
        version: before.as_ref().map_or(0, |rating| rating.version) + 1,
        rated_at: tx.now(),
        salt: before.map_or_else(|| tx.salt(), |rating| rating.salt),
    };
    store::put_rating(&mut tx, &rating).await?;
    let entry = Entry::on(Chain::Case(rating.case_id.clone()), "perception.rated")
        .incident(&rating.incident_id)
        .customer(&rating.customer_id)
        .about(&rating)?;
    let entry =
        entry.with("round", rating.round_id.as_str()).with("side", side).with("version", rating.version);
    tx.say(entry).await?.commit().await?;
    Ok(Rated { round_id: rating.round_id, version: rating.version, marks })
}

/// Nobody rates in it any more. Members and above.
pub async fn close(house: &House, actor: &Actor, id: &RoundId) -> Result<Round> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let round = store::find_held(&mut tx, id).await?;
    if !round.is_open() {
        return Err(Fault::Conflict("This round is closed already.".into()));
    }
    let round = Round { closed_by: Some(actor.label()), closed_at: Some(tx.now()), ..round };
    store::update(&mut tx, &round).await?;
    tx.say(fact(&round, "perception.closed")?).await?.commit().await?;
    Ok(round)
}

fn fact(round: &Round, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Case(round.case_id.clone()), fact)
        .incident(&round.incident_id)
        .customer(&round.customer_id)
        .about(round)
}
