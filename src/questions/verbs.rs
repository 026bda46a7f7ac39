//! What customers ask, and what we say to it.

use super::{AnswerSaid, PublishSaid, Question, QuestionAnswer, QuestionSaid, rules, store};
use crate::ground::id::{CaseId, IncidentId, MemberId, QuestionId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role, workspace};
use crate::incidents::{self, Whose, owner_of};
use crate::journal::{self, Chain, Entry, Tx, digest_of_words};
use crate::{listening, members, promises};

/// The longest reason.
const REASON: usize = 2_000;

/// Asks something: a contact in their own case; a member for a customer who asked elsewhere, or what everybody asks.
/// Whoever owns the case owes the answer, or whoever leads the incident.
pub async fn ask(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &QuestionSaid,
) -> Result<Question> {
    let mut tx = journal::begin(house, actor).await?;
    let Whose { case, contact_id } =
        incidents::whose(&mut tx, incident, &said.case_id, &said.contact_id).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    let channel = listening::heard(actor, &said.channel)?;
    let words = text::required("question", &said.question, PASSAGE)?;
    let salt = tx.salt();
    let question = Question {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        owner_id: owner_of(case.as_ref(), &found),
        customer_id: case.as_ref().map(|c| c.customer_id.clone()),
        case_id: case.map(|c| c.id),
        contact_id,
        channel: channel.word().into(),
        text_digest: digest_of_words(&salt, &words),
        text: words,
        asked_by: actor.label(),
        asked_at: tx.now(),
        answers: 0,
        answered_at: None,
        published_at: None,
        published_by: None,
        public_question: String::new(),
        public_answer: String::new(),
        taken_back_because: String::new(),
        erased_at: None,
        salt,
    };
    store::insert(&mut tx, &question).await?;
    let entry = fact(&question, "question.asked")?.with("channel", channel.word());
    tx.say(entry).await?.commit().await?;
    Ok(question)
}

/// Takes a question on: a member for themselves, or for whom they name. Members and above.
pub async fn take(
    house: &House,
    actor: &Actor,
    id: &QuestionId,
    owner: Option<&MemberId>,
) -> Result<Question> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let question = store::find_held(&mut tx, id).await?;
    rules::may_answer(&question)?;
    let owner = match owner {
        Some(owner) => members::find(&mut tx, &actor.workspace, owner).await?.id,
        None => actor.must_be_member()?.clone(),
    };
    if question.owner_id.as_ref() == Some(&owner) {
        return Ok(question);
    }
    let question = Question { owner_id: Some(owner.clone()), ..question };
    store::update(&mut tx, &question).await?;
    let entry = fact(&question, "question.taken")?.with("owner", owner.as_str());
    tx.say(entry).await?.commit().await?;
    Ok(question)
}

/// Answers whoever asked; every version of an answer stays. No day but those they may read. Members and above.
pub async fn answer(house: &House, actor: &Actor, id: &QuestionId, said: &AnswerSaid) -> Result<Question> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let question = store::find_held(&mut tx, id).await?;
    rules::may_answer(&question)?;
    let before = store::answers(&mut tx, &actor.workspace, id).await?;
    let words = rules::answered(&said.answer, before.last().map(|a| a.text.as_str()))?;
    let case = question.case_id.clone();
    gated(&mut tx, &question.incident_id, case.as_ref(), &[("answer", words.as_str())]).await?;
    let salt = tx.salt();
    let number = question.answers + 1;
    let answer = QuestionAnswer {
        workspace_id: actor.workspace.clone(),
        id: format!("{id}/{number}"),
        question_id: id.clone(),
        incident_id: question.incident_id.clone(),
        number,
        text_digest: digest_of_words(&salt, &words),
        text: words,
        said_by: actor.label(),
        said_name: actor.name.clone(),
        said_at: tx.now(),
        erased_at: None,
        salt,
    };
    store::insert_answer(&mut tx, &answer).await?;
    let question = Question {
        answers: number,
        answered_at: question.answered_at.or(Some(tx.now())),
        owner_id: question.owner_id.or_else(|| actor.member().cloned()),
        ..question
    };
    store::update(&mut tx, &question).await?;
    let entries = vec![
        fact(&question, "question.answered")?.with("version", number),
        on(&question, "question.answer_written").about(&answer)?,
    ];
    tx.say(entries).await?.commit().await?;
    Ok(question)
}

/// Lets everybody read it, in words written anew; refused where they tell who asked. Leads only.
pub async fn publish(house: &House, actor: &Actor, id: &QuestionId, said: &PublishSaid) -> Result<Question> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let question = store::find_held(&mut tx, id).await?;
    let names = match &question.customer_id {
        Some(customer) => store::names(&mut tx, &actor.workspace, customer).await?,
        None => Vec::new(),
    };
    let (asked, answer) = rules::published(&question, said, &names)?;
    let words = [("question", asked.as_str()), ("answer", answer.as_str())];
    gated(&mut tx, &question.incident_id, None, &words).await?;
    let question = Question {
        published_at: Some(tx.now()),
        published_by: Some(actor.label()),
        public_question: asked,
        public_answer: answer,
        taken_back_because: String::new(),
        ..question
    };
    store::update(&mut tx, &question).await?;
    tx.say(fact(&question, "question.published")?).await?.commit().await?;
    Ok(question)
}

/// Lets nobody but whoever asked read it any more, because …. Members and above: whoever sees what should not be read takes
/// it back at once.
pub async fn take_back(house: &House, actor: &Actor, id: &QuestionId, because: &str) -> Result<Question> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, REASON)?;
    let mut tx = journal::begin(house, actor).await?;
    let question = store::find_held(&mut tx, id).await?;
    if !question.is_published() {
        return Err(Fault::Conflict("Nobody but whoever asked reads this. Nothing was changed.".into()));
    }
    let question = Question { taken_back_because: because, ..unpublished(question) };
    store::update(&mut tx, &question).await?;
    tx.say(fact(&question, "question.taken_back")?).await?.commit().await?;
    Ok(question)
}

/// Erases the words of a question and of every answer to it, and what everybody reads of it. Owners only. That it was
/// asked, by whom, when, and the digests of the words stay; the salts go, so that the digests tell nothing.
pub async fn erase(house: &House, actor: &Actor, id: &QuestionId) -> Result<Question> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let question = store::find_held(&mut tx, id).await?;
    if question.erased_at.is_some() {
        return Ok(question);
    }
    let now = Some(tx.now());
    let mut entries = Vec::new();
    for answer in store::answers(&mut tx, &actor.workspace, id).await? {
        let gone = QuestionAnswer { text: String::new(), salt: String::new(), erased_at: now, ..answer };
        store::erase_answer(&mut tx, &gone).await?;
        entries.push(on(&question, "question.answer_erased").about(&gone)?);
    }
    let question =
        Question { text: String::new(), salt: String::new(), erased_at: now, ..unpublished(question) };
    store::update(&mut tx, &question).await?;
    entries.push(fact(&question, "question.erased")?);
    tx.say(entries).await?.commit().await?;
    Ok(question)
}

fn unpublished(question: Question) -> Question {
    Question {
        published_at: None,
        published_by: None,
        public_question: String::new(),
        public_answer: String::new(),
        ..question
    }
}

/// No day but those that whoever reads it may read (R22).
async fn gated(
    tx: &mut Tx,
    incident: &IncidentId,
    case: Option<&CaseId>,
    words: &[(&str, &str)],
) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let zone = workspace::zone_of(tx, &workspace).await?;
    let incident = incidents::find(tx, &workspace, incident).await?;
    let now = tx.now();
    let faults = promises::ungated_days(tx, &incident, case, words, None, &zone, now).await?;
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}

/// An entry on the chain of the case, or of the incident where it is nobody's in particular.
fn on(question: &Question, fact: &'static str) -> Entry {
    let incident = || Chain::Incident(question.incident_id.clone());
    let entry = Entry::on(question.case_id.clone().map_or_else(incident, Chain::Case), fact)
        .incident(&question.incident_id);
    match &question.customer_id {
        Some(customer) => entry.customer(customer),
        None => entry,
    }
}

fn fact(question: &Question, fact: &'static str) -> Result<Entry> {
    on(question, fact).about(question)
}
