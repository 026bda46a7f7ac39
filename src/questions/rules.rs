//! What may be answered, and what everybody may read. Values in, yes or a reason out.

use super::{PublishSaid, Question};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Fault, FieldFault, Result};

/// Names that are too short to be told from words.
const LEAST_NAME: usize = 3;

/// Nothing is left to answer or publish where the words were erased.
pub(super) fn may_answer(question: &Question) -> Result<()> {
    if question.erased_at.is_none() {
        return Ok(());
    }
    Err(Fault::Conflict("The words of this question were erased. There is nothing left to answer.".into()))
}

/// Another answer than the one that stands.
pub(super) fn answered(typed: &str, standing: Option<&str>) -> Result<String> {
    let text = text::required("answer", typed, PASSAGE)?;
    if standing == Some(text.as_str()) {
        return Err(Fault::Conflict("This is what we answered already. Nothing was changed.".into()));
    }
    Ok(text)
}

/// What everybody is to read: understood, looked at by a person, and with none of these names in it.
pub(super) fn published(
    question: &Question,
    said: &PublishSaid,
    names: &[String],
) -> Result<(String, String)> {
    may_answer(question)?;
    if question.is_published() {
        return Err(Fault::Conflict(
            "Everybody reads this already. Take it back first, so that nobody finds it changed unseen."
                .into(),
        ));
    }
    if question.answered_at.is_none() {
        return Err(Fault::refused(
            "Whoever asked this has no answer yet.",
            "Answer them first; then let everybody read it.",
        ));
    }
    let mut faults = Vec::new();
    let asked = text::required("question", &said.question, PASSAGE).map_err(|f| faults.push(f)).ok();
    let answer = text::required("answer", &said.answer, PASSAGE).map_err(|f| faults.push(f)).ok();
    for (field, text) in [("question", &asked), ("answer", &answer)] {
        if let Some(found) = text.as_deref().and_then(|text| personal(text, names)) {
            faults.push(FieldFault::new(
                field,
                format!("“{found}” tells who asked."),
                "Write it so that nobody can tell who asked.",
            ));
        }
    }
    if said.nothing_personal.is_empty() {
        faults.push(FieldFault::new(
            "nothing_personal",
            "Nobody has said yet that nothing personal is in it.",
            "Read both texts once more, then say so.",
        ));
    }
    match (asked, answer) {
        (Some(asked), Some(answer)) if faults.is_empty() => Ok((asked, answer)),
        _ => Err(Fault::Invalid(faults)),
    }
}

/// The first thing in a text that tells of a person: one of these names, whatever its letters, or any mail address.
fn personal(text: &str, names: &[String]) -> Option<String> {
    let low = text.to_lowercase();
    let named = names
        .iter()
        .map(|name| name.trim())
        .find(|name| name.chars().count() >= LEAST_NAME && holds(&low, &name.to_lowercase()));
    let address = || {
        let is_address = |word: &&str| {
            word.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'))
        };
        text.split_whitespace().find(is_address)
    };
    named.map(str::to_owned).or_else(|| address().map(str::to_owned))
}

/// Whether these words stand in a text, and not only as a piece of another word.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !joins(text[..at].chars().next_back()) && !joins(text[at + words.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};

    fn question() -> Question {
        let (now, dice) = (Time(1), Dice::seeded(34));
        Question {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: None,
            customer_id: None,
            contact_id: None,
            channel: "room".into(),
            text: "Is lot 7 sound?".into(),
            text_digest: String::new(),
            asked_by: "desk".into(),
            asked_at: now,
            owner_id: None,
            answers: 1,
            answered_at: Some(now),
            published_at: None,
            published_by: None,
            public_question: String::new(),
            public_answer: String::new(),
            taken_back_because: String::new(),
            erased_at: None,
            salt: String::new(),
        }
    }

    fn said(question: &str, answer: &str) -> PublishSaid {
        PublishSaid { question: question.into(), answer: answer.into(), nothing_personal: "yes".into() }
    }

    fn fields(fault: &Fault) -> Vec<&str> {
        fault.fields().iter().map(|f| f.field.as_str()).collect()
    }

    #[test]
    fn nothing_that_tells_who_asked_is_published() {
        let names = ["Nordwing".to_owned(), "Marta Lindqvist".into(), "+46 8 123".into(), "Li".into()];
        let tried = |q: &str, a: &str| published(&question(), &said(q, a), &names);
        assert!(tried("Are the parts of lot 7 sound?", "Yes, each was measured. A limit of 3.").is_ok());
        assert_eq!(
            fields(&tried("NORDWING asks", "Yes, marta lindqvist.").unwrap_err()),
            ["question", "answer"]
        );
        assert_eq!(
            fields(&tried("Whom to ring?", "Ring +46 8 123 or one@example.test").unwrap_err()),
            ["answer"]
        );
        assert_eq!(fields(&tried("Whom to write?", "To one@example.test").unwrap_err()), ["answer"]);
        assert!(tried("What do Nordwingers do?", "@ noon").is_ok(), "a piece of another word is none");
        let unseen = PublishSaid { nothing_personal: String::new(), ..said("Q?", "A.") };
        assert_eq!(fields(&published(&question(), &unseen, &[]).unwrap_err()), ["nothing_personal"]);
    }

    #[test]
    fn everybody_reads_what_was_answered_and_nothing_changes_unseen() {
        let waiting = Question { answered_at: None, ..question() };
        assert!(matches!(published(&waiting, &said("Q?", "A."), &[]), Err(Fault::Refused { .. })));
        let out = Question { published_at: Some(Time(2)), ..question() };
        assert!(matches!(published(&out, &said("Q?", "A."), &[]), Err(Fault::Conflict(_))));
        let erased = Question { erased_at: Some(Time(2)), ..question() };
        assert!(matches!(may_answer(&erased), Err(Fault::Conflict(_))));
        assert!(answered("Yes.", Some("No.")).is_ok());
        assert!(matches!(answered(" Yes. ", Some("Yes.")), Err(Fault::Conflict(_))));
        assert_eq!(fields(&answered(" ", None).unwrap_err()), ["answer"]);
    }
}
