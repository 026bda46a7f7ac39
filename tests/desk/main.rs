//! One test binary: the laws of the house, the walks on both engines, and a few in a real browser.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed, which is what it is for"
)]

mod blank;
#[allow(dead_code, reason = "stories use what they need of it")]
mod harness;
mod browser;
mod laws;
mod walks;
