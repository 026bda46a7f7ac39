//! The wrong, and each customer's recovery from it.
//!
//! An incident is declared with no more than a title; its four times (occurred, noticed, decided, first told)
//! are kept apart, each with who set it, and what is not known stays unknown. From *noticed* a timer runs
//! until those it touches are told. A case is one customer's recovery from one incident: open → told →
//! verifying → closed, or unhappy and open again. **It never** decides who is touched (that is `scope`),
//! tells anybody (`notices`) or closes cases in bulk.

pub mod api;
mod case;
mod declaring;
mod figures;
mod incident;
mod leading;
pub mod pages;
pub mod panel;
mod reader;
mod rules;
mod store;
mod verbs;
mod whose;
mod within;

pub use case::{Case, CaseCounts, CaseLine, CaseState, Closing};
pub use declaring::{declare, declare_within};
pub use figures::{figures, figures_ahead, touches_very_many};
pub use incident::{Act, Declaration, Incident, IncidentLine, PublicStatus, Times};
pub use leading::{hand_case_over, hand_over};
pub use reader::Reader;
pub use rules::{is_untold, known_not_told_ms, may_begin, may_close, may_move, may_reopen, next_status};
pub use store::{
    count_cases, find, find_case, find_held, list_cases, list_cases_by_id, list_cases_of_customer, list_open,
    search, search_cases, seek_case_of, touches_anybody, wrongs_of_customer,
};
pub use verbs::{assign, close_incident, reopen_case, say_next_update, say_no_date, set_status, set_times};
pub use whose::{Whose, owner_of, whose};
pub use within::{
    Telling, acknowledge, carry_status, case_typed, close, contest, forget_words, mark_first_told, move_case,
    move_cases, note_telling, open_cases, promise_next_update, reopen, speak, take_back_first_told,
    take_back_told, take_stock_of_cases, tell, telling, withdraw_cases,
};
