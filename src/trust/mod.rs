//! The trust record, and what moves it.

pub mod api;
pub mod pages;
