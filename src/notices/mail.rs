//! The letter that a notice becomes for one person: in their language, with their case's reference and their own
//! link, as plain text and as HTML that every mail program can show.

use askama::Template;

use super::Notice;
use crate::ground::id::CaseId;
use crate::ground::page::{Lang, Nav, Shell, t_args};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, Result, Time};

/// A letter's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The subject.
    pub subject: String,
    /// The letter as plain text.
    pub text: String,
    /// The letter as HTML, a whole document.
    pub html: String,
    /// The inside of that document, safe to show on a page of ours.
    pub body: String,
}

/// Whom a letter is written to, and what is theirs alone.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    pub name: &'a str,
    pub language: &'a str,
    pub zone: Option<&'a str>,
    pub case: &'a CaseId,
    pub address: String,
    /// When we wrote to them first, where this letter reminds them of it.
    pub reminded_of: Option<Time>,
}

/// What a letter says of the date of the fix.
pub(super) enum FixDate {
    /// By this day, this sure.
    By(Time, i64),
    /// No date yet, because …
    NotYet(String),
    /// Nothing is said.
    Unsaid,
}

impl FixDate {
    /// As it was taken at approval.
    pub(super) fn of(notice: &Notice) -> Self {
        match (notice.fix_due_at, notice.fix_confidence, &notice.no_date_because) {
            (Some(due), Some(sure), _) => Self::By(due, sure),
            (_, _, Some(because)) => Self::NotYet(because.clone()),
            _ => Self::Unsaid,
        }
    }

    /// In words, in the reader's language and zone.
    pub(super) fn said(&self, shell: &Shell) -> String {
        match self {
            Self::By(due, sure) => t_args(
                shell.lang,
                "notices-mail-date",
                &[("day", shell.day(due.0).into()), ("sure", shell.percent(*sure as f64 / 100.0).into())],
            ),
            Self::NotYet(because) => shell.ta("notices-mail-no-date", "because", because),
            Self::Unsaid => String::new(),
        }
    }
}

/// One part of a letter: its heading and its paragraphs.
pub(super) struct Part {
    pub label: String,
    pub paragraphs: Vec<String>,
}

/// The parts of a notice, headed in a language.
pub(super) fn parts(shell: &Shell, notice: &Notice) -> Vec<Part> {
    let paragraphs =
        |text: &str| text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    notice
        .parts()
        .into_iter()
        .map(|(word, text)| Part {
            label: shell.t(&format!("notices-part-{word}")),
            paragraphs: paragraphs(text),
        })
        .collect()
}

/// What a letter says, piece by piece, in its reader's language; its templates only arrange it.
pub(super) struct Words<'a> {
    greeting: String,
    /// That we wrote before, where we did.
    again: String,
    opening: String,
    parts: Vec<Part>,
    date: String,
    next: String,
    room: String,
    address: &'a str,
    /// That they may tell us that they have it.
    have: String,
    reference: String,
    signed: String,
}

#[cfg(feature = "pdf")]
impl Words<'_> {
    /// The pieces in their order, for a letter on paper. That they may say that they have it is for mail: on paper they
    /// would type it.
    pub(super) fn blocks(&self) -> Vec<typeset::Block> {
        use typeset::Block::{Heading, Link, Paragraph, Strong};
        let mut blocks = vec![Paragraph(self.greeting.clone())];
        blocks.extend((!self.again.is_empty()).then(|| Strong(self.again.clone())));
        blocks.push(Paragraph(self.opening.clone()));
        for part in &self.parts {
            blocks.push(Heading(part.label.clone()));
            blocks.extend(part.paragraphs.iter().cloned().map(Paragraph));
        }
        let dates = [&self.date, &self.next].into_iter().filter(|said| !said.is_empty());
        blocks.extend(dates.cloned().map(Strong));
        blocks.push(Link { words: self.room.clone(), address: self.address.to_owned() });
        blocks.extend([&self.reference, &self.signed].into_iter().cloned().map(Paragraph));
        blocks
    }
}

macro_rules! letter {
    ($name:ident, $path:literal) => {
        #[derive(Template)]
        #[template(path = $path)]
        struct $name<'a> {
            says: &'a Words<'a>,
        }
    };
}
letter!(AsText, "notices/mail/notice.txt");
letter!(AsBody, "notices/mail/body.html");

#[derive(Template)]
#[template(path = "notices/mail/notice.html")]
struct AsHtml<'a> {
    shell: &'a Shell,
    body: &'a str,
}

/// What a letter is written with: its language and the zone of its hours.
pub(super) fn shell(workspace: &Workspace, now: Time, lang: Lang, zone: Option<&str>) -> Shell {
    Shell {
        lang,
        title: String::new(),
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: now.0,
        zone: zone.unwrap_or(&workspace.zone).to_owned(),
        live: None,
        product_base: String::new(),
        company: workspace.name.clone(),
        once: String::new(),
    }
}

/// The words of a letter, and with what they are written.
pub(super) fn words<'a>(
    workspace: &Workspace,
    now: Time,
    notice: &Notice,
    date: &FixDate,
    reader: &'a Reader<'_>,
) -> (Shell, Words<'a>) {
    // Whoever reads a language that no letter of ours speaks is written to in that of the words.
    let lang = Lang::of_letters(reader.language).or_else(|| Lang::of_letters(&notice.language));
    let shell = Shell {
        title: notice.subject.clone(),
        ..shell(workspace, now, lang.unwrap_or_default(), reader.zone)
    };
    let next = notice.next_update_at.map(|at| {
        let zoned = [("moment", shell.moment(at.0).into()), ("zone", shell.zone.as_str().into())];
        t_args(shell.lang, "notices-mail-next", &zoned)
    });
    let again = reader.reminded_of.map(|at| shell.ta("notices-mail-again", "day", shell.day(at.0)));
    let signed = [("sender", notice.sender.as_str().into()), ("company", workspace.name.as_str().into())];
    let words = Words {
        greeting: shell.ta("notices-mail-greeting", "name", reader.name),
        again: again.unwrap_or_default(),
        opening: shell.t(&format!("notices-mail-opening-{}", notice.kind)),
        parts: parts(&shell, notice),
        date: date.said(&shell),
        next: next.unwrap_or_default(),
        room: shell.t("notices-mail-room"),
        address: &reader.address,
        have: shell.t("notices-mail-have"),
        reference: shell.ta("notices-mail-reference", "reference", reference(reader.case)),
        signed: t_args(shell.lang, "notices-mail-signed", &signed),
    };
    (shell, words)
}

/// Writes the letter.
pub(super) fn write(
    workspace: &Workspace,
    now: Time,
    notice: &Notice,
    date: &FixDate,
    reader: &Reader<'_>,
) -> Result<Mail> {
    let (shell, says) = words(workspace, now, notice, date, reader);
    arranged(notice, &shell, &says)
}

/// The letter of these words.
pub(super) fn arranged(notice: &Notice, shell: &Shell, says: &Words<'_>) -> Result<Mail> {
    let text = AsText { says }.render().map_err(Fault::broken)?;
    let body = AsBody { says }.render().map_err(Fault::broken)?;
    let html = AsHtml { shell, body: &body }.render().map_err(Fault::broken)?;
    Ok(Mail { subject: notice.subject.clone(), text, html, body })
}

/// A case's reference as people say it on the telephone: the end of its id, in two groups.
pub fn reference(case: &CaseId) -> String {
    let id = case.as_str().to_uppercase();
    let end = id.get(id.len().saturating_sub(8)..).unwrap_or(&id);
    let (one, two) = end.split_at(end.len() / 2);
    format!("{one}-{two}")
}
