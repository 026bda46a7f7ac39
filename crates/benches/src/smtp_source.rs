//! postfix's own load generator: the program on this machine, or out of the Debian package without installing the
//! mail server that it comes with.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The program, and the folder of its libraries where it is not installed.
pub struct Source {
    program: PathBuf,
    libraries: Option<PathBuf>,
}

/// Finds it, or unpacks it into `folder`.
pub fn find(folder: &Path) -> Result<Source> {
    let installed = PathBuf::from("/usr/sbin/smtp-source");
    if installed.exists() {
        return Ok(Source { program: installed, libraries: None });
    }
    let script = "apt-get download -qq postfix 2>/dev/null && dpkg -x postfix_*.deb postfix";
    let unpacked = Command::new("sh").args(["-c", script]).current_dir(folder).status()?;
    let program = folder.join("postfix/usr/sbin/smtp-source");
    ensure!(
        unpacked.success() && program.exists(),
        "the reference is postfix's smtp-source: install the Debian package `postfix`"
    );
    Ok(Source { program, libraries: Some(folder.join("postfix/usr/lib/postfix")) })
}

/// Sends `n` letters of `size` bytes over so many kept connections.
pub fn send(source: &Source, port: u16, n: u64, size: usize, connections: usize) -> Result<()> {
    let mut command = Command::new(&source.program);
    if let Some(libraries) = &source.libraries {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    command
        .args(["-d", "-m", &n.to_string(), "-l", &size.to_string(), "-s", &connections.to_string()])
        .args(["-f", "desk@halden.example", "-t", "buyer@mail.example"])
        .arg(format!("127.0.0.1:{port}"));
    ensure!(command.status().context("smtp-source does not start")?.success(), "smtp-source failed");
    Ok(())
}
