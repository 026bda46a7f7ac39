//! What a member says of a grievance.

use super::{
    Grievance, GrievanceSaid, GrievanceState, GrievanceStep, GrievanceStepSaid, Memory, MemorySaid,
    TraceSaid, rules, store, taking_up,
};
use crate::admissions;
use crate::customers;
use crate::ground::id::{ContactId, CustomerId, GrievanceId, IncidentId, MemberId, StatementId};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx, digest_of_words};
use crate::listening;
use crate::members;

/// Notes a wrong that a customer remembers, however old, in their words. Members and above. `zone` is where days are
/// counted.
pub async fn hear(
    house: &House,
    actor: &Actor,
    customer: &CustomerId,
    said: &GrievanceSaid,
    zone: &str,
) -> Result<Grievance> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let customer = customers::find(&mut tx, &actor.workspace, customer).await?.id;
    let contact = contact_typed(&mut tx, &customer, "contact_id", &said.contact_id).await?;
    let (grievance, mut entries) = heard(&mut tx, &customer, said, zone).await?;
    if let Some((id, name)) = contact {
        let memory = Memory { contact_id: Some(id), name, ..blank(&tx, &grievance) };
        entries.push(remembered(&mut tx, &grievance, &memory).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(grievance)
}

/// A new grievance with its first step, and the entries to say.
async fn heard(
    tx: &mut Tx,
    customer: &CustomerId,
    said: &GrievanceSaid,
    zone: &str,
) -> Result<(Grievance, Vec<Entry>)> {
    let actor = tx.actor().clone();
    let understood = rules::read(said, tx.now().day(zone))?;
    let salt = tx.salt();
    let grievance = Grievance {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        customer_id: customer.clone(),
        title: understood.title,
        words_digest: digest_of_words(&salt, &understood.words),
        words: understood.words,
        happened: understood.happened.to_string(),
        state: GrievanceState::Heard.word().into(),
        incident_id: None,
        heard_by: actor.label(),
        heard_name: actor.name.clone(),
        heard_at: tx.now(),
        moved_at: tx.now(),
        erased_at: None,
        salt,
    };
    store::insert(tx, &grievance).await?;
    let entry = fact(&grievance, "grievance.heard")?;
    let step = GrievanceStep { evidence: understood.evidence, ..step_of(tx, &grievance) };
    Ok((grievance, vec![entry, stepped(tx, &step).await?]))
}

/// Notes who remembers it besides: a contact of theirs, or one of us. Members and above.
pub async fn remember(house: &House, actor: &Actor, id: &GrievanceId, said: &MemorySaid) -> Result<Memory> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let grievance = store::find_held(&mut tx, id).await?;
    rules::may_remember(&grievance)?;
    let words = text::required("words", &said.words, PASSAGE)?;
    let memory = match said.who.trim().parse::<MemberId>() {
        Ok(member) => {
            let found = members::find(&mut tx, &actor.workspace, &member).await;
            let found = found.map_err(|fault| fault.if_missing(|| nobody("who")))?;
            Memory { member_id: Some(member), name: found.name, words, ..blank(&tx, &grievance) }
        }
        Err(_) => match contact_typed(&mut tx, &grievance.customer_id, "who", &said.who).await? {
            Some((id, name)) => Memory { contact_id: Some(id), name, words, ..blank(&tx, &grievance) },
            None => return Err(nobody("who")),
        },
    };
    let entry = remembered(&mut tx, &grievance, &memory).await?;
    tx.say(entry).await?.commit().await?;
    Ok(memory)
}

/// Says that a statement leads back to an earlier wrong: one that is known, or one that is noted with it (R45). Members
/// and above.
pub async fn trace_back(
    house: &House,
    actor: &Actor,
    id: &StatementId,
    said: &TraceSaid,
    zone: &str,
) -> Result<Grievance> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let statement = listening::find_statement_held(&mut tx, id).await?;
    if statement.erased_at.is_some() {
        return Err(Fault::refused(
            "The words of this statement were erased.",
            "Trace back what still stands, or note what they remember anew.",
        ));
    }
    if store::seek_traced(&mut tx, &actor.workspace, id).await?.is_some() {
        return Err(Fault::Conflict("This statement was traced back already. Nothing was changed.".into()));
    }
    let customer = &statement.customer_id;
    let (grievance, mut entries) = if said.grievance_id.trim().is_empty() {
        heard(&mut tx, customer, &said.grievance, zone).await?
    } else {
        let unknown = || {
            let cure = "Choose one of the list, or leave it open and note a new one.";
            Fault::invalid("grievance_id", "This customer has no such grievance.", cure)
        };
        let known: GrievanceId = said.grievance_id.trim().parse().map_err(|_| unknown())?;
        let known = store::find_held(&mut tx, &known).await.map_err(|fault| fault.if_missing(unknown))?;
        if known.customer_id != *customer {
            return Err(unknown());
        }
        (known, Vec::new())
    };
    let name = match &statement.contact_id {
        Some(contact) => customers::find_contact(&mut tx, &actor.workspace, contact).await?.name,
        None => String::new(),
    };
    let memory = Memory {
        contact_id: statement.contact_id.clone(),
        statement_id: Some(id.clone()),
        name,
        ..blank(&tx, &grievance)
    };
    entries.push(remembered(&mut tx, &grievance, &memory).await?);
    tx.say(entries).await?.commit().await?;
    Ok(grievance)
}

/// Takes the next step: it is being verified, was verified, is admitted, or contested with evidence. To admit and to
/// contest takes a lead; an admission waits for counsel no longer than a review may take.
pub async fn say(
    house: &House,
    actor: &Actor,
    id: &GrievanceId,
    said: &GrievanceStepSaid,
) -> Result<Grievance> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let grievance = store::find_held(&mut tx, id).await?;
    let to = rules::read_state(said)?;
    actor.must_be(rules::least_for(grievance.state(), to))?;
    let because = text::required("because", &said.because, PASSAGE)?;
    let evidence = text::optional("evidence", &said.evidence, PASSAGE)?;
    let speaker = text::optional("speaker", &said.speaker, NAME)?;
    let form = admissions::read_form(&said.form)?;
    rules::may_move(&grievance, to, evidence.as_deref())?;
    let is_admission = to == GrievanceState::Admitted;
    let overdue =
        if is_admission { admissions::may_admit(&mut tx, &grievance.matter()).await? } else { None };
    let step = GrievanceStep {
        state: to.word().into(),
        because,
        evidence,
        speaker: is_admission.then(|| speaker.unwrap_or_else(|| actor.name.clone())),
        form: form.filter(|_| is_admission).map(|form| form.word().to_owned()),
        ..step_of(&tx, &grievance)
    };
    let (grievance, mut entries) = moved(&mut tx, grievance, &step).await?;
    if let Some(review) = overdue {
        entries = entries.into_iter().map(|e| e.with("despite_review", review.id.as_str())).collect();
    }
    if is_admission {
        entries.extend(admissions::pass_over(&mut tx, &grievance.matter()).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(grievance)
}

/// Erases the words of a grievance: what it is called, what they told us, what whoever remembers it said, on what ground
/// each step was taken, and what an incident that was declared for it took over. Owners only. That it was heard, of when it
/// is said to be, who remembers it and what became of it stay; the salt goes, so that no digest tells anything. What was
/// said of it afterwards is erased by doing it again.
pub async fn erase(house: &House, actor: &Actor, id: &GrievanceId) -> Result<Grievance> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let grievance = store::find_held(&mut tx, id).await?;
    let mut entries = Vec::new();
    if let Some(incident) = &grievance.incident_id {
        entries.extend(forgotten_there(&mut tx, &grievance, incident).await?);
    }
    entries.extend(forgotten(&mut tx, id).await?);
    if grievance.erased_at.is_some() && entries.is_empty() {
        return Ok(grievance);
    }
    let grievance = Grievance {
        title: String::new(),
        words: String::new(),
        salt: String::new(),
        erased_at: Some(tx.now()),
        moved_at: tx.now(),
        ..grievance
    };
    store::update(&mut tx, &grievance).await?;
    entries.insert(0, fact(&grievance, "grievance.erased")?);
    tx.say(entries).await?.commit().await?;
    Ok(grievance)
}

/// Erases what an incident took over from a grievance: its title and its summary where it was declared for it, and the
/// ground that was said there again. What others said in the same words is theirs, and stays.
async fn forgotten_there(tx: &mut Tx, grievance: &Grievance, incident: &IncidentId) -> Result<Vec<Entry>> {
    let Some(case) = taking_up::case_of(tx, grievance).await? else { return Ok(Vec::new()) };
    let incident = incidents::find(tx, &grievance.workspace_id, incident).await?;
    let is_declared_for_them = taking_up::is_declared_with(&incident, &case);
    let mut entries = Vec::new();
    if is_declared_for_them {
        let words = [grievance.title.as_str(), grievance.words.as_str()];
        entries.extend(incidents::forget_words(tx, &incident.id, &words, &grievance.happened).await?);
    }
    let own = store::last_own_step(tx, &grievance.workspace_id, &grievance.id).await?;
    if let Some(step) = own.filter(|step| !step.because.is_empty()) {
        entries.extend(admissions::forget_ground(tx, &case, is_declared_for_them, &step.because).await?);
    }
    Ok(entries)
}

/// Erases the grounds of a grievance's steps and what whoever remembers it said, however many there are.
async fn forgotten(tx: &mut Tx, id: &GrievanceId) -> Result<Vec<Entry>> {
    let (workspace, mut entries) = (tx.actor().workspace.clone(), Vec::new());
    loop {
        let (steps, memories) = store::list_worded(tx, &workspace, id).await?;
        if steps.is_empty() && memories.is_empty() {
            return Ok(entries);
        }
        for step in steps {
            let gone = GrievanceStep { because: String::new(), evidence: None, salt: String::new(), ..step };
            store::erase_step(tx, &gone).await?;
            let chain = Chain::Customer(gone.customer_id.clone());
            entries.push(Entry::on(chain, "grievance.step_erased").about(&gone)?);
        }
        for memory in memories {
            let gone = Memory { words: String::new(), salt: String::new(), ..memory };
            store::update_memory(tx, &gone).await?;
            let chain = Chain::Customer(gone.customer_id.clone());
            entries.push(Entry::on(chain, "grievance.memory_erased").about(&gone)?);
        }
    }
}

/// Writes a step down and moves the grievance with it; the entries to say.
pub(super) async fn moved(
    tx: &mut Tx,
    grievance: Grievance,
    step: &GrievanceStep,
) -> Result<(Grievance, Vec<Entry>)> {
    let from = grievance.state();
    let grievance = Grievance { state: step.state.clone(), moved_at: tx.now(), ..grievance };
    store::update(tx, &grievance).await?;
    let says = match grievance.state() {
        GrievanceState::Admitted => "grievance.admitted",
        GrievanceState::Contested => "grievance.contested",
        GrievanceState::Heard | GrievanceState::Verifying | GrievanceState::Verified => "grievance.moved",
    };
    let entry = fact(&grievance, says)?.with("from", from.word()).with("to", step.state.as_str());
    Ok((grievance, vec![entry, stepped(tx, step).await?]))
}

/// A step that stands where the grievance stands, taken now by whoever acts.
pub(super) fn step_of(tx: &Tx, grievance: &Grievance) -> GrievanceStep {
    GrievanceStep {
        workspace_id: grievance.workspace_id.clone(),
        id: tx.mint(),
        grievance_id: grievance.id.clone(),
        customer_id: grievance.customer_id.clone(),
        state: grievance.state.clone(),
        because: String::new(),
        evidence: None,
        speaker: None,
        form: None,
        admission_id: None,
        said_by: tx.actor().label(),
        said_name: tx.actor().name.clone(),
        said_at: tx.now(),
        salt: tx.salt(),
    }
}

async fn stepped(tx: &mut Tx, step: &GrievanceStep) -> Result<Entry> {
    store::insert_step(tx, step).await?;
    Entry::on(Chain::Customer(step.customer_id.clone()), "grievance.stepped").about(step)
}

/// A memory of nobody yet, noted now by whoever acts.
fn blank(tx: &Tx, grievance: &Grievance) -> Memory {
    Memory {
        workspace_id: grievance.workspace_id.clone(),
        id: tx.mint(),
        grievance_id: grievance.id.clone(),
        customer_id: grievance.customer_id.clone(),
        contact_id: None,
        member_id: None,
        statement_id: None,
        name: String::new(),
        words: String::new(),
        noted_by: tx.actor().label(),
        noted_at: tx.now(),
        salt: tx.salt(),
    }
}

async fn remembered(tx: &mut Tx, grievance: &Grievance, memory: &Memory) -> Result<Entry> {
    store::insert_memory(tx, memory).await?;
    let entry = Entry::on(Chain::Customer(grievance.customer_id.clone()), "grievance.remembered");
    let entry = entry.about(memory)?.with("grievance", grievance.id.as_str());
    Ok(match &memory.statement_id {
        Some(statement) => entry.with("statement", statement.as_str()),
        None => entry,
    })
}

fn nobody(field: &str) -> Fault {
    let cure = "Choose one of this customer’s people or of ours, or leave it empty.";
    Fault::invalid(field, "This is nobody who could remember it.", cure)
}

/// The contact that somebody named, with their name; none where none was named.
async fn contact_typed(
    tx: &mut Tx,
    customer: &CustomerId,
    field: &str,
    typed: &str,
) -> Result<Option<(ContactId, String)>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let id: ContactId = typed.trim().parse().map_err(|_| nobody(field))?;
    let workspace = tx.actor().workspace.clone();
    let found = customers::find_contact(tx, &workspace, &id).await;
    let found = found.map_err(|fault| fault.if_missing(|| nobody(field)))?;
    if found.customer_id != *customer {
        return Err(nobody(field));
    }
    Ok(Some((id, found.name)))
}

/// An entry about it, on its customer's chain.
pub(super) fn fact(grievance: &Grievance, fact: &'static str) -> Result<Entry> {
    let entry = Entry::on(Chain::Customer(grievance.customer_id.clone()), fact).about(grievance)?;
    Ok(match &grievance.incident_id {
        Some(incident) => entry.incident(incident),
        None => entry,
    })
}
