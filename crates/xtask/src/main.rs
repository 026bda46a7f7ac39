//! `cargo xtask`: what is done *to* this repository. Nothing here is part of the product.
#![expect(
    clippy::disallowed_methods,
    reason = "a tool of the workshop reads its machine; the product does not"
)]

mod browser;
mod check;
mod healthz;
mod install;
mod licences;
mod owner;
mod postgres;
mod schemathesis;
mod shell;
mod spdx;
mod test;

use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  test [--no-postgres] [--no-browser] [-- FILTER…]
                    install what the tests need where it is missing, then run all of them;
                    with a FILTER only the tests whose names contain it, and no doc tests
  check             format, lints, documentation, licences and bans of what we depend on
  bench NAME [ARG…] measure one workload beside its reference, one JSON object per line
  postgres          run a throw-away PostgreSQL and print its URL, until ctrl-c
  healthz URL       wait until URL answers 200, at most 30 seconds
  free-port         print a loopback port that is free now";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test", rest @ ..] => test::run(rest),
        ["check"] => check::run(),
        ["bench", name, rest @ ..] => bench(name, rest),
        ["postgres"] => postgres::stay(),
        ["healthz", url] => healthz::wait(url),
        ["free-port"] => {
            println!("{}", free_port()?);
            Ok(())
        }
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("this is not a command\n\n{USAGE}"),
    }
}

/// Benches are measured in release, and in the caller's directory, so that file arguments mean what they say.
fn bench(name: &str, arguments: &[&str]) -> Result<()> {
    if name == "kill" {
        // The program itself is what is killed.
        shell::run(shell::cargo().args(["build", "--release", "--quiet", "--package", "amends"]))?;
    }
    let mut cargo = shell::cargo();
    cargo.args(["run", "--release", "--quiet", "--package", "benches", "--", name]).args(arguments);
    shell::run(&mut cargo)
}

/// A loopback port that nobody listens on. It may be taken before it is used, so callers that can, retry.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
