//! Customers, contacts, holdings: whom we owe, who speaks for them, and what they have from us.

pub mod api;
pub mod import;
pub mod pages;
mod rules;
mod when;

pub use rules::{kept_by_calendar_day, late_by_days};
pub use when::When;
