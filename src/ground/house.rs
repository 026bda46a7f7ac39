//! What every verb is handed: the store, the clock, chance and the settings.

use std::sync::Arc;

use super::lately::Lately;
use super::web::Limits;
use super::{Clock, Config, Dice, Time};
use twodb::{Db, Reader};

/// The desk as the verbs know it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct House(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    dice: Dice,
    config: Config,
    limits: Limits,
    lately: Lately,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").field("config", &self.config).finish_non_exhaustive()
    }
}

impl House {
    /// A house on these four.
    pub fn new(db: Db, clock: Clock, dice: Dice, config: Config) -> Self {
        Self(Arc::new(Inner {
            db,
            clock,
            dice,
            config,
            limits: Limits::default(),
            lately: Lately::default(),
        }))
    }
    /// The store. Writing goes through [`crate::journal::begin`], so that nothing changes unsaid.
    pub fn db(&self) -> &Db {
        &self.0.db
    }
    /// The readers of the store.
    pub fn read(&self) -> Reader {
        self.0.db.read()
    }
    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }
    /// The present.
    pub fn now(&self) -> Time {
        self.0.clock.now()
    }
    /// Chance.
    pub fn dice(&self) -> &Dice {
        &self.0.dice
    }
    /// The settings.
    pub fn config(&self) -> &Config {
        &self.0.config
    }
    /// What was counted lately.
    pub(super) fn lately(&self) -> &Lately {
        &self.0.lately
    }
    /// How often somebody may knock.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }
}
