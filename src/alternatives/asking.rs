//! That customers ask for an alternative, and what we say to it.

use super::{Ask, AskSaid, AskState, SettleSaid, rules, store, verbs};
use crate::ground::id::{AlternativeId, AskId};
use crate::ground::text;
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role};
use crate::incidents::{self, Whose, owner_of};
use crate::journal::{self, Chain, Entry, digest_of_words};

/// Asks for an alternative: a contact for their own customer, a member for one who asked elsewhere. It is set aside for them
/// and lands with whoever owns the case, or leads the incident.
pub async fn ask_for(house: &House, actor: &Actor, id: &AlternativeId, said: &AskSaid) -> Result<Ask> {
    if actor.member().is_some() {
        actor.must_be(Role::Member)?;
    }
    let mut tx = journal::begin(house, actor).await?;
    let view = verbs::held(&mut tx, id).await?;
    let incident = view.alternative.incident_id.clone();
    let Whose { case, contact_id } =
        incidents::whose(&mut tx, &incident, &said.case_id, &said.contact_id).await?;
    let found = incidents::find(&mut tx, &actor.workspace, &incident).await?;
    let case = case.ok_or_else(|| {
        Fault::invalid("case_id", "You did not say who asks.", "Choose the customer whose case it is.")
    })?;
    let (amount, words) = rules::asked(&view, said, tx.now())?;
    let salt = tx.salt();
    let ask = Ask {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        alternative_id: id.clone(),
        incident_id: incident,
        owner_id: owner_of(Some(&case), &found),
        case_id: case.id,
        customer_id: case.customer_id,
        contact_id,
        amount,
        words_digest: digest_of_words(&salt, &words),
        words,
        state: AskState::Asked.word().into(),
        asked_by: actor.label(),
        asked_at: tx.now(),
        settled_by: None,
        settled_name: None,
        settled_at: None,
        settled_words: String::new(),
        erased_at: None,
        salt,
    };
    store::insert_ask(&mut tx, &ask).await?;
    let mut entries = vec![fact(&ask, "alternative.asked")?.with("amount", amount)];
    if view.left == Some(amount) {
        entries.push(verbs::fact(&view.alternative, "alternative.used_up")?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(ask)
}

/// Gives it to them, and says how they get it. Members and above.
pub async fn give(house: &House, actor: &Actor, id: &AskId, said: &SettleSaid) -> Result<Ask> {
    settle(house, actor, id, said, (AskState::Given, "alternative.given")).await
}

/// Does not, because …; what was set aside can be had by others again. Members and above.
pub async fn decline(house: &House, actor: &Actor, id: &AskId, said: &SettleSaid) -> Result<Ask> {
    settle(house, actor, id, said, (AskState::Declined, "alternative.declined")).await
}

async fn settle(
    house: &House,
    actor: &Actor,
    id: &AskId,
    said: &SettleSaid,
    (state, says): (AskState, &'static str),
) -> Result<Ask> {
    actor.must_be(Role::Member)?;
    let words = text::required("words", &said.words, rules::WORDS).map_err(|fault| FieldFault {
        cure: "Say how they get it, or why not: the customer reads it.".into(),
        ..fault
    })?;
    let mut tx = journal::begin(house, actor).await?;
    let ask = store::find_ask_held(&mut tx, id).await?;
    rules::may_settle(&ask)?;
    let ask = Ask {
        state: state.word().into(),
        settled_by: Some(actor.label()),
        settled_name: Some(actor.name.clone()),
        settled_at: Some(tx.now()),
        settled_words: words,
        ..ask
    };
    store::update_ask(&mut tx, &ask).await?;
    tx.say(fact(&ask, says)?).await?.commit().await?;
    Ok(ask)
}

/// Erases what they wrote beside it, and what we answered. Owners only. That they asked, for how much, and when stay; the
/// salt goes, so that no digest tells anything.
pub async fn erase(house: &House, actor: &Actor, id: &AskId) -> Result<Ask> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let ask = store::find_ask_held(&mut tx, id).await?;
    if ask.erased_at.is_some() {
        return Ok(ask);
    }
    let ask = Ask {
        words: String::new(),
        settled_words: String::new(),
        salt: String::new(),
        erased_at: Some(tx.now()),
        ..ask
    };
    store::update_ask(&mut tx, &ask).await?;
    tx.say(fact(&ask, "alternative.ask_erased")?).await?.commit().await?;
    Ok(ask)
}

fn fact(ask: &Ask, fact: &'static str) -> Result<Entry> {
    let entry = Entry::on(Chain::Case(ask.case_id.clone()), fact)
        .incident(&ask.incident_id)
        .customer(&ask.customer_id)
        .about(ask)?;
    Ok(entry.with("alternative", ask.alternative_id.as_str()))
}
