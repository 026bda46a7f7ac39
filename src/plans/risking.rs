//! What may yet go wrong with a customer, and that we look (R65).

use super::plan::entry_of;
use super::risk::{OPEN, OVER};
use super::{LookSaid, Risk, RiskSaid, reading, rules, store};
use crate::ground::id::{CaseId, MemberId, RiskId};
use crate::ground::text;
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role, workspace};
use crate::incidents;
use crate::journal::{self, Entry, Tx};
use crate::members;

/// Notes what may yet go wrong with a customer. Members and above.
pub async fn note_risk(house: &House, actor: &Actor, case: &CaseId, said: &RiskSaid) -> Result<Risk> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    let mut faults = Vec::new();
    let mut take = |read: std::result::Result<String, FieldFault>| {
        read.map_err(|fault| faults.push(fault)).unwrap_or_default()
    };
    let what = take(text::required("what", &said.what, rules::WORDS));
    let doing = take(text::required("doing", &said.doing, rules::WORDS).map_err(|fault| {
        let cure = "Say what we do about it; that we only watch it is an answer too.";
        fault.where_empty(&said.doing, cure)
    }));
    let today = today(&mut tx).await?;
    let look_on = take(next_look(&said.look_on, &today));
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let (owner_id, owner_name) = match said.owner_id.trim() {
        "" => (actor.must_be_member()?.clone(), actor.name.clone()),
        typed => member(&mut tx, "owner_id", typed).await?,
    };
    let risk = Risk {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: case.incident_id,
        case_id: case.id,
        customer_id: case.customer_id,
        what,
        doing,
        owner_id,
        owner_name,
        look_on,
        looked_words: String::new(),
        looked_by: None,
        looked_at: None,
        state: OPEN.into(),
        noted_by: actor.label(),
        noted_at: tx.now(),
        salt: tx.salt(),
    };
    store::risks::insert(&mut tx, &risk).await?;
    tx.say(fact(&risk, "risk.noted")?).await?.commit().await?;
    Ok(risk)
}

/// Says what we saw when we looked, and when we look next. Members and above.
pub async fn look(house: &House, actor: &Actor, id: &RiskId, said: &LookSaid) -> Result<Risk> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let risk = store::risks::find_held(&mut tx, id).await?;
    may_look(&risk)?;
    let words = text::required("words", &said.words, rules::WORDS)?;
    let doing = text::optional("doing", &said.doing, rules::WORDS)?;
    let today = today(&mut tx).await?;
    let look_on = next_look(&said.look_on, &today)?;
    let (owner_id, owner_name) = match said.owner_id.trim() {
        "" => (risk.owner_id.clone(), risk.owner_name.clone()),
        typed => member(&mut tx, "owner_id", typed).await?,
    };
    let risk = Risk {
        doing: doing.unwrap_or_else(|| risk.doing.clone()),
        owner_id,
        owner_name,
        look_on,
        looked_words: words,
        looked_by: Some(actor.label()),
        looked_at: Some(tx.now()),
        ..risk
    };
    store::risks::update(&mut tx, &risk).await?;
    tx.say(fact(&risk, "risk.looked_at")?).await?.commit().await?;
    Ok(risk)
}

/// Says that it is over, because …. Members and above.
pub async fn over(house: &House, actor: &Actor, id: &RiskId, said: &LookSaid) -> Result<Risk> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let risk = store::risks::find_held(&mut tx, id).await?;
    may_look(&risk)?;
    let words = text::required("words", &said.words, rules::WORDS).map_err(|fault| {
        fault.where_empty(&said.words, "Say why it cannot happen any more, or what it came to.")
    })?;
    let risk = Risk {
        looked_words: words,
        looked_by: Some(actor.label()),
        looked_at: Some(tx.now()),
        state: OVER.into(),
        ..risk
    };
    store::risks::update(&mut tx, &risk).await?;
    tx.say(fact(&risk, "risk.over")?).await?.commit().await?;
    Ok(risk)
}

fn may_look(risk: &Risk) -> Result<()> {
    if risk.is_open() {
        return Ok(());
    }
    Err(Fault::Conflict(
        "This risk is over already. Nothing was changed; note it anew if it came back.".into(),
    ))
}

/// The day on which we look again: after today, for today we have looked.
fn next_look(typed: &str, today: &str) -> std::result::Result<String, FieldFault> {
    let day = reading::day("look_on", typed)
        .map_err(|fault| fault.where_empty(typed, "Choose the day on which we look again."))?;
    if day.as_str() <= today {
        return Err(FieldFault::new(
            "look_on",
            "This day has come already.",
            "Choose a day from tomorrow on.",
        ));
    }
    Ok(day)
}

async fn today(tx: &mut Tx) -> Result<String> {
    let workspace = tx.actor().workspace.clone();
    let zone = workspace::zone_of(tx, &workspace).await?;
    Ok(tx.now().day(&zone).to_string())
}

/// A member who is here, and their name.
pub(super) async fn member(tx: &mut Tx, field: &str, typed: &str) -> Result<(MemberId, String)> {
    let nobody = || {
        let why = "Nobody of this id is here.";
        Fault::invalid(field, why, "Choose one of us.")
    };
    let id: MemberId = typed.trim().parse().map_err(|_| nobody())?;
    let workspace = tx.actor().workspace.clone();
    match members::find(tx, &workspace, &id).await {
        Ok(member) if member.left_at.is_none() => Ok((id, member.name)),
        Ok(_) | Err(Fault::Missing(_)) => Err(nobody()),
        Err(fault) => Err(fault),
    }
}

fn fact(risk: &Risk, fact: &'static str) -> Result<Entry> {
    entry_of(Some(&risk.case_id), &risk.incident_id, Some(&risk.customer_id), fact).about(risk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_look_is_a_day_that_comes() {
        assert_eq!(next_look("2026-03-03", "2026-03-02").unwrap(), "2026-03-03");
        for wrong in ["", "2026-03-02", "2026-02-28", "soon", "2026-02-30"] {
            assert_eq!(next_look(wrong, "2026-03-02").unwrap_err().field, "look_on", "{wrong}");
        }
    }
}
