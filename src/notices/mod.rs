//! What we tell the people an incident touches, and proof that we did.
//!
//! A notice is drafted in parts, submitted, and approved by a second member who leads; then it is sent: one
//! delivery for each contact of a live case, each with its own truth: queued, handed over, refused, failed, or
//! uncertain. Each letter carries the reader's own private link. A notice may go to a first wave and wait for a word
//! before the rest; it may be stopped on its way, resumed, or ended for good.
//! **It never** reaches anybody while the scope is unconfirmed, carries a date that no promise was published
//! for, sends a letter twice of which it is uncertain or with a hole in it, or says that nobody was left out without listing who was.

mod addressed;
mod another;
pub mod api;
mod beginning;
mod carrying;
pub mod codes;
mod book;
mod coverage;
mod delivery;
mod domains;
mod first;
mod form;
mod gate;
mod having;
mod inside;
mod glance;
pub mod jobs;
mod lacking;
mod link_key;
pub mod links;
mod mail;
mod may;
mod notice;
mod outcome;
pub mod owning;
mod paper;
mod pdf;
mod plan;
mod preview;
mod printing;
pub mod pages;
pub mod panel;
mod postal;
pub mod queueing;
mod reach;
mod pick_up;
mod read_by;
mod ready;
pub mod relevance;
mod reply_address;
mod round;
mod rules;
mod satchel;
mod sending;
pub mod sheet;
mod shown;
mod steering;
mod store;
mod text;
mod theirs;
mod tongue;
mod trial;
mod verbs;
mod waves;
pub mod webhook;
mod within;
mod writing;
mod written;

pub use another::{others, send_to_another};
pub use carrying::{Carried, carry, hold_carried, take_to};
pub use coverage::{Audience, Coverage, LeftOut, Listener, MissingRole, TimeToTell, Unreachable};
pub use delivery::{Channel, Delivery, DeliveryState, Settlement};
pub use domains::SetAside;
pub use glance::Glance;
pub use having::{acknowledge_all, say_had};
pub use link_key::LinkKey;
pub use mail::{Mail, reference};
pub use notice::{Notice, NoticeKind, NoticeLine, NoticeSaid, NoticeState};
pub use pages::{sample_delivery, sample_notice_out};
pub use plan::{Sending, SendingSaid, SendingStep, Step};
pub use preview::{Preview, preview};
pub use printing::PrintRun;
pub use queueing::sender_host;
pub use reach::{Reach, Unknown, Whom, WhomSaid};
pub use read_by::{AsRead, ReadBy, as_read, list_read_by};
pub use reply_address::{open_address, reply_address, seek_by_address, seek_by_message_id};
pub use sending::{approve, approve_as, settle};
pub use steering::{end, go, resume, stop};
pub use store::deliveries::{
    DeliveryLine, find as find_delivery, list as list_deliveries, list_of_case as deliveries_of_case,
};
pub use store::printing::letters_digest;
pub use store::reach::reach;
pub use store::texts::texts_digest;
pub use store::{
    Addressee, Hearing, Other, audience, coverage, find, list, list_being_told, list_of_case,
    list_of_incident,
};
pub use text::{NoticeText, TextSaid, texts_of_many};
pub use trial::try_out;
pub use verbs::{change, draft, drop_text, give_back, submit, write_text};
pub use within::{Acknowledged, acknowledge, come_back, complain};
