//! What we did to them: what happened, when we knew and when we said it, what came on top, and what became of our word.

use super::known::Known;
use super::{Fact, Group};
use crate::ground::Time;
use crate::ground::page::{Shell, t_args};
use crate::mentions::FirstWord;
use crate::promises::{Promise, PromiseState};
use crate::second_wrongs::{SecondWrong, State};

/// What happened, and since when we knew.
pub(super) fn happened(shell: &Shell, known: &Known) -> Group {
    let (incident, page) = (&known.incident, known.incident_page());
    let heading = match incident.occurred_at {
        Some(at) => shell.ta("desk-facts-happened", "moment", shell.moment(at.0)),
        None => shell.t("desk-facts-happened-unknown"),
    };
    let mut facts = vec![Fact::new(incident.title.clone(), page.clone()).words(&incident.summary)];
    facts.push(match incident.noticed_at {
        Some(at) => Fact::new(shell.t("desk-facts-noticed"), page.clone()).at(at),
        None => Fact::new(shell.t("desk-facts-noticed-unknown"), page.clone()),
    });
    if let Some(at) = incident.decided_at {
        facts.push(Fact::new(shell.t("desk-facts-decided"), page).at(at));
    }
    Group { id: "happened", heading, facts }
}

/// When they were told, how long that took, and who told them first.
pub(super) fn told(shell: &Shell, known: &Known) -> Group {
    let case = &known.case;
    let heading = delay(shell, known.incident.noticed_at, case.told_at, known.now);
    let mut facts = Vec::new();
    if let Some(at) = case.told_at {
        facts.push(Fact::new(shell.t("desk-facts-told"), known.part("notices")).at(at));
    }
    let acknowledged = match case.acknowledged_at {
        Some(at) => Fact::new(shell.t("desk-facts-acknowledged"), known.part("admissions")).at(at),
        None => Fact::new(shell.t("desk-facts-unacknowledged"), known.part("admissions")),
    };
    facts.push(acknowledged);
    let elsewhere = match known.lead.first {
        FirstWord::Them => Some("desk-facts-heard-elsewhere"),
        FirstWord::ThemAlone => Some("desk-facts-heard-only-elsewhere"),
        FirstWord::Nobody | FirstWord::Us => None,
    };
    if let (Some(id), Some(at)) = (elsewhere, known.lead.outside_at) {
        facts.push(Fact::new(shell.t(id), known.part("mentions")).at(at));
    }
    Group { id: "told", heading, facts }
}

/// How long we knew before we told them, or know without telling them.
fn delay(shell: &Shell, noticed: Option<Time>, told: Option<Time>, now: Time) -> String {
    let spanned = |id: &str, ms: i64| shell.ta(id, "span", shell.elapsed(ms));
    match (noticed, told) {
        (Some(noticed), Some(told)) if told > noticed => {
            spanned("desk-facts-told-after", told.since(noticed))
        }
        (Some(_), Some(_)) => shell.t("desk-facts-told-at-once"),
        (None, Some(_)) => shell.t("desk-facts-told-unknown"),
        (Some(noticed), None) => spanned("desk-facts-untold", now.since(noticed)),
        (None, None) => shell.t("desk-facts-untold-unknown"),
    }
}

/// Second wrongs: told late, or hidden.
pub(super) fn second(shell: &Shell, known: &Known) -> Group {
    let wrongs = known.wrongs.iter().map(|(wrong, is_owed)| {
        let href = format!("/second-wrongs/{}", wrong.id);
        Fact::new(shell.t(&second_said(wrong, *is_owed)), href).at(wrong.proposed_at)
    });
    let hidden = known.hidden.iter().map(|one| {
        let said = shell.t(&format!("second-wrongs-deception-{}", one.kind.replace('_', "-")));
        Fact::new(said, format!("/deceptions/{}", one.id)).at(one.since_at).words(&one.words)
    });
    let heading = shell.tn("desk-facts-second", known.wrongs.len());
    Group { id: "second", heading, facts: wrongs.chain(hidden).collect() }
}

/// A second wrong as this customer has it: what is owed to others may have been said to them.
fn second_said(wrong: &SecondWrong, is_owed: bool) -> String {
    let stands = match (wrong.state(), is_owed) {
        (State::Proposed, _) => "proposed",
        (_, true) => "owed",
        (_, false) => "owned",
    };
    format!("desk-facts-second-{}-{stands}", wrong.kind)
}

/// What was promised, and what of it was not kept in time.
pub(super) fn promised(shell: &Shell, known: &Known) -> Group {
    let failed = known.promises.iter().filter(|p| known.has_failed(p)).count();
    let kept = known.promises.iter().filter(|p| p.state() == PromiseState::Kept).count();
    let heading = match (known.promises.len(), failed + kept, failed) {
        (0, ..) => shell.t("desk-facts-promised-nothing"),
        (all, 0, _) => shell.tn("desk-facts-promised-none-due", all),
        (_, due, 0) => shell.tn("desk-facts-promised-kept", due),
        (_, due, failed) => t_args(
            shell.lang,
            "desk-facts-promised-failed",
            &[("failed", failed.into()), ("due", due.into())],
        ),
    };
    let fact = |promise: &Promise| {
        let href = format!("/promises/{}", promise.id);
        Fact::new(became(shell, promise, known.now), href).at(promise.made_at).words(&promise.words)
    };
    Group { id: "promised", heading, facts: known.promises.iter().map(fact).collect() }
}

/// What became of a promise, with its day.
pub(super) fn became(shell: &Shell, promise: &Promise, now: Time) -> String {
    let (id, end) = match promise.state() {
        PromiseState::Open if promise.is_overdue(now) => ("desk-facts-promise-overdue", Some(now)),
        PromiseState::Open => ("desk-facts-promise-open", None),
        PromiseState::Kept => ("desk-facts-promise-kept", None),
        PromiseState::Late => ("desk-facts-promise-late", promise.settled_at),
        PromiseState::Broken => ("desk-facts-promise-broken", None),
        PromiseState::Renewed => ("desk-facts-promise-renewed", None),
    };
    let due = shell.moment(promise.due_at.0);
    let span = end.map_or(0, |end| end.since(promise.due_at));
    t_args(shell.lang, id, &[("due", due.into()), ("span", shell.elapsed(span).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::clock::HOUR;

    #[test]
    fn the_delay_is_said_as_it_was() {
        let shell = Shell::sample();
        let said = |noticed: Option<i64>, told: Option<i64>| {
            delay(&shell, noticed.map(Time), told.map(Time), Time(30 * HOUR))
        };
        let table = [
            (Some(0), Some(5 * HOUR), "We knew for 5 h 00 min before we told them."),
            (Some(5), Some(5), "We told them no later than we knew."),
            (None, Some(5), "We told them. Since when we knew is not on record."),
            (Some(0), None, "We have known for 1 d 6 h and have not told them."),
            (None, None, "We have not told them."),
        ];
        for (noticed, told, wanted) in table {
            assert_eq!(said(noticed, told), wanted);
        }
    }
}
