//! Face: what a board, an auditor, a regulator sees.

pub mod api;
pub mod pages;
