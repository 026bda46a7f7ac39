//! All SQL of calls, one file for each noun.

mod calls;
mod callers;
pub(super) mod lines;
mod stakes;

pub(super) use callers::{is_caller, list_callers, put_caller, seek_caller};
pub use calls::{Figures, calls_of_case, figures};
pub(super) use calls::{calls_of_delivery, insert, list_others, list_owed};
pub(super) use stakes::{newcomers, stakes};
