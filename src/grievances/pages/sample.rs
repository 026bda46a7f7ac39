//! An ordinary day of old wrongs, for the gallery.

use super::all::AllPage;
use super::one::{GrievancePage, Remembered};
use super::origin::OriginPage;
use super::register::RegisterPage;
use crate::admissions;
use crate::grievances::panel::{self, Line};
use crate::grievances::{Grievance, GrievanceSaid, GrievanceStep, GrievanceStepSaid, MemorySaid};
use crate::ground::clock::DAY;
use crate::ground::id::Id;
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::{Dice, Time};

const HALL: &str = "You used our hall for somebody else’s parts, <b>untold</b>, and nobody ever said so. 😡";

fn grievance(now: Time, n: i64, title: &str, words: &str, (happened, state): (&str, &str)) -> Grievance {
    let dice = Dice::seeded(360 + n.unsigned_abs());
    Grievance {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        customer_id: Id::mint(now, &dice),
        title: title.into(),
        words: words.into(),
        words_digest: String::new(),
        happened: happened.into(),
        state: state.into(),
        incident_id: None,
        heard_by: "mem_sample".into(),
        heard_name: "Mara <Lind>".into(),
        heard_at: now.plus(-n * DAY),
        moved_at: now.plus(-n * DAY),
        erased_at: None,
        salt: String::new(),
    }
}

fn hall(now: Time) -> Grievance {
    grievance(now, 3, "They used our hall", HALL, ("2016", "verified"))
}

fn lines(shell: &Shell, customers: [&str; 3]) -> Vec<Line> {
    let now = Time(shell.now_ms);
    let [first, second, third] = customers.map(str::to_owned);
    let arabic =
        grievance(now, 9, "فاتورة <i>مكررة</i>", "دفعنا مرتين ولم يرد أحد", ("2024-11", "verifying"));
    let late = grievance(now, 30, "A late lot", "It came on Tuesday.", ("2025-12-04", "contested"));
    vec![
        panel::line(shell, hall(now), first),
        panel::line(shell, arabic, second),
        panel::line(shell, late, third),
    ]
}

/// One that waits for ten years, one in Arabic, one contested.
pub(super) fn register_page(shell: Shell) -> RegisterPage {
    let title = shell.t("grievances-title");
    RegisterPage {
        lines: lines(&shell, ["", "", ""]),
        customer_id: "cus_sample".into(),
        customer: "Aerovia <Components> شركة".into(),
        listing: Listing::new("/customers/cus_sample/grievances", ""),
        people: vec![Choice::new("con_sample", "Marta <Lindqvist>")],
        said: GrievanceSaid { happened: "ten years ago".into(), ..GrievanceSaid::default() },
        errors: Errors::none().with("happened", "This is no day in the past. Write the year, like 2016."),
        may_note: true,
        shell: shell.at(Nav::Customers, title),
    }
}

/// The same over all customers.
pub(super) fn all_page(shell: Shell) -> AllPage {
    let title = shell.t("grievances-title");
    AllPage {
        lines: lines(&shell, ["Aerovia <Components>", "شركة الخليج", "Nordwing <b>Aero</b>"]),
        listing: Listing::new("/grievances", ""),
        waiting: true,
        shell: shell.at(Nav::Customers, title),
    }
}

fn step(of: &Grievance, days: i64, state: &str, because: &str, evidence: Option<&str>) -> GrievanceStep {
    let dice = Dice::seeded(380 + days.unsigned_abs());
    GrievanceStep {
        workspace_id: of.workspace_id.clone(),
        id: Id::mint(of.heard_at, &dice),
        grievance_id: of.id.clone(),
        customer_id: of.customer_id.clone(),
        state: state.into(),
        because: because.into(),
        evidence: evidence.map(str::to_owned),
        speaker: None,
        form: None,
        admission_id: None,
        said_by: "mem_sample".into(),
        said_name: "Tom Brandt".into(),
        said_at: of.heard_at.plus(days * DAY),
        salt: String::new(),
    }
}

/// Verified, remembered by two, and to be admitted.
pub(super) fn grievance_page(shell: Shell) -> GrievancePage {
    let now = Time(shell.now_ms);
    let of = hall(now);
    let remembered = |name: &str, is_ours, words: &str, href: &str| Remembered {
        name: name.into(),
        is_ours,
        words: words.into(),
        href: href.into(),
        at: of.heard_at,
    };
    let title = of.title.clone();
    let state = shell.t("grievances-state-admitted");
    GrievancePage {
        incident_title: String::new(),
        steps: vec![
            step(&of, 0, "heard", "", None),
            step(&of, 1, "verifying", "Two of their people say <i>the same</i>.", None),
            step(&of, 2, "verified", "It was so.", Some("The gate log of May 2016. سجل البوابة")),
        ],
        memories: vec![
            remembered("Marta <Lindqvist>", false, HALL, "/cases/cas_sample#listening"),
            remembered("", false, "كنت هناك", ""),
            remembered("Otto Berg", true, "I drove the parts myself.", ""),
        ],
        next: vec![Choice::new("admitted", state)],
        waits_for_lead: false,
        ways: admissions::pages::ways(&shell),
        held: None,
        reviews: String::new(),
        is_own: true,
        people: vec![Choice::new("con_sample", "Marta <Lindqvist>")],
        incidents: vec![Choice::new("inc_sample", "The furnace at Halden stopped")],
        said: GrievanceStepSaid { state: "admitted".into(), ..GrievanceStepSaid::default() },
        recalled: MemorySaid::default(),
        errors: Errors::none().with("because", "This is empty. Write at least a few words here."),
        may_remember: true,
        may_take_up: true,
        may_erase: true,
        line: panel::line(&shell, of, "Aerovia <Components> شركة".into()),
        shell: shell.at(Nav::Customers, title),
    }
}

/// Two things they said, one of which leads further back.
pub(super) fn origin_page(shell: Shell) -> OriginPage {
    let title = shell.t("grievances-trace");
    OriginPage {
        case_id: "cas_sample".into(),
        customer: "Aerovia <Components> شركة".into(),
        statements: vec![
            Choice::new("sta_1", "You act in your own interest. It has been so since the hall. 😡"),
            Choice::new("sta_2", "لا أحد <b>يجيب</b> على الهاتف"),
        ],
        known: vec![Choice::new("gri_1", "A late lot · 4 December 2025")],
        statement_id: "sta_1".into(),
        grievance_id: String::new(),
        said: GrievanceSaid { title: "They used our hall".into(), ..GrievanceSaid::default() },
        errors: Errors::none().with("words", "This is empty. Write at least a few words here."),
        shell: shell.at(Nav::Cases, title),
    }
}
