//! Where we stand on fault, and apologies.

pub mod api;
pub mod pages;
