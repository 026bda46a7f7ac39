//! An entry in its place in the log, and the stamp that says how far the log goes.

use chain::{Digest, Link};
use serde::Serialize;
use utoipa::ToSchema;

use super::Recorded;
use crate::ground::{Fault, Result, Time};

/// A sealed entry.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Logged {
    /// Its place in the log, from 0.
    pub leaf: i64,
    /// The entry.
    #[sqlx(flatten)]
    pub entry: Recorded,
    /// The hash of the one before it in its chain.
    pub prev: Vec<u8>,
    /// Its hash.
    pub hash: Vec<u8>,
}

impl Logged {
    /// The entry as a link of its chain, as a verifier wants it.
    pub fn link(&self) -> Result<Link> {
        Ok(Link {
            chain: self.entry.chain.clone(),
            seq: u64::try_from(self.entry.seq).unwrap_or(0),
            at_ms: self.entry.at.0,
            body: self.entry.body.clone(),
            prev: Digest::try_from(self.prev.as_slice()).map_err(Fault::broken)?,
            hash: Digest::try_from(self.hash.as_slice()).map_err(Fault::broken)?,
        })
    }
}

/// A signed checkpoint of the log.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct Stamp {
    /// How many leaves it covers.
    pub size: i64,
    /// The signed note: a C2SP checkpoint.
    pub note: String,
    /// When it was signed.
    pub at: Time,
}
