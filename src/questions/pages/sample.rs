//! An ordinary day of questions, for the gallery.

use super::list::ListPage;
use super::one::QuestionPage;
use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, ContactId, CustomerId, Id, IncidentId, MemberId, QuestionId, WorkspaceId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::questions::{AnswerSaid, PublishSaid, Question, QuestionAnswer, QuestionLine, QuestionSaid};

const TITLE: &str = "The furnace at Halden stopped";

fn question(now: Time, hours: i64, text: &str, answers: i64) -> Question {
    let dice = Dice::seeded(40 + hours.unsigned_abs());
    let asked_at = now.plus(-hours * HOUR);
    Question {
        workspace_id: WorkspaceId::mint(now, &dice),
        id: QuestionId::mint(now, &dice),
        incident_id: IncidentId::mint(now, &dice),
        case_id: Some(CaseId::mint(now, &dice)),
        customer_id: Some(CustomerId::mint(now, &dice)),
        contact_id: Some(ContactId::mint(now, &dice)),
        channel: "room".into(),
        text: text.into(),
        text_digest: String::new(),
        asked_by: "con_sample".into(),
        asked_at,
        owner_id: Some(MemberId::mint(now, &dice)),
        answers,
        answered_at: (answers > 0).then_some(asked_at.plus(HOUR)),
        published_at: None,
        published_by: None,
        public_question: String::new(),
        public_answer: String::new(),
        taken_back_because: String::new(),
        erased_at: None,
        salt: String::new(),
    }
}

fn answer(of: &Question, number: i64, text: &str) -> QuestionAnswer {
    QuestionAnswer {
        workspace_id: of.workspace_id.clone(),
        id: format!("{}/{number}", of.id),
        question_id: of.id.clone(),
        incident_id: of.incident_id.clone(),
        number,
        text: text.into(),
        text_digest: String::new(),
        said_by: "mem_sample".into(),
        said_name: "Mara <Lind>".into(),
        said_at: of.asked_at.plus(number * HOUR),
        erased_at: None,
        salt: String::new(),
    }
}

/// One that waits, one that everybody reads, one that is nobody's in particular.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let now = Time(shell.now_ms);
    let line = |question, customer: Option<&str>, owner: Option<&str>| QuestionLine {
        question,
        customer: customer.map(Into::into),
        owner: owner.map(Into::into),
    };
    let out = Question { published_at: Some(now), ..question(now, 20, "Is lot 7 sound?", 1) };
    let items = vec![
        line(
            question(now, 9, "متى تعودون؟ <script>alert(1)</script> 😡", 0),
            Some("شركة الخليج للطيران"),
            Some("Mara Lind"),
        ),
        line(out, Some("Aerovia <Components>"), Some("Tom Brandt")),
        line(question(now, 30, "Do you have a second furnace?", 1), None, None),
    ];
    let title = shell.t("questions-title");
    ListPage {
        incident_id: "inc_sample".into(),
        incident_title: TITLE.into(),
        page: Page { items, next: None },
        listing: Listing::new("/incidents/inc_sample/questions", ""),
        said: QuestionSaid {
            channel: "phone".into(),
            case_id: "cas_sample".into(),
            ..QuestionSaid::default()
        },
        whom: "Aerovia <Components>".into(),
        people: vec![Choice::new("con_sample", "Marta <b>Lindqvist</b>")],
        errors: Errors::none().with("question", "This is empty. Write at least a few words here."),
        may_ask: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

/// One that was answered twice and is about to be read by everybody.
pub(super) fn question_page(shell: Shell) -> QuestionPage {
    let question = question(Time(shell.now_ms), 9, "Is lot 7 <b>sound</b>? عيب 😀", 2);
    let title = shell.t("questions-one");
    QuestionPage {
        incident_title: TITLE.into(),
        answers: vec![
            answer(&question, 1, "We think so."),
            answer(&question, 2, "Yes: each part was measured."),
        ],
        customer: "Aerovia <Components>".into(),
        contact: "Marta Lindqvist".into(),
        owner: "Mara Lind".into(),
        is_mine: false,
        said: AnswerSaid { answer: "Yes: each part was measured.".into() },
        publishing: PublishSaid {
            question: "Is lot 7 of Aerovia sound?".into(),
            answer: "Yes.".into(),
            nothing_personal: String::new(),
        },
        findings: String::new(),
        errors: Errors::none().with("public_question", "“Aerovia” tells who asked."),
        may_answer: true,
        may_publish: true,
        may_erase: true,
        question,
        shell: shell.at(Nav::Incidents, title),
    }
}
