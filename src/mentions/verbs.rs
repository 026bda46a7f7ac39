//! What a member says of who spoke of an incident.

use super::{Mention, MentionSaid, rules, store};
use crate::customers;
use crate::ground::id::{IncidentId, MentionId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};

/// The longest reason or answer.
const WORDS: usize = 2_000;

/// Notes that somebody spoke of an incident. `zone` reads local times.
pub async fn note(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &MentionSaid,
    zone: &str,
) -> Result<Mention> {
    actor.must_be(Role::Member)?;
    let read = rules::read(said, zone, house.now())?;
    let mut tx = journal::begin(house, actor).await?;
    incidents::find(&mut tx, &actor.workspace, incident).await?;
    let mention = noted(&mut tx, incident, read, None).await?;
    let entry = entry(&mut tx, &mention, "mention.noted").await?;
    tx.say(entry).await?.commit().await?;
    Ok(mention)
}

/// Puts what is right in the place of what was noted, because …; the first stays, withdrawn.
pub async fn correct(
    house: &House,
    actor: &Actor,
    id: &MentionId,
    said: &MentionSaid,
    because: &str,
    zone: &str,
) -> Result<Mention> {
    actor.must_be(Role::Member)?;
    let read = rules::read(said, zone, house.now())?;
    let because = text::required("because", because, WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let wrong = store::find_held(&mut tx, id).await?;
    rules::may_change(&wrong)?;
    let right = noted(&mut tx, &wrong.incident_id, read, Some(id.clone())).await?;
    let gone = entry_of_withdrawal(&mut tx, wrong, because).await?.with("replaced_by", right.id.as_str());
    let noted = entry(&mut tx, &right, "mention.noted").await?.with("replaces", id.as_str());
    tx.say(vec![gone, noted]).await?.commit().await?;
    Ok(right)
}

/// Withdraws what was noted, because …; it stays to be read.
pub async fn withdraw(house: &House, actor: &Actor, id: &MentionId, because: &str) -> Result<()> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let mention = store::find_held(&mut tx, id).await?;
    rules::may_change(&mention)?;
    let gone = entry_of_withdrawal(&mut tx, mention, because).await?;
    tx.say(gone).await?.commit().await
}

/// Notes what we answered to it, and how.
pub async fn answer(house: &House, actor: &Actor, id: &MentionId, words: &str) -> Result<Mention> {
    actor.must_be(Role::Member)?;
    let words = text::required("answer", words, WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let mention = store::find_held(&mut tx, id).await?;
    rules::may_change(&mention)?;
    if mention.answered_at.is_some() {
        return Err(Fault::Conflict("It was noted already what we answered. Nothing was changed.".into()));
    }
    let mention = Mention {
        answered_at: Some(tx.now()),
        answered_by: Some(actor.label()),
        answer: Some(words),
        ..mention
    };
    store::update(&mut tx, &mention).await?;
    let entry = entry(&mut tx, &mention, "mention.answered").await?;
    tx.say(entry).await?.commit().await?;
    Ok(mention)
}

/// Erases the words of a mention, its address, and what we said of it, also in what it stands in place of and what stands in
/// its place: they are one story. Owners only. That somebody spoke, who, when and where stay; the salt goes, so that no
/// digest tells anything.
pub async fn erase(house: &House, actor: &Actor, id: &MentionId) -> Result<Mention> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    // From the first one on, whichever was asked for: of two who erase one story at once neither holds what the other waits
    // for, and the second finds nothing left to do.
    let mut first = store::find(&mut tx, &actor.workspace, id).await?;
    while let Some(before) = first.replaces_id.clone() {
        first = store::find(&mut tx, &actor.workspace, &before).await?;
    }
    let (mut entries, mut next) = (Vec::new(), Some(first.id));
    while let Some(held) = next {
        let one = store::find_held(&mut tx, &held).await?;
        next = store::seek_replacing(&mut tx, &actor.workspace, &held).await?;
        if one.erased_at.is_none() {
            let gone = Mention {
                words: String::new(),
                url: None,
                answer: one.answer.as_ref().map(|_| String::new()),
                withdrawn_because: one.withdrawn_because.as_ref().map(|_| String::new()),
                salt: String::new(),
                erased_at: Some(tx.now()),
                ..one
            };
            store::update(&mut tx, &gone).await?;
            entries.push(entry(&mut tx, &gone, "mention.erased").await?);
        }
    }
    if !entries.is_empty() {
        tx.say(entries).await?.commit().await?;
    }
    store::find(&mut house.read(), &actor.workspace, id).await
}

async fn noted(
    tx: &mut Tx,
    incident: &IncidentId,
    read: rules::Read,
    replaces_id: Option<MentionId>,
) -> Result<Mention> {
    let workspace = tx.actor().workspace.clone();
    if let Some(customer) = &read.customer_id {
        known(tx, incident, customer).await?;
    }
    let mention = Mention {
        workspace_id: workspace,
        id: tx.mint(),
        incident_id: incident.clone(),
        speaker: read.speaker.word().into(),
        place: read.place,
        url: read.url,
        reach: read.reach,
        words: read.words,
        customer_id: read.customer_id,
        said_at: read.said_at,
        noticed_at: read.noticed_at,
        replaces_id,
        answered_at: None,
        answered_by: None,
        answer: None,
        withdrawn_at: None,
        withdrawn_by: None,
        withdrawn_because: None,
        salt: tx.salt(),
        noted_at: tx.now(),
        noted_by: tx.actor().label(),
        noted_name: tx.actor().name.clone(),
        erased_at: None,
    };
    store::insert(tx, &mention).await?;
    Ok(mention)
}

/// A customer that is known, by themselves or by their case; one that came from a list may have a case alone.
async fn known(tx: &mut Tx, incident: &IncidentId, customer: &crate::ground::id::CustomerId) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    if incidents::seek_case_of(tx, &workspace, incident, customer).await?.is_some() {
        return Ok(());
    }
    match customers::find(tx, &workspace, customer).await {
        Ok(_) => Ok(()),
        Err(Fault::Missing(_)) => Err(Fault::invalid(
            "customer_id",
            "We know no such customer.",
            "Choose one that the incident touches, or leave it empty.",
        )),
        Err(fault) => Err(fault),
    }
}

async fn entry_of_withdrawal(tx: &mut Tx, mention: Mention, because: String) -> Result<Entry> {
    let mention = Mention {
        withdrawn_at: Some(tx.now()),
        withdrawn_by: Some(tx.actor().label()),
        withdrawn_because: Some(because),
        ..mention
    };
    store::update(tx, &mention).await?;
    entry(tx, &mention, "mention.withdrawn").await
}

/// An entry about a mention, on its incident's chain; a customer's is one of their case too.
async fn entry(tx: &mut Tx, mention: &Mention, fact: &'static str) -> Result<Entry> {
    let entry = Entry::on(Chain::Incident(mention.incident_id.clone()), fact)
        .about(mention)?
        .with("speaker", mention.speaker.as_str())
        .with("said_at", mention.said_at.rfc3339());
    let Some(customer) = &mention.customer_id else { return Ok(entry) };
    let case = incidents::seek_case_of(tx, &mention.workspace_id, &mention.incident_id, customer).await?;
    let entry = entry.customer(customer);
    Ok(match case {
        Some(case) => entry.case(&case.id),
        None => entry,
    })
}
