//! When telling was late, what may become of a second wrong, and whether a text names it. Values in, an answer out.

use super::{Deception, DeceptionKind, DeceptionSaid, SecondWrong, State, Why};
use crate::admissions;
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, FieldFault, Result, Time};

/// Whether something is said in words enough to be a sentence, or to show anything: the same as evidence on fault.
fn is_said(text: &str) -> bool {
    admissions::rules::is_shown(Some(text))
}

/// When we knew, when we told, and who else spoke.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Telling {
    /// Since when we knew.
    pub aware: Time,
    /// Within what those touched are told, in milliseconds.
    pub within: i64,
    /// When the last of those told by now was told; none when nobody was.
    pub last_told: Option<Time>,
    /// Whether somebody it touches still waits to hear.
    pub is_anybody_untold: bool,
    /// The first word that all could hear from somebody else, where it came before our own before everyone.
    pub outside: Option<Time>,
    /// The first customer who spoke of it themselves once we knew, and before we told them.
    pub customer: Option<Time>,
}

/// That telling was late, by which rule, and from when on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Late {
    pub why: Why,
    /// Whoever was told after this was told late.
    pub after: Time,
    /// When somebody else spoke before us.
    pub outside: Option<Time>,
}

/// Whether telling was late: after the limit of the playbook, or after somebody else told them what we knew. What others
/// said before we knew it ourselves is no fault of ours; by then the limit runs.
pub(super) fn lateness(telling: &Telling) -> Option<Late> {
    let Telling { aware, within, last_told, is_anybody_untold, outside, customer } = *telling;
    let limit = aware.plus(within);
    let by_limit = last_told.is_some_and(|told| told > limit);
    let was_before_us =
        |at: &Time| *at > aware && (is_anybody_untold || last_told.is_none_or(|told| *at < told));
    let outside = outside.filter(was_before_us);
    let spoke = outside.into_iter().chain(customer).min();
    let why = match (by_limit, spoke.is_some()) {
        (true, true) => Why::Both,
        (true, false) => Why::Limit,
        (false, true) => Why::Outside,
        (false, false) => return None,
    };
    // What one customer said, the others did not hear: for them the limit counts.
    Some(Late { why, after: outside.map_or(limit, |at| at.min(limit)), outside: spoke })
}

/// Only what waits for a word can be confirmed.
pub(super) fn may_confirm(wrong: &SecondWrong) -> Result<()> {
    match wrong.state() {
        State::Proposed => Ok(()),
        State::Owed | State::Owned => {
            Err(Fault::Conflict("This was confirmed already. Nothing was changed.".into()))
        }
        State::Dismissed => Err(Fault::Conflict("This was dismissed. Nothing was changed.".into())),
    }
}

/// A late telling can be dismissed until we have owned up to it; what was hidden, and confirmed by two, cannot.
pub(super) fn may_dismiss(wrong: &SecondWrong) -> Result<()> {
    if !wrong.is_late() {
        return Err(Fault::refused(
            "Two people have found that something was hidden.",
            "Own up to it: in an apology, or in the next notice. If it was not so after all, take back what was marked.",
        ));
    }
    match wrong.state() {
        State::Proposed | State::Owed => Ok(()),
        State::Owned => Err(Fault::Conflict("We have owned up to it already. Nothing was changed.".into())),
        State::Dismissed => Err(Fault::Conflict("This was dismissed already. Nothing was changed.".into())),
    }
}

/// We own up to what is owed.
pub(super) fn may_own(wrong: &SecondWrong) -> Result<()> {
    match wrong.state() {
        State::Owed => Ok(()),
        State::Proposed => Err(Fault::refused(
            "Nobody has confirmed yet that this is a second wrong.",
            "Let a lead confirm it first; then own up to it.",
        )),
        State::Owned => Err(Fault::Conflict("We have owned up to it already. Nothing was changed.".into())),
        State::Dismissed => Err(Fault::Conflict("This was dismissed. Nothing was changed.".into())),
    }
}

/// The words of a text, one blank between two of them, as they are compared.
fn plainly(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The sentence of a text that names a wrong: it must be a sentence, and it must stand there.
pub(super) fn sentence(field: &str, typed: &str, text: &str) -> Result<String> {
    let said = text::required(field, typed, 2_000)?;
    if !is_said(&said) {
        return Err(Fault::invalid(
            field,
            "This is no sentence yet.",
            "Say in a whole sentence that it was told late, or hidden, and that this was wrong.",
        ));
    }
    if !names(text, &said) {
        return Err(Fault::invalid(
            field,
            "This sentence does not stand in the text.",
            "Write it into the text first, then copy it here word for word.",
        ));
    }
    Ok(said)
}

/// Whether the sentence stands in the text.
pub fn names(text: &str, sentence: &str) -> bool {
    let sentence = plainly(sentence);
    !sentence.is_empty() && plainly(text).contains(&sentence)
}

/// A second person looks at what one has marked.
pub(super) fn may_review(deception: &Deception, actor: &Actor) -> Result<()> {
    if !deception.waits() {
        return Err(Fault::Conflict("Somebody has looked at this already. Nothing was changed.".into()));
    }
    if deception.marked_by == actor.label() {
        return Err(Fault::refused(
            "You marked this yourself.",
            "Ask another lead to look: what weighs so much needs two.",
        ));
    }
    Ok(())
}

/// What two have found is taken back by anybody but whoever marked it: nobody says alone that it was so, and then that it was
/// not.
pub(super) fn may_take_back(deception: &Deception, actor: &Actor) -> Result<()> {
    if deception.waits() {
        return Err(Fault::refused(
            "A second person has not looked at this yet.",
            "Let another lead say whether it was so: until then it counts for nothing.",
        ));
    }
    if !deception.stands() {
        return Err(Fault::Conflict("This counts for nothing already. Nothing was changed.".into()));
    }
    if deception.marked_by == actor.label() {
        return Err(Fault::refused(
            "You marked this yourself.",
            "Ask another lead to take it back: what weighs so much needs two.",
        ));
    }
    Ok(())
}

/// On what ground it is taken back: as much as it took to mark it.
pub(super) fn ground(typed: &str) -> Result<String> {
    let because = text::required("because", typed, 2_000)?;
    if !is_said(&because) {
        let cure = "Say in at least four words what shows that it was not so.";
        return Err(Fault::invalid("because", "This is no ground yet.", cure));
    }
    Ok(because)
}

/// The words of what waits for a second person are not erased: nobody judges what nobody can read.
pub(super) fn may_erase(deception: &Deception) -> Result<()> {
    if deception.waits() {
        return Err(Fault::refused(
            "A second person has not looked at this yet.",
            "Let another lead say whether it was so; then erase the words.",
        ));
    }
    Ok(())
}

/// What was marked, read.
pub(super) struct Marked {
    pub kind: DeceptionKind,
    pub words: String,
    pub evidence: String,
    pub since: Time,
}

/// Reads what a lead marks, or says of each field what is wrong with it. `zone` reads local times.
pub(super) fn read(said: &DeceptionSaid, zone: &str, now: Time) -> Result<Marked> {
    let mut faults = Vec::new();
    let mut keep = |read: std::result::Result<String, FieldFault>| read.map_err(|f| faults.push(f)).ok();
    let words = keep(text::required("words", &said.words, PASSAGE));
    let evidence = keep(text::required("evidence", &said.evidence, PASSAGE));
    let kind = DeceptionKind::from_word(&said.kind);
    if kind.is_none() {
        let cure = "Choose whether it was hidden, denied, or known and not told.";
        faults.push(FieldFault::new("kind", "You did not say what was done.", cure));
    }
    let since = Time::parse(&said.since, zone).filter(|at| *at <= now);
    if since.is_none() {
        let cure = "Write since when, like 2026-11-23T09:30.";
        faults.push(FieldFault::new("since", "This moment does not exist or lies ahead.", cure));
    }
    if evidence.as_ref().is_some_and(|e| !is_said(e)) {
        let cure = "Name in at least four words what shows it: a mail, minutes, a log.";
        faults.push(FieldFault::new("evidence", "This is no evidence yet.", cure));
    }
    match (kind, words, evidence, since) {
        (Some(kind), Some(words), Some(evidence), Some(since)) if faults.is_empty() => {
            Ok(Marked { kind, words, evidence, since })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::clock::HOUR;

    fn at(hours: i64) -> Time {
        Time(1_772_442_000_000 + hours * HOUR)
    }

    /// We knew at nought, and three hours are allowed.
    fn telling(last_told: Option<i64>, outside: Option<i64>, customer: Option<i64>) -> Telling {
        Telling {
            aware: at(0),
            within: 3 * HOUR,
            last_told: last_told.map(at),
            is_anybody_untold: last_told.is_none(),
            outside: outside.map(at),
            customer: customer.map(at),
        }
    }

    #[test]
    fn late_is_after_the_limit_or_after_somebody_else() {
        let table = [
            (telling(None, None, None), None),
            (telling(Some(3), None, None), None),
            (telling(Some(4), None, None), Some((Why::Limit, 3))),
            // The press, two hours before us and within the limit.
            (telling(Some(3), Some(1), None), Some((Why::Outside, 1))),
            (telling(None, Some(5), None), Some((Why::Outside, 3))),
            (telling(Some(30), Some(4), None), Some((Why::Both, 3))),
            // They knew before we did, or we know it from them: that is bad luck, not hiding.
            (telling(Some(3), Some(-3), None), None),
            (telling(Some(3), Some(0), None), None),
            (telling(Some(30), Some(-3), None), Some((Why::Limit, 3))),
            // After us.
            (telling(Some(3), Some(9), None), None),
            // One customer spoke; the others are counted by the limit.
            (telling(Some(3), None, Some(1)), Some((Why::Outside, 3))),
        ];
        for (telling, late) in table {
            let found = lateness(&telling).map(|l| (l.why, l.after));
            assert_eq!(found, late.map(|(why, after)| (why, at(after))), "{telling:?}");
        }
    }

    #[test]
    fn a_sentence_must_stand_in_the_text() {
        let text = "We are sorry.\n\nWe told you   a day late, and that was\nwrong. We pay the freight.";
        assert!(sentence("sentence", "we told you a day late, and that was wrong.", text).is_ok());
        for wrong in ["", "We told late", "We told you two days late, and that was wrong."] {
            assert!(sentence("sentence", wrong, text).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn whoever_is_told_within_the_limit_and_before_anybody_else_is_not_told_late(
            told in 0_i64..=180, outside in 180_i64..10_000
        ) {
            let minute = |n: i64| Time(at(0).0 + n * 60_000);
            let telling = Telling {
                last_told: Some(minute(told)),
                is_anybody_untold: false,
                outside: Some(minute(outside)),
                ..telling(None, None, None)
            };
            prop_assert!(lateness(&telling).is_none());
        }
    }
}
