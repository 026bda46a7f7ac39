//! The weeks of the pulse.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::teams::PulseWeek;

const WEEK: &str = "workspace_id, id, incident_id, week, answers, takers, salt";

/// The weeks of an incident, the last one first; at most 26.
pub(in crate::teams) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<PulseWeek>> {
    let text = format!(
        "select {WEEK} from pulse_weeks where workspace_id = $1 and incident_id = $2 order by week desc limit 26"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// The week as it stands, held until the end of the change; an empty one where nobody has answered in it yet.
pub(in crate::teams) async fn hold(tx: &mut Tx, fresh: &PulseWeek) -> Result<PulseWeek> {
    let f = fresh;
    let text =
        format!("insert into pulse_weeks ({WEEK}) values {} on conflict do nothing", Sql::in_list(1, 7));
    let values = args![&f.workspace_id, &f.id, &f.incident_id, &f.week, &f.answers, &f.takers, &f.salt];
    tx.run(Sql::built(text), values).await?;
    let hold = Sql::hold(tx);
    let text = format!(
        "select {WEEK} from pulse_weeks where workspace_id = $1 and incident_id = $2 and week = $3 {hold}"
    );
    let found = tx.maybe(Sql::built(text), args![&f.workspace_id, &f.incident_id, &f.week]).await?;
    found.ok_or(Fault::Missing("week"))
}

/// Writes back a week that is held.
pub(in crate::teams) async fn update(tx: &mut Tx, week: &PulseWeek) -> Result<()> {
    tx.run(
        sql(
            "update pulse_weeks set answers = $1, takers = $2, salt = $3 where workspace_id = $4 and id = $5",
        ),
        args![&week.answers, &week.takers, &week.salt, &week.workspace_id, &week.id],
    )
    .await?;
    Ok(())
}
