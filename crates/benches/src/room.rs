//! A public room that everybody opens at once, beside nginx with the same bytes as a file.
//!
//! wrk asks for the page over 64 connections that are kept, in turn from the desk and from nginx, three times each. Both
//! share the machine with wrk. Figures are requests a second, and what the slowest hundredth waited.

use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use benches::{Measurement, Sweep, median};

use crate::nginx::Nginx;
use crate::public::{self, Stage};

/// Connections that are kept.
const CONNECTIONS: &str = "64";
/// Turns of each.
const TURNS: usize = 3;

/// `[SECONDS] [UPDATES]`: ten and fifty when not said.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let number = |at: usize, usual: u64| {
        arguments
            .get(at)
            .map_or(Ok(usual), |word| word.parse().with_context(|| format!("`{word}` is no number")))
    };
    let (seconds, updates) = (number(0, 10)?, number(1, 50)?);
    ensure!(
        Command::new("wrk").arg("-v").output().is_ok(),
        "wrk is not here: `apt install wrk` (the Debian package), then run this again"
    );
    let folder = std::env::temp_dir().join(format!("amends-bench-room-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let runtime = tokio::runtime::Runtime::new()?;
    let stage = runtime.block_on(public::stage(&folder, updates))?;
    let asked = asked(&folder, &stage, seconds);
    runtime.block_on(stage.serving.stop());
    asked
}

fn asked(folder: &std::path::Path, stage: &Stage, seconds: u64) -> Result<Vec<Measurement>> {
    let ours = format!("http://{}/s/furnace", stage.serving.address);
    let nginx = Nginx::start(folder, &[], "location / { default_type \"text/html; charset=utf-8\"; }")?;
    let bytes = fetched(&ours)?;
    std::fs::write(nginx.root().join("furnace"), &bytes)?;
    let theirs = format!("http://{}/furnace", nginx.address);
    ensure!(fetched(&theirs)? == bytes, "nginx does not serve the same bytes");
    eprintln!("look yourself: {ours} and {theirs}");
    let (mut our, mut their) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        their.push(wrk(&theirs, seconds)?);
        our.push(wrk(&ours, seconds)?);
    }
    let of = |turns: &[Turn], figure: fn(&Turn) -> f64| median(turns.iter().map(figure).collect());
    let more = vec![
        ("p99_ms", of(&our, |turn| turn.p99_ms)),
        ("reference_p99_ms", of(&their, |turn| turn.p99_ms)),
        ("bytes", bytes.len() as f64),
        ("updates", stage.updates as f64),
        ("seconds", seconds as f64),
    ];
    let (ours, reference) = (of(&our, |turn| turn.per_second), of(&their, |turn| turn.per_second));
    Ok(vec![Measurement { bench: "room", n: 64, ours, reference, unit: "requests/s", more }])
}

/// The page, through a tool that everybody has.
fn fetched(url: &str) -> Result<Vec<u8>> {
    let output =
        Command::new("curl").args(["-sf", url]).output().context("curl is not here: install it first")?;
    ensure!(output.status.success(), "{url} did not answer with a page");
    Ok(output.stdout)
}

struct Turn {
    per_second: f64,
    p99_ms: f64,
}

fn wrk(url: &str, seconds: u64) -> Result<Turn> {
    let long = format!("{seconds}s");
    let output =
        Command::new("wrk").args(["-t2", "-c", CONNECTIONS, "-d", &long, "--latency", url]).output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if text.contains("Non-2xx") || text.contains("Socket errors") {
        bail!("not every answer was a page:\n{text}");
    }
    let after = |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    let per_second = after("Requests/sec:").and_then(|figure| figure.parse().ok());
    let p99_ms = after("99%").and_then(in_ms);
    match (per_second, p99_ms) {
        (Some(per_second), Some(p99_ms)) => Ok(Turn { per_second, p99_ms }),
        _ => bail!("wrk said what is not understood:\n{text}"),
    }
}

/// `1.23ms`, `456.00us`, `1.02s`.
fn in_ms(text: &str) -> Option<f64> {
    let (figure, unit) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic())?);
    let figure: f64 = figure.parse().ok()?;
    match unit {
        "us" => Some(figure / 1_000.0),
        "ms" => Some(figure),
        "s" => Some(figure * 1_000.0),
        _ => None,
    }
}
