//! Making good: offers, within leeway.

pub mod api;
pub mod pages;
