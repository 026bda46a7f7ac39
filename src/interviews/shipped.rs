//! The guides that come with the desk. Their words are in the catalogue: `interviews-guide-KEY` and `interviews-q-QUESTION`.

use super::guide::{Question, QuestionKind};
use crate::ground::page::{Lang, t};

/// A guide that comes with the desk.
pub struct Shipped {
    /// Its word.
    pub key: &'static str,
    /// Its own questions, by their words.
    pub questions: &'static [&'static str],
}

/// All of them: after something went wrong; when a large customer slams doors (S1); when nobody knows any more what began
/// it (S0).
pub const SHIPPED: [Shipped; 3] = [
    Shipped { key: "wrong", questions: &["happened", "day", "hits", "later", "told", "expected"] },
    Shipped {
        key: "account",
        questions: &["anger", "pain", "promised", "people", "strengths", "others", "partner"],
    },
    Shipped { key: "old", questions: &["image", "since", "event", "admitted", "efforts", "relied"] },
];

/// A shipped guide by its word.
pub fn seek(key: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|shipped| shipped.key == key)
}

impl Shipped {
    /// What to call it.
    pub fn name(&self, lang: Lang) -> String {
        t(lang, &format!("interviews-guide-{}", self.key))
    }
    /// Its own questions.
    pub fn own(&self, lang: Lang) -> Vec<String> {
        self.questions.iter().map(|word| t(lang, &format!("interviews-q-{word}"))).collect()
    }
}

/// A whole guide: questions of its own, and those that stand in every one. They are put here and nowhere else, so nobody can
/// take them out.
pub fn whole<S: Into<String>>(own: impl IntoIterator<Item = S>, lang: Lang) -> Vec<Question> {
    let own = own.into_iter().map(|text| Question { kind: QuestionKind::Open, text: text.into() });
    let fixed = QuestionKind::FIXED.into_iter().map(|kind| {
        let text = t(lang, &format!("interviews-fixed-{}", kind.word().replace('_', "-")));
        Question { kind, text }
    });
    own.chain(fixed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interviews::is_closed;

    #[test]
    fn every_shipped_question_is_open_in_every_language_and_the_fixed_ones_end_every_guide() {
        for lang in Lang::ALL {
            for shipped in &SHIPPED {
                let questions = whole(shipped.own(lang), lang);
                for question in &questions {
                    assert!(!question.text.contains('⟦'), "{}: {}", lang.code(), question.text);
                    assert!(!is_closed(&question.text), "{}: {}", lang.code(), question.text);
                }
                let last: Vec<_> = questions.iter().rev().take(3).rev().map(|q| q.kind).collect();
                assert_eq!(last, QuestionKind::FIXED);
                assert_eq!(questions.len(), shipped.questions.len() + 3);
            }
        }
        assert_eq!(whole(Vec::<String>::new(), Lang::En).len(), 3, "an empty guide asks these");
    }
}
