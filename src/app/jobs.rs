//! Schedules: what the desk does by itself, in rounds. Each round is a verb of a room; a round that finds
//! nothing costs one query. Rounds are safe on several nodes at once.

use std::time::Duration;

use tokio::sync::watch;

use super::{copying, reactions};
use crate::ground::clock::HOUR;
use crate::ground::jobs::{self, Claimed, Job};
use crate::ground::mail::{self, SendMail};
use crate::ground::web::forget_old;
use crate::ground::{Fault, House, Result, workspace};
use crate::{calls, chasing, customers, followers, notices, promises, remedies, scope, windows};

/// How long a quiet desk rests between rounds; a hint from the journal wakes it earlier.
const REST: Duration = Duration::from_millis(500);

/// Does rounds until told to stop.
pub async fn run(house: House, mut stop: watch::Receiver<bool>) {
    let mut hints = house.db().hints().listen();
    let mut tidied = house.now();
    loop {
        if house.now().since(tidied) > HOUR {
            tidied = house.now();
            tidy(&house).await;
        }
        if let Err(fault) = desk(&house).await {
            tracing::error!(%fault, "a round of the desk did not go well");
        }
        tokio::select! {
            _ = stop.wait_for(|s| *s) => return,
            () = rest() => {}
            _ = hints.recv() => {}
        }
    }
}

/// Forgets what nobody will ask for again, and keeps the store quick.
async fn tidy(house: &House) {
    house.limits().forget_idle();
    if let Err(fault) = forget_old(house).await {
        tracing::warn!(%fault, "old answers were not forgotten");
    }
    if let Err(fault) = house.db().look_at_growth().await {
        tracing::warn!(%fault, "the store could not look at how it has grown");
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "resting between rounds is about the machine, not about the trade"
)]
async fn rest() {
    tokio::time::sleep(REST).await;
}

/// Posts to customers' systems until told to stop: beside everything else, because some of them are slow to answer, and
/// no letter waits for them.
pub async fn post(house: House, mut stop: watch::Receiver<bool>) {
    let mut hints = house.db().hints().listen();
    loop {
        if let Err(fault) = posts(&house).await {
            tracing::error!(%fault, "a round of posting did not go well");
        }
        tokio::select! {
            _ = stop.wait_for(|s| *s) => return,
            () = rest() => {}
            _ = hints.recv() => {}
        }
    }
}

/// One round over every workspace, what is to be posted to customers' systems, and the copy of the public rooms. Tests call
/// it until it says that nothing was left to do.
pub async fn round(house: &House) -> Result<usize> {
    Ok(desk(house).await? + posts(house).await? + copying::once(house).await?)
}

/// What is due for customers' systems, in every workspace.
async fn posts(house: &House) -> Result<usize> {
    let mut done = 0;
    for workspace in workspace::list(&mut house.read()).await? {
        done += notices::webhook::deliver(house, &workspace.id).await?;
    }
    Ok(done)
}

/// One round over every workspace: reactions, what rooms do on schedule, then work that is due.
async fn desk(house: &House) -> Result<usize> {
    let mut done = 0;
    let mut reacted = Ok(());
    for workspace in workspace::list(&mut house.read()).await? {
        // A journal that cannot be sealed must not keep letters and promises waiting.
        match reactions::react(house, &workspace.id).await {
            Ok(count) => done += count,
            Err(fault) => reacted = Err(fault),
        }
        done += on_schedule(house, &workspace).await?;
    }
    let claimed = jobs::claim(house, 20).await?;
    done += claimed.len();
    for job in claimed {
        let outcome = work(house, &job).await;
        jobs::settle(house, &job, outcome).await?;
    }
    reacted.map(|()| done)
}

/// What rooms do by themselves, one line each; each says how much it did.
async fn on_schedule(house: &House, workspace: &workspace::Workspace) -> Result<usize> {
    let mut done = 0;
    done += promises::jobs::notice_overdue(house, &workspace.id).await?;
    done += remedies::jobs::expire(house, &workspace.id).await?;
    done += chasing::jobs::chase(house, workspace).await?;
    done += scope::look_again(house, &workspace.id).await?;
    done += notices::jobs::deliver(house, workspace).await?;
    done += followers::jobs::deliver(house, workspace).await?;
    done += calls::jobs::break_call_backs(house, &workspace.id).await?;
    done += windows::jobs::note_pictures(house, &workspace.id).await?;
    notices::jobs::glance_at_sendings(house, workspace).await?;
    Ok(done)
}

/// Work by its name, one line each.
async fn work(house: &House, job: &Claimed) -> Result<()> {
    match job.name.as_str() {
        customers::import::jobs::CarryOn::NAME => customers::import::jobs::carry_on(house, job).await,
        followers::jobs::AskBack::NAME => followers::jobs::ask_back(house, job).await,
        SendMail::NAME => mail::send(house, job).await,
        name => Err(Fault::broken(format!("no room does the work `{name}`"))),
    }
}
