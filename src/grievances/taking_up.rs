//! Taking a grievance up as an incident: it gets a case of its own, and from then on what is said there counts here.

use super::{Grievance, GrievanceState, GrievanceStep, Happened, TakenUpSaid, rules, store, verbs};
use crate::admissions::{self, Matter, Stance, StepSaid};
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
    let case = incidents::seek_case_of(&mut tx, &actor.workspace, &incident.id, &customer.id).await?;
    let case = case.ok_or(Fault::Missing("case"))?;
    let known = admissions::stance_of_case(&mut tx, &case).await?;
    // What was admitted there is admitted to them with this: it waits for counsel as an admission here would.
    let admits = known == Stance::Admitted;
    let overdue = if admits { admissions::may_admit(&mut tx, &grievance.matter()).await? } else { None };
    entries.extend(admissions::carry_reviews(&mut tx, &grievance.id, &case).await?);
    if admits {
        entries.extend(admissions::pass_over(&mut tx, &Matter::of_case(&case)).await?);
    }
    let grievance = Grievance { incident_id: Some(incident.id.clone()), moved_at: tx.now(), ..grievance };
    store::update(&mut tx, &grievance).await?;
    let taken = verbs::fact(&grievance, "grievance.taken_up")?;
    entries.push(match overdue {
        Some(review) => taken.with("despite_review", review.id.as_str()),
        None => taken,
    });
    let of = (!said.incident_id.trim().is_empty()).then_some(&case);
    entries.extend(carried(&mut tx, &grievance, (&incident, of), known).await?);
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
            incidents::find_held(tx, &workspace, &id).await.map_err(|fault| fault.if_missing(unknown))?;
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

/// Says there what was found out of the grievance before, as far as that is more than what is known there: of a new
/// incident with all it touches, of a known one with this customer, in whose case `known` is how far we are.
async fn carried(
    tx: &mut Tx,
    grievance: &Grievance,
    (incident, case): (&Incident, Option<&Case>),
    known: Stance,
) -> Result<Vec<Entry>> {
    let last = store::last_step(tx, &grievance.workspace_id, &grievance.id).await?;
    let (Some(stance), Some(last)) = (rules::carried(grievance.state(), known), last) else {
        return Ok(Vec::new());
    };
    let said = StepSaid {
        stance: stance.word().into(),
        because: last.because,
        evidence: last.evidence.unwrap_or_default(),
        ..StepSaid::default()
    };
    Ok(admissions::step_within(tx, incident, case, &said).await?.1)
}

/// Brings a grievance to where its incident stands with its customer; safe to do again.
pub(super) async fn follow(tx: &mut Tx, grievance: Grievance) -> Result<(Grievance, Vec<Entry>)> {
    let Some(case) = case_of(tx, &grievance).await? else { return Ok((grievance, Vec::new())) };
    let stance = admissions::stance_of_case(tx, &case).await?;
    let from = grievance.state();
    let Some(to) = GrievanceState::of(stance).filter(|to| rules::may_follow(from, *to)) else {
        return Ok((grievance, Vec::new()));
    };
    let Some(said) = admissions::last_step_to(tx, &case, stance).await? else {
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

/// Whether an incident was declared for a grievance of this case's customer, and was not known before: then the case began
/// in the same change.
pub(super) fn is_declared_with(incident: &Incident, case: &Case) -> bool {
    incident.scenario.as_deref() == Some(SCENARIO) && incident.declared_at == case.opened_at
}

/// The case in which a grievance was taken up.
pub(super) async fn case_of(tx: &mut Tx, grievance: &Grievance) -> Result<Option<Case>> {
    let Some(incident) = &grievance.incident_id else { return Ok(None) };
    incidents::seek_case_of(tx, &grievance.workspace_id, incident, &grievance.customer_id).await
}
