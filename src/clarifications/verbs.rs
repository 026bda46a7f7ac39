//! Asking what somebody means, explaining, and saying how it ended.

use super::clarification::OPEN;
use super::{
    Clarification, ClarificationLine, OpenSaid, Outcome, SettleSaid, Side, Way, WordsSaid, rules, store,
};
use crate::ground::id::{CaseId, ClarificationId, ContactId, QuestionId, StatementId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role, Who, workspace};
use crate::incidents::{self, Case, Whose};
use crate::journal::{self, Chain, Entry, Tx, digest_of_words};
use crate::listening::{self, Channel};
use crate::{promises, questions};

/// A contact speaks for their own customer; of us, members and above.
fn side_of(actor: &Actor) -> Result<Side> {
    match &actor.who {
        Who::Contact { .. } => Ok(Side::Them),
        Who::Member { .. } | Who::Desk => actor.must_be(Role::Member).map(|()| Side::Us),
    }
}

/// Begins one about something that a customer told or asked us: a member asks what they mean, or offers to explain; a contact
/// asks what we mean with our answer.
pub async fn open(house: &House, actor: &Actor, case: &CaseId, said: &OpenSaid) -> Result<Clarification> {
    let side = side_of(actor)?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    let whose = incidents::whose(&mut tx, &found.incident_id, case.as_str(), &said.contact_id).await?;
    // A contact is in their own customer's case, whatever is asked for.
    let Whose { case: Some(case), contact_id } = whose else { return Err(Fault::Missing("case")) };
    if case.id != found.id {
        return Err(Fault::Missing("case"));
    }
    let way = match (side, Way::from_word(said.way.trim())) {
        (Side::Them, _) => Way::Asked,
        (Side::Us, Some(way)) if way != Way::Asked => way,
        (Side::Us, _) => {
            let why = "You did not say who is to learn from whom.";
            return Err(Fault::invalid("way", why, "Choose whether to ask them or to explain it to them."));
        }
    };
    let about = about(&mut tx, &case, said, contact_id.as_ref()).await?;
    let words = text::required("words", &said.words, PASSAGE)?;
    let clarification = Clarification {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: case.incident_id.clone(),
        customer_id: case.customer_id.clone(),
        contact_id: contact_id.or(about.contact),
        statement_id: about.statement,
        question_id: about.question,
        way: way.word().into(),
        state: OPEN.into(),
        waits_for: side.other().word().into(),
        lines: 1,
        opened_by: actor.label(),
        opened_at: tx.now(),
        moved_at: tx.now(),
        settled_by: None,
        settled_name: None,
        settled_how: None,
        settled_at: None,
        erased_at: None,
        salt: tx.salt(),
        case_id: case.id,
    };
    store::insert(&mut tx, &clarification).await?;
    let line = written(&mut tx, &clarification, side, Channel::Room, words).await?;
    let entries = vec![
        fact(&clarification, "clarification.opened")?.with("way", way.word()),
        on(&clarification, "clarification.line_written").about(&line)?,
    ];
    tx.say(entries).await?.commit().await?;
    Ok(clarification)
}

/// What it is about, and whose words those were.
struct About {
    statement: Option<StatementId>,
    question: Option<QuestionId>,
    contact: Option<ContactId>,
}

/// A statement or a question of this case, and of this contact where one asks.
async fn about(tx: &mut Tx, case: &Case, said: &OpenSaid, asker: Option<&ContactId>) -> Result<About> {
    let workspace = tx.actor().workspace.clone();
    let is_theirs = matches!(tx.actor().who, Who::Contact { .. });
    // What a colleague of theirs asked in their own name is not theirs to ask about.
    let may = |whose: Option<&ContactId>| !is_theirs || whose.is_none() || whose == asker;
    let unknown = |field: &str| {
        let cure =
            "Begin from something they told you, or from a question of theirs, on the page of the case.";
        Fault::invalid(field, "This is nothing that this customer told or asked us.", cure)
    };
    if let Ok(id) = said.statement_id.trim().parse::<StatementId>() {
        let missing = |fault: Fault| fault.if_missing(|| unknown("statement_id"));
        let statement = listening::find_statement(tx, &workspace, &id).await.map_err(missing)?;
        if statement.case_id != case.id || !may(statement.contact_id.as_ref()) {
            return Err(unknown("statement_id"));
        }
        return Ok(About { statement: Some(id), question: None, contact: statement.contact_id });
    }
    let id = said.question_id.trim().parse::<QuestionId>().map_err(|_| unknown("statement_id"))?;
    let missing = |fault: Fault| fault.if_missing(|| unknown("question_id"));
    let question = questions::find(tx, &workspace, &id).await.map_err(missing)?;
    if question.case_id.as_ref() != Some(&case.id) || !may(question.contact_id.as_ref()) {
        return Err(unknown("question_id"));
    }
    Ok(About { statement: None, question: Some(id), contact: question.contact_id })
}

/// Reads one for whoever speaks next, held until the end of the change: a contact only what is theirs.
async fn held(tx: &mut Tx, id: &ClarificationId) -> Result<Clarification> {
    let found = store::find_held(tx, id).await?;
    if let Who::Contact { id: contact, customer } = &tx.actor().who {
        let is_theirs = found.contact_id.as_ref().is_none_or(|of| of == contact);
        if found.customer_id != *customer || !is_theirs {
            return Err(Fault::Missing("clarification"));
        }
    }
    Ok(found)
}

/// Says the next thing: what we mean, what they mean, or, by a member who heard it elsewhere, what they said there.
pub async fn say(
    house: &House,
    actor: &Actor,
    id: &ClarificationId,
    said: &WordsSaid,
) -> Result<Clarification> {
    let speaks = side_of(actor)?;
    let mut tx = journal::begin(house, actor).await?;
    let found = held(&mut tx, id).await?;
    rules::may_say(&found)?;
    let is_noted = speaks == Side::Us && !said.channel.trim().is_empty();
    let channel = if is_noted { listening::heard(actor, &said.channel)? } else { Channel::Room };
    let side = if is_noted { Side::Them } else { speaks };
    let words = text::required("words", &said.words, PASSAGE)?;
    let clarification = Clarification {
        lines: found.lines + 1,
        waits_for: side.other().word().into(),
        moved_at: tx.now(),
        ..found
    };
    store::update(&mut tx, &clarification).await?;
    let line = written(&mut tx, &clarification, side, channel, words).await?;
    let entries = vec![
        fact(&clarification, "clarification.said")?.with("side", side.word()).with("number", line.number),
        on(&clarification, "clarification.line_written").about(&line)?,
    ];
    tx.say(entries).await?.commit().await?;
    Ok(clarification)
}

/// Says how it ended. What only they can know they say in their room, or a member notes how they said it.
pub async fn settle(
    house: &House,
    actor: &Actor,
    id: &ClarificationId,
    said: &SettleSaid,
) -> Result<Clarification> {
    let side = side_of(actor)?;
    let outcome = Outcome::from_word(said.outcome.trim()).ok_or_else(|| {
        let cure = "Choose one: understood, explained, or that you see it differently.";
        Fault::invalid("outcome", "You did not say how it ended.", cure)
    })?;
    let mut tx = journal::begin(house, actor).await?;
    let found = held(&mut tx, id).await?;
    let channel = match (side, outcome) {
        (Side::Them, _) => Some(Channel::Room),
        (Side::Us, Outcome::Understood) => None,
        (Side::Us, _) if said.channel.trim().is_empty() => None,
        (Side::Us, _) => Some(listening::heard(actor, &said.channel)?),
    };
    let lines = store::list_lines(&mut tx, &actor.workspace, id).await?;
    rules::settled(&found, &lines, outcome, channel)?;
    let clarification = Clarification {
        state: outcome.word().into(),
        waits_for: String::new(),
        settled_by: Some(actor.label()),
        settled_name: Some(actor.name.clone()),
        settled_how: channel.map(|channel| channel.word().to_owned()),
        settled_at: Some(tx.now()),
        ..found
    };
    store::update(&mut tx, &clarification).await?;
    let entry = fact(&clarification, "clarification.settled")?.with("outcome", outcome.word());
    tx.say(entry.with("how", clarification.settled_how.clone())).await?.commit().await?;
    Ok(clarification)
}

/// Erases everything that was said. Owners only. That something was to be cleared up, with whom, when and how it ended stay;
/// the salts go, so that no digest tells anything.
pub async fn erase(house: &House, actor: &Actor, id: &ClarificationId) -> Result<Clarification> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let found = store::find_held(&mut tx, id).await?;
    if found.erased_at.is_some() {
        return Ok(found);
    }
    let now = Some(tx.now());
    let clarification = Clarification { waits_for: String::new(), erased_at: now, ..found };
    store::update(&mut tx, &clarification).await?;
    let mut entries = vec![fact(&clarification, "clarification.erased")?];
    for gone in store::erase_lines(&mut tx, &clarification).await? {
        entries.push(on(&clarification, "clarification.line_erased").about(&gone)?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(clarification)
}

/// Writes down what was said. Of ours no day but those they may read (R22).
async fn written(
    tx: &mut Tx,
    of: &Clarification,
    side: Side,
    channel: Channel,
    words: String,
) -> Result<ClarificationLine> {
    let workspace = of.workspace_id.clone();
    if side == Side::Us {
        let desk = workspace::seek(tx, &workspace).await?.ok_or(Fault::Missing("workspace"))?;
        let incident = incidents::find(tx, &workspace, &of.incident_id).await?;
        let (now, said) = (tx.now(), [("words", words.as_str())]);
        let faults =
            promises::ungated_days(tx, &incident, Some(&of.case_id), &said, None, &desk.zone, now).await?;
        if !faults.is_empty() {
            return Err(Fault::Invalid(faults));
        }
    }
    let salt = tx.salt();
    let line = ClarificationLine {
        workspace_id: workspace,
        id: format!("{}/{}", of.id, of.lines),
        clarification_id: of.id.clone(),
        case_id: of.case_id.clone(),
        number: of.lines,
        side: side.word().into(),
        channel: channel.word().into(),
        text_digest: digest_of_words(&salt, &words),
        text: words,
        said_by: tx.actor().label(),
        said_name: tx.actor().name.clone(),
        said_at: tx.now(),
        erased_at: None,
        salt,
    };
    store::insert_line(tx, &line).await?;
    Ok(line)
}

fn on(of: &Clarification, fact: &'static str) -> Entry {
    Entry::on(Chain::Case(of.case_id.clone()), fact).incident(&of.incident_id).customer(&of.customer_id)
}

fn fact(of: &Clarification, fact: &'static str) -> Result<Entry> {
    on(of, fact).about(of)
}
