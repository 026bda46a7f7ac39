//! An ordinary day of meetings, for the gallery.

use super::cadence::CadencePage;
use super::mine::MinePage;
use super::of_case::MeetingsPage;
use super::one::{self, MeetingPage, Typed};
use super::plan::PlanPage;
use super::report::ReportPage;
use crate::ground::clock::{DAY, HOUR};
use crate::ground::id::Id;
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::meetings::panel::ReportBox;
use crate::meetings::{
    AgendaItem, Cadence, CadenceSaid, Meeting, MeetingLine, MeetingPerson, MeetingPoint, MeetingReport,
    MeetingSaid, ReportContent, ReportLine, ReportSection,
};

const CUSTOMER: &str = "Brightwing <b>Aero</b> شركة";

/// Every other Tuesday.
pub(in crate::meetings) fn cadence(now: Time) -> Cadence {
    let dice = Dice::seeded(41);
    Cadence {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        incident_id: Id::mint(now, &dice),
        case_id: Id::mint(now, &dice),
        customer_id: Id::mint(now, &dice),
        state: Cadence::RUNNING.into(),
        title: "Where we <stand>".into(),
        every: 2,
        unit: "weeks".into(),
        weekday: 2,
        at: "14:00".into(),
        zone: "Europe/Oslo".into(),
        place: "https://call.example/halden".into(),
        lasts: 45,
        people: "[]".into(),
        from_day: "2026-03-02".into(),
        laid_day: "2026-03-03".into(),
        due_at: now.plus(DAY),
        set_by: "mem_sample".into(),
        set_at: now.plus(-DAY),
        changed_by: "mem_sample".into(),
        changed_at: now.plus(-DAY),
        ended_because: String::new(),
        salt: String::new(),
    }
}

/// One that begins so many hours from now.
pub(in crate::meetings) fn meeting(now: Time, seed: u64, hours: i64, state: &str) -> Meeting {
    let dice = Dice::seeded(50 + seed);
    Meeting {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        cadence_id: None,
        incident_id: Id::mint(now, &dice),
        case_id: Id::mint(now, &dice),
        customer_id: Id::mint(now, &dice),
        state: state.into(),
        title: "Where we <b>stand</b> 😀".into(),
        place: "Hangar 4, Leeds".into(),
        starts_at: now.plus(hours * HOUR),
        lasts: 45,
        zone: "Europe/Oslo".into(),
        uid: format!("mtg-sample-{seed}@example.test"),
        sequence: 0,
        agenda: "[]".into(),
        minutes: String::new(),
        decisions: String::new(),
        planned_by: "mem_sample".into(),
        planned_at: now.plus(-DAY),
        changed_at: now.plus(-DAY),
        because: String::new(),
        settled_by: None,
        settled_at: None,
        sent_by: None,
        sent_at: None,
        erased_at: None,
        salt: String::new(),
    }
}

/// One who is asked.
pub(in crate::meetings) fn person(
    now: Time,
    meeting: &Meeting,
    seed: u64,
    name: &str,
    answer: &str,
) -> MeetingPerson {
    let dice = Dice::seeded(60 + seed);
    MeetingPerson {
        workspace_id: meeting.workspace_id.clone(),
        id: Id::mint(now, &dice),
        meeting_id: meeting.id.clone(),
        incident_id: meeting.incident_id.clone(),
        case_id: meeting.case_id.clone(),
        customer_id: meeting.customer_id.clone(),
        who: format!("mem_sample{seed}"),
        name: name.into(),
        answer: answer.into(),
        answered_by: None,
        answered_at: None,
        was_there: i64::from(answer == "yes"),
        salt: String::new(),
    }
}

/// Two that are to come and one that nobody said a word on.
pub(super) fn mine_page(shell: Shell) -> MinePage {
    let now = Time(shell.now_ms);
    let line = |seed, hours, customer: &str| {
        let meeting = meeting(now, seed, hours, "planned");
        MeetingLine {
            id: meeting.id,
            case_id: meeting.case_id,
            customer: customer.into(),
            title: meeting.title,
            place: meeting.place,
            starts_at: meeting.starts_at,
            state: meeting.state,
        }
    };
    let items = vec![line(1, -3, CUSTOMER), line(2, 4, "Nordwing"), line(3, 50, "شركة الخليج")];
    let title = shell.t("meetings-mine");
    MinePage {
        page: Page { items, next: None },
        listing: Listing::new("/meetings", ""),
        shell: shell.at(Nav::Cases, title),
    }
}

/// One to come, one late, one held, one called off; a report.
pub(super) fn meetings_page(shell: Shell) -> MeetingsPage {
    let now = Time(shell.now_ms);
    let items = vec![
        meeting(now, 1, 30, "planned"),
        meeting(now, 2, -3, "planned"),
        meeting(now, 3, -400, "held"),
        meeting(now, 4, -800, "cancelled"),
    ];
    let title = shell.t("meetings-title");
    MeetingsPage {
        case_id: "cas_sample".into(),
        customer: CUSTOMER.into(),
        cadences: vec![cadence(now), Cadence { state: Cadence::ENDED.into(), ..cadence(now) }],
        page: Page { items, next: None },
        listing: Listing::new("/cases/cas_sample/meetings", ""),
        reports: vec![report(now)],
        may_work: true,
        shell: shell.at(Nav::Cases, title),
    }
}

fn people() -> Vec<Choice> {
    vec![Choice::new("con_1", "Marta <b>Lindqvist</b>"), Choice::new("mem_1", "تارا 😀")]
}

/// With a moment that has passed.
pub(super) fn plan_page(shell: Shell) -> PlanPage {
    let title = shell.t("meetings-plan");
    PlanPage {
        case_id: "cas_sample".into(),
        customer: CUSTOMER.into(),
        choices: people(),
        said: MeetingSaid {
            title: "At your hangar".into(),
            starts_at: "2026-03-01T14:00".into(),
            zone: "Europe/Oslo".into(),
            lasts: "45".into(),
            place: "Hangar 4".into(),
            people: vec!["con_1".into()],
        },
        errors: Errors::none()
            .with("starts_at", "This moment has passed. Choose one that lies ahead.")
            .with("people", "Nobody of theirs is asked. Choose one of their people at least."),
        shell: shell.at(Nav::Cases, title),
    }
}

/// One that stands.
pub(super) fn cadence_page(shell: Shell) -> CadencePage {
    let cadence = cadence(Time(shell.now_ms));
    let title = shell.t("meetings-cadence");
    CadencePage {
        case_id: "cas_sample".into(),
        customer: CUSTOMER.into(),
        said: CadenceSaid { people: vec!["con_1".into()], ..cadence.said() },
        cadence: Some(cadence),
        choices: people(),
        errors: Errors::none().with("zone", "There is no such zone. Write it like Europe/Oslo."),
        may_work: true,
        shell: shell.at(Nav::Cases, title),
    }
}

/// One that is over, its minutes not out yet.
pub(super) fn meeting_page(shell: Shell) -> MeetingPage {
    let now = Time(shell.now_ms);
    let meeting = Meeting {
        minutes: "They have parts for two days. <script>alert(1)</script>\nنحتاج إلى قطع 😡".into(),
        decisions: "Pour on Saturday too.".into(),
        because: "The hall was taken.".into(),
        ..meeting(now, 1, -3, "held")
    };
    let people = vec![
        person(now, &meeting, 1, "Marta <b>Lindqvist</b>", "yes"),
        person(now, &meeting, 2, "كارل 😀", "no"),
        person(now, &meeting, 3, "Mara Lind", "waiting"),
    ];
    let item = |kind: &str, words: &str| AgendaItem {
        kind: kind.into(),
        words: words.into(),
        at: Some(now.plus(-DAY)),
        href: "/promises/pro_sample".into(),
    };
    let point = MeetingPoint {
        workspace_id: meeting.workspace_id.clone(),
        id: Id::mint(now, &Dice::seeded(71)),
        meeting_id: meeting.id.clone(),
        incident_id: meeting.incident_id.clone(),
        case_id: meeting.case_id.clone(),
        customer_id: meeting.customer_id.clone(),
        text: "Who rings us at <i>night</i>?".into(),
        text_digest: String::new(),
        added_by: "con_sample".into(),
        added_name: "Marta <b>Lindqvist</b>".into(),
        added_at: now,
        erased_at: None,
        salt: String::new(),
    };
    MeetingPage {
        customer: CUSTOMER.into(),
        held: one::noted(&meeting, &people),
        moved: one::standing(&shell, &meeting),
        asked: vec!["con_1".into()],
        choices: self::people(),
        points: vec![point],
        agenda: vec![item("promise-late", "A list of every part"), item("question", "متى؟")],
        promises: Vec::new(),
        typed: Typed {
            errors: Errors::none()
                .with("minutes", "The text names 2026-04-01, a day that nobody has published."),
            ..Typed::default()
        },
        may_work: true,
        may_erase: true,
        is_live: true,
        people,
        meeting,
        shell: shell.at(Nav::Cases, "Where we <b>stand</b> 😀"),
    }
}

/// What a report says on an ordinary day.
fn content(now: Time) -> ReportContent {
    let line = |words: &str, beside: &str, state: &str, at: Option<Time>, is_theirs: bool| ReportLine {
        words: words.into(),
        beside: beside.into(),
        state: state.into(),
        at,
        is_theirs,
    };
    let section = |kind: &str, lines: Vec<ReportLine>| ReportSection { kind: kind.into(), lines };
    ReportContent {
        incident: "The furnace <b>stopped</b>".into(),
        customer: CUSTOMER.into(),
        heard: 3,
        sections: vec![
            section(
                "plan",
                vec![
                    line("Pour in two shifts", "Both are manned. 😀", "started", None, false),
                    line("Name one who answers", "Mara, at any hour", "done", Some(now.plus(-DAY)), false),
                ],
            ),
            section("promises", vec![line("A list of parts", "", "late", Some(now.plus(-DAY)), false)]),
            section(
                "told",
                vec![line("أين قطعنا؟ <i>Nobody rang.</i>", "Name one who answers", "acted", None, true)],
            ),
            section(
                "next",
                vec![line("320 brackets at your dock", "", "open", Some(now.plus(4 * DAY)), false)],
            ),
        ],
    }
}

impl MeetingReport {
    /// One that was given, for the gallery.
    pub fn sample(now: Time) -> Self {
        report(now)
    }
}

fn report(now: Time) -> MeetingReport {
    let meeting = meeting(now, 9, -3, "held");
    MeetingReport {
        workspace_id: meeting.workspace_id,
        id: Id::mint(now, &Dice::seeded(72)),
        incident_id: meeting.incident_id,
        case_id: meeting.case_id,
        customer_id: meeting.customer_id,
        words: "It goes slower than we said. <b>We</b> are sorry.".into(),
        since_at: now.plus(-14 * DAY),
        until_at: now,
        content: serde_json::to_string(&content(now)).unwrap_or_default(),
        content_digest: "5f0c".repeat(16),
        released_by: "mem_sample".into(),
        released_name: "Mara <Lind>".into(),
        erased_at: None,
        salt: String::new(),
    }
}

/// The draft of one.
pub(super) fn report_page(shell: Shell) -> ReportPage {
    let now = Time(shell.now_ms);
    let title = shell.t("meetings-report");
    let shell = shell.at(Nav::Cases, title);
    let content = content(now);
    let inside =
        ReportBox { shell: &shell, words: "", content: &content, since: now.plus(-14 * DAY).0, until: now.0 };
    ReportPage {
        case_id: "cas_sample".into(),
        customer: CUSTOMER.into(),
        inside: askama::Template::render(&inside).unwrap_or_default(),
        given: None,
        released_name: String::new(),
        digest: String::new(),
        words: "By 1 April it <b>runs</b>.".into(),
        errors: Errors::none().with("words", "The text names 2026-04-01, a day that nobody has published."),
        may_release: true,
        may_erase: false,
        shell,
    }
}
