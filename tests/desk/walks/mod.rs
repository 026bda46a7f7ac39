//! Stories: an incident, people, what each of them sees; on both engines.

mod customers;
mod declared;
mod proof;
mod imports;
mod lessons;
mod playbooks;
mod rooms;
mod surveys;
mod members;
mod trust;
