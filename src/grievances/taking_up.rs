//! Taking a grievance up as an incident: it gets a case of its own, and from then on what is said there counts here.

use super::{Grievance, GrievanceState, GrievanceStep, Happened, TakenUpSaid, rules, store, verbs};
use crate::admissions::{self, Stance, StepSaid};
use crate::customers;
use crate::ground::id::{GrievanceId, IncidentId};
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::incidents::{self, Case, Declaration, Incident};
use crate::journal::{self, Entry, Tx};

/// The scenario of an incident that is declared for an old wrong (R118).
const SCENARIO: &str = "old-grievance";

/// Takes it up as an incident, declared for it or known already, with a case for its customer. What was found out before
/// is said there too. Leads and above. `zone` is where its day is counted.
pub async fn take_up(
    house: &House,
    actor: &Actor,
    id: &GrievanceId,
    said: &TakenUpSaid,
    zone: &str,
) -> Result<Grievance> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let grievance = store::find_held(&mut tx, id).await?;
    rules::may_take_up(&grievance)?;
    let (incident, mut entries) = incident_for(&mut tx, &grievance, &said.incident_id, zone).await?;
    let customer = customers::find(&mut tx, &actor.workspace, &grievance.customer_id).await?;
    let whom = [(customer.id.clone(), customer.name)];
    entries.extend(incidents::open_cases(&mut tx, &incident, &whom, "grievance").await?);
    let grievance = Grievance { incident_id: Some(incident.id.clone()), moved_at: tx.now(), ..grievance };
    store::update(&mut tx, &grievance).await?;
    entries.push(verbs::fact(&grievance, "grievance.taken_up")?);
    // A new incident learns what is known here; a known one may be further already.
    if said.incident_id.trim().is_empty() {
        entries.extend(carried(&mut tx, &grievance, &incident).await?);
    }
    let (grievance, followed) = follow(&mut tx, grievance).await?;
    entries.extend(followed);
    tx.say(entries).await?.commit().await?;
    Ok(grievance)
}

/// The incident that somebody named, or one that is declared for the grievance.
async fn incident_for(
    tx: &mut Tx,
    grievance: &Grievance,
    typed: &str,
    zone: &str,
) -> Result<(Incident, Vec<Entry>)> {
    if !typed.trim().is_empty() {
        let unknown = || {
            let cure = "Choose one of the list, or leave it open to declare one.";
            Fault::invalid("incident_id", "There is no such incident.", cure)
        };
        let id: IncidentId = typed.trim().parse().map_err(|_| unknown())?;
        let workspace = tx.actor().workspace.clone();
        let incident =
            incidents::find(tx, &workspace, &id).await.map_err(|fault| fault.if_missing(unknown))?;
        incidents::may_begin(&incident, None)?;
        return Ok((incident, Vec::new()));
    }
    let occurred = Happened::read(&grievance.happened).map(|h| Time::start_of(h.first(), zone).rfc3339());
    let declaration = Declaration {
        title: grievance.title.clone(),
        summary: grievance.words.clone(),
        scenario: SCENARIO.into(),
        occurred_at: occurred.unwrap_or_default(),
        ..Declaration::default()
    };
    let (incident, entry) = incidents::declare_within(tx, declaration, zone).await?;
    Ok((incident, vec![entry]))
}

/// Says of a new incident what was found out of the grievance before.
async fn carried(tx: &mut Tx, grievance: &Grievance, incident: &Incident) -> Result<Vec<Entry>> {
    let stance = match grievance.state() {
        GrievanceState::Verifying | GrievanceState::Contested => Stance::Alleged,
        GrievanceState::Verified => Stance::Verified,
        GrievanceState::Heard | GrievanceState::Admitted => return Ok(Vec::new()),
    };
    let steps = store::list_steps(tx, &grievance.workspace_id, &grievance.id).await?;
    let last = steps.last();
    let said = StepSaid {
        stance: stance.word().into(),
        because: last.map(|step| step.because.clone()).unwrap_or_default(),
        evidence: last.and_then(|step| step.evidence.clone()).unwrap_or_default(),
        ..StepSaid::default()
    };
    Ok(admissions::step_within(tx, incident, None, &said).await?.1)
}

/// Brings a grievance to where its incident stands with its customer; safe to do again.
pub(super) async fn follow(tx: &mut Tx, grievance: Grievance) -> Result<(Grievance, Vec<Entry>)> {
    let Some(case) = case_of(tx, &grievance).await? else { return Ok((grievance, Vec::new())) };
    let stance = admissions::stance_of_case(tx, &case).await?;
    let to = GrievanceState::of(stance).filter(|to| *to != grievance.state());
    let Some(to) = to.filter(|_| grievance.state() != GrievanceState::Admitted) else {
        return Ok((grievance, Vec::new()));
    };
    let steps = admissions::list_steps_of_case(tx, &case).await?;
    let Some(said) = steps.into_iter().rfind(|step| step.stance == stance.word()) else {
        return Ok((grievance, Vec::new()));
    };
    let step = GrievanceStep {
        state: to.word().into(),
        because: said.because,
        evidence: said.evidence,
        speaker: said.speaker,
        form: said.form,
        admission_id: Some(said.id),
        said_by: said.said_by.to_string(),
        said_name: said.said_name,
        ..verbs::step_of(tx, &grievance)
    };
    verbs::moved(tx, grievance, &step).await
}

/// The case in which a grievance was taken up.
async fn case_of(tx: &mut Tx, grievance: &Grievance) -> Result<Option<Case>> {
    let Some(incident) = &grievance.incident_id else { return Ok(None) };
    incidents::seek_case_of(tx, &grievance.workspace_id, incident, &grievance.customer_id).await
}
