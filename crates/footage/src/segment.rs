//! The pieces of a stream, told by their content.

use crate::mp4;

/// The most bytes of one piece: four seconds at twelve megabits.
pub const MOST_SEGMENT: usize = 6 * 1024 * 1024;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// The head of a stream in MP4, without which its parts say nothing.
    Head,
    /// A part of a stream in MP4.
    Part,
    /// A part of a stream in MPEG-TS, which needs no head.
    Packets,
}

impl Piece {
    /// A word for it, to be kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Part => "part",
            Self::Packets => "packets",
        }
    }

    /// The piece of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Head, Self::Part, Self::Packets].into_iter().find(|piece| piece.word() == word)
    }

    /// What a browser is told.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Head | Self::Part => "video/mp4",
            Self::Packets => "video/mp2t",
        }
    }

    /// The ending of its address.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Head => "mp4",
            Self::Part => "m4s",
            Self::Packets => "ts",
        }
    }
}

/// Why a piece is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It has more than [`MOST_SEGMENT`].
    #[error("The piece has {0} bytes; at most {MOST_SEGMENT} are taken. Send shorter pieces, or fewer bits.")]
    Heavy(usize),
    /// It is neither MP4 in parts nor MPEG-TS.
    #[error("This is neither a part of a stream in MP4 nor MPEG-TS.")]
    Unknown,
    /// Its picture is in a code that few browsers read.
    #[error("The stream is not in H.264. Send `-c:v libx264`, which every browser reads.")]
    Code,
}

/// Tells a piece of a stream and gives it back without what it says about itself.
pub fn segment(bytes: &[u8]) -> Result<(Piece, Vec<u8>), Unfit> {
    if bytes.len() > MOST_SEGMENT {
        return Err(Unfit::Heavy(bytes.len()));
    }
    if is_packets(bytes) {
        return Ok((Piece::Packets, bytes.to_vec()));
    }
    let tops = mp4::boxes(bytes, 0, bytes.len()).ok_or(Unfit::Unknown)?;
    let has = |name: &[u8; 4]| tops.iter().find(|top| &top.name == name);
    let piece = match (has(b"ftyp"), has(b"moov"), has(b"moof"), has(b"mdat")) {
        (Some(_), Some(moov), None, None) => {
            let inside = bytes.get(moov.inside..moov.end).unwrap_or_default();
            if !inside.windows(4).any(|name| name == b"avcC") {
                return Err(Unfit::Code);
            }
            Piece::Head
        }
        (_, None, Some(_), Some(_)) => Piece::Part,
        _ => return Err(Unfit::Unknown),
    };
    let mut bytes = bytes.to_vec();
    mp4::blank(&mut bytes);
    Ok((piece, bytes))
}

/// Packets of 188 bytes, each of which begins with the same sign.
fn is_packets(bytes: &[u8]) -> bool {
    !bytes.is_empty()
        && bytes.len().is_multiple_of(188)
        && bytes.chunks_exact(188).all(|packet| packet.first() == Some(&0x47))
}
