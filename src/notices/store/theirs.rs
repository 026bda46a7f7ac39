//! What of a reader's own a letter may say, for many cases at once.

use twodb::{Ask, Sql, args};

use crate::ground::Result;
use crate::ground::id::{CaseId, WorkspaceId};

/// Holdings named in one letter, at most.
const MOST_HOLDINGS: i64 = 20;

/// A case: which, its customer's name, what its incident is called.
pub(in crate::notices) async fn cases(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[CaseId],
) -> Result<Vec<(CaseId, String, String)>> {
    let mut values = args![workspace];
    values.extend(ids.iter().map(twodb::Value::from));
    // reads: incidents
    let text = format!(
        "select c.id, c.title, i.title from cases c
         join incidents i on i.workspace_id = c.workspace_id and i.id = c.incident_id
         where c.workspace_id = $1 and c.id in {}",
        Sql::in_list(2, ids.len())
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// A holding of a case's customer: of which case, what it is called, its key, the day promised.
pub(in crate::notices) type Held = (CaseId, String, String, Option<String>);

/// What the customers of these cases have from us: those of their holdings that the scope in force found, or all of
/// them where it asked about none. Of each the next promised first.
pub(in crate::notices) async fn holdings(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[CaseId],
) -> Result<Vec<Held>> {
    let mut values = args![workspace];
    values.extend(ids.iter().map(twodb::Value::from));
    // reads: incidents, customers, scope
    let text = format!(
        "select case_id, label, external_key, promised_on from (
            select c.id as case_id, h.label, h.external_key, h.promised_on, row_number() over (partition by c.id
                order by case when h.delivered_on is null then 0 else 1 end, case when h.promised_on is null then 1 else 0 end,
                    h.promised_on, h.id) as place
            from cases c join holdings h on h.workspace_id = c.workspace_id and h.customer_id = c.customer_id
            left join scopes s on s.workspace_id = c.workspace_id and s.incident_id = c.incident_id and s.state = 'confirmed'
            where c.workspace_id = $1 and c.id in {} and (
                exists (select 1 from scope_members m where m.workspace_id = c.workspace_id and m.scope_id = s.id
                    and m.customer_id = c.customer_id and m.holding_id = h.id)
                or not exists (select 1 from scope_members m where m.workspace_id = c.workspace_id and m.scope_id = s.id
                    and m.customer_id = c.customer_id and m.holding_id <> ''))) held
         where place <= {MOST_HOLDINGS} order by case_id, place",
        Sql::in_list(2, ids.len())
    );
    Ok(ask.all(Sql::built(text), values).await?)
}
