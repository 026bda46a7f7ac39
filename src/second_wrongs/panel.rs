//! What the faces may show of second wrongs: what is owed on top of an incident, and towards one case.

use askama::Template;

use super::{SecondWrong, State, WrongKind, store};
use crate::ground::id::WorkspaceId;
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{Case, Incident};

/// What a second wrong says of itself on a page, in a sentence.
pub fn said(shell: &Shell, wrong: &SecondWrong) -> String {
    shell.t(&format!("second-wrongs-{}-{}", wrong.kind, wrong.state))
}

/// The kind of its note.
fn note_of(wrong: &SecondWrong) -> &'static str {
    match wrong.state() {
        State::Proposed | State::Owed => "warning",
        State::Owned | State::Dismissed => "plain",
    }
}

#[derive(Template)]
#[template(path = "second_wrongs/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    wrongs: Vec<SecondWrong>,
    /// Concealments that were marked or confirmed.
    hidden: usize,
    may_lead: bool,
}

impl OfIncident<'_> {
    fn said(&self, wrong: &SecondWrong) -> String {
        said(self.shell, wrong)
    }
}

/// What is owed on top of an incident, because it was told late or something was hidden.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let wrongs = store::list_of_incident(&mut read, workspace, &incident.id).await?;
    let hidden = store::deceptions::list(&mut read, workspace, &incident.id).await?.len();
    let may_lead = actor.must_be(Role::Lead).is_ok();
    let view = OfIncident { shell, incident, wrongs, hidden, may_lead };
    Panel::of("second-wrongs", shell.t("second-wrongs-title"), &view)
}

#[derive(Template)]
#[template(path = "second_wrongs/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    /// Each with whether we still owe them a word for it.
    wrongs: Vec<(SecondWrong, bool)>,
    may_write: bool,
}

impl OfCase<'_> {
    fn said(&self, wrong: &SecondWrong, is_owed: &bool) -> String {
        match (wrong.state(), is_owed) {
            (State::Owed, false) => self.shell.t(&format!("second-wrongs-{}-owned", wrong.kind)),
            _ => said(self.shell, wrong),
        }
    }
}

/// What we owe one customer on top, because they were told late or something was hidden from them; nothing where it does
/// not touch them.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Option<Panel>> {
    let wrongs = store::owed::list_of_case(&mut house.read(), case, house.now()).await?;
    if wrongs.is_empty() {
        return Ok(None);
    }
    let view = OfCase { shell, case, wrongs, may_write: actor.must_be(Role::Member).is_ok() };
    Panel::of("second-wrongs", shell.t("second-wrongs-title"), &view).map(Some)
}

/// What is owed here: proposals that wait for a lead, second wrongs that nobody owned up to, concealments that wait for a
/// second person.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let mut owed = Vec::new();
    for (id, kind, state, since, title) in store::owed::list_waiting(&mut read, workspace).await? {
        let what = match (state == State::Owed.word(), kind == WrongKind::Late.word()) {
            (false, _) => "second-wrongs-owed-look",
            (true, true) => "second-wrongs-say-late",
            (true, false) => "second-wrongs-say-concealed",
        };
        let href = format!("/second-wrongs/{id}");
        owed.push(Owed { due: since, runs: true, what: shell.t(what), to_whom: title, href });
    }
    for (one, title) in store::owed::list_marked(&mut read, workspace).await? {
        owed.push(Owed {
            due: one.marked_at,
            runs: true,
            what: shell.t("second-wrongs-owed-review"),
            to_whom: title,
            href: format!("/deceptions/{}", one.id),
        });
    }
    Ok(owed)
}
