//! How the cases asked stand, worked out anew: from the surveys, the answers and the journal alone.

use std::collections::HashMap;

use twodb::Ask;

use super::store::standing::{self as store, AskedBeside};
use super::{Answer, AskedCase, Outcome, rules};
use crate::ground::id::{CaseId, ContactId, SurveyId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal;

/// Entries of a case that say one fact; no case is answered more often.
const MOST: i64 = 10_000;

/// Cases asked, behind one, in the order of survey and case: each as it stands in the store, and as it follows
/// from what the journal vouches for; `None` where there is no such survey.
pub async fn standing_after(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    after: &(String, String),
    most: i64,
) -> Result<Vec<(AskedCase, Option<AskedCase>)>> {
    let page = store::asked_after(ask, workspace, after, most).await?;
    let mut cases: Vec<CaseId> = page.iter().map(|row| row.asked.case_id.clone()).collect();
    cases.sort_unstable();
    cases.dedup();
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let mut askings: HashMap<CaseId, Vec<(Time, SurveyId)>> = HashMap::new();
    for (case, at, survey) in store::askings_of(ask, workspace, &cases).await? {
        askings.entry(case).or_default().push((at, survey));
    }
    let mut answers: HashMap<CaseId, Vec<Answer>> = HashMap::new();
    for answer in store::answers_of(ask, workspace, &cases).await? {
        answers.entry(answer.case_id.clone()).or_default().push(answer);
    }
    let mut beside = Vec::with_capacity(page.len());
    for AskedBeside { asked, of_incident, of_customer, of_time } in page {
        let (Some(incident_id), Some(asked_at)) = (of_incident, of_time) else {
            beside.push((asked, None));
            continue;
        };
        let known: Vec<&Answer> = answers
            .get(&asked.case_id)
            .into_iter()
            .flatten()
            .filter(|answer| answer.survey_id == asked.survey_id)
            .collect();
        let next = askings
            .get(&asked.case_id)
            .into_iter()
            .flatten()
            .find(|(at, survey)| (*at, survey) > (asked.asked_at, &asked.survey_id));
        let could_reopen = asked.reopened_at.is_some() || known.iter().any(|a| rules::is_unhappy(a));
        let derived = AskedCase {
            survey_id: asked.survey_id.clone(),
            case_id: asked.case_id.clone(),
            incident_id,
            customer_id: of_customer.unwrap_or_else(|| asked.customer_id.clone()),
            outcome: stands(&known).map(|outcome| outcome.word().into()),
            answered_at: known.iter().map(|answer| answer.answered_at).min(),
            reopened_at: if could_reopen { reopened(ask, workspace, &asked).await? } else { None },
            superseded_at: next.map(|(at, _)| *at),
            asked_at,
        };
        beside.push((asked, Some(derived)));
    }
    Ok(beside)
}

/// Over the last version of each contact's answer.
fn stands(known: &[&Answer]) -> Option<Outcome> {
    let mut last: HashMap<&ContactId, &Answer> = HashMap::new();
    for answer in known {
        let kept = last.entry(&answer.contact_id).or_insert(answer);
        if kept.version < answer.version {
            *kept = answer;
        }
    }
    rules::stands(&last.into_values().cloned().collect::<Vec<_>>())
}

/// When an answer to this survey first opened the case again: its entry is followed by the one that says so.
async fn reopened(ask: &mut dyn Ask, workspace: &WorkspaceId, asked: &AskedCase) -> Result<Option<Time>> {
    let chain = asked.case_id.as_str();
    let again = journal::of_fact(ask, workspace, chain, "case.reopened", 0, MOST).await?;
    let answered = journal::of_fact(ask, workspace, chain, "survey.answered", 0, MOST).await?;
    let first = answered.iter().find(|entry| {
        entry.data("survey").as_str() == Some(asked.survey_id.as_str())
            && entry.data("stands").as_str() == Some(Outcome::Unhappy.word())
            && again.iter().any(|reopening| reopening.seq == entry.seq + 1)
    });
    Ok(first.map(|entry| entry.at))
}
