//! The windows on the work, as a public room shows them.

use crate::ground::House;
use crate::ground::Result;
use crate::ground::page::Shell;
use crate::rooms::site::Site;
use crate::windows;

/// What is to be seen.
#[derive(Debug, Clone, Default)]
pub(in crate::rooms) struct Figures {
    pub title: String,
    pub html: String,
}

/// What is to be seen now; nothing where nothing is shown. `base` is where its pictures stand, and `from` where an open
/// page fetches all of it again.
pub(super) async fn of(
    house: &House,
    shell: &Shell,
    site: &Site,
    base: &str,
    from: &str,
) -> Result<Option<Figures>> {
    let (workspace, incident) = (&site.workspace_id, &site.incident_id);
    let seen = windows::panel::for_everybody(house, shell, base, from, workspace, incident).await?;
    Ok(seen.map(|panel| Figures { title: panel.title, html: panel.html }))
}
