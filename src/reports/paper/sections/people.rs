//! Whom of us they wanted and did not want: their demands, the new leads, and how an executive stood by them.

use super::named;
use crate::ground::id::ContactId;
use crate::ground::page::Shell;
use crate::reports::Dossier;
use crate::reports::paper::{Piece, Section};

/// What they demanded of us as people, with our answers.
pub(super) fn demands(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |d: &crate::teams::Demand| {
        let mut facts = vec![
            (shell.t("reports-kind"), shell.t(&format!("teams-demand-{}", d.what))),
            (shell.t("reports-due"), shell.moment(d.due_at.0)),
            (shell.t("reports-state"), shell.t(&format!("teams-answered-{}", d.answered()))),
        ];
        facts.extend(d.answered_at.map(|at| (shell.t("reports-answered"), shell.moment(at.0))));
        if !d.because.is_empty() {
            facts.push((shell.t("reports-because"), d.because.clone()));
        }
        let who = named(dossier, d.contact_id.as_ref().map_or(d.made_by.as_str(), ContactId::as_str));
        Piece { at: Some(d.made_at), who, words: d.words.clone(), facts, ..Piece::default() }
    };
    let pieces = dossier.demands.iter().map(piece).collect();
    Section { id: "demands", title: shell.t("teams-demands"), pieces }
}

/// The new leads that were announced to them, oldest first.
pub(super) fn hand_overs(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |h: &crate::teams::HandOver| {
        let mut facts = vec![(shell.t("teams-from-when"), shell.date(&h.from_on))];
        if !h.old_name.is_empty() {
            facts.push((shell.t("reports-led-before"), h.old_name.clone()));
        }
        let (who, words) = (h.new_name.clone(), h.words.clone());
        Piece { at: h.announced_at, who, words, facts, ..Piece::default() }
    };
    let pieces = dossier.hand_overs.iter().rev().map(piece).collect();
    Section { id: "hand-overs", title: shell.t("reports-new-leads"), pieces }
}

/// How often an executive was in touch with them, and what came of it.
pub(super) fn executive(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |k: &crate::teams::ExecutiveContact| Piece {
        at: Some(k.met_at),
        words: k.words.clone(),
        facts: vec![
            (shell.t("teams-how"), shell.t(&format!("teams-how-{}", k.how))),
            (shell.t("reports-noted-by"), k.noted_name.clone()),
        ],
        ..Piece::default()
    };
    let mut met: Vec<_> = dossier.executive_contacts.iter().collect();
    met.sort_by_key(|contact| contact.met_at);
    let pieces = met.into_iter().map(piece).collect();
    Section { id: "executive", title: shell.t("reports-executive"), pieces }
}
