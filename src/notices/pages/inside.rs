//! A bulletin for our own people, begun from a notice.

use axum::extract::State;
use axum::response::Response;

use crate::ground::id::NoticeId;
use crate::ground::web::{Path, Visit};
use crate::ground::{Fault, House, Result};
use crate::notices::inside;

pub(super) async fn begin(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    match inside::begin_bulletin(&house, &visit.actor, &id, visit.lang).await {
        Ok(bulletin) => Ok(visit.done("notices-inside-begun", &format!("/bulletins/{}/edit", bulletin.id))),
        Err(fault @ Fault::Refused { .. }) => Ok(visit.refused(&fault, &format!("/notices/{id}"))),
        Err(fault) => Err(fault),
    }
}
