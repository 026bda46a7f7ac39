//! A workspace: one company's desk, with its name, its zone for calendar days and its usual currency.

use twodb::{Ask, args, sql};

use super::id::WorkspaceId;
use super::{Fault, Result, Time};

/// What every page and letter needs to know of the company.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, serde::Serialize, utoipa::ToSchema)]
pub struct Workspace {
    /// Which.
    pub id: WorkspaceId,
    /// The company's name, as customers read it.
    pub name: String,
    /// IANA zone for calendar days.
    pub zone: String,
    /// ISO 4217 code offered first in forms.
    pub currency: String,
    /// When the desk was made.
    pub created_at: Time,
}

/// The workspace of this id, if it is here.
pub async fn seek(ask: &mut dyn Ask, id: &WorkspaceId) -> Result<Option<Workspace>> {
    Ok(ask
        .maybe(sql("select id, name, zone, currency, created_at from workspaces where id = $1"), args![id])
        .await?)
}

/// The zone in which a workspace counts its days.
pub async fn zone_of(ask: &mut dyn Ask, id: &WorkspaceId) -> Result<String> {
    seek(ask, id).await?.map(|workspace| workspace.zone).ok_or(Fault::Missing("workspace"))
}

/// Every workspace; one, in most houses.
pub async fn list(ask: &mut dyn Ask) -> Result<Vec<Workspace>> {
    Ok(ask
        .all(sql("select id, name, zone, currency, created_at from workspaces order by id"), args![])
        .await?)
}
