//! Whether something came that what is kept does not tell yet.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// For how long nobody asks a store again that did not answer, where there is something to show meanwhile.
const REST: Duration = Duration::from_secs(3);

/// How much came, and how much of it is told. What comes while it is being told is not: nobody takes what was kept before
/// for what is so, and whoever was telling it may hang up at any time.
#[derive(Debug)]
pub(super) struct News {
    came: AtomicU64,
    told: AtomicU64,
    failed_at: Mutex<Option<Instant>>,
}

impl Default for News {
    /// Nothing is told yet.
    fn default() -> Self {
        Self { came: AtomicU64::new(1), told: AtomicU64::new(0), failed_at: Mutex::default() }
    }
}

impl News {
    /// Something came.
    pub(super) fn came(&self) {
        self.came.fetch_add(1, Ordering::AcqRel);
    }

    /// Whether some of it is not told.
    pub(super) fn is_any(&self) -> bool {
        self.told.load(Ordering::Acquire) < self.came.load(Ordering::Acquire)
    }

    /// How much has come: read before what is then told.
    pub(super) fn heard(&self) -> u64 {
        self.came.load(Ordering::Acquire)
    }

    /// All that had come then is told.
    pub(super) fn are_told(&self, heard: u64) {
        self.told.fetch_max(heard, Ordering::AcqRel);
    }

    /// It could not be told: the store did not answer.
    pub(super) fn failed(&self) {
        *self.failed_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Whether that was a moment ago.
    pub(super) fn is_resting(&self) -> bool {
        self.failed_at.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|at| at.elapsed() < REST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_while_it_is_told_is_news_still() {
        let news = News::default();
        assert!(news.is_any());
        let heard = news.heard();
        assert!(news.is_any(), "it is being told");
        news.came();
        news.are_told(heard);
        assert!(news.is_any());
        news.are_told(news.heard());
        assert!(!news.is_any());
    }
}
