//! Very many who have a public room open, and one change; beside nchan with the same viewers and the same client.
//!
//! The viewers are a process of their own, so that what is said of memory is said of the desk. They connect, wait until
//! all are welcomed, and then take the time from the moment at which the change is begun to the moment at which each has
//! its frame. Figures are milliseconds until the last has it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use amends::incidents;
use anyhow::{Context, Result, anyhow, bail, ensure};
use benches::{Measurement, Sweep, median};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Barrier, mpsc};

use crate::nginx::{Nginx, status};
use crate::public::{self, Stage};

/// Changes in a row.
const ROUNDS: usize = 7;
/// Where Debian's package puts it.
const NCHAN: &str = "/usr/lib/nginx/modules/ngx_nchan_module.so";

/// `[VIEWERS]`: nine thousand when not said.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let viewers: usize = match arguments.first() {
        Some(word) => word.parse().with_context(|| format!("`{word}` is no number of viewers"))?,
        None => 9_000,
    };
    ensure!(
        Path::new(NCHAN).exists(),
        "nchan is not here: `apt install nginx-light libnginx-mod-nchan` (Debian packages), then run this again"
    );
    let folder = std::env::temp_dir().join(format!("amends-bench-stampede-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let runtime = tokio::runtime::Runtime::new()?;
    let stage = runtime.block_on(public::stage(&folder, 0))?;
    let ours = runtime.block_on(ours(&stage, viewers));
    runtime.block_on(stage.serving.stop());
    let (ours, our_kb) = ours?;
    let (theirs, their_kb) = theirs(&folder, viewers)?;
    let of = |rounds: &[Round], figure: fn(&Round) -> f64| median(rounds.iter().map(figure).collect());
    let more = vec![
        ("p50_ms", of(&ours, |round| round.p50)),
        ("p99_ms", of(&ours, |round| round.p99)),
        ("reference_p50_ms", of(&theirs, |round| round.p50)),
        ("reference_p99_ms", of(&theirs, |round| round.p99)),
        ("kb_per_viewer", our_kb / viewers as f64),
        ("reference_kb_per_viewer", their_kb / viewers as f64),
        ("rounds", ROUNDS as f64),
    ];
    Ok(vec![Measurement {
        bench: "stampede",
        n: viewers as u64,
        ours: of(&ours, |round| round.last),
        reference: of(&theirs, |round| round.last),
        unit: "ms to the last viewer",
        more,
    }])
}

/// How long it took until half of them, nearly all and all had it, in milliseconds.
struct Round {
    p50: f64,
    p99: f64,
    last: f64,
}

/// The viewers, in a process of their own.
struct Viewers {
    child: Child,
    orders: ChildStdin,
    said: BufReader<std::process::ChildStdout>,
}

impl Viewers {
    /// Connects so many, and waits until each is welcomed.
    fn connect(address: std::net::SocketAddr, path: &str, viewers: usize) -> Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["viewers", &address.to_string(), path, &viewers.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (orders, said) =
            (child.stdin.take().context("no way in")?, child.stdout.take().context("no way out")?);
        let mut viewers = Self { child, orders, said: BufReader::new(said) };
        ensure!(viewers.line()?.trim() == "ready", "the viewers did not connect");
        Ok(viewers)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.said.read_line(&mut line)? == 0 {
            bail!("the viewers went away");
        }
        Ok(line)
    }

    /// Starts their watch: the change begins now.
    fn begin(&mut self) -> Result<()> {
        self.orders.write_all(b"go\n")?;
        Ok(self.orders.flush()?)
    }

    fn end(&mut self) -> Result<Round> {
        let line = self.line()?;
        let figures: Vec<f64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        match figures[..] {
            [p50, p99, last] => Ok(Round { p50, p99, last }),
            _ => bail!("the viewers said `{line}`"),
        }
    }
}

impl Drop for Viewers {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[expect(clippy::disallowed_methods, reason = "the pauses between changes are the workload")]
async fn ours(stage: &Stage, viewers: usize) -> Result<(Vec<Round>, f64)> {
    let own = || status(std::process::id(), "VmRSS:").unwrap_or_default();
    let address = stage.serving.address;
    // Once before it counts, so that what is made once is not counted for each.
    drop(tokio::task::spawn_blocking(move || Viewers::connect(address, "/s/furnace/live", 50)).await??);
    let before = own();
    let connect = move || Viewers::connect(address, "/s/furnace/live", viewers);
    let mut watching = tokio::task::spawn_blocking(connect).await??;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let held = own() - before;
    let mut rounds = Vec::new();
    for n in 0..ROUNDS {
        let because = format!("the part that broke has not been measured, look {n}");
        watching.begin()?;
        incidents::say_no_date(&stage.house, &stage.tom, &stage.incident, &because)
            .await
            .map_err(|fault| anyhow!("{fault:?}"))?;
        let (back, round) = tokio::task::spawn_blocking(move || {
            let round = watching.end();
            (watching, round)
        })
        .await?;
        watching = back;
        rounds.push(round?);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Ok((rounds, held))
}

fn theirs(folder: &Path, viewers: usize) -> Result<(Vec<Round>, f64)> {
    let locations = "location /sub { nchan_subscriber eventsource; nchan_channel_id room; }\n\
        location /pub { nchan_publisher; nchan_channel_id room; }";
    let nginx = Nginx::start(folder, &[NCHAN], locations)?;
    drop(Viewers::connect(nginx.address, "/sub", 50)?);
    let before = nginx.memory_kb();
    let mut watching = Viewers::connect(nginx.address, "/sub", viewers)?;
    std::thread::sleep(Duration::from_secs(2));
    let held = nginx.memory_kb() - before;
    let mut rounds = Vec::new();
    for n in 0..ROUNDS {
        let body = format!("{{\"changed\":{n},\"spread\":750}}");
        let mut line = std::net::TcpStream::connect(nginx.address)?;
        line.set_nodelay(true)?;
        let length = body.len();
        let request = format!(
            "POST /pub HTTP/1.1\r\nHost: here\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        watching.begin()?;
        line.write_all(request.as_bytes())?;
        rounds.push(watching.end()?);
        std::thread::sleep(Duration::from_secs(1));
    }
    Ok((rounds, held))
}

/// The viewers: `viewers ADDRESS PATH HOW_MANY`. For each line that comes in they say when half of them, 99 of a hundred
/// and all had a frame after it.
pub fn viewers(arguments: &[String]) -> Result<()> {
    let [address, path, many] = arguments else { bail!("viewers ADDRESS PATH HOW_MANY") };
    let many: usize = many.parse()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(watch(address.parse()?, path.clone(), many))
}

#[expect(clippy::disallowed_methods, reason = "viewers are the workload")]
async fn watch(address: std::net::SocketAddr, path: String, many: usize) -> Result<()> {
    let (arrived, mut arrivals) = mpsc::unbounded_channel();
    let welcomed = Arc::new(Barrier::new(many + 1));
    let request =
        Arc::new(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\n\r\n"));
    for n in 0..many {
        let (arrived, welcomed, request) = (arrived.clone(), Arc::clone(&welcomed), Arc::clone(&request));
        tokio::spawn(async move {
            if let Err(why) = view(address, &request, &welcomed, &arrived).await {
                eprintln!("a viewer went away: {why}");
            }
        });
        // What waits to be accepted must fit the queue of the socket.
        if n % 100 == 99 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    welcomed.wait().await;
    println!("ready");
    let (orders, mut ordered) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines() {
            if line.is_err() || orders.send(Instant::now()).is_err() {
                return;
            }
        }
    });
    while let Some(began) = ordered.recv().await {
        let mut took = Vec::with_capacity(many);
        while took.len() < many {
            let at: Instant = arrivals.recv().await.context("all viewers went away")?;
            took.push(at.saturating_duration_since(began).as_secs_f64() * 1_000.0);
        }
        took.sort_by(f64::total_cmp);
        let at = |share: f64| took[((took.len() as f64 - 1.0) * share) as usize];
        println!("{:.3} {:.3} {:.3}", at(0.5), at(0.99), at(1.0));
    }
    Ok(())
}

/// One viewer: welcomed once the head of its answer is there; a frame is what brings data.
async fn view(
    address: std::net::SocketAddr,
    request: &str,
    welcomed: &Barrier,
    arrived: &mpsc::UnboundedSender<Instant>,
) -> Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut buffer = [0_u8; 1_024];
    let mut head = Vec::new();
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        let many = stream.read(&mut buffer).await?;
        ensure!(many > 0, "hung up before it began");
        head.extend_from_slice(&buffer[..many]);
    }
    ensure!(head.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&head));
    drop(head);
    welcomed.wait().await;
    loop {
        let many = stream.read(&mut buffer).await?;
        let now = Instant::now();
        ensure!(many > 0, "hung up");
        // Not a breath, and not the welcome that came behind the head.
        if buffer[..many].windows(7).any(|seven| seven == b"changed") {
            arrived.send(now)?;
        }
    }
}
