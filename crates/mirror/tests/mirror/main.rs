//! A folder and a bucket hold what they were told to hold, whole at every moment.

#![expect(clippy::disallowed_methods, reason = "the tests have a server of their own")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed, which is what it is for"
)]

mod bucket;
mod folder;
