//! What becomes of what they asked for.

use super::store::candidates as store;
use super::{Candidate, CandidateState, SettleSaid};
use crate::ground::id::CandidateId;
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry};

/// The longest account of what becomes of it.
const BECAUSE: usize = 2_000;

/// Takes it up: it becomes something we do, or offer. What exactly may be said. Members and above.
pub async fn take_up(house: &House, actor: &Actor, id: &CandidateId, said: &SettleSaid) -> Result<Candidate> {
    let because = text::optional("because", &said.because, BECAUSE)?.unwrap_or_default();
    settle(house, actor, id, because, (CandidateState::TakenUp, "candidate.taken_up")).await
}

/// Sets it aside, because …. Members and above.
pub async fn set_aside(
    house: &House,
    actor: &Actor,
    id: &CandidateId,
    said: &SettleSaid,
) -> Result<Candidate> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", &said.because, BECAUSE)?;
    settle(house, actor, id, because, (CandidateState::SetAside, "candidate.set_aside")).await
}

async fn settle(
    house: &House,
    actor: &Actor,
    id: &CandidateId,
    because: String,
    (state, fact): (CandidateState, &'static str),
) -> Result<Candidate> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_held(&mut tx, id).await?;
    if before.state == state.word() && before.because == because {
        return Err(Fault::Conflict("This was said already. Nothing was changed.".into()));
    }
    let candidate = Candidate {
        state: state.word().into(),
        because,
        settled_by: Some(actor.label()),
        settled_name: Some(actor.name.clone()),
        settled_at: Some(tx.now()),
        ..before
    };
    store::update(&mut tx, &candidate).await?;
    let entry = Entry::on(Chain::Case(candidate.case_id.clone()), fact)
        .incident(&candidate.incident_id)
        .customer(&candidate.customer_id)
        .about(&candidate)?;
    tx.say(entry.with("kind", candidate.kind.as_str())).await?.commit().await?;
    Ok(candidate)
}
