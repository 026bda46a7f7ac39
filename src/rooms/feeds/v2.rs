//! `/api/v2/…`: what clients of status pages ask for, over all public rooms or of one.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::statuspage::{self, ComponentView, IncidentView, Page, Status};
use super::{Public, answer, link, public, public_at, site};
use crate::ground::web::Path;
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Fault, House, Result, Time};

/// Rooms in one answer, as the shape has it.
const MOST: usize = 50;

/// What may be asked for, below `/api/v2/`.
pub(in crate::rooms) const NAMES: [&str; 8] = [
    "summary.json",
    "status.json",
    "components.json",
    "incidents.json",
    "incidents/unresolved.json",
    "scheduled-maintenances.json",
    "scheduled-maintenances/upcoming.json",
    "scheduled-maintenances/active.json",
];

/// Over all public rooms of the desk, the newest first.
pub(super) async fn of_all(
    State(house): State<House>,
    Path(what): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let what = known(&what)?;
    let desks = workspace::list(&mut house.read()).await?;
    let mut rooms = Vec::new();
    for desk in &desks {
        let sites = site::readable(&mut house.read(), &desk.id).await?;
        for site in sites.into_iter().filter(|site| site.is_readable_at(house.now())).take(MOST) {
            rooms.push(public::of(&house, &site).await?);
        }
    }
    rooms.truncate(MOST);
    let desk = match desks.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let updated = rooms.iter().map(|room| room.changed_at).max();
    let updated = updated.or(desk.map(|desk| desk.created_at)).unwrap_or(Time(0));
    let page = page_of(&house, desk, house.config().base_url.clone());
    Ok(told(&headers, &house, what, &page, &rooms, updated))
}

/// Of one room.
pub(super) async fn of_room(
    State(house): State<House>,
    Path((address, what)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let what = known(&what)?;
    let room = public_at(&house, &address).await?;
    let desk = workspace::seek(&mut house.read(), &room.site.workspace_id).await?;
    let updated = room.changed_at;
    let mut page = page_of(&house, desk.as_ref(), link(&house, &address));
    if !room.site.name.trim().is_empty() {
        page.1.clone_from(&room.site.name);
    }
    Ok(told(&headers, &house, what, &page, &[room], updated))
}

/// Its id, its name, its address and its zone.
type PageSaid = (String, String, String, String);

fn page_of(house: &House, desk: Option<&Workspace>, url: String) -> PageSaid {
    let config = house.config();
    match desk {
        Some(desk) => (desk.id.to_string(), desk.name.clone(), url, desk.zone.clone()),
        None => ("desk".into(), config.company.clone(), url, config.zone.clone()),
    }
}

fn known(what: &str) -> Result<&'static str> {
    NAMES.into_iter().find(|name| *name == what).ok_or(Fault::Missing("page"))
}

fn told(
    headers: &HeaderMap,
    house: &House,
    what: &str,
    page: &PageSaid,
    rooms: &[Public],
    updated: Time,
) -> Response {
    let (id, name, url, zone) = page;
    let head = Page::new(id.clone(), name.clone(), url.clone(), zone, updated);
    let components = || -> Vec<ComponentView> {
        rooms.iter().enumerate().map(|(n, room)| statuspage::component(room, id, n + 1)).collect()
    };
    let incidents = |is_wanted: fn(&IncidentView) -> bool| -> Vec<IncidentView> {
        let all = rooms.iter().enumerate().map(|(n, room)| {
            let at = link(house, &room.site.address);
            statuspage::incident(room, &at, id, n + 1)
        });
        all.filter(&is_wanted).collect()
    };
    let unresolved: fn(&IncidentView) -> bool = |incident| !incident.is_over();
    let body: Value = match what {
        "summary.json" => json!({
            "page": head, "components": components(), "incidents": incidents(unresolved),
            "scheduled_maintenances": [], "status": Status::of(rooms),
        }),
        "status.json" => json!({ "page": head, "status": Status::of(rooms) }),
        "components.json" => json!({ "page": head, "components": components() }),
        "incidents.json" => json!({ "page": head, "incidents": incidents(|_| true) }),
        "incidents/unresolved.json" => json!({ "page": head, "incidents": incidents(unresolved) }),
        // A desk speaks of what went wrong, and plans no maintenance; clients ask for it all the same.
        _ => json!({ "page": head, "scheduled_maintenances": [] }),
    };
    answer(headers, "application/json; charset=utf-8", body.to_string(), updated)
}
