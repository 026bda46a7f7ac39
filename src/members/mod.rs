//! Our own people: sign-in, roles, keys.

pub mod api;
pub mod pages;
