//! Which day of an action customers may read (R54): the one that a promise carries which passed the gate, and no other.

use std::collections::HashMap;

use twodb::Ask;

use super::Action;
use crate::ground::Result;
use crate::ground::id::{PromiseId, WorkspaceId};
use crate::promises::{self, Promise};

/// How often a promise is followed to the one that took its place.
const RENEWALS: usize = 8;

/// The promises that actions name, and those that took their place, by their ids.
#[derive(Debug, Default)]
pub(super) struct Carriers(HashMap<PromiseId, Promise>);

impl Carriers {
    /// Of these actions: one look, and one more for each time a promise was renewed.
    pub async fn of(ask: &mut dyn Ask, workspace: &WorkspaceId, actions: &[Action]) -> Result<Self> {
        let mut known: HashMap<PromiseId, Promise> = HashMap::new();
        let mut wanted: Vec<PromiseId> = actions.iter().filter_map(|a| a.promise_id.clone()).collect();
        for _ in 0..=RENEWALS {
            wanted.sort_unstable();
            wanted.dedup();
            if wanted.is_empty() {
                break;
            }
            let found = promises::list_by_id(ask, workspace, &wanted).await?;
            wanted = found.iter().filter_map(|p| p.renewed_by_id.clone()).collect();
            known.extend(found.into_iter().map(|p| (p.id.clone(), p)));
            wanted.retain(|id| !known.contains_key(id));
        }
        Ok(Self(known))
    }

    /// The promise that stands behind an action now, where one does.
    pub fn behind(&self, action: &Action) -> Option<&Promise> {
        let mut promise = self.0.get(action.promise_id.as_ref()?)?;
        for _ in 0..RENEWALS {
            match promise.renewed_by_id.as_ref().and_then(|id| self.0.get(id)) {
                Some(next) => promise = next,
                None => break,
            }
        }
        Some(promise)
    }

    /// Whether customers may read this day of an action: its promise passed the gate, stands, and is due on that very day.
    pub fn may_be_read(&self, action: &Action, day: &str, zone: &str) -> bool {
        self.behind(action).is_some_and(|promise| carries(promise, day, zone))
    }
}

/// Whether a promise carries a day: it passed the gate, nothing became of it yet, and it is due on that day.
pub(super) fn carries(promise: &Promise, day: &str, zone: &str) -> bool {
    promise.is_open() && promise.published_at.is_some() && is_due_on(promise, day, zone)
}

/// Whether a promise is due on this day.
pub(super) fn is_due_on(promise: &Promise, day: &str, zone: &str) -> bool {
    promise.due_at.day(zone).to_string() == day
}
