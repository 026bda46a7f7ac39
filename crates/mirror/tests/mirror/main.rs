//! A folder and a bucket hold what they were told to hold, whole at every moment.

#![expect(clippy::disallowed_methods, reason = "the tests have a server of their own")]

mod bucket;
mod folder;
