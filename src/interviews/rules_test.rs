//! A table of cases for the rules of a talk.

use super::*;
use crate::ground::{Dice, id::Id};

fn interview(state: &str) -> Interview {
    Interview { state: state.into(), begun_at: Some(Time(0)), ..Interview::sample(Time(9)) }
}

fn note(kind: &str, text: &str, version: i64) -> Note {
    let (now, dice) = (Time(1), Dice::seeded(3));
    Note {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        interview_id: Id::mint(now, &dice),
        incident_id: Id::mint(now, &dice),
        case_id: Id::mint(now, &dice),
        customer_id: Id::mint(now, &dice),
        contact_id: Id::mint(now, &dice),
        number: 1,
        kind: kind.into(),
        question: "What happened?".into(),
        text: text.into(),
        version,
        text_digest: String::new(),
        changed_by: "desk".into(),
        changed_at: now,
        erased_at: None,
        salt: String::new(),
    }
}

#[test]
fn a_question_is_closed_by_its_form() {
    for closed in [
        "Are you satisfied?",
        " “Did we call you?”",
        "You left in March. Was it the price?",
        "Haven’t we told you?",
        "هل أنت راض؟",
        "Haben wir Sie angerufen?",
        "Est-ce que cela va?",
        "Will it hold",
    ] {
        assert!(is_closed(closed), "{closed}");
    }
    for open in [
        "What happened?",
        "Did it hold? What made you doubt it?",
        "Could you tell us how it began?",
        "Können Sie uns beschreiben, wie es war?",
        "Tell us about the worst day.",
        "ماذا حدث؟",
        "How can we make up for it?",
        "Candid words, please: what angers you?",
        "",
    ] {
        assert!(!is_closed(open), "{open}");
    }
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
    assert_eq!(may_ask("Tom", &parts, "They asked for him.").unwrap().as_deref(), Some("They asked for him."));
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
    let both = noted(Some(&note("open", "They left.", 3)), &said("They stayed.", "They waited.", 2)).unwrap();
    assert_eq!(both, Noted::Conflict);
    assert!(noted(None, &said(&"x".repeat(PASSAGE + 1), "", 0)).is_err());
}

#[test]
fn a_record_goes_out_once_and_with_something_in_it() {
    assert!(may_send(&interview("begun"), 3).is_err());
    assert!(may_send(&interview("ended"), 0).is_err());
    assert!(may_send(&interview("ended"), 1).is_ok());
    assert!(may_send(&Interview { sent_at: Some(Time(1)), ..interview("ended") }, 1).is_err());
    assert!(may_note(&interview("begun")).is_ok() && may_note(&interview("ended")).is_ok());
    assert!(may_note(&interview("planned")).is_err());
    assert!(may_note(&Interview { sent_at: Some(Time(1)), ..interview("ended") }).is_err());
}
