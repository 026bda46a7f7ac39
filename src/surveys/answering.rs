//! A contact answers, and what follows from it in the same breath: the case closes, or is open again.

use super::{Answer, AnswerSaid, AskedCase, Outcome, rules, store};
use crate::ground::id::{CaseId, ContactId, CustomerId, SurveyId};
use crate::ground::{Actor, Fault, House, Result, Who};
use crate::incidents::{self, Case, CaseState, Closing};
use crate::journal::{self, Chain, Entry, Tx};

/// A contact's answer. Both right, and the case closes on their confirmation (R88); a no, and it is unhappy:
/// open again, with an owner, and counted (R90). Answered anew it is a new version; the same again is nothing.
pub async fn answer(
    house: &House,
    actor: &Actor,
    survey: &SurveyId,
    case: &CaseId,
    said: AnswerSaid,
) -> Result<Answer> {
    let Who::Contact { id: contact, customer } = &actor.who else {
        return Err(Fault::forbidden("Only the customer's own people answer; nobody answers for them."));
    };
    let read = rules::read(&said)?;
    let mut tx = journal::begin(house, actor).await?;
    let (asked, case) = open_asking(&mut tx, survey, case, customer).await?;
    let mut lasts = store::list_last_answers(&mut tx, &actor.workspace, survey, &case.id).await?;
    let mine = lasts.iter().position(|a| a.contact_id == *contact).map(|at| lasts.swap_remove(at));
    let answer = fresh(&tx, &asked, contact, read, mine.as_ref());
    if let Some(same) = mine.filter(|old| says_the_same(old, &answer)) {
        return Ok(same);
    }
    store::insert_answer(&mut tx, &answer).await?;
    lasts.push(answer.clone());
    let stands = rules::stands(&lasts).unwrap_or(Outcome::Unsure);
    let mut entries = vec![entry(&case, &answer, stands)?];
    let followed = follow(&mut tx, &case, stands).await?;
    let reopened = stands == Outcome::Unhappy && !followed.is_empty();
    entries.extend(followed);
    store::settle_asked(&mut tx, &asked, stands, reopened).await?;
    tx.say(entries).await?.commit().await?;
    Ok(answer)
}

/// The asking this answer belongs to, held until it is settled; refused once it is over.
async fn open_asking(
    tx: &mut Tx,
    survey: &SurveyId,
    case: &CaseId,
    customer: &CustomerId,
) -> Result<(AskedCase, Case)> {
    let workspace = tx.actor().workspace.clone();
    let asked = store::hold_asked(tx, &workspace, survey, case).await?;
    let asked = asked.filter(|a| a.customer_id == *customer).ok_or(Fault::Missing("survey"))?;
    if asked.superseded_at.is_some() {
        return Err(Fault::Conflict(
            "We have asked again since. Open your page anew and answer there.".into(),
        ));
    }
    let incident = incidents::find(tx, &workspace, &asked.incident_id).await?;
    let case = incidents::find_case(tx, &workspace, case).await?;
    if incident.closed_at.is_some() || case.state() == CaseState::Withdrawn {
        return Err(Fault::refused(
            "This survey is over.",
            "If it does not hold, write to us: the address is in every mail we sent you.",
        ));
    }
    Ok((asked, case))
}

fn fresh(tx: &Tx, asked: &AskedCase, contact: &ContactId, read: rules::Read, old: Option<&Answer>) -> Answer {
    Answer {
        workspace_id: tx.actor().workspace.clone(),
        id: tx.mint(),
        survey_id: asked.survey_id.clone(),
        case_id: asked.case_id.clone(),
        customer_id: asked.customer_id.clone(),
        contact_id: contact.clone(),
        version: old.map_or(0, |a| a.version) + 1,
        solution: read.solution.word().into(),
        making_good: read.making_good.word().into(),
        heard: read.heard,
        sincere: read.sincere,
        words: read.words,
        salt: tx.salt(),
        answered_at: tx.now(),
    }
}

fn says_the_same(a: &Answer, b: &Answer) -> bool {
    (&a.solution, &a.making_good, a.heard, a.sincere, &a.words)
        == (&b.solution, &b.making_good, b.heard, b.sincere, &b.words)
}

fn entry(case: &Case, answer: &Answer, stands: Outcome) -> Result<Entry> {
    let entry = Entry::on(Chain::Case(case.id.clone()), "survey.answered")
        .incident(&case.incident_id)
        .customer(&case.customer_id)
        .about(answer)?
        .with("survey", answer.survey_id.as_str())
        .with("solution", answer.solution.clone())
        .with("making_good", answer.making_good.clone())
        .with("heard", answer.heard)
        .with("sincere", answer.sincere)
        .with("version", answer.version)
        .with("outcome", rules::outcome_of(answer).word())
        .with("stands", stands.word());
    Ok(entry)
}

/// What follows for the case.
async fn follow(tx: &mut Tx, case: &Case, stands: Outcome) -> Result<Vec<Entry>> {
    match stands {
        Outcome::Unhappy => incidents::reopen(tx, &case.id, None).await,
        Outcome::Happy if case.state().is_live() => {
            let (_, closed) = incidents::close(tx, &case.id, Closing::Confirmed).await?;
            Ok(vec![closed])
        }
        Outcome::Happy | Outcome::Unsure => Ok(Vec::new()),
    }
}
