//! What the faces may show of surveys: to members on an incident and a case, to contacts in their room, and
//! what is owed.

use askama::Template;

use super::store::results;
use super::{AnswerLine, AnswerSaid, AskedCase, Held, Results, Survey, results_of, store};
use crate::ground::clock::DAY;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::lately::Counted;
use crate::ground::page::{Choice, Shell, t_args};
use crate::ground::panel::{Owed, Panel};
use crate::ground::web::Paging;
use crate::ground::{Actor, House, Result};
use crate::incidents::{self, Case, CaseState, Incident, Reader};

/// After so many days of silence somebody should ring. A convention.
const SILENT_DAYS: i64 = 7;

#[derive(Template)]
#[template(path = "surveys/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    results: Option<Results>,
}

impl OfIncident<'_> {
    fn is_anybody_asked(&self) -> bool {
        self.results.as_ref().is_none_or(|results| results.asked != 0)
    }
}

/// How many were asked, what they say, and how many say nothing.
pub async fn of_incident(house: &House, shell: &Shell, incident: &Incident) -> Result<Panel> {
    let Counted { figures: results, taken } = incidents::figures(house, incident, counted).await?;
    Panel::of("survey", shell.t("surveys-title"), &OfIncident { shell, incident, results })?
        .taken(shell, taken)
}

async fn counted(house: House, workspace: WorkspaceId, incident: IncidentId) -> Result<Results> {
    results_of(&mut house.read(), &workspace, &incident).await
}

/// Counts what they say before anybody looks.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    incidents::figures_ahead(house, incident, counted).await
}

#[derive(Template)]
#[template(path = "surveys/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    asked: Option<AskedCase>,
    answers: Vec<AnswerLine>,
    may_ask: bool,
}

/// What this customer answered, in their words; a form asks them again once it was worked on.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let asked = store::seek_current(&mut read, &actor.workspace, &case.id).await?;
    let answers = match &asked {
        None => Vec::new(),
        Some(asked) => {
            let all = Paging::default();
            store::list_answers(&mut read, &actor.workspace, &asked.survey_id, Some(&case.id), &all)
                .await?
                .items
        }
    };
    let may_ask = case.told_at.is_some() && case.state().is_live() && case.state() != CaseState::Verifying;
    Panel::of("survey", shell.t("surveys-title"), &OfCase { shell, case, asked, answers, may_ask })
}

/// The questions as a contact meets them in their room.
#[derive(Template)]
#[template(path = "surveys/pages/for_contact.html")]
pub(super) struct ForContact<'a> {
    pub(super) shell: &'a Shell,
    pub(super) base: &'a str,
    pub(super) survey: &'a Survey,
    pub(super) said: AnswerSaid,
    pub(super) answered: Option<crate::ground::Time>,
    pub(super) open: bool,
}

impl ForContact<'_> {
    fn choices(&self, allowed: &[Held], question: &str) -> Vec<Choice> {
        let label =
            |held: &Held| self.shell.t(&format!("surveys-{question}-{}", held.word().replace('_', "-")));
        allowed.iter().map(|held| Choice::new(held.word(), label(held))).collect()
    }
    fn solution(&self) -> Vec<Choice> {
        self.choices(&Held::OF_SOLUTION, "solution")
    }
    fn making_good(&self) -> Vec<Choice> {
        self.choices(&Held::OF_MAKING_GOOD, "making-good")
    }
    fn seven(&self) -> Vec<Choice> {
        let label = |n: i64| match n {
            1 => self.shell.t("surveys-scale-1"),
            7 => self.shell.t("surveys-scale-7"),
            n => n.to_string(),
        };
        (1..=7).map(|n| Choice::new(n.to_string(), label(n))).collect()
    }
    fn heard(&self) -> String {
        self.said.heard.map(|n| n.to_string()).unwrap_or_default()
    }
    fn sincere(&self) -> String {
        self.said.sincere.map(|n| n.to_string()).unwrap_or_default()
    }
}

/// The two questions for this contact, with what they answered before; nothing until they are asked.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, contact } = *reader;
    let mut read = house.read();
    let Some(asked) = store::seek_current(&mut read, &case.workspace_id, &case.id).await? else {
        return Ok(None);
    };
    let survey = store::find(&mut read, &case.workspace_id, &asked.survey_id).await?;
    let answer = store::seek_last_of(&mut read, &case.workspace_id, &asked, contact).await?;
    let incident = incidents::find(&mut read, &case.workspace_id, &case.incident_id).await?;
    let open = incident.closed_at.is_none() && case.state() != CaseState::Withdrawn;
    if !open && answer.is_none() {
        return Ok(None);
    }
    let answered = answer.as_ref().map(|a| a.answered_at);
    let said = answer.map_or_else(AnswerSaid::default, |a| AnswerSaid {
        solution: a.solution,
        making_good: a.making_good,
        heard: a.heard,
        sincere: a.sincere,
        words: a.words.unwrap_or_default(),
    });
    let inside = ForContact { shell, base, survey: &survey, said, answered, open };
    Panel::of("survey", shell.t("surveys-room-title"), &inside).map(Some)
}

/// What is owed here: a call to those who were asked a week ago and say nothing. The unhappy are owed by their
/// cases, which their answers opened again.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let long_ago = house.now().plus(-SILENT_DAYS * DAY);
    let waiting = results::list_waiting(&mut house.read(), workspace, long_ago).await?;
    let owed = waiting.into_iter().map(|(incident, title, since, n)| Owed {
        due: since.plus(SILENT_DAYS * DAY),
        runs: false,
        what: t_args(shell.lang, "surveys-owed-silent", &[("n", n.into())]),
        to_whom: title,
        href: format!("/incidents/{incident}/survey"),
    });
    Ok(owed.collect())
}
