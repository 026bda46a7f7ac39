//! What an answer means.

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// The most that is kept of what a receiver says, in characters.
const KEPT: usize = 300;

/// What became of a message that was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status, where anybody answered.
    pub status: Option<u16>,
    /// The beginning of what was said, or what stood in the way; without control characters.
    pub said: String,
    /// What it means.
    pub meaning: Meaning,
}

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// They have it.
    Taken,
    /// They are not there any more and will not come back: stop.
    Gone,
    /// Not yet; they ask for so many milliseconds, where they ask for any.
    Later(Option<i64>),
}

impl Answer {
    /// From what a receiver answered, at this moment in seconds since 1970. A redirect is no answer: what was signed for
    /// one place is not carried to another.
    pub(crate) fn read(status: u16, retry_after: Option<&str>, body: &[u8], now: i64) -> Self {
        let meaning = match status {
            200..=299 => Meaning::Taken,
            410 => Meaning::Gone,
            429 | 503 => Meaning::Later(retry_after.and_then(|text| asked(text, now))),
            _ => Meaning::Later(None),
        };
        Self { status: Some(status), said: clean(&String::from_utf8_lossy(body)), meaning }
    }

    /// Nobody answered, because …
    pub(crate) fn none(why: &str) -> Self {
        Self { status: None, said: clean(why), meaning: Meaning::Later(None) }
    }

    /// Whether they have it.
    pub fn is_taken(&self) -> bool {
        self.meaning == Meaning::Taken
    }

    /// In one line: the status and what was said.
    pub fn line(&self) -> String {
        match (self.status, self.said.is_empty()) {
            (Some(status), true) => status.to_string(),
            (Some(status), false) => format!("{status} {}", self.said),
            (None, _) => self.said.clone(),
        }
    }
}

/// How long a receiver asks us to wait: seconds, or a moment.
fn asked(text: &str, now: i64) -> Option<i64> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(i64::from(seconds) * 1_000);
    }
    let at: Timestamp = DateTimeParser::new().parse_timestamp(text).ok()?;
    Some((at.as_second() - now).max(0) * 1_000)
}

/// In one line, without what no page can show.
fn clean(text: &str) -> String {
    let is_shown = |c: char| {
        !c.is_control()
            && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffd}')
    };
    let plain: String = text.chars().map(|c| if is_shown(c) { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(KEPT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_means_taken_gone_or_later() {
        let table = [
            (200, None, Meaning::Taken),
            (204, None, Meaning::Taken),
            (301, None, Meaning::Later(None)),
            (307, None, Meaning::Later(None)),
            (400, None, Meaning::Later(None)),
            (401, Some("60"), Meaning::Later(None)),
            (404, None, Meaning::Later(None)),
            (410, None, Meaning::Gone),
            (429, Some("120"), Meaning::Later(Some(120_000))),
            (429, None, Meaning::Later(None)),
            (500, None, Meaning::Later(None)),
            (503, Some("Sun, 06 Nov 1994 08:50:37 GMT"), Meaning::Later(Some(60_000))),
            (503, Some("Sun, 06 Nov 1994 08:40:37 GMT"), Meaning::Later(Some(0))),
            (503, Some("soon"), Meaning::Later(None)),
        ];
        for (status, after, meaning) in table {
            assert_eq!(Answer::read(status, after, b"", 784_111_777).meaning, meaning, "{status} {after:?}");
        }
    }

    #[test]
    fn what_is_said_is_cut_and_made_plain() {
        let answer = Answer::read(500, None, b"<b>no\x00t</b>\r\n\xe2\x80\xae now \xff", 0);
        assert_eq!(answer.line(), "500 <b>no t</b> now");
        assert_eq!(Answer::read(500, None, "ä".repeat(4_000).as_bytes(), 0).said.chars().count(), KEPT);
        assert_eq!(Answer::read(200, None, b"", 0).line(), "200");
        assert_eq!(Answer::none("no answer within 15 seconds").line(), "no answer within 15 seconds");
    }
}
