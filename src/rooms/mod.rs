//! Face: what customers see.

pub mod api;
pub mod pages;
