//! What a member says of a concealment. Only a person may say it, and it takes two: then trust moves, and never wholly
//! comes back. Only where it was not so after all is it taken back, by another than whoever marked it.

use super::{
    Deception, DeceptionSaid, DeceptionState, SecondWrong, State, Why, WrongKind, rules, store, verbs, within,
};
use crate::ground::id::{DeceptionId, IncidentId};
use crate::ground::text;
use crate::ground::{Actor, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};

/// Why the second wrong that a concealment was is none any more. The ground itself stands with the concealment, where it can
/// be erased.
const TAKEN_BACK: &str = "That something was hidden was taken back.";

/// Marks that something was hidden, denied and disproved, or known and not told. Leads and above. `zone` reads local
/// times.
pub async fn mark(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &DeceptionSaid,
    zone: &str,
) -> Result<Deception> {
    actor.must_be(Role::Lead)?;
    actor.must_be_member()?;
    let read = rules::read(said, zone, house.now())?;
    let mut tx = journal::begin(house, actor).await?;
    incidents::find(&mut tx, &actor.workspace, incident).await?;
    let case = incidents::case_typed(&mut tx, incident, &said.case_id).await?;
    let deception = Deception {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        case_id: case.as_ref().map(|c| c.id.clone()),
        customer_id: case.as_ref().map(|c| c.customer_id.clone()),
        kind: read.kind.word().into(),
        words: read.words,
        evidence: read.evidence,
        since_at: read.since,
        state: DeceptionState::Marked.word().into(),
        marked_at: tx.now(),
        marked_by: actor.label(),
        marked_name: actor.name.clone(),
        reviewed_at: None,
        reviewed_by: None,
        reviewed_name: None,
        review_because: None,
        taken_back_at: None,
        taken_back_by: None,
        taken_back_name: None,
        taken_back_because: None,
        erased_at: None,
        salt: tx.salt(),
    };
    store::deceptions::insert(&mut tx, &deception).await?;
    tx.say(entry(&deception, "deception.marked")?).await?.commit().await?;
    Ok(deception)
}

/// Confirms, as a second person, that it was so. From now on it weighs on integrity without fading, and it is a second
/// wrong that we owe a word for. Leads and above.
pub async fn confirm_deception(house: &House, actor: &Actor, id: &DeceptionId) -> Result<Deception> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let deception = store::deceptions::find_held(&mut tx, id).await?;
    rules::may_review(&deception, actor)?;
    let deception = reviewed(&mut tx, deception, DeceptionState::Noted, None).await?;
    let wrong = SecondWrong {
        workspace_id: deception.workspace_id.clone(),
        id: tx.mint(),
        incident_id: deception.incident_id.clone(),
        kind: WrongKind::Concealed.word().into(),
        state: State::Owed.word().into(),
        why: Why::Person.word().into(),
        deception_id: Some(deception.id.clone()),
        case_id: deception.case_id.clone(),
        aware_at: None,
        late_after: deception.since_at,
        told_at: None,
        outside_at: None,
        notice_id: None,
        notice_sentence: None,
        proposed_at: deception.marked_at,
        proposed_by: deception.marked_by.clone(),
        decided_at: deception.reviewed_at,
        decided_by: deception.reviewed_by.clone(),
        decided_name: deception.reviewed_name.clone(),
        decided_because: None,
        owned_at: None,
        salt: tx.salt(),
    };
    store::insert(&mut tx, &wrong).await?;
    let entries =
        vec![entry(&deception, "deception.noted")?, verbs::entry(&wrong, "second_wrong.confirmed")?];
    tx.say(entries).await?.commit().await?;
    Ok(deception)
}

/// Sets it aside, as a second person, because it was not so. Leads and above.
pub async fn set_aside(house: &House, actor: &Actor, id: &DeceptionId, because: &str) -> Result<Deception> {
    actor.must_be(Role::Lead)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let deception = store::deceptions::find_held(&mut tx, id).await?;
    rules::may_review(&deception, actor)?;
    let deception = reviewed(&mut tx, deception, DeceptionState::SetAside, Some(because)).await?;
    tx.say(entry(&deception, "deception.set_aside")?).await?.commit().await?;
    Ok(deception)
}

/// Takes back what two had found, because it was not so after all: from now on it weighs on no trust, and we owe no word for
/// it. Leads and above, and never whoever marked it.
pub async fn take_back(house: &House, actor: &Actor, id: &DeceptionId, because: &str) -> Result<Deception> {
    actor.must_be(Role::Lead)?;
    actor.must_be_member()?;
    let because = rules::ground(because)?;
    let mut tx = journal::begin(house, actor).await?;
    let deception = store::deceptions::find_held(&mut tx, id).await?;
    rules::may_take_back(&deception, actor)?;
    let deception = Deception {
        state: DeceptionState::TakenBack.word().into(),
        taken_back_at: Some(tx.now()),
        taken_back_by: Some(actor.label()),
        taken_back_name: Some(actor.name.clone()),
        taken_back_because: Some(because),
        // Where the words were erased and the salt with them, there are words again.
        salt: tx.salt(),
        ..deception
    };
    store::deceptions::update(&mut tx, &deception).await?;
    let mut entries = vec![entry(&deception, "deception.taken_back")?];
    if let Some(wrong) = store::seek_of_deception_held(&mut tx, id).await? {
        entries.push(within::dismissed(&mut tx, wrong, TAKEN_BACK.into()).await?.1);
    }
    tx.say(entries).await?.commit().await?;
    Ok(deception)
}

/// Erases the words of a concealment, its evidence, and why it was set aside or taken back. Owners only, and not while it
/// waits for a second person: nobody judges what nobody can read. That it was marked and what became of it stay.
pub async fn erase_deception(house: &House, actor: &Actor, id: &DeceptionId) -> Result<Deception> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let deception = store::deceptions::find_held(&mut tx, id).await?;
    if !deception.has_words() {
        return Ok(deception);
    }
    rules::may_erase(&deception)?;
    let gone = Deception {
        words: String::new(),
        evidence: String::new(),
        review_because: deception.review_because.as_ref().map(|_| String::new()),
        taken_back_because: deception.taken_back_because.as_ref().map(|_| String::new()),
        erased_at: Some(tx.now()),
        salt: String::new(),
        ..deception
    };
    store::deceptions::update(&mut tx, &gone).await?;
    tx.say(entry(&gone, "deception.erased")?).await?.commit().await?;
    Ok(gone)
}

async fn reviewed(
    tx: &mut Tx,
    deception: Deception,
    state: DeceptionState,
    because: Option<String>,
) -> Result<Deception> {
    let deception = Deception {
        state: state.word().into(),
        reviewed_at: Some(tx.now()),
        reviewed_by: Some(tx.actor().label()),
        reviewed_name: Some(tx.actor().name.clone()),
        review_because: because,
        ..deception
    };
    store::deceptions::update(tx, &deception).await?;
    Ok(deception)
}

/// An entry about a concealment: on the case's chain where it is towards one customer, else on the incident's, where it
/// is about all that it touches.
fn entry(deception: &Deception, fact: &'static str) -> Result<Entry> {
    let chain = match &deception.case_id {
        Some(case) => Chain::Case(case.clone()),
        None => Chain::Incident(deception.incident_id.clone()),
    };
    let entry = Entry::on(chain, fact)
        .incident(&deception.incident_id)
        .about(deception)?
        .with("kind", deception.kind.as_str());
    Ok(match &deception.customer_id {
        Some(customer) => entry.customer(customer),
        None => entry,
    })
}
