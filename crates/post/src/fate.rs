//! What became of a letter.

use std::fmt;

/// What became of one letter that was given to a [`Relay`](crate::Relay).
///
/// The four are drawn so that a caller never has to guess whether a second attempt could make a second copy:
/// only after [`Fate::Uncertain`] it could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The relay took responsibility for the letter.
    HandedOver {
        /// What the relay said; it often holds the name of the letter in the relay's queue.
        reply: String,
    },
    /// The letter will never be taken as it is: a permanent answer to this letter. Final.
    Refused {
        /// What the relay said, or why the letter was not even offered.
        reply: String,
    },
    /// Certainly not handed over; trying again later is safe.
    Deferred {
        /// What stood in the way.
        why: String,
    },
    /// The whole letter was sent, and the connection was lost before the answer: the relay may have it or not.
    Uncertain {
        /// How the connection was lost.
        why: String,
    },
}

impl Fate {
    /// Whether the relay itself said "not now" of this letter, rather than being out of reach.
    pub fn is_put_off(&self) -> bool {
        let Self::Deferred { why } = self else { return false };
        let code = why.get(..3).unwrap_or_default();
        code.starts_with('4') && code.bytes().all(|b| b.is_ascii_digit()) && code != "421"
    }

    /// Whether trying again cannot make a second copy and may help.
    pub fn may_try_again(&self) -> bool {
        matches!(self, Self::Deferred { .. })
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HandedOver { reply } => write!(f, "handed over: {reply}"),
            Self::Refused { reply } => write!(f, "refused: {reply}"),
            Self::Deferred { why } => write!(f, "deferred: {why}"),
            Self::Uncertain { why } => write!(f, "uncertain: {why}"),
        }
    }
}
