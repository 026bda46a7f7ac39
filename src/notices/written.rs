//! What a member wrote, read: every part in every language, with each fault beside its field. A field of a further
//! language is called `de.what_happened`.

use std::collections::BTreeMap;

use super::{Notice, NoticeKind, NoticeSaid, NoticeText, TextSaid, tongue};
use crate::ground::id::NoticeId;
use crate::ground::text::{self, NAME};
use crate::ground::{Actor, Fault, FieldFault, Result, Time};
use crate::journal::Tx;
use crate::wording::{self, Key, Parts};

/// Further languages of one notice, at most.
const MOST_LANGUAGES: usize = 24;

/// What was written.
pub(super) struct Written {
    kind: NoticeKind,
    pub corrects_id: Option<NoticeId>,
    language: Option<String>,
    template: Option<String>,
    parts: Parts,
    next_update_at: Option<Time>,
    sender: String,
    /// In further languages; `None` where nothing is said of them.
    texts: Option<BTreeMap<String, Parts>>,
}

impl Written {
    /// Reads it.
    pub fn of(said: &NoticeSaid, actor: &Actor, zone: &str) -> Result<Self> {
        let mut faults = Vec::new();
        let parts = noted(parts("", &said.words()), &mut faults);
        let sender = noted(text::optional("sender", &said.sender, NAME).map_err(Into::into), &mut faults);
        let kind = NoticeKind::from_word(&said.kind);
        if kind.is_none() {
            let why = "This is no kind of notice we know.";
            faults.push(FieldFault::new("kind", why, "Choose one of the five."));
        }
        let wrong = said.corrects.trim();
        let corrects_id: Option<NoticeId> =
            wrong.parse().ok().filter(|_| kind == Some(NoticeKind::Correction));
        if corrects_id.is_none() && !wrong.is_empty() && kind == Some(NoticeKind::Correction) {
            let why = "This is no notice.";
            faults.push(FieldFault::new("corrects", why, "Choose one that people were told."));
        }
        let typed = said.next_update_at.trim();
        let next_update_at = Time::parse(typed, zone);
        if next_update_at.is_none() && !typed.is_empty() {
            let why = "This is no moment that exists.";
            let cure = "Choose a day and an hour, like 2026-11-23T09:30.";
            faults.push(FieldFault::new("next_update_at", why, cure));
        }
        let language = match said.language.trim() {
            "" => None,
            typed => noted(tongue::read("language", typed).map(Some).map_err(Into::into), &mut faults),
        };
        let texts = said.texts.as_ref().map(|all| noted(texts(all), &mut faults));
        let template = match said.template.trim() {
            "" => None,
            name => noted(template(name).map_err(Into::into), &mut faults),
        };
        let Some(kind) = kind.filter(|_| faults.is_empty()) else { return Err(Fault::Invalid(faults)) };
        let sender = sender.unwrap_or_else(|| actor.name.clone());
        Ok(Self { kind, corrects_id, language, template, parts, next_update_at, sender, texts })
    }

    /// Onto a notice and the texts it has; gives what stands then.
    pub fn onto(self, tx: &Tx, notice: Notice, known: Vec<NoticeText>) -> Result<(Notice, Vec<NoticeText>)> {
        let texts: Vec<NoticeText> = match self.texts {
            Some(said) => said
                .into_iter()
                .map(|(language, parts)| laid(tx, &notice.id, &known, language, parts))
                .collect(),
            None => known,
        };
        let language = match self.language {
            Some(language) => language,
            None if notice.language.is_empty() => told_from(&self.parts),
            None => notice.language.clone(),
        };
        if texts.iter().any(|text| text.language.eq_ignore_ascii_case(&language)) {
            return Err(twice("language", &language));
        }
        let notice = Notice {
            kind: self.kind.word().into(),
            corrects_id: self.corrects_id,
            template: self.template.or(notice.template),
            next_update_at: self.next_update_at,
            sender: self.sender,
            acknowledges: i64::from(self.kind.acknowledges()),
            ..notice
        };
        Ok((notice.worded(&language, &self.parts), texts))
    }
}

/// A text as it is kept: with the salt that it has, or a new one.
pub(super) fn laid(
    tx: &Tx,
    notice: &NoticeId,
    known: &[NoticeText],
    language: String,
    parts: Parts,
) -> NoticeText {
    let salt = known.iter().find(|t| t.language == language).map_or_else(|| tx.salt(), |t| t.salt.clone());
    NoticeText {
        workspace_id: tx.actor().workspace.clone(),
        notice_id: notice.clone(),
        language,
        parts,
        salt,
    }
}

/// The same language was given twice.
pub(super) fn twice(field: &str, language: &str) -> Fault {
    let why = format!("It is written in {} already.", wording::name_of(language));
    Fault::invalid(field, why, "Change that text, or choose another language.")
}

/// The parts of one language, of a length that fits and with grammar that holds; `prefix` stands before each field.
pub(super) fn parts(prefix: &str, typed: &Parts) -> Result<Parts> {
    let named = |faults: Vec<FieldFault>| {
        Fault::Invalid(
            faults.into_iter().map(|f| FieldFault { field: format!("{prefix}{}", f.field), ..f }).collect(),
        )
    };
    let parts = wording::read_parts(typed).map_err(|fault| match fault {
        Fault::Invalid(faults) => named(faults),
        other => other,
    })?;
    let wrong = parts
        .each()
        .into_iter()
        .filter_map(|(field, text)| wording::wrong_in(text).map(|wrong| wording::fault_of(field, &wrong)));
    let wrong: Vec<FieldFault> = wrong.collect();
    if wrong.is_empty() { Ok(parts) } else { Err(named(wrong)) }
}

/// Texts in further languages, each once.
fn texts(said: &[TextSaid]) -> Result<BTreeMap<String, Parts>> {
    if said.len() > MOST_LANGUAGES {
        let why = format!("These are {} languages; at most {MOST_LANGUAGES} fit.", said.len());
        return Err(Fault::invalid("texts", why, "Leave out those that nobody reads."));
    }
    let (mut texts, mut faults) = (BTreeMap::<String, Parts>::new(), Vec::new());
    for text in said {
        let language = match tongue::read("texts", &text.language) {
            Ok(language) => language,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        if texts.keys().any(|other| other.eq_ignore_ascii_case(&language)) {
            return Err(twice("texts", &language));
        }
        let parts = noted(parts(&format!("{language}."), &text.parts), &mut faults);
        texts.insert(language, parts);
    }
    if faults.is_empty() { Ok(texts) } else { Err(Fault::Invalid(faults)) }
}

/// What was read; or nothing, and its faults with the others.
fn noted<T: Default>(read: Result<T>, faults: &mut Vec<FieldFault>) -> T {
    read.unwrap_or_else(|fault| {
        match fault {
            Fault::Invalid(some) => faults.extend(some),
            other => faults.push(FieldFault::new("form", other.to_string(), "Try it again.")),
        }
        T::default()
    })
}

/// The language of words that nobody named the language of.
fn told_from(parts: &Parts) -> String {
    let whole = parts.each().map(|(_, text)| text).join("\n\n");
    wording::check(&whole, None).language.map_or(tongue::HOUSE, wording::Language::code).to_owned()
}

/// The name of a template with its language and version, as a notice remembers it.
fn template(name: &str) -> std::result::Result<Option<String>, FieldFault> {
    let key = Key::from_name(name).ok();
    let version = name.split('/').nth(3).and_then(|v| v.parse::<i64>().ok()).filter(|v| *v > 0);
    if let (Some(key), Some(version), 4) = (key, version, name.split('/').count()) {
        return Ok(Some(format!("{}/{version}", key.name())));
    }
    let why = "This is no version of a template.";
    Err(FieldFault::new("template", why, "Write one such as outage/first/en/1, or leave it out."))
}
