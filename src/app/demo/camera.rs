//! The demonstration's camera, which is none: it sends a drawn picture as one would, and now and then a casting more is done.

use std::time::Duration;

use crate::drills::showing::Cameras;
use crate::drills::stage::Stage;

/// Between two pictures.
const PAUSE: Duration = Duration::from_secs(10);
/// After so many pictures something more is counted.
const COUNTED: u32 = 12;

/// Sends pictures until nobody waits for them any more.
pub(super) async fn film(stage: &Stage, mut cameras: Cameras) {
    let count = cameras.count.take();
    loop {
        pause().await;
        let counts = cameras.frames.is_multiple_of(COUNTED) && cameras.counted < cameras.target;
        cameras.count = count.clone().filter(|_| counts);
        if let Err(fault) = cameras.send(stage).await {
            tracing::warn!(%fault, "a picture of the demonstration was not taken");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a camera lives on the machine's time, not on the house's")]
async fn pause() {
    tokio::time::sleep(PAUSE).await;
}
