//! The `amends` program.

use std::io::IsTerminal;

use amends::app::cli::{Cli, run};
use clap::Parser;
use mimalloc::MiMalloc;
use tracing_subscriber::EnvFilter;

/// Many threads make and drop many small texts here; the system's own allocator is slow at that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let log = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_env("AMENDS_LOG").unwrap_or_else(|_| EnvFilter::new("info")))
        .with_writer(std::io::stderr);
    // Colours are for a terminal. In a file or a system's journal their signs stand between the words.
    if std::io::stderr().is_terminal() {
        log.init();
    } else {
        log.with_ansi(false).init();
    }
    run(Cli::parse()).await
}
