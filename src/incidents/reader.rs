//! Whose room a face arranges.

use super::Case;
use crate::ground::House;
use crate::ground::id::ContactId;
use crate::ground::page::Shell;

/// A customer's contact in their room: what each room of the house needs to show them what is theirs.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The house they are in.
    pub house: &'a House,
    /// The frame of their page, in their language and zone.
    pub shell: &'a Shell,
    /// Where their room stands: forms go below it.
    pub base: &'a str,
    /// Their customer's recovery.
    pub case: &'a Case,
    /// Who reads.
    pub contact: &'a ContactId,
}
