//! What we said before everyone, what this customer asked and asked for, and the help they offered.

use super::named;
use crate::ground::page::Shell;
use crate::reports::Dossier;
use crate::reports::paper::{Piece, Section};

/// What we said before everyone, oldest first.
pub(super) fn updates(dossier: &Dossier, shell: &Shell) -> Section {
    let piece =
        |u: &crate::updates::Update| {
            let mut facts =
                vec![(shell.t("incidents-field-status"), shell.t(&format!("incidents-status-{}", u.status)))];
            facts.extend(u.next_update_at.map(|at| (shell.t("incidents-next-update"), shell.moment(at.0))));
            facts.extend(u.edited_at.map(|at| {
                (shell.t("updates-edited-at"), format!("{} · {}", shell.moment(at.0), u.edit_reason))
            }));
            facts.extend(u.withdrawn_at.map(|at| {
                (shell.t("updates-taken-back"), format!("{} · {}", shell.moment(at.0), u.withdrawn_reason))
            }));
            let (who, words) = (u.speaker.clone(), u.text.clone());
            Piece { at: Some(u.posted_at), who, words, facts, ..Piece::default() }
        };
    let pieces = dossier.updates.iter().rev().map(piece).collect();
    Section { id: "updates", title: shell.t("updates-title"), pieces }
}

/// What they asked, with every answer.
pub(super) fn questions(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |q: &crate::questions::Question| {
        let answers = dossier.question_answers.iter().filter(|a| a.question_id == q.id);
        let part = |a: &crate::questions::QuestionAnswer| {
            (format!("{} · {}", shell.moment(a.said_at.0), a.said_name), a.text.clone())
        };
        Piece {
            at: Some(q.asked_at),
            who: named(dossier, &q.asked_by),
            words: q.text.clone(),
            parts: answers.map(part).collect(),
            ..Piece::default()
        }
    };
    let pieces = dossier.questions.iter().map(piece).collect();
    Section { id: "questions", title: shell.t("questions-title"), pieces }
}

/// What was cleared up with them: each thing that was said, and how it ended.
pub(super) fn clarifications(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |exchange: &crate::clarifications::Exchange| {
        let of = &exchange.clarification;
        let part = |line: &crate::clarifications::ClarificationLine| {
            (format!("{} · {}", shell.moment(line.said_at.0), line.said_name), line.text.clone())
        };
        let state = of.stands();
        Piece {
            at: Some(of.opened_at),
            who: named(dossier, &of.opened_by),
            words: shell.t(&format!("clarifications-way-{}", of.way)),
            facts: vec![(shell.t("reports-state"), shell.t(&format!("clarifications-stands-{state}")))],
            parts: exchange.said.iter().map(part).collect(),
        }
    };
    let pieces = dossier.clarifications.iter().map(piece).collect();
    Section { id: "clarifications", title: shell.t("clarifications-title"), pieces }
}

/// What they asked for meanwhile.
pub(super) fn asks(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |a: &crate::alternatives::Ask| {
        let of = dossier.alternatives.iter().find(|one| one.id == a.alternative_id);
        let what = of.map(|one| one.title.clone()).unwrap_or_default();
        let mut facts = vec![
            (shell.t("alternatives-field-title"), what),
            (shell.t("alternatives-how-much"), shell.count(a.amount)),
            (shell.t("reports-state"), shell.t(&format!("alternatives-ask-{}", a.state))),
        ];
        if !a.settled_words.is_empty() {
            facts.push((shell.t("reports-settled"), a.settled_words.clone()));
        }
        Piece {
            at: Some(a.asked_at),
            who: named(dossier, &a.asked_by),
            words: a.words.clone(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.asks.iter().map(piece).collect();
    Section { id: "asks", title: shell.t("alternatives-title"), pieces }
}

/// The help they offered, and our thanks.
pub(super) fn help(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |h: &crate::help::Help| {
        let mut facts = vec![(shell.t("reports-state"), shell.t(&format!("help-state-{}", h.state)))];
        if !h.thanks.is_empty() {
            facts.push((shell.t("help-thanks"), h.thanks.clone()));
        }
        Piece {
            at: Some(h.offered_at),
            who: named(dossier, &h.offered_by),
            words: h.text.clone(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.help.iter().map(piece).collect();
    Section { id: "help", title: shell.t("help-title"), pieces }
}

/// What their people said in talks with us, by question.
pub(super) fn talks(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |note: &crate::interviews::Note| Piece {
        at: Some(note.changed_at),
        who: named(dossier, note.contact_id.as_str()),
        words: note.text.clone(),
        facts: vec![(shell.t("interviews-question"), note.question.clone())],
        ..Piece::default()
    };
    let pieces = dossier.interview_notes.iter().map(piece).collect();
    Section { id: "talks", title: shell.t("interviews-notes"), pieces }
}

/// What they asked for in them, and what became of it.
pub(super) fn candidates(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |candidate: &crate::interviews::Candidate| {
        let note = dossier.interview_notes.iter().find(|note| note.id == candidate.note_id);
        let state = shell.t(&format!("interviews-candidate-{}", candidate.state.replace('_', "-")));
        let mut facts = vec![(shell.t("reports-state"), state)];
        if !candidate.because.is_empty() {
            facts.push((shell.t("interviews-because"), candidate.because.clone()));
        }
        Piece {
            at: Some(candidate.found_at),
            who: named(dossier, candidate.contact_id.as_str()),
            words: note.map(|note| note.text.clone()).unwrap_or_default(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.candidates.iter().map(piece).collect();
    Section { id: "candidates", title: shell.t("interviews-candidates"), pieces }
}
