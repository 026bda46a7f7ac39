//! Cameras of our own network, which the desk asks for a picture of now. Only those that the settings name.

use std::collections::BTreeMap;

use camera::Address;
use futures_util::StreamExt;
use futures_util::stream;

use super::{Taken, Window, pushing, store};
use crate::ground::clock::SECOND;
use crate::ground::id::WorkspaceId;
use crate::ground::{Config, Fault, House, Result};

/// Cameras asked at once: each is a small machine, and so may we be.
const AT_ONCE: usize = 8;

/// The cameras of the settings; the first address that is none is named.
pub fn named(config: &Config) -> Result<BTreeMap<String, Address>> {
    let read = config.cameras.iter().map(|(name, url)| {
        Address::parse(url)
            .map(|address| (name.clone(), address))
            .map_err(|why| Fault::broken(format!("the camera `{name}` of the settings: {why}")))
    });
    read.collect()
}

/// Asks the cameras whose picture is due, once each, on whichever node is quicker; gives how many new pictures came. One
/// that does not answer is asked again when the next picture is due; its window says that it is late.
pub async fn ask_cameras(
    house: &House,
    workspace: &WorkspaceId,
    cameras: &BTreeMap<String, Address>,
) -> Result<usize> {
    let now = house.now();
    let mut due = Vec::new();
    for window in store::list_to_fetch(&mut house.read(), workspace, now).await? {
        let mut tx = house.db().begin().await?;
        let next = now.plus(window.expected_s * SECOND);
        if store::claim_fetch(&mut tx, workspace, &window.id, now, next).await? {
            tx.commit().await?;
            due.push(window);
        }
    }
    let asked = stream::iter(due).map(|window| async move { ask(house, &window, cameras).await });
    Ok(asked.buffer_unordered(AT_ONCE).filter(|is_new| std::future::ready(*is_new)).count().await)
}

/// Asks one camera; whether a new picture came. What went wrong goes to the log and to nobody's page.
async fn ask(house: &House, window: &Window, cameras: &BTreeMap<String, Address>) -> bool {
    let name = window.camera.as_deref().unwrap_or_default();
    let Some(address) = cameras.get(name) else {
        tracing::warn!(name, window = %window.id, "the settings name this camera no more");
        return false;
    };
    let bytes = match address.ask(footage::MOST_BYTES).await {
        Ok(bytes) => bytes,
        Err(why) => {
            tracing::warn!(name, %why, "a camera gave no picture");
            return false;
        }
    };
    match pushing::take_picture(house, window, &bytes).await {
        Ok(taken) => taken != Taken::Same,
        Err(fault) => {
            tracing::warn!(name, %fault, "what a camera gave is not shown");
            false
        }
    }
}
