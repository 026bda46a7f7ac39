//! When we met them, and what they were given in writing.

use crate::ground::page::Shell;
use crate::reports::Dossier;
use crate::reports::paper::{Piece, Section};

/// The meetings, with what was said, decided and to be spoken of, and who was there.
pub(super) fn meetings(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |meeting: &crate::meetings::Meeting| {
        let of = |names: Vec<&str>| names.join(", ");
        let people = dossier.meeting_people.iter().filter(|p| p.meeting_id == meeting.id);
        let asked = of(people.clone().map(|p| p.name.as_str()).collect());
        let there = of(people.filter(|p| p.was_there()).map(|p| p.name.as_str()).collect());
        let mut facts = vec![
            (shell.t("reports-state"), shell.t(&format!("meetings-state-{}", meeting.state))),
            (shell.t("meetings-place"), meeting.place.clone()),
            (shell.t("meetings-people"), asked),
        ];
        let more = [("meetings-there", there), ("meetings-because", meeting.because.clone())];
        facts.extend(more.into_iter().filter(|(_, words)| !words.is_empty()).map(|(id, w)| (shell.t(id), w)));
        let mut parts: Vec<(String, String)> = Vec::new();
        if !meeting.decisions.is_empty() {
            parts.push((shell.t("meetings-decisions"), meeting.decisions.clone()));
        }
        let points = dossier.meeting_points.iter().filter(|p| p.meeting_id == meeting.id);
        let points = points.filter(|p| p.erased_at.is_none());
        parts.extend(points.map(|p| (p.added_name.clone(), p.text.clone())));
        Piece {
            at: Some(meeting.starts_at),
            who: meeting.title.clone(),
            words: meeting.minutes.clone(),
            parts,
            facts,
        }
    };
    let mut met: Vec<_> = dossier.meetings.iter().collect();
    met.sort_by_key(|meeting| meeting.starts_at);
    Section { id: "meetings", title: shell.t("meetings-title"), pieces: met.into_iter().map(piece).collect() }
}

/// The reports, each with its own words and how much it said.
pub(super) fn reports(dossier: &Dossier, shell: &Shell) -> Section {
    let piece = |report: &crate::meetings::MeetingReport| {
        let content = report.content();
        let said = |section: &crate::meetings::ReportSection| {
            let words: Vec<&str> = section.lines.iter().map(|line| line.words.as_str()).collect();
            (shell.t(&format!("meetings-report-{}", section.kind)), words.join("\n"))
        };
        Piece {
            at: Some(report.until_at),
            who: report.released_name.clone(),
            words: report.words.clone(),
            parts: content.sections.iter().map(said).collect(),
            facts: Vec::new(),
        }
    };
    let pieces = dossier.meeting_reports.iter().map(piece).collect();
    Section { id: "meeting-reports", title: shell.t("meetings-reports"), pieces }
}
