//! What they make of the record: they add to it, rank it, and say that it is whole.

use super::record::record_of;
use super::store::lines;
use super::taking::fresh_line;
use super::verbs::{fact, of_case};
use super::{Interview, Line, store};
use crate::ground::id::{ContactId, InterviewId, StatementId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Who};
use crate::incidents;
use crate::journal::{self, Tx};
use crate::listening::{self, Told};

/// A contact adds a line to the record of a talk of theirs, in their own words.
pub async fn add(house: &House, actor: &Actor, id: &InterviewId, words: &str) -> Result<(Line, Told)> {
    let mut tx = journal::begin(house, actor).await?;
    let (interview, contact) = theirs(&mut tx, id).await?;
    let words = text::required("words", words, PASSAGE)?;
    let case = incidents::find_case(&mut tx, &actor.workspace, &interview.case_id).await?;
    let (told, mut entries) = listening::add_within(&mut tx, &case, contact.clone(), &words).await?;
    let line = Line { is_added: 1, ..fresh_line(&tx, &interview, &told, contact) };
    lines::insert(&mut tx, &line).await?;
    let entry = of_case(&interview, "interview.line_added").about(&line)?;
    entries.push(entry.with("statement", line.statement_id.as_str()));
    tx.say(entries).await?.commit().await?;
    Ok((line, told))
}

/// A contact says what weighs most with them (R41).
pub async fn rank(
    house: &House,
    actor: &Actor,
    id: &InterviewId,
    typed: &[(StatementId, String)],
) -> Result<()> {
    let mut tx = journal::begin(house, actor).await?;
    let (interview, contact) = theirs(&mut tx, id).await?;
    let places = listening::read_ranks(typed)?;
    let lines = lines::list(&mut tx, &actor.workspace, id).await?;
    // An order is of the whole record: what was not said now keeps its place, and no two share one.
    let record = record_of(&mut tx, &interview).await?;
    let stands = record.lines.iter().filter(|line| !line.is_erased()).filter_map(|line| {
        let statement = &line.line.statement_id;
        let is_said = places.iter().any(|(said, _)| said == statement);
        let place = line.place_for(&contact).filter(|_| !is_said)?;
        Some((statement.clone(), place.to_string()))
    });
    let said = places.iter().filter(|(_, place)| *place > 0);
    let said = said.map(|(statement, place)| (statement.clone(), place.to_string()));
    listening::read_ranks(&said.chain(stands).collect::<Vec<_>>())?;
    if places.iter().any(|(statement, _)| lines.iter().all(|line| line.statement_id != *statement)) {
        return Err(Fault::Missing("statement"));
    }
    let case = incidents::find_case(&mut tx, &actor.workspace, &interview.case_id).await?;
    let entries = listening::rank_within(&mut tx, &case, &contact, &places).await?;
    if entries.is_empty() {
        return Err(Fault::Conflict("They stand in this order already. Nothing was changed.".into()));
    }
    tx.say(entries).await?.commit().await
}

/// A contact says that the record is whole. What they did not confirm keeps its mark.
pub async fn answer(house: &House, actor: &Actor, id: &InterviewId) -> Result<Interview> {
    let mut tx = journal::begin(house, actor).await?;
    let (interview, _) = theirs(&mut tx, id).await?;
    if interview.answered_at.is_some() {
        return Err(Fault::Conflict("This was said already. Nothing was changed.".into()));
    }
    let interview = Interview { answered_at: Some(tx.now()), answered_by: Some(actor.label()), ..interview };
    store::update(&mut tx, &interview).await?;
    tx.say(fact(&interview, "interview.record_answered")?).await?.commit().await?;
    Ok(interview)
}

/// A record that went to whoever acts, and who that is. Anybody else's is not there.
async fn theirs(tx: &mut Tx, id: &InterviewId) -> Result<(Interview, ContactId)> {
    let Who::Contact { id: contact, .. } = tx.actor().who.clone() else {
        return Err(Fault::forbidden("Only those who spoke can say whether the record is right."));
    };
    let interview = store::find_held(tx, id).await?;
    if interview.sent_at.is_none() || !interview.is_with(&contact) {
        return Err(Fault::Missing("record"));
    }
    Ok((interview, contact))
}
