//! Figures over everybody that an incident touches: counted anew for a few, and every few seconds for very many.

use super::{Incident, store};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{House, Result, lately};

/// Counts such figures for a page. Where the incident touches very many they are those of the last minute.
pub async fn figures<T, W>(
    house: &House,
    incident: &Incident,
    count: impl FnOnce(House, WorkspaceId, IncidentId) -> W,
) -> Result<T>
where
    T: Clone + Send + Sync + 'static,
    W: Future<Output = Result<T>> + Send + 'static,
{
    let (workspace, id) = (&incident.workspace_id, &incident.id);
    let counting = count(house.clone(), workspace.clone(), id.clone());
    if store::touches_very_many(&mut house.read(), workspace, id).await? {
        lately::counted(house, id.as_str(), counting).await
    } else {
        counting.await
    }
}
