//! What customers ask, what we answer, and what of it everybody reads.
//!
//! A contact asks in their room; a member writes down what they were asked elsewhere, or what everybody asks. Each question
//! has one of us who owes the answer. It is answered to whoever asked; every version of the answer stays. A lead may let
//! everybody read it, in words written anew, with nothing personal in them. **It never** shows one customer what another
//! asked, publishes a name, or names a day that the gate on dates did not let through (R22).

pub mod api;
pub mod pages;
pub mod panel;
mod question;
mod rules;
mod store;
mod verbs;

pub use question::{AnswerSaid, PublishSaid, Question, QuestionAnswer, QuestionLine, QuestionSaid};
pub use store::{answers, answers_of_case, find, list_of_case, list_published};
pub use verbs::{answer, ask, erase, publish, take, take_back};
