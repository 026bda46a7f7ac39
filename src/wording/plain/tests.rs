//! What must hold of the check, whatever is written.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn whys(text: &str, language: Language) -> Vec<Why> {
    check(text, Some(language)).findings.iter().map(|f| f.why).collect()
}

#[test]
fn it_finds_what_softens_and_leaves_plain_words_alone() {
    use Why::{Calming, Doubt, Excuse, Feelings, Nobody, Phrase};
    let found = whys("We are sorry IF you\nwere affected. Mistakes were made.", Language::En);
    assert_eq!(found, [Doubt, Nobody]);
    for (text, why) in [
        ("Unfortunately, due to the weather, we were late.", Excuse),
        ("We apologise for any inconvenience.", Doubt),
        ("This is a voluntary recall.", Calming),
        ("We act out of an abundance of caution.", Calming),
        ("There are no reported accidents so far.", Calming),
        ("We’re sorry that you feel that way.", Feelings),
        ("We take this matter very seriously.", Phrase),
        ("This was due to circumstances beyond our control.", Excuse),
    ] {
        assert_eq!(whys(text, Language::En), [why], "{text}");
    }
    for (text, why) in [
        ("Sollten Sie betroffen sein, melden Sie sich.", Doubt),
        ("Wir bitten, etwaige Unannehmlichkeiten zu entschuldigen.", Doubt),
        ("Es wurden Fehler gemacht.", Nobody),
        ("Aufgrund höherer Gewalt kamen wir zu spät.", Excuse),
        ("Dies ist ein freiwilliger Rückruf.", Calming),
        ("Es tut uns leid, dass Sie das so empfinden.", Feelings),
        ("Wir nehmen diesen Vorfall sehr ernst.", Phrase),
    ] {
        assert_eq!(whys(text, Language::De), [why], "{text}");
    }
    for (text, why) in [
        ("Si vous avez été touché, écrivez-nous.", Doubt),
        ("Veuillez nous excuser pour la gêne occasionnée.", Doubt),
        ("Des erreurs ont été commises.", Nobody),
        ("C’était indépendant de notre volonté.", Excuse),
        ("Il s’agit d’un rappel volontaire.", Calming),
        ("Nous sommes désolés que vous ayez ressenti cela.", Feelings),
        ("Nous prenons cette affaire très au sérieux.", Phrase),
    ] {
        assert_eq!(whys(text, Language::Fr), [why], "{text}");
    }
    for text in ["It was our fault. We put off the overhaul. 😀 خطؤنا", "", "!", "İ"] {
        assert!(check(text, None).is_clean(), "{text}");
    }
    assert!(whys("Es war unser Fehler. Wir haben die Wartung aufgeschoben.", Language::De).is_empty());
    assert!(whys("C’est notre faute. Nous avons repoussé la révision.", Language::Fr).is_empty());
}

#[test]
fn a_place_is_in_characters_and_lines() {
    let checked = check("Été.\nAny   inconvenience!", Some(Language::En));
    let found = &checked.findings[0];
    assert_eq!((found.start, found.end, found.line, found.column), (5, 24, 2, 1));
    assert_eq!((found.found.as_str(), found.pattern), ("Any inconvenience", Some("any inconvenienc*")));
}

#[test]
fn shouting_and_endless_sentences_are_seen_and_codes_are_not() {
    assert_eq!(whys("STOP USING IT NOW", Language::En), [Why::Shouting]);
    assert_eq!(whys("Stop it!! Now.", Language::En), [Why::Shouting]);
    assert!(whys("Lot AB 12 of ISO 9001. Stop it! Really?", Language::En).is_empty());
    let long = vec!["word"; 40].join(" ");
    assert_eq!(whys(&long, Language::En), [Why::LongSentence]);
    assert!(whys(&vec!["Two words."; 40].join(" "), Language::En).is_empty());
}

#[test]
fn reading_ease_comes_with_a_word_and_the_longest_sentence() {
    assert!(check("Too short to tell.", None).reading.is_none());
    let easy = "The oven broke. We saw it at six. We told you at ten. That was late. It was our fault. \
        We will pay. You can call us. We are here all day. Ask for Ines. She knows your case well.";
    let read = check(easy, None).reading.unwrap();
    assert_eq!((read.ease, read.sentences, read.longest_words), (Ease::Easy, 10, 5));
    let hard = "Notwithstanding considerable organisational prioritisation, infrastructural unavailability \
        necessitated comprehensive operational rescheduling of manufacturing commitments, including contractual \
        delivery obligations, notification responsibilities, administrative documentation, interdepartmental \
        coordination and governmental authorisation procedures regarding international transportation and the \
        accompanying certification requirements of participating organisations.";
    let checked = check(hard, Some(Language::En));
    assert!(checked.is_hard() && checked.reading.unwrap().longest.starts_with("Notwithstanding"));
}

#[test]
fn days_and_abbreviations_end_no_sentence() {
    let said = words::words(
        "Am 12. März kam z. B. die Nr. 5 an. Dann kam Dr. Ott.",
        Some(Language::De),
        &["nr".into(), "dr".into()],
    );
    assert_eq!(said.last().unwrap().sentence, 1);
}

/// How long a check takes.
fn took(text: &str, language: Language) -> Duration {
    let begun = Instant::now();
    assert!(check(text, Some(language)).findings.len() <= MOST_FINDINGS);
    begun.elapsed()
}

/// What an attacker, or a paste from elsewhere, could bring: 100 kB of the worst take hardly more than ten times as long as
/// 10 kB of it. What grows with the square of a text would take a hundred times as long.
#[test]
fn a_hundred_kilobytes_take_bounded_time() {
    let worst = [
        ("if you ", 14_000),
        ("a", 100_000),
        ("voluntary ", 10_000),
        ("sorry if any of you who were ", 3_500),
        ("!?", 50_000),
        ("\u{301}", 50_000),
        (". ", 50_000),
        ("we take ", 12_000),
        ("\n-", 50_000),
        ("WE ", 33_000),
    ];
    for (part, many) in worst {
        for language in Language::ALL {
            let (short, long) = (part.repeat(many / 10), part.repeat(many));
            let short = (0..3).map(|_| took(&short, language)).min().unwrap_or_default();
            let long = took(&long, language);
            assert!(long < 40 * short + Duration::from_millis(200), "{short:?} and {long:?} for {part:?}…");
        }
    }
}

/// Phrases of each language, without gaps, one way of each.
fn phrase() -> impl Strategy<Value = (Language, &'static str, Why)> {
    prop::sample::select(vec![
        (Language::En, "if you were affected", Why::Doubt),
        (Language::En, "mistakes were made", Why::Nobody),
        (Language::En, "we're sorry you feel", Why::Feelings),
        (Language::En, "out of an abundance of caution", Why::Calming),
        (Language::De, "es wurden fehler gemacht", Why::Nobody),
        (Language::De, "höhere gewalt", Why::Excuse),
        (Language::Fr, "la gêne occasionnée", Why::Doubt),
        (Language::Fr, "des erreurs ont été commises", Why::Nobody),
    ])
}

proptest! {
    #[test]
    fn it_never_panics_and_no_place_lies_outside_the_text(text in "\\PC{0,400}|(?s).{0,200}") {
        for language in [None, Some(Language::En), Some(Language::De), Some(Language::Fr)] {
            let checked = check(&text, language);
            let length = text.chars().count();
            for found in &checked.findings {
                prop_assert!(found.start < found.end && found.end <= length, "{found:?} in {length}");
                prop_assert!(found.line >= 1 && found.column >= 1);
            }
            for pair in checked.findings.windows(2) {
                prop_assert!(pair[0].start <= pair[1].start);
            }
        }
    }

    #[test]
    fn a_pattern_is_found_whatever_its_case_its_spaces_and_its_quotes(
        (language, phrase, why) in phrase(),
        upper in proptest::collection::vec(any::<bool>(), 60),
        space in prop::sample::select(vec![" ", "  ", "\n", "\t", "\u{a0}", " \r\n "]),
        quote in prop::sample::select(vec!["'", "’", "ʼ"]),
        before in prop::sample::select(vec!["", "So: ", "“", "(", "1. ", "😀 "]),
        after in prop::sample::select(vec!["", ".", "”", ", so", "!", " 😀"]),
    ) {
        let said: String = phrase
            .chars()
            .zip(upper)
            .map(|(c, up)| if up { c.to_uppercase().collect() } else { c.to_string() })
            .collect();
        let said = said.replace(' ', space).replace('\'', quote);
        let text = format!("{before}{said}{after}");
        let found = check(&text, Some(language)).findings;
        prop_assert!(found.iter().any(|f| f.why == why), "{text:?}: {found:?}");
    }
}
