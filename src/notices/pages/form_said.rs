//! What the form of a notice sends: the fields of its own language by their names, those of a further one with its tag
//! before them (`de.what_happened`), and which language is to be added or taken away.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::ground::page::Errors;
use crate::notices::{NoticeSaid, TextSaid, tongue};
use crate::wording::Parts;

/// The form as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "BTreeMap<String, String>")]
pub(super) struct FormSaid {
    pub said: NoticeSaid,
    /// `add`, or `drop.` and the tag of a language.
    act: String,
    /// The language to be added.
    add: String,
}

impl From<BTreeMap<String, String>> for FormSaid {
    fn from(mut fields: BTreeMap<String, String>) -> Self {
        let mut texts: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let further: Vec<String> = fields.keys().filter(|name| name.contains('.')).cloned().collect();
        for name in further {
            if let (Some((tag, part)), Some(text)) = (name.split_once('.'), fields.remove(&name)) {
                texts.entry(tag.to_owned()).or_default().insert(part.to_owned(), text);
            }
        }
        let texts =
            texts.into_iter().map(|(language, mut own)| TextSaid { language, parts: parts(&mut own) });
        let texts = texts.collect();
        let words = parts(&mut fields);
        let mut field = |name: &str| fields.remove(name).unwrap_or_default();
        let said = NoticeSaid {
            kind: field("kind"),
            corrects: field("corrects"),
            language: field("language"),
            template: field("template"),
            next_update_at: field("next_update_at"),
            sender: field("sender"),
            texts: Some(texts),
            ..NoticeSaid::default()
        };
        Self { said: said.with_words(words), act: field("do"), add: field("add") }
    }
}

fn parts(fields: &mut BTreeMap<String, String>) -> Parts {
    let mut field = |name: &str| fields.remove(name).unwrap_or_default();
    Parts {
        subject: field("subject"),
        what_happened: field("what_happened"),
        who_is_affected: field("who_is_affected"),
        what_we_know: field("what_we_know"),
        what_we_do_not_know: field("what_we_do_not_know"),
        what_you_can_do: field("what_you_can_do"),
    }
}

impl FormSaid {
    /// What was written, with the language that was asked for or without the one that was taken away; and why that
    /// cannot be.
    pub(super) fn with_languages(self) -> (NoticeSaid, Errors) {
        let (mut said, mut errors) = (self.said, Errors::none());
        let texts = said.texts.get_or_insert_default();
        if let Some(gone) = self.act.strip_prefix("drop.") {
            texts.retain(|text| text.language != gone);
        } else if self.act == "add" {
            match tongue::read("add", &self.add) {
                Ok(language) if is_there(texts, &said.language, &language) => {}
                Ok(language) => texts.push(TextSaid { language, parts: Parts::default() }),
                Err(fault) => errors.add(fault.field, format!("{} {}", fault.why, fault.cure)),
            }
        }
        (said, errors)
    }
}

fn is_there(texts: &[TextSaid], own: &str, language: &str) -> bool {
    own.eq_ignore_ascii_case(language) || texts.iter().any(|t| t.language.eq_ignore_ascii_case(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(text: &str) -> FormSaid {
        serde_urlencoded::from_str(text).unwrap()
    }

    #[test]
    fn the_fields_of_each_language_are_told_apart() {
        let form = sent(
            "kind=first&subject=Stop&what_happened=a&de.subject=Halt&de.what_happened=b%0A&pt-BR.subject=Pare&language=en",
        );
        assert_eq!((form.said.subject.as_str(), form.said.what_happened.as_str()), ("Stop", "a"));
        let texts = form.said.texts.unwrap();
        let told: Vec<_> = texts.iter().map(|t| (t.language.as_str(), t.parts.subject.as_str())).collect();
        assert_eq!(told, [("de", "Halt"), ("pt-BR", "Pare")]);
    }

    #[test]
    fn a_language_is_added_once_and_taken_away() {
        let tags = |text: &str| {
            let (said, errors) = sent(text).with_languages();
            let tags = said.texts.unwrap().into_iter().map(|t| t.language).collect::<Vec<_>>().join(" ");
            (tags, errors.len())
        };
        assert_eq!(tags("language=en&de.subject=x&do=add&add=pl"), ("de pl".into(), 0));
        assert_eq!(tags("language=en&de.subject=x&do=add&add=DE"), ("de".into(), 0));
        assert_eq!(tags("language=en&de.subject=x&do=add&add=en"), ("de".into(), 0));
        assert_eq!(tags("language=en&de.subject=x&do=add&add="), ("de".into(), 1));
        assert_eq!(tags("language=en&de.subject=x&do=drop.de"), (String::new(), 0));
        assert_eq!(tags("language=en&de.subject=x&add=pl"), ("de".into(), 0), "a check adds nothing");
    }
}
