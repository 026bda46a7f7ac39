//! The cameras that the settings name are asked beside the rounds of the desk: one that hangs keeps no letter waiting.

use std::collections::BTreeMap;
use std::time::Duration;

use camera::Address;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::ground::{House, workspace};
use crate::windows;

/// Between two looks whose picture is due.
const PAUSE: Duration = Duration::from_secs(1);

/// Begins to ask, where the settings name cameras; an address that is none is said at once.
#[expect(clippy::disallowed_methods, reason = "a task of a serving desk, ended by Serving::stop")]
pub(super) fn begin(house: &House, stop: &watch::Sender<bool>) -> anyhow::Result<Option<JoinHandle<()>>> {
    let cameras = windows::named_cameras(house.config()).map_err(|fault| {
        anyhow::anyhow!(
            "{}",
            std::error::Error::source(&fault).map_or_else(|| fault.to_string(), ToString::to_string)
        )
    })?;
    let is_any = !cameras.is_empty();
    Ok(is_any.then(|| tokio::spawn(ask_again_and_again(house.clone(), cameras, stop.subscribe()))))
}

async fn ask_again_and_again(
    house: House,
    cameras: BTreeMap<String, Address>,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = look(&house, &cameras) => {}
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = pause() => {}
        }
    }
}

async fn look(house: &House, cameras: &BTreeMap<String, Address>) {
    let all = match workspace::list(&mut house.read()).await {
        Ok(all) => all,
        Err(fault) => return tracing::error!(%fault, "the store could not be asked which cameras are due"),
    };
    for workspace in all {
        if let Err(fault) = windows::ask_cameras(house, &workspace.id, cameras).await {
            tracing::error!(%fault, "cameras could not be asked");
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "resting between looks is about the machine, not about the trade"
)]
async fn pause() {
    tokio::time::sleep(PAUSE).await;
}
