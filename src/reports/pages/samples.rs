//! What the gallery shows of these pages.

use super::{DossierPage, OverviewPage, VerifiedPage};
use crate::ground::id::{CaseId, Id, IncidentId};
use crate::ground::page::{Listing, Nav, Shell, View};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::incidents::IncidentLine;
use crate::journal::{Audit, Harm, Stamp};
use crate::mentions::{Speaker, first_word};
use crate::promises::{Tally, rules};
use crate::reports::Figures;
use crate::reports::paper::{Body, Line, Piece, Section};

const HOUR: i64 = 3_600_000;

impl View for OverviewPage {
    const NAME: &'static str = "overview";
    fn sample(shell: Shell) -> Self {
        let now = shell.now_ms;
        let line = |title: &str, told: i64, kept: i64| Figures {
            incident: IncidentLine {
                id: IncidentId::mint(Time(now), &Dice::seeded(7)),
                title: title.into(),
                scenario: None,
                noticed_at: Some(Time(now - 30 * HOUR)),
                first_told_at: Some(Time(now - 28 * HOUR)),
                next_update_at: None,
                closed_at: None,
                declared_at: Time(now - 29 * HOUR),
                cases: 2_000,
                told,
                closed: 3,
            },
            tell_p50_ms: (told > 0).then_some(2 * HOUR),
            tell_p90_ms: (told > 0).then_some(9 * HOUR),
            tell_max_ms: (told > 0).then_some(26 * HOUR),
            first_word: first_word(
                Some((Time(now - 29 * HOUR), Speaker::Media)),
                Some(Time(now - 28 * HOUR)),
            ),
            promises: rules::rated(Tally { kept, late: kept / 4, ..Tally::default() }),
            offers_made: 40,
            offers_accepted: 31,
            confirmed: 2,
        };
        let items =
            vec![line("The furnace at Halden stopped", 1_994, 8), line("عيب <b>في</b> الدفعة 4471 😀", 0, 0)];
        Self {
            page: Page { items, next: Some("next".into()) },
            listing: Listing::new("/reports", "").page(None, Some("next".into())),
            sealed: 12_345,
            stamp: Some(Stamp { size: 12_345, note: String::new(), at: Time(now - 20_000) }),
            vkey: "amends/wsp_01+1f2e3d4c+AXk1p0nN9nqvT0m4sW0rB0bq4v8n3cM2y1xZ5uE7tQ9l".into(),
            shell: shell.at(Nav::Reports, "Reports"),
        }
    }
}

impl View for VerifiedPage {
    const NAME: &'static str = "verified";
    fn sample(shell: Shell) -> Self {
        let mut audit = Audit {
            entries: 12_345,
            chains: 2_004,
            leaves: 12_345,
            checkpoints: 310,
            rows: 4_100,
            ..Audit::default()
        };
        let chain = "cas_01k8zq4x7r9h2m5t3v6w8y0b1c";
        let said = format!("chain {chain}: link 3 was changed after it was written");
        audit.note(Harm::Changed, "journal_entries", Some(chain), Some(3), said);
        let said = "promises pro_01k8: it is gone, though the last word on it was `promise.made`";
        audit.note_row(Harm::Missing, "promises", "pro_01k8", said);
        Self { shell: shell.at(Nav::Reports, "What the verification found"), audit }
    }
}

impl View for DossierPage {
    const NAME: &'static str = "dossier";
    fn sample(shell: Shell) -> Self {
        let now = shell.now_ms;
        let id = CaseId::mint(Time(now), &Dice::seeded(7));
        let piece = |hours: i64, who: &str, words: &str| Piece {
            at: Some(Time(now - hours * HOUR)),
            who: who.into(),
            words: words.into(),
            facts: vec![(shell.t("reports-state"), shell.t("promises-state-kept"))],
            ..Piece::default()
        };
        let section = |id, title: &str, pieces| Section { id, title: shell.t(title), pieces };
        let line = |seq, fact: &str| Line {
            at: Time(now - 40 * HOUR + seq * HOUR),
            who: "Tom Brandt".into(),
            what: shell.t(&format!("desk-fact-{}", fact.replace('.', "-"))),
            fact: fact.into(),
            place: format!("{id} {seq}"),
        };
        let body = Body {
            title: "The furnace at Halden stopped".into(),
            whom: "Société Lyonnaise <d’Aéronautique> 😀".into(),
            summary: "The control unit of furnace 2 failed on Monday night. No part can be hardened.".into(),
            made_at: Time(now),
            facts: vec![
                (shell.t("reports-case-state"), shell.t("incidents-case-told")),
                (shell.t("reports-told-them"), shell.moment(now - 30 * HOUR)),
            ],
            sections: vec![
                section(
                    "impacts",
                    "reports-impacts",
                    vec![piece(20, "Ana Ruiz", "خط الإنتاج متوقف منذ صباح اليوم")],
                ),
                section(
                    "promises",
                    "reports-promises",
                    vec![piece(10, "Tom Brandt", "We call you every day at four.")],
                ),
            ],
            journal: vec![line(1, "case.opened"), line(2, "case.told")],
            checkpoint: "amends/wsp_01\n12345\nq1Z8…\n\n— amends/wsp_01 Hy49TK…\n".into(),
        };
        Self { shell: shell.at(Nav::Incidents, "Dossier"), id, body }
    }
}
