//! What a member says of a second wrong.

use super::{Owning, OwningSaid, SecondWrong, State, rules, store, within};
use crate::admissions;
use crate::ground::id::SecondWrongId;
use crate::ground::text;
use crate::ground::{Actor, House, Result, Role};
use crate::journal::{self, Chain, Entry};

/// Confirms what the desk proposed: it is a second wrong, and from now on it is owed. Leads and above.
pub async fn confirm(house: &House, actor: &Actor, id: &SecondWrongId) -> Result<SecondWrong> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let wrong = store::find_held(&mut tx, id).await?;
    rules::may_confirm(&wrong)?;
    let wrong = SecondWrong {
        state: State::Owed.word().into(),
        decided_at: Some(tx.now()),
        decided_by: Some(actor.label()),
        decided_name: Some(actor.name.clone()),
        ..wrong
    };
    store::update(&mut tx, &wrong).await?;
    tx.say(entry(&wrong, "second_wrong.confirmed")?).await?.commit().await?;
    Ok(wrong)
}

/// Says that it was none, because …. Leads and above.
pub async fn dismiss(house: &House, actor: &Actor, id: &SecondWrongId, because: &str) -> Result<SecondWrong> {
    actor.must_be(Role::Lead)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let wrong = store::find_held(&mut tx, id).await?;
    rules::may_dismiss(&wrong)?;
    let (wrong, dismissed) = within::dismissed(&mut tx, wrong, because).await?;
    tx.say(dismissed).await?.commit().await?;
    Ok(wrong)
}

/// Records an apology that names it in a sentence, to one customer or to all it touches. `zone` reads local times.
pub async fn own_up(
    house: &House,
    actor: &Actor,
    id: &SecondWrongId,
    said: &OwningSaid,
    zone: &str,
) -> Result<Owning> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let wrong = store::find_held(&mut tx, id).await?;
    rules::may_own(&wrong)?;
    let (apology, mut entries) =
        admissions::apologise_within(&mut tx, &wrong.incident_id, &said.apology, zone).await?;
    let sentence = rules::sentence("sentence", &said.sentence, &apology.words)?;
    let towards = apology.case_id.as_ref().zip(apology.customer_id.as_ref());
    let (owning, owned) =
        within::owned(&mut tx, wrong, "apology", apology.id.as_str(), sentence, towards).await?;
    entries.extend(owned);
    tx.say(entries).await?.commit().await?;
    Ok(owning)
}

/// An entry about a second wrong, on its incident's chain.
pub(super) fn entry(wrong: &SecondWrong, fact: &'static str) -> Result<Entry> {
    let entry = Entry::on(Chain::Incident(wrong.incident_id.clone()), fact)
        .about(wrong)?
        .with("kind", wrong.kind.as_str())
        .with("why", wrong.why.as_str());
    Ok(match &wrong.case_id {
        Some(case) => entry.case(case),
        None => entry,
    })
}
