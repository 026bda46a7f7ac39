//! What must hold of the house itself.

mod facts;
mod floors;
mod messages;
mod openapi;
mod samples;
mod sizes;
mod sources;
mod sql;
mod words;
