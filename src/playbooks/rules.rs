//! Which playbook is for what.

use super::{PLAYBOOKS, Playbook};
use crate::ground::clock::{DAY, MINUTE};
use crate::ground::{Fault, Result};

/// The playbook of this word.
pub fn find(word: &str) -> Result<&'static Playbook> {
    PLAYBOOKS.iter().find(|p| p.word == word).ok_or(Fault::Missing("playbook"))
}

/// The playbook for a scenario, if one ships.
pub fn for_scenario(scenario: &str) -> Option<&'static Playbook> {
    PLAYBOOKS.iter().find(|p| p.scenarios.contains(&scenario))
}

/// The steps by which those touched are told.
const TELLING: [&str; 2] = ["crisis-tell", "glitch-acknowledge"];

/// Within what those touched are told, in milliseconds, by the playbook for the scenario; a day where none says so.
pub fn tell_within(scenario: Option<&str>) -> i64 {
    let steps = scenario.and_then(for_scenario).map_or(&[][..], |playbook| playbook.steps);
    steps.iter().find(|step| TELLING.contains(&step.word)).map_or(DAY, |step| step.after_min * MINUTE)
}

#[cfg(test)]
mod tests {
    use super::super::SCENARIOS;
    use super::*;
    use crate::ground::page::{Lang, t};

    #[test]
    fn every_scenario_has_its_playbook_and_every_step_its_words() {
        for scenario in SCENARIOS {
            assert!(for_scenario(scenario).is_some(), "{scenario}");
        }
        for playbook in &PLAYBOOKS {
            for lang in Lang::ALL {
                for id in [playbook.word.to_owned(), format!("{}-for", playbook.word)] {
                    assert!(!t(lang, &format!("playbooks-{id}")).contains('⟦'), "{id}");
                }
                for step in playbook.steps {
                    let ids =
                        [format!("playbooks-step-{}", step.word), format!("playbooks-area-{}", step.area)];
                    assert!(ids.iter().all(|id| !t(lang, id).contains('⟦')), "{ids:?} in {lang:?}");
                }
            }
        }
    }

    #[test]
    fn a_glitch_has_six_steps_in_their_order() {
        let words: Vec<_> = find("glitch").unwrap().steps.iter().map(|s| s.word).collect();
        let wanted = ["acknowledge", "resolve", "feedback", "reward", "document", "show"];
        assert_eq!(words, wanted.map(|w| format!("glitch-{w}")));
        assert!(find("panic").is_err());
    }
}
