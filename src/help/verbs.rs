//! What customers offer us, and what we say to it.

use super::{Help, HelpSaid, HelpState, ThanksSaid, rules, store};
use crate::ground::id::{HelpId, IncidentId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents::{self, Whose, owner_of};
use crate::journal::{self, Chain, Entry, digest_of_words};
use crate::listening;

/// Offers help: a contact for their own customer, a member for one who offered it elsewhere. It lands with whoever owns the
/// case, or leads the incident.
pub async fn offer(house: &House, actor: &Actor, incident: &IncidentId, said: &HelpSaid) -> Result<Help> {
    let mut tx = journal::begin(house, actor).await?;
    let Whose { case, contact_id } =
        incidents::whose(&mut tx, incident, &said.case_id, &said.contact_id).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    let channel = listening::heard(actor, &said.channel)?;
    let words = text::required("help", &said.help, PASSAGE)?;
    let case = case.ok_or_else(|| {
        Fault::invalid("case_id", "You did not say who offers it.", "Choose the customer whose case it is.")
    })?;
    let salt = tx.salt();
    let help = Help {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        owner_id: owner_of(Some(&case), &found),
        case_id: case.id,
        customer_id: case.customer_id,
        contact_id,
        channel: channel.word().into(),
        text_digest: digest_of_words(&salt, &words),
        text: words,
        state: HelpState::Offered.word().into(),
        offered_by: actor.label(),
        offered_at: tx.now(),
        thanks: String::new(),
        answered_by: None,
        answered_name: None,
        answered_at: None,
        erased_at: None,
        salt,
    };
    store::insert(&mut tx, &help).await?;
    tx.say(fact(&help, "help.offered")?.with("channel", channel.word())).await?.commit().await?;
    Ok(help)
}

/// Takes it, with thanks. Members and above.
pub async fn accept(house: &House, actor: &Actor, id: &HelpId, said: &ThanksSaid) -> Result<Help> {
    answer(house, actor, id, said, (HelpState::Accepted, "help.accepted")).await
}

/// Does not take it, with thanks. Members and above.
pub async fn decline(house: &House, actor: &Actor, id: &HelpId, said: &ThanksSaid) -> Result<Help> {
    answer(house, actor, id, said, (HelpState::Declined, "help.declined")).await
}

async fn answer(
    house: &House,
    actor: &Actor,
    id: &HelpId,
    said: &ThanksSaid,
    (state, says): (HelpState, &'static str),
) -> Result<Help> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let help = store::find_held(&mut tx, id).await?;
    let thanks = rules::thanked(&help, said)?;
    let help = Help {
        state: state.word().into(),
        owner_id: help.owner_id.clone().or_else(|| actor.member().cloned()),
        thanks,
        answered_by: Some(actor.label()),
        answered_name: Some(actor.name.clone()),
        answered_at: Some(tx.now()),
        ..help
    };
    store::update(&mut tx, &help).await?;
    tx.say(fact(&help, says)?).await?.commit().await?;
    Ok(help)
}

/// Erases what they offered and what we answered, in words. Owners only. That it was offered, by whom, when, and what became
/// of it stay; the salt goes, so that no digest tells anything. What waited for an answer waits no more.
pub async fn erase(house: &House, actor: &Actor, id: &HelpId) -> Result<Help> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let help = store::find_held(&mut tx, id).await?;
    if help.erased_at.is_some() {
        return Ok(help);
    }
    let state = if help.is_open() { HelpState::Declined.word().into() } else { help.state.clone() };
    let help = Help {
        text: String::new(),
        thanks: String::new(),
        salt: String::new(),
        state,
        erased_at: Some(tx.now()),
        ..help
    };
    store::update(&mut tx, &help).await?;
    tx.say(fact(&help, "help.erased")?).await?.commit().await?;
    Ok(help)
}

fn fact(help: &Help, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Case(help.case_id.clone()), fact)
        .incident(&help.incident_id)
        .customer(&help.customer_id)
        .about(help)
}
