//! Which customers an incident touches, by which rule or list.

pub mod api;
pub mod pages;
