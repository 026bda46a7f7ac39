//! A hint says "look again": after a commit, to tasks of this process and, on PostgreSQL, to every node.
//!
//! A hint carries a short topic and no truth: whoever hears it reads the store. It may be lost or doubled.

use std::sync::Arc;

use sqlx::postgres::{PgListener, PgPool};
use tokio::sync::broadcast;

use crate::db::Pools;

const CHANNEL: &str = "twodb_hints";

/// The hints of one database handle.
#[derive(Clone)]
pub struct Hints {
    here: broadcast::Sender<Arc<str>>,
    elsewhere: Option<PgPool>,
}

impl Hints {
    pub(crate) fn start(pools: &Arc<Pools>) -> Self {
        let (here, _) = broadcast::channel(1024);
        let elsewhere = match &**pools {
            Pools::Postgres(pool) => {
                #[expect(clippy::disallowed_methods, reason = "lives as long as the pool, and ends with it")]
                tokio::spawn(relay(pool.clone(), here.clone()));
                Some(pool.clone())
            }
            Pools::Sqlite { .. } => None,
        };
        Self { here, elsewhere }
    }

    /// Says that `topic` changed. Never fails: a hint that is lost costs a delay, not the truth.
    pub async fn say(&self, topic: &str) {
        let Some(pool) = &self.elsewhere else {
            // No one listening is no fault.
            let _ = self.here.send(Arc::from(topic));
            return;
        };
        if let Err(fault) =
            sqlx::query("select pg_notify($1, $2)").bind(CHANNEL).bind(topic).execute(pool).await
        {
            tracing::warn!(%fault, "a hint was not passed on");
        }
    }

    /// Topics said from now on, by anyone.
    pub fn listen(&self) -> broadcast::Receiver<Arc<str>> {
        self.here.subscribe()
    }
}

/// Passes what other nodes say on to this process; reconnects for as long as the pool is open.
async fn relay(pool: PgPool, here: broadcast::Sender<Arc<str>>) {
    while !pool.is_closed() {
        match PgListener::connect_with(&pool).await {
            Ok(mut listener) => {
                if listener.listen(CHANNEL).await.is_ok() {
                    while let Ok(note) = listener.recv().await {
                        let _ = here.send(Arc::from(note.payload()));
                    }
                }
            }
            Err(fault) => tracing::debug!(%fault, "cannot listen for hints yet"),
        }
        #[expect(
            clippy::disallowed_methods,
            reason = "waiting to reconnect is about the wire, not about the trade"
        )]
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
}
