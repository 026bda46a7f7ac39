//! What customers said, in their own words.

use twodb::{Ask, Sql, args};

use crate::ground::id::{CaseId, MemberId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::teams::Voice;

/// What was said in these cases to whoever stands by them since their last digest, and until `to`, oldest first; at most `most`.
/// `from` is before the first of those digests. A statement that says how it hits
/// them stands there once, as that. What was erased is not among it.
// reads: incidents, customers, listening, surveys, questions
pub(in crate::teams) async fn said(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
    cases: &[CaseId],
    (from, to): (Time, Time),
    most: i64,
) -> Result<Vec<Voice>> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let list = Sql::in_list(6, cases.len());
    let text = format!(
        "select v.case_id, c.title as customer, v.kind, v.words, coalesce(k.name, '') as who, v.said_at from (
            select s.case_id, s.contact_id, 'statement' as kind, w.text as words, w.said_at as said_at, w.id as id
            from statements s join wordings w on w.workspace_id = s.workspace_id and w.statement_id = s.id and w.number = s.version
            where s.workspace_id = $1 and s.case_id in {list} and w.said_at > $2 and w.said_at <= $3 and s.erased_at is null
              and w.erased_at is null and (w.number > 1 or not exists (
                select 1 from impacts i where i.workspace_id = s.workspace_id and i.statement_id = s.id))
            union all
            select case_id, contact_id, 'impact', text, reported_at, id from impacts
            where workspace_id = $1 and case_id in {list} and reported_at > $2 and reported_at <= $3 and erased_at is null
            union all
            select case_id, contact_id, 'answer', words, answered_at, id from survey_answers
            where workspace_id = $1 and case_id in {list} and answered_at > $2 and answered_at <= $3 and words is not null
            union all
            select case_id, contact_id, 'question', text, asked_at, id from questions
            where workspace_id = $1 and case_id in {list} and asked_at > $2 and asked_at <= $3 and erased_at is null
            union all
            select case_id, contact_id, 'demand', words, made_at, id from lead_demands
            where workspace_id = $1 and case_id in {list} and made_at > $2 and made_at <= $3 and erased_at is null
         ) v
         join cases c on c.workspace_id = $1 and c.id = v.case_id
         join executives e on e.workspace_id = $1 and e.case_id = v.case_id and e.member_id = $5 and e.state = 'accepted'
         left join contacts k on k.workspace_id = $1 and k.id = v.contact_id
         where v.words <> '' and v.said_at > e.digest_from order by v.said_at, v.id limit $4"
    );
    let mut values = args![workspace, from, to, most, member];
    values.extend(cases.iter().map(twodb::Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}
