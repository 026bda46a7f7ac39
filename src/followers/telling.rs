//! Telling followers what is new: once each, whoever notices it, and however often.

use super::rules::{self, News};
use super::{Followed, FollowerNews, store};
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, House, Result, Time};
use crate::journal::{self, Chain, Entry};
use crate::updates;

/// That a room is closed, and what was said at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// When.
    pub at: Time,
    /// Since when it could be read: each time it is published it closes once.
    pub since: Time,
    /// What was said; may be empty.
    pub words: String,
}

/// Tells whoever follows a public room what they have not been told yet; how much that was. What they were told stands in
/// rows of which the store takes each only once, so that two desks, or one that begins again, tell nothing twice.
pub async fn catch_up(
    house: &House,
    workspace: &WorkspaceId,
    room: &Followed,
    closing: Option<&Closing>,
) -> Result<usize> {
    let mut read = house.read();
    if store::count(&mut read, workspace, &room.incident_id).await? == 0 {
        return Ok(0);
    }
    let updates = updates::list(&mut read, workspace, &room.incident_id).await?;
    let told = store::list_news(&mut read, workspace, &room.incident_id).await?;
    let mut done = 0;
    for news in rules::news(&updates, &told, closing) {
        done += usize::from(tell(house, workspace, room, news).await?);
    }
    Ok(done)
}

async fn tell(house: &House, workspace: &WorkspaceId, room: &Followed, news: News) -> Result<bool> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let letters = store::letters::count_since(&mut tx, workspace, &room.incident_id, news.at).await?;
    if letters == 0 {
        // Whoever follows came later, and has read it on the page.
        return Ok(false);
    }
    let since = news.at;
    let row = FollowerNews {
        workspace_id: workspace.clone(),
        id: tx.mint(),
        incident_id: room.incident_id.clone(),
        kind: news.kind.word().into(),
        about: news.about,
        version: news.version,
        title: room.title.clone(),
        link: room.link.clone(),
        status: news.status,
        words: news.words,
        speaker: news.speaker,
        next_update_at: news.next_update_at,
        letters,
        told_at: tx.now(),
        salt: tx.salt(),
    };
    if !store::news::insert(&mut tx, &row).await? {
        return Ok(false);
    }
    store::letters::queue(&mut tx, &row, since).await?;
    let entry = Entry::on(Chain::Incident(row.incident_id.clone()), "followers.told")
        .about(&row)?
        .with("kind", row.kind.as_str())
        .with("update", row.about.as_str())
        .with("version", row.version)
        .with("letters", row.letters);
    tx.say(entry).await?.commit().await?;
    Ok(true)
}
