//! The ground every room stands on: settings, time, chance, ids, faults, who acts, money, jobs, web plumbing
//! and the layout of pages.
//!
//! It knows no word of the trade and no table but those of jobs and repeated requests. **It never** decides
//! anything about an incident, a customer or a promise.

pub mod actor;
pub mod calendar;
pub mod clock;
pub mod config;
pub mod dice;
pub mod fault;
pub mod house;
pub mod id;
pub mod jobs;
pub mod lately;
pub mod mail;
pub mod money;
pub mod page;
pub mod panel;
pub mod rate;
pub mod text;
pub mod web;
pub mod workspace;

pub use actor::{Actor, Role, Who};
pub use clock::{Clock, Time};
pub use config::Config;
pub use dice::Dice;
pub use fault::{Fault, FieldFault, Result};
pub use house::House;
pub use money::Money;
pub use rate::Rate;
