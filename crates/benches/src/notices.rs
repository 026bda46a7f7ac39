//! Notices handed over and recorded, beside `smtp-source -d`, which sends as many letters of the same size over as many
//! connections to the same sink and records nothing.
//!
//! Three processes: this one, the sink, and for each try a fresh one that sends. The store is prepared once by the
//! desk's own verbs (a scope, a second person, a first notice) and copied for each try. A try lasts from the first
//! claim to the last row recorded: claims, letters written, handed over, an entry with the row's digest for each
//! delivery, and one more for its case, which is told and acknowledged.
//!
//! With `--pages` the sending process is a whole desk that serves, reacts and takes glances, and somebody opens one of its
//! pages ten times a second; how long they take is said beside the rate.
//!
//! The processor time of the sending process is said too: on a machine that others share it swings less than the clock.

mod pages;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use amends::app::{reactions, start};
use amends::ground::workspace::{self, Workspace};
use amends::ground::{Clock, Config, Dice, House};
use amends::notices;
use anyhow::{Context, Result, anyhow, bail, ensure};
use benches::{Measurement, Sweep, cpu_seconds, fsync_probe_ms, median, peak_mib};
use serde_json::json;
use twodb::{Db, Sql, args, sql};

use crate::sink::Sink;
use crate::smtp_source;
use crate::told;

/// Tries of each side, turn and turn about, unless told.
const TRIES: usize = 3;
/// Connections of both sides.
const CONNECTIONS: usize = 4;

/// `[N] [--dkim] [--pages] [--tries N] [--postgres URL]`.
struct Wanted {
    n: u64,
    postgres: Option<String>,
    dkim: bool,
    pages: bool,
    tries: usize,
}

impl Wanted {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut wanted = Self { n: 100_000, postgres: None, dkim: false, pages: false, tries: TRIES };
        let mut rest = arguments.iter();
        while let Some(word) = rest.next() {
            match word.as_str() {
                "--dkim" => wanted.dkim = true,
                "--pages" => wanted.pages = true,
                "--tries" => {
                    let tries = rest.next().and_then(|n| n.parse().ok()).context("--tries needs a number")?;
                    wanted.tries = tries;
                }
                "--postgres" => {
                    wanted.postgres = Some(rest.next().context("--postgres needs a URL")?.clone());
                }
                number => {
                    wanted.n =
                        number.parse().with_context(|| format!("`{number}` is not a number of notices"))?;
                }
            }
        }
        ensure!(wanted.n > 0 && wanted.tries > 0, "there is nothing to measure in 0 notices or 0 tries");
        Ok(wanted)
    }
}

/// Measures.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let wanted = Wanted::read(arguments)?;
    tokio::runtime::Runtime::new()?.block_on(measure(&wanted))
}

async fn measure(wanted: &Wanted) -> Result<Vec<Measurement>> {
    let folder = std::env::temp_dir().join(format!("amends-bench-notices-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let source = smtp_source::find(&folder)?;
    let store = Store::prepare(&folder, wanted).await?;
    let (mut ours, mut theirs, mut seconds, mut sealing, mut peak, mut size) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), 0.0_f64, 0);
    let (mut probes, mut pages, mut cpu) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..wanted.tries {
        probes.push(fsync_probe_ms(&folder)?);
        let url = store.copy(number).await?;
        let mut sink = Sink::start(None)?;
        let tried = send_apart(&url, &sink, wanted, &store.files_of(number)?)?;
        pages.extend(tried.pages_p95_ms);
        let (count, handed) = (sink.count()?, store.handed_over(&url).await?);
        ensure!(
            (count, handed) == (wanted.n, wanted.n),
            "{count} letters came and {handed} are on record, of {}",
            wanted.n
        );
        store.forget(number).await?;
        ours.push(wanted.n as f64 / tried.seconds);
        seconds.push(tried.seconds);
        sealing.push(tried.sealing);
        cpu.push(tried.cpu_seconds);
        peak = peak.max(tried.peak_mib);
        size = tried.letter_bytes;
        let mut sink = Sink::start(None)?;
        let began = Instant::now();
        smtp_source::send(&source, sink.port, wanted.n, size, CONNECTIONS)?;
        theirs.push(wanted.n as f64 / began.elapsed().as_secs_f64());
        ensure!(sink.count()? == wanted.n, "the reference did not send all");
    }
    let mut more = vec![
        ("seconds", median(seconds)),
        ("sealing_seconds", median(sealing)),
        ("cpu_seconds", median(cpu)),
        ("peak_mib", peak),
        ("letter_bytes", size as f64),
        ("connections", CONNECTIONS as f64),
        ("fsync_ms", median(probes)),
    ];
    if !pages.is_empty() {
        more.push(("pages_p95_ms", median(pages)));
    }
    let bench = if wanted.postgres.is_some() { "notices on PostgreSQL" } else { "notices" };
    Ok(vec![Measurement {
        bench,
        n: wanted.n,
        ours: median(ours),
        reference: median(theirs),
        unit: "letters/s",
        more,
    }])
}

/// The prepared store, on either engine.
struct Store {
    folder: PathBuf,
    postgres: Option<String>,
}

impl Store {
    async fn prepare(folder: &Path, wanted: &Wanted) -> Result<Self> {
        let store = Self { folder: folder.to_owned(), postgres: wanted.postgres.clone() };
        let url = store.url("prepared");
        if let Some(server) = &store.postgres {
            let text = format!("create database {}", store.name("prepared"));
            Db::connect(server).await?.statement_outside_transactions(Sql::built(text)).await?;
        }
        let told = told::prepare(told::settings(folder, url), wanted.n).await?;
        // What was said until now is sealed, so that a try seals its own.
        reactions::react(&told.house, &told.workspace).await.map_err(|fault| anyhow!("{fault:?}"))?;
        if store.postgres.is_some() {
            told.house.db().statement_outside_transactions(sql("vacuum analyze")).await?;
        } else {
            told.house.db().statement_outside_transactions(sql("pragma wal_checkpoint(truncate)")).await?;
        }
        told.house.db().close().await;
        Ok(store)
    }

    fn name(&self, of: &str) -> String {
        format!("amends_bench_{}_{of}", std::process::id())
    }

    fn url(&self, of: &str) -> String {
        match self.postgres.as_ref().and_then(|server| server.rsplit_once('/')) {
            Some((base, _)) => format!("{base}/{}", self.name(of)),
            None => format!("sqlite:{}", self.folder.join(format!("{of}.db")).display()),
        }
    }

    async fn on_server(&self, text: String) -> Result<()> {
        let server = self.postgres.as_deref().context("no server")?;
        let db = Db::connect(server).await?;
        db.statement_outside_transactions(Sql::built(text)).await?;
        db.close().await;
        Ok(())
    }

    async fn copy(&self, number: usize) -> Result<String> {
        let of = format!("try_{number}");
        if self.postgres.is_some() {
            let text = format!("create database {} template {}", self.name(&of), self.name("prepared"));
            self.on_server(text).await?;
        } else {
            std::fs::copy(self.folder.join("prepared.db"), self.folder.join(format!("{of}.db")))?;
        }
        Ok(self.url(&of))
    }

    /// A folder of its own for each try: the last checkpoint lies beside the key, and each try seals its own.
    fn files_of(&self, number: usize) -> Result<PathBuf> {
        let own = self.folder.join(format!("files_{number}"));
        std::fs::create_dir_all(&own)?;
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with("amends.seal") {
                std::fs::copy(entry.path(), own.join(name))?;
            }
        }
        Ok(own)
    }

    async fn handed_over(&self, url: &str) -> Result<u64> {
        let db = Db::connect(url).await?;
        // Each delivery, its row's truth and its entry.
        let text = sql("select count(*) from deliveries d where d.state = 'handed_over' and exists (select 1 from journal_entries e
                where e.workspace_id = d.workspace_id and e.subject = d.id and e.fact = 'delivery.handed_over')");
        let count = db.read().count(text, args![]).await?;
        db.close().await;
        Ok(u64::try_from(count)?)
    }

    async fn forget(&self, number: usize) -> Result<()> {
        let of = format!("try_{number}");
        if self.postgres.is_some() {
            return self.on_server(format!("drop database {}", self.name(&of))).await;
        }
        for end in ["", "-wal", "-shm"] {
            // The two beside it may be gone already.
            let _ = std::fs::remove_file(self.folder.join(format!("{of}.db{end}")));
        }
        Ok(())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Some(server) = &self.postgres {
            let text = format!("drop database if exists {}", self.name("prepared"));
            let server = server.clone();
            let dropped = std::thread::spawn(move || {
                tokio::runtime::Runtime::new()?.block_on(async {
                    Db::connect(&server).await?.statement_outside_transactions(Sql::built(text)).await?;
                    anyhow::Ok(())
                })
            });
            if !matches!(dropped.join(), Ok(Ok(()))) {
                eprintln!("the scratch database {} was left behind", self.name("prepared"));
            }
        }
    }
}

/// What one try told.
struct Tried {
    seconds: f64,
    sealing: f64,
    cpu_seconds: f64,
    peak_mib: f64,
    letter_bytes: usize,
    pages_p95_ms: Option<f64>,
}

fn send_apart(url: &str, sink: &Sink, wanted: &Wanted, folder: &Path) -> Result<Tried> {
    let sender = Command::new(std::env::current_exe()?)
        .args(["send", url, &sink.url(), if wanted.dkim { "dkim" } else { "plain" }])
        .arg(folder)
        .args(wanted.pages.then_some("pages"))
        .stdout(Stdio::piped())
        .spawn()?
        .wait_with_output()?;
    if !sender.status.success() {
        bail!("the sending process failed");
    }
    let told: serde_json::Value = serde_json::from_slice(&sender.stdout)?;
    let figure = |name: &str| told[name].as_f64().with_context(|| format!("the sender did not say {name}"));
    Ok(Tried {
        seconds: figure("seconds")?,
        sealing: figure("sealing")?,
        cpu_seconds: figure("cpu_seconds")?,
        peak_mib: figure("peak_mib")?,
        letter_bytes: figure("letter_bytes")? as usize,
        pages_p95_ms: told["pages_p95_ms"].as_f64(),
    })
}

/// An RSA key of 2048 bits, which is what most receivers expect.
fn dkim_key(folder: &Path) -> Result<String> {
    let file = folder.join("dkim.pem").display().to_string();
    let made = Command::new("openssl")
        .args(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", &file])
        .stderr(Stdio::null())
        .status()
        .context("a key is made by the program openssl")?;
    ensure!(made.success(), "openssl made no key");
    Ok(file)
}

/// The process that sends: all that is due, as the desk's rounds do; with `pages` a desk that serves meanwhile.
pub fn send(arguments: &[String]) -> Result<()> {
    let [url, relay, dkim, folder, pages @ ..] = arguments else {
        bail!("usage: send STORE RELAY plain|dkim FOLDER [pages]")
    };
    let mut config = Config {
        smtp_url: Some(relay.clone()),
        mail_rate: 0,
        listen: "127.0.0.1:0".into(),
        ..told::settings(Path::new(folder), url.clone())
    };
    if dkim == "dkim" {
        config.dkim_domain = Some("halden.example".into());
        config.dkim_selector = Some("bench".into());
        config.dkim_key_file = Some(dkim_key(Path::new(folder))?);
    }
    tokio::runtime::Runtime::new()?.block_on(async {
        let house = start::open(config, Clock::system(), Dice::system()).await?;
        let desk = workspace::list(&mut house.read()).await?.pop().context("no workspace")?;
        let (began, cpu) = (Instant::now(), cpu_seconds().unwrap_or_default());
        let pages_p95_ms = match pages {
            [] => {
                deliver_apart(house.clone(), desk.clone()).await?;
                None
            }
            _ => Some(pages::opened_meanwhile(&house, &desk.id).await?),
        };
        let seconds = began.elapsed().as_secs_f64();
        let cpu = cpu_seconds().unwrap_or_default() - cpu;
        let peak_mib = peak_mib().unwrap_or_default();
        let began = Instant::now();
        amends::journal::seal(&house, &desk.id).await.map_err(|fault| anyhow!("{fault:?}"))?;
        let sealing = began.elapsed().as_secs_f64();
        println!(
            "{}",
            json!({ "seconds": seconds, "sealing": sealing, "peak_mib": peak_mib, "cpu_seconds": cpu, "letter_bytes": LETTER,
                "pages_p95_ms": pages_p95_ms })
        );
        house.db().close().await;
        Ok(())
    })
}

/// All that is due, as a running desk does it: in a task of its own. Whoever blocks a thread on it is woken by another thread at
/// each answer of the mail server.
async fn deliver_apart(house: House, desk: Workspace) -> Result<()> {
    #[expect(clippy::disallowed_methods, reason = "waited for at once")]
    let delivering = tokio::spawn(async move {
        while notices::jobs::deliver(&house, &desk).await.map_err(|fault| anyhow!("{fault:?}"))? > 0 {}
        anyhow::Ok(())
    });
    delivering.await?
}

/// What a letter of [`told`] is on the wire, near enough.
const LETTER: usize = 8_900;
