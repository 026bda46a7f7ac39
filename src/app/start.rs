//! Starting: the store made and brought up to date, the schedules running, the door opened; and stopping in
//! order.

use std::net::SocketAddr;

use axum::Router;
use rust_embed::RustEmbed;
use tokio::net::TcpListener;
use twodb::{Db, Migration};

use super::{copying, jobs, receiving, router, watching};
use crate::ground::{Clock, Config, Dice, House};

#[derive(RustEmbed)]
#[folder = "migrations/"]
struct Migrations;

/// The steps that build the schema, in order.
pub fn migrations() -> Vec<Migration> {
    let mut names: Vec<_> = Migrations::iter().collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| {
            let file = Migrations::get(&name)?;
            Some(Migration {
                name: name.into_owned(),
                text: String::from_utf8_lossy(&file.data).into_owned(),
            })
        })
        .collect()
}

/// Opens the house: connects, makes the folder of a SQLite file where it is missing, brings the schema up to date.
pub async fn open(config: Config, clock: Clock, dice: Dice) -> anyhow::Result<House> {
    if let Some(path) = config.database_url.strip_prefix("sqlite:")
        && let Some(folder) = std::path::Path::new(path.trim_start_matches("//")).parent()
        && !folder.as_os_str().is_empty()
    {
        std::fs::create_dir_all(folder).map_err(|e| {
            anyhow::anyhow!("cannot make the folder {} for the database: {e}", folder.display())
        })?;
    }
    let db = Db::connect(&config.database_url).await?;
    db.migrate(&migrations()).await?;
    db.look_at_growth().await?;
    Ok(House::new(db, clock, dice, config))
}

/// A desk that serves until it is told to stop.
pub struct Serving {
    /// Where it listens.
    pub address: SocketAddr,
    stop: tokio::sync::watch::Sender<bool>,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

/// Begins to serve `house` at its configured address, schedules included, and `more` beside it: what a
/// demonstration shows of itself.
pub async fn serve(house: &House, more: Router) -> anyhow::Result<Serving> {
    let listener = TcpListener::bind(&house.config().listen)
        .await
        .map_err(|e| anyhow::anyhow!("cannot listen on {}: {e}", house.config().listen))?;
    let address = listener.local_addr()?;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let app = router::router(house).merge(more);
    #[expect(clippy::disallowed_methods, reason = "the tasks of a serving desk, ended by Serving::stop")]
    let mut tasks = vec![
        tokio::spawn(attend::serve(listener, app, stopped.clone())),
        tokio::spawn(jobs::tidy_up(house.clone(), stopped.clone())),
    ];
    #[expect(clippy::disallowed_methods, reason = "they end like the tasks above")]
    tasks.extend(jobs::ROUNDS.map(|round| tokio::spawn(jobs::run(house.clone(), round, stopped.clone()))));
    tasks.extend(receiving::begin(house, &stop).await?);
    tasks.extend(watching::begin(house, &stop)?);
    tasks.extend(copying::begin(house, &stop)?);
    Ok(Serving { address, stop, tasks })
}

impl Serving {
    /// Stops taking requests, lets those under way end, ends streams of events, and stops the schedules.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        for mut task in self.tasks {
            // Whoever does not read their answer is not waited for.
            if tokio::time::timeout(std::time::Duration::from_secs(5), &mut task).await.is_err() {
                task.abort();
            }
        }
    }
}

/// Serves until ctrl-c or a polite kill, then stops in order.
pub async fn until_stopped(house: &House, serving: Serving) {
    stop_signal().await;
    tracing::info!("stopping");
    serving.stop().await;
    house.db().close().await;
}

/// Waits for ctrl-c or a polite kill.
async fn stop_signal() {
    let ctrl_c = async {
        // Without a handler there is nothing to wait for: stop at once rather than never.
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let polite = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let polite = std::future::pending::<()>();
    tokio::select! { () = ctrl_c => {}, () = polite => {} }
}
