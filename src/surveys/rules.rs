//! What an answer means. Values in, meaning out.

use super::{Answer, AnswerSaid, Held, Outcome};
use crate::ground::{Fault, FieldFault, Result, text};

/// A no to either question: it did not hold.
pub fn is_unhappy(answer: &Answer) -> bool {
    [&answer.solution, &answer.making_good].into_iter().any(|held| held == Held::No.word())
}

/// The customer's own confirmation: the solution is right, and so is the making good, or there was nothing to
/// make good. Two words, never one for both (R88).
pub fn confirms(answer: &Answer) -> bool {
    let made_good = [Held::Yes.word(), Held::NotApplicable.word()];
    answer.solution == Held::Yes.word() && made_good.contains(&answer.making_good.as_str())
}

/// What one answer says by itself.
pub fn outcome_of(answer: &Answer) -> Outcome {
    match answer {
        a if is_unhappy(a) => Outcome::Unhappy,
        a if confirms(a) => Outcome::Happy,
        _ => Outcome::Unsure,
    }
}

/// How a case stands over the last answers of its contacts: one unhappy person is enough to be unhappy, and it
/// takes one who confirms and none who is unhappy to be happy. None while all are silent.
pub fn stands(last_answers: &[Answer]) -> Option<Outcome> {
    let any = |outcome| last_answers.iter().any(|a| outcome_of(a) == outcome);
    match last_answers {
        [] => None,
        _ if any(Outcome::Unhappy) => Some(Outcome::Unhappy),
        _ if any(Outcome::Happy) => Some(Outcome::Happy),
        _ => Some(Outcome::Unsure),
    }
}

/// An answer that was understood.
pub(super) struct Read {
    pub(super) solution: Held,
    pub(super) making_good: Held,
    pub(super) heard: Option<i64>,
    pub(super) sincere: Option<i64>,
    pub(super) words: Option<String>,
}

/// Reads an answer, or says which question is still open.
pub(super) fn read(said: &AnswerSaid) -> Result<Read> {
    let mut faults = Vec::new();
    let solution = Held::among(&Held::OF_SOLUTION, &said.solution);
    let making_good = Held::among(&Held::OF_MAKING_GOOD, &said.making_good);
    for (field, open) in [("solution", solution.is_none()), ("making_good", making_good.is_none())] {
        if open {
            faults.push(FieldFault::new(
                field,
                "This question is not answered yet.",
                "Choose one of the answers.",
            ));
        }
    }
    for (field, given) in [("heard", said.heard), ("sincere", said.sincere)] {
        if given.is_some_and(|n| !(1..=7).contains(&n)) {
            faults.push(FieldFault::new(
                field,
                "This is not on the scale.",
                "Choose a number from 1 to 7, or none.",
            ));
        }
    }
    let words = text::optional("words", &said.words, text::PASSAGE).unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    match (solution, making_good) {
        (Some(solution), Some(making_good)) if faults.is_empty() => {
            Ok(Read { solution, making_good, heard: said.heard, sincere: said.sincere, words })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ground::{Dice, Time, id::Id};
    use proptest::prelude::*;

    /// An answer with these two words.
    pub(in super::super) fn answer(solution: &str, making_good: &str) -> Answer {
        let (now, dice) = (Time(1_000), Dice::seeded(7));
        Answer {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            survey_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            contact_id: Id::mint(now, &dice),
            version: 1,
            solution: solution.into(),
            making_good: making_good.into(),
            heard: None,
            sincere: None,
            words: None,
            salt: String::new(),
            answered_at: now,
        }
    }

    #[test]
    fn two_questions_are_two_answers() {
        let table = [
            ("yes", "yes", Outcome::Happy),
            ("yes", "not_applicable", Outcome::Happy),
            ("yes", "no", Outcome::Unhappy),
            ("no", "yes", Outcome::Unhappy),
            ("yes", "not_yet", Outcome::Unsure),
            ("not_yet", "yes", Outcome::Unsure),
            ("not_yet", "no", Outcome::Unhappy),
        ];
        for (solution, making_good, outcome) in table {
            assert_eq!(outcome_of(&answer(solution, making_good)), outcome, "{solution} {making_good}");
        }
    }

    #[test]
    fn silence_is_no_answer() {
        assert_eq!(stands(&[]), None);
        let said = AnswerSaid { solution: "not_applicable".into(), heard: Some(8), ..AnswerSaid::default() };
        let Err(fault) = read(&said) else { panic!("must be refused") };
        let fields: Vec<_> = fault.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["solution", "making_good", "heard"]);
    }

    proptest! {
        #[test]
        fn one_unhappy_person_is_enough(words in prop::collection::vec((0_usize..3, 0_usize..4), 1..6)) {
            let answers: Vec<Answer> = words
                .iter()
                .map(|(s, m)| answer(Held::OF_SOLUTION[*s].word(), Held::OF_MAKING_GOOD[*m].word()))
                .collect();
            let unhappy = answers.iter().any(is_unhappy);
            prop_assert_eq!(stands(&answers) == Some(Outcome::Unhappy), unhappy);
            prop_assert_eq!(stands(&answers) == Some(Outcome::Happy), !unhappy && answers.iter().any(confirms));
        }
    }
}
