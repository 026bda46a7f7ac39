//! A still picture, told by its content.

use crate::{jpeg, png, webp};

/// The most bytes of a picture.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The shortest side, in pixels: less shows nothing.
pub const LEAST_SIDE: u32 = 16;
/// The longest side, in pixels.
pub const MOST_SIDE: u32 = 8_192;
/// The most pixels: whoever looks has to hold four bytes for each.
pub const MOST_AREA: u64 = 36_000_000;

/// The kinds of picture that every browser of the last years draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Webp];

    /// A word for it, to be kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// What a browser is told.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

/// A picture, with nothing in it but what draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its kind.
    pub kind: Kind,
    /// How wide it is drawn, in pixels.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// What to show.
    pub bytes: Vec<u8>,
}

/// Why a picture is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It has more than [`MOST_BYTES`].
    #[error("The picture has {0} bytes; at most {MOST_BYTES} are taken.")]
    Heavy(usize),
    /// It is none that we know.
    #[error("This is no JPEG, PNG or WebP picture, whatever its name says.")]
    Unknown,
    /// It moves.
    #[error("This picture moves. Send single pictures.")]
    Moves,
    /// It is damaged, or ends before its end.
    #[error("The picture is damaged: {0}.")]
    Damaged(&'static str),
    /// It is smaller or larger than can be shown.
    #[error(
        "The picture is {width} by {height} pixels; each side may have {LEAST_SIDE} to {MOST_SIDE}, and all of it {MOST_AREA}."
    )]
    Size {
        /// How wide.
        width: u32,
        /// How high.
        height: u32,
    },
}

/// Reads a picture and gives it back without anything that does not draw it: no place, no time, no name, no preview,
/// nothing behind its end. How it is turned stays.
pub fn picture(bytes: &[u8]) -> Result<Picture, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::Heavy(bytes.len()));
    }
    let (kind, (width, height, bytes)) = if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        (Kind::Jpeg, jpeg::copy(bytes)?)
    } else if bytes.starts_with(&png::SIGNATURE) {
        (Kind::Png, png::copy(bytes)?)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        (Kind::Webp, webp::copy(bytes)?)
    } else {
        return Err(Refused::Unknown);
    };
    let side = LEAST_SIDE..=MOST_SIDE;
    if !side.contains(&width) || !side.contains(&height) || u64::from(width) * u64::from(height) > MOST_AREA {
        return Err(Refused::Size { width, height });
    }
    Ok(Picture { kind, width, height, bytes })
}
