//! What was done for this customer, in which versions they had it, and what might have gone wrong.

use super::named;
use crate::ground::page::Shell;
use crate::plans::{Action, PlanVersion, Risk};
use crate::reports::Dossier;
use crate::reports::paper::{Piece, Section};

/// The actions of their plan.
pub(super) fn actions(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |a: &Action| {
        let mut facts = vec![
            (shell.t("plans-field-deliverable"), a.deliverable.clone()),
            (shell.t("plans-field-who"), a.owner_name.clone()),
            (shell.t("plans-field-due"), shell.date(&a.due_on)),
            (shell.t("reports-state"), shell.t(&format!("plans-action-{}", a.state))),
        ];
        facts.extend((!a.progress.is_empty()).then(|| (shell.t("plans-field-progress"), a.progress.clone())));
        let dropped = !a.dropped_because.is_empty();
        facts.extend(dropped.then(|| (shell.t("plans-dropped-because"), a.dropped_because.clone())));
        Piece {
            at: Some(a.added_at),
            who: named(dossier, &a.added_by),
            words: a.what.clone(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.actions.iter().map(piece).collect();
    let title = dossier.plan.as_ref().map_or_else(|| shell.t("plans-title"), |plan| plan.title.clone());
    Section { id: "plan", title, pieces }
}

/// The versions that were put before them, and what they said.
pub(super) fn versions(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |v: &PlanVersion| {
        let mut facts = vec![
            (shell.ta("plans-version", "number", v.number), shell.t(&format!("plans-version-{}", v.state))),
            (shell.t("plans-field-sponsor"), v.sponsor_name.clone()),
        ];
        let answer = v.answered_name.as_ref().zip(v.answered_at);
        facts.extend(answer.map(|(name, at)| {
            (shell.t(&format!("plans-answered-{}", v.state)), format!("{name} · {}", shell.moment(at.0)))
        }));
        facts.extend((!v.remarks.is_empty()).then(|| (shell.t("plans-remarks"), v.remarks.clone())));
        Piece {
            at: Some(v.put_at),
            who: v.put_name.clone(),
            words: v.words.clone(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.plan_versions.iter().map(piece).collect();
    Section { id: "plan-versions", title: shell.t("plans-versions"), pieces }
}

/// What might have gone wrong.
pub(super) fn risks(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |r: &Risk| {
        let mut facts = vec![
            (shell.t("plans-risk-doing"), r.doing.clone()),
            (shell.t("plans-risk-owner"), r.owner_name.clone()),
        ];
        facts.push(if r.is_open() {
            (shell.t("plans-risk-next"), shell.date(&r.look_on))
        } else {
            (shell.t("plans-risk-over"), r.looked_words.clone())
        });
        Piece {
            at: Some(r.noted_at),
            who: named(dossier, &r.noted_by),
            words: r.what.clone(),
            facts,
            ..Piece::default()
        }
    };
    let pieces = dossier.risks.iter().map(piece).collect();
    Section { id: "risks", title: shell.t("plans-risks-title"), pieces }
}
