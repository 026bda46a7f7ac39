//! The cases asked, as their survey vouches for them and as they follow from the answers.

use twodb::{Args, Ask, Sql, args, sql};

use super::{ANSWER, ASKED};
use crate::ground::id::{CaseId, CustomerId, IncidentId, SurveyId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Fold;
use crate::surveys::{Answer, AskedCase};

/// Rows read at a time.
const PAGE: i64 = 2_000;

/// The digest of the cases a survey asks.
pub async fn asked_digest(ask: &mut dyn Ask, workspace: &WorkspaceId, survey: &SurveyId) -> Result<String> {
    let mut fold = Fold::new();
    let mut after = String::new();
    loop {
        let text = sql("select case_id, customer_id from survey_cases
             where workspace_id = $1 and survey_id = $2 and case_id > $3 order by case_id limit $4");
        let rows: Vec<(String, String)> = ask.all(text, args![workspace, survey, after, PAGE]).await?;
        let Some((last, _)) = rows.last().cloned() else { return Ok(fold.digest()) };
        rows.iter().try_for_each(|row| fold.add(row))?;
        after = last;
    }
}

/// A case as it was asked, beside what its survey and its case say.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::surveys) struct AskedBeside {
    #[sqlx(flatten)]
    pub asked: AskedCase,
    pub of_incident: Option<IncidentId>,
    pub of_customer: Option<CustomerId>,
    pub of_time: Option<Time>,
}

/// Cases asked behind one, by survey and case.
pub(in crate::surveys) async fn asked_after(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    after: &(String, String),
    most: i64,
) -> Result<Vec<AskedBeside>> {
    // reads: cases
    let columns = ASKED.split(", ").map(|c| format!("s.{}", c.trim())).collect::<Vec<_>>().join(", ");
    let text = format!(
        "select {columns}, u.incident_id as of_incident, u.asked_at as of_time, c.customer_id as of_customer
         from survey_cases s
         left join surveys u on u.workspace_id = s.workspace_id and u.id = s.survey_id
         left join cases c on c.workspace_id = s.workspace_id and c.id = s.case_id
         where s.workspace_id = $1 and (s.survey_id, s.case_id) > ($2, $3) order by s.survey_id, s.case_id limit $4"
    );
    Ok(ask.all(Sql::built(text), args![workspace, &after.0, &after.1, most]).await?)
}

/// When each of these cases was asked, and by which survey, in order.
pub(in crate::surveys) async fn askings_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    cases: &[CaseId],
) -> Result<Vec<(CaseId, Time, SurveyId)>> {
    let text = format!(
        "select case_id, asked_at, survey_id from survey_cases where workspace_id = $1 and case_id in {}
         order by case_id, asked_at, survey_id",
        Sql::in_list(2, cases.len())
    );
    let mut values: Args = args![workspace];
    values.extend(cases.iter().map(twodb::Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}

/// Every version of every answer in these cases, the oldest first.
pub(in crate::surveys) async fn answers_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    cases: &[CaseId],
) -> Result<Vec<Answer>> {
    let text = format!(
        "select {ANSWER} from survey_answers where workspace_id = $1 and case_id in {}
         order by answered_at, version",
        Sql::in_list(2, cases.len())
    );
    let mut values: Args = args![workspace];
    values.extend(cases.iter().map(twodb::Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}
