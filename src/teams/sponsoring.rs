//! An executive stands by a customer: named, accepted, in touch (R82).

use super::joining::ours;
use super::{Becoming, ContactSaid, Executive, ExecutiveContact, NamedSaid, rules, store};
use crate::ground::id::{CaseId, ExecutiveId};
use crate::ground::page::Lang;
use crate::ground::{Actor, Fault, House, Result, Role, Time, workspace};
use crate::incidents;
use crate::journal::{self, Entry, Tx};

/// Names the executive of a case. Leads and above; one at a time.
pub async fn name_executive(
    house: &House,
    actor: &Actor,
    case: &CaseId,
    said: &NamedSaid,
) -> Result<Executive> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    let member = ours(&mut tx, &actor.workspace, &said.member_id, Role::Viewer).await?;
    let executive = Executive {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: case.incident_id,
        case_id: case.id,
        customer_id: case.customer_id,
        member_id: member.id,
        member_name: member.name,
        state: "named".into(),
        language: Lang::En.code().into(),
        named_by: actor.label(),
        named_name: actor.name.clone(),
        named_at: tx.now(),
        because: String::new(),
        answered_at: None,
        released_at: None,
        digest_from: tx.now(),
        digest_due_at: None,
        salt: tx.salt(),
    };
    if !store::executives::insert(&mut tx, &executive).await? {
        return Err(Fault::refused(
            "An executive is named for this customer already.",
            "Release them first; then name another.",
        ));
    }
    tx.say(executive.entry("executive.named")?).await?.commit().await?;
    Ok(executive)
}

/// Stands by the customer: whoever was named, and nobody for them. Their digest begins with what was said since the case was
/// opened, and is written in `lang`.
pub async fn accept_executive(
    house: &House,
    actor: &Actor,
    id: &ExecutiveId,
    lang: Lang,
) -> Result<Executive> {
    actor.must_be(Role::Viewer)?;
    let mut tx = journal::begin(house, actor).await?;
    let executive = store::executives::find_held(&mut tx, id).await?;
    rules::may_take(&executive, &actor.label())?;
    let case = incidents::find_case(&mut tx, &actor.workspace, &executive.case_id).await?;
    let zone = workspace::zone_of(&mut tx, &actor.workspace).await?;
    let executive = Executive {
        state: "accepted".into(),
        language: lang.code().into(),
        answered_at: Some(tx.now()),
        // What was said at the very moment in which it was opened counts too.
        digest_from: case.opened_at.plus(-1),
        digest_due_at: Some(rules::next_digest(tx.now(), &zone)),
        ..executive
    };
    store::executives::update(&mut tx, &executive).await?;
    tx.say(executive.entry("executive.accepted")?).await?.commit().await?;
    Ok(executive)
}

/// Does not, because …
pub async fn decline_executive(
    house: &House,
    actor: &Actor,
    id: &ExecutiveId,
    said: &Becoming,
) -> Result<Executive> {
    actor.must_be(Role::Viewer)?;
    let because = rules::declined(&said.because)?;
    let mut tx = journal::begin(house, actor).await?;
    let executive = store::executives::find_held(&mut tx, id).await?;
    rules::may_take(&executive, &actor.label())?;
    let executive = Executive { state: "declined".into(), because, answered_at: Some(tx.now()), ..executive };
    store::executives::update(&mut tx, &executive).await?;
    tx.say(executive.entry("executive.declined")?).await?.commit().await?;
    Ok(executive)
}

/// Releases an executive, so that another can be named. Leads and above.
pub async fn release_executive(house: &House, actor: &Actor, id: &ExecutiveId) -> Result<Executive> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let executive = store::executives::find_held(&mut tx, id).await?;
    if !executive.is_named() && !executive.is_standing() {
        return Err(Fault::Conflict("They do not stand by this customer. Nothing was changed.".into()));
    }
    let executive =
        Executive { state: "released".into(), released_at: Some(tx.now()), digest_due_at: None, ..executive };
    store::executives::update(&mut tx, &executive).await?;
    tx.say(executive.entry("executive.released")?).await?.commit().await?;
    Ok(executive)
}

/// Notes that they were in touch: the executive, or a member for them.
pub async fn note_contact(
    house: &House,
    actor: &Actor,
    id: &ExecutiveId,
    said: &ContactSaid,
) -> Result<ExecutiveContact> {
    actor.must_be(Role::Viewer)?;
    let mut tx = journal::begin(house, actor).await?;
    let executive = store::executives::find_held(&mut tx, id).await?;
    if actor.member() != Some(&executive.member_id) {
        actor.must_be(Role::Member)?;
    }
    if !executive.is_standing() {
        return Err(Fault::refused(
            format!("{} does not stand by this customer.", executive.member_name),
            "Note it with whoever does.",
        ));
    }
    let zone = workspace::zone_of(&mut tx, &actor.workspace).await?;
    let (how, met_at, words) = rules::contact(said, tx.now(), &zone)?;
    let contact = contact_of(&tx, &executive, (how, met_at), words, None);
    store::executives::insert_contact(&mut tx, &contact).await?;
    tx.say(fact(&contact)?).await?.commit().await?;
    Ok(contact)
}

pub(super) fn contact_of(
    tx: &Tx,
    executive: &Executive,
    (how, met_at): (&str, Time),
    words: String,
    call_id: Option<String>,
) -> ExecutiveContact {
    ExecutiveContact {
        workspace_id: executive.workspace_id.clone(),
        id: tx.mint(),
        executive_id: executive.id.clone(),
        incident_id: executive.incident_id.clone(),
        case_id: executive.case_id.clone(),
        customer_id: executive.customer_id.clone(),
        how: how.to_owned(),
        words,
        met_at,
        call_id,
        noted_by: tx.actor().label(),
        noted_name: tx.actor().name.clone(),
        noted_at: tx.now(),
        salt: tx.salt(),
    }
}

pub(super) fn fact(contact: &ExecutiveContact) -> Result<Entry> {
    let k = contact;
    let entry =
        super::team::entry_of(&k.incident_id, Some(&k.case_id), Some(&k.customer_id), "executive.in_touch");
    Ok(entry.about(k)?.with("executive", k.executive_id.as_str()).with("how", k.how.as_str()))
}
