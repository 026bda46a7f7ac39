//! What the faces may show of playbooks.

use askama::Template;

use super::rules;
use crate::ground::clock::MINUTE;
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::{Result, Time};

#[derive(Template)]
#[template(path = "playbooks/pages/steps.html")]
struct Steps<'a> {
    shell: &'a Shell,
    word: &'static str,
    steps: Vec<(i64, String, String)>,
}

/// The steps of a scenario's playbook with the moments they are due, counted from the first moment; none when
/// no scenario was chosen or nobody knows yet since when.
pub fn of_scenario(shell: &Shell, scenario: Option<&str>, first: Option<Time>) -> Result<Option<Panel>> {
    let (Some(playbook), Some(first)) = (scenario.and_then(rules::for_scenario), first) else {
        return Ok(None);
    };
    let steps = playbook.steps.iter().map(|step| {
        let due = first.plus(step.after_min * MINUTE).0;
        let words = |id: String| shell.t(&id);
        (due, words(format!("playbooks-step-{}", step.word)), words(format!("playbooks-area-{}", step.area)))
    });
    let inside = Steps { shell, word: playbook.word, steps: steps.collect() };
    let title = shell.t(&format!("playbooks-{}", playbook.word));
    Panel::of("playbook", title, &inside).map(Some)
}
