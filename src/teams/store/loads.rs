//! What is open on whose desk, and what went well.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::{IncidentId, MemberId, StatementId, WorkspaceId};
use crate::journal::Tx;
use crate::teams::{Load, Thanks, Win};

const THANKS: &str =
    "workspace_id, id, statement_id, incident_id, case_id, customer_id, noted_by, noted_name, noted_at";

#[derive(sqlx::FromRow)]
struct Carried {
    member_id: MemberId,
    #[sqlx(flatten)]
    load: Load,
}

/// Everything that is open in a workspace, a row for each thing, with on whose desk it lies.
pub(in crate::teams) const OPEN: &str = "select owner_id, 1 as promises, 0 as actions, 0 as looks, 0 as questions from promises
     where workspace_id = $1 and state = 'open'
     union all
     select owner_id, 0, 1, 0, 0 from plan_actions where workspace_id = $1 and state in ('open', 'started')
     union all
     select owner_id, 0, 0, 1, 0 from risks where workspace_id = $1 and state = 'open'
     union all
     select owner_id, 0, 0, 0, 1 from questions where workspace_id = $1 and answered_at is null and erased_at is null";

/// What is open on the desks of these members; whoever has nothing open is not among them.
// reads: promises, plans, questions
pub(in crate::teams) async fn of_members(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    members: &[MemberId],
) -> Result<HashMap<MemberId, Load>> {
    if members.is_empty() {
        return Ok(HashMap::new());
    }
    let text = format!(
        "select o.owner_id as member_id, cast(sum(o.promises) as bigint) as promises, cast(sum(o.actions) as bigint) as actions,
            cast(sum(o.looks) as bigint) as looks, cast(sum(o.questions) as bigint) as questions
         from ({OPEN}) o where o.owner_id in {} group by o.owner_id",
        Sql::in_list(2, members.len())
    );
    let mut values = args![workspace];
    values.extend(members.iter().map(twodb::Value::from));
    let rows = ask.all::<Carried>(Sql::built(text), values).await?;
    Ok(rows.into_iter().map(|carried| (carried.member_id, carried.load)).collect())
}

/// What went well with an incident, the last first: promises that were kept, thanks, and answers that it held; at most 30.
// reads: promises, listening, surveys, incidents
pub(in crate::teams) async fn wins(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Win>> {
    let text = sql("select w.kind, w.words, w.who, w.said_at as at from (
            select 'promise' as kind, p.words as words, p.owner_name as who, p.settled_at as said_at from promises p
            where p.workspace_id = $1 and p.incident_id = $2 and p.state = 'kept' and p.settled_at is not null
            union all
            select 'thanks', x.text, c.title, s.noted_at from thanks t
            join statements s on s.workspace_id = t.workspace_id and s.id = t.statement_id and s.erased_at is null
            join wordings x on x.workspace_id = s.workspace_id and x.statement_id = s.id and x.number = s.version
            join cases c on c.workspace_id = t.workspace_id and c.id = t.case_id
            where t.workspace_id = $1 and t.incident_id = $2
            union all
            select 'survey', coalesce(a.words, ''), c.title, a.answered_at from survey_cases k
            join survey_answers a on a.workspace_id = k.workspace_id and a.case_id = k.case_id and a.survey_id = k.survey_id
                and a.solution = 'yes'
            join cases c on c.workspace_id = k.workspace_id and c.id = k.case_id
            where k.workspace_id = $1 and k.incident_id = $2 and k.superseded_at is null and k.outcome = 'happy'
         ) w order by w.said_at desc, w.kind, w.who limit 30");
    Ok(ask.all(text, args![workspace, incident]).await?)
}

/// The last statements about an incident that nobody has called a thank you, with whose they are and what they say; at most 50.
// reads: listening, incidents
pub(in crate::teams) async fn unthanked(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<(StatementId, String, String)>> {
    let text = sql("select s.id, c.title, x.text from statements s
         join wordings x on x.workspace_id = s.workspace_id and x.statement_id = s.id and x.number = s.version
         join cases c on c.workspace_id = s.workspace_id and c.id = s.case_id
         where s.workspace_id = $1 and s.incident_id = $2 and s.erased_at is null and not exists (
            select 1 from thanks t where t.workspace_id = s.workspace_id and t.statement_id = s.id)
         order by s.noted_at desc, s.id desc limit 50");
    Ok(ask.all(text, args![workspace, incident]).await?)
}

/// A thank you; says whether nobody had noted it.
pub(in crate::teams) async fn insert_thanks(tx: &mut Tx, thanks: &Thanks) -> Result<bool> {
    let t = thanks;
    let text = format!("insert into thanks ({THANKS}) values {} on conflict do nothing", Sql::in_list(1, 9));
    let values = args![
        &t.workspace_id,
        &t.id,
        &t.statement_id,
        &t.incident_id,
        &t.case_id,
        &t.customer_id,
        &t.noted_by,
        &t.noted_name,
        t.noted_at
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}
