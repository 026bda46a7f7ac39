//! Everything that can be said about the code without running it.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::{licences, shell};

/// Runs every part, also after one has failed: whoever mends the code wants the whole list.
pub fn run() -> Result<()> {
    let mut failed = Vec::new();
    let mut part = |name: &'static str, run: &dyn Fn() -> Result<()>| {
        println!("── {name}");
        let start = Instant::now();
        if let Err(fault) = run() {
            eprintln!("{fault:#}");
            failed.push(name);
        }
        println!("   {name}: {:.1} s", start.elapsed().as_secs_f64());
    };
    part("format", &|| component("fmt", &["--all", "--check"]));
    part("lints", &|| {
        component("clippy", &["--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])
    });
    part("documentation", &documentation);
    part("licences, bans, sources", &licences::check);
    println!(
        "── advisories: not checked, their database cannot be reached offline (`cargo deny check advisories`)"
    );

    if !failed.is_empty() {
        bail!("not well: {}", failed.join("; "));
    }
    Ok(())
}

/// A part of the toolchain that a minimal installation leaves out; without it, its check is skipped aloud.
fn component(name: &str, arguments: &[&str]) -> Result<()> {
    if !shell::works(cargo().args([name, "--version"])) {
        println!("skipped: this toolchain has no cargo {name} (`rustup component add rustfmt clippy`)");
        return Ok(());
    }
    shell::run(cargo().arg(name).args(arguments))
}

fn documentation() -> Result<()> {
    let mut doc = cargo();
    doc.args(["doc", "--no-deps", "--workspace", "--document-private-items", "--locked"]);
    shell::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn cargo() -> Command {
    let mut cargo = shell::cargo();
    cargo.current_dir(shell::root());
    cargo
}
