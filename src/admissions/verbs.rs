//! What a member says about fault, and the apologies they record.

use super::{Apology, ApologySaid, Stance, Step, StepSaid, rules, store, within};
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents::{self, Act};
use crate::journal::{self, Chain, Entry};

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

/// Records an apology, and acknowledges the cases it is made to. `zone` reads local times.
pub async fn apologise(
    house: &House,
    actor: &Actor,
    id: &IncidentId,
    said: ApologySaid,
    zone: &str,
) -> Result<Apology> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (apology, entries) = within::apologise(&mut tx, id, &said, zone).await?;
    tx.say(entries).await?.commit().await?;
    Ok(apology)
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
