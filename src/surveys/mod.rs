//! Did it hold?

pub mod api;
pub mod pages;
