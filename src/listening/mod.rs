//! How it hits them, in their words, confirmed by them.

pub mod api;
pub mod pages;
