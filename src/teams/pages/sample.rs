//! An ordinary day of a team, for the gallery.

use super::digest::DigestPage;
use super::executive::ExecutivePage;
use super::pulse::PulsePage;
use super::skills::SkillsPage;
use super::team::{TeamPage, Typed};
use crate::ground::clock::{DAY, HOUR};
use crate::ground::id::{Id, MemberId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::teams::team::{Agreed, PlanOut};
use crate::teams::{
    Able, AskedSaid, ContactSaid, Demand, Department, DepartmentLine, Digest, Executive, ExecutiveContact,
    ExecutiveLine, HandOver, Lead, Load, NeverAgain, Pulse, PulseSaid, Seat, TeamMember, TeamReview,
    TeamView, Voice, Week, Win,
};

const CUSTOMER: &str = "Nordwing <b>Aero</b> شركة";
const TITLE: &str = "The furnace at Halden stopped";

fn mint<I: Id>(seed: u64) -> I {
    I::mint(Time(1_772_442_000_000), &Dice::seeded(seed))
}

fn load(promises: i64, actions: i64) -> Load {
    Load { promises, actions, looks: 1, questions: 0 }
}

fn seat(now: Time, seed: u64, name: &str, state: &str, part: &str) -> Seat {
    let member = TeamMember {
        workspace_id: mint(1),
        id: mint(seed),
        team: "cas_sample".into(),
        incident_id: mint(2),
        case_id: Some(mint(3)),
        customer_id: Some(mint(4)),
        member_id: mint(seed + 100),
        member_name: name.into(),
        part: part.into(),
        skill: "furnace lining".into(),
        state: state.into(),
        asked_by: "mem_sample".into(),
        asked_name: "Tom Brandt".into(),
        asked_at: now.plus(-20 * HOUR),
        because: if state == "declined" { "I leave on <i>Friday</i>.".into() } else { String::new() },
        answered_at: (state != "asked").then_some(now),
        left_at: None,
        salt: String::new(),
    };
    Seat { member, skills: vec!["furnace lining".into(), "لحام".into()], load: load(2, 3) }
}

fn executive(now: Time, state: &str) -> ExecutiveLine {
    let executive = Executive {
        workspace_id: mint(1),
        id: mint(40),
        incident_id: mint(2),
        case_id: mint(3),
        customer_id: mint(4),
        member_id: mint(41),
        member_name: "Ines <Okafor>".into(),
        state: state.into(),
        language: "en".into(),
        named_by: "mem_sample".into(),
        named_name: "Tom Brandt".into(),
        named_at: now.plus(-30 * DAY),
        because: String::new(),
        answered_at: Some(now.plus(-29 * DAY)),
        released_at: None,
        digest_from: now.plus(-5 * DAY),
        digest_due_at: Some(now.plus(2 * DAY)),
        salt: String::new(),
    };
    ExecutiveLine { executive, customer: CUSTOMER.into(), contacts: 3, last_at: Some(now.plus(-16 * DAY)) }
}

fn demand(now: Time, answer: Option<&str>) -> Demand {
    Demand {
        workspace_id: mint(1),
        id: mint(if answer.is_some() { 50 } else { 51 }),
        incident_id: mint(2),
        case_id: mint(3),
        customer_id: mint(4),
        contact_id: None,
        what: "lead".into(),
        words: "We do not talk to <b>him</b> any more. 😡 نريد شخصًا آخر".into(),
        words_digest: String::new(),
        channel: "phone".into(),
        made_by: "mem_sample".into(),
        made_at: now.plus(-4 * DAY),
        due_at: now.plus(-DAY),
        answer: answer.map(str::to_owned),
        because: answer.map(|_| "You need one voice; Tom is it.".into()).unwrap_or_default(),
        answered_by: None,
        answered_name: "Ines <Okafor>".into(),
        answered_at: answer.map(|_| now),
        erased_at: None,
        salt: String::new(),
    }
}

fn department(now: Time) -> DepartmentLine {
    let department = Department {
        workspace_id: mint(1),
        id: mint(60),
        team: "cas_sample".into(),
        incident_id: mint(2),
        case_id: None,
        customer_id: None,
        name: "Invoicing <AR>".into(),
        speaker: "Åse Dahl".into(),
        told: "No reminder goes to them before the parts are there.".into(),
        bulletin_id: Some(mint(61)),
        told_at: Some(now.plus(-2 * DAY)),
        told_name: "Mara <Lind>".into(),
        added_at: now.plus(-3 * DAY),
        changed_by: "mem_sample".into(),
        changed_at: now,
        left_at: None,
        salt: String::new(),
    };
    DepartmentLine { department, is_behind: true }
}

fn review(now: Time) -> TeamReview {
    TeamReview {
        workspace_id: mint(1),
        id: mint(70),
        team: "cas_sample".into(),
        incident_id: mint(2),
        case_id: None,
        customer_id: None,
        reviewed_on: "2026-03-01".into(),
        findings: "Nobody rang back for <b>nine days</b>.".into(),
        decision: "refresh_lead".into(),
        because: "A fresh start.".into(),
        reviewed_by: "mem_sample".into(),
        reviewed_name: "Ines <Okafor>".into(),
        noted_at: now.plus(-DAY),
        salt: String::new(),
    }
}

fn hand_over(now: Time, announced_at: Option<Time>) -> HandOver {
    HandOver {
        workspace_id: mint(1),
        id: mint(71),
        review_id: mint(70),
        team: "cas_sample".into(),
        incident_id: mint(2),
        case_id: None,
        customer_id: None,
        old_id: None,
        old_name: "Mara <Lind>".into(),
        new_id: mint(72),
        new_name: "Tom Brandt".into(),
        from_on: "2026-03-02".into(),
        words: "From Monday on Tom is there for you, day and night. 😀".into(),
        made_at: now.plus(-DAY),
        announced_at,
        announced_by: None,
        announced_name: "Tom Brandt".into(),
        salt: String::new(),
    }
}

/// A case's team in a bad week: a demand that is late, a hand-over of which nobody was told, one who was asked.
pub(super) fn team_page(shell: Shell) -> TeamPage {
    let now = Time(shell.now_ms);
    let asked = seat(now, 10, "Mara <Lind>", "asked", "Finds what broke 😀");
    let me = asked.member.member_id.to_string();
    let agreed = |seed, name: &str, plan| Agreed {
        member_id: mint::<MemberId>(seed),
        name: name.into(),
        plan,
        never_again: !plan,
    };
    let mut own = agreed(110, "Mara <Lind>", false);
    own.member_id = asked.member.member_id.clone();
    own.never_again = false;
    let list = NeverAgain {
        workspace_id: mint(1),
        id: mint(80),
        incident_id: mint(2),
        version: 2,
        sentences: "We never go silent.\nNo date without <b>evidence</b>.".into(),
        written_by: "mem_sample".into(),
        written_name: "Tom Brandt".into(),
        written_at: now.plus(-DAY),
        salt: String::new(),
    };
    let view = TeamView {
        team: "cas_sample".into(),
        title: CUSTOMER.into(),
        incident_id: mint(2),
        case_id: Some(mint(3)),
        lead: Some(Lead { member_id: mint(5), name: "Tom Brandt".into(), load: load(4, 2) }),
        members: vec![
            asked,
            seat(now, 11, "سارة", "joined", "Speaks with their line"),
            seat(now, 12, "Vic Ray", "declined", "Measures"),
        ],
        everywhere: vec![seat(now, 13, "Karl", "joined", "The furnace")],
        departments: vec![department(now)],
        executives: vec![executive(now, "accepted")],
        reviews: vec![review(now)],
        hand_overs: vec![hand_over(now, None), hand_over(now, Some(now))],
        demands: vec![demand(now, None), demand(now, Some("yes"))],
        plan: Some(PlanOut { id: mint(81), title: "Parts <b>on time</b>".into(), version: 3 }),
        never_again: Some(list),
        agreed: vec![agreed(5, "Tom Brandt", true), own],
    };
    let able = vec![Able {
        member_id: mint(14),
        name: "Åse".into(),
        skills: vec!["furnace lining".into()],
        load: load(0, 1),
    }];
    let title = shell.t("teams-title");
    TeamPage {
        view,
        typed: Typed {
            form: "ask",
            errors: Errors::none().with("part", "This is empty. Say what they are to do in it."),
            skill: "furnace".into(),
            ask: AskedSaid { member_id: "mem_sample".into(), ..AskedSaid::default() },
            ..Typed::default()
        },
        able,
        ours: vec![
            Choice::new("mem_sample", "Mara <Lind>"),
            Choice::new(mint::<MemberId>(14).as_str(), "Åse"),
        ],
        everybody: vec![Choice::new("mem_sample", "Mara <Lind>")],
        stories: vec![Choice::new("bul_sample", "What you may <b>say</b>")],
        people: vec![Choice::new("con_sample", "Marta Lindqvist")],
        me,
        may_work: true,
        may_lead: true,
        may_erase: true,
        is_live: true,
        shell: shell.at(Nav::Cases, title),
    }
}

/// What two of them can do.
pub(super) fn skills_page(shell: Shell) -> SkillsPage {
    let able = |seed, name: &str, tags: &[&str]| Able {
        member_id: mint(seed),
        name: name.into(),
        skills: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        load: load(1, 2),
    };
    let title = shell.t("teams-skills-title");
    SkillsPage {
        me: "mem_sample".into(),
        own: "plc, furnace lining".into(),
        looked: "furnace".into(),
        able: vec![
            able(14, "Åse <Dahl>", &["furnace lining", "plc"]),
            able(15, "سارة", &["لحام", "<b>bold</b> talk 😀"]),
        ],
        tally: vec![("furnace lining".into(), 2), ("لحام".into(), 1)],
        errors: Errors::none().with("skills", "A skill is longer than 40 characters."),
        may_say: true,
        may_say_all: true,
        shell: shell.at(Nav::Members, title),
    }
}

/// An executive who has been quiet for too long.
pub(super) fn executive_page(shell: Shell) -> ExecutivePage {
    let now = Time(shell.now_ms);
    let contact = |days: i64, how: &str, words: &str, call_id: Option<&str>| ExecutiveContact {
        workspace_id: mint(1),
        id: mint(90 + u64::from(call_id.is_some())),
        executive_id: mint(40),
        incident_id: mint(2),
        case_id: mint(3),
        customer_id: mint(4),
        how: how.into(),
        words: words.into(),
        met_at: now.plus(-days * DAY),
        call_id: call_id.map(str::to_owned),
        noted_by: "mem_sample".into(),
        noted_name: "Ines <Okafor>".into(),
        noted_at: now,
        salt: String::new(),
    };
    let items = vec![
        contact(16, "met", "Their board wants <b>dates</b>. 😡", None),
        contact(20, "called", "", Some("cal_sample")),
    ];
    let title = shell.t("teams-executive");
    ExecutivePage {
        line: executive(now, "accepted"),
        contacts: Page { items, next: None },
        listing: Listing::new("/executives/exe_sample", ""),
        said: ContactSaid::default(),
        errors: Errors::none().with("how", "How were you in touch? Say called, met or wrote."),
        is_me: true,
        may_note: true,
        may_lead: true,
        shell: shell.at(Nav::Cases, title),
    }
}

/// What one customer said in a week.
pub(super) fn digest_page(shell: Shell) -> DigestPage {
    let now = Time(shell.now_ms);
    let voice = |hours: i64, kind: &str, words: &str, who: &str| Voice {
        case_id: mint(3),
        customer: CUSTOMER.into(),
        kind: kind.into(),
        words: words.into(),
        who: who.into(),
        said_at: now.plus(-hours * HOUR),
    };
    let voices = vec![
        voice(50, "impact", "Two aircraft stand <b>still</b>. 😡", "Marta Lindqvist"),
        voice(30, "question", "متى تصل القطع؟", ""),
        voice(3, "demand", "We want another lead.", "Karl"),
    ];
    let standing = vec![executive(now, "accepted"), executive(now, "named")];
    let title = shell.t("teams-digest-title");
    DigestPage { digest: Digest { standing, voices, is_more: true }, shell: shell.at(Nav::Cases, title) }
}

/// Three weeks, of which the last is better.
pub(super) fn pulse_page(shell: Shell) -> PulsePage {
    let now = Time(shell.now_ms);
    let week = |week: &str, answers, means: Option<[f64; 3]>, words: &[&str]| Week {
        week: week.into(),
        answers,
        means: means.map(Vec::from),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    let win = |hours: i64, kind: &str, words: &str, who: &str| Win {
        kind: kind.into(),
        words: words.into(),
        who: who.into(),
        at: now.plus(-hours * HOUR),
    };
    let title = shell.t("teams-pulse-title");
    PulsePage {
        incident_id: "inc_sample".into(),
        incident_title: TITLE.into(),
        pulse: Pulse {
            week: "2026-03-02".into(),
            is_answered: false,
            weeks: vec![
                week("2026-03-02", 2, None, &[]),
                week("2026-02-23", 5, Some([3.8, 3.2, 4.0]), &["It <b>helps</b> that Tom asks. 😀"]),
                week("2026-02-16", 4, Some([2.5, 2.0, 1.8]), &["لا أحد يسمع"]),
            ],
        },
        wins: vec![
            win(5, "promise", "A list of every part", "Mara <Lind>"),
            win(9, "thanks", "Your night shift <b>saved</b> us.", CUSTOMER),
            win(30, "survey", "", "Aerovia"),
        ],
        carried: vec![("Tom Brandt".into(), load(4, 2)), ("Mara <Lind>".into(), Load::default())],
        unthanked: vec![Choice::new("sta_sample", "Aerovia: Thank you for <i>ringing</i>.")],
        said: PulseSaid { able: "4".into(), ..PulseSaid::default() },
        errors: Errors::none().with("heard", "There is no mark from 1 to 5."),
        may_answer: true,
        may_thank: true,
        shell: shell.at(Nav::Incidents, title),
    }
}
