//! What the faces may show of meetings: to us the next meeting with a customer, how often, and what was given to them in writing; to a
//! contact the meetings they are asked to, with the forms to answer and to add a point, and the reports.

use std::collections::HashMap;

use askama::Template;

use super::{
    Cadence, Meeting, MeetingAnswer, MeetingPerson, MeetingPoint, MeetingReport, ReportContent, store,
};
use crate::ground::clock::DAY;
use crate::ground::id::{MeetingId, WorkspaceId};
use crate::ground::page::{Choice, Shell, t_args};
use crate::ground::panel::{Owed, Panel};
use crate::ground::web::Paging;
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::incidents::{Case, Reader};

/// Meetings that a case's page shows; all of them stand on a page of their own.
const SHOWN: i64 = 5;
/// Meetings that were, on a contact's page.
const PAST: usize = 10;

/// How often, in words.
pub(super) fn often(shell: &Shell, cadence: &Cadence) -> String {
    let every = if cadence.unit == "weeks" {
        shell.tn("meetings-every-weeks", cadence.every)
    } else {
        shell.tn("meetings-every-days", cadence.every)
    };
    let day = if cadence.unit == "weeks" {
        shell.t(&format!("meetings-weekday-{}", cadence.weekday))
    } else {
        String::new()
    };
    let values = [
        ("every", every.into()),
        ("weekday", day.into()),
        ("at", cadence.at.as_str().into()),
        ("zone", cadence.zone.as_str().into()),
    ];
    let id = if cadence.unit == "weeks" { "meetings-rhythm-weeks" } else { "meetings-rhythm-days" };
    t_args(shell.lang, id, &values)
}

#[derive(Template)]
#[template(path = "meetings/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    meetings: Vec<Meeting>,
    has_more: bool,
    cadences: Vec<Cadence>,
    reports: Vec<MeetingReport>,
    may_work: bool,
}

impl OfCase<'_> {
    fn badge(&self, meeting: &Meeting) -> &'static str {
        meeting.badge(Time(self.shell.now_ms))
    }
    fn often(&self, cadence: &Cadence) -> String {
        often(self.shell, cadence)
    }
}

/// The meetings with a customer, how often, and what they were given in writing.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let paging = Paging { after: None, limit: Some(SHOWN) };
    let page = store::list_of_case(&mut read, workspace, &case.id, &paging).await?;
    let mut cadences = store::cadences::list_of_case(&mut read, workspace, &case.id).await?;
    cadences.retain(Cadence::is_running);
    let view = OfCase {
        shell,
        case,
        has_more: page.next.is_some(),
        meetings: page.items,
        cadences,
        reports: store::reports::list_of_case(&mut read, workspace, &case.id).await?,
        may_work: actor.must_be(Role::Member).is_ok() && case.state().is_live(),
    };
    Panel::of("meetings", shell.t("meetings-title"), &view)
}

/// A meeting as one of those who are asked sees it.
struct Theirs {
    meeting: Meeting,
    moment: String,
    me: MeetingPerson,
    with: String,
    points: Vec<MeetingPoint>,
}

#[derive(Template)]
#[template(path = "meetings/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    base: &'a str,
    to_come: Vec<Theirs>,
    been: Vec<Theirs>,
    reports: Vec<MeetingReport>,
}

impl ForContact<'_> {
    fn answers(&self) -> Vec<Choice> {
        let said =
            |a: MeetingAnswer| Choice::new(a.word(), self.shell.t(&format!("meetings-answer-{}", a.word())));
        MeetingAnswer::SAID.map(said).into()
    }
}

/// The meetings that a contact is asked to and the reports to their customer; nothing while there is neither.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, contact } = *reader;
    let (mut read, workspace) = (house.read(), &case.workspace_id);
    let who = contact.to_string();
    let meetings = store::list_of_person(&mut read, workspace, &case.id, &who).await?;
    let mut reports = store::reports::list_of_case(&mut read, workspace, &case.id).await?;
    reports.retain(|report| report.erased_at.is_none());
    if meetings.is_empty() && reports.is_empty() {
        return Ok(None);
    }
    let now = house.now();
    let is_to_come = |m: &Meeting| m.is_planned() || (!m.is_held() && m.ends_at() > now);
    let is_readable = |m: &Meeting| m.is_held() && m.sent_at.is_some() && m.erased_at.is_none();
    let (mut to_come, rest): (Vec<Meeting>, Vec<Meeting>) = meetings.into_iter().partition(is_to_come);
    to_come.reverse();
    let been: Vec<Meeting> = rest.into_iter().filter(is_readable).take(PAST).collect();
    let ids: Vec<MeetingId> = to_come.iter().chain(&been).map(|m| m.id.clone()).collect();
    let mut people: HashMap<MeetingId, Vec<MeetingPerson>> = HashMap::new();
    for person in store::people::list_of_many(&mut read, workspace, &ids).await? {
        people.entry(person.meeting_id.clone()).or_default().push(person);
    }
    let mut points: HashMap<MeetingId, Vec<MeetingPoint>> = HashMap::new();
    for point in store::points::list_of_many(&mut read, workspace, &ids).await? {
        if point.erased_at.is_none() {
            points.entry(point.meeting_id.clone()).or_default().push(point);
        }
    }
    let mut theirs = |meeting: Meeting| {
        let people = people.remove(&meeting.id).unwrap_or_default();
        let with: Vec<&str> = people.iter().filter(|p| p.who != who).map(|p| p.name.as_str()).collect();
        let with = with.join(", ");
        let zoned = Shell { zone: meeting.zone.clone(), ..shell.clone() };
        Some(Theirs {
            moment: zoned.moment_in_zone(meeting.starts_at.0),
            with,
            me: people.into_iter().find(|p| p.who == who)?,
            points: points.remove(&meeting.id).unwrap_or_default(),
            meeting,
        })
    };
    let view = ForContact {
        shell,
        base,
        to_come: to_come.into_iter().filter_map(&mut theirs).collect(),
        been: been.into_iter().filter_map(&mut theirs).collect(),
        reports,
    };
    Panel::of("meetings", shell.t("meetings-contact-title"), &view).map(Some)
}

/// A report as its readers see it, on a page or on paper.
#[derive(Template)]
#[template(path = "meetings/pages/report.html")]
pub struct ReportBox<'a> {
    /// The frame of the page.
    pub shell: &'a Shell,
    /// Our words at its head.
    pub words: &'a str,
    /// What it says.
    pub content: &'a ReportContent,
    /// Since when.
    pub since: i64,
    /// Until when.
    pub until: i64,
}

impl ReportBox<'_> {
    /// One that was given, as it was; that its words are gone where they were erased.
    pub fn given(shell: &Shell, report: &MeetingReport) -> Result<String> {
        let gone = shell.t("meetings-report-gone");
        let words = if report.erased_at.is_some() { gone.as_str() } else { report.words.as_str() };
        let content = report.content();
        let (since, until) = (report.since_at.0, report.until_at.0);
        ReportBox { shell, words, content: &content, since, until }.render().map_err(Fault::broken)
    }
}

/// Meetings of which nobody said what became of them, and minutes that are to go out within a day.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let unsaid = store::list_unsaid(&mut read, workspace, house.now()).await?;
    let unsent = store::list_unsent(&mut read, workspace).await?;
    let said = unsaid.into_iter().map(|line| Owed {
        due: line.starts_at,
        runs: true,
        what: shell.t("meetings-owed-word"),
        to_whom: format!("{} · {}", line.customer, line.title),
        href: format!("/meetings/{}", line.id),
    });
    let sent = unsent.into_iter().map(|(id, held_at, customer)| Owed {
        due: held_at.plus(DAY),
        runs: false,
        what: shell.t("meetings-owed-minutes"),
        to_whom: customer,
        href: format!("/meetings/{id}"),
    });
    Ok(said.chain(sent).collect())
}
