//! What we now know.

pub mod api;
pub mod pages;
