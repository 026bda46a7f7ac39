//! What stands between a notice and its readers, in every language it speaks: parts that its kind must say, gaps that
//! nobody filled, days that nobody published. Values in, faults out.

use jiff::civil::Date;

use super::text::Spoken;
use super::{Notice, NoticeKind};
use crate::ground::{FieldFault, Time};
use crate::promises;
use crate::wording::{self, Parts};

/// Everything that stands between this notice and its readers (R21, R23, R27, R33), on `today` with `fix` as the only day
/// a promise was published for (R54).
pub(super) fn lacks(
    spoken: &Spoken,
    now: Time,
    today: Date,
    fix: Option<Date>,
    zone: &str,
) -> Vec<FieldFault> {
    let notice = spoken.own();
    let mut faults = of_own(notice, now);
    let allowed = [fix, notice.next_update_at.map(|at| at.day(zone))];
    faults.extend(of_words(notice, today, allowed));
    for further in spoken.each().iter().skip(1) {
        let text = &further.notice;
        let own = [said(text), beside(notice, text), of_words(text, today, allowed)].concat();
        faults.extend(own.into_iter().map(|fault| in_language(fault, &text.language)));
    }
    faults
}

/// Parts that a notice of this scenario should say and that are not there (R114): warned of, and nobody is stopped.
pub(super) fn warns(spoken: &Spoken, scenario: Option<&str>, lacks: &[FieldFault]) -> Vec<FieldFault> {
    let each = spoken.each().iter().enumerate().flat_map(|(n, version)| {
        let notice = &version.notice;
        let missing = wording::missing(&notice.words(), scenario, &notice.kind);
        missing.into_iter().map(move |f| if n == 0 { f } else { in_language(f, &notice.language) })
    });
    each.filter(|warned| lacks.iter().all(|fault| fault.field != warned.field)).collect()
}

/// The same fault of a text in a further language.
fn in_language(fault: FieldFault, language: &str) -> FieldFault {
    FieldFault {
        field: format!("{language}.{}", fault.field),
        why: format!("{}: {}", wording::name_of(language), fault.why),
        ..fault
    }
}

struct Needs(Vec<FieldFault>);

impl Needs {
    fn need(&mut self, field: &str, is_given: bool, why: &str, cure: &str) {
        if !is_given {
            self.0.push(FieldFault::new(field, why, cure));
        }
    }
}

/// What is asked of the notice once, whatever its languages.
fn of_own(notice: &Notice, now: Time) -> Vec<FieldFault> {
    let kind = notice.kind();
    let mut needs = Needs(said(notice));
    needs.need(
        "sender",
        !notice.sender.is_empty(),
        "Nobody stands behind this notice.",
        "Name the person who speaks; people answer people.",
    );
    if matches!(kind, NoticeKind::First | NoticeKind::Update) {
        needs.need(
            "next_update_at",
            notice.next_update_at.is_some(),
            "It does not say when we speak next.",
            "Choose a moment you will keep, even if there will be nothing new.",
        );
    }
    if kind == NoticeKind::Correction {
        needs.need(
            "corrects",
            notice.corrects_id.is_some(),
            "It does not say which notice it corrects.",
            "Choose the notice that said it wrong: whoever was told that hears this, and nobody else.",
        );
    }
    needs.need(
        "next_update_at",
        notice.next_update_at.is_none_or(|at| at > now),
        "The next update lies in the past.",
        "Choose a moment you will keep.",
    );
    needs.0
}

/// What the words of each language must say for a notice of this kind.
fn said(notice: &Notice) -> Vec<FieldFault> {
    use NoticeKind::{Correction, First, Solution, Survey, Update};
    let kind = notice.kind();
    let mut needs = Needs(Vec::new());
    needs.need(
        "subject",
        !notice.subject.is_empty(),
        "The notice has no subject.",
        "Say in one line what it is about.",
    );
    if kind == First {
        needs.need(
            "what_happened",
            !notice.what_happened.is_empty(),
            "It does not say what happened.",
            "Say it plainly, as far as it is known.",
        );
        needs.need(
            "what_you_can_do",
            !notice.what_you_can_do.is_empty(),
            "It does not say what the reader can do now.",
            "Say what they can do to protect themselves; if there is nothing, say that.",
        );
    }
    if kind == Correction {
        needs.need(
            "what_we_know",
            !notice.what_we_know.is_empty(),
            "It does not say what is right.",
            "Say what we know now, and what was wrong before.",
        );
    }
    if matches!(kind, Update | Solution | Survey) {
        needs.need(
            "what_we_know",
            !notice.parts().is_empty(),
            "It says nothing.",
            "Fill in at least one of the parts.",
        );
    }
    needs.0
}

/// Nobody is told less for the language they read: a part that one language has and another lacks.
fn beside(own: &Notice, further: &Notice) -> Vec<FieldFault> {
    let (own_words, words) = (own.words(), further.words());
    let required: Vec<String> = said(further).into_iter().map(|fault| fault.field).collect();
    let name = wording::name_of(&own.language);
    Parts::WORDS
        .into_iter()
        .skip(1)
        .filter(|part| own_words.part(part).is_empty() != words.part(part).is_empty())
        .filter(|part| !required.iter().any(|field| field == part))
        .map(|part| {
            if words.part(part).is_empty() {
                let why = format!("This part is missing; it is there in {name}.");
                FieldFault::new(part, why, "Write it here too, or take this language away.")
            } else {
                let why = format!("This part is only here; it is missing in {name}.");
                FieldFault::new(part, why, "Write it there too, or take it out here.")
            }
        })
        .collect()
}

/// What the words of one language must not hold: gaps, broken grammar, days that nobody published.
fn of_words(notice: &Notice, today: Date, allowed: [Option<Date>; 2]) -> Vec<FieldFault> {
    let words = std::iter::once(("subject", notice.subject.as_str())).chain(notice.parts());
    let mut faults: Vec<FieldFault> = words.filter_map(|(part, text)| unfilled(part, text)).collect();
    for (part, text) in notice.parts() {
        // What the reader can do may have a last day of its own; everything else that lies ahead is ours to keep.
        if part == "what_you_can_do" {
            continue;
        }
        if let Some(day) = promises::days_named(text, today)
            .into_iter()
            .find(|day| *day > today && !allowed.contains(&Some(*day)))
        {
            faults.push(FieldFault::new(
                part,
                format!("The text names {day}, a day that nobody has published."),
                "Publish it under Promises, with evidence, confidence and an approver; or say why there is no date yet.",
            ));
        }
    }
    faults
}

/// What was taken from a template and not filled in, or cannot be filled in for anybody.
fn unfilled(part: &str, text: &str) -> Option<FieldFault> {
    if let Some(gap) = wording::gaps(text).first() {
        let why = format!("Nobody has filled in “{}”.", gap.trim());
        return Some(FieldFault::new(part, why, "Write what belongs there, or take the gap out."));
    }
    wording::wrong_in(text).map(|wrong| wording::fault_of(part, &wrong))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::notices::{NoticeText, pages};

    fn spoken(own: &Parts, german: Parts) -> Spoken {
        let notice = pages::sample_notice(1_772_442_000_000, &Dice::seeded(7)).worded("en", own);
        let text = NoticeText {
            workspace_id: notice.workspace_id.clone(),
            notice_id: notice.id.clone(),
            language: "de".into(),
            parts: german,
            salt: String::new(),
        };
        Spoken::new(notice, &[text])
    }

    fn parts(happened: &str, know: &str) -> Parts {
        Parts {
            subject: "It broke".into(),
            what_happened: happened.into(),
            what_we_know: know.into(),
            what_you_can_do: "Ring us.".into(),
            ..Parts::default()
        }
    }

    fn told(spoken: &Spoken) -> Vec<String> {
        let today = jiff::civil::date(2026, 3, 2);
        let faults = lacks(spoken, Time(1_772_442_000_000), today, None, "UTC");
        faults.iter().map(|f| format!("{}: {}", f.field, f.why)).collect()
    }

    #[test]
    fn every_language_says_what_the_others_say() {
        assert_eq!(told(&spoken(&parts("a", "b"), parts("c", "d"))), Vec::<String>::new());
        assert_eq!(
            told(&spoken(&parts("a", "b"), parts("", ""))),
            [
                "de.what_happened: Deutsch: It does not say what happened.",
                "de.what_we_know: Deutsch: This part is missing; it is there in English.",
            ]
        );
        assert_eq!(
            told(&spoken(&parts("a", ""), parts("c", "d"))),
            ["de.what_we_know: Deutsch: This part is only here; it is missing in English."]
        );
    }

    #[test]
    fn a_gap_a_broken_name_and_a_day_are_found_in_every_language() {
        let own = parts("On [[day]] it broke.", "b");
        let told = told(&spoken(&own, parts("{{ nobody }}", "Am 12.4.2026 läuft er.")));
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("what_happened: Nobody has filled in “day”"), "{told:?}");
        assert!(told[1].starts_with("de.what_happened: Deutsch: Line 1, column 4: `nobody`"), "{told:?}");
        assert!(told[2].starts_with("de.what_we_know: Deutsch: The text names 2026-"), "{told:?}");
    }

    #[test]
    fn what_a_scenario_should_say_is_warned_of_once() {
        let both = spoken(&parts("a", ""), parts("", ""));
        let faults = lacks(&both, Time(1_772_442_000_000), jiff::civil::date(2026, 3, 2), None, "UTC");
        let warned: Vec<String> =
            warns(&both, Some("recall"), &faults).into_iter().map(|f| f.field).collect();
        // What stands among the faults already is not said twice.
        assert_eq!(warned, ["who_is_affected", "what_we_know", "de.who_is_affected", "de.what_we_know"]);
    }
}
