//! What a member says about fault, and the apologies they record.

use super::{Apology, ApologySaid, Step, StepSaid, within};
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal;

/// Says where we stand on an incident's fault with all it touches, as a new step. To admit and to contest takes a lead.
pub async fn say_stance(house: &House, actor: &Actor, id: &IncidentId, said: StepSaid) -> Result<Step> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, id).await?;
    let (step, entries) = within::step(&mut tx, &incident, None, &said).await?;
    tx.say(entries).await?.commit().await?;
    Ok(step)
}

/// Says where we stand with one customer, whose case may stand elsewhere than its incident; the same rules hold, and no
/// case is contested before it was acknowledged (R29).
pub async fn say_stance_of_case(house: &House, actor: &Actor, id: &CaseId, said: StepSaid) -> Result<Step> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, id).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, &case.incident_id).await?;
    let (step, entries) = within::step(&mut tx, &incident, Some(&case), &said).await?;
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
