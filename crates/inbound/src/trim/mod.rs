//! What a person wrote in an answer, without what their mail program put around it.
//!
//! A line is what its `lines::Kind` says, and `cuts` decides by the order of kinds alone. The words of the many
//! programs and languages are data, in `words`.

mod attribution;
mod cuts;
mod lines;
mod signature;
mod words;

/// A text in two: what was said, and what was quoted, signed or added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trimmed {
    pub said: String,
    pub elided: String,
}

/// Parts what was said from the rest. Every line of the text but the leading empty ones is in one of both; an
/// attribution that was broken over several lines is on one.
pub fn trim(text: &str) -> Trimmed {
    let lines = lines::of(text);
    let kept = cuts::kept(&lines);
    let Some(first) = kept.iter().position(|kept| *kept) else {
        return Trimmed { said: String::new(), elided: joined(lines.iter().map(|line| line.text.as_ref())) };
    };
    let said = lines.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(line, _)| line.text.as_ref());
    // The empty lines right above what was said belong to neither.
    let lead = lines[..first].iter().rposition(|line| line.kind != lines::Kind::Empty).map_or(0, |i| i + 1);
    let elided = lines
        .iter()
        .zip(&kept)
        .enumerate()
        .filter(|(i, (_, kept))| !**kept && !(lead..first).contains(i))
        .map(|(_, (line, _))| line.text.as_ref());
    Trimmed { said: joined(said), elided: joined(elided) }
}

/// Lines as a text, without empty ones around it and without spaces at its end.
fn joined<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let mut text = String::new();
    for line in lines.skip_while(|line| line.trim().is_empty()) {
        text.push_str(line);
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::trim;

    #[test]
    fn what_was_said_is_kept() {
        for (text, said) in [
            (
                "Thank you.\n\nOn Mon, 3 Feb 2025 at 10:00, Ann <ann@example.com>\nwrote:\n\n> Sorry.\n",
                "Thank you.",
            ),
            ("Danke!\n\nAm 03.02.2025 um 10:00 schrieb Ann <ann@example.com>:\n> Hallo", "Danke!"),
            ("Merci\n\nDe : Ann\nEnvoyé : lundi\nÀ : Bo\nObjet : Re\n\nBonjour", "Merci"),
            ("شكرا\n\nفي ٣ فبراير 2025، كتب Ann <ann@example.com>:\n> مرحبا", "شكرا"),
            (
                "It was late.\nSent from our warehouse on Monday",
                "It was late.\nSent from our warehouse on Monday",
            ),
            ("It was late.\n\nSent from my iPhone", "It was late."),
            ("In 2013 I wrote:\nnothing came.", "In 2013 I wrote:\nnothing came."),
            ("Sent from the desk, not from my phone", "Sent from the desk, not from my phone"),
            ("> only a quote", "> only a quote"),
            ("Yes.\n-- \nBo", "Yes."),
            ("```\n----\n```\ncode", "```\n----\n```\ncode"),
            ("", ""),
        ] {
            assert_eq!(trim(text).said, said, "{text}");
        }
    }

    #[test]
    fn an_answer_between_the_lines_keeps_the_lines() {
        let text = "See below.\nOn 3 Feb 2025 at 10:00, Ann wrote:\n> When?\nToday.\n> Where?\nHere.\n";
        let trimmed = trim(text);
        assert_eq!(trimmed.said, "See below.\n> When?\nToday.\n> Where?\nHere.");
        assert_eq!(trimmed.elided, "On 3 Feb 2025 at 10:00, Ann wrote:");
    }
}
