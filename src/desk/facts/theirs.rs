//! What it did to them: in their words, in money, in trouble with us, and what they carry from before.

use std::collections::BTreeMap;

use super::known::Known;
use super::{Fact, Group};
use crate::grievances;
use crate::ground::Money;
use crate::ground::page::{Shell, t_args};
use crate::listening::{Impact, StatementState, Told};
use crate::promises::Kind;

/// What they told us of how it hits them, each with whether they confirmed it.
pub(super) fn hit(shell: &Shell, known: &Known) -> Group {
    let confirmed = known.told.iter().filter(|told| told.statement.settled_at.is_some()).count();
    let mut heading = shell.tn("desk-facts-hit", known.told.len());
    if !known.told.is_empty() {
        heading = format!("{heading} {}", shell.tn("desk-facts-confirmed", confirmed));
    }
    let fact = |told: &Told| {
        let said = how_it_stands(shell, impact_of(known, told), told);
        Fact::new(said, known.part("listening")).at(told.statement.noted_at).words(told.words())
    };
    Group { id: "hit", heading, facts: known.told.iter().map(fact).collect() }
}

fn impact_of<'a>(known: &'a Known, told: &Told) -> Option<&'a Impact> {
    known.impacts.iter().find(|impact| impact.statement_id == told.statement.id)
}

/// What it hits, and where what we noted of it stands.
fn how_it_stands(shell: &Shell, impact: Option<&Impact>, told: &Told) -> String {
    let kind = impact.map(|impact| shell.t(&format!("listening-kind-{}", impact.kind)));
    let state = match told.statement.erased_at {
        Some(_) => shell.t("desk-facts-erased"),
        None => shell.t(&format!("listening-state-{}", told.statement.state)),
    };
    kind.into_iter().chain([state]).collect::<Vec<_>>().join(" · ")
}

/// What they lost, by what they told us: the sums by currency, and how many of their people it hits.
pub(super) fn lost(shell: &Shell, known: &Known) -> Group {
    let sums = sums(&known.impacts);
    let sums: Vec<String> = sums.iter().map(|sum| shell.money(sum.minor, &sum.currency)).collect();
    let heading = if sums.is_empty() {
        shell.t("desk-facts-lost-unknown")
    } else {
        shell.ta("desk-facts-lost", "sums", sums.join(" + "))
    };
    let fact = |impact: &Impact| {
        let money = impact.money().map(|sum| shell.money(sum.minor, &sum.currency));
        let people = impact.people.map(|people| shell.tn("listening-people", people));
        let said = money.into_iter().chain(people).collect::<Vec<_>>();
        (!said.is_empty())
            .then(|| Fact::new(said.join(" · "), known.part("listening")).at(impact.reported_at))
    };
    Group { id: "lost", heading, facts: known.impacts.iter().filter_map(fact).collect() }
}

/// Sums of one currency are added; no currency is turned into another.
fn sums(impacts: &[Impact]) -> Vec<Money> {
    let mut by_currency: BTreeMap<String, i64> = BTreeMap::new();
    for sum in impacts.iter().filter_map(Impact::money) {
        let all = by_currency.entry(sum.currency).or_default();
        *all = all.saturating_add(sum.minor);
    }
    by_currency.into_iter().map(|(currency, minor)| Money { minor, currency }).collect()
}

/// How often they had to come back to us, set us right or wait for a word that was due to them, as far as it is on record.
pub(super) fn again(shell: &Shell, known: &Known) -> Group {
    let corrected =
        known.told.iter().filter(|told| told.statement.state() == StatementState::Corrected).count() as i64;
    let calls = known.promises.iter().filter(|p| p.kind() == Kind::CallBack && known.has_failed(p)).count();
    let open: Vec<_> = known.questions.iter().filter(|question| question.is_open()).collect();
    let counted = [
        ("desk-facts-reopened", known.case.reopened_count, "diary"),
        ("desk-facts-corrected", corrected, "listening"),
        ("desk-facts-not-called", calls as i64, "promises"),
    ];
    let times = counted.iter().map(|(_, n, _)| n).sum::<i64>() + open.len() as i64;
    let counted = counted.into_iter().filter(|(_, n, _)| *n > 0);
    let counted = counted.map(|(id, n, part)| Fact::new(shell.tn(id, n), known.part(part)));
    let open = open.into_iter().map(|question| {
        let said =
            shell.ta("desk-facts-unanswered", "span", shell.elapsed(known.now.since(question.asked_at)));
        Fact::new(said, format!("/questions/{}", question.id)).at(question.asked_at).words(&question.text)
    });
    Group { id: "again", heading: shell.tn("desk-facts-again", times), facts: counted.chain(open).collect() }
}

/// Wrongs they remember that wait for a word from us, and how long they have waited.
pub(super) fn old(shell: &Shell, known: &Known) -> Group {
    let waiting: Vec<_> = known.grievances.iter().filter(|wrong| wrong.state().waits()).collect();
    let heading = shell.tn("desk-facts-old", waiting.len());
    let fact = |wrong: &grievances::Grievance| {
        let title = wrong.called(shell);
        let silence = grievances::panel::silence(shell, &wrong.happened);
        let args = [("title", title.into()), ("silence", silence.into())];
        let said = t_args(shell.lang, "desk-facts-old-one", &args);
        Fact::new(said, format!("/grievances/{}", wrong.id)).words(&wrong.words)
    };
    Group { id: "old", heading, facts: waiting.into_iter().map(fact).collect() }
}
