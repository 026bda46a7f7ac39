//! Meetings with a customer on a cadence, what comes of them, and where it stands for them in writing (R62).
//!
//! A cadence lays out one meeting after the other by itself, until the case is closed; a meeting can also be single. Who is
//! to come gets a mail that calendar programs read (RFC 5545, 5546), and another whenever the time changes, others come, or it is
//! called off. The agenda is drawn from what is open: promises, actions, questions, statements, offers, impacts; members and the
//! customer's people add points of their own. What was said and decided goes out once, to all who were asked; a promise made
//! there stands in the one ledger. A report says where it stands since the last meeting, and once it is released it is
//! kept as it was. **It never** lets a date reach a customer that nobody let through the gate, sends minutes twice, or
//! shows one customer's meetings to another.

mod agenda;
pub mod api;
mod cadence;
mod drawing;
mod ical;
mod inviting;
pub mod jobs;
mod letters;
mod meeting;
pub mod pages;
pub mod panel;
mod people;
mod person;
mod point;
mod reactions;
mod releasing;
mod report;
mod rules;
mod setting;
mod settling;
mod store;
mod verbs;

pub use agenda::{AgendaItem, agenda_of};
pub use cadence::{Cadence, CadenceSaid};
pub use drawing::draw;
pub use ical::{calendar_of, file_of};
pub use inviting::invite;
pub use meeting::{HeldSaid, InviteSaid, Meeting, MeetingLine, MeetingSaid, MeetingState, MoveSaid};
pub use person::{MeetingAnswer, MeetingPerson};
pub use point::MeetingPoint;
pub use reactions::{READER, on_fact};
pub use releasing::{erase_report, release};
pub use report::{MeetingReport, ReportContent, ReportLine, ReportSection};
pub use setting::{change_cadence, end_cadence, set_cadence};
pub use settling::{cancel, erase, hold, promise, send_minutes};
pub use store::people::list as list_people;
pub use store::reports::{find as find_report, list_of_case as list_reports};
pub use store::{find, list_of_person, list_sent};
pub use verbs::{add_point, answer, answer_for, move_to, plan};
