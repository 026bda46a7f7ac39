//! What a member says about an incident and its cases.

use super::declaring::read_moment;
use super::{Act, Case, Incident, PublicStatus, Times, leading, rules, store, within};
use crate::ground::id::{CaseId, IncidentId, MemberId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::journal::{self, Chain, Entry};

/// Sets the times, each with who set it; empty takes a time back to unknown.
pub async fn set_times(
    house: &House,
    actor: &Actor,
    id: &IncidentId,
    said: Times,
    zone: &str,
) -> Result<Incident> {
    actor.must_be(Role::Member)?;
    let now = house.now();
    let occurred = read_moment("occurred_at", &said.occurred_at, zone, now)?;
    let noticed = read_moment("noticed_at", &said.noticed_at, zone, now)?;
    let decided = read_moment("decided_at", &said.decided_at, zone, now)?;
    let by = actor.label();
    change(house, actor, id, "incident.timed", |i| {
        let who = |old: Option<Time>, new: Option<Time>, was: Option<String>| {
            if old == new { was } else { new.map(|_| by.clone()) }
        };
        i.occurred_by = who(i.occurred_at, occurred, i.occurred_by.take());
        i.noticed_by = who(i.noticed_at, noticed, i.noticed_by.take());
        i.decided_by = who(i.decided_at, decided, i.decided_by.take());
        (i.occurred_at, i.noticed_at, i.decided_at) = (occurred, noticed, decided);
        Ok(())
    })
    .await
}

/// Says why there is no date for the fix yet (R22); empty takes the sentence away.
pub async fn say_no_date(house: &House, actor: &Actor, id: &IncidentId, because: &str) -> Result<Incident> {
    actor.must_be(Role::Member)?;
    let because = text::optional("because", because, 2_000)?;
    change(house, actor, id, "incident.no_date_said", |i| {
        rules::may_begin(i, None)?;
        i.no_date_because = because;
        Ok(())
    })
    .await
}

/// Says when we speak next (R27).
pub async fn say_next_update(house: &House, actor: &Actor, id: &IncidentId, at: Time) -> Result<Incident> {
    actor.must_be(Role::Member)?;
    if at <= house.now() {
        return Err(Fault::invalid(
            "next_update_at",
            "The next update lies in the past.",
            "Choose a moment you will keep.",
        ));
    }
    change(house, actor, id, "incident.next_update_said", |i| {
        rules::may_begin(i, None)?;
        i.next_update_at = Some(at);
        Ok(())
    })
    .await
}

/// Sets the status word that customers read.
pub async fn set_status(
    house: &House,
    actor: &Actor,
    id: &IncidentId,
    status: PublicStatus,
) -> Result<Incident> {
    actor.must_be(Role::Member)?;
    change(house, actor, id, "incident.status_set", |i| {
        rules::may_begin(i, None)?;
        i.public_status = status.word().into();
        Ok(())
    })
    .await
}

/// Closes an incident whose every case is closed or withdrawn, and says to its customers that it is put right. Leads
/// and above.
pub async fn close_incident(house: &House, actor: &Actor, id: &IncidentId) -> Result<Incident> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = store::find_held(&mut tx, &actor.workspace, id).await?;
    if incident.closed_at.is_some() {
        return Err(Fault::Conflict("This incident is closed already. Nothing was changed.".into()));
    }
    let live = store::count_live(&mut tx, &actor.workspace, id).await?;
    if live > 0 {
        let why = if live == 1 {
            "One case is not closed yet.".into()
        } else {
            format!("{live} cases are not closed yet.")
        };
        return Err(Fault::refused(
            why,
            "Close each with its customer first; an incident never closes over their heads.",
        ));
    }
    let closed = Incident { closed_at: Some(tx.now()), ..incident };
    store::update(&mut tx, &closed).await?;
    let mut entries = vec![Entry::on(Chain::Incident(id.clone()), "incident.closed").about(&closed)?];
    entries.extend(within::carry_status(&mut tx, id, Act::Closed).await?);
    tx.say(entries).await?.commit().await?;
    store::find(&mut house.read(), &actor.workspace, id).await
}

async fn change(
    house: &House,
    actor: &Actor,
    id: &IncidentId,
    fact: &'static str,
    edit: impl FnOnce(&mut Incident) -> Result<()>,
) -> Result<Incident> {
    let mut tx = journal::begin(house, actor).await?;
    let mut incident = store::find_held(&mut tx, &actor.workspace, id).await?;
    edit(&mut incident)?;
    store::update(&mut tx, &incident).await?;
    let entry = Entry::on(Chain::Incident(id.clone()), fact).about(&incident)?;
    tx.say(entry).await?.commit().await?;
    Ok(incident)
}

/// Gives a case an owner.
pub async fn assign(house: &House, actor: &Actor, id: &CaseId, owner: &MemberId) -> Result<Case> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (_, case, entry) = leading::hand_case_over(&mut tx, id, owner).await?;
    tx.say(entry).await?.commit().await?;
    Ok(case)
}

/// Opens a case again, by hand.
pub async fn reopen_case(house: &House, actor: &Actor, id: &CaseId) -> Result<()> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let entries = within::reopen(&mut tx, id, actor.member()).await?;
    if entries.is_empty() {
        return Ok(());
    }
    tx.say(entries).await?.commit().await
}
