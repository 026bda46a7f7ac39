//! All SQL of surveys, but for the results.

pub mod results;
pub mod standing;

use twodb::{Args, Ask, Sql, args, sql};

use super::{Answer, AnswerLine, AskedCase, Outcome, SilentLine, Survey};
use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, SurveyId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::incidents::CaseState;
use crate::journal::Tx;

const SURVEY: &str =
    "workspace_id, id, incident_id, because, notice_id, asked, asked_digest, salt, asked_at, asked_by";
const ANSWER: &str = "workspace_id, id, survey_id, case_id, customer_id, contact_id, version, solution, making_good, heard, \
    sincere, words, salt, answered_at";
const ASKED: &str = "survey_id, case_id, incident_id, customer_id, outcome, answered_at, reopened_at, superseded_at, asked_at";

/// The survey; [`Fault::Missing`] when there is none of this id.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &SurveyId) -> Result<Survey> {
    let text = format!("select {SURVEY} from surveys where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("survey"))
}

/// Every asking of an incident, newest first.
pub async fn list_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Survey>> {
    let text = format!(
        "select {SURVEY} from surveys where workspace_id = $1 and incident_id = $2 order by asked_at desc, id desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// The cases a survey asks, by their ids: whom an invitation goes to.
pub async fn list_asked(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    survey: &SurveyId,
    paging: &Paging,
) -> Result<Page<AskedCase>> {
    let [after] = paging.parts().unwrap_or_default();
    let text = format!(
        "select {ASKED} from survey_cases where workspace_id = $1 and survey_id = $2 and case_id > $3
         order by case_id limit $4"
    );
    let rows = ask.all(Sql::built(text), args![workspace, survey, after, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |r: &AskedCase| [r.case_id.to_string()]))
}

/// A new survey.
pub(super) async fn insert(tx: &mut Tx, survey: &Survey) -> Result<()> {
    let s = survey;
    let text = format!("insert into surveys ({SURVEY}) values {}", Sql::in_list(1, 10));
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.incident_id,
        &s.because,
        &s.notice_id,
        s.asked,
        &s.asked_digest,
        &s.salt,
        s.asked_at,
        &s.asked_by
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

// reads: cases
/// Cases of an incident in these states whose customers were told.
pub(super) async fn list_askable(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    states: &[CaseState],
) -> Result<Vec<(CaseId, CustomerId)>> {
    let text = format!(
        "select id, customer_id from cases where workspace_id = $1 and incident_id = $2 and told_at is not null and state in {}",
        Sql::in_list(3, states.len())
    );
    let mut values: Args = args![workspace, incident];
    values.extend(states.iter().map(|s| twodb::Value::from(s.word())));
    Ok(tx.all(Sql::built(text), values).await?)
}

// reads: cases
/// Of these cases, those of the incident that are live and whose customers were told.
pub(super) async fn list_named(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    ids: &[CaseId],
) -> Result<Vec<(CaseId, CustomerId)>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let text = format!(
            "select id, customer_id from cases where workspace_id = $1 and incident_id = $2 and told_at is not null
             and state not in ('closed', 'withdrawn') and id in {}",
            Sql::in_list(3, some.len())
        );
        let mut values: Args = args![workspace, incident];
        values.extend(some.iter().map(twodb::Value::from));
        found.extend(tx.all::<(CaseId, CustomerId)>(Sql::built(text), values).await?);
    }
    Ok(found)
}

/// Asks these cases; what they were asked before is over.
pub(super) async fn put_asked(tx: &mut Tx, survey: &Survey, cases: &[(CaseId, CustomerId)]) -> Result<()> {
    for some in cases.chunks(500) {
        let text = format!(
            "update survey_cases set superseded_at = $1 where workspace_id = $2 and superseded_at is null and case_id in {}",
            Sql::in_list(3, some.len())
        );
        let mut values: Args = args![survey.asked_at, &survey.workspace_id];
        values.extend(some.iter().map(|(case, _)| twodb::Value::from(case)));
        tx.run(Sql::built(text), values).await?;
    }
    let rows: Vec<Args> = cases
        .iter()
        .map(|(case, customer)| {
            args![&survey.workspace_id, &survey.id, case, &survey.incident_id, customer, survey.asked_at]
        })
        .collect();
    let columns = ["workspace_id", "survey_id", "case_id", "incident_id", "customer_id", "asked_at"];
    let put = tx.insert_many("survey_cases", &columns, "on conflict do nothing", rows).await?;
    if put < cases.len() as u64 {
        return Err(Fault::Conflict(
            "Somebody else has just asked some of these customers. Look again.".into(),
        ));
    }
    Ok(())
}

/// A case as this survey asked it, held until the end of the transaction.
pub(super) async fn hold_asked(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    survey: &SurveyId,
    case: &CaseId,
) -> Result<Option<AskedCase>> {
    let text = format!(
        "select {ASKED} from survey_cases where workspace_id = $1 and survey_id = $2 and case_id = $3 {}",
        Sql::hold(tx)
    );
    Ok(tx.maybe(Sql::built(text), args![workspace, survey, case]).await?)
}

/// The asking of a case that is not superseded, if it was ever asked.
pub(super) async fn seek_current(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Option<AskedCase>> {
    let text = format!(
        "select {ASKED} from survey_cases where workspace_id = $1 and case_id = $2 and superseded_at is null"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, case]).await?)
}

/// The last answer of each contact to a survey in a case.
pub(super) async fn list_last_answers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    survey: &SurveyId,
    case: &CaseId,
) -> Result<Vec<Answer>> {
    let text = format!(
        "select {ANSWER} from survey_answers a where workspace_id = $1 and survey_id = $2 and case_id = $3 and version =
             (select max(b.version) from survey_answers b where b.workspace_id = a.workspace_id and b.survey_id = a.survey_id
              and b.case_id = a.case_id and b.contact_id = a.contact_id)
         order by answered_at"
    );
    Ok(ask.all(Sql::built(text), args![workspace, survey, case]).await?)
}

/// A new version of an answer.
pub(super) async fn insert_answer(tx: &mut Tx, answer: &Answer) -> Result<()> {
    let a = answer;
    let text = format!(
        "insert into survey_answers ({ANSWER}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)"
    );
    let values = args![
        &a.workspace_id,
        &a.id,
        &a.survey_id,
        &a.case_id,
        &a.customer_id,
        &a.contact_id,
        a.version,
        &a.solution,
        &a.making_good,
        a.heard,
        a.sincere,
        &a.words,
        &a.salt,
        a.answered_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// How the asked case stands now.
pub(super) async fn settle_asked(
    tx: &mut Tx,
    asked: &AskedCase,
    stands: Outcome,
    reopened: bool,
) -> Result<()> {
    let (workspace, now) = (tx.actor().workspace.clone(), tx.now());
    let reopened_at: Option<Time> = reopened.then_some(now);
    tx.run(
        sql("update survey_cases set outcome = $1, answered_at = coalesce(answered_at, $2), reopened_at = coalesce(reopened_at, $3)
         where workspace_id = $4 and survey_id = $5 and case_id = $6"),
        args![stands.word(), now, reopened_at, workspace, &asked.survey_id, &asked.case_id],
    )
    .await?;
    Ok(())
}

// reads: cases
/// Customers that were asked and say nothing, in the order of their cases.
pub async fn list_silent(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<SilentLine>> {
    let [after] = paging.parts().unwrap_or_default();
    let rows = ask
        .all(
            sql("select s.case_id, s.customer_id, c.title, s.asked_at
             from survey_cases s join cases c on c.workspace_id = s.workspace_id and c.id = s.case_id
             where s.workspace_id = $1 and s.incident_id = $2 and s.case_id > $3 and s.superseded_at is null
               and s.answered_at is null and c.state <> 'withdrawn'
             order by s.case_id limit $4"),
            args![workspace, incident, after, paging.rows() + 1],
        )
        .await?;
    Ok(Page::cut(rows, paging, |r: &SilentLine| [r.case_id.to_string()]))
}

// reads: cases, contacts
/// The answers to a survey, each version, newest first.
pub(super) async fn list_answers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    survey: &SurveyId,
    case: Option<&CaseId>,
    paging: &Paging,
) -> Result<Page<AnswerLine>> {
    let (before, id) = paging.before();
    let mut values: Args = args![workspace, survey, before, id, paging.rows() + 1];
    let mut also = "";
    if let Some(case) = case {
        values.push(case.into());
        also = "and a.case_id = $6";
    }
    let text = format!(
        "select a.id, a.case_id, a.contact_id, c.title, p.name as contact, a.version, a.solution, a.making_good, a.heard,
                a.sincere, a.words, a.answered_at
         from survey_answers a
         join cases c on c.workspace_id = a.workspace_id and c.id = a.case_id
         left join contacts p on p.workspace_id = a.workspace_id and p.id = a.contact_id
         where a.workspace_id = $1 and a.survey_id = $2 and (a.answered_at, a.id) < ($3, $4) {also}
         order by a.answered_at desc, a.id desc limit $5"
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |r: &AnswerLine| [r.answered_at.0.to_string(), r.id.to_string()]))
}

/// The last answer of one contact, if they answered.
pub(super) async fn seek_last_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    asked: &AskedCase,
    contact: &ContactId,
) -> Result<Option<Answer>> {
    let text = format!(
        "select {ANSWER} from survey_answers where workspace_id = $1 and case_id = $2 and survey_id = $3 and contact_id = $4
         order by version desc limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, &asked.case_id, &asked.survey_id, contact]).await?)
}
