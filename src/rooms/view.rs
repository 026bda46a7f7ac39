//! The room as one contact sees it: what they need first, then what each room of the house shows of itself.

use askama::Template;

use super::door::Guest;
use super::site::{self, Openness};
use crate::ground::id::{CaseId, StatementId};
use crate::ground::page::{Errors, Nav, Shell, View};
use crate::ground::panel::Panel;
use crate::ground::{House, Result, Time};
use crate::incidents::{CaseState, Incident, PublicStatus, Reader};
use crate::listening::{self, ImpactSaid};
use crate::notices::{self, Notice, NoticeKind};
use crate::teams::DemandSaid;
use crate::{
    admissions, alternatives, clarifications, help, interviews, meetings, perception, plans, promises,
    questions, remedies, scope, surveys, teams, updates, windows,
};

/// The page.
#[derive(Template)]
#[template(path = "rooms/pages/room.html")]
pub struct RoomPage {
    shell: Shell,
    /// Whose view a member looks at; nobody's when the contact looks.
    seen_as: Option<Seen>,
    status: &'static str,
    case_state: String,
    last: Option<LastSaid>,
    next_update: Option<i64>,
    /// By when it is mended, and how sure that is, where that is published.
    fix: Option<(i64, String)>,
    no_date_because: Option<String>,
    /// What is to be seen of the work: it keeps itself fresh.
    seen: Option<Panel>,
    /// Where what we say to everybody stands, if we say it.
    for_all: Option<String>,
    /// Kept up to date while the page is open.
    panels: Vec<Panel>,
    /// The forms in which they tell us, ask us and offer help: they stay as they are.
    forms: Vec<Panel>,
    /// What was not understood of what they sent, said at the top too: the form stands far below.
    errors: Errors,
}

/// Whose view a member looks at, and where the member came from.
struct Seen {
    name: String,
    back: String,
}

/// What was last said to this customer, in the parts the room shows first.
struct LastSaid {
    what_happened: String,
    /// What is certain, and what is not: each under its own words.
    sure: [(&'static str, String); 2],
    who_is_affected: String,
    what_you_can_do: String,
    sender: String,
    approved_at: Time,
}

impl LastSaid {
    /// Taken from the newest notice that a second person approved; a survey tells nothing new.
    fn of(newest_first: &[Notice]) -> Option<Self> {
        let told = |n: &&Notice| n.approved_at.is_some() && n.kind != NoticeKind::Survey.word();
        let notice = newest_first.iter().find(told)?;
        Some(Self {
            what_happened: notice.what_happened.clone(),
            sure: [
                ("notices-part-what_we_know", notice.what_we_know.clone()),
                ("notices-part-what_we_do_not_know", notice.what_we_do_not_know.clone()),
            ],
            who_is_affected: notice.who_is_affected.clone(),
            what_you_can_do: notice.what_you_can_do.clone(),
            sender: notice.sender.clone(),
            approved_at: notice.approved_at?,
        })
    }
}

/// What a contact wrote that was not understood, to be shown again.
#[derive(Debug, Default)]
pub(super) struct Unclear {
    pub(super) said: ImpactSaid,
    pub(super) question: String,
    pub(super) help: String,
    pub(super) demand: DemandSaid,
    pub(super) errors: Errors,
}

impl RoomPage {
    /// The room of this guest.
    pub(super) async fn of(house: &House, guest: &Guest, unclear: Unclear) -> Result<Self> {
        let shell = guest.shell(house);
        let (incident, workspace) = (&guest.incident, &guest.workspace.id);
        let mut read = house.read();
        let told = notices::list_read_by(&mut read, workspace, &guest.case.id, &guest.contact).await?;
        let last = LastSaid::of(&told);
        let fix = promises::published_date(&mut read, workspace, &incident.id).await?;
        let site = site::of_incident(&mut read, workspace, &incident.id).await?;
        let site = site.filter(|site| site.is_readable_at(house.now()));
        let is_open = incident.closed_at.is_none();
        let Unclear { mut said, question, help, demand, errors } = unclear;
        if said.currency.is_empty() {
            said.currency.clone_from(&guest.workspace.currency);
        }
        let seen = windows::panel::for_contact(house, &shell, &guest.base, workspace, &incident.id).await?;
        Ok(Self {
            seen,
            seen_as: None,
            for_all: site.map(|site| match site.openness() {
                Openness::Public => site.path(),
                Openness::Link | Openness::Touched => format!("{}/room", guest.base),
            }),
            status: status_for(incident, guest.case.state()),
            case_state: guest.case.state.clone(),
            last,
            // Nothing is announced any more once the incident is closed.
            next_update: incident.next_update_at.filter(|_| is_open).map(|t| t.0),
            fix: fix.filter(|_| is_open).map(|f| (f.due.0, shell.percent(f.confidence as f64 / 100.0))),
            no_date_because: incident.no_date_yet().map(str::to_owned),
            forms: forms(&shell, guest, &said, (&question, &help, &demand), &errors)?,
            errors,
            panels: panels(house, &shell, guest).await?,
            shell,
        })
    }

    /// The same page for a member to look at, who can touch nothing in it.
    pub(super) fn seen_as(mut self, name: &str, case: &CaseId) -> Self {
        self.shell.live = None;
        self.seen_as = Some(Seen { name: name.to_owned(), back: format!("/cases/{case}#room") });
        self
    }
}

/// The forms in which they tell us, ask us, offer help, and demand somebody else while somebody works on it.
fn forms(
    shell: &Shell,
    guest: &Guest,
    said: &ImpactSaid,
    (question, help, demand): (&str, &str, &DemandSaid),
    errors: &Errors,
) -> Result<Vec<Panel>> {
    let base = &guest.base;
    let mut forms = vec![
        listening::panel::tell(shell, base, said, errors)?,
        questions::panel::ask(shell, base, question, errors)?,
        help::panel::offer(shell, base, help, errors)?,
    ];
    if guest.case.state().is_live() {
        forms.push(teams::panel::demand(shell, base, demand, errors)?);
    }
    Ok(forms)
}

/// What the room says of how it stands. Whoever told us that it is not right does not read that it is mended.
fn status_for(incident: &Incident, case: CaseState) -> &'static str {
    match incident.status() {
        PublicStatus::Monitoring | PublicStatus::Resolved if case == CaseState::Unhappy => "unhappy",
        status => status.word(),
    }
}

/// What the rooms of the house show this contact, in a fixed order: that they have what we wrote; what we own up to, which
/// whoever is angry wants first; what waits for their answer, and the plan; what we said before everyone, how it ends, what
/// they can do meanwhile and what they asked; what of theirs it touches, what we offer and promised; and last what was said
/// before.
async fn panels(house: &House, shell: &Shell, guest: &Guest) -> Result<Vec<Panel>> {
    let reader = Reader { house, shell, base: &guest.base, case: &guest.case, contact: &guest.contact.id };
    // What stands in the record of a talk is read and confirmed there, by those who spoke.
    let lines =
        interviews::statements_of_case(&mut house.read(), &guest.workspace.id, &guest.case.id).await?;
    let in_records: Vec<StatementId> = lines.into_iter().map(|(statement, _)| statement).collect();
    let answers = [
        notices::panel::have(&reader).await?,
        admissions::panel::for_contact(&reader).await?,
        surveys::panel::for_contact(&reader).await?,
        teams::panel::for_contact(&reader).await?,
        plans::panel::for_contact(&reader).await?,
        meetings::panel::for_contact(&reader).await?,
        interviews::panel::for_contact(&reader).await?,
        clarifications::panel::for_contact(&reader).await?,
        perception::panel::for_contact(&reader).await?,
    ];
    let spoken = updates::panel::for_contact(&reader).await?;
    let (workspace, incident) = (&guest.case.workspace_id, &guest.case.incident_id);
    let rest = [
        plans::panel::public(house, shell, workspace, incident).await?,
        alternatives::panel::for_contact(&reader).await?,
        questions::panel::for_contact(&reader).await?,
        scope::panel::for_contact(&reader).await?,
        remedies::panel::for_contact(&reader).await?,
        promises::panel::for_contact(&reader).await?,
        listening::panel::for_contact(&reader, &in_records).await?,
        help::panel::for_contact(&reader).await?,
        notices::panel::for_contact(&reader).await?,
    ];
    Ok(answers.into_iter().flatten().chain(spoken).chain(rest.into_iter().flatten()).collect())
}

impl View for RoomPage {
    const NAME: &'static str = "room";
    fn sample(shell: Shell) -> Self {
        let shell =
            Shell { who: None, ..shell }.at(Nav::Nowhere, "The furnace that hardens your parts stopped");
        let last = LastSaid {
            what_happened:
                "On Monday at 18:40 the only furnace that can harden your parts failed. It was our fault: \
                we put off its overhaul. We should have rung you the same evening, and did not."
                    .into(),
            sure: [
                (
                    "notices-part-what_we_know",
                    "The parts made on Sunday are sound; each was measured.".into(),
                ),
                ("notices-part-what_we_do_not_know", "How long the repair takes.".into()),
            ],
            who_is_affected:
                "Six customers, you among them: your order 4471 <script>alert(1)</script>, 320 brackets."
                    .into(),
            what_you_can_do:
                "Tell your assembly line that nothing comes this week. Keep the parts of lot 4470 apart. 😀\n\
                عربي: أخبر خط التجميع."
                    .into(),
            sender: "Ines Okafor, head of operations".into(),
            approved_at: Time(shell.now_ms - 7_200_000),
        };
        let errors = Errors::none().with("kind", shell.t("rooms-unclear-kind"));
        let said = ImpactSaid {
            text: "Two aircraft stand in the hall <b>and</b> nobody rings back 😡".into(),
            horizon: "near".into(),
            currency: "EUR".into(),
            ..ImpactSaid::default()
        };
        let base = "/r/0123456789012345678901234567890123456789012";
        let tell = listening::panel::tell(&shell, base, &said, &errors).unwrap_or_else(|_| Panel {
            id: "tell",
            title: String::new(),
            html: String::new(),
        });
        let ask = questions::panel::ask(&shell, base, "", &errors).ok();
        let promise = "<ul class=\"list\"><li><p>A list of every part made on Monday</p><p class=\"hint\">by Thursday</p></li></ul>";
        let panels =
            vec![Panel { id: "promises", title: shell.t("rooms-sample-promises"), html: promise.into() }];
        let figures = "<div class=\"windows\"><figure class=\"window\"><p class=\"count\"><b>312</b> castings</p></figure></div>";
        Self {
            seen: Some(Panel { id: "windows", title: shell.t("windows-room-title"), html: figures.into() }),
            seen_as: None,
            for_all: Some("/s/furnace".into()),
            status: PublicStatus::Identified.word(),
            case_state: CaseState::Told.word().into(),
            last: Some(last),
            next_update: Some(shell.now_ms + 2 * 3_600_000),
            fix: None,
            no_date_because: Some("the part that broke has not been measured yet".into()),
            panels,
            forms: [Some(tell), ask].into_iter().flatten().collect(),
            errors,
            shell,
        }
    }
}
