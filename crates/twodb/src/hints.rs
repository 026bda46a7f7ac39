//! A hint says "look again": after a commit, to tasks of this process and, on PostgreSQL, to every node.
//!
//! A hint carries a short topic and no truth: whoever hears it reads the store. It may be lost or doubled.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::postgres::{PgListener, PgPool};
use tokio::sync::broadcast;

use crate::db::Pools;

const CHANNEL: &str = "twodb_hints";

/// The topic that stands for all of them: said where hints may have been lost, when this process hears the other nodes
/// again.
pub const EVERYTHING: &str = "*";

/// How many hints are remembered for those who come a moment late.
const KEPT: usize = 1024;

/// The hints of one database handle.
#[derive(Clone)]
pub struct Hints {
    here: Arc<Here>,
    elsewhere: Option<Elsewhere>,
}

/// The other nodes.
#[derive(Clone)]
struct Elsewhere {
    pool: PgPool,
    /// What stands before what this process says, so that it does not hear itself twice.
    own: Arc<str>,
}

/// Those who listen in this process, and what was said here lately.
struct Here {
    ears: broadcast::Sender<Arc<str>>,
    lately: Mutex<VecDeque<(Instant, Arc<str>)>>,
}

impl Here {
    fn new() -> Self {
        Self { ears: broadcast::channel(1024).0, lately: Mutex::default() }
    }

    fn say(&self, topic: &str) {
        let topic: Arc<str> = Arc::from(topic);
        let mut lately = self.lately.lock().unwrap_or_else(PoisonError::into_inner);
        lately.push_back((Instant::now(), Arc::clone(&topic)));
        let surplus = lately.len().saturating_sub(KEPT);
        lately.drain(..surplus);
        drop(lately);
        // No one listening is no fault.
        let _ = self.ears.send(topic);
    }

    fn was_said(&self, topic: &str, within: Duration) -> bool {
        let lately = self.lately.lock().unwrap_or_else(PoisonError::into_inner);
        let is_recent = |(at, _): &&(Instant, Arc<str>)| at.elapsed() <= within;
        // Where so much was said that some of it is forgotten, it may have been this.
        let forgot = lately.len() == KEPT && lately.front().as_ref().is_some_and(is_recent);
        let is_it = |said: &str| said == topic || said == EVERYTHING;
        forgot || lately.iter().rev().take_while(is_recent).any(|(_, said)| is_it(said))
    }
}

impl Hints {
    pub(crate) fn start(pools: &Arc<Pools>) -> Self {
        let here = Arc::new(Here::new());
        let elsewhere = match &**pools {
            Pools::Postgres(pool) => {
                let own: Arc<str> =
                    Arc::from(format!("{:x}", RandomState::new().hash_one(std::process::id())));
                #[expect(clippy::disallowed_methods, reason = "lives as long as the pool, and ends with it")]
                tokio::spawn(relay(pool.clone(), Arc::clone(&here), Arc::clone(&own)));
                Some(Elsewhere { pool: pool.clone(), own })
            }
            Pools::Sqlite { .. } => None,
        };
        Self { here, elsewhere }
    }

    /// Says that `topic` changed. Never fails: a hint that is lost costs a delay, not the truth.
    /// Whoever listens in this process hears it at once, also when no other node can be reached.
    pub async fn say(&self, topic: &str) {
        self.say_all(&[topic]).await;
    }

    /// The same of several topics, with one word to the other nodes.
    pub async fn say_all(&self, topics: &[&str]) {
        for topic in topics {
            self.here.say(topic);
        }
        let Some(Elsewhere { pool, own }) = &self.elsewhere else { return };
        let notes: Vec<String> = topics.iter().map(|topic| format!("{own} {topic}")).collect();
        let said = sqlx::query("select pg_notify($1, note) from unnest($2::text[]) note");
        if let Err(fault) = said.bind(CHANNEL).bind(notes).execute(pool).await {
            tracing::warn!(%fault, "a hint was not passed on");
        }
    }

    /// Says it in this process alone: of what only this process keeps.
    pub fn say_here(&self, topic: &str) {
        self.here.say(topic);
    }

    /// Topics said from now on, by anyone.
    pub fn listen(&self) -> broadcast::Receiver<Arc<str>> {
        self.here.ears.subscribe()
    }

    /// Whether `topic` was said within this last while, as far as this process heard: for whoever read the store
    /// and only then began to listen.
    pub fn was_said(&self, topic: &str, within: Duration) -> bool {
        self.here.was_said(topic, within)
    }
}

/// Passes what other nodes say on to this process; reconnects for as long as the pool is open. What was said while it
/// did not hear is lost, so that anything may have changed meanwhile.
async fn relay(pool: PgPool, here: Arc<Here>, own: Arc<str>) {
    while !pool.is_closed() {
        match PgListener::connect_with(&pool).await {
            Ok(mut listener) => {
                if listener.listen(CHANNEL).await.is_ok() {
                    here.say(EVERYTHING);
                    // `try_recv` gives nothing where the connection was lost, and connects anew.
                    while let Ok(note) = listener.try_recv().await {
                        match note.as_ref().map(|note| note.payload().split_once(' ')) {
                            None => here.say(EVERYTHING),
                            Some(Some((from, topic))) if *from != *own => here.say(topic),
                            Some(_) => {}
                        }
                    }
                }
            }
            Err(fault) => tracing::debug!(%fault, "cannot listen for hints yet"),
        }
        #[expect(
            clippy::disallowed_methods,
            reason = "waiting to reconnect is about the wire, not about the trade"
        )]
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_a_moment_late_can_ask_what_was_said() {
        let here = Here::new();
        assert!(!here.was_said("inc_1", Duration::from_mins(1)));
        here.say("inc_1");
        assert!(here.was_said("inc_1", Duration::from_mins(1)));
        assert!(!here.was_said("inc_2", Duration::from_mins(1)));
        std::thread::sleep(Duration::from_millis(2));
        assert!(!here.was_said("inc_1", Duration::from_millis(1)), "that was before");
    }

    #[test]
    fn what_was_forgotten_may_have_been_anything() {
        let here = Here::new();
        for n in 0..KEPT {
            here.say(&format!("cas_{n}"));
        }
        assert!(here.was_said("inc_1", Duration::from_mins(1)));
        assert_eq!(here.lately.lock().unwrap().len(), KEPT);
    }
}
