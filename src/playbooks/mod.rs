//! What we have agreed to do: scenarios, steps, leeways.

pub mod api;
pub mod pages;
