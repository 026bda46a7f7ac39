//! Pages of this room.

use axum::Router;

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
}

/// The samples of these pages.
pub fn exhibits(_lang: Lang) -> Vec<Exhibit> {
    Vec::new()
}
