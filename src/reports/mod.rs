//! Face: what a board, an auditor, a regulator sees.
//!
//! Figures of each incident, the state of the journal and its verification, and the dossier of a case with a
//! proof that verifies without this desk. **It never** changes anything, and never shows a rate without its
//! interval.

pub mod api;
mod derived;
mod dossier;
mod export;
mod figures;
mod imported;
pub mod pages;
mod paper;
mod parts;
mod store;
mod telling;
mod verify;
mod witnesses;

pub use dossier::{Dossier, dossier_of, proof_of};
pub use export::{export_case, export_incident};
pub use figures::{Figures, figures};
pub use telling::export_telling;
pub use verify::verify;
