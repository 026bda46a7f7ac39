//! Planning a talk, beginning it, ending it.

use super::store::notes;
use super::{
    Candidate, CandidateState, EndSaid, Interview, InterviewState, Note, PlanSaid, QuestionKind, involvement,
    rules, store, writing,
};
use crate::customers;
use crate::ground::id::{CaseId, ContactId, InterviewId, MemberId};
use crate::ground::page::Lang;
use crate::ground::text::{self, NAME};
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role, Time, workspace};
use crate::incidents::{self, Case, Incident};
use crate::journal::{self, Chain, Entry, Tx};

/// The most people of theirs in one talk.
const MOST_PEOPLE: usize = 12;

/// Whoever asks.
struct Asker {
    id: Option<MemberId>,
    name: String,
    parts: Vec<&'static str>,
    despite: Option<String>,
}

/// Plans a talk with people of a customer: one with all of them, or one with each. Members and above. Whoever was part of
/// the wrong asks only with a reason (R44).
pub async fn plan(
    house: &House,
    actor: &Actor,
    case: &CaseId,
    said: &PlanSaid,
    lang: Lang,
) -> Result<Vec<Interview>> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    let people = people_of(&mut tx, &case, &said.people).await?;
    let (guide, questions) = writing::questions_of(&mut tx, &said.guide, lang).await?;
    let channel = match said.channel.trim() {
        "" | "visit" => "visit",
        "phone" => "phone",
        _ => return Err(Fault::invalid("channel", "How do you talk?", "Choose visit or phone.")),
    };
    let zone = workspace::zone_of(&mut tx, &actor.workspace).await?;
    let plan_at = match said.plan_at.trim() {
        "" => None,
        typed => Some(Time::parse(typed, &zone).ok_or_else(|| {
            Fault::invalid(
                "plan_at",
                "This is no moment.",
                "Write it as 2026-03-02T14:00, or leave it empty.",
            )
        })?),
    };
    let asker = asker(&mut tx, &incident, &case, said).await?;
    let groups: Vec<Vec<ContactId>> = if said.each.trim() == "yes" {
        people.into_iter().map(|one| vec![one]).collect()
    } else {
        vec![people]
    };
    let mut planned = Vec::with_capacity(groups.len());
    let mut entries = Vec::with_capacity(groups.len());
    for group in groups {
        let interview = Interview {
            workspace_id: actor.workspace.clone(),
            id: tx.mint(),
            incident_id: incident.id.clone(),
            case_id: case.id.clone(),
            customer_id: case.customer_id.clone(),
            state: InterviewState::Planned.word().into(),
            guide: guide.clone(),
            questions: serde_json::to_string(&questions).map_err(Fault::broken)?,
            people: serde_json::to_string(&group).map_err(Fault::broken)?,
            interviewer_id: asker.id.clone(),
            interviewer_name: asker.name.clone(),
            is_consultant: i64::from(asker.id.is_none()),
            involvement: serde_json::to_string(&asker.parts).map_err(Fault::broken)?,
            despite: asker.despite.clone(),
            channel: channel.into(),
            plan_at,
            planned_by: actor.label(),
            planned_at: tx.now(),
            begun_at: None,
            ended_at: None,
            minutes: None,
            ended_by: None,
            dropped_because: None,
            sent_at: None,
            sent_by: None,
            answered_at: None,
            answered_by: None,
            erased_at: None,
            salt: tx.salt(),
        };
        store::insert(&mut tx, &interview).await?;
        let entry = fact(&interview, "interview.planned")?;
        entries.push(
            entry
                .with("people", group.len())
                .with("interviewer", asker.id.as_ref().map(MemberId::as_str))
                .with("was_part", !asker.parts.is_empty()),
        );
        planned.push(interview);
    }
    tx.say(entries).await?.commit().await?;
    Ok(planned)
}

/// The people named, each once, all of this customer and still there.
async fn people_of(tx: &mut Tx, case: &Case, named: &[String]) -> Result<Vec<ContactId>> {
    let fault = |why: String, cure: &str| Err(Fault::invalid("people", why, cure));
    let known = customers::contacts_of(tx, &case.workspace_id, &case.customer_id).await?;
    let mut people: Vec<ContactId> = Vec::new();
    for typed in named.iter().map(|typed| typed.trim()).filter(|typed| !typed.is_empty()) {
        match known.iter().find(|c| c.id.as_str() == typed && c.left_at.is_none()) {
            Some(contact) if !people.contains(&contact.id) => people.push(contact.id.clone()),
            Some(_) => {}
            None => {
                return fault(
                    "This customer has no such contact.".into(),
                    "Choose among the customer's people.",
                );
            }
        }
    }
    match people.len() {
        0 => fault("Whom do you want to hear?".into(), "Choose one of their people, or several."),
        n if n > MOST_PEOPLE => fault(
            format!("{n} people are a meeting."),
            "Choose at most 12; hear the others in talks of their own.",
        ),
        _ => Ok(people),
    }
}

async fn asker(tx: &mut Tx, incident: &Incident, case: &Case, said: &PlanSaid) -> Result<Asker> {
    if let Some(name) = text::optional("consultant", &said.consultant, NAME)? {
        return Ok(Asker { id: None, name, parts: Vec::new(), despite: None });
    }
    let workspace = case.workspace_id.clone();
    let all = involvement::of_members(tx, &workspace, incident, case).await?;
    let typed = said.interviewer_id.trim();
    let chosen = all.into_iter().find(|one| one.member_id.as_str() == typed).ok_or_else(|| {
        Fault::Invalid(vec![FieldFault::new(
            "interviewer_id",
            "Who asks?",
            "Choose one of ours who was not part of it, or write a consultant's name.",
        )])
    })?;
    let told: Vec<String> = chosen.parts.iter().map(|part| part.told().to_owned()).collect();
    let despite = rules::may_ask(&chosen.name, &told, &said.despite)?;
    let parts = chosen.parts.iter().map(|part| part.word()).collect();
    Ok(Asker { id: Some(chosen.member_id), name: chosen.name, parts, despite })
}

/// They sit together: from now on what they say is noted. Members and above.
pub async fn begin(house: &House, actor: &Actor, id: &InterviewId) -> Result<Interview> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let interview = store::find_held(&mut tx, id).await?;
    rules::may_begin(&interview)?;
    let interview =
        Interview { state: InterviewState::Begun.word().into(), begun_at: Some(tx.now()), ..interview };
    store::update(&mut tx, &interview).await?;
    tx.say(fact(&interview, "interview.begun")?).await?.commit().await?;
    Ok(interview)
}

/// It is over: everything was asked, also what we have not asked (R40). What they asked for becomes candidates (R48).
/// Members and above.
pub async fn end(house: &House, actor: &Actor, id: &InterviewId, said: &EndSaid) -> Result<Interview> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let interview = store::find_held(&mut tx, id).await?;
    let notes = notes::list(&mut tx, &actor.workspace, id).await?;
    let minutes = rules::may_end(&interview, &notes, said, tx.now())?;
    let interview = Interview {
        state: InterviewState::Ended.word().into(),
        ended_at: Some(tx.now()),
        minutes: Some(minutes),
        ended_by: Some(actor.label()),
        ..interview
    };
    store::update(&mut tx, &interview).await?;
    let mut entries = vec![fact(&interview, "interview.ended")?.with("minutes", minutes)];
    entries.extend(found(&mut tx, &interview, &notes).await?);
    tx.say(entries).await?.commit().await?;
    Ok(interview)
}

/// It does not take place. Members and above.
pub async fn drop_it(house: &House, actor: &Actor, id: &InterviewId, because: &str) -> Result<Interview> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let interview = store::find_held(&mut tx, id).await?;
    let notes = notes::list(&mut tx, &actor.workspace, id).await?;
    rules::may_drop(&interview, &notes)?;
    let interview = Interview {
        state: InterviewState::Dropped.word().into(),
        dropped_because: Some(because),
        ..interview
    };
    store::update(&mut tx, &interview).await?;
    tx.say(fact(&interview, "interview.dropped")?).await?.commit().await?;
    Ok(interview)
}

/// Erases the notes of a talk. Owners only. That it took place, with whom and how long stays; statements have their own
/// erasure.
pub async fn erase(house: &House, actor: &Actor, id: &InterviewId) -> Result<Interview> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let interview = store::find_held(&mut tx, id).await?;
    if interview.erased_at.is_some() {
        return Ok(interview);
    }
    let now = Some(tx.now());
    let mut entries = Vec::new();
    for note in notes::list(&mut tx, &actor.workspace, id).await? {
        let gone = Note { text: String::new(), salt: String::new(), erased_at: now, ..note };
        notes::put(&mut tx, &gone).await?;
        entries.push(of_case(&interview, "interview.note_erased").about(&gone)?);
    }
    let interview = Interview { erased_at: now, ..interview };
    store::update(&mut tx, &interview).await?;
    entries.push(fact(&interview, "interview.erased")?);
    tx.say(entries).await?.commit().await?;
    Ok(interview)
}

/// The candidates that notes of a talk are, where their question asked for something and they are none yet.
pub(super) async fn found(tx: &mut Tx, interview: &Interview, notes: &[Note]) -> Result<Vec<Entry>> {
    let asks = |note: &&Note| {
        QuestionKind::FIXED.iter().any(|k| k.word() == note.kind && k.asks_for_something())
            && !note.text.trim().is_empty()
    };
    let asked: Vec<&Note> = notes.iter().filter(asks).collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let known = store::candidates::list_of_interview(tx, &interview.workspace_id, &interview.id).await?;
    let mut entries = Vec::new();
    for note in asked {
        if known.iter().any(|candidate| candidate.note_id == note.id) {
            continue;
        }
        let candidate = Candidate {
            workspace_id: note.workspace_id.clone(),
            id: tx.mint(),
            interview_id: note.interview_id.clone(),
            note_id: note.id.clone(),
            incident_id: note.incident_id.clone(),
            case_id: note.case_id.clone(),
            customer_id: note.customer_id.clone(),
            contact_id: note.contact_id.clone(),
            kind: note.kind.clone(),
            state: CandidateState::Open.word().into(),
            found_at: tx.now(),
            because: String::new(),
            settled_by: None,
            settled_name: None,
            settled_at: None,
            salt: tx.salt(),
        };
        store::candidates::insert(tx, &candidate).await?;
        let entry = of_case(interview, "candidate.found").about(&candidate)?;
        entries.push(entry.with("kind", candidate.kind.as_str()));
    }
    Ok(entries)
}

/// An entry of a talk, on its case's chain.
pub(super) fn of_case(interview: &Interview, fact: &'static str) -> Entry {
    Entry::on(Chain::Case(interview.case_id.clone()), fact)
        .incident(&interview.incident_id)
        .customer(&interview.customer_id)
}

/// An entry about a talk itself.
pub(super) fn fact(interview: &Interview, fact: &'static str) -> Result<Entry> {
    of_case(interview, fact).about(interview)
}
