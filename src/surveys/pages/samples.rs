//! Invented values for the gallery.

use super::SurveyPage;
use crate::ground::clock::DAY;
use crate::ground::id::Id;
use crate::ground::page::{Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Rate, Time};
use crate::incidents::panel::Carried;
use crate::surveys::{AnswerLine, Asking, Results, Scale, SilentLine, Survey, Tally};

fn id<I: Id>(n: u64) -> I {
    I::mint(Time(1_000), &Dice::seeded(n))
}

/// One asking.
pub(super) fn survey(shell: &Shell) -> Survey {
    Survey {
        workspace_id: id(1),
        id: id(2),
        incident_id: id(3),
        because: "The furnace runs again since Thursday, and every part of lot 4471 was made anew.".into(),
        notice_id: None,
        asked: 6,
        asked_digest: String::new(),
        salt: String::new(),
        asked_at: Time(shell.now_ms - 2 * DAY),
        asked_by: "mem_sample".into(),
    }
}

fn answer(shell: &Shell, n: u64, title: &str, making_good: &str, words: &str) -> AnswerLine {
    AnswerLine {
        id: id(n),
        case_id: id(n),
        contact_id: id(n),
        title: title.into(),
        contact: Some("Zoë <b>Álvarez</b> 😀".into()),
        version: 2,
        solution: "yes".into(),
        making_good: making_good.into(),
        heard: Some(6),
        sincere: Some(3),
        words: Some(words.into()),
        answered_at: Time(shell.now_ms - DAY),
    }
}

/// A survey two days after it was asked.
pub(super) fn survey_page(shell: Shell) -> SurveyPage {
    let silent = |n: u64, title: &str| SilentLine {
        case_id: id(n),
        customer_id: id(n),
        title: title.into(),
        asked_at: Time(shell.now_ms - 2 * DAY),
    };
    let results = Results {
        asked: 6,
        answered: 4,
        happy: 2,
        unhappy: 1,
        unsure: 1,
        silent: 2,
        reopened: 1,
        response: Rate::of(4, 6),
        held: Rate::of(2, 4),
        solution: Tally { yes: 4, no: 0, not_yet: 1, not_applicable: 0 },
        making_good: Tally { yes: 2, no: 1, not_yet: 1, not_applicable: 1 },
        heard: Scale { mean: Some(5.25), n: 4 },
        sincere: Scale { mean: None, n: 0 },
    };
    let answers = vec![
        answer(
            &shell,
            5,
            "Nordal Aero",
            "no",
            "You paid the freight. You did not pay the three nights we worked.",
        ),
        answer(&shell, 6, "شركة الخليج للطيران", "yes", "كل شيء على ما يرام الآن، شكرًا."),
    ];
    let silents = vec![silent(7, "Kestrel & Sons <script>"), silent(8, "Vantaa Rotor Oy")];
    let surveys = vec![survey(&shell)];
    let says = |id: &str, status: &str| {
        let status = shell.t(&format!("rooms-status-{status}"));
        shell.ta(id, "status", status)
    };
    let title = shell.t("surveys-title");
    SurveyPage {
        incident: id(3),
        title: "The furnace at Halden stopped".into(),
        surveys,
        results,
        answers,
        silent: Page { items: silents, next: None },
        listing: Listing::new("/incidents/x/survey", ""),
        said: Asking::default(),
        errors: Errors::none(),
        may_ask: true,
        carried: Some(Carried {
            will_say: says("incidents-will-say", "monitoring"),
            leave: says("incidents-leave-status", "identified"),
        }),
        shell: shell.at(Nav::Incidents, title),
    }
}
