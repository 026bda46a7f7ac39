//! Keeps a set of plain files in a folder or an S3-compatible bucket.
//!
//! A [`File`] is a path, a media type and bytes. [`Target::write`] makes the target hold exactly the files it is given, such
//! that whoever reads there meanwhile, or after it was interrupted, never sees half a page:
//!
//! 1. what will be written is noted in a ledger, so that nothing is ever forgotten there;
//! 2. assets are written, whose names hold their content, so that none that is read is ever overwritten;
//! 3. pages are written, each whole: by rename in a folder, by a single PUT in a bucket;
//! 4. what is not among the files any more is taken away;
//! 5. the ledger says what stands there.
//!
//! What has not changed is not written again. What fails is tried again, with growing pauses, a few times.
//!
//! What this crate never does: take away what it did not write itself, write outside its prefix, or say a secret in a fault.

#![expect(clippy::disallowed_methods, reason = "a wire has its own clock")]

mod again;
mod fault;
mod file;
mod ledger;
mod target;
mod write;

pub use fault::Fault;
pub use file::{File, Kind};
pub use target::Target;
pub use write::Written;
