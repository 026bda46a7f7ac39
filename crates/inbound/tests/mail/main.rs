//! Mails read from outside: real ones where they lie beside the workspace, hostile ones, and a few told as stories.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod bounces;
mod data;
mod everything;
mod hostile;
mod letters;
mod replies;
mod stories;
