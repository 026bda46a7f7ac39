//! Changes of admissions that are part of a larger change: they write in the caller's transaction and give back the
//! entries that the caller must say.

use super::{Apology, ApologySaid, Form, Matter, Review, Stance, Step, StepSaid, rules, store};
use crate::ground::id::{CaseId, GrievanceId, ImpactId, IncidentId};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Actor, Fault, FieldFault, Result, Time};
use crate::incidents::{self, Act, Case, Incident};
use crate::journal::{Chain, Entry, Tx};
use crate::listening;

/// Says where we stand, as a new step: with all that an incident touches, or with one customer. To contest a case is to
/// contest it there as well, and never before it was acknowledged (R29).
pub async fn step(
    tx: &mut Tx,
    incident: &Incident,
    case: Option<&Case>,
    said: &StepSaid,
) -> Result<(Step, Vec<Entry>)> {
    let actor = tx.actor().clone();
    let said_by = actor.must_be_member()?.clone();
    let read = read_step(said)?;
    // One step at a time: what was read before the incident is held may have changed meanwhile.
    let incident = &incidents::find_held(tx, &actor.workspace, &incident.id).await?;
    let case = match case {
        Some(case) => Some(incidents::find_case(tx, &actor.workspace, &case.id).await?),
        None => None,
    };
    let case = case.as_ref();
    let from = match case {
        Some(case) => store::stance_of_case(tx, case).await?,
        None => store::stance_of(tx, &actor.workspace, &incident.id).await?,
    };
    actor.must_be(rules::least_for(from, read.to))?;
    rules::may_stand(from, read.to, read.evidence.as_deref())?;
    let is_admission = read.to == Stance::Admitted;
    let matter = case.map_or_else(|| Matter::of_incident(incident), Matter::of_case);
    // Whose case is contested no longer hears what was admitted to all: that is an admission to them.
    let is_with_all = from == Stance::Contested
        && store::stance_of(tx, &actor.workspace, &incident.id).await? == Stance::Admitted;
    let admits = is_admission || is_with_all;
    let overdue = if admits { may_admit(tx, &matter).await? } else { None };
    let step = Step {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.id.clone(),
        case_id: case.map(|c| c.id.clone()),
        customer_id: case.map(|c| c.customer_id.clone()),
        stance: read.to.word().into(),
        because: read.because,
        evidence: read.evidence,
        speaker: is_admission.then(|| read.speaker.unwrap_or_else(|| actor.name.clone())),
        form: read.form.filter(|_| is_admission).map(|form| form.word().to_owned()),
        said_by,
        said_name: actor.name.clone(),
        salt: tx.salt(),
        said_at: tx.now(),
    };
    store::insert_step(tx, &step).await?;
    let mut entry = matter.entry("admission.moved").with("from", from.word()).with("to", read.to.word());
    if let Some(review) = overdue {
        entry = entry.with("despite_review", review.id.as_str());
    }
    let mut entries = vec![entry.about(&step)?];
    if let Some(case) = case {
        if read.to == Stance::Contested {
            incidents::may_begin(incident, Some(case))?;
        }
        entries.extend(contested(tx, case, from, read.to, &step.because).await?);
    } else if is_admission && !said.leave_status {
        entries.extend(incidents::carry_status(tx, &incident.id, Act::Admitted).await?);
    }
    // Only now: while a case is contested, counsel is still waited for.
    if admits {
        entries.extend(pass_over(tx, &matter).await?);
    }
    Ok((step, entries))
}

/// Whether a matter may be admitted now; gives back the review that is overdue, so that what is admitted without waiting
/// for it says so.
pub async fn may_admit(tx: &mut Tx, matter: &Matter) -> Result<Option<Review>> {
    let workspace = tx.actor().workspace.clone();
    let reviews = store::reviews::list_about(tx, &workspace, matter).await?;
    rules::may_admit(&reviews, tx.now())?;
    Ok(reviews.into_iter().find(|r| r.is_overdue(tx.now())))
}

/// Notes of what counsel was asked about a matter that nobody waits for it any more: it is admitted with this change.
pub async fn pass_over(tx: &mut Tx, matter: &Matter) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for review in store::reviews::list_waited_for_held(tx, matter).await? {
        let review = Review { passed_at: Some(tx.now()), ..review };
        store::reviews::update(tx, &review).await?;
        entries.push(review.matter().entry("review.passed_over").about(&review)?);
    }
    Ok(entries)
}

/// Takes along what counsel was asked about a grievance: it is a case from now on, and an admission waits there as it would
/// have waited here.
pub async fn carry_reviews(tx: &mut Tx, grievance: &GrievanceId, case: &Case) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for review in store::reviews::list_of_grievance_held(tx, grievance).await? {
        let (incident_id, case_id) = (Some(case.incident_id.clone()), Some(case.id.clone()));
        let review = Review { incident_id, case_id, ..review };
        store::reviews::update(tx, &review).await?;
        entries.push(review.matter().entry("review.carried").about(&review)?);
    }
    Ok(entries)
}

/// Erases the ground of steps that took it over from somewhere else, with the evidence beside it: of those with this
/// customer, and, where the incident was declared for them, of those with all it touches. Others may have said the same:
/// their words stay.
pub async fn forget_ground(
    tx: &mut Tx,
    case: &Case,
    is_declared_for_them: bool,
    because: &str,
) -> Result<Vec<Entry>> {
    let (incident, mut entries) = (&case.incident_id, Vec::new());
    for step in store::list_because_held(tx, case, is_declared_for_them, because).await? {
        let gone = Step { because: String::new(), evidence: None, salt: String::new(), ..step };
        store::erase_step(tx, &gone).await?;
        let chain =
            gone.case_id.as_ref().map_or(Chain::Incident(incident.clone()), |case| Chain::Case(case.clone()));
        let mut entry = Entry::on(chain, "admission.words_erased").incident(incident).about(&gone)?;
        if let Some(customer) = &gone.customer_id {
            entry = entry.customer(customer);
        }
        entries.push(entry);
    }
    Ok(entries)
}

async fn contested(tx: &mut Tx, case: &Case, from: Stance, to: Stance, because: &str) -> Result<Vec<Entry>> {
    if to == Stance::Contested {
        return incidents::contest(tx, &case.id, Some(because)).await;
    }
    if from == Stance::Contested && case.contested_because.is_some() {
        return incidents::contest(tx, &case.id, None).await;
    }
    Ok(Vec::new())
}

/// What was said of a step, read.
struct ReadStep {
    to: Stance,
    because: String,
    evidence: Option<String>,
    speaker: Option<String>,
    form: Option<Form>,
}

fn read_step(said: &StepSaid) -> Result<ReadStep> {
    let Some(to) = Stance::from_word(&said.stance).filter(|s| *s != Stance::Unknown) else {
        let cure = "Choose alleged, verified, admitted or contested.";
        return Err(Fault::invalid("stance", "This is no stance we know.", cure));
    };
    Ok(ReadStep {
        to,
        because: text::required("because", &said.because, PASSAGE)?,
        evidence: text::optional("evidence", &said.evidence, PASSAGE)?,
        speaker: text::optional("speaker", &said.speaker, NAME)?,
        form: read_form(&said.form)?,
    })
}

/// How something was said to them; nothing where that is not known.
pub fn read_form(typed: &str) -> Result<Option<Form>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    Form::from_word(typed.trim()).map(Some).ok_or_else(|| {
        Fault::invalid(
            "form",
            "This is no way of saying it.",
            "Choose spoken, written or public, or leave it open.",
        )
    })
}

/// Records an apology, and acknowledges the cases it is made to; the caller saw to it who may say so. `zone` reads local
/// times.
pub async fn apologise(
    tx: &mut Tx,
    id: &IncidentId,
    said: &ApologySaid,
    zone: &str,
) -> Result<(Apology, Vec<Entry>)> {
    let actor = &tx.actor().clone();
    let read = read(actor, said, zone, tx.now())?;
    let incident = incidents::find(tx, &actor.workspace, id).await?;
    let case = incidents::case_typed(tx, id, &said.case_id).await?;
    incidents::may_begin(&incident, case.as_ref())?;
    let names = named(tx, case.as_ref().map(|c| &c.id), &said.names).await?;
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
        names_impacts: (!names.is_empty()).then(|| names.join(" ")),
        said_at: read.said_at,
        recorded_by: actor.label(),
        salt: tx.salt(),
        recorded_at: tx.now(),
    };
    store::insert_apology(tx, &apology).await?;
    let chain = case.as_ref().map_or(Chain::Incident(id.clone()), |c| Chain::Case(c.id.clone()));
    let mut entry = Entry::on(chain, "apology.recorded").incident(id).about(&apology)?;
    entry = entry.with("form", read.form.word()).with("complete", rules::is_complete(said.parts));
    entry = entry.with("names", names.len());
    if let Some(case) = &case {
        entry = entry.customer(&case.customer_id);
    }
    let mut entries = vec![entry];
    entries.extend(acknowledge(tx, id, case.as_ref()).await?);
    Ok((apology, entries))
}

/// The impacts that an apology names: of the customer it is made to, as they told them (R32).
async fn named(tx: &mut Tx, case: Option<&CaseId>, typed: &[String]) -> Result<Vec<String>> {
    let fault = |why| Fault::invalid("names", why, "Choose among what this customer told us.");
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let case = case.ok_or_else(|| fault("An apology to everyone names nobody’s own impacts."))?;
    let workspace = tx.actor().workspace.clone();
    let told = listening::list_impacts(tx, &workspace, case).await?;
    let mut names: Vec<String> = Vec::new();
    for id in typed {
        let id: ImpactId = id.trim().parse().map_err(|_| fault("This is no impact."))?;
        if told.iter().all(|impact| impact.id != id) {
            return Err(fault("This is no impact of this customer."));
        }
        if !names.iter().any(|known| known == id.as_str()) {
            names.push(id.to_string());
        }
    }
    Ok(names)
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
