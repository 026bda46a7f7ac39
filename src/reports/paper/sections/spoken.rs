//! Who spoke of it beside us, and what was late or hidden.

use crate::ground::page::Shell;
use crate::reports::Dossier;
use crate::reports::paper::{Piece, Section};

/// What this customer said, and what all could hear.
pub(super) fn mentions(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |m: &crate::mentions::Mention| {
        let mut facts = vec![
            (shell.t("mentions-field-speaker"), shell.t(&format!("mentions-speaker-{}", m.speaker))),
            (shell.t("mentions-field-noticed"), shell.moment(m.noticed_at.0)),
        ];
        facts.extend(m.url.clone().map(|url| (shell.t("mentions-field-url"), url)));
        facts.extend(m.reach.clone().map(|reach| (shell.t("mentions-field-reach"), reach)));
        facts.extend(m.answer.clone().map(|answer| (shell.t("mentions-field-answer"), answer)));
        Piece { at: Some(m.said_at), who: m.place.clone(), words: m.words.clone(), facts, ..Piece::default() }
    };
    let pieces = dossier.mentions.iter().map(piece).collect();
    Section { id: "mentions", title: shell.t("mentions-title"), pieces }
}

/// That they were told late, or that something was hidden.
pub(super) fn second_wrongs(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |w: &crate::second_wrongs::SecondWrong| {
        let mut facts = vec![
            (shell.t("reports-state"), shell.t(&format!("second-wrongs-state-{}", w.state))),
            (shell.t("second-wrongs-why"), shell.t(&format!("second-wrongs-why-{}", w.why))),
        ];
        facts.extend(w.decided_because.clone().map(|why| (shell.t("reports-because"), why)));
        Piece {
            at: Some(w.proposed_at),
            who: w.decided_name.clone().unwrap_or_default(),
            words: crate::second_wrongs::panel::said(shell, w),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.second_wrongs.iter().map(piece).collect();
    Section { id: "second-wrongs", title: shell.t("second-wrongs-title"), pieces }
}

/// What was hidden from them, as two people found.
pub(super) fn deceptions(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |d: &crate::second_wrongs::Deception| Piece {
        at: d.reviewed_at,
        who: d.marked_name.clone(),
        words: d.words.clone(),
        facts: vec![
            (shell.t("second-wrongs-field-evidence"), d.evidence.clone()),
            (shell.t("second-wrongs-field-since"), shell.moment(d.since_at.0)),
        ],
        ..Piece::default()
    };
    let pieces = dossier.deceptions.iter().map(piece).collect();
    Section { id: "deceptions", title: shell.t("second-wrongs-hidden-title"), pieces }
}
