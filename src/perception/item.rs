//! What both sides rate.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::listening::Dimension;

/// One item of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = PerceptionItem)]
pub struct Item {
    /// Its word: of one that comes with the desk the end of its ids in the catalogue (`perception-item-WORD` as we read it,
    /// `perception-you-WORD` as they do); of one of our own `own-` and a number.
    pub key: String,
    /// Which part of trust it belongs to.
    pub dimension: Dimension,
    /// Its words, of one of our own; empty for what comes with the desk, which each reads in their language.
    pub text: String,
}

/// The items that come with the desk: three for each part of trust.
pub const SHIPPED: [(&str, Dimension); 9] = [
    ("well", Dimension::Ability),
    ("quick", Dimension::Ability),
    ("people", Dimension::Ability),
    ("interests", Dimension::Benevolence),
    ("listened", Dimension::Benevolence),
    ("help", Dimension::Benevolence),
    ("kept", Dimension::Integrity),
    ("truth", Dimension::Integrity),
    ("admitted", Dimension::Integrity),
];

impl Item {
    /// One that comes with the desk, by its word.
    pub fn shipped(key: &str) -> Option<Self> {
        let (key, dimension) = SHIPPED.iter().find(|(word, _)| *word == key)?;
        Some(Self { key: (*key).to_owned(), dimension: *dimension, text: String::new() })
    }
}
