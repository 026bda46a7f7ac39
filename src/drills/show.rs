//! What everybody is shown of a story: the words of its public room, so that the same steps can show any.

use crate::alternatives::{AlternativeSaid, SourceSaid};
use crate::rooms::site::SiteSaid;
use crate::updates::SpeakerSaid;
use crate::windows::WindowSaid;

/// A public room, from its first word to its post-mortem.
#[derive(Debug, Clone)]
pub struct Show {
    /// Name, colour and words.
    pub said: SiteSaid,
    /// Who speaks.
    pub speaker: SpeakerSaid,
    /// What is said first.
    pub first: Edited,
    /// What is said while it goes on.
    pub progress: String,
    /// What is said once it is mended.
    pub mended: String,
    /// What a customer asks, and what everybody reads of it.
    pub question: Asked,
    /// Whom we asked elsewhere; the last has something.
    pub sources: Vec<SourceSaid>,
    /// What customers can do or use meanwhile. The first comes from the last source, and a customer asks for so much of it.
    pub alternatives: (Vec<AlternativeSaid>, i64),
    /// Help that a customer offers, and our thanks.
    pub help: Option<(String, String)>,
    /// What a camera shows, where there is one.
    pub camera: Option<WindowSaid>,
    /// What is counted.
    pub counter: WindowSaid,
    /// Somebody who is no customer and wants to know.
    pub follower: String,
    /// How it ended and what we changed, in English and in Arabic.
    pub post_mortem: (String, String),
}

/// Something said, and how it should have been said.
#[derive(Debug, Clone)]
pub struct Edited {
    /// At first.
    pub text: String,
    /// Then.
    pub instead: String,
    /// Why.
    pub because: String,
}

/// A question, and its answer.
#[derive(Debug, Clone)]
pub struct Asked {
    /// In their words.
    pub question: String,
    /// To them.
    pub answer: String,
    /// As everybody reads it.
    pub for_all: (String, String),
}
