//! The demonstration: a desk of our own invented company, half-way through its story, with a mailbox of its own.

pub mod mailbox;
