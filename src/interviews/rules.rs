//! What a talk needs: open questions, somebody who may ask, and an end only when everything was asked. Values in, an answer or
//! a refusal out.

use super::merge::{Merged, merge};
use super::{EndSaid, Guide, GuideSaid, Interview, InterviewState, Note, NoteSaid, Question, QuestionKind};
use crate::ground::clock::MINUTE;
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result, Time};

/// The most questions of a guide's own.
const MOST_QUESTIONS: usize = 30;
/// The longest question.
const QUESTION: usize = 500;
/// The longest talk we take down, in minutes.
const DAY: i64 = 24 * 60;

/// Reads a guide. What stands in every guide is not kept a second time.
pub(super) fn read_guide(said: &GuideSaid, fixed: &[Question]) -> Result<(String, String)> {
    let mut faults = Vec::new();
    let name = text::required("name", &said.name, NAME).map_err(|f| faults.push(f)).unwrap_or_default();
    let lines: Vec<&str> = said.questions.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let own: Vec<&str> =
        lines.iter().copied().filter(|line| fixed.iter().all(|question| question.text != *line)).collect();
    if own.is_empty() {
        let cure = "Write at least one, each on a line of its own.";
        faults.push(FieldFault::new("questions", "The guide has no question of its own.", cure));
    }
    if own.len() > MOST_QUESTIONS {
        let why =
            format!("A guide has at most {MOST_QUESTIONS} questions of its own; this has {}.", own.len());
        faults.push(FieldFault::new("questions", why, "Leave out those that weigh least: people tire."));
    }
    if own.iter().any(|line| line.chars().count() > QUESTION) {
        let why = format!("A question is longer than {QUESTION} characters.");
        faults.push(FieldFault::new("questions", why, "Ask one thing at a time, each on a line of its own."));
    }
    if faults.is_empty() { Ok((name, own.join("\n"))) } else { Err(Fault::Invalid(faults)) }
}

/// A guide that was put away is neither changed nor put away again.
pub(super) fn may_change(guide: &Guide) -> Result<()> {
    match guide.retired_at {
        None => Ok(()),
        Some(_) => Err(Fault::Conflict("This guide was put away. Write another one.".into())),
    }
}

/// Nobody asks who was part of the wrong, unless somebody says why (R44).
pub(super) fn may_ask(name: &str, parts: &[String], despite: &str) -> Result<Option<String>> {
    if parts.is_empty() {
        return Ok(None);
    }
    let because = text::optional("despite", despite, 2_000)?;
    because.map(Some).ok_or_else(|| {
        Fault::invalid(
            "despite",
            format!("{name} was part of it: {}.", parts.join("; ")),
            "Choose somebody who was not, or a consultant from outside; or say why they ask all the same.",
        )
    })
}

/// An interview begins once.
pub(super) fn may_begin(interview: &Interview) -> Result<()> {
    match interview.state() {
        InterviewState::Planned => Ok(()),
        InterviewState::Begun => Err(Fault::Conflict("This talk has begun already.".into())),
        InterviewState::Ended | InterviewState::Dropped => {
            Err(Fault::refused("This talk is over.", "Plan another one: people say more the second time."))
        }
    }
}

/// Only what did not take place is dropped.
pub(super) fn may_drop(interview: &Interview, notes: &[Note]) -> Result<()> {
    let is_over = matches!(interview.state(), InterviewState::Ended | InterviewState::Dropped);
    if is_over || notes.iter().any(|note| !note.text.is_empty()) {
        return Err(Fault::refused(
            "They have spoken already.",
            "What they said stays. End the talk, and send them the record.",
        ));
    }
    Ok(())
}

/// How long a talk took, once everything was asked (R40).
pub(super) fn may_end(interview: &Interview, notes: &[Note], said: &EndSaid, now: Time) -> Result<i64> {
    match interview.state() {
        InterviewState::Begun => {}
        InterviewState::Planned => {
            return Err(Fault::refused("This talk has not begun.", "Begin it when you sit together."));
        }
        InterviewState::Ended | InterviewState::Dropped => {
            return Err(Fault::Conflict("This talk is over already.".into()));
        }
    }
    let last = QuestionKind::NotAsked.word();
    let was_asked = notes.iter().any(|note| note.kind == last && !note.text.trim().is_empty());
    if !was_asked && said.asked.trim() != "yes" {
        return Err(Fault::invalid(
            "asked",
            "Nobody has asked them yet: what have we not asked?",
            "Ask it, and note what they say; or tick that you asked and nobody had more to say.",
        ));
    }
    let minutes = said.minutes.trim();
    if minutes.is_empty() {
        let span = interview.begun_at.map_or(0, |begun| now.since(begun));
        return Ok(((span + MINUTE / 2) / MINUTE).clamp(1, DAY));
    }
    match minutes.parse::<i64>() {
        Ok(minutes) if (1..=DAY).contains(&minutes) => Ok(minutes),
        _ => Err(Fault::invalid(
            "minutes",
            "This is no length of a talk.",
            "Write minutes in digits, at most 1440.",
        )),
    }
}

/// What a note becomes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Noted {
    /// Nothing new.
    Same,
    /// This stands.
    Write { text: String, is_merged: bool },
    /// Somebody wrote at the same place.
    Conflict,
}

/// A note as it is kept, whatever a browser ends its lines with.
pub(super) fn as_kept(typed: &str) -> String {
    typed.replace("\r\n", "\n").trim_end().to_owned()
}

/// What becomes of what somebody typed, given what stands. Whoever began from what stands is taken at their word.
pub(super) fn noted(standing: Option<&Note>, said: &NoteSaid) -> Result<Noted> {
    let typed = as_kept(&said.text);
    if typed.chars().count() > PASSAGE {
        return Err(Fault::invalid(
            "text",
            format!("This is longer than {PASSAGE} characters."),
            "Go on under the next question; nothing is cut.",
        ));
    }
    let stands = standing.map_or("", |note| note.text.as_str());
    if typed == stands {
        return Ok(Noted::Same);
    }
    if standing.map_or(0, |note| note.version) == said.version {
        return Ok(Noted::Write { text: typed, is_merged: false });
    }
    Ok(match merge(&as_kept(&said.base), stands, &typed) {
        Merged::Text(text) if text == stands => Noted::Same,
        Merged::Text(text) => Noted::Write { is_merged: text != typed, text },
        Merged::Conflict => Noted::Conflict,
    })
}

/// Notes are written from the beginning of the talk until the record went out.
pub(super) fn may_note(interview: &Interview) -> Result<()> {
    if interview.is_noted() {
        return Ok(());
    }
    if interview.sent_at.is_some() {
        return Err(Fault::refused(
            "The record of this talk is with them; its notes stay as they are.",
            "Note what is new on the page of the case, or plan another talk.",
        ));
    }
    Err(Fault::refused("Nobody is talking.", "Begin the talk first; then what they say is noted."))
}

/// A record goes out once, when the talk is over and something stands in it that they can still read.
pub(super) fn may_send(interview: &Interview, lines: usize) -> Result<()> {
    if interview.sent_at.is_some() {
        return Err(Fault::Conflict("The record is with them already.".into()));
    }
    if interview.erased_at.is_some() {
        return Err(Fault::refused(
            "What was said in this talk was erased.",
            "Ask them on the page of the case to confirm what still stands.",
        ));
    }
    if interview.state() != InterviewState::Ended {
        return Err(Fault::refused("The talk is not over.", "End it first; then send them what you noted."));
    }
    if lines == 0 {
        return Err(Fault::refused(
            "Nothing stands in the record.",
            "Make statements of the notes first: what they confirm is what you can build on.",
        ));
    }
    Ok(())
}

/// How much answering takes, as a member typed it.
pub(super) fn read_figure(field: &str, typed: &str, most: i64) -> Result<i64> {
    match typed.trim().parse::<i64>() {
        Ok(figure) if (1..=most).contains(&figure) => Ok(figure),
        _ => Err(Fault::invalid(
            field,
            "How much does it take?",
            format!(
                "Write a whole number from 1 to {most}. A guess is fine: it says that it costs something."
            ),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interview(state: &str) -> Interview {
        Interview { state: state.into(), begun_at: Some(Time(0)), ..Interview::sample(Time(9)) }
    }

    fn note(kind: &str, text: &str, version: i64) -> Note {
        Note { kind: kind.into(), text: text.into(), version, ..Note::sample(Time(1)) }
    }

    #[test]
    fn a_guide_has_questions_of_its_own_and_what_stands_in_all_is_not_kept_twice() {
        let fixed = [Question { kind: QuestionKind::Restore, text: "What would help?".into() }];
        let said = |questions: &str| GuideSaid { name: "Ours".into(), questions: questions.into() };
        let (name, own) = read_guide(&said(" What hurts?\n\nWhat would help?\nWho else?  "), &fixed).unwrap();
        assert_eq!((name.as_str(), own.as_str()), ("Ours", "What hurts?\nWho else?"));
        assert!(read_guide(&said("What would help?"), &fixed).is_err(), "only what stands in every guide");
        assert!(read_guide(&said(&"x?\n".repeat(31)), &fixed).is_err());
        assert!(read_guide(&said(&"x".repeat(501)), &fixed).is_err());
    }

    #[test]
    fn whoever_was_part_of_it_asks_only_with_a_reason() {
        assert_eq!(may_ask("Tom", &[], "").unwrap(), None);
        let parts = ["owns this case".to_owned(), "broke a promise to them".to_owned()];
        let fault = may_ask("Tom", &parts, " ").unwrap_err();
        assert!(fault.told().contains("owns this case; broke a promise"), "{}", fault.told());
        assert_eq!(
            may_ask("Tom", &parts, "They asked for him.").unwrap().as_deref(),
            Some("They asked for him.")
        );
    }

    #[test]
    fn a_talk_ends_only_when_everything_was_asked() {
        let end = |notes: &[Note], asked: &str, minutes: &str| {
            let said = EndSaid { asked: asked.into(), minutes: minutes.into() };
            may_end(&interview("begun"), notes, &said, Time(90 * MINUTE + 40_000))
        };
        assert!(end(&[], "", "").is_err());
        assert!(end(&[note("open", "Much.", 1), note("not_asked", " ", 1)], "", "").is_err());
        assert_eq!(end(&[note("not_asked", "Ask about March.", 1)], "", "").unwrap(), 91);
        assert_eq!(end(&[], "yes", "45").unwrap(), 45);
        for wrong in ["0", "-1", "1441", "long"] {
            assert!(end(&[], "yes", wrong).is_err(), "{wrong}");
        }
        for state in ["planned", "ended", "dropped"] {
            let said = EndSaid { asked: "yes".into(), ..EndSaid::default() };
            assert!(may_end(&interview(state), &[], &said, Time(1)).is_err(), "{state}");
        }
        assert!(may_drop(&interview("begun"), &[note("open", "Much.", 1)]).is_err());
        assert!(may_drop(&interview("planned"), &[]).is_ok());
    }

    #[test]
    fn what_is_typed_over_what_somebody_else_typed_is_merged_or_asked_about() {
        let stands = note("open", "They waited.\nNobody rang.", 3);
        let said = |text: &str, base: &str, version: i64| NoteSaid {
            text: text.into(),
            base: base.into(),
            version,
            ..NoteSaid::default()
        };
        let write = |text: &str, is_merged| Noted::Write { text: text.into(), is_merged };
        assert_eq!(noted(None, &said("Angry ", "", 0)).unwrap(), write("Angry", false));
        assert_eq!(noted(None, &said("  \r\n", "", 0)).unwrap(), Noted::Same);
        assert_eq!(noted(Some(&stands), &said("Other", "", 3)).unwrap(), write("Other", false));
        let merged = noted(Some(&stands), &said("They waited.\r\nFor hours.", "They waited.", 2)).unwrap();
        assert_eq!(merged, write("They waited.\nNobody rang.\nFor hours.", true));
        let both = noted(Some(&stands), &said("They waited long.", "They waited.", 2)).unwrap();
        assert_eq!(both, write("They waited long.\nNobody rang.", true), "one wrote on, the other behind");
        let both =
            noted(Some(&note("open", "They left.", 3)), &said("They stayed.", "They waited.", 2)).unwrap();
        assert_eq!(both, Noted::Conflict);
        assert!(noted(None, &said(&"x".repeat(PASSAGE + 1), "", 0)).is_err());
    }

    #[test]
    fn a_record_goes_out_once_and_with_something_in_it() {
        assert!(may_send(&interview("begun"), 3).is_err());
        assert!(may_send(&interview("ended"), 0).is_err());
        assert!(may_send(&interview("ended"), 1).is_ok());
        assert!(may_send(&Interview { erased_at: Some(Time(1)), ..interview("ended") }, 1).is_err());
        assert!(may_send(&Interview { sent_at: Some(Time(1)), ..interview("ended") }, 1).is_err());
        assert!(may_note(&interview("begun")).is_ok() && may_note(&interview("ended")).is_ok());
        assert!(may_note(&interview("planned")).is_err());
        assert!(may_note(&Interview { sent_at: Some(Time(1)), ..interview("ended") }).is_err());
    }
}
