//! Face: what members see.

pub mod api;
pub mod pages;
