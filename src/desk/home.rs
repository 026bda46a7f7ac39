//! Home: what we owe next, and to whom.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::panel::Owed;
use crate::ground::web::Visit;
use crate::ground::{House, Result, Time};
use crate::{incidents, lessons, listening, notices, promises, remedies, scope, surveys};

/// Rows shown of each kind; the rooms' own pages have the rest.
const MOST: usize = 30;

/// The home page.
#[derive(Template)]
#[template(path = "desk/pages/home.html")]
pub struct HomePage {
    shell: Shell,
    /// Running timers, longest first, then what is late or due, soonest first.
    running: Vec<Owed>,
    due: Vec<Owed>,
    more: usize,
}

impl View for HomePage {
    const NAME: &'static str = "home";
    fn sample(shell: Shell) -> Self {
        let shell = shell.at(Nav::Home, "Owed next");
        let owed = |hours: i64, runs, what: &str, whom: &str| Owed {
            due: Time(shell.now_ms + hours * 3_600_000),
            runs,
            what: what.into(),
            to_whom: whom.into(),
            href: "/incidents".into(),
        };
        let running = vec![owed(-3, true, "Tell them what happened", "The furnace at Halden stopped")];
        let due = vec![
            owed(-1, false, "Speak again: the next update", "Lot 4471 <b>may</b> crack"),
            owed(5, false, "Call back Marta Lindqvist", "شركة الطيران 😀"),
        ];
        Self { shell, running, due, more: 0 }
    }
}

/// Everything owed, from every room.
async fn gather(house: &House, shell: &Shell, visit: &Visit) -> Result<Vec<Owed>> {
    let workspace = &visit.actor.workspace;
    Ok([
        incidents::panel::owed(house, shell, workspace).await?,
        scope::panel::owed(house, shell, workspace).await?,
        notices::panel::owed(house, shell, workspace).await?,
        promises::panel::owed(house, shell, workspace).await?,
        remedies::panel::owed(house, shell, workspace).await?,
        listening::panel::owed(house, shell, workspace).await?,
        surveys::panel::owed(house, shell, workspace).await?,
        lessons::panel::owed(house, shell, workspace).await?,
    ]
    .concat())
}

/// The page.
pub(super) async fn show(visit: Visit, State(house): State<House>) -> Result<Response> {
    let mut shell = visit.shell("desk-home-title", Nav::Home);
    shell.live = Some("/live/journal".into());
    let (mut running, mut due): (Vec<Owed>, Vec<Owed>) =
        gather(&house, &shell, &visit).await?.into_iter().partition(|o| o.runs);
    running.sort_by_key(|o| o.due);
    due.sort_by_key(|o| o.due);
    let more = running.len().saturating_sub(MOST) + due.len().saturating_sub(MOST);
    running.truncate(MOST);
    due.truncate(MOST);
    Ok(html(StatusCode::OK, &HomePage { shell, running, due, more }))
}
