//! A form letter: what a notice says to everyone with one language and one zone, written once, with gaps for what is
//! the reader's alone. Filling the gaps is all that is left to do for each of very many.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::filters::{Escaper, Html};
use post::Lines;

use super::Notice;
use super::mail::{self, FixDate, Reader};
use crate::ground::id::{CaseId, NoticeId};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, Result, Time};

/// What stands for a gap while the form is written: characters for private use, which mean nothing to anyone else.
/// A notice that holds one of them is written out in full each time.
const GAPS: [char; 3] = ['\u{F8B0}', '\u{F8B1}', '\u{F8B2}'];

/// A text in pieces, and which gap follows each but the last.
#[derive(Debug)]
struct Gapped {
    pieces: Vec<String>,
    gaps: Vec<usize>,
    /// Bytes of all pieces.
    size: usize,
}

impl Gapped {
    fn of(text: &str) -> Self {
        let (mut pieces, mut gaps, mut piece) = (Vec::new(), Vec::new(), String::new());
        for c in text.chars() {
            if let Some(gap) = GAPS.iter().position(|g| *g == c) {
                gaps.push(gap);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece.push(c);
            }
        }
        pieces.push(piece);
        Self { pieces, gaps, size: text.len() }
    }

    fn filled(&self, what: &[&str; 3]) -> String {
        let room: usize = self.gaps.iter().filter_map(|gap| what.get(*gap)).map(|w| w.len()).sum();
        let mut text = String::with_capacity(self.size + room);
        for (n, piece) in self.pieces.iter().enumerate() {
            text.push_str(piece);
            if let Some(said) = self.gaps.get(n).and_then(|gap| what.get(*gap)) {
                text.push_str(said);
            }
        }
        text
    }
}

/// The letter of a notice in one language and zone.
#[derive(Debug)]
pub(super) struct Form {
    text: Gapped,
    html: Gapped,
}

impl Form {
    fn of(workspace: &Workspace, now: Time, notice: &Notice, like: &Reader<'_>) -> Result<Option<Self>> {
        // The case stands in a letter by its reference, and that is the end of its id.
        let case: CaseId = format!("cas_{}", "0".repeat(26)).parse().map_err(Fault::broken)?;
        let reader = Reader {
            name: &GAPS[0].to_string(),
            language: like.language,
            zone: like.zone,
            case: &case,
            address: GAPS[2].to_string(),
            reminded_of: None,
        };
        let mail = mail::write(workspace, now, notice, &FixDate::of(notice), &reader)?;
        let reference = mail::reference(&case);
        // Once each, but the address: to the room and to its button, in the HTML as what it leads to and as what is read.
        let fits = |text: &str, addresses| {
            let count = |what: &str| text.matches(what).count();
            count(&GAPS[0].to_string()) == 1
                && count(&reference) == 1
                && count(&GAPS[2].to_string()) == addresses
                && !text.contains(GAPS[1])
        };
        if !fits(&mail.text, 2) || !fits(&mail.html, 4) {
            return Ok(None);
        }
        let gapped = |text: &str| Gapped::of(&text.replace(&reference, &GAPS[1].to_string()));
        Ok(Some(Self { text: gapped(&mail.text), html: gapped(&mail.html) }))
    }

    /// The letter to one reader, as text and as HTML.
    fn fill(&self, reader: &Reader<'_>) -> (String, String) {
        let reference = mail::reference(reader.case);
        let text = self.text.filled(&[reader.name, &reference, &reader.address]);
        let (name, address) = (escaped(reader.name), escaped(&reader.address));
        (text, self.html.filled(&[&name, &reference, &address]))
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = Html.write_escaped_str(&mut safe, text);
    safe
}

/// The forms of one round of sending, each written when it is first needed, and the lines that its letters share.
#[derive(Debug, Default)]
pub(super) struct Forms {
    written: Mutex<HashMap<Kind, Option<Arc<Form>>>>,
    pub lines: Lines,
}

/// What makes two letters of a notice the same but for their gaps.
type Kind = (NoticeId, String, Option<String>);

impl Forms {
    /// The letter of a notice to one reader, as text and as HTML.
    pub(super) fn write(
        &self,
        workspace: &Workspace,
        now: Time,
        notice: &Notice,
        reader: &Reader<'_>,
    ) -> Result<(String, String)> {
        // Reminders are few, and each says when we wrote first.
        if reader.reminded_of.is_some() {
            let mail = mail::write(workspace, now, notice, &FixDate::of(notice), reader)?;
            return Ok((mail.text, mail.html));
        }
        let kind = (notice.id.clone(), reader.language.to_owned(), reader.zone.map(str::to_owned));
        let known = self.written.lock().unwrap_or_else(PoisonError::into_inner).get(&kind).cloned();
        let form = if let Some(form) = known {
            form
        } else {
            let form = Form::of(workspace, now, notice, reader)?.map(Arc::new);
            self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(kind, form.clone());
            form
        };
        if let Some(form) = form {
            return Ok(form.fill(reader));
        }
        let mail = mail::write(workspace, now, notice, &FixDate::of(notice), reader)?;
        Ok((mail.text, mail.html))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::{Id, WorkspaceId};
    use crate::notices::pages;

    /// A form that is filled is the letter written out in full, whatever a name holds.
    #[test]
    fn a_filled_form_is_the_letter_itself() {
        let (now, dice) = (Time(1_772_442_000_000), Dice::seeded(7));
        let workspace = Workspace {
            id: WorkspaceId::mint(now, &dice),
            name: "Halden & Forge".into(),
            zone: "Europe/Oslo".into(),
            currency: "EUR".into(),
            created_at: now,
        };
        let notice = pages::sample_notice(now.0, &dice);
        let forms = Forms::default();
        for name in ["Marta", "<b>\"Ann\" & 'Bo'</b>", "سارة", "0000-0000", "\u{F8B0} 😀"] {
            for (language, zone) in [("en", None), ("ar", Some("Asia/Riyadh")), ("en", Some("Asia/Riyadh"))] {
                let case = CaseId::mint(now, &dice);
                let address = format!("https://amends.example/r/{}", dice.secret());
                let reader = Reader { name, language, zone, case: &case, address, reminded_of: None };
                let full = mail::write(&workspace, now, &notice, &FixDate::of(&notice), &reader).unwrap();
                let filled = forms.write(&workspace, now, &notice, &reader).unwrap();
                assert_eq!(filled, (full.text, full.html), "{name} in {language}");
            }
        }
        let kept = forms.written.lock().unwrap();
        assert_eq!((kept.len(), kept.values().flatten().count()), (3, 3), "one form for each kind of reader");
    }

    #[test]
    fn a_notice_that_holds_the_sign_of_a_gap_is_written_out_each_time() {
        let (now, dice) = (Time(1_772_442_000_000), Dice::seeded(7));
        let workspace = Workspace {
            id: WorkspaceId::mint(now, &dice),
            name: "Halden Forge".into(),
            zone: "UTC".into(),
            currency: "EUR".into(),
            created_at: now,
        };
        let notice = Notice { what_we_know: "a \u{F8B2} b".into(), ..pages::sample_notice(now.0, &dice) };
        let case = CaseId::mint(now, &dice);
        let reader = Reader {
            name: "Marta",
            language: "en",
            zone: None,
            case: &case,
            address: "https://a.example".into(),
            reminded_of: None,
        };
        let (text, _) = Forms::default().write(&workspace, now, &notice, &reader).unwrap();
        assert!(text.contains("a \u{F8B2} b") && text.contains("https://a.example"), "{text}");
    }
}
