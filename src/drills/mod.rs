//! Rehearsals over the whole desk: a real story played on given files, with a mail sink of its own and customers who
//! answer by their links. **It never** touches a store it was not given, and sends no mail to the outside.

pub mod report;
pub mod stage;
