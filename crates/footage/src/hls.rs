//! Playlists of HLS: that of an encoder is read, never passed on; the one that players read is written anew.

/// The longest playlist that is read, in bytes.
pub const MOST_PLAYLIST: usize = 64 * 1024;
/// The most entries that are read of one.
pub const MOST_ENTRIES: usize = 64;

/// What a file of a stream is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// The playlist.
    Playlist,
    /// A piece.
    Piece,
}

/// Whether a file may have this name, and what it is then: letters, digits, `-` and `_`, one point, one of five endings.
pub fn named(name: &str) -> Option<Named> {
    let (stem, ending) = name.split_once('.')?;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if stem.is_empty() || stem.len() > 64 || !stem.bytes().all(is_plain) {
        return None;
    }
    match ending {
        "m3u8" => Some(Named::Playlist),
        "m4s" | "mp4" | "m4v" | "ts" => Some(Named::Piece),
        _ => None,
    }
}

/// A piece as an encoder lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The name under which it was sent.
    pub name: String,
    /// The name of its head; none for MPEG-TS.
    pub head: Option<String>,
    /// Its number among all that the encoder made.
    pub number: i64,
    /// How long it lasts, in milliseconds.
    pub ms: i64,
    /// Whether it does not continue the one before it.
    pub is_break: bool,
}

/// Why a playlist is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// It is too long.
    #[error(
        "The playlist is longer than {MOST_PLAYLIST} bytes or {MOST_ENTRIES} pieces. Keep it short: `-hls_list_size 6`."
    )]
    Long,
    /// It is none.
    #[error("This is no playlist of HLS.")]
    Unknown,
    /// It lists playlists, not pieces.
    #[error("This playlist lists other playlists. Send one stream, without variants.")]
    Variants,
    /// It names something that may not be named so.
    #[error("The playlist names `{0}`. A piece has a plain name beside the playlist, such as `live3.m4s`.")]
    Name(String),
    /// It says a length that no piece has.
    #[error("The playlist says that a piece lasts longer than a minute, or says no length.")]
    Length,
    /// It is locked.
    #[error("The pieces are encrypted. Send them as they are; the way to us is encrypted already.")]
    Locked,
}

/// Reads the playlist of an encoder: what it lists, in its order.
pub fn read(text: &str) -> Result<Vec<Listed>, Misread> {
    if text.len() > MOST_PLAYLIST {
        return Err(Misread::Long);
    }
    let mut lines = text.lines().map(str::trim);
    if lines.next().map(|first| first.trim_start_matches('\u{feff}')) != Some("#EXTM3U") {
        return Err(Misread::Unknown);
    }
    let mut listed = Vec::new();
    let (mut head, mut ms, mut is_break, mut number) = (None, None, false, 0_i64);
    for line in lines {
        if line.starts_with("#EXT-X-STREAM-INF") || line.starts_with("#EXT-X-I-FRAME-STREAM-INF") {
            return Err(Misread::Variants);
        } else if line.starts_with("#EXT-X-KEY") && !line.contains("METHOD=NONE") {
            return Err(Misread::Locked);
        } else if let Some(said) = line.strip_prefix("#EXTINF:") {
            ms = Some(length(said)?);
        } else if let Some(said) = line.strip_prefix("#EXT-X-MAP:") {
            let uri = said.split("URI=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            head = Some(piece(uri)?);
        } else if let Some(said) = line.strip_prefix("#EXT-X-MEDIA-SEQUENCE:") {
            // Without a number, or with one that is none, they are counted from the first.
            number = said.trim().parse::<u32>().map_or(0, i64::from);
        } else if line == "#EXT-X-DISCONTINUITY" {
            is_break = true;
        } else if !line.is_empty() && !line.starts_with('#') {
            let name = piece(line)?;
            let ms = ms.take().ok_or(Misread::Length)?;
            listed.push(Listed { name, head: head.clone(), number, ms, is_break });
            (is_break, number) = (false, number + 1);
            if listed.len() > MOST_ENTRIES {
                return Err(Misread::Long);
            }
        }
    }
    Ok(listed)
}

fn piece(uri: &str) -> Result<String, Misread> {
    match named(uri) {
        Some(Named::Piece) => Ok(uri.to_owned()),
        _ => Err(Misread::Name(uri.chars().take(80).collect())),
    }
}

/// Milliseconds of `2.002000,` or `2,a title`.
fn length(said: &str) -> Result<i64, Misread> {
    let seconds: f64 =
        said.split(',').next().unwrap_or_default().trim().parse().map_err(|_| Misread::Length)?;
    if (0.0..=60.0).contains(&seconds) {
        Ok((seconds * 1_000.0).round() as i64)
    } else {
        Err(Misread::Length)
    }
}

/// A piece as players are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its place among all that ever were: one more than the piece before it.
    pub place: i64,
    /// How many breaks came before it.
    pub turn: i64,
    /// How long it lasts, in milliseconds.
    pub ms: i64,
    /// Where it is, beside the playlist.
    pub uri: String,
    /// Where its head is; none for MPEG-TS.
    pub head: Option<String>,
}

/// Writes the playlist that players read. It never says that it is over: an encoder that comes again goes on in it.
pub fn write(shown: &[Shown]) -> String {
    let longest = shown.iter().map(|s| s.ms).max().unwrap_or(2_000);
    let (place, turn) = shown.first().map_or((0, 0), |first| (first.place, first.turn));
    let mut text = format!(
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-TARGETDURATION:{}\n#EXT-X-MEDIA-SEQUENCE:{place}\n\
         #EXT-X-DISCONTINUITY-SEQUENCE:{turn}\n",
        (longest + 999).div_euclid(1_000).max(1)
    );
    let (mut at, mut head) = (turn, None);
    for each in shown {
        if each.turn != at {
            text.push_str("#EXT-X-DISCONTINUITY\n");
            at = each.turn;
        }
        if each.head != head {
            if let Some(uri) = &each.head {
                text.push_str(&format!("#EXT-X-MAP:URI=\"{uri}\"\n"));
            }
            head.clone_from(&each.head);
        }
        text.push_str(&format!("#EXTINF:{}.{:03},\n{}\n", each.ms / 1_000, each.ms % 1_000, each.uri));
    }
    text
}
