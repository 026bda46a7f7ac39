//! How we say it: the plain-speech check, templates to begin from, and the grammar of what is theirs alone.
//!
//! Templates ship for each scenario, kind of notice and language; a lead writes them anew, version by version, and the
//! old ones stay. A notice begun from one remembers which. **It never** changes what somebody wrote, and its warnings
//! never stop anybody: who speaks decides. What it does refuse is a text with a gap or an unknown name in it, before
//! it is sent and not after.

pub mod api;
pub mod difference;
pub mod grammar;
mod language;
pub mod pages;
pub mod panel;
mod parts;
pub mod plain;
mod rules;
mod shipped;
mod store;
mod template;
mod values;
mod verbs;

pub use grammar::Wrong;
pub use language::{Language, is_code, name_of, primary};
pub use parts::Parts;
pub use plain::{Check, Ease, Finding, Reading, Why, check};
pub use rules::{fault_of, gaps, missing, read_parts, wrong_in};
pub use shipped::{ANY, KINDS, required};
pub use template::{Key, Template, TemplateSaid, TemplateVersion};
pub use values::{Case, Holding, Incident, NAMES, Named, Values};
pub use verbs::{find, list, seek, versions, write};
