//! All SQL of questions.

use twodb::{Ask, Sql, args, sql};

use super::{Question, QuestionAnswer, QuestionLine};
use crate::ground::id::{CaseId, CustomerId, IncidentId, QuestionId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const QUESTION: &str = "workspace_id, id, incident_id, case_id, customer_id, contact_id, channel, text, text_digest, asked_by, \
    asked_at, owner_id, answers, answered_at, published_at, published_by, public_question, public_answer, \
    taken_back_because, erased_at, salt";
const ANSWER: &str = "workspace_id, id, question_id, incident_id, number, text, text_digest, said_by, said_name, said_at, \
    erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &QuestionId) -> Result<Question> {
    let text = format!("select {QUESTION} from questions where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("question"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &QuestionId) -> Result<Question> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {QUESTION} from questions where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("question"))
}

/// A question with its customer and its owner by name.
fn lines() -> String {
    let columns = QUESTION.replace(", ", ", q.");
    format!(
        "select q.{columns}, c.title as customer, m.name as owner from questions q
         left join cases c on c.workspace_id = q.workspace_id and c.id = q.case_id
         left join members m on m.workspace_id = q.workspace_id and m.id = q.owner_id"
    )
}

/// What was asked about an incident, newest first. -- reads: incidents, members
pub(super) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<QuestionLine>> {
    let (before, id) = paging.before();
    let text = format!(
        "{} where q.workspace_id = $1 and q.incident_id = $2 and (q.asked_at, q.id) < ($3, $4)
         order by q.asked_at desc, q.id desc limit $5",
        lines()
    );
    let rows = ask.all(Sql::built(text), args![workspace, incident, before, id, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |l: &QuestionLine| {
        [l.question.asked_at.0.to_string(), l.question.id.to_string()]
    }))
}

/// Questions of a desk that wait for an answer, the oldest first, at most 50; of one incident, or of all.
// reads: incidents, members
pub(super) async fn list_open(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: Option<&IncidentId>,
) -> Result<Vec<QuestionLine>> {
    let of = if incident.is_some() { "and q.incident_id = $2" } else { "" };
    let text = format!(
        "{} where q.workspace_id = $1 and q.answered_at is null and q.erased_at is null {of}
         order by q.asked_at, q.id limit 50",
        lines()
    );
    let mut values: twodb::Args = args![workspace];
    values.extend(incident.map(Into::into));
    Ok(ask.all(Sql::built(text), values).await?)
}

/// How many were asked about an incident, how many of them were answered, and how many everybody reads.
pub(super) async fn count(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<(i64, i64, i64)> {
    Ok(ask
        .one(
            sql("select count(*), count(answered_at), count(published_at) from questions
                 where workspace_id = $1 and incident_id = $2"),
            args![workspace, incident],
        )
        .await?)
}

/// What one customer asked in their case, oldest first.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<Question>> {
    let text = format!(
        "select {QUESTION} from questions where workspace_id = $1 and case_id = $2 order by asked_at, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// What everybody reads, the last published first, at most 100.
pub async fn list_published(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Question>> {
    let text = format!(
        "select {QUESTION} from questions where workspace_id = $1 and incident_id = $2 and published_at is not null
         order by published_at desc, id desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Every version of the answer to one question, in their order.
pub async fn answers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &QuestionId,
) -> Result<Vec<QuestionAnswer>> {
    let text = format!(
        "select {ANSWER} from question_answers where workspace_id = $1 and question_id = $2 order by number limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// The answers to all questions of a case, question by question in their order.
pub async fn answers_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<QuestionAnswer>> {
    let columns = ANSWER.replace(", ", ", a.");
    let text = format!(
        "select a.{columns} from question_answers a
         join questions q on q.workspace_id = a.workspace_id and q.id = a.question_id
         where a.workspace_id = $1 and q.case_id = $2 order by a.question_id, a.number limit 1000"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// What tells of a customer: their name, and the names, addresses and numbers of their people. -- reads: customers, incidents
pub(super) async fn names(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Vec<String>> {
    let rows: Vec<(Option<String>,)> = ask
        .all(
            sql("select name from customers where workspace_id = $1 and id = $2
                 union select title from cases where workspace_id = $1 and customer_id = $2
                 union select name from contacts where workspace_id = $1 and customer_id = $2
                 union select email from contacts where workspace_id = $1 and customer_id = $2
                 union select phone from contacts where workspace_id = $1 and customer_id = $2"),
            args![workspace, customer],
        )
        .await?;
    Ok(rows.into_iter().filter_map(|(name,)| name).collect())
}

/// A new question.
pub(super) async fn insert(tx: &mut Tx, question: &Question) -> Result<()> {
    let q = question;
    let text = format!("insert into questions ({QUESTION}) values {}", Sql::in_list(1, 21));
    let values = args![
        &q.workspace_id,
        &q.id,
        &q.incident_id,
        &q.case_id,
        &q.customer_id,
        &q.contact_id,
        &q.channel,
        &q.text,
        &q.text_digest,
        &q.asked_by,
        q.asked_at,
        &q.owner_id,
        q.answers,
        q.answered_at,
        q.published_at,
        &q.published_by,
        &q.public_question,
        &q.public_answer,
        &q.taken_back_because,
        q.erased_at,
        &q.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(super) async fn update(tx: &mut Tx, question: &Question) -> Result<()> {
    let q = question;
    tx.run(
        sql(
            "update questions set text = $1, owner_id = $2, answers = $3, answered_at = $4, published_at = $5,
                published_by = $6, public_question = $7, public_answer = $8, taken_back_because = $9, erased_at = $10,
                salt = $11 where workspace_id = $12 and id = $13",
        ),
        args![
            &q.text,
            &q.owner_id,
            q.answers,
            q.answered_at,
            q.published_at,
            &q.published_by,
            &q.public_question,
            &q.public_answer,
            &q.taken_back_because,
            q.erased_at,
            &q.salt,
            &q.workspace_id,
            &q.id
        ],
    )
    .await?;
    Ok(())
}

/// A new version of an answer.
pub(super) async fn insert_answer(tx: &mut Tx, answer: &QuestionAnswer) -> Result<()> {
    let a = answer;
    let text = format!("insert into question_answers ({ANSWER}) values {}", Sql::in_list(1, 12));
    let values = args![
        &a.workspace_id,
        &a.id,
        &a.question_id,
        &a.incident_id,
        a.number,
        &a.text,
        &a.text_digest,
        &a.said_by,
        &a.said_name,
        a.said_at,
        a.erased_at,
        &a.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Takes the words out of an answer.
pub(super) async fn erase_answer(tx: &mut Tx, answer: &QuestionAnswer) -> Result<()> {
    let a = answer;
    tx.run(
        sql("update question_answers set text = $1, salt = $2, erased_at = $3 where workspace_id = $4 and id = $5"),
        args![&a.text, &a.salt, a.erased_at, &a.workspace_id, &a.id],
    )
    .await?;
    Ok(())
}
