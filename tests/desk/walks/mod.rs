//! Stories: an incident, people, what each of them sees; on both engines.

mod admissions;
mod bad_days;
mod calls;
mod chasing;
mod closing;
mod customers;
mod declared;
mod forecast;
mod imports;
mod killed;
mod lessons;
mod members;
mod notices;
mod replies;
mod playbooks;
mod promises;
mod proof;
mod relevance;
mod remedies;
mod rooms;
mod scope;
mod scope_since;
mod scope_wider;
mod sendings;
pub mod surveys;
mod trust;
mod wording;
