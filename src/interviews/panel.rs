//! What the faces may show of interviews: to us the talks of a case and what they asked for; to a contact the records of
//! their own talks.

use askama::Template;

use super::people::{named, names_of};
use super::record::Record;
use super::{CandidateLine, Interview, InterviewState, QuestionKind, store};
use crate::ground::clock::DAY;
use crate::ground::id::{ContactId, WorkspaceId};
use crate::ground::page::{Errors, Shell};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role, Time};
use crate::incidents::{Case, Reader};

/// After so many days without an answer to a record somebody should ring. A convention, as with surveys.
const SILENT_DAYS: i64 = 7;

/// A talk as the page of its case shows it.
pub(super) struct Talk {
    pub(super) interview: Interview,
    pub(super) people: String,
}

#[derive(Template)]
#[template(path = "interviews/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    talks: Vec<Talk>,
    candidates: Vec<CandidateLine>,
    may_work: bool,
}

impl OfCase<'_> {
    fn is_heard(&self) -> bool {
        self.talks
            .iter()
            .any(|talk| matches!(talk.interview.state(), InterviewState::Begun | InterviewState::Ended))
    }
}

/// The talks with a customer, and what they asked for.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let interviews = store::list_of_case(&mut read, &actor.workspace, &case.id).await?;
    let names = names_of(&mut read, &case.workspace_id, &case.customer_id).await?;
    let view = OfCase {
        shell,
        case,
        talks: interviews.into_iter().map(|i| Talk { people: named(&i, &names), interview: i }).collect(),
        candidates: store::candidates::list_of_case(&mut read, &actor.workspace, &case.id).await?,
        may_work: actor.must_be(Role::Member).is_ok(),
    };
    Panel::of("interviews", shell.t("interviews-title"), &view)
}

/// A record as a contact's room announces it.
struct Announced {
    id: String,
    sent_at: i64,
    settled: i64,
    lines: i64,
    is_answered: bool,
}

#[derive(Template)]
#[template(path = "interviews/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    base: &'a str,
    records: Vec<Announced>,
}

/// The records of the talks in which this contact spoke; nothing until one went to them.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, contact } = *reader;
    let mut read = house.read();
    let interviews = store::list_of_case(&mut read, &case.workspace_id, &case.id).await?;
    let sent: Vec<(Interview, Time)> = interviews
        .into_iter()
        .filter_map(|interview| interview.sent_at.map(|at| (interview, at)))
        .filter(|(interview, _)| interview.is_with(contact))
        .collect();
    if sent.is_empty() {
        return Ok(None);
    }
    let counted = store::lines::settled_of_case(&mut read, &case.workspace_id, &case.id).await?;
    let announced = |(interview, sent_at): (Interview, Time)| {
        let (settled, lines) = counted.get(&interview.id).copied().unwrap_or_default();
        let is_answered = interview.answered_at.is_some();
        Announced { id: interview.id.to_string(), sent_at: sent_at.0, settled, lines, is_answered }
    };
    let records = sent.into_iter().map(announced).collect();
    Panel::of("records", shell.t("interviews-records-title"), &ForContact { shell, base, records }).map(Some)
}

/// The record of a talk as one of those who spoke reads and answers it.
#[derive(Template)]
#[template(path = "interviews/pages/record.html")]
pub struct RecordBox<'a> {
    /// The frame of their page.
    pub shell: &'a Shell,
    /// Where their room stands.
    pub base: &'a str,
    /// Who reads.
    pub contact: &'a ContactId,
    /// The talk.
    pub interview: &'a Interview,
    /// What we noted of it.
    pub record: &'a Record,
    /// What was not understood of what they sent.
    pub errors: &'a Errors,
    /// What they wrote into the box that adds a line, to be shown again.
    pub typed: &'a str,
}

impl RecordBox<'_> {
    fn at(&self) -> String {
        format!("{}/records/{}", self.base, self.interview.id)
    }
    fn place(&self, line: &super::RecordLine) -> String {
        line.place_for(self.contact).map(|place| place.to_string()).unwrap_or_default()
    }
    /// Of several who spoke, whose words a line has.
    fn are_several(&self) -> bool {
        self.interview.contacts().len() > 1
    }
    fn lasted(&self) -> String {
        self.shell.elapsed(self.interview.lasted())
    }
}

/// Talks to hold, records to send and to ask after, and what they asked for.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let one = |(id, due, whom): store::Waiting, runs: bool, what: &str| Owed {
        due,
        runs,
        what: shell.t(what),
        to_whom: whom,
        href: format!("/interviews/{id}"),
    };
    let planned = store::list_planned(&mut read, workspace).await?;
    let unsent = store::list_unsent(&mut read, workspace).await?;
    let silent_since = house.now().plus(-SILENT_DAYS * DAY);
    let unanswered = store::list_unanswered(&mut read, workspace, silent_since).await?;
    let open = store::candidates::list_open(&mut read, workspace).await?;
    let asked_for = open.into_iter().map(|line| Owed {
        due: line.candidate.found_at,
        runs: true,
        what: shell.t(if line.candidate.kind == QuestionKind::Restore.word() {
            "interviews-owed-restore"
        } else {
            "interviews-owed-make-up"
        }),
        to_whom: format!("{} · {}", line.customer, line.contact),
        href: format!("/cases/{}#interviews", line.candidate.case_id),
    });
    let planned = planned.into_iter().map(|each| one(each, false, "interviews-owed-talk"));
    let unsent = unsent.into_iter().map(|each| one(each, true, "interviews-owed-record"));
    let unanswered = unanswered.into_iter().map(|each| one(each, true, "interviews-owed-answer"));
    Ok(planned.chain(unsent).chain(unanswered).chain(asked_for).collect())
}
