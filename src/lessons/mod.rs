//! What we now know.
//!
//! A lesson is written at closing: what happened, what we learned, what changes. It is found by its words and
//! shown by itself when a similar incident is declared (R95). It has a day on which somebody looks whether it
//! is still true (R96); an edit makes a new version, and the old ones stay. **It never** holds names of
//! customers on purpose, and never deletes what was believed before.

pub mod api;
mod lesson;
pub mod pages;
pub mod panel;
mod rules;
mod store;
mod verbs;

pub use lesson::{Lesson, LessonSaid, LessonVersion};
pub use rules::telling_words;
pub use store::{find, list, list_similar, list_versions, versions_digest};
pub use verbs::{confirm, rewrite, write};
