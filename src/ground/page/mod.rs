//! The faces' common ground: layouts, parts, styles, words in two languages, and the gallery.
//!
//! A view is an [`askama::Template`] with a [`Shell`] in a field called `shell`; it extends one of
//! `layout.html` (members), `room.html` (customers) or `bare.html` (nobody yet), and takes its parts
//! from the macros in `parts.html`, `forms.html` and `tables.html`. `docs/faces.md` shows each.
//!
//! What it never does: read the database, the clock or a session. It is given plain values and
//! returns text.

pub mod assets;
pub mod catalogue;
mod fault;
pub mod format;
pub mod gallery;
mod lang;
mod missing;
mod parts;
mod response;
mod shell;
mod specimen;

pub use catalogue::{Arg, t, t_args};
pub use fault::FaultPage;
pub use gallery::{Exhibit, View, exhibit};
pub use lang::Lang;
pub use missing::missing_ids;
pub use parts::{Choice, Errors, Interval, Listing};
pub use response::{html, policy, secure_headers};
pub use shell::{Flash, FlashKind, Nav, Shell, Who};
pub use specimen::{RoomSpecimen, Specimen};
