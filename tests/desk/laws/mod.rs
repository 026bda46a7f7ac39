//! What must hold of the house itself.

mod access;
mod asker;
mod facts;
mod floors;
mod fuzzed;
mod guide;
mod messages;
mod openapi;
pub mod proof;
mod routes;
mod samples;
mod sizes;
mod sources;
mod sql;
mod words;
