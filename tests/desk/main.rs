//! One test binary: the laws of the house, the walks on both engines, and a few in a real browser.

mod harness;
mod laws;
mod walks;
