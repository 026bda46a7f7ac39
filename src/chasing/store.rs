//! All SQL of this room, one file for each noun.

mod duties;
mod rules;
mod silent;

pub use duties::find as find_duty;
pub(super) use duties::{
    find_held as find_duty_held, list_open as list_duties_open, put as put_duties, settle as settle_duty,
};
pub use rules::seek as seek_rule;
pub(super) use rules::{claim_look, list_to_look, put as put_rule, seek_held as seek_rule_held};
pub(super) use silent::{Candidate, list_candidates, list_not_needed, list_of_case, list_zones_due, put_off};
pub use silent::{hearing, list as list_standings};
