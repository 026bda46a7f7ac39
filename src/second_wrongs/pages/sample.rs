//! A late telling and a concealment, for the gallery.

use super::deception::DeceptionPage;
use super::deceptions::DeceptionsPage;
use super::wrong::{WrongPage, title_of};
use crate::admissions::{ApologySaid, Parts};
use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, DeceptionId, Id, IncidentId, OwningId, WorkspaceId};
use crate::ground::page::{Errors, Nav, Shell};
use crate::ground::{Dice, Time};
use crate::second_wrongs::store::owed::TouchedCase;
use crate::second_wrongs::{Deception, DeceptionSaid, Owning, OwningSaid, SecondWrong};

const TITLE: &str = "The furnace at Halden stopped";

/// One that is owed, owned up to towards one of three, with a sentence that does not stand in the text.
pub(super) fn wrong_page(shell: Shell) -> WrongPage {
    let (now, dice) = (Time(shell.now_ms), Dice::seeded(35));
    let wrong = SecondWrong::sample(now);
    let case = |title: &str, is_owed| TouchedCase {
        id: CaseId::mint(now, &dice),
        title: title.into(),
        told_at: Some(now.plus(-4 * HOUR)),
        is_owed,
    };
    let owning = Owning {
        workspace_id: wrong.workspace_id.clone(),
        id: OwningId::mint(now, &dice),
        wrong_id: wrong.id.clone(),
        incident_id: wrong.incident_id.clone(),
        case_id: Some(CaseId::mint(now, &dice)),
        customer_id: None,
        how: "apology".into(),
        source_id: "apo_sample".into(),
        sentence: "We told you a day late, <b>and that was wrong</b>. نعتذر 😀".into(),
        said_at: now.plus(-HOUR),
        said_by: "mem_sample".into(),
        salt: String::new(),
    };
    let apology = ApologySaid {
        author: "Ines Okafor".into(),
        form: "written".into(),
        words: "We knew on Monday and wrote on Tuesday.".into(),
        parts: Parts { responsibility: true, ..Parts::default() },
        ..ApologySaid::default()
    };
    let title = shell.t(title_of(&wrong));
    WrongPage {
        wrong,
        incident_title: TITLE.into(),
        touched: (3, 2),
        cases: vec![case("Aerovia <Components>", 1), case("شركة الخليج للطيران", 1), case("Kestrel 😀", 0)],
        ownings: vec![owning],
        said: OwningSaid { sentence: "We told you two days late.".into(), apology },
        whom: String::new(),
        errors: Errors::none().with("sentence", "This sentence does not stand in the text."),
        may_lead: true,
        may_dismiss: true,
        may_own: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

fn deception(shell: &Shell, state: &str, words: &str) -> Deception {
    let (now, dice) = (Time(shell.now_ms), Dice::seeded(36));
    let (is_reviewed, is_taken_back) = (state != "marked", state == "taken_back");
    Deception {
        workspace_id: WorkspaceId::mint(now, &dice),
        id: DeceptionId::mint(now, &dice),
        incident_id: IncidentId::mint(now, &dice),
        case_id: None,
        customer_id: None,
        kind: "not_told".into(),
        words: words.into(),
        evidence: "The minutes of the meeting of Monday, item 4.".into(),
        since_at: now.plus(-90 * HOUR),
        state: state.into(),
        marked_at: now.plus(-5 * HOUR),
        marked_by: "mem_sample".into(),
        marked_name: "Tom Brandt".into(),
        reviewed_at: is_reviewed.then(|| now.plus(-HOUR)),
        reviewed_by: is_reviewed.then(|| "mem_other".into()),
        reviewed_name: is_reviewed.then(|| "Ines Okafor".into()),
        review_because: (state == "set_aside").then(|| "The minutes are of <b>another</b> works.".into()),
        taken_back_at: is_taken_back.then(|| now.plus(-HOUR / 2)),
        taken_back_by: is_taken_back.then(|| "mem_third".into()),
        taken_back_name: is_taken_back.then(|| "Mara <i>Lind</i>".into()),
        taken_back_because: is_taken_back.then(|| "The gate log shows that nobody was there. 😀".into()),
        erased_at: None,
        salt: String::new(),
    }
}

/// One that waits, one that was confirmed, one that was set aside, one that was taken back.
pub(super) fn deceptions_page(shell: Shell) -> DeceptionsPage {
    let title = shell.t("second-wrongs-hidden-title");
    DeceptionsPage {
        incident_id: "inc_00000000000000000000000000".into(),
        incident_title: TITLE.into(),
        all: vec![
            deception(&shell, "marked", "We knew of the crack on Friday <script>alert(1)</script>."),
            deception(&shell, "noted", "قلنا إن الفرن يعمل 😀"),
            deception(&shell, "set_aside", "The test report was held back."),
            deception(&shell, "taken_back", "The night shift was told to say nothing."),
        ],
        said: DeceptionSaid { kind: "denied".into(), ..DeceptionSaid::default() },
        whom: String::new(),
        errors: Errors::none().with("evidence", "This is no evidence yet."),
        may_mark: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

/// One that waits for a second person.
pub(super) fn deception_page(shell: Shell) -> DeceptionPage {
    let title = shell.t("second-wrongs-hidden-one");
    DeceptionPage {
        one: deception(&shell, "marked", "We knew of the crack on Friday <b>and</b> said nothing. عيب 😀"),
        incident_title: TITLE.into(),
        whom: "Aerovia <Components>".into(),
        may_review: true,
        is_own: false,
        may_take_back: false,
        may_erase: false,
        shell: shell.at(Nav::Incidents, title),
    }
}
