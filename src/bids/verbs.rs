//! Asking whether to bid, deciding, noting what came of it; and saying what we are good at.

use super::{
    AskSaid, Bid, Competences, CompetencesSaid, DecideSaid, OutcomeSaid, State, rules, store, weigh,
};
use crate::ground::id::{BidId, CustomerId, MemberId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role, workspace};
use crate::journal::{self, Chain, Entry};
use crate::{customers, members};

/// Asks whether we may bid for something at a customer. Members and above.
pub async fn ask(house: &House, actor: &Actor, customer: &CustomerId, said: &AskSaid) -> Result<Bid> {
    actor.must_be(Role::Member)?;
    let read = rules::read_asked(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let customer = customers::find(&mut tx, &actor.workspace, customer).await?;
    let nobody = || {
        Fault::invalid(
            "owner_id",
            "This is none of us.",
            "Choose who would see to it, or leave it to yourself.",
        )
    };
    let owner: MemberId = match said.owner_id.trim() {
        "" => actor.must_be_member()?.clone(),
        id => id.parse().map_err(|_| nobody())?,
    };
    let owner =
        members::find(&mut tx, &actor.workspace, &owner).await.map_err(|fault| fault.if_missing(nobody))?;
    if owner.left_at.is_some() {
        return Err(nobody());
    }
    let bid = Bid {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        customer_id: customer.id,
        title: read.title,
        words: read.words,
        came: read.came.word().into(),
        takes: read.takes,
        band: read.band.word().into(),
        answer_on: read.answer_on.to_string(),
        owner_id: owner.id,
        owner_name: owner.name,
        state: State::Asked.word().into(),
        asked_by: actor.label(),
        asked_name: actor.name.clone(),
        asked_at: tx.now(),
        decision: None,
        because: String::new(),
        look_on: None,
        decided_by: None,
        decided_name: None,
        decided_at: None,
        advice: None,
        is_against: 0,
        outcome_words: String::new(),
        outcome_by: None,
        outcome_at: None,
        moved_at: tx.now(),
        salt: tx.salt(),
    };
    store::insert(&mut tx, &bid).await?;
    tx.say(fact(&bid, "bid.asked")?.with("came", bid.came.as_str())).await?.commit().await?;
    Ok(bid)
}

/// Decides: bid, do not, or look again on a day. The advice of this moment is kept beside it; whoever goes against it says
/// why. Members and above.
pub async fn decide(house: &House, actor: &Actor, id: &BidId, said: &DecideSaid) -> Result<Bid> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let bid = store::find_held(&mut tx, id).await?;
    let desk = workspace::seek(&mut tx, &actor.workspace).await?.ok_or(Fault::Missing("workspace"))?;
    let now = tx.now();
    let advice = weigh(&mut tx, &bid, now).await?;
    let read = rules::decided(&bid, said, advice.word, now.day(&desk.zone))?;
    let bid = Bid {
        state: read.decision.word().into(),
        decision: Some(read.decision.word().into()),
        because: read.because,
        look_on: read.look_on.map(|day| day.to_string()),
        decided_by: Some(actor.label()),
        decided_name: Some(actor.name.clone()),
        decided_at: Some(now),
        advice: Some(serde_json::to_string(&advice).map_err(Fault::broken)?),
        is_against: i64::from(read.is_against),
        moved_at: now,
        ..bid
    };
    store::update(&mut tx, &bid).await?;
    let entry = fact(&bid, "bid.decided")?
        .with("decision", read.decision.word())
        .with("advice", advice.word.word())
        .with("against", read.is_against);
    tx.say(entry).await?.commit().await?;
    Ok(bid)
}

/// Notes what came of it. Members and above.
pub async fn note_outcome(house: &House, actor: &Actor, id: &BidId, said: &OutcomeSaid) -> Result<Bid> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let bid = store::find_held(&mut tx, id).await?;
    let outcome = rules::came_out(&bid, &said.outcome)?;
    let bid = Bid {
        state: outcome.word().into(),
        outcome_words: text::optional("words", &said.words, PASSAGE)?.unwrap_or_default(),
        outcome_by: Some(actor.label()),
        outcome_at: Some(tx.now()),
        moved_at: tx.now(),
        ..bid
    };
    store::update(&mut tx, &bid).await?;
    tx.say(fact(&bid, "bid.came_out")?.with("outcome", outcome.word())).await?.commit().await?;
    Ok(bid)
}

/// Says what we are good at. Leads and above.
pub async fn set_competences(house: &House, actor: &Actor, said: &CompetencesSaid) -> Result<Competences> {
    actor.must_be(Role::Lead)?;
    let tags = rules::read_tags("tags", &said.tags)?;
    let mut tx = journal::begin(house, actor).await?;
    let competences = Competences {
        workspace_id: actor.workspace.clone(),
        id: format!("{}/competences", actor.workspace),
        tags,
        set_by: actor.label(),
        set_name: actor.name.clone(),
        set_at: tx.now(),
        salt: tx.salt(),
    };
    store::put_competences(&mut tx, &competences).await?;
    tx.say(Entry::on(Chain::Workspace, "competences.set").about(&competences)?).await?.commit().await?;
    Ok(competences)
}

fn fact(bid: &Bid, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Customer(bid.customer_id.clone()), fact).about(bid)
}
