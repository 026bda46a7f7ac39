//! All SQL of legal reviews.

use twodb::{Ask, Sql, args, sql};

use crate::admissions::{Matter, Review};
use crate::ground::id::{IncidentId, ReviewId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const REVIEW: &str = "workspace_id, id, incident_id, case_id, customer_id, grievance_id, question, reviewer_id, \
    reviewer_name, place, asked_by, asked_name, asked_at, due_at, advice, answer, answered_by, answered_name, \
    answered_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut impl Ask, workspace: &WorkspaceId, id: &ReviewId) -> Result<Review> {
    let text = format!("select {REVIEW} from legal_reviews where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("legal review"))
}

/// The same, held until the end of the change.
pub(in crate::admissions) async fn find_held(tx: &mut Tx, id: &ReviewId) -> Result<Review> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {REVIEW} from legal_reviews where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("legal review"))
}

/// Those about an incident and its cases, the first one first; at most 200.
pub async fn list_of_incident(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Review>> {
    let text = format!(
        "select {REVIEW} from legal_reviews where workspace_id = $1 and incident_id = $2 order by asked_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Those that bear on a matter, the first one first: what is asked of all an incident touches bears on each of its cases.
pub async fn list_about(ask: &mut impl Ask, workspace: &WorkspaceId, matter: &Matter) -> Result<Vec<Review>> {
    let (of, id, case) = match (&matter.grievance, &matter.incident) {
        (Some(grievance), _) => ("grievance_id", grievance.as_str(), ""),
        (None, Some(incident)) => {
            let case = matter.case.as_ref().map_or("", |case| case.as_str());
            ("incident_id", incident.as_str(), case)
        }
        (None, None) => return Ok(Vec::new()),
    };
    let text = format!(
        "select {REVIEW} from legal_reviews where workspace_id = $1 and {of} = $2 and (case_id is null or case_id = $3)
         order by asked_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id, case]).await?)
}

/// An open review with what it is about, by name.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::admissions) struct OpenReview {
    pub id: ReviewId,
    pub reviewer_name: String,
    pub due_at: Time,
    /// The incident's title, or the customer's name.
    pub about: String,
}

/// Reviews of a desk that nobody has answered, the one that is due first first, at most 50.
/// -- reads: incidents, customers
pub(in crate::admissions) async fn list_open(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<OpenReview>> {
    let text = sql(
        "select r.id, r.reviewer_name, r.due_at, coalesce(c.name, i.title, '') as about from legal_reviews r
         left join incidents i on i.workspace_id = r.workspace_id and i.id = r.incident_id
         left join customers c on c.workspace_id = r.workspace_id and c.id = r.customer_id
         where r.workspace_id = $1 and r.answered_at is null order by r.due_at, r.id limit 50",
    );
    Ok(ask.all(text, args![workspace]).await?)
}

/// A new one.
pub(in crate::admissions) async fn insert(tx: &mut Tx, review: &Review) -> Result<()> {
    let r = review;
    let text = format!("insert into legal_reviews ({REVIEW}) values {}", Sql::in_list(1, 20));
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.incident_id,
        &r.case_id,
        &r.customer_id,
        &r.grievance_id,
        &r.question,
        &r.reviewer_id,
        &r.reviewer_name,
        &r.place,
        &r.asked_by,
        &r.asked_name,
        r.asked_at,
        r.due_at,
        &r.advice,
        &r.answer,
        &r.answered_by,
        &r.answered_name,
        r.answered_at,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes down what was answered.
pub(in crate::admissions) async fn update(tx: &mut Tx, review: &Review) -> Result<()> {
    let r = review;
    tx.run(
        sql("update legal_reviews set advice = $1, answer = $2, answered_by = $3, answered_name = $4, answered_at = $5
             where workspace_id = $6 and id = $7"),
        args![
            &r.advice,
            &r.answer,
            &r.answered_by,
            &r.answered_name,
            r.answered_at,
            &r.workspace_id,
            &r.id
        ],
    )
    .await?;
    Ok(())
}
