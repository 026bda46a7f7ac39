//! One digest over many rows: how a row that the journal vouches for vouches for its parts in turn.

use chain::Digest;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::ground::{Fault, Result};

/// Rows folded into one digest as they stream by, in the order in which they come: whoever folds them again
/// reads them in the same. A row with its digest in a column, and the parts behind it, so stand or fall
/// together, however many the parts are.
#[derive(Default)]
pub struct Fold(Sha256);

impl Fold {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next row: a line of JSON, which itself holds no line break.
    pub fn add(&mut self, row: &impl Serialize) -> Result<()> {
        self.0.update(serde_json::to_vec(row).map_err(Fault::broken)?);
        self.0.update(b"\n");
        Ok(())
    }

    /// The digest of them all, in hexadecimal.
    pub fn digest(self) -> String {
        Digest::from(<[u8; 32]>::from(self.0.finalize())).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(rows: &[(&str, &str)]) -> String {
        let mut fold = Fold::new();
        rows.iter().try_for_each(|row| fold.add(row)).unwrap();
        fold.digest()
    }

    #[test]
    fn each_row_its_place_and_its_edges_count() {
        let whole = folded(&[("a", "b"), ("c", "d")]);
        assert_eq!(whole, folded(&[("a", "b"), ("c", "d")]));
        for other in [
            folded(&[("c", "d"), ("a", "b")]),
            folded(&[("a", "b")]),
            folded(&[("a", "b\"],[\"c"), ("", "d")]),
        ] {
            assert_ne!(whole, other);
        }
        assert_eq!(Fold::new().digest(), Digest::of(b"").to_string());
    }
}
