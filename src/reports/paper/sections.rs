//! The sections of a dossier, one function for each kind of thing.

mod asked;
mod met;
mod people;
mod planned;
mod spoken;

use super::{Fact, Line, Piece, Section};
use crate::ground::page::Shell;
use crate::ground::{Money, Time};
use crate::reports::Dossier;

/// All that have anything in them, in the order in which a recovery goes.
pub(super) fn of(dossier: &Dossier, shell: &Shell) -> Vec<Section> {
    [
        contacts(dossier, shell),
        notices(dossier, shell),
        deliveries(dossier, shell),
        asked::updates(dossier, shell),
        asked::questions(dossier, shell),
        asked::clarifications(dossier, shell),
        asked::asks(dossier, shell),
        asked::help(dossier, shell),
        spoken::mentions(dossier, shell),
        spoken::second_wrongs(dossier, shell),
        spoken::deceptions(dossier, shell),
        admissions(dossier, shell),
        apologies(dossier, shell),
        impacts(dossier, shell),
        statements(dossier, shell),
        planned::actions(dossier, shell),
        planned::versions(dossier, shell),
        planned::risks(dossier, shell),
        asked::talks(dossier, shell),
        asked::candidates(dossier, shell),
        met::meetings(dossier, shell),
        met::reports(dossier, shell),
        people::demands(dossier, shell),
        people::hand_overs(dossier, shell),
        people::executive(dossier, shell),
        promises(dossier, shell),
        offers(dossier, shell),
        surveys(dossier, shell),
        answers(dossier, shell),
    ]
    .into_iter()
    .filter(|s| !s.pieces.is_empty())
    .collect()
}

/// Somebody by name; whoever has none as the journal has them.
fn named(dossier: &Dossier, who: &str) -> String {
    dossier.people.get(who).cloned().unwrap_or_else(|| who.to_owned())
}

/// The journal in words: those of the case's diary on the desk.
pub(super) fn journal(dossier: &Dossier, shell: &Shell) -> Vec<Line> {
    let line = |entry: &crate::journal::Recorded| {
        let id = format!("desk-fact-{}", entry.fact.replace(['.', '_'], "-"));
        let words = shell.t(&id);
        Line {
            at: entry.at,
            who: named(dossier, &entry.actor),
            // A missing message shows its id between brackets.
            what: if words.contains(&id) { String::new() } else { words },
            fact: entry.fact.clone(),
            place: format!("{} {}", entry.chain, entry.seq),
        }
    };
    dossier.journal.iter().map(line).collect()
}

/// A moment, or the word for what is not known.
fn when(shell: &Shell, at: Option<Time>) -> String {
    at.map_or_else(|| shell.t("incidents-unknown"), |t| shell.moment(t.0))
}

/// The facts of the case and its incident.
pub(super) fn facts(dossier: &Dossier, shell: &Shell) -> Vec<Fact> {
    let Dossier { incident, case, .. } = dossier;
    let mut facts = vec![
        (shell.t("reports-case-state"), shell.t(&format!("incidents-case-{}", case.state))),
        (shell.t("incidents-field-occurred"), when(shell, incident.occurred_at)),
        (shell.t("incidents-field-noticed"), when(shell, incident.noticed_at)),
        (shell.t("incidents-field-decided"), when(shell, incident.decided_at)),
        (shell.t("reports-told-them"), when(shell, case.told_at)),
        (shell.t("mentions-who-first"), crate::mentions::panel::told_first(shell, &dossier.first_word)),
        (shell.t("reports-acknowledged"), when(shell, case.acknowledged_at)),
        (shell.t("reports-reopened"), shell.count(case.reopened_count)),
    ];
    let mut said = |label: &str, text: &Option<String>| {
        if let Some(text) = text {
            facts.push((shell.t(label), text.clone()));
        }
    };
    said("incidents-no-date", &incident.no_date_because);
    said("reports-contested-because", &case.contested_because);
    said("reports-closed-because", &case.closed_because);
    said("reports-withdrawn-because", &case.withdrawn_because);
    if case.closed_at.is_some() {
        facts.push((shell.t("reports-closed-at"), when(shell, case.closed_at)));
    }
    facts
}

fn contacts(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |c: &crate::customers::Contact| {
        let mut facts = Vec::new();
        facts.extend(c.email.clone().map(|m| (shell.t("reports-mail"), m)));
        facts.extend(c.phone.clone().map(|p| (shell.t("reports-phone"), p)));
        facts.extend(c.left_at.map(|at| (shell.t("reports-left"), shell.day(at.0))));
        Piece { who: c.name.clone(), facts, ..Piece::default() }
    };
    let pieces = dossier.contacts.iter().map(piece).collect();
    Section { id: "contacts", title: shell.t("reports-contacts"), pieces }
}

fn impacts(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |i: &crate::listening::Impact| {
        let mut facts = vec![
            (shell.t("reports-kind"), shell.t(&format!("listening-kind-{}", i.kind))),
            (shell.t("reports-horizon"), shell.t(&format!("listening-horizon-{}", i.horizon))),
        ];
        facts.extend(i.money().map(|m: Money| (shell.t("reports-size"), shell.money(m.minor, &m.currency))));
        Piece {
            at: Some(i.reported_at),
            who: named(dossier, &i.reported_by),
            words: i.text.clone(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.impacts.iter().map(piece).collect();
    Section { id: "impacts", title: shell.t("reports-impacts"), pieces }
}

fn statements(dossier: &Dossier, shell: &Shell) -> Section {
    let pieces = dossier
        .statements
        .iter()
        .flat_map(|told| {
            let state = shell.t(&format!("listening-state-{}", told.statement.state));
            told.wordings.iter().map(move |w| Piece {
                at: Some(w.said_at),
                who: named(dossier, &w.said_by),
                words: w.text.clone(),
                facts: vec![
                    (shell.t("reports-wording"), w.number.to_string()),
                    (shell.t("reports-state"), state.clone()),
                ],
                ..Piece::default()
            })
        })
        .collect();
    Section { id: "statements", title: shell.t("reports-statements"), pieces }
}

fn promises(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |p: &crate::promises::Promise| {
        let mut facts = vec![
            (shell.t("reports-due"), shell.moment(p.due_at.0)),
            (shell.t("reports-state"), shell.t(&format!("promises-state-{}", p.state))),
        ];
        facts.extend(p.evidence.clone().map(|e| (shell.t("reports-evidence"), e)));
        facts.extend(p.approver_name.clone().map(|n| (shell.t("reports-approved-by"), n)));
        facts.extend(p.settled_at.map(|at| (shell.t("reports-settled"), shell.moment(at.0))));
        facts.extend(p.because.clone().map(|b| (shell.t("reports-because"), b)));
        Piece {
            at: Some(p.made_at),
            who: p.owner_name.clone(),
            words: p.words.clone(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.promises.iter().map(piece).collect();
    Section { id: "promises", title: shell.t("reports-promises"), pieces }
}

fn notices(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |n: &crate::notices::Notice| {
        let mut facts = vec![
            (shell.t("reports-subject"), n.subject.clone()),
            (shell.t("reports-state"), shell.t(&format!("notices-state-{}", n.state))),
        ];
        facts.extend(n.no_date_because.clone().map(|why| (shell.t("incidents-no-date"), why)));
        facts.extend(n.next_update_at.map(|at| (shell.t("incidents-next-update"), shell.moment(at.0))));
        let heading = |part: &str| shell.t(&format!("notices-part-{part}"));
        let mut parts: Vec<(String, String)> =
            n.parts().into_iter().map(|(part, text)| (heading(part), text.to_owned())).collect();
        // What they were told in another language stands below, under the name of that language.
        for text in dossier.texts.iter().filter(|text| text.notice_id == n.id) {
            let name = crate::wording::name_of(&text.language);
            let said = text.parts.each().into_iter().filter(|(_, words)| !words.is_empty());
            parts.extend(said.map(|(part, words)| {
                let part = if part == "subject" { shell.t("reports-subject") } else { heading(part) };
                (format!("{name}: {part}"), words.to_owned())
            }));
        }
        Piece { at: n.approved_at, who: n.sender.clone(), parts, facts, ..Piece::default() }
    };
    let pieces = dossier.notices.iter().map(piece).collect();
    Section { id: "notices", title: shell.t("reports-notices"), pieces }
}

fn deliveries(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |d: &crate::notices::DeliveryLine| {
        let mut facts = vec![
            (shell.t("reports-subject"), d.subject.clone()),
            (shell.t("reports-mail"), d.to_address.clone()),
            (shell.t("reports-state"), shell.t(&format!("notices-delivery-{}", d.state))),
        ];
        facts.extend(d.settled_because.clone().map(|b| (shell.t("reports-because"), b)));
        Piece { at: d.handed_over_at, who: d.to_name.clone(), facts, ..Piece::default() }
    };
    let pieces = dossier.deliveries.iter().map(piece).collect();
    Section { id: "deliveries", title: shell.t("reports-deliveries"), pieces }
}

fn offers(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |o: &crate::remedies::Offer| {
        let remedy = dossier.remedies.iter().find(|r| r.id == o.remedy_id);
        let mut facts: Vec<Fact> =
            remedy.map(|r| (shell.t("reports-what-offered"), r.title.clone())).into_iter().collect();
        facts.push((shell.t("reports-state"), shell.t(&format!("remedies-state-{}", o.state))));
        facts.extend(o.amount().map(|m| (shell.t("reports-amount"), shell.money(m.minor, &m.currency))));
        facts.extend(o.offered_at.map(|at| (shell.t("reports-offered"), shell.moment(at.0))));
        facts.extend(o.answered_at.map(|at| (shell.t("reports-answered"), shell.moment(at.0))));
        facts.extend(o.answer_words.clone().map(|w| (shell.t("reports-their-words"), w)));
        facts.extend(o.settled_words.clone().map(|w| (shell.t("reports-settled"), w)));
        let words = remedy.map(|r| r.words.clone()).unwrap_or_default();
        Piece {
            at: Some(o.drafted_at),
            who: o.approver_name.clone().unwrap_or_default(),
            words,
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.offers.iter().map(piece).collect();
    Section { id: "offers", title: shell.t("reports-offers"), pieces }
}

fn surveys(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |s: &crate::surveys::Survey| Piece {
        at: Some(s.asked_at),
        who: named(dossier, &s.asked_by),
        words: s.because.clone(),
        ..Piece::default()
    };
    let pieces = dossier.surveys.iter().map(piece).collect();
    Section { id: "surveys", title: shell.t("reports-surveys"), pieces }
}

fn answers(dossier: &Dossier, shell: &Shell) -> Section {
    let held = |word: &str| shell.t(&format!("surveys-held-{}", word.replace('_', "-")));
    let piece = |a: &crate::surveys::Answer| Piece {
        at: Some(a.answered_at),
        who: named(dossier, a.contact_id.as_str()),
        words: a.words.clone().unwrap_or_default(),
        facts: vec![
            (shell.t("reports-solution"), held(&a.solution)),
            (shell.t("reports-making-good"), held(&a.making_good)),
        ],
        ..Piece::default()
    };
    let pieces = dossier.answers.iter().map(piece).collect();
    Section { id: "answers", title: shell.t("reports-answers"), pieces }
}

fn admissions(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |s: &crate::admissions::Step| {
        let stance = shell.t(&format!("admissions-stance-{}", s.stance));
        let mut facts = vec![(shell.t("reports-stance"), stance)];
        facts.extend(s.evidence.clone().map(|e| (shell.t("reports-evidence"), e)));
        Piece {
            at: Some(s.said_at),
            who: s.speaker.clone().unwrap_or_else(|| s.said_name.clone()),
            words: s.because.clone(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.admissions.iter().map(piece).collect();
    Section { id: "admissions", title: shell.t("reports-admissions"), pieces }
}

fn apologies(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |a: &crate::admissions::Apology| Piece {
        at: Some(a.said_at),
        who: a.author_name.clone(),
        words: a.words.clone(),
        facts: vec![(shell.t("reports-form"), shell.t(&format!("admissions-form-{}", a.form)))],
        ..Piece::default()
    };
    let pieces = dossier.apologies.iter().map(piece).collect();
    Section { id: "apologies", title: shell.t("reports-apologies"), pieces }
}
