//! The static copy: every public room as plain files in a folder or a bucket, so that it can be read while the desk cannot.
//!
//! What is copied is what a stranger's browser gets, so nothing else can be in it. It is made anew when something in a room
//! changes, and every few minutes for what changes by itself, by one desk at a time. A page of the copy reads well alone: its
//! addresses lead to what lies beside it, it has no form and needs no script, and it says as of when it is. A room that is
//! public no more is replaced by a page that says so. **It never** holds what is behind a private link, or half a page: see
//! `crates/mirror`.

mod api;
mod gather;
mod html;
mod page;
mod pages;
mod standing;
mod store;

use futures_util::future::BoxFuture;
use mirror::{Target, Written};

pub use self::api::routes as api_routes;
pub use self::pages::{CopiesPage, GonePage, IndexPage, owed, show};
pub use self::standing::Standing;
use crate::ground::clock::{MINUTE, SECOND};
use crate::ground::page::Lang;
use crate::ground::{Config, Fault, House, Result, Time};

/// How the desk is asked for an address, in a language, as any stranger's browser would ask.
pub type Ask = dyn Fn(String, Lang) -> BoxFuture<'static, axum::response::Response> + Send + Sync;

/// How long a copy stands before it is looked through again, for what changes without a word of ours: pictures, and time.
pub const HEARTBEAT: i64 = 2 * MINUTE;
/// The first pause after a copy that did not go well; each is twice as long as the one before.
const PAUSE: i64 = 5 * SECOND;
/// And the longest.
const LONGEST_PAUSE: i64 = 5 * MINUTE;

/// Opens the place that the settings name, if they name one; what is wrong with it is said in words.
pub fn target(config: &Config) -> Result<Option<Target>> {
    let Some(address) = &config.copy_url else { return Ok(None) };
    let target = Target::open(address, &config.aws);
    target.map(Some).map_err(|why| Fault::broken(format!("AMENDS_COPY_URL: {why}")))
}

/// Says that something changed which stands in the copy.
pub async fn want(house: &House) -> Result<()> {
    let Some(address) = &house.config().copy_url else { return Ok(()) };
    let mut tx = house.db().begin().await?;
    store::want(&mut tx, address).await?;
    tx.commit().await?;
    Ok(())
}

/// How the copy stands; none where the settings name no place for one.
pub async fn standing(house: &House) -> Result<Option<Standing>> {
    let Some(address) = &house.config().copy_url else { return Ok(None) };
    Ok(Some(store::find(&mut house.read(), address).await?))
}

/// Whether a copy is to be made now.
pub async fn is_due(house: &House) -> Result<bool> {
    Ok(standing(house).await?.is_some_and(|standing| standing.is_due(house.now())))
}

/// Makes the copy, where one is due and no other desk makes it; how many files were written or taken away. What goes wrong
/// is kept for members to see, and tried again later.
pub fn copy<'a>(house: &'a House, ask: &'a Ask) -> BoxFuture<'a, Result<usize>> {
    Box::pin(copied(house, ask))
}

async fn copied(house: &House, ask: &Ask) -> Result<usize> {
    let Some(address) = &house.config().copy_url else { return Ok(0) };
    let Some(_alone) = house.db().alone(&format!("copy/{address}")).await? else { return Ok(0) };
    let (standing, now) = (store::find(&mut house.read(), address).await?, house.now());
    if !standing.is_due(now) {
        return Ok(0);
    }
    let outcome = make(house, ask, now).await;
    let (after, done) = match outcome {
        Ok((rooms, written)) => (standing.made(now, rooms, written), written.written + written.removed),
        Err(why) => {
            tracing::warn!(%address, %why, "the copy of the public rooms was not made");
            (standing.failed(now, why), 0)
        }
    };
    let mut tx = house.db().begin().await?;
    store::put(&mut tx, &after).await?;
    tx.commit().await?;
    Ok(done)
}

async fn make(house: &House, ask: &Ask, now: Time) -> std::result::Result<(usize, Written), String> {
    let in_words = |fault: Fault| match &fault {
        Fault::Broken(why) => why.to_string(),
        other => other.told(),
    };
    let Some(target) = target(house.config()).map_err(in_words)? else {
        return Ok((0, Written::default()));
    };
    let known = target.paths().await.map_err(|why| why.to_string())?;
    let gathered = gather::all(house, ask, now, &known).await.map_err(in_words)?;
    let written = target.write(&gathered.files).await.map_err(|why| why.to_string())?;
    Ok((gathered.rooms, written))
}
