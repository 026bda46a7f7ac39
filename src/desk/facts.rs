//! The facts of a case, unvarnished (R37): what the rooms have on record, in plain sentences, each leading to where it
//! stands. Every member reads the same page, whatever their role; no customer does. Nothing is weighed here, and nothing
//! is left out because it is hard to read.

mod known;
mod ours;
mod theirs;
mod wrong;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use self::known::Known;
use crate::ground::clock::DAY;
use crate::ground::id::CaseId;
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Path, Visit};
use crate::ground::{House, Result, Time};
use crate::incidents;

/// One fact: when, what, in whose own words, and where it stands.
struct Fact {
    at: Option<Time>,
    said: String,
    /// Somebody's own words; empty where there are none.
    words: String,
    href: String,
}

impl Fact {
    fn new(said: String, href: String) -> Self {
        Self { at: None, said, words: String::new(), href }
    }
    fn at(self, at: Time) -> Self {
        Self { at: Some(at), ..self }
    }
    fn words(self, words: &str) -> Self {
        Self { words: words.to_owned(), ..self }
    }
}

/// Facts of one kind under a heading that is the first of them.
struct Group {
    id: &'static str,
    heading: String,
    facts: Vec<Fact>,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/pages/facts.html")]
pub struct FactsPage {
    shell: Shell,
    case: String,
    incident: String,
    incident_title: String,
    groups: Vec<Group>,
}

impl View for FactsPage {
    const NAME: &'static str = "facts";
    fn sample(shell: Shell) -> Self {
        let title = shell.ta("desk-facts-title", "customer", "Aerovia <Components> شركة");
        let shell = shell.at(Nav::Cases, title);
        let now = Time(shell.now_ms);
        let case = "/cases/cas_00000000000000000000000000";
        let told = Fact::new(shell.t("desk-facts-told"), format!("{case}#notices")).at(now);
        let hit = Fact::new(shell.t("listening-kind-production"), format!("{case}#listening"));
        let hit = hit.at(now.plus(-DAY)).words("Three nights <b>our</b> line stood 😡 توقف الخط");
        let groups = vec![
            Group {
                id: "told",
                heading: shell.ta("desk-facts-told-after", "span", shell.elapsed(4 * DAY)),
                facts: vec![told],
            },
            Group { id: "again", heading: shell.tn("desk-facts-again", 0), facts: Vec::new() },
            Group { id: "hit", heading: shell.tn("desk-facts-hit", 1), facts: vec![hit] },
        ];
        Self {
            case: case.into(),
            incident: "/incidents/inc_00000000000000000000000000".into(),
            incident_title: "The furnace at <Halden> stopped".into(),
            groups,
            shell,
        }
    }
}

/// Everything on record, in the order in which it happened to them: the wrong, what it did, what we did about it.
fn arranged(shell: &Shell, known: &Known) -> Vec<Group> {
    vec![
        wrong::happened(shell, known),
        wrong::told(shell, known),
        wrong::second(shell, known),
        wrong::promised(shell, known),
        theirs::hit(shell, known),
        theirs::lost(shell, known),
        theirs::again(shell, known),
        theirs::old(shell, known),
        ours::stance(shell, known),
        ours::offered(shell, known),
        ours::overdue(shell, known),
        ours::trust(shell, known),
    ]
}

/// The page.
pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, &id).await?;
    let incident = incidents::find(&mut read, workspace, &case.incident_id).await?;
    let shell = visit.shell("desk-facts-open", Nav::Cases);
    let title = shell.ta("desk-facts-title", "customer", case.title.as_str());
    let shell = shell.at(Nav::Cases, title);
    let known = Known::of(&house, incident, case).await?;
    let view = FactsPage {
        case: known.case_page(),
        incident: known.incident_page(),
        incident_title: known.incident.title.clone(),
        groups: arranged(&shell, &known),
        shell,
    };
    Ok(html(StatusCode::OK, &view))
}
