//! One test binary: the laws of the house, the walks on both engines, and a few in a real browser.

#[allow(dead_code, reason = "stories use what they need of it")]
mod harness;
mod laws;
mod walks;
