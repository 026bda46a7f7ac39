//! What we said we would do, and whether we did; the gate on dates.

pub mod api;
pub mod pages;
