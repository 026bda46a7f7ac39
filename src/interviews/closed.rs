//! Closed questions: whoever asks one hears yes or no, and nothing of what lies behind it (R41).

/// With these words a question begins that is answered with yes or no: English, German, French, Arabic.
const CLOSING: [&str; 4] = [
    "am are can could did do does had has have is may might must shall should was were will would isn't aren't wasn't \
     weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't",
    "bist darf dürfen gab gibt haben hat hatte hatten hätten ist kann kannst können könnten muss müssen sind sollte \
     sollten war waren werden will wird wollen wollten würden",
    "est-ce avez-vous êtes-vous pouvez-vous",
    "هل أليس ألم ألا",
];
/// With these it asks somebody for something …
const INVITING: [&str; 8] = [
    "can you",
    "could you",
    "would you",
    "will you",
    "können sie",
    "könnten sie",
    "würden sie",
    "pouvez-vous",
];
/// … namely to tell.
const TELLING: &str =
    "tell describe explain show walk erzählen beschreiben erklären schildern décrire expliquer raconter";

/// Whether a question can be answered with yes or no by its form. *Could you tell us…* is an invitation; and of several the
/// last one counts, because it is the one that is answered.
pub fn is_closed(question: &str) -> bool {
    let asked = question.trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = asked.rsplit(['?', '؟', '.', '!']).next().unwrap_or_default().trim();
    let plain = last.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    let telling = |word: &str| TELLING.split_whitespace().any(|verb| verb == word);
    let is_invitation = INVITING.iter().any(|begins| plain.starts_with(begins))
        && plain.split(|c: char| !c.is_alphanumeric()).any(telling);
    let first = plain.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    let closes = CLOSING.iter().flat_map(|words| words.split_whitespace()).any(|word| word == first);
    closes && !is_invitation
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
