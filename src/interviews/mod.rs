//! Going to see them, and listening until everything is on the table.
//!
//! An interview is planned with people of one customer and one who asks: somebody of ours, with a warning when they were
//! part of the wrong (R44), or a consultant by name. It follows a guide of open questions (R41); what would help restore
//! their trust and how we can make up for it stand in every one (R48), and it ends only once *what have we not asked?* was
//! asked (R40). What each of them says is noted in their words, in versions, so that nothing typed is lost. Statements
//! come of the notes and go back to them as a record that they confirm, correct, add to and rank (R47); what they asked
//! for waits until we take it up or set it aside; where they differ is shown side by side (R43); and the record can be
//! shared inside with what it takes (R53). **It never** lets a closed question pass unremarked, writes over what somebody
//! else typed, or shows one of them what another said in a talk of their own.

pub mod api;
mod answering;
mod candidate;
mod closed;
mod compare;
mod guide;
mod interview;
mod involvement;
mod line;
mod merge;
mod note;
mod noting;
pub mod pages;
pub mod panel;
mod people;
mod reactions;
mod record;
mod rules;
mod settling;
mod sharing;
mod shipped;
mod store;
mod taking;
mod verbs;
mod writing;

pub use answering::{add, answer, rank};
pub use candidate::{Candidate, CandidateLine, CandidateState, SettleSaid};
pub use closed::is_closed;
pub use compare::{Column, Comparison, Row};
pub use guide::{Guide, GuideSaid, Question, QuestionKind};
pub use interview::{EndSaid, Interview, InterviewState, PlanSaid};
pub use involvement::{Involvement, Part, of_members};
pub use line::{Line, TakeSaid};
pub use merge::{Merged, merge};
pub use note::{Kept, Note, NoteSaid};
pub use noting::keep;
pub use reactions::{READER, on_fact};
pub use record::{Record, RecordLine, record_for, record_of};
pub use settling::{set_aside, take_up};
pub use sharing::{ShareSaid, share};
pub use store::lines::statements_of_case;
pub use store::{find, list_of_case};
pub use taking::{send_record, take};
pub use verbs::{begin, drop_it, end, erase, plan};
pub use writing::{change_guide, guides, retire_guide, write_guide};
