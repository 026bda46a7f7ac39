//! What is to be seen through the windows of an incident, and how old it is.

use std::collections::HashMap;

use twodb::Ask;

use super::store::{self, Meta};
use super::{Window, WindowKind, WindowView, rules};
use crate::ground::id::{IncidentId, WindowId, WorkspaceId};
use crate::ground::{Result, Time};

/// The most pictures in the strip of how it went.
const STRIP: usize = 12;

/// Which windows are looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Those that customers see.
    ToCustomers,
    /// All that are not closed.
    ToUs,
}

/// A window, and what is to be seen through it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The window.
    pub window: Window,
    /// How old what it shows is: since when. None when nothing has come.
    pub last_at: Option<Time>,
    /// Whether that is later than we said.
    pub is_late: bool,
    /// The newest picture.
    pub(super) newest: Option<Meta>,
    /// Pictures of how it went, as time went.
    pub(super) strip: Vec<Meta>,
}

impl Seen {
    /// As programs see it.
    pub(super) fn view(&self) -> WindowView {
        let w = &self.window;
        WindowView {
            id: w.id.clone(),
            incident_id: w.incident_id.clone(),
            kind: w.kind.clone(),
            title: w.title.clone(),
            alt: w.alt.clone(),
            expected_s: w.expected_s,
            state: w.state.clone(),
            camera: w.camera.clone(),
            key_made_at: w.key_made_at,
            unit: w.unit.clone(),
            value: w.value,
            target: w.target,
            last_at: self.last_at,
            is_late: self.is_late,
        }
    }
}

/// What is to be seen, in the order of the windows: three questions, however many there are.
pub async fn seen(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    which: Shown,
    now: Time,
) -> Result<Vec<Seen>> {
    let windows = match which {
        Shown::ToCustomers => store::list_shown(ask, workspace, incident).await?,
        Shown::ToUs => store::list(ask, workspace, incident).await?,
    };
    // Most incidents have none.
    if windows.is_empty() {
        return Ok(Vec::new());
    }
    let mut pictures: HashMap<WindowId, Vec<Meta>> = HashMap::new();
    for meta in store::list_pictures_of(ask, workspace, incident).await? {
        pictures.entry(meta.window_id.clone()).or_default().push(meta);
    }
    let mut streams: HashMap<WindowId, Time> =
        store::last_pieces(ask, workspace, incident).await?.into_iter().collect();
    let through = |window: Window| {
        let pictures = pictures.remove(&window.id).unwrap_or_default();
        let stream = streams.remove(&window.id);
        of(window, pictures, stream, now)
    };
    Ok(windows.into_iter().map(through).collect())
}

fn of(window: Window, mut pictures: Vec<Meta>, stream: Option<Time>, now: Time) -> Seen {
    let strip =
        rules::strip(pictures.len(), STRIP).into_iter().filter_map(|n| pictures.get(n).cloned()).collect();
    let newest = pictures.pop();
    let last_at = match window.kind() {
        WindowKind::Picture => newest.as_ref().map(|meta| meta.at),
        WindowKind::Video => stream,
        WindowKind::Counter => window.counted_at,
    };
    let is_late = rules::is_late(&window, last_at, now);
    Seen { window, last_at, is_late, newest, strip }
}

/// How old what one window shows is.
pub(super) async fn last_of(ask: &mut dyn Ask, window: &Window) -> Result<Option<Time>> {
    let (workspace, id) = (&window.workspace_id, &window.id);
    Ok(match window.kind() {
        WindowKind::Counter => window.counted_at,
        WindowKind::Picture => store::newest_picture(ask, workspace, id).await?.map(|meta| meta.at),
        WindowKind::Video => {
            let rows = store::list_pieces(ask, workspace, id).await?;
            rows.into_iter().filter(|row| row.place.is_some()).map(|row| row.at).max()
        }
    })
}

/// One window, as programs see it.
pub(super) async fn view(ask: &mut dyn Ask, window: Window, now: Time) -> Result<WindowView> {
    let last_at = last_of(ask, &window).await?;
    let is_late = rules::is_late(&window, last_at, now);
    Ok(Seen { window, last_at, is_late, newest: None, strip: Vec::new() }.view())
}
