//! What we tell the people it touches, and proof that we did.

pub mod api;
pub mod links;
pub mod pages;
mod store;
