//! A dossier as people read it: sections of pieces, each with its time, its words and its facts. The same body is
//! a page of the desk and a file that stands alone.

use askama::Template;

use super::Dossier;
use crate::ground::page::{Lang, Nav, Shell, assets};
use crate::ground::{Fault, Money, Result, Time};
use crate::journal::Recorded;

/// A label and its value.
pub(super) type Fact = (String, String);

/// One thing in a section.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub at: Option<Time>,
    pub who: String,
    pub words: String,
    pub facts: Vec<Fact>,
}

/// Pieces of one kind.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub id: &'static str,
    pub title: String,
    pub pieces: Vec<Piece>,
}

/// The body of a dossier.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub title: String,
    pub whom: String,
    pub summary: String,
    pub made_at: Time,
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
    pub journal: Vec<Recorded>,
    pub checkpoint: String,
}

/// A dossier as a file: complete without the desk, printable.
#[derive(Template)]
#[template(path = "reports/pages/paper.html")]
pub(super) struct Paper {
    shell: Shell,
    body: Body,
    sheet: String,
}

impl Paper {
    /// The file of a dossier, with days in `zone`.
    pub(super) fn of(dossier: Dossier, zone: &str) -> Self {
        let shell = Shell {
            lang: Lang::En,
            title: dossier.case.title.clone(),
            here: Nav::Nowhere,
            who: None,
            flash: None,
            now_ms: dossier.made_at.0,
            zone: zone.to_owned(),
            live: None,
            product_base: String::new(),
            company: dossier.company.clone(),
            once: String::new(),
        };
        let body = Body::of(dossier, &shell);
        Self { shell, body, sheet: assets::sheet() }
    }

    /// As HTML.
    pub(super) fn render(&self) -> Result<String> {
        Template::render(self).map_err(Fault::broken)
    }
}

impl Body {
    /// Arranges a dossier for reading.
    pub(super) fn of(dossier: Dossier, shell: &Shell) -> Self {
        let facts = facts(&dossier, shell);
        let sections = [
            contacts(&dossier, shell),
            impacts(&dossier, shell),
            statements(&dossier, shell),
            promises(&dossier, shell),
        ]
        .into_iter()
        .filter(|s| !s.pieces.is_empty())
        .collect();
        Self {
            title: dossier.incident.title,
            whom: dossier.case.title,
            summary: dossier.incident.summary,
            made_at: dossier.made_at,
            facts,
            sections,
            journal: dossier.journal,
            checkpoint: dossier.checkpoint.map(|c| c.note).unwrap_or_default(),
        }
    }
}

/// A moment, or the word for what is not known.
fn when(shell: &Shell, at: Option<Time>) -> String {
    at.map_or_else(|| shell.t("incidents-unknown"), |t| shell.moment(t.0))
}

fn facts(dossier: &Dossier, shell: &Shell) -> Vec<Fact> {
    let Dossier { incident, case, .. } = dossier;
    let mut facts = vec![
        (shell.t("reports-case-state"), shell.t(&format!("incidents-case-{}", case.state))),
        (shell.t("incidents-field-occurred"), when(shell, incident.occurred_at)),
        (shell.t("incidents-field-noticed"), when(shell, incident.noticed_at)),
        (shell.t("incidents-field-decided"), when(shell, incident.decided_at)),
        (shell.t("reports-told-them"), when(shell, case.told_at)),
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
        Piece { at: Some(i.reported_at), who: i.reported_by.clone(), words: i.text.clone(), facts }
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
                who: w.said_by.clone(),
                words: w.text.clone(),
                facts: vec![
                    (shell.t("reports-wording"), w.number.to_string()),
                    (shell.t("reports-state"), state.clone()),
                ],
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
        Piece { at: Some(p.made_at), who: p.owner_name.clone(), words: p.words.clone(), facts }
    };
    let pieces = dossier.promises.iter().map(piece).collect();
    Section { id: "promises", title: shell.t("reports-promises"), pieces }
}
