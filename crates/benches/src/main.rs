//! `cargo xtask bench NAME`: one workload beside its reference, one JSON object per line.

mod chain;
mod desk;
mod forecast;
mod import;
mod kill;
mod nginx;
mod notices;
mod private;
mod public;
mod room;
mod scope;
mod sink;
mod smtp_source;
mod stampede;
mod told;
mod windows;

use std::process::ExitCode;

use anyhow::{Result, bail};
use benches::Measurement;
use mimalloc::MiMalloc;

/// As the product has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// A bench takes the arguments after its name.
type Bench = fn(&[String]) -> Result<Vec<Measurement>>;

const BENCHES: &[(&str, Bench)] = &[
    ("chain", chain::run),
    ("desk", desk::run),
    ("forecast", forecast::run),
    ("import", import::run),
    ("kill", kill::run),
    ("notices", notices::run),
    ("private", private::run),
    ("room", room::run),
    ("scope", scope::run),
    ("stampede", stampede::run),
    ("windows", windows::run),
];

/// What a bench starts of itself in another process.
type Part = fn(&[String]) -> Result<()>;

const PARTS: &[(&str, Part)] =
    &[("sink", sink::run), ("send", notices::send), ("viewers", stampede::viewers)];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted = arguments.first().map(String::as_str);
    if let Some((_, part)) = PARTS.iter().find(|(name, _)| Some(*name) == wanted) {
        return part(&arguments[1..]);
    }
    let Some((_, bench)) = BENCHES.iter().find(|(name, _)| Some(*name) == wanted) else {
        let known: Vec<&str> = BENCHES.iter().map(|(name, _)| *name).collect();
        bail!("usage: cargo xtask bench NAME [ARG…], where NAME is one of: {}", known.join(", "));
    };
    for measurement in bench(&arguments[1..])? {
        println!("{}", measurement.line());
    }
    Ok(())
}
