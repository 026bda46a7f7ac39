//! What the faces may show of this room: what the check says of texts that somebody writes or is to approve.

use askama::Template;

use super::{Check, Ease, Finding, Language, Reading, check};
use crate::ground::page::{Shell, t_args};
use crate::ground::{Fault, Result};

/// What the check says of one text.
struct Line {
    /// Which part of the whole it is; empty when it is the whole.
    label: String,
    finding: Finding,
}

#[derive(Template)]
#[template(path = "wording/pages/findings.html")]
struct Findings<'a> {
    shell: &'a Shell,
    lines: Vec<Line>,
    left_off: usize,
    reading: Option<Reading>,
    is_hard: bool,
    /// No pattern is known for this language, so silence says nothing.
    is_unread: bool,
}

impl Findings<'_> {
    fn why(&self, finding: &Finding) -> String {
        why(self.shell, finding)
    }
    fn ease(&self, reading: &Reading) -> String {
        let words = [
            ("words", reading.longest_words.into()),
            ("sentence", reading.longest.as_str().into()),
            ("score", format!("{:.0}", reading.score).into()),
        ];
        t_args(self.shell.lang, &format!("wording-ease-{}", reading.ease.word()), &words)
    }
}

/// Why something is warned of, in a sentence.
pub fn why(shell: &Shell, finding: &Finding) -> String {
    shell.ta(&format!("wording-why-{}", finding.why.word()), "words", finding.found.as_str())
}

/// What the check says of these texts, each under its label, as the inside of a page; nothing for no text at all.
/// It warns and never stops anybody.
pub fn findings(shell: &Shell, texts: &[(String, &str)], language: Option<Language>) -> Result<String> {
    let whole = texts.iter().map(|(_, text)| text.trim()).filter(|t| !t.is_empty()).collect::<Vec<_>>();
    if whole.is_empty() {
        return Ok(String::new());
    }
    let all: Check = check(&whole.join("\n\n"), language);
    // Each part for its own places, in the language of the whole: a part alone may be too short to tell it.
    let checked: Vec<(&String, Check)> =
        texts.iter().map(|(label, text)| (label, check(text, all.language))).collect();
    let left_off = checked.iter().map(|(_, check)| check.left_off).sum();
    let is_hard = all.is_hard();
    let lines = checked.into_iter().flat_map(|(label, check)| {
        check.findings.into_iter().map(move |finding| Line { label: label.clone(), finding })
    });
    let view = Findings {
        shell,
        lines: lines.collect(),
        left_off,
        is_hard,
        is_unread: all.language.is_none(),
        reading: all.reading,
    };
    view.render().map_err(Fault::broken)
}

/// The same of texts in the language of this tag, which is told from them when empty. Of a language without patterns
/// nothing is said but that.
pub fn findings_in(shell: &Shell, texts: &[(String, &str)], tag: &str) -> Result<String> {
    let language = Language::from_code(tag);
    if language.is_some() || tag.is_empty() || texts.iter().all(|(_, text)| text.trim().is_empty()) {
        return findings(shell, texts, language);
    }
    let view =
        Findings { shell, lines: Vec::new(), left_off: 0, reading: None, is_hard: false, is_unread: true };
    view.render().map_err(Fault::broken)
}

/// The same of one text that needs no label, and only when there is something to look at again.
pub fn warnings(shell: &Shell, text: &str) -> Result<String> {
    if check(text, None).is_clean() {
        return Ok(String::new());
    }
    findings(shell, &[(String::new(), text)], None)
}

/// The word of an ease, for badges.
pub fn kind_of_ease(ease: Ease) -> &'static str {
    match ease {
        Ease::Easy | Ease::Plain => "done",
        Ease::Hard | Ease::VeryHard => "late",
    }
}
