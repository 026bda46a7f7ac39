//! What we say before everyone, in its order, and who says it.
//!
//! An update takes the incident to a status word everyone knows and may say when we speak next (R27). A lead posts it: what
//! was said in public cannot be unsaid. It can be edited, and whoever reads it sees that and how, word by word; it can be
//! taken back, and the reason stays. Who speaks has a name, and a face where they like. **It never** changes what was said
//! without showing it, names a day that the gate on dates did not let through (R22), or counts an update that came late as
//! one that came in time.

pub mod api;
mod faces;
mod naming;
pub mod pages;
pub mod panel;
mod rules;
mod shown;
mod speaker;
mod store;
mod update;
mod verbs;

pub use faces::face;
pub use naming::{MOST_FACE, name, release, show_face, take_face};
pub use shown::{Change, changes};
pub use speaker::{Speaker, SpeakerSaid, SpeakerView};
pub use store::speakers::list as list_speakers;
pub use store::{find, in_time, list, versions};
pub use update::{EditSaid, Update, UpdateSaid, UpdateVersion};
pub use verbs::{edit, erase, post, withdraw};
