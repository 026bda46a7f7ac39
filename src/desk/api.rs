//! The same verbs as JSON.

use utoipa_axum::router::OpenApiRouter;

use crate::ground::House;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
}
