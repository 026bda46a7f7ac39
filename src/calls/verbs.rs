//! What a member says on the telephone line: give me the next, I put it back, this came of it.

use super::rules::{self, AHEAD, LEASE};
use super::{Call, Caller, Line, List, Outcome, OutcomeSaid, Said, store};
use crate::ground::id::{ContactId, DeliveryId, MemberId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Role, Time, text};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};
use crate::members;
use crate::notices::{self, Carried, Channel, Delivery, Whom};
use crate::promises;

/// The most characters of a note, or of what was promised.
const WORDS: usize = 2_000;

/// Takes the next call of a list: nobody else has it until it is put back, its outcome is said, or half an hour has
/// passed. Whoever has one in hand is given that. `None` when nobody is to be rung now.
pub async fn take_next(house: &House, actor: &Actor, list: List) -> Result<Option<DeliveryId>> {
    actor.must_be(Role::Member)?;
    let member = actor.must_be_member()?;
    let now = house.now();
    let mut read = house.read();
    if let Some(mine) = store::lines::seek_in_hand(&mut read, &actor.workspace, member, now).await? {
        return Ok(Some(mine));
    }
    if list == List::Executives && !store::is_caller(&mut read, &actor.workspace, member).await? {
        return Err(not_named());
    }
    let mut tx = house.db().begin().await?;
    let lease = (now, now.plus(LEASE));
    let taken = store::lines::take_next(&mut tx, &actor.workspace, list, member, lease).await?;
    tx.commit().await?;
    Ok(taken)
}

fn not_named() -> Fault {
    Fault::forbidden(
        "Executives are called by those whom a lead has named. Ask a lead to name you under Calls.",
    )
}

/// Takes this call, unless somebody else has it in hand.
pub async fn take(house: &House, actor: &Actor, id: &DeliveryId) -> Result<()> {
    actor.must_be(Role::Member)?;
    let member = actor.must_be_member()?;
    let now = house.now();
    let mut read = house.read();
    let line = store::lines::seek(&mut read, &actor.workspace, id).await?.ok_or(Fault::Missing("call"))?;
    let is_caller = store::is_caller(&mut read, &actor.workspace, member).await?;
    rules::may_take(&line, member, is_caller, now)?;
    let mut tx = house.db().begin().await?;
    let lease = (now, now.plus(LEASE));
    if !store::lines::take(&mut tx, &actor.workspace, id, member, lease).await? {
        return Err(Fault::Conflict(
            "Somebody else has just taken this call, or its notice is stopped.".into(),
        ));
    }
    Ok(tx.commit().await?)
}

/// Puts a call back that you have in hand; it stands where it stood.
pub async fn put_back(house: &House, actor: &Actor, id: &DeliveryId) -> Result<()> {
    actor.must_be(Role::Member)?;
    let member = actor.must_be_member()?;
    let mut tx = house.db().begin().await?;
    if !store::lines::put_back(&mut tx, &actor.workspace, id, member).await? {
        return Err(Fault::Conflict("You do not have this call in hand any more.".into()));
    }
    Ok(tx.commit().await?)
}

/// What was said of a call, understood.
struct Read {
    outcome: Outcome,
    note: Option<String>,
    promise: Option<String>,
    call_back_at: String,
}

impl Read {
    fn of(said: &OutcomeSaid) -> Result<Self> {
        let outcome = Outcome::from_word(&said.outcome).ok_or_else(|| {
            Fault::invalid("outcome", "You did not say what came of it.", "Choose one of the six.")
        })?;
        Ok(Self {
            outcome,
            note: text::optional("note", &said.note, WORDS)?,
            promise: text::optional("promise", &said.promise, WORDS)?,
            call_back_at: said.call_back_at.clone(),
        })
    }

    /// The moment that was promised, read where they are.
    fn call_back(&self, now: Time, zone: &str) -> Result<Option<Time>> {
        if self.outcome != Outcome::CallBack {
            return Ok(None);
        }
        let at = Time::parse(&self.call_back_at, zone).filter(|at| *at > now);
        at.map(Some).ok_or_else(|| {
            Fault::invalid(
                "call_back_at",
                "This is no moment that lies ahead.",
                "Say when you will call them back, like 2026-11-23T09:30, in their time. It becomes a promise.",
            )
        })
    }
}

/// Says what came of a call that you have in hand. `zone` reads local times where theirs is not known.
pub async fn say_outcome(
    house: &House,
    actor: &Actor,
    id: &DeliveryId,
    said: &OutcomeSaid,
    zone: &str,
) -> Result<Said> {
    actor.must_be(Role::Member)?;
    let member = actor.must_be_member()?.clone();
    let read = Read::of(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let (notice, delivery) = notices::hold_carried(&mut tx, id, Channel::Voice).await?;
    let line = store::lines::find_held(&mut tx, id).await?;
    rules::may_say(&line, &member)?;
    let zone = delivery.zone.clone().unwrap_or_else(|| zone.to_owned());
    let (now, tries) = (tx.now(), line.tries + 1);
    let promised_at = read.call_back(now, &zone)?;
    let again_at = promised_at.or(rules::again_at(read.outcome, tries, now, &zone));

    let mut entries = Vec::new();
    if let Some(promise) = &line.promise_id {
        entries.extend(promises::keep_now(&mut tx, promise).await?);
    }
    let mut call = call(&tx, &line, &delivery, member, read.outcome);
    (call.note, call.again_at) = (read.note, again_at);
    if let Some(at) = promised_at {
        let case = incidents::find_case(&mut tx, &actor.workspace, &line.case_id).await?;
        let words = read.promise.unwrap_or_else(|| format!("Call {} back", delivery.to_name));
        let (promise, made) = promises::promise_call_back(&mut tx, &case, &words, at).await?;
        call.promise_id = Some(promise.id);
        entries.push(made);
    }
    store::insert(&mut tx, &call).await?;
    entries.insert(0, entry(&call)?);
    entries
        .extend(notices::carry(&mut tx, notice, vec![delivery], &what(read.outcome, again_at, now)).await?);
    move_line(&mut tx, line, &call, promised_at).await?;
    tx.say(entries).await?.commit().await?;
    Ok(Said { call, again: again_at.is_some() })
}

/// What an outcome is for the delivery.
fn what(outcome: Outcome, again_at: Option<Time>, now: Time) -> Carried {
    match (outcome, again_at) {
        (Outcome::Spoken, _) => Carried::Told { at: now, spoken: true },
        (Outcome::WouldNotTalk, _) => Carried::Told { at: now, spoken: false },
        (_, Some(at)) => Carried::Again { at },
        (Outcome::WrongNumber, None) => Carried::Failed { why: "It is not their number.".into() },
        (_, None) => {
            Carried::Failed { why: format!("Nobody answered: we rang {} times.", rules::MOST_TRIES) }
        }
    }
}

/// Lets the call come again, or takes it out of the line.
async fn move_line(tx: &mut Tx, line: Line, call: &Call, promised_at: Option<Time>) -> Result<()> {
    let Some(again_at) = call.again_at else { return store::lines::remove(tx, &line.delivery_id).await };
    let again = Line {
        urgency: rules::urgency(line.is_fear == 1, promised_at.is_some()),
        due_at: if promised_at.is_some() { again_at.plus(-AHEAD) } else { again_at },
        tries: line.tries + 1,
        promise_id: call.promise_id.clone(),
        promised_at,
        ..line
    };
    store::lines::come_again(tx, &again).await
}

fn call(tx: &Tx, line: &Line, delivery: &Delivery, member: MemberId, outcome: Outcome) -> Call {
    Call {
        workspace_id: line.workspace_id.clone(),
        id: tx.mint(),
        delivery_id: line.delivery_id.clone(),
        notice_id: delivery.notice_id.clone(),
        incident_id: line.incident_id.clone(),
        case_id: line.case_id.clone(),
        customer_id: line.customer_id.clone(),
        contact_id: line.contact_id.clone(),
        contact_name: delivery.to_name.clone(),
        is_executive: line.is_executive,
        member_id: member,
        member_name: tx.actor().name.clone(),
        number: delivery.to_address.clone(),
        outcome: outcome.word().into(),
        note: None,
        again_at: None,
        promise_id: None,
        salt: tx.salt(),
        made_at: tx.now(),
    }
}

fn entry(call: &Call) -> Result<Entry> {
    Ok(Entry::on(Chain::Case(call.case_id.clone()), "call.made")
        .incident(&call.incident_id)
        .customer(&call.customer_id)
        .about(call)?
        .with("delivery", call.delivery_id.as_str())
        .with("contact", call.contact_id.as_str())
        .with("outcome", call.outcome.as_str()))
}

/// Rings somebody else at the same customer for a delivery: whom else we know there.
pub async fn call_another(
    house: &House,
    actor: &Actor,
    id: &DeliveryId,
    contact: &ContactId,
) -> Result<usize> {
    actor.must_be(Role::Member)?;
    let mut read = house.read();
    let delivery = notices::find_delivery(&mut read, &actor.workspace, id).await?;
    let others =
        store::list_others(&mut read, &actor.workspace, &delivery.notice_id, &delivery.contact_id).await?;
    if !others.iter().any(|(other, ..)| other == contact) {
        return Err(Fault::refused(
            "This person is not at the same customer, has no telephone number, or is to be called already.",
            "Choose one of those the page names, or add a number on the customer’s page.",
        ));
    }
    let whom = Whom::One(contact.clone());
    notices::take_to(house, actor, &delivery.notice_id, Channel::Voice, &whom).await
}

/// A call that need not be made any more, because …; by the desk itself.
pub(super) async fn give_up(
    house: &House,
    workspace: &WorkspaceId,
    id: &DeliveryId,
    why: &str,
) -> Result<()> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let (notice, delivery) = notices::hold_carried(&mut tx, id, Channel::Voice).await?;
    let carried = Carried::Failed { why: why.to_owned() };
    let entries = notices::carry(&mut tx, notice, vec![delivery], &carried).await?;
    store::lines::remove(&mut tx, id).await?;
    tx.say(entries).await?.commit().await
}

/// Names a member to call executives (R82).
pub async fn name_caller(house: &House, actor: &Actor, member: &MemberId) -> Result<Caller> {
    actor.must_be(Role::Lead)?;
    let all = members::list(&mut house.read(), &actor.workspace).await?;
    let found = all.into_iter().find(|m| m.id == *member && m.left_at.is_none());
    let found = found.ok_or(Fault::Missing("member"))?;
    let mut tx = journal::begin(house, actor).await?;
    let caller = Caller {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        member_id: found.id,
        member_name: found.name,
        named_at: tx.now(),
        named_by: actor.label(),
        released_at: None,
        released_by: None,
    };
    if !store::put_caller(&mut tx, &caller).await? {
        return Err(Fault::Conflict("They are named already.".into()));
    }
    let entry = Entry::on(Chain::Workspace, "caller.named").about(&caller)?;
    tx.say(entry.with("member", caller.member_id.as_str())).await?.commit().await?;
    Ok(caller)
}

/// Takes that back; what they have in hand they finish.
pub async fn release_caller(house: &House, actor: &Actor, member: &MemberId) -> Result<Caller> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let caller = store::seek_caller(&mut tx, member).await?.ok_or(Fault::Missing("caller"))?;
    let caller = Caller { released_at: Some(tx.now()), released_by: Some(actor.label()), ..caller };
    store::put_caller(&mut tx, &caller).await?;
    let entry = Entry::on(Chain::Workspace, "caller.released").about(&caller)?;
    tx.say(entry.with("member", caller.member_id.as_str())).await?.commit().await?;
    Ok(caller)
}
