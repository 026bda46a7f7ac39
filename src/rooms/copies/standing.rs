//! How the copy stands.

use mirror::Written;
use serde::Serialize;
use utoipa::ToSchema;

use super::{HEARTBEAT, LONGEST_PAUSE, PAUSE};
use crate::ground::Time;

/// The row: what was wanted, what was done, and how that went.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = CopyStanding)]
pub struct Standing {
    /// Where the copy goes.
    pub target: String,
    /// Changes so far that it has to follow.
    pub wanted: i64,
    /// Up to which of these it is.
    pub done: i64,
    /// When it was last tried.
    pub tried_at: Option<Time>,
    /// When it was last as it should be.
    pub copied_at: Option<Time>,
    /// Not before this it is tried again.
    pub next_at: Time,
    /// How often in a row it was not made.
    pub faults: i64,
    /// Why not, the last time.
    pub fault: Option<String>,
    /// Rooms in it.
    pub rooms: i64,
    /// Files in it.
    pub files: i64,
    /// Their bytes.
    pub bytes: i64,
}

impl Standing {
    /// Where nothing was copied yet.
    pub(super) fn new(target: &str) -> Self {
        Self {
            target: target.to_owned(),
            wanted: 0,
            done: 0,
            tried_at: None,
            copied_at: None,
            next_at: Time(0),
            faults: 0,
            fault: None,
            rooms: 0,
            files: 0,
            bytes: 0,
        }
    }

    /// Whether a copy is to be made now.
    pub fn is_due(&self, now: Time) -> bool {
        let is_old = self.copied_at.is_none_or(|at| now.since(at) >= HEARTBEAT);
        now >= self.next_at && (is_old || self.wanted > self.done)
    }

    /// Whether it is older than it should be by far, so that somebody should look.
    pub fn is_late(&self, now: Time) -> bool {
        match self.copied_at {
            Some(at) => now.since(at) > 5 * HEARTBEAT,
            None => self.faults > 0,
        }
    }

    /// Whether it follows all that changed.
    pub fn is_whole(&self) -> bool {
        self.fault.is_none() && self.wanted <= self.done && self.copied_at.is_some()
    }

    pub(super) fn made(self, now: Time, rooms: usize, written: Written) -> Self {
        Self {
            done: self.wanted,
            tried_at: Some(now),
            copied_at: Some(now),
            next_at: now,
            faults: 0,
            fault: None,
            rooms: rooms as i64,
            files: (written.written + written.unchanged) as i64,
            bytes: written.bytes as i64,
            ..self
        }
    }

    pub(super) fn failed(self, now: Time, why: String) -> Self {
        let pause = (PAUSE << self.faults.clamp(0, 10)).min(LONGEST_PAUSE);
        Self {
            tried_at: Some(now),
            next_at: now.plus(pause),
            faults: self.faults + 1,
            fault: Some(why),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::clock::{MINUTE, SECOND};

    #[test]
    fn it_is_made_at_once_then_on_each_change_and_with_time_and_after_a_pause_where_it_failed() {
        let now = Time(1_000_000);
        let fresh = Standing::new("file:///x");
        assert!(fresh.is_due(now) && !fresh.is_late(now));
        let made = fresh.clone().made(now, 1, Written::default());
        assert!(!made.is_due(now) && made.is_whole());
        assert!(Standing { wanted: 1, ..made.clone() }.is_due(now), "on a change");
        assert!(!made.is_due(now.plus(HEARTBEAT - 1)) && made.is_due(now.plus(HEARTBEAT)), "with time");
        assert!(made.is_late(now.plus(11 * MINUTE)));
        let failed = Standing { wanted: 1, ..made }.failed(now, "no such bucket".into());
        assert!(!failed.is_due(now) && failed.is_due(now.plus(5 * SECOND)));
        let again = failed.failed(now, "no such bucket".into());
        assert!(!again.is_due(now.plus(5 * SECOND)) && again.is_due(now.plus(10 * SECOND)));
        assert!(!again.is_whole() && again.copied_at == Some(now), "what was copied before still stands");
        assert!(again.made(now, 1, Written::default()).fault.is_none());
    }
}
