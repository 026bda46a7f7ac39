//! What had become of promises by the time a case was opened: set-wise, for many cases at a time.

use std::collections::HashMap;

use twodb::{Ask, Sql, Value, args};

use crate::ground::Result;
use crate::ground::id::{CaseId, WorkspaceId};
use crate::promises::{Tally, rules};

/// Cases asked about in one statement.
const AT_ONCE: usize = 500;

/// How a promise `p` had ended when the case `c` was opened.
const ENDED: &str = "case when p.state = 'kept' and p.settled_at < c.opened_at then 1 else 0 end as kept,
    case when p.state = 'late' and p.settled_at < c.opened_at then 1 else 0 end as late,
    case when p.state = 'broken' and p.settled_at < c.opened_at then 1 else 0 end as broken";

/// That it had come due by then, or was settled before its day; one that was renewed counts apart.
const PAST: &str = "p.state <> 'renewed' and (p.due_at < c.opened_at or p.settled_at < c.opened_at)";

/// How the promises to the customer of each of these cases had ended when it was opened, those to everyone of an earlier
/// incident of theirs included. A case without any is left out. -- reads: cases
pub async fn tallies_before(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    cases: &[CaseId],
) -> Result<HashMap<CaseId, Tally>> {
    let mut tallies = HashMap::new();
    for some in cases.chunks(AT_ONCE) {
        let among = Sql::in_list(2, some.len());
        let text = format!(
            "select t.id, cast(sum(t.kept) as bigint), cast(sum(t.late) as bigint), cast(sum(t.broken) as bigint), count(*)
             from (select c.id, {ENDED} from cases c
                   join promises p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
                   where c.workspace_id = $1 and c.id in {among} and {PAST}
                   union all
                   select c.id, {ENDED} from cases c
                   join cases e on e.workspace_id = c.workspace_id and e.customer_id = c.customer_id
                     and e.opened_at < c.opened_at and e.state <> 'withdrawn'
                   join promises p on p.workspace_id = e.workspace_id and p.incident_id = e.incident_id
                     and p.customer_id is null
                   where c.workspace_id = $1 and c.id in {among} and {PAST}) t
             group by t.id"
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(Value::from));
        let rows: Vec<(CaseId, i64, i64, i64, i64)> = ask.all(Sql::built(text), values).await?;
        tallies.extend(rows.into_iter().map(|(case, kept, late, broken, all)| {
            let overdue = all - kept - late - broken;
            (case, rules::rated(Tally { kept, late, broken, overdue, ..Tally::default() }))
        }));
    }
    Ok(tallies)
}
