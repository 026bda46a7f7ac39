//! Stories: an incident, people, what each of them sees; on both engines.

mod admissions;
mod bad_days;
mod closing;
mod customers;
mod declared;
mod imports;
mod lessons;
mod members;
mod notices;
mod playbooks;
mod promises;
mod proof;
mod remedies;
mod rooms;
mod scope;
pub mod surveys;
mod trust;
mod wording;
