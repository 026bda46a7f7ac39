//! A desk that is killed again and again while it sends, and what every letter's fate is in the end.
//!
//! The real program in a process of its own, killed with SIGKILL at random instants and started again until all is
//! settled; a sink in another process, which writes down the id of each letter before it says that it has it. On
//! PostgreSQL two desks share one notice, and each is killed by itself. Then the sink's list is compared with the
//! table: *lost* stands on record as handed over, or has no end, and never came; *twice* came more than once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use amends::ground::{Config, Dice};
use anyhow::{Context, Result, ensure};
use benches::{Measurement, Sweep};
use twodb::{Db, Sql, args, sql};

use crate::sink::Sink;
use crate::told;

/// Letters of one notice; when all are settled and kills are left, another begins in a fresh store.
const LETTERS: u64 = 20_000;
/// Connections of a sending desk.
const CONNECTIONS: usize = 4;

/// `[ROUNDS] [--postgres URL]`.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let (mut rounds, mut postgres) = (100, None);
    let mut rest = arguments.iter();
    while let Some(word) = rest.next() {
        if word == "--postgres" {
            postgres = Some(rest.next().context("--postgres needs a URL")?.clone());
        } else {
            rounds = word.parse().with_context(|| format!("`{word}` is not a number of kills"))?;
        }
    }
    let program = std::env::current_exe()?.with_file_name("amends");
    ensure!(program.exists(), "the program to kill is not built: cargo build --release -p amends");
    let mut all = Found::default();
    let mut notices = 0;
    while all.kills < rounds {
        notices += 1;
        let found = one_notice(&program, postgres.as_deref(), notices, rounds - all.kills)?;
        eprintln!("notice {notices}: {found:?}");
        all.add(&found);
    }
    let nodes = if postgres.is_some() { 2.0 } else { 1.0 };
    let more = vec![
        ("kills", all.kills as f64),
        ("nodes", nodes),
        ("lost", all.lost as f64),
        ("twice", all.twice as f64),
        ("uncertain", all.uncertain as f64),
        ("uncertain_that_came", all.uncertain_that_came as f64),
        ("uncertain_per_kill", all.uncertain as f64 / all.kills as f64),
        ("connections", CONNECTIONS as f64),
    ];
    let bench = if postgres.is_some() { "kill on PostgreSQL" } else { "kill" };
    ensure!(all.lost == 0 && all.twice == 0, "{bench}: {} lost and {} twice", all.lost, all.twice);
    let letters = notices * LETTERS;
    Ok(vec![Measurement {
        bench,
        n: letters,
        ours: all.uncertain as f64,
        reference: 0.0,
        unit: "uncertain",
        more,
    }])
}

#[derive(Debug, Default)]
struct Found {
    kills: usize,
    lost: usize,
    twice: usize,
    uncertain: usize,
    uncertain_that_came: usize,
}

impl Found {
    fn add(&mut self, other: &Self) {
        self.kills += other.kills;
        self.lost += other.lost;
        self.twice += other.twice;
        self.uncertain += other.uncertain;
        self.uncertain_that_came += other.uncertain_that_came;
    }
}

fn one_notice(program: &Path, postgres: Option<&str>, number: u64, kills: usize) -> Result<Found> {
    let folder = std::env::temp_dir().join(format!("amends-bench-kill-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let name = format!("amends_kill_{}_{number}", std::process::id());
    let runtime = tokio::runtime::Runtime::new()?;
    let on_server = |text: String| {
        let server = postgres.unwrap_or_default().to_owned();
        runtime.block_on(async {
            let db = Db::connect(&server).await?;
            db.statement_outside_transactions(Sql::built(text)).await?;
            db.close().await;
            anyhow::Ok(())
        })
    };
    let database_url = match postgres {
        Some(server) => {
            on_server(format!("create database {name}"))?;
            let (base, _) = server.rsplit_once('/').context("a URL without a database")?;
            format!("{base}/{name}")
        }
        None => format!("sqlite:{}", folder.join("amends.db").display()),
    };
    let config = told::settings(&folder, database_url);
    let db = runtime.block_on(async {
        let told = told::prepare(config.clone(), LETTERS).await?;
        anyhow::Ok(told.house.db().clone())
    })?;
    let ids = folder.join("taken");
    let sink = Sink::start(Some(&ids))?;
    let desk = Desk { program: program.to_owned(), config, relay: sink.url() };
    let nodes = if postgres.is_some() { 2 } else { 1 };
    let killed = kill(&desk, nodes, kills, || runtime.block_on(is_under_way(&db)))?;
    // One that nobody kills brings the rest to its end.
    let mut last = desk.serve()?;
    while runtime.block_on(is_under_way(&db))? {
        std::thread::sleep(Duration::from_millis(200));
    }
    last.kill()?;
    last.wait()?;
    let mut found = runtime.block_on(compare(&db, &ids))?;
    found.kills = killed;
    runtime.block_on(db.close());
    if postgres.is_some() {
        on_server(format!("drop database {name} with (force)"))?;
    }
    Ok(found)
}

struct Desk {
    program: PathBuf,
    config: Config,
    relay: String,
}

impl Desk {
    fn serve(&self) -> Result<Child> {
        let Config { database_url, seal_file, mail_from, .. } = &self.config;
        Command::new(&self.program)
            .args(["serve", "--listen", "127.0.0.1:0", "--mail-rate", "0"])
            .args(["--database-url", database_url, "--seal-file", seal_file])
            .args(["--mail-from", mail_from, "--smtp-url", &self.relay])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("the desk does not start")
    }
}

/// Kills each node by itself, at random instants of its life, until so many were killed or nothing is under way.
fn kill(desk: &Desk, nodes: usize, most: usize, goes_on: impl Fn() -> Result<bool>) -> Result<usize> {
    let (kills, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let lives: Vec<_> = (0..nodes)
            .map(|_| {
                scope.spawn(|| {
                    let dice = Dice::system();
                    while !over.load(Ordering::SeqCst) && kills.load(Ordering::SeqCst) < most {
                        let mut node = desk.serve()?;
                        // Starting takes a while; some die of it, most while they send.
                        let [one, two] = dice.bytes::<2>();
                        std::thread::sleep(Duration::from_millis(u64::from(one) * 4 + u64::from(two)));
                        node.kill()?;
                        node.wait()?;
                        kills.fetch_add(1, Ordering::SeqCst);
                    }
                    anyhow::Ok(())
                })
            })
            .collect();
        while !lives.iter().all(std::thread::ScopedJoinHandle::is_finished) {
            if !goes_on()? {
                over.store(true, Ordering::SeqCst);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        for life in lives {
            life.join().map_err(|_| anyhow::anyhow!("a life ended badly"))??;
        }
        anyhow::Ok(())
    })?;
    Ok(kills.load(Ordering::SeqCst))
}

async fn is_under_way(db: &Db) -> Result<bool> {
    let text = sql(
        "select count(*) from (select 1 as one from deliveries where state in ('queued', 'claimed') limit 1) d",
    );
    Ok(db.read().count(text, args![]).await? > 0)
}

async fn compare(db: &Db, ids: &Path) -> Result<Found> {
    let mut came: HashMap<String, usize> = HashMap::new();
    for id in std::fs::read_to_string(ids)?.lines() {
        *came.entry(id.to_owned()).or_default() += 1;
    }
    let mut found = Found::default();
    let rows: Vec<(String, String)> =
        db.read().all(sql("select message_id, state from deliveries"), args![]).await?;
    for (id, state) in rows {
        let copies = came.remove(&id).unwrap_or(0);
        found.twice += usize::from(copies > 1);
        if state == "uncertain" {
            found.uncertain += 1;
            found.uncertain_that_came += usize::from(copies > 0);
        } else {
            found.lost += usize::from(copies == 0 || state != "handed_over");
        }
    }
    ensure!(came.is_empty(), "letters came that are no delivery");
    Ok(found)
}
