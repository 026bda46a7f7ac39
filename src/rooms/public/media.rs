//! Pictures, playlists and pieces that many look at at once: asked of the store once, and held here for a while.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::ground::{Result, Time};
use crate::windows::Footage;

/// The most bytes held of one room. What is over goes at once: what is looked at now comes back by itself.
const MOST_BYTES: usize = 24 * 1024 * 1024;
/// How long a playlist is held, in milliseconds: players ask for it every second.
const PLAYLIST: i64 = 500;

#[derive(Default)]
struct Held {
    all: HashMap<String, (Footage, Option<Time>)>,
    bytes: usize,
}

/// What is held of one room.
#[derive(Default)]
pub(super) struct Media {
    held: Mutex<Held>,
    /// How often it was let go: what was asked for before that must not come back after it.
    turn: AtomicU64,
    loading: tokio::sync::Mutex<()>,
}

impl Media {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets all of it go.
    pub(super) fn clear(&self) {
        self.turn.fetch_add(1, Ordering::AcqRel);
        *self.held() = Held::default();
    }

    fn find(&self, name: &str, now: Time) -> Option<Footage> {
        let held = self.held();
        let (footage, until) = held.all.get(name)?;
        until.is_none_or(|until| now < until).then(|| footage.clone())
    }

    fn hold(&self, name: &str, footage: &Footage, now: Time) {
        let mut held = self.held();
        if held.bytes + footage.bytes.len() > MOST_BYTES {
            *held = Held::default();
        }
        held.bytes += footage.bytes.len();
        let until = (!footage.is_lasting).then(|| now.plus(PLAYLIST));
        if let Some((old, _)) = held.all.insert(name.to_owned(), (footage.clone(), until)) {
            held.bytes = held.bytes.saturating_sub(old.bytes.len());
        }
    }

    /// What has this name: held, or loaded once for all who ask for it.
    pub(super) async fn get(
        &self,
        name: &str,
        now: Time,
        load: impl Future<Output = Result<Footage>>,
    ) -> Result<Footage> {
        if let Some(footage) = self.find(name, now) {
            return Ok(footage);
        }
        let _loading = self.loading.lock().await;
        if let Some(footage) = self.find(name, now) {
            return Ok(footage);
        }
        let turn = self.turn.load(Ordering::Acquire);
        let footage = load.await?;
        if self.turn.load(Ordering::Acquire) == turn {
            self.hold(name, &footage, now);
        }
        Ok(footage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn footage(is_lasting: bool, size: usize) -> Footage {
        Footage { kind: "image/png", is_lasting, bytes: vec![7; size].into() }
    }

    #[tokio::test]
    async fn what_was_let_go_meanwhile_does_not_come_back() {
        let media = Media::default();
        let load = async {
            media.clear();
            Ok(footage(true, 10))
        };
        assert_eq!(media.get("a", Time(0), load).await.unwrap().bytes.len(), 10);
        assert!(media.find("a", Time(0)).is_none());
        media.get("a", Time(0), async { Ok(footage(true, 10)) }).await.unwrap();
        assert!(media.find("a", Time(99_999)).is_some());
    }

    #[tokio::test]
    async fn a_playlist_is_held_for_a_moment_and_all_of_it_is_bounded() {
        let media = Media::default();
        media.get("live", Time(0), async { Ok(footage(false, 10)) }).await.unwrap();
        assert!(media.find("live", Time(499)).is_some() && media.find("live", Time(500)).is_none());
        for n in 0..10 {
            let name = n.to_string();
            media.get(&name, Time(0), async { Ok(footage(true, 5 * 1024 * 1024)) }).await.unwrap();
            assert!(media.held().bytes <= MOST_BYTES);
        }
    }
}
