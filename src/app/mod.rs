//! The whole desk put together: the router, what follows from what, schedules, the command line, start.
//!
//! **It never** decides anything of the trade: it calls verbs.

mod auditing;
pub mod cli;
pub mod copying;
pub mod demo;
pub mod drill;
mod figures;
pub mod gate;
pub mod imports;
pub mod jobs;
pub mod openapi;
pub mod people;
pub mod reactions;
mod receiving;
pub mod router;
mod scratch;
pub mod start;
mod watching;
