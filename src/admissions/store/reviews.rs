//! All SQL of legal reviews.

use twodb::{Ask, Sql, args, sql};

use crate::admissions::{Matter, Review};
use crate::ground::id::{CaseId, CustomerId, GrievanceId, IncidentId, ReviewId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const REVIEW: &str = "workspace_id, id, incident_id, case_id, customer_id, grievance_id, question, reviewer_id, \
    reviewer_name, place, asked_by, asked_name, asked_at, due_at, advice, answer, answered_by, answered_name, \
    answered_at, passed_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &ReviewId) -> Result<Review> {
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
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Review>> {
    let text = format!(
        "select {REVIEW} from legal_reviews where workspace_id = $1 and incident_id = $2 order by asked_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Those that bear on a matter, the first one first: what is asked of all an incident touches bears on each of its cases.
pub async fn list_about(ask: &mut dyn Ask, workspace: &WorkspaceId, matter: &Matter) -> Result<Vec<Review>> {
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

/// The key under which a customer's country stands among what else is known of them.
const COUNTRY: &str = "country";
/// More countries than these are not looked at.
const COUNTRIES: i64 = 100;

/// The countries of the customers that a matter concerns, as far as they are known, each once.
/// -- reads: cases, customers
pub(in crate::admissions) async fn countries_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    matter: &Matter,
) -> Result<Vec<String>> {
    let country = Sql::json_text(ask, "attributes", 2);
    let (of, id) = match (&matter.customer, &matter.incident) {
        (Some(customer), _) => ("u.id = $3", customer.as_str()),
        (None, Some(incident)) => (
            "exists (select 1 from cases c where c.workspace_id = u.workspace_id and c.customer_id = u.id
                and c.incident_id = $3 and c.state <> 'withdrawn')",
            incident.as_str(),
        ),
        (None, None) => return Ok(Vec::new()),
    };
    let text = format!(
        "select distinct {country} as country from customers u
         where u.workspace_id = $1 and {country} is not null and {of} order by country limit $4"
    );
    let rows: Vec<(String,)> = ask.all(Sql::built(text), args![workspace, COUNTRY, id, COUNTRIES]).await?;
    Ok(rows.into_iter().map(|(country,)| country).collect())
}

/// Those of a grievance, held until the end of the change: they go along where it is taken up.
pub(in crate::admissions) async fn list_of_grievance_held(
    tx: &mut Tx,
    grievance: &GrievanceId,
) -> Result<Vec<Review>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {REVIEW} from legal_reviews where workspace_id = $1 and grievance_id = $2 order by asked_at, id {hold}"
    );
    Ok(tx.all(Sql::built(text), args![workspace, grievance]).await?)
}

/// Those that nobody need answer once this is admitted, held until the end of the change: its own, and of an incident also
/// those of its cases, unless theirs is contested. -- reads: cases
pub(in crate::admissions) async fn list_waited_for_held(tx: &mut Tx, matter: &Matter) -> Result<Vec<Review>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let (of, id) = match (&matter.case, &matter.incident, &matter.grievance) {
        (Some(case), ..) => ("case_id", case.as_str()),
        (None, Some(incident), _) => ("incident_id", incident.as_str()),
        (None, None, Some(grievance)) => ("grievance_id", grievance.as_str()),
        (None, None, None) => return Ok(Vec::new()),
    };
    let text = format!(
        "select {REVIEW} from legal_reviews where workspace_id = $1 and {of} = $2 and answered_at is null
           and passed_at is null and not exists (select 1 from cases c where c.workspace_id = legal_reviews.workspace_id
               and c.id = legal_reviews.case_id and c.contested_because is not null) order by asked_at, id {hold}"
    );
    Ok(tx.all(Sql::built(text), args![workspace, id]).await?)
}

/// An open review with what it is about, by name.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::admissions) struct OpenReview {
    pub id: ReviewId,
    pub reviewer_name: String,
    pub due_at: Time,
    pub incident_id: Option<IncidentId>,
    pub case_id: Option<CaseId>,
    pub customer_id: Option<CustomerId>,
    pub grievance_id: Option<GrievanceId>,
    /// The incident's title, or the customer's name.
    pub about: String,
}

impl OpenReview {
    /// What it is about.
    pub(in crate::admissions) fn matter(&self) -> Matter {
        Matter {
            incident: self.incident_id.clone(),
            case: self.case_id.clone(),
            customer: self.customer_id.clone(),
            grievance: self.grievance_id.clone(),
        }
    }
}

/// Reviews of a desk that somebody waits for, the one that is due first first, at most 50.
/// -- reads: incidents, customers
pub(in crate::admissions) async fn list_open(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<OpenReview>> {
    let text = sql(
        "select r.id, r.reviewer_name, r.due_at, r.incident_id, r.case_id, r.customer_id, r.grievance_id,
                coalesce(c.name, i.title, '') as about from legal_reviews r
         left join incidents i on i.workspace_id = r.workspace_id and i.id = r.incident_id
         left join customers c on c.workspace_id = r.workspace_id and c.id = r.customer_id
         where r.workspace_id = $1 and r.answered_at is null and r.passed_at is null order by r.due_at, r.id limit 50",
    );
    Ok(ask.all(text, args![workspace]).await?)
}

/// A new one.
pub(in crate::admissions) async fn insert(tx: &mut Tx, review: &Review) -> Result<()> {
    let r = review;
    let text = format!("insert into legal_reviews ({REVIEW}) values {}", Sql::in_list(1, 21));
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
        r.passed_at,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes down what became of one that is held.
pub(in crate::admissions) async fn update(tx: &mut Tx, review: &Review) -> Result<()> {
    let r = review;
    tx.run(
        sql("update legal_reviews set advice = $1, answer = $2, answered_by = $3, answered_name = $4, answered_at = $5,
               passed_at = $6, incident_id = $7, case_id = $8, reviewer_id = $9, reviewer_name = $10
             where workspace_id = $11 and id = $12"),
        args![
            &r.advice,
            &r.answer,
            &r.answered_by,
            &r.answered_name,
            r.answered_at,
            r.passed_at,
            &r.incident_id,
            &r.case_id,
            &r.reviewer_id,
            &r.reviewer_name,
            &r.workspace_id,
            &r.id
        ],
    )
    .await?;
    Ok(())
}
