//! Figures over everybody that an incident touches: counted anew for a few, and every few seconds for very many.

use super::{Incident, store};
use crate::ground::clock::SECOND;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::lately::{self, Counted};
use crate::ground::{House, Result};

/// What is counted ahead is counted again after so long, before it is too old to be shown.
const AGAIN: i64 = 40 * SECOND;

/// Counts such figures for a page. Where the incident touches very many they are those of the last minute, and nobody
/// waits for them.
pub async fn figures<T, W>(
    house: &House,
    incident: &Incident,
    count: impl FnOnce(House, WorkspaceId, IncidentId) -> W,
) -> Result<Counted<T>>
where
    T: Clone + Send + Sync + 'static,
    W: Future<Output = Result<T>> + Send + 'static,
{
    let (workspace, id) = (&incident.workspace_id, &incident.id);
    let counting = count(house.clone(), workspace.clone(), id.clone());
    if touches_very_many(house, incident).await? {
        Ok(lately::counted(house, id.as_str(), id.as_str(), counting))
    } else {
        counting.await.map(Counted::now)
    }
}

/// Counts them before anybody looks, of an incident that touches very many.
pub async fn figures_ahead<T, W>(
    house: &House,
    incident: &Incident,
    count: impl FnOnce(House, WorkspaceId, IncidentId) -> W,
) -> Result<()>
where
    T: Clone + Send + Sync + 'static,
    W: Future<Output = Result<T>>,
{
    let (workspace, id) = (&incident.workspace_id, &incident.id);
    let counting = count(house.clone(), workspace.clone(), id.clone());
    lately::ahead(house, id.as_str(), id.as_str(), AGAIN, counting).await
}

/// Whether an incident touches so many that nobody should wait for a count of them.
pub async fn touches_very_many(house: &House, incident: &Incident) -> Result<bool> {
    store::touches_very_many(&mut house.read(), &incident.workspace_id, &incident.id).await
}
