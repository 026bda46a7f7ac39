//! What a member says about fault, and the apologies they record.

use super::{Apology, ApologySaid, Form, Stance, Step, StepSaid, rules, store};
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role, Time};
use crate::incidents::{self, Act, Case};
use crate::journal::{self, Chain, Entry, Tx};

/// Says where we stand on an incident's fault, as a new step. To admit and to contest takes a lead.
pub async fn say_stance(house: &House, actor: &Actor, id: &IncidentId, said: StepSaid) -> Result<Step> {
    let Some(to) = Stance::from_word(&said.stance).filter(|s| *s != Stance::Unknown) else {
        let cure = "Choose alleged, verified, admitted or contested.";
        return Err(Fault::invalid("stance", "This is no stance we know.", cure));
    };
    let is_weighty = matches!(to, Stance::Admitted | Stance::Contested);
    actor.must_be(if is_weighty { Role::Lead } else { Role::Member })?;
    let said_by = actor.must_be_member()?.clone();
    let because = text::required("because", &said.because, PASSAGE)?;
    let evidence = text::optional("evidence", &said.evidence, PASSAGE)?;
    let mut tx = journal::begin(house, actor).await?;
    incidents::find(&mut tx, &actor.workspace, id).await?;
    store::hold_incident(&mut tx, &actor.workspace, id).await?;
    let from = store::stance_of(&mut tx, &actor.workspace, id).await?;
    rules::may_stand(from, to, evidence.as_deref())?;
    let step = Step {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: id.clone(),
        stance: to.word().into(),
        because,
        evidence,
        said_by,
        said_name: actor.name.clone(),
        salt: tx.salt(),
        said_at: tx.now(),
    };
    store::insert_step(&mut tx, &step).await?;
    let entry = Entry::on(Chain::Incident(id.clone()), "admission.moved");
    let entry = entry.with("from", from.word()).with("to", to.word()).about(&step)?;
    let mut entries = vec![entry];
    if to == Stance::Admitted && !said.leave_status {
        entries.extend(incidents::carry_status(&mut tx, id, Act::Admitted).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(step)
}

/// Records an apology, and acknowledges the cases it is made to.
pub async fn apologise(
    house: &House,
    actor: &Actor,
    id: &IncidentId,
    said: ApologySaid,
    zone: &str,
) -> Result<Apology> {
    actor.must_be(Role::Member)?;
    let read = read(actor, &said, zone, house.now())?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, id).await?;
    let case = addressed(&mut tx, actor, id, &said.case_id).await?;
    incidents::may_begin(&incident, case.as_ref())?;
    let flag = i64::from;
    let apology = Apology {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: id.clone(),
        case_id: case.as_ref().map(|c| c.id.clone()),
        customer_id: case.as_ref().map(|c| c.customer_id.clone()),
        author_name: read.author,
        form: read.form.word().into(),
        words: read.words,
        responsibility: flag(said.parts.responsibility),
        repair: flag(said.parts.repair),
        regret: flag(said.parts.regret),
        explanation: flag(said.parts.explanation),
        repentance: flag(said.parts.repentance),
        forgiveness: flag(said.parts.forgiveness),
        said_at: read.said_at,
        recorded_by: actor.label(),
        salt: tx.salt(),
        recorded_at: tx.now(),
    };
    store::insert_apology(&mut tx, &apology).await?;
    let chain = case.as_ref().map_or(Chain::Incident(id.clone()), |c| Chain::Case(c.id.clone()));
    let mut entry = Entry::on(chain, "apology.recorded").incident(id).about(&apology)?;
    entry = entry.with("form", read.form.word()).with("complete", rules::is_complete(said.parts));
    if let Some(case) = &case {
        entry = entry.customer(&case.customer_id);
    }
    let mut entries = vec![entry];
    entries.extend(acknowledge(&mut tx, id, case.as_ref()).await?);
    tx.say(entries).await?.commit().await?;
    Ok(apology)
}

/// The case an apology is made to; `None` when it is to everyone.
async fn addressed(tx: &mut Tx, actor: &Actor, incident: &IncidentId, typed: &str) -> Result<Option<Case>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let cure = "Choose a case of this incident, or leave it empty for everyone it touches.";
    let id: CaseId = typed.trim().parse().map_err(|why: String| Fault::invalid("case_id", why, cure))?;
    let case = incidents::find_case(tx, &actor.workspace, &id).await?;
    if case.incident_id != *incident {
        return Err(Fault::invalid("case_id", "The case belongs to another incident.", cure));
    }
    Ok(Some(case))
}

async fn acknowledge(tx: &mut Tx, incident: &IncidentId, case: Option<&Case>) -> Result<Vec<Entry>> {
    if let Some(case) = case {
        return incidents::acknowledge(tx, std::slice::from_ref(&case.id)).await;
    }
    let workspace = tx.actor().workspace.clone();
    let (mut entries, mut after) = (Vec::new(), String::new());
    loop {
        let ids = store::list_unacknowledged(tx, &workspace, incident, &after).await?;
        let Some(last) = ids.last() else { return Ok(entries) };
        after = last.to_string();
        entries.extend(incidents::acknowledge(tx, &ids).await?);
    }
}

/// What was said of an apology, read.
struct Read {
    author: String,
    form: Form,
    words: String,
    said_at: Time,
}

fn read(actor: &Actor, said: &ApologySaid, zone: &str, now: Time) -> Result<Read> {
    let mut faults = Vec::new();
    let mut text = |read: std::result::Result<Option<String>, FieldFault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            None
        })
    };
    let author = text(text::optional("author", &said.author, NAME)).unwrap_or_else(|| actor.name.clone());
    let words = text(text::required("words", &said.words, PASSAGE).map(Some));
    let form = Form::from_word(&said.form);
    if form.is_none() {
        let cure = "Choose spoken, written or public.";
        faults.push(FieldFault::new("form", "This is no form of an apology.", cure));
    }
    let typed = said.said_at.trim();
    let said_at = if typed.is_empty() { Some(now) } else { Time::parse(typed, zone).filter(|t| *t <= now) };
    if said_at.is_none() {
        let cure = "Write when it was said, or leave it empty for now.";
        faults.push(FieldFault::new("said_at", "This moment does not exist or lies ahead.", cure));
    }
    match (form, words, said_at) {
        (Some(form), Some(words), Some(said_at)) if faults.is_empty() => {
            Ok(Read { author, form, words, said_at })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

/// Notes that we acknowledged to one customer what happened to them, on the phone for instance. It says nothing
/// about fault.
pub async fn acknowledge_case(house: &House, actor: &Actor, id: &CaseId) -> Result<()> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    incidents::find_case(&mut tx, &actor.workspace, id).await?;
    let entries = incidents::acknowledge(&mut tx, std::slice::from_ref(id)).await?;
    if entries.is_empty() {
        return Err(Fault::Conflict("This was acknowledged already. Nothing was changed.".into()));
    }
    tx.say(entries).await?.commit().await
}

/// Contests one case, because …; never before it was acknowledged (R29). Leads and above.
pub async fn contest_case(house: &House, actor: &Actor, id: &CaseId, because: &str) -> Result<()> {
    actor.must_be(Role::Lead)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, id).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    let entries = incidents::contest(&mut tx, id, Some(&because)).await?;
    tx.say(entries).await?.commit().await
}

/// Takes back that a case is contested.
pub async fn concede_case(house: &House, actor: &Actor, id: &CaseId) -> Result<()> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let entries = incidents::contest(&mut tx, id, None).await?;
    tx.say(entries).await?.commit().await
}
