//! What may stand in a lesson, and what makes an incident similar to one.

use jiff::ToSpan;
use jiff::civil::Date;

use super::LessonSaid;
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result};

/// A lesson is looked at again after so many days unless somebody names one. A convention.
const REVIEW_DAYS: i64 = 182;
/// Words shorter than this tell nothing: the, and, our.
const TELLING: usize = 4;

/// The day on which a lesson written or confirmed today is looked at again.
pub(super) fn next_review(today: Date) -> Date {
    today.saturating_add(REVIEW_DAYS.days())
}

/// What was understood of what a member wrote.
pub(super) struct Read {
    pub(super) title: String,
    pub(super) happened: String,
    pub(super) learned: String,
    pub(super) changes: String,
    pub(super) tags: String,
    pub(super) scenario: Option<String>,
    pub(super) review_on: Date,
}

/// Reads a lesson, or says which field is wrong.
pub(super) fn read(said: &LessonSaid, today: Date) -> Result<Read> {
    let mut faults = Vec::new();
    let mut keep = |read: std::result::Result<Option<String>, FieldFault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            None
        })
    };
    let title = keep(text::required("title", &said.title, NAME).map(Some));
    let happened = keep(text::optional("happened", &said.happened, PASSAGE)).unwrap_or_default();
    let learned = keep(text::required("learned", &said.learned, PASSAGE).map(Some));
    let changes = keep(text::optional("changes", &said.changes, PASSAGE)).unwrap_or_default();
    let tags = keep(text::optional("tags", &said.tags, NAME)).map(|t| tags(&t)).unwrap_or_default();
    let scenario = keep(text::optional("scenario", &said.scenario, 60));
    let review_on = review(&said.review_on, today).unwrap_or_else(|fault| {
        faults.push(fault);
        today
    });
    match (title, learned) {
        (Some(title), Some(learned)) if faults.is_empty() => {
            Ok(Read { title, happened, learned, changes, tags, scenario, review_on })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

fn review(typed: &str, today: Date) -> std::result::Result<Date, FieldFault> {
    if typed.trim().is_empty() {
        return Ok(next_review(today));
    }
    match typed.trim().parse::<Date>() {
        Ok(day) if day > today => Ok(day),
        Ok(_) => Err(FieldFault::new(
            "review_on",
            "This day has passed.",
            "Choose a day to come, or leave it empty.",
        )),
        Err(_) => Err(FieldFault::new(
            "review_on",
            "This is no day that exists.",
            "Write it like 2027-05-01, or leave it empty for in half a year.",
        )),
    }
}

/// Tags as they are stored: small letters, each once, a space at both ends.
fn tags(typed: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in typed.split([',', ' ', '\n', '\t']).map(str::to_lowercase) {
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    if words.is_empty() { String::new() } else { format!(" {} ", words.join(" ")) }
}

/// The words of a title that tell one incident from another: at most eight, longest first, each once.
pub fn telling_words(title: &str) -> Vec<String> {
    let mut words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() >= TELLING)
        .map(str::to_lowercase)
        .collect();
    words.sort_by_key(|w| (std::cmp::Reverse(w.chars().count()), w.clone()));
    words.dedup();
    words.truncate(8);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_needs_a_title_and_what_was_learned() {
        let today = jiff::civil::date(2026, 3, 2);
        let Err(fault) = read(&LessonSaid { review_on: "2026-02-30".into(), ..LessonSaid::default() }, today)
        else {
            panic!("must be refused")
        };
        let fields: Vec<_> = fault.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["title", "learned", "review_on"]);
        let said = LessonSaid {
            title: "One furnace is none".into(),
            learned: "Keep a second.".into(),
            tags: "Furnace, halden furnace".into(),
            ..LessonSaid::default()
        };
        let read = read(&said, today).unwrap();
        assert_eq!(
            (read.tags.as_str(), read.review_on.to_string().as_str()),
            (" furnace halden ", "2026-08-31")
        );
    }

    #[test]
    fn short_words_tell_nothing() {
        assert_eq!(telling_words("The furnace at Halden: the FURNACE!"), ["furnace", "halden"]);
        assert_eq!(telling_words("a b c"), Vec::<String>::new());
        assert_eq!(telling_words("فرن هالدن توقف")[0], "هالدن");
    }
}
