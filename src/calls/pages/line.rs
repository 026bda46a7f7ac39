//! The line: who is rung next, and who waits.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::calls::{List, Waiting, store, verbs};
use crate::ground::id::{DeliveryId, IncidentId};
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Query, Visit};
use crate::ground::{House, Result, Role};
use crate::incidents;

/// The page.
#[derive(Template)]
#[template(path = "calls/pages/line.html")]
pub struct LinePage {
    pub(super) shell: Shell,
    pub(super) list: List,
    pub(super) page: Page<Waiting>,
    pub(super) listing: Listing,
    /// How many wait in each list, and how many of those are to be rung now.
    pub(super) counts: [(i64, i64); 2],
    /// Only of this incident.
    pub(super) incident: Option<(String, String)>,
    /// The call that whoever looks has in hand.
    pub(super) mine: Option<DeliveryId>,
    /// Whether whoever looks may take calls of this list.
    pub(super) may_take: bool,
}

impl View for LinePage {
    const NAME: &'static str = "line";
    fn sample(shell: Shell) -> Self {
        super::sample::line_page(shell)
    }
}

impl LinePage {
    fn due(&self) -> i64 {
        self.counts[usize::from(self.list == List::Executives)].1
    }
    fn is_executives(&self) -> bool {
        self.list == List::Executives
    }
    fn lists(&self) -> Vec<(List, i64, bool)> {
        let [all, executives] = self.counts;
        [(List::All, all.0), (List::Executives, executives.0)]
            .into_iter()
            .map(|(list, many)| (list, many, list == self.list))
            .collect()
    }
    fn is_taken(&self, waiting: &Waiting) -> bool {
        waiting.is_taken(self.shell.now_ms)
    }
    fn is_later(&self, waiting: &Waiting) -> bool {
        waiting.is_later(self.shell.now_ms)
    }
    /// Whether anybody can be taken from this list now by whoever looks.
    fn may_take_one(&self) -> bool {
        self.may_take && (self.mine.is_some() || self.due() > 0)
    }
    /// The time of day where somebody is, and whether people are rung there now.
    fn there(&self, waiting: &Waiting) -> Option<(String, bool)> {
        let zone = waiting.zone.as_deref()?;
        let now = crate::ground::Time(self.shell.now_ms);
        let shell = Shell { zone: zone.to_owned(), ..self.shell.clone() };
        Some((shell.time(now.0), crate::calls::is_waking(now, zone)))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LineQuery {
    list: String,
    incident: String,
    after: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Query(query): Query<LineQuery>,
) -> Result<Response> {
    let (workspace, now) = (&visit.actor.workspace, house.now());
    let mut read = house.read();
    let list = List::from_word(&query.list);
    let incident = match query.incident.parse::<IncidentId>() {
        Ok(id) => Some(incidents::find(&mut read, workspace, &id).await?),
        Err(_) => None,
    };
    let paging = Paging { after: query.after, limit: None };
    let page =
        store::lines::list(&mut read, workspace, list, incident.as_ref().map(|i| &i.id), &paging).await?;
    let listing = Listing::new("/calls", "")
        .keep("list", if list == List::All { "" } else { list.word() })
        .keep("incident", incident.as_ref().map(|i| i.id.to_string()).unwrap_or_default())
        .page(paging.after.as_deref(), page.next.clone());
    let counts = [
        store::lines::count(&mut read, workspace, List::All, now).await?,
        store::lines::count(&mut read, workspace, List::Executives, now).await?,
    ];
    let is_member = visit.actor.must_be(Role::Member).is_ok();
    let member = visit.actor.must_be_member()?;
    let may_take = is_member && (list == List::All || store::is_caller(&mut read, workspace, member).await?);
    let mine = store::lines::seek_in_hand(&mut read, workspace, member, now).await?;
    let mut shell = visit.shell("calls-title", Nav::Calls);
    shell.live = Some("/live/journal".into());
    let incident = incident.map(|i| (i.id.to_string(), i.title));
    let view = LinePage { shell, list, page, listing, counts, incident, mine, may_take };
    Ok(html(StatusCode::OK, &view))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Taking {
    list: String,
}

/// Takes the next and opens its card.
pub(super) async fn take_next(
    visit: Visit,
    State(house): State<House>,
    Form(said): Form<Taking>,
) -> Result<Response> {
    let list = List::from_word(&said.list);
    match verbs::take_next(&house, &visit.actor, list).await {
        Ok(Some(id)) => Ok(visit.done("calls-taken", &format!("/calls/{id}"))),
        Ok(None) => Ok(visit.done("calls-none-due", &format!("/calls?list={}", list.word()))),
        Err(fault) => visit.back("/calls", "", Err::<(), _>(fault)),
    }
}
