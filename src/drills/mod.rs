//! Rehearsals over the whole desk: a real story played on given files, with a mail sink of its own and customers who
//! answer by their links. **It never** touches a store it was not given, and sends no mail to the outside.

mod amends;
mod answers;
pub mod halden;
pub mod late_orders;
mod meanwhile;
mod picture;
pub mod play;
pub mod report;
pub mod script;
pub mod show;
pub mod showing;
pub mod stage;
