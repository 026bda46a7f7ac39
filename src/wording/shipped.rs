//! The templates that ship, as data: one file for each scenario, in each language of ours, and which parts a notice
//! of that scenario and kind must have. What stands in double brackets is a gap that somebody fills.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Key, Language, Parts};

/// The word of what is no scenario: templates for an incident that follows none.
pub const ANY: &str = "any";

/// The kinds of notices, as `notices` names them.
pub const KINDS: [&str; 5] = ["first", "update", "solution", "correction", "survey"];

const FILES: [(&str, &str); 9] = [
    ("outage", include_str!("shipped/outage.toml")),
    ("missed-delivery", include_str!("shipped/missed-delivery.toml")),
    ("recall", include_str!("shipped/recall.toml")),
    ("breach", include_str!("shipped/breach.toml")),
    ("poor-service", include_str!("shipped/poor-service.toml")),
    ("broken-promise", include_str!("shipped/broken-promise.toml")),
    ("old-grievance", include_str!("shipped/old-grievance.toml")),
    ("scandal", include_str!("shipped/scandal.toml")),
    (ANY, include_str!("shipped/any.toml")),
];

/// A file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    required: BTreeMap<String, Vec<String>>,
    en: BTreeMap<String, Parts>,
    de: BTreeMap<String, Parts>,
    fr: BTreeMap<String, Parts>,
}

impl File {
    fn of(&self, language: Language) -> &BTreeMap<String, Parts> {
        match language {
            Language::En => &self.en,
            Language::De => &self.de,
            Language::Fr => &self.fr,
        }
    }
}

static SHIPPED: LazyLock<Vec<(&str, File)>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "files of our own, read by a test below")]
    let read = |text| toml::from_str(text).expect("a file of templates");
    FILES.iter().map(|(scenario, text)| (*scenario, read(text))).collect()
});

fn file(scenario: &str) -> Option<&'static File> {
    SHIPPED.iter().find(|(own, _)| *own == scenario).map(|(_, file)| file)
}

/// The words that ship under this key.
pub(super) fn find(key: &Key) -> Option<&'static Parts> {
    file(&key.scenario)?.of(Language::from_code(&key.language)?).get(&key.kind)
}

/// The key of everything that ships, by scenario in the order of the files, kind, and language.
pub(super) fn keys() -> Vec<Key> {
    let mut keys = Vec::new();
    for (scenario, file) in SHIPPED.iter() {
        for kind in KINDS {
            for language in Language::ALL {
                if file.of(language).contains_key(kind) {
                    let (scenario, kind) = ((*scenario).to_owned(), kind.to_owned());
                    keys.push(Key { scenario, kind, language: language.code().to_owned() });
                }
            }
        }
    }
    keys
}

/// The parts that a notice of this scenario and kind must have, beyond what every notice must (R114: data, not code).
pub fn required(scenario: Option<&str>, kind: &str) -> &'static [String] {
    let own = scenario.and_then(file).or_else(|| file(ANY));
    own.and_then(|file| file.required.get(kind)).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playbooks::SCENARIOS;
    use crate::wording::{Values, check, gaps, grammar};

    #[test]
    fn what_ships_is_for_scenarios_there_are_and_in_every_language() {
        for (scenario, file) in SHIPPED.iter() {
            assert!(*scenario == ANY || SCENARIOS.contains(scenario), "{scenario}");
            assert!(file.en.contains_key("first"), "{scenario}");
            let kinds: Vec<&String> = file.en.keys().collect();
            assert!(kinds.iter().all(|kind| KINDS.contains(&kind.as_str())), "{scenario}: {kinds:?}");
            for language in Language::ALL {
                assert_eq!(kinds, file.of(language).keys().collect::<Vec<_>>(), "{scenario} in {language:?}");
            }
            for (kind, parts) in &file.required {
                assert!(parts.iter().all(|part| Parts::WORDS.contains(&part.as_str())), "{scenario} {kind}");
            }
        }
        assert!(keys().len() >= 69, "{}", keys().len());
    }

    #[test]
    fn what_ships_has_what_it_must_have_says_it_plainly_and_can_be_rendered() {
        let mut complaints = Vec::new();
        for key in keys() {
            let parts = find(&key).unwrap();
            let name = key.name();
            if parts.subject.is_empty() || parts.subject.contains('\n') {
                complaints.push(format!("{name}: its subject is one line"));
            }
            for part in required(Some(&key.scenario), &key.kind) {
                if parts.part(part).is_empty() {
                    complaints.push(format!("{name}: it lacks {part}"));
                }
            }
            for (part, text) in parts.each() {
                let found = check(text, Language::from_code(&key.language)).findings;
                complaints.extend(found.iter().map(|f| format!("{name}: {part}: {:?} {}", f.why, f.found)));
                for values in [Values::sample(), Values { holdings: Vec::new(), ..Values::sample() }] {
                    let said = grammar::read(text).and_then(|()| grammar::render(text, &values));
                    complaints.extend(said.err().map(|wrong| format!("{name}: {part}: {}", wrong.told())));
                }
                for gap in gaps(text) {
                    if gap.trim().is_empty() || gap.contains('\n') {
                        complaints.push(format!("{name}: {part}: an empty gap"));
                    }
                }
            }
        }
        assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    }

    #[test]
    fn a_recall_is_called_what_it_is() {
        for (language, headline) in [
            ("en", "Product safety recall"),
            ("de", "Rückruf aus Sicherheitsgründen"),
            ("fr", "Rappel de sécurité"),
        ] {
            for key in keys().iter().filter(|k| k.scenario == "recall" && k.language == language) {
                let subject = &find(key).unwrap().subject;
                assert!(subject.starts_with(headline), "{}: {subject}", key.name());
            }
        }
        assert_eq!(required(Some("recall"), "first").len(), 4);
        assert_eq!(required(Some("spreading"), "first"), required(None, "first"));
        assert!(required(None, "survey").is_empty());
    }
}
