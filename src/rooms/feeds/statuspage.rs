//! The JSON that Atlassian Statuspage made common, so that existing clients read a room. Its words stand here and nowhere
//! else in the house: our incident is theirs, our update is their incident update, and what a room is about is a component.

use serde::Serialize;

use super::Public;
use crate::ground::Time;
use crate::incidents::PublicStatus;
use crate::updates::Update;

/// Whose page it is.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    id: String,
    name: String,
    url: String,
    time_zone: String,
    updated_at: String,
}

impl Page {
    pub(super) fn new(id: String, name: String, url: String, zone: &str, updated_at: Time) -> Self {
        let time_zone = if zone == "UTC" { "Etc/UTC".to_owned() } else { zone.to_owned() };
        Self { id, name, url, time_zone, updated_at: moment(updated_at) }
    }
}

/// How all of it stands.
#[derive(Debug, Serialize)]
pub(super) struct Status {
    indicator: &'static str,
    description: &'static str,
}

impl Status {
    /// The worst of these. How bad it is for anybody we do not say in one word, so it is never `critical`.
    pub(super) fn of(rooms: &[Public]) -> Self {
        let is_any = |statuses: &[PublicStatus]| rooms.iter().any(|room| statuses.contains(&room.status));
        let (indicator, description) = if is_any(&[PublicStatus::Investigating, PublicStatus::Identified]) {
            ("major", "Partial System Outage")
        } else if is_any(&[PublicStatus::Monitoring]) {
            ("minor", "Minor Service Outage")
        } else {
            ("none", "All Systems Operational")
        };
        Self { indicator, description }
    }
}

/// What a room is about.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ComponentView {
    id: String,
    name: String,
    status: &'static str,
    created_at: String,
    updated_at: String,
    position: usize,
    description: Option<String>,
    showcase: bool,
    start_date: Option<String>,
    group_id: Option<String>,
    page_id: String,
    group: bool,
    only_show_if_degraded: bool,
}

/// A room.
#[derive(Debug, Serialize)]
pub(super) struct IncidentView {
    id: String,
    name: String,
    status: &'static str,
    created_at: String,
    updated_at: String,
    monitoring_at: Option<String>,
    resolved_at: Option<String>,
    impact: &'static str,
    shortlink: String,
    started_at: String,
    page_id: String,
    incident_updates: Vec<UpdateView>,
    components: Vec<ComponentView>,
    reminder_intervals: Option<String>,
    #[serde(skip)]
    is_over: bool,
}

impl IncidentView {
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }
}

/// What was said in it.
#[derive(Debug, Serialize)]
struct UpdateView {
    id: String,
    status: String,
    body: String,
    incident_id: String,
    created_at: String,
    updated_at: String,
    display_at: String,
    affected_components: Vec<Affected>,
    deliver_notifications: bool,
    custom_tweet: Option<String>,
    tweet_id: Option<String>,
}

/// A component, as an update names it.
#[derive(Debug, Clone, Serialize)]
struct Affected {
    code: String,
    name: String,
    old_status: &'static str,
    new_status: &'static str,
}

/// What a room is about, at its place among the others.
pub(super) fn component(room: &Public, page: &str, position: usize) -> ComponentView {
    ComponentView {
        id: component_id(room),
        name: room.title.clone(),
        status: component_status(room.status),
        created_at: moment(room.declared_at),
        updated_at: moment(room.changed_at),
        position,
        description: Some(room.site.means.clone()).filter(|means| !means.trim().is_empty()),
        showcase: true,
        start_date: None,
        group_id: None,
        page_id: page.to_owned(),
        group: false,
        only_show_if_degraded: false,
    }
}

/// An id of its own, and the same for ever: that of the incident under another letter.
fn component_id(room: &Public) -> String {
    room.site.incident_id.to_string().replacen("inc_", "cmp_", 1)
}

fn component_status(status: PublicStatus) -> &'static str {
    match status {
        PublicStatus::Investigating | PublicStatus::Identified => "partial_outage",
        PublicStatus::Monitoring => "degraded_performance",
        PublicStatus::Resolved => "operational",
    }
}

/// A room with what was said in it, the newest first; `link` is where it is.
pub(super) fn incident(room: &Public, link: &str, page: &str, position: usize) -> IncidentView {
    let id = room.site.incident_id.to_string();
    let has_post_mortem = room.closed_at.is_some() && !room.site.post_mortem.trim().is_empty();
    let first_of = |status: PublicStatus| {
        let of_status = room.updates.iter().filter(|u| u.status == status.word() && u.withdrawn_at.is_none());
        of_status.map(|u| u.posted_at).min()
    };
    let resolved_at = room.closed_at.or_else(|| first_of(PublicStatus::Resolved));
    let is_over = room.status == PublicStatus::Resolved;
    let mut said: Vec<UpdateView> = Vec::new();
    if let Some(at) = room.closed_at.filter(|_| has_post_mortem) {
        let text = room.site.post_mortem.trim().to_owned();
        said.push(update(&id, format!("{id}-post-mortem"), "postmortem", text, at, at));
    }
    said.extend(room.updates.iter().map(|u| of_update(&id, room, u)));
    if room.updates.is_empty() {
        // Clients read the last word of an incident without asking whether there is one.
        let at = room.site.published_at.unwrap_or(room.declared_at);
        let text = [room.title.as_str(), room.site.means.as_str(), room.site.can_do.as_str()]
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
        said.push(update(&id, format!("{id}-first"), room.status.word(), text, at, room.changed_at));
    }
    IncidentView {
        name: room.title.clone(),
        status: if has_post_mortem { "postmortem" } else { room.status.word() },
        created_at: moment(room.site.published_at.unwrap_or(room.declared_at)),
        updated_at: moment(room.changed_at),
        monitoring_at: first_of(PublicStatus::Monitoring).map(moment),
        resolved_at: resolved_at.filter(|_| is_over).map(moment),
        impact: "major",
        shortlink: link.to_owned(),
        started_at: moment(room.declared_at),
        page_id: page.to_owned(),
        incident_updates: said,
        components: vec![component(room, page, position)],
        reminder_intervals: None,
        is_over: is_over || has_post_mortem,
        id,
    }
}

fn of_update(incident: &str, room: &Public, said: &Update) -> UpdateView {
    let text = match said.withdrawn_at {
        Some(_) => format!("This update was taken back. {}", said.withdrawn_reason).trim().to_owned(),
        None => said.text.clone(),
    };
    let changed = said.withdrawn_at.or(said.edited_at).unwrap_or(said.posted_at);
    let mut view = update(incident, said.id.to_string(), &said.status, text, said.posted_at, changed);
    let status = PublicStatus::from_word(&said.status).unwrap_or(room.status);
    view.affected_components = vec![Affected {
        code: component_id(room),
        name: room.title.clone(),
        old_status: component_status(status),
        new_status: component_status(status),
    }];
    view
}

fn update(
    incident: &str,
    id: String,
    status: &str,
    body: String,
    created_at: Time,
    updated_at: Time,
) -> UpdateView {
    UpdateView {
        id,
        status: status.to_owned(),
        body,
        incident_id: incident.to_owned(),
        created_at: moment(created_at),
        updated_at: moment(updated_at),
        display_at: moment(created_at),
        affected_components: Vec::new(),
        deliver_notifications: true,
        custom_tweet: None,
        tweet_id: None,
    }
}

/// With milliseconds, as those clients were written for.
fn moment(at: Time) -> String {
    at.stamp().strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
