//! A stream that ffmpeg pushes to a desk, and many who watch it in their rooms.
//!
//! The desk serves over a real connection, on a fresh SQLite store; ffmpeg, a process of its own, sends a generated test
//! picture as a stream of one-second pieces, and a still of it every five seconds. Each viewer holds the private link of
//! their own customer, asks for the playlist every second as our player does, fetches what is new, and looks at the
//! figures and at the picture as often as an open page does. What every viewer got is compared with what there was.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use amends::app::start::{self, Serving};
use amends::ground::id::{ContactId, CustomerId, Id, MemberId, WindowId, WorkspaceId};
use amends::ground::{Actor, Clock, Config, Dice, House, Role, Who};
use amends::incidents::{self, Declaration};
use amends::journal;
use amends::notices::links;
use amends::windows::{self, WindowKind, WindowSaid};
use anyhow::{Context, Result, anyhow, bail};
use benches::{Measurement, Sweep, median, peak_mib};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use twodb::{Sql, args, sql};

use crate::told;

/// `[MINUTES] [VIEWERS]`: ten and two hundred when not said.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let number = |at: usize, usual: u64| {
        arguments
            .get(at)
            .map_or(Ok(usual), |word| word.parse().with_context(|| format!("`{word}` is no number")))
    };
    let (minutes, viewers) = (number(0, 10)?, number(1, 200)?);
    let folder = std::env::temp_dir().join(format!("amends-bench-windows-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(watched(&folder, Duration::from_secs(minutes * 60), viewers))
}

/// A desk with an incident, a stream and a picture, and the rooms of so many customers.
struct Stage {
    house: House,
    serving: Serving,
    tom: Actor,
    video: WindowId,
    rooms: Vec<String>,
    push: String,
}

async fn stage(folder: &Path, viewers: u64) -> amends::ground::Result<Stage> {
    let broken = |why: anyhow::Error| amends::ground::Fault::broken(why.to_string());
    let url = format!("sqlite:{}", folder.join("amends.db").display());
    let listen = "127.0.0.1:0".into();
    let config = Config { listen, ..told::settings(folder, url) };
    let house = start::open(config, Clock::system(), Dice::system()).await.map_err(broken)?;
    let now = house.now();
    let workspace = WorkspaceId::mint(now, house.dice());
    let mut tx = house.db().begin().await?;
    let text = "insert into workspaces (id, name, zone, currency, created_at) values ($1, 'Halden Forge', 'UTC', 'EUR', $2)";
    tx.run(sql(text), args![&workspace, now]).await?;
    let people: Vec<(CustomerId, ContactId)> =
        (0..viewers).map(|_| (Id::mint(now, house.dice()), Id::mint(now, house.dice()))).collect();
    let columns = ["workspace_id", "id", "name", "attributes", "created_at", "changed_at"];
    let rows = people.iter().map(|(id, _)| args![&workspace, id, "Nordwing", "{}", now, now]);
    tx.insert_many("customers", &columns, "", rows.collect::<Vec<_>>()).await?;
    let columns = [
        "workspace_id",
        "id",
        "customer_id",
        "name",
        "email",
        "roles",
        "language",
        "created_at",
        "changed_at",
    ];
    let rows = people.iter().map(|(customer, id)| {
        args![&workspace, id, customer, "Marta Lindqvist", "marta@nordwing.example", "", "en", now, now]
    });
    tx.insert_many("contacts", &columns, "", rows.collect::<Vec<_>>()).await?;
    tx.commit().await?;
    let who = Who::Member { id: MemberId::mint(now, house.dice()), role: Role::Lead };
    let tom = Actor { workspace, who, name: "Tom Brandt".into() };
    let declared = Declaration { title: "The furnace stopped".into(), ..Declaration::default() };
    let incident = incidents::declare(&house, &tom, declared, "UTC").await?;
    let whom: Vec<_> = people.iter().map(|(customer, _)| (customer.clone(), "Nordwing".to_owned())).collect();
    let mut tx = journal::begin(&house, &tom).await?;
    let entries = incidents::open_cases(&mut tx, &incident, &whom, "bench").await?;
    tx.say(entries).await?.commit().await?;
    let mut rooms = Vec::new();
    for (_, contact) in &people {
        rooms.push(format!("/r/{}", links::mint(&house, &tom, &incident.id, contact).await?.secret));
    }
    let said = WindowSaid {
        kind: WindowKind::Video,
        title: "Furnace 2".into(),
        alt: "The door of furnace 2".into(),
        ..WindowSaid::default()
    };
    let video = windows::add(&house, &tom, &incident.id, &said).await?.id;
    let (_, key) = windows::make_key(&house, &tom, &video).await?;
    let serving = start::serve(&house, axum::Router::new()).await.map_err(broken)?;
    let push = format!("http://{}/push/{key}", serving.address);
    Ok(Stage { house, serving, tom, video, rooms, push })
}

/// An encoder of its own process, which ends with us.
struct Encoder(Child);

impl Encoder {
    fn start(push: &str) -> Result<Self> {
        let source = "testsrc2=size=640x360:rate=25";
        let child = Command::new("ffmpeg")
            .args(["-loglevel", "error", "-re", "-f", "lavfi", "-i", source])
            .args("-map 0 -c:v libx264 -preset ultrafast -tune zerolatency -b:v 800k -maxrate 800k -bufsize 800k -g 25".split(' '))
            .args("-f hls -hls_time 1 -hls_list_size 6 -hls_flags delete_segments -hls_segment_type fmp4 -method PUT".split(' '))
            .arg(format!("{push}/live.m3u8"))
            .args("-map 0 -vf fps=1/5 -c:v mjpeg -q:v 5 -f image2 -update 1 -protocol_opts method=PUT".split(' '))
            .arg(format!("{push}/picture"))
            .stdin(Stdio::null())
            .spawn()
            .context("ffmpeg is not here: install it first")?;
        Ok(Self(child))
    }
}

impl Drop for Encoder {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What all viewers count together.
#[derive(Default)]
struct Counts {
    pieces: AtomicU64,
    skipped: AtomicU64,
    wrong: AtomicU64,
    bytes: AtomicU64,
    over: AtomicBool,
}

/// One connection that is kept, as a browser keeps it.
struct Line {
    stream: BufReader<TcpStream>,
    host: String,
}

impl Line {
    async fn open(address: std::net::SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), host: address.to_string() })
    }

    /// The status and the body of an answer.
    async fn get(&mut self, path: &str) -> Result<(u16, Vec<u8>)> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Dest: empty\r\n\r\n", self.host);
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let (mut status, mut length) = (0, None);
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line).await? == 0 {
                bail!("the desk hung up");
            }
            let line = line.trim_end().to_lowercase();
            if let Some(code) = line.strip_prefix("http/1.1 ") {
                status = code[..3].parse()?;
            } else if let Some(many) = line.strip_prefix("content-length: ") {
                length = Some(many.parse::<usize>()?);
            } else if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length.context("an answer without a length")?];
        self.stream.read_exact(&mut body).await?;
        Ok((status, body))
    }
}

/// Watches until it is over; gives how long each request took, in milliseconds.
async fn watch(
    address: std::net::SocketAddr,
    room: String,
    video: String,
    counts: Arc<Counts>,
) -> Result<Vec<f64>> {
    let mut line = Line::open(address).await?;
    let mut took = Vec::new();
    let mut seen: Option<i64> = None;
    let mut turn = 0_u64;
    let base = format!("{room}/windows/{video}/stream");
    let mut beat = tokio::time::interval(Duration::from_secs(1));
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while !counts.over.load(Ordering::Relaxed) {
        beat.tick().await;
        let mut wanted = vec![format!("{base}/live.m3u8")];
        // What an open page fetches again, and the picture that is new then.
        if turn.is_multiple_of(5) {
            wanted.push(format!("{room}/windows"));
        }
        turn += 1;
        while let Some(path) = wanted.pop() {
            let began = Instant::now();
            let (status, body) = line.get(&path).await?;
            took.push(began.elapsed().as_secs_f64() * 1_000.0);
            counts.bytes.fetch_add(body.len() as u64, Ordering::Relaxed);
            if status != 200 {
                counts.wrong.fetch_add(1, Ordering::Relaxed);
            } else if std::path::Path::new(&path).extension().is_some_and(|kind| kind == "m3u8") {
                let text = String::from_utf8_lossy(&body);
                let first = text.split("MEDIA-SEQUENCE:").nth(1).and_then(|rest| rest.lines().next());
                let first: i64 = first.unwrap_or("0").parse()?;
                let pieces: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
                let end = first + pieces.len() as i64;
                // A look begins two pieces behind the newest, as our player does.
                let from = seen.unwrap_or(end - 2).max(first);
                counts
                    .skipped
                    .fetch_add(seen.map_or(0, |seen| (first - seen).max(0)) as u64, Ordering::Relaxed);
                wanted.extend(
                    pieces.iter().skip((from - first) as usize).rev().map(|name| format!("{base}/{name}")),
                );
                seen = Some(end);
            } else if path.ends_with("/windows") {
                let text = String::from_utf8_lossy(&body);
                let poster = text.split("poster=\"").nth(1).and_then(|rest| rest.split('"').next());
                wanted.extend(poster.map(str::to_owned));
            } else if path.contains("/stream/") {
                counts.pieces.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
    Ok(took)
}

#[expect(clippy::disallowed_methods, reason = "viewers and the pauses between them are the workload")]
async fn watched(folder: &Path, long: Duration, viewers: u64) -> Result<Vec<Measurement>> {
    let stage = stage(folder, viewers).await.map_err(|fault| anyhow!("{fault:?}"))?;
    let encoder = Encoder::start(&stage.push)?;
    let mut tries = 0;
    while let Err(fault) = windows::show(&stage.house, &stage.tom, &stage.video).await {
        tries += 1;
        if tries > 60 {
            bail!("nothing came from ffmpeg: {fault}");
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    if let Some(room) = stage.rooms.first() {
        eprintln!("look yourself: http://{}{room}", stage.serving.address);
    }
    let counts = Arc::new(Counts::default());
    let listed = |sql_text: &str| Sql::built(sql_text.to_owned());
    let newest = "select coalesce(max(place), 0) from window_pieces";
    let before = stage.house.read().count(listed(newest), args![]).await?;
    let began = Instant::now();
    let mut tasks = Vec::new();
    for room in &stage.rooms {
        let watching =
            watch(stage.serving.address, room.clone(), stage.video.to_string(), Arc::clone(&counts));
        tasks.push(tokio::spawn(watching));
        // People do not come all at once.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut most_kept = 0;
    while began.elapsed() < long {
        tokio::time::sleep(Duration::from_secs(5)).await;
        let text = "select (select count(*) from window_pieces) + (select count(*) from window_pictures)";
        most_kept = most_kept.max(stage.house.read().count(listed(text), args![]).await?);
    }
    counts.over.store(true, Ordering::Relaxed);
    let after = stage.house.read().count(listed(newest), args![]).await?;
    let mut took = Vec::new();
    for task in tasks {
        took.extend(task.await??);
    }
    drop(encoder);
    let size =
        |name: &str| std::fs::metadata(folder.join(name)).map_or(0.0, |m| m.len() as f64 / 1_048_576.0);
    took.sort_by(f64::total_cmp);
    let at = |share: f64| took.get(((took.len() as f64 - 1.0) * share) as usize).copied().unwrap_or_default();
    let seconds = long.as_secs_f64();
    let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed) as f64;
    let more = vec![
        ("minutes", seconds / 60.0),
        ("pieces_listed", (after - before) as f64),
        ("pieces_skipped", count(&counts.skipped)),
        ("answers_not_200", count(&counts.wrong)),
        ("requests_per_second", took.len() as f64 / seconds),
        ("mib_per_second", count(&counts.bytes) / 1_048_576.0 / seconds),
        ("p50_ms", median(took.clone())),
        ("p99_ms", at(0.99)),
        ("slowest_ms", at(1.0)),
        ("rows_kept_at_most", most_kept as f64),
        ("store_mib", size("amends.db") + size("amends.db-wal")),
        ("peak_mib", peak_mib().unwrap_or_default()),
    ];
    stage.serving.stop().await;
    stage.house.db().close().await;
    let reference = (after - before) as f64;
    let ours = count(&counts.pieces) / viewers as f64;
    Ok(vec![Measurement { bench: "windows", n: viewers, ours, reference, unit: "pieces per viewer", more }])
}
