//! Schedules: what the desk does by itself, in rounds. Each round is a verb of a room; a round that finds
//! nothing costs one query. Rounds are safe on several nodes at once.

use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::watch;

use super::{copying, reactions};
use crate::ground::clock::HOUR;
use crate::ground::jobs::{self, Claimed, Job};
use crate::ground::mail::{self, SendMail};
use crate::ground::web::forget_old;
use crate::ground::{Fault, House, Result, workspace};
use crate::{
    calls, chasing, customers, followers, incidents, meetings, notices, promises, remedies, scope, teams,
    trust, windows,
};

/// How long a quiet desk rests between rounds; a hint from the journal wakes it earlier.
const REST: Duration = Duration::from_millis(500);
/// Between two looks at how the store has grown: soon after much has come in, it is read quickly again.
const LOOK: Duration = Duration::from_secs(10);

/// A round of one kind over every workspace; says how much it did.
type Round = for<'a> fn(&'a House) -> BoxFuture<'a, Result<usize>>;

/// The rounds that a serving desk does, each beside the others. Letters wait for nothing: nobody should hear of a wrong
/// later because of what else follows from it in the books, or because of who watches. Posting to customers' systems keeps
/// nothing waiting, because some of them are slow to answer; and systems that follow a public room, which anybody may name,
/// keep none of those waiting.
pub const ROUNDS: [Round; 5] = [
    |house| Box::pin(letters(house)),
    |house| Box::pin(desk(house)),
    |house| Box::pin(posts(house)),
    |house| Box::pin(posts_to_followers(house)),
    |house| Box::pin(counts(house)),
];

/// Does rounds of one kind until told to stop.
pub async fn run(house: House, round: Round, mut stop: watch::Receiver<bool>) {
    let mut hints = house.db().hints().listen();
    loop {
        // What was hinted until now this round looks at: a thousand hints of a large sending are one reason to begin.
        hints = hints.resubscribe();
        if let Err(fault) = round(&house).await {
            tracing::error!(%fault, "a round of the desk did not go well");
        }
        tokio::select! {
            _ = stop.wait_for(|s| *s) => return,
            () = rest(REST) => {}
            _ = hints.recv() => {}
        }
    }
}

/// Keeps the store quick, and every hour forgets what nobody will ask for again, until told to stop.
pub async fn tidy_up(house: House, mut stop: watch::Receiver<bool>) {
    let mut forgot = house.now();
    loop {
        tokio::select! {
            _ = stop.wait_for(|s| *s) => return,
            () = rest(LOOK) => {}
        }
        if let Err(fault) = house.db().look_at_growth().await {
            tracing::warn!(%fault, "the store could not look at how it has grown");
        }
        if house.now().since(forgot) > HOUR {
            forgot = house.now();
            forget(&house).await;
        }
    }
}

/// Forgets what nobody will ask for again.
async fn forget(house: &House) {
    house.limits().forget_idle();
    if let Err(fault) = forget_old(house).await {
        tracing::warn!(%fault, "old answers were not forgotten");
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "resting between rounds is about the machine, not about the trade"
)]
async fn rest(pause: Duration) {
    tokio::time::sleep(pause).await;
}

/// One round of each kind, and the copy of the public rooms. Tests call it until it says that nothing was left to do.
pub async fn round(house: &House) -> Result<usize> {
    let mut done = 0;
    for each in ROUNDS {
        done += each(house).await?;
    }
    Ok(done + copying::once(house).await?)
}

/// The letters that are due, in every workspace. Reminders first: at night they are put off, and none may slip away.
async fn letters(house: &House) -> Result<usize> {
    let mut done = 0;
    for workspace in workspace::list(&mut house.read()).await? {
        done += chasing::jobs::chase(house, &workspace).await?;
        done += notices::jobs::deliver(house, &workspace).await?;
    }
    Ok(done)
}

/// What pages show of everybody to whom letters are leaving, in every workspace, counted before anybody looks. It changes
/// nothing, so that nothing is left to do after it.
async fn counts(house: &House) -> Result<usize> {
    for workspace in workspace::list(&mut house.read()).await? {
        notices::jobs::glance_at_sendings(house, &workspace).await?;
        for id in notices::list_being_told(&mut house.read(), &workspace.id).await? {
            let incident = incidents::find(&mut house.read(), &workspace.id, &id).await?;
            crate::desk::count_ahead(house, &incident).await?;
        }
    }
    Ok(0)
}

/// What is due for customers' systems, in every workspace.
async fn posts(house: &House) -> Result<usize> {
    let mut done = 0;
    for workspace in workspace::list(&mut house.read()).await? {
        done += notices::webhook::deliver(house, &workspace.id).await?;
    }
    Ok(done)
}

/// What is due for systems that follow a public room, in every workspace.
async fn posts_to_followers(house: &House) -> Result<usize> {
    let mut done = 0;
    for workspace in workspace::list(&mut house.read()).await? {
        done += followers::post(house, &workspace).await?;
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
    done += scope::look_again(house, &workspace.id).await?;
    done += followers::jobs::deliver(house, workspace).await?;
    done += calls::jobs::break_call_backs(house, &workspace.id).await?;
    done += meetings::jobs::lay_out(house, &workspace.id).await?;
    done += trust::look_at_efforts(house, &workspace.id).await?;
    done += teams::jobs::send_digests(house, workspace).await?;
    done += windows::jobs::note_pictures(house, &workspace.id).await?;
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
