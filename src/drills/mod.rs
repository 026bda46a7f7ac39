//! Rehearsals over all of it.

pub mod api;
pub mod pages;
