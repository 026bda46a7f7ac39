//! What customers and members say about how it hits.

use super::within::{self, of};
use super::{
    Channel, Code, Dimension, Impact, ImpactSaid, NoteSaid, Statement, StatementState, Told, Verdict,
    Wording, rules, store,
};
use crate::customers;
use crate::ground::id::{CaseId, ContactId, StatementId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role, Who};
use crate::incidents::{self, Case};
use crate::journal::{self, Tx};

/// Records how it hits a customer, and what we noted of it, for them to confirm. A contact for their own case;
/// otherwise members and above.
pub async fn record_impact(
    house: &House,
    actor: &Actor,
    case: &CaseId,
    said: ImpactSaid,
) -> Result<(Impact, Told)> {
    let channel = may_tell(actor, &said.channel)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = case_for(&mut tx, case).await?;
    let understood = rules::read_impact(&said)?;
    let contact = teller(&mut tx, &case, &said.contact_id).await?;
    let (impact, told, entries) = within::note_impact(&mut tx, &case, contact, channel, understood).await?;
    tx.say(entries).await?.commit().await?;
    Ok((impact, told))
}

/// Notes what a customer told us, on the telephone or at their table, for them to confirm. Members and above.
pub async fn note(house: &House, actor: &Actor, case: &CaseId, said: NoteSaid) -> Result<Told> {
    actor.must_be(Role::Member)?;
    let channel = rules::heard(actor, &said.channel)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = case_for(&mut tx, case).await?;
    let words = text::required("text", &said.text, PASSAGE)?;
    let contact = teller(&mut tx, &case, &said.contact_id).await?;
    let (told, entries) = within::note(&mut tx, &case, contact, channel, &words).await?;
    tx.say(entries).await?.commit().await?;
    Ok(told)
}

/// Takes a contact's word on what we noted: it is right, or it should read otherwise (R47). Only a contact of
/// that customer can say so, and every wording is kept.
pub async fn confirm(house: &House, actor: &Actor, id: &StatementId, verdict: Verdict) -> Result<Statement> {
    let Who::Contact { customer, .. } = &actor.who else {
        return Err(Fault::forbidden("Only the customer can say whether we noted it right."));
    };
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_statement(&mut tx, &actor.workspace, id).await?;
    if before.customer_id != *customer {
        return Err(Fault::Missing("statement"));
    }
    let wordings = store::list_wordings(&mut tx, &actor.workspace, id).await?;
    let standing = wordings.last().map_or("", |w| w.text.as_str());
    let state = rules::settle(&before, standing, &verdict)?;
    let mut after = Statement {
        state: state.word().into(),
        settled_by: Some(actor.label()),
        settled_at: Some(tx.now()),
        moved_at: tx.now(),
        ..before.clone()
    };
    let mut entries = Vec::new();
    if let Verdict::Correct { words } = verdict {
        let words = text::required("words", &words, PASSAGE)?;
        after = Statement { version: before.version + 1, read_by: None, read_at: None, ..after };
        entries.push(within::word(&mut tx, &after, &words).await?);
    }
    store::update_statement(&mut tx, &before, &after).await?;
    let fact = if state == StatementState::Corrected { "statement.corrected" } else { "statement.confirmed" };
    entries.push(of(&after, fact).about(&after)?.with("version", after.version));
    tx.say(entries).await?.commit().await?;
    Ok(after)
}

/// Says of which dimension of trust a statement speaks (R46). Members and above; said otherwise, the last word counts.
pub async fn code(house: &House, actor: &Actor, id: &StatementId, dimension: Dimension) -> Result<Code> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let statement = store::find_statement(&mut tx, &actor.workspace, id).await?;
    let (code, entry) = within::code(&mut tx, &statement, dimension).await?;
    if let Some(entry) = entry {
        tx.say(entry).await?.commit().await?;
    }
    Ok(code)
}

/// Says that one of us has read the words that stand. Members and above; harmless when it was read before.
pub async fn read(house: &House, actor: &Actor, id: &StatementId) -> Result<Statement> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_statement(&mut tx, &actor.workspace, id).await?;
    if before.read_at.is_some() {
        return Ok(before);
    }
    let after = Statement { read_by: Some(actor.label()), read_at: Some(tx.now()), ..before.clone() };
    store::update_statement(&mut tx, &before, &after).await?;
    let entry = of(&after, "statement.read").about(&after)?.with("version", after.version);
    tx.say(entry).await?.commit().await?;
    Ok(after)
}

/// Erases the words of a statement, in every wording, and of the impact it came from. Owners only. That it was
/// said, by whom, when, and the digest of the words stay; the salt goes, so that the digest tells nothing.
pub async fn erase(house: &House, actor: &Actor, id: &StatementId) -> Result<Statement> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let now = Some(tx.now());
    let before = store::find_statement(&mut tx, &actor.workspace, id).await?;
    if before.erased_at.is_some() {
        return Ok(before);
    }
    let mut entries = Vec::new();
    for wording in store::list_wordings(&mut tx, &actor.workspace, id).await? {
        let gone = Wording { text: String::new(), salt: String::new(), erased_at: now, ..wording };
        store::put_wording(&mut tx, &gone).await?;
        entries.push(of(&before, "wording.erased").about(&gone)?);
    }
    if let Some(impact) = store::seek_impact_of(&mut tx, &actor.workspace, id).await? {
        let gone =
            Impact { text: String::new(), evidence: None, salt: String::new(), erased_at: now, ..impact };
        store::put_impact(&mut tx, &gone).await?;
        entries.push(of(&before, "impact.erased").about(&gone)?);
    }
    let after = Statement {
        erased_at: now,
        read_by: before.read_by.clone().or_else(|| Some(actor.label())),
        read_at: before.read_at.or(now),
        ..before.clone()
    };
    store::update_statement(&mut tx, &before, &after).await?;
    entries.push(of(&after, "statement.erased").about(&after)?);
    tx.say(entries).await?.commit().await?;
    Ok(after)
}

/// Who may tell us how it hits, and by which way it came.
fn may_tell(actor: &Actor, channel: &str) -> Result<Channel> {
    if !matches!(actor.who, Who::Contact { .. }) {
        actor.must_be(Role::Member)?;
    }
    rules::heard(actor, channel)
}

/// The case, as far as the actor may know of it: a contact knows those of their customer only.
async fn case_for(tx: &mut Tx, id: &CaseId) -> Result<Case> {
    let actor = tx.actor().clone();
    let case = incidents::find_case(tx, &actor.workspace, id).await?;
    match &actor.who {
        Who::Contact { customer, .. } if *customer != case.customer_id => Err(Fault::Missing("case")),
        _ => Ok(case),
    }
}

/// Who told us: the contact who writes, or whom a member names.
async fn teller(tx: &mut Tx, case: &Case, named: &str) -> Result<Option<ContactId>> {
    if let Who::Contact { id, .. } = &tx.actor().who {
        return Ok(Some(id.clone()));
    }
    if named.trim().is_empty() {
        return Ok(None);
    }
    let nobody = || {
        let why = "This customer has no such contact.";
        Fault::invalid("contact_id", why, "Choose one of the list, or leave it empty.")
    };
    let id: ContactId = named.trim().parse().map_err(|_| nobody())?;
    match customers::find_contact(tx, &case.workspace_id, &id).await {
        Ok(contact) if contact.customer_id == case.customer_id => Ok(Some(id)),
        Ok(_) | Err(Fault::Missing(_)) => Err(nobody()),
        Err(fault) => Err(fault),
    }
}
