//! An ordinary day of listening, for the gallery.

use std::collections::HashMap;

use super::guides::{GuidePage, GuidesPage, Shown};
use super::notes::{Asked, NoteBox, NotesPage};
use super::one::InterviewPage;
use super::plan::PlanPage;
use super::side::SidePage;
use super::take::TakePage;
use crate::bulletins::{Bulletin, Shared};
use crate::ground::clock::{HOUR, MINUTE};
use crate::ground::id::{ContactId, GuideId, Id, MemberId, WorkspaceId};
use crate::ground::page::{Choice, Errors, Nav, Shell};
use crate::ground::{Dice, Time};
use crate::interviews::compare::Words;
use crate::interviews::shipped::{SHIPPED, whole};
use crate::interviews::{
    Column, Comparison, Guide, GuideSaid, Interview, Involvement, Line, Note, Part, PlanSaid, Question,
    QuestionKind, Record, RecordLine, Row, TakeSaid,
};
use crate::listening::{Statement, Told, Wording};

const MARTA: &str = "Marta <b>Lindqvist</b>";
const KARL: &str = "كارل يوهانسون 😀";
const ANGRY: &str = "You went silent for three weeks. <script>alert(1)</script> عيب 😡";

fn contact(seed: u64) -> ContactId {
    Id::mint(Time(1), &Dice::seeded(seed))
}

impl Interview {
    /// One that is over, for the gallery.
    pub fn sample(now: Time) -> Self {
        let dice = Dice::seeded(40);
        let questions = [
            Question {
                kind: QuestionKind::Open,
                text: "What did the worst day look like at your place?".into(),
            },
            Question { kind: QuestionKind::Restore, text: "What would help restore your trust?".into() },
            Question { kind: QuestionKind::NotAsked, text: "What have we not asked?".into() },
        ];
        let people = [contact(1), contact(2)];
        Self {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            state: "ended".into(),
            guide: "After something went wrong".into(),
            questions: serde_json::to_string(&questions).unwrap_or_default(),
            people: serde_json::to_string(&people).unwrap_or_default(),
            interviewer_id: Some(Id::mint(now, &dice)),
            interviewer_name: "Tom <Brandt>".into(),
            is_consultant: 0,
            involvement: "[\"broke_promise\",\"owns_case\"]".into(),
            despite: Some("They asked for <him>.".into()),
            channel: "visit".into(),
            plan_at: Some(now.plus(-3 * HOUR)),
            planned_by: "mem_sample".into(),
            planned_at: now.plus(-30 * HOUR),
            begun_at: Some(now.plus(-3 * HOUR)),
            ended_at: Some(now.plus(-90 * MINUTE)),
            minutes: Some(90),
            ended_by: Some("mem_sample".into()),
            dropped_because: None,
            sent_at: None,
            sent_by: None,
            answered_at: None,
            answered_by: None,
            erased_at: None,
            salt: String::new(),
        }
    }
}

impl Note {
    /// One that was written twice, for the gallery and for tests.
    pub fn sample(now: Time) -> Self {
        let dice = Dice::seeded(42);
        Self {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            interview_id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            contact_id: contact(1),
            number: 1,
            kind: "open".into(),
            question: "What did the worst day look like at your place?".into(),
            text: ANGRY.into(),
            version: 2,
            text_digest: String::new(),
            changed_by: "mem_sample".into(),
            changed_at: now.plus(-2 * HOUR),
            erased_at: None,
            salt: String::new(),
        }
    }
}

impl RecordLine {
    /// A line in one wording, or in two, for the gallery.
    pub fn sample(now: Time, seed: u64, state: &str, wordings: &[&str]) -> Self {
        let dice = Dice::seeded(seed);
        let interview = Interview::sample(now);
        let is_settled = state != "noted";
        let statement = Statement {
            workspace_id: interview.workspace_id.clone(),
            id: Id::mint(now, &dice),
            incident_id: interview.incident_id.clone(),
            case_id: interview.case_id.clone(),
            customer_id: interview.customer_id.clone(),
            contact_id: Some(contact(1)),
            state: state.into(),
            version: i64::try_from(wordings.len()).unwrap_or(1),
            channel: "visit".into(),
            noted_by: "mem_sample".into(),
            noted_at: now.plus(-HOUR),
            settled_by: is_settled.then(|| "con_sample".into()),
            settled_at: is_settled.then_some(now),
            read_by: None,
            read_at: None,
            moved_at: now,
            erased_at: None,
        };
        let worded = |(text, number): (&&str, i64)| Wording {
            workspace_id: interview.workspace_id.clone(),
            id: format!("{}/{number}", statement.id),
            statement_id: statement.id.clone(),
            number,
            text: (*text).into(),
            text_digest: String::new(),
            salt: String::new(),
            said_by: "mem_sample".into(),
            said_at: now.plus(-HOUR / number),
            erased_at: None,
        };
        Self {
            line: Line {
                workspace_id: interview.workspace_id.clone(),
                id: Id::mint(now, &dice),
                interview_id: interview.id.clone(),
                statement_id: statement.id.clone(),
                note_id: None,
                contact_id: contact(1),
                incident_id: interview.incident_id.clone(),
                case_id: interview.case_id.clone(),
                customer_id: interview.customer_id.clone(),
                is_added: 0,
                taken_by: "mem_sample".into(),
                taken_at: now,
            },
            told: Told { wordings: wordings.iter().zip(1..).map(worded).collect(), statement },
            contact: MARTA.into(),
            impact: None,
            dimension: Some("integrity".into()),
            ranks: Vec::new(),
        }
    }
}

impl Record {
    /// A record with one line that waits and one that was corrected, for the gallery.
    pub fn sample(now: Time) -> Self {
        let waits = RecordLine::sample(now, 7, "noted", &[ANGRY]);
        let words = ["We waited for two days.", "We waited for two <b>weeks</b>."];
        Self { lines: vec![RecordLine::sample(now, 8, "corrected", &words), waits] }
    }
}

/// What comes with the desk, and one of ours.
pub(super) fn guides_page(shell: Shell) -> GuidesPage {
    let title = shell.t("interviews-guides");
    let shipped = SHIPPED.iter().map(|s| Shown {
        name: s.name(shell.lang),
        href: String::new(),
        questions: s.own(shell.lang),
    });
    let own = Shown {
        name: "Ours <b>too</b> لنا".into(),
        href: "/guides/gui_sample".into(),
        questions: vec!["What hurts? 😡".into()],
    };
    GuidesPage {
        guides: std::iter::once(own).chain(shipped).collect(),
        fixed: whole(Vec::<String>::new(), shell.lang).into_iter().map(|q| q.text).collect(),
        said: GuideSaid::default(),
        errors: Errors::none().with("name", "This is empty. Write at least a few words here."),
        may_write: true,
        shell: shell.at(Nav::Cases, title),
    }
}

/// One with a question that is answered with yes or no.
pub(super) fn guide_page(shell: Shell) -> GuidePage {
    let (now, dice) = (Time(shell.now_ms), Dice::seeded(41));
    let questions = "What hurts most?\nAre you <b>angry</b>? 😡";
    GuidePage {
        guide: Guide {
            workspace_id: WorkspaceId::mint(now, &dice),
            id: GuideId::mint(now, &dice),
            name: "Ours لنا".into(),
            questions: questions.into(),
            written_by: "mem_sample".into(),
            written_at: now,
            changed_by: "mem_sample".into(),
            changed_at: now,
            retired_at: None,
            salt: String::new(),
        },
        fixed: whole(Vec::<String>::new(), shell.lang).into_iter().map(|q| q.text).collect(),
        said: GuideSaid { name: "Ours لنا".into(), questions: questions.into() },
        errors: Errors::none(),
        may_write: true,
        shell: shell.at(Nav::Cases, "Ours لنا"),
    }
}

/// Tom is chosen, who was part of it.
pub(super) fn plan_page(shell: Shell) -> PlanPage {
    let title = shell.t("interviews-plan");
    let member = |seed: u64| MemberId::mint(Time(1), &Dice::seeded(seed));
    let one = |seed, name: &str, parts: &[Part]| Involvement {
        member_id: member(seed),
        name: name.into(),
        parts: parts.to_vec(),
    };
    let ours = vec![
        one(1, "Vic Ray", &[]),
        one(2, "Tom <Brandt>", &[Part::BrokePromise, Part::OwnsCase, Part::Named]),
    ];
    PlanPage {
        case_id: "cas_sample".into(),
        customer: "Nordwing <b>Aero</b>".into(),
        people: vec![Choice::new(contact(1).as_str(), MARTA), Choice::new(contact(2).as_str(), KARL)],
        guides: SHIPPED.iter().map(|s| Choice::new(s.key, s.name(shell.lang))).collect(),
        said: PlanSaid {
            people: vec![contact(1).to_string()],
            guide: "account".into(),
            interviewer_id: ours[1].member_id.to_string(),
            channel: "visit".into(),
            ..PlanSaid::default()
        },
        ours,
        errors: Errors::none()
            .with("despite", "Tom was part of it: owns this case. Choose somebody who was not."),
        shell: shell.at(Nav::Cases, title),
    }
}

/// A talk that is over; its record is about to go out.
pub(super) fn interview_page(shell: Shell) -> InterviewPage {
    let now = Time(shell.now_ms);
    let names = HashMap::from([(contact(1), MARTA.to_owned()), (contact(2), KARL.to_owned())]);
    let said = Note::sample(now);
    let other = Note { contact_id: contact(2), text: "The price went up.".into(), ..said.clone() };
    let bulletin = Bulletin { effort_hours: Some(40), takes_days: Some(10), ..Bulletin::sample(now) };
    InterviewPage {
        customer: "Nordwing <b>Aero</b>".into(),
        names,
        interview: Interview::sample(now),
        notes: vec![said, other],
        record: Record::sample(now),
        shares: vec![Shared { bulletin, members: 9, read: 4 }],
        may_work: true,
        may_erase: true,
        shell: shell.at(Nav::Cases, format!("{MARTA}, {KARL}")),
    }
}

/// Two write in one note.
pub(super) fn notes_page(shell: Shell) -> NotesPage {
    let now = Time(shell.now_ms);
    let begun = Interview { state: "begun".into(), ended_at: None, minutes: None, ..Interview::sample(now) };
    let one = |number, who: u64, name: &str, text: &str, theirs: Option<&str>| NoteBox {
        number,
        contact_id: contact(who).to_string(),
        name: name.into(),
        text: text.into(),
        base: text.into(),
        version: 1,
        theirs: theirs.map(str::to_owned),
    };
    let asked = begun.asked().into_iter().zip(1..).map(|(question, n)| Asked {
        text: question.text,
        kind: question.kind,
        boxes: vec![
            one(n, 1, MARTA, ANGRY, (n == 1).then_some("You went silent for a month.")),
            one(n, 2, KARL, "", None),
        ],
    });
    NotesPage {
        asked: asked.collect(),
        errors: Errors::none(),
        who: "mem_sample".into(),
        interview: begun,
        shell: shell.at(Nav::Cases, format!("{MARTA}, {KARL}")),
    }
}

/// A statement that is an impact too.
pub(super) fn take_page(shell: Shell) -> TakePage {
    let title = shell.t("interviews-take");
    TakePage {
        interview_id: "itv_sample".into(),
        note: Some(("What did the worst day look like at your place?".into(), ANGRY.into())),
        people: vec![Choice::new(contact(1).as_str(), MARTA)],
        currency: "EUR".into(),
        said: TakeSaid {
            text: ANGRY.into(),
            kind: "production".into(),
            people: "40".into(),
            ..TakeSaid::default()
        },
        errors: Errors::none()
            .with("dimension", "Of which part of trust does it speak? Choose one of the three."),
        shell: shell.at(Nav::Cases, title),
    }
}

/// Two who do not agree.
pub(super) fn side_page(shell: Shell) -> SidePage {
    let title = shell.t("interviews-side");
    let said = |text: &str| vec![Words { text: text.into(), mark: None, place: None }];
    let stated =
        |text: &str, mark: &str, place| vec![Words { text: text.into(), mark: Some(mark.into()), place }];
    let column = |seed, name: &str| Column { contact_id: contact(seed), name: name.into() };
    let row = |label: &str, cells| Row { label: label.into(), cells };
    SidePage {
        case_id: "cas_sample".into(),
        customer: "Nordwing <b>Aero</b>".into(),
        all: Comparison {
            columns: vec![column(1, MARTA), column(2, KARL)],
            by_question: vec![
                row("What did the worst day look like?", vec![said(ANGRY), said("الأسعار ارتفعت 😀")]),
                row("What would help restore your trust?", vec![said("A name we can ring."), Vec::new()]),
            ],
            by_dimension: vec![
                row("ability", vec![stated("The line stood.", "confirmed", Some(2)), Vec::new()]),
                row(
                    "integrity",
                    vec![stated(ANGRY, "noted", Some(1)), stated("You told us at once.", "added", None)],
                ),
            ],
        },
        shell: shell.at(Nav::Cases, title),
    }
}
