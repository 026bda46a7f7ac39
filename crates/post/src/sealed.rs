//! Letters ready for the wire, and whatever holds them until a relay has them.

use std::io;

use crate::fate::Fate;
use crate::letter::Letter;

/// A letter as it goes out: nothing of it is written any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Where bounces go; empty means nowhere.
    pub from: String,
    /// To whom.
    pub to: String,
    /// The letter, headers and all, lines ending in CRLF.
    pub mime: Vec<u8>,
    /// When it was written, in seconds since 1970.
    pub at: i64,
}

/// What is handed over together. A letter is asked for when a connection is free for it, so that of very many only a
/// few are ever written; and whoever holds the bag may write down what happens while it happens.
pub trait Bag: Sync {
    /// How many letters it holds.
    fn count(&self) -> usize;

    /// The letter at this place; or its fate, when it must not or cannot be sent.
    fn take_out(&self, index: usize) -> Result<Sealed, Fate>;

    /// The letter's last byte may leave as soon as this returns. Where it fails, the letter is not sent.
    fn about_to_send(&self, _index: usize) -> io::Result<()> {
        Ok(())
    }

    /// The letter has this fate.
    fn settle(&self, _index: usize, _fate: &Fate) {}
}

impl Bag for &[Letter] {
    fn count(&self) -> usize {
        self.len()
    }

    fn take_out(&self, index: usize) -> Result<Sealed, Fate> {
        Ok(self[index].seal())
    }
}
