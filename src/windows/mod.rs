//! What customers can see of the work while it goes on (R67).
//!
//! A window is a picture that a camera or a script sends, a stream of video, or a counter. A member adds it and makes
//! a key with which machines send; a lead lets customers see it; anybody of ours may hide it at once. It says how old
//! what it shows is, and when that is later than we said. Pictures thin out as they age, a stream keeps its last
//! seconds, and a picture that came twice is as old as the first. **It never** shows what nobody let be seen, keeps
//! what a picture says beside itself (where, when, by whom), reaches any camera but those that the settings name, or
//! outgrows its bounds, however fast it is sent to.

pub mod api;
mod cameras;
pub mod jobs;
pub mod pages;
pub mod panel;
mod pushing;
mod rules;
mod seen;
mod serving;
mod sheet;
mod store;
mod stream;
mod verbs;
mod window;

pub use cameras::{ask_cameras, named as named_cameras};
pub use pushing::{MOST_PUSHED, Taken, push};
pub use seen::{Seen, Shown, seen};
pub use serving::{Footage, picture, picture_shown, stream as serve_stream, stream_shown};
pub use sheet::Sheet;
pub use store::{find, list};
pub use verbs::{add, change, close, count, hide, make_key, revoke_key, show};
pub use window::{CountSaid, State, Window, WindowKind, WindowSaid, WindowView};
