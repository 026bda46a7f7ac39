//! One throw-away PostgreSQL cluster, on a free loopback port, gone without a trace afterwards.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::owner::Owner;
use crate::{free_port, install, shell};

/// Stops the cluster and removes its folder as soon as our end of the pipe closes, which the kernel sees to
/// however we end: at the end of the tests, on ctrl-c, in a panic, killed. No signal handler could promise that.
/// Root's `PATH` may hold only folders that the account cannot enter, hence the usual ones behind it.
const WATCHER: &str = r#"trap '' INT TERM HUP
PATH=$PATH:/usr/bin:/bin
read -r _
"$1" stop -D "$2/data" -m immediate -s
rm -rf "$2""#;

/// A running cluster. It stops, and its folder goes, when this is dropped.
pub struct Cluster {
    folder: PathBuf,
    owner: Owner,
    programs: PathBuf,
    port: u16,
    watcher: Child,
}

impl Cluster {
    /// Finds or installs PostgreSQL and starts a cluster.
    pub fn start() -> Result<Self> {
        let owner = Owner::choose()?;
        let programs = programs_or_install(owner)?;
        let folder = folder(owner)?;
        let watcher = watch(owner, &programs, &folder)?;
        // From here on, dropping the cluster cleans up after every failure.
        let mut cluster = Self { folder, owner, programs, port: 0, watcher };
        cluster.create()?;
        cluster.launch()?;
        Ok(cluster)
    }

    /// Where tests connect. Anybody on this machine may: there is nothing in it.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn create(&self) -> Result<()> {
        // Sorts by code point like SQLite does, and still knows what a letter is outside ASCII.
        let locale = if cfg!(target_os = "linux") { "C.UTF-8" } else { "en_US.UTF-8" };
        let mut initdb = self.program("initdb");
        initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"]);
        initdb.arg(format!("--locale={locale}")).arg("-D").arg(self.data());
        shell::output(&mut initdb)?;

        let mut file = OpenOptions::new().append(true).open(self.data().join("postgresql.conf"))?;
        file.write_all(settings(&self.folder).as_bytes())?;
        Ok(())
    }

    /// Another process may take the free port before PostgreSQL does, hence the retries.
    fn launch(&mut self) -> Result<()> {
        for _ in 0..3 {
            self.port = free_port()?;
            let mut start = self.program("pg_ctl");
            start.args(["start", "-s", "-w", "-D"]).arg(self.data());
            start.arg("-l").arg(self.log()).arg("-o").arg(format!("-p {}", self.port));
            if shell::works(&mut start) {
                return Ok(());
            }
        }
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        bail!("PostgreSQL does not start; its log says:\n{log}")
    }

    fn program(&self, name: &str) -> Command {
        let mut command = self.owner.command(self.programs.join(name));
        for (variable, _) in std::env::vars_os() {
            // PGDATA, PGPORT and their kin would point our commands at somebody's real cluster.
            if variable.to_str().is_some_and(|name| name.starts_with("PG")) {
                command.env_remove(&variable);
            }
        }
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.watcher.stdin.take());
        if let Err(fault) = self.watcher.wait() {
            eprintln!("PostgreSQL in {} may still be running: {fault}", self.folder.display());
        }
    }
}

/// Runs a cluster until the process is ended, for people who run single tests again and again.
pub fn stay() -> Result<()> {
    let cluster = Cluster::start()?;
    println!("export AMENDS_TEST_POSTGRES_URL={}", cluster.url());
    eprintln!("running until ctrl-c");
    loop {
        std::thread::park();
    }
}

fn settings(folder: &Path) -> String {
    format!(
        "\n# A crash may lose everything here, so nothing waits for the disk.\n\
         fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n\
         listen_addresses = '127.0.0.1'\nunix_socket_directories = '{}'\nmax_connections = 200\n",
        folder.display()
    )
}

fn folder(owner: Owner) -> Result<PathBuf> {
    let moment = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos();
    let folder = owner.scratch().join(format!("amends-postgres-{}-{moment}", std::process::id()));
    DirBuilder::new()
        .mode(0o700)
        .create(&folder)
        .with_context(|| format!("cannot make {}", folder.display()))?;
    owner.give(&folder)?;
    Ok(folder)
}

fn watch(owner: Owner, programs: &Path, folder: &Path) -> Result<Child> {
    let mut watcher = owner.command("/bin/sh");
    watcher.args(["-c", WATCHER, "watcher"]).arg(programs.join("pg_ctl")).arg(folder);
    watcher.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    watcher.spawn().context("cannot start the process that cleans up after PostgreSQL")
}

fn programs_or_install(owner: Owner) -> Result<PathBuf> {
    if let Some(folder) = programs(owner) {
        return Ok(folder);
    }
    install::packages(&["postgresql"]).context("PostgreSQL is missing; install it, or pass --no-postgres")?;
    programs(owner)
        .context("PostgreSQL is still missing after its installation; pass --no-postgres to go without")
}

/// The folder of PostgreSQL's programs: in `PATH`, else where Debian keeps them out of it, newest first.
/// What stands in root's home does not count, if the account that has to run it cannot.
fn programs(owner: Owner) -> Option<PathBuf> {
    let in_path = shell::find("initdb").and_then(|initdb| initdb.parent().map(Path::to_path_buf));
    let runs = |folder: &PathBuf, name: &str| shell::works(owner.command(folder.join(name)).arg("--version"));
    in_path.into_iter().chain(debian()).find(|folder| runs(folder, "initdb") && runs(folder, "pg_ctl"))
}

fn debian() -> Vec<PathBuf> {
    let entries = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    versions.into_iter().rev().map(|(_, folder)| folder).collect()
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        if programs(Owner::choose().unwrap()).is_none() {
            return; // A test installs nothing.
        }
        let cluster = Cluster::start().unwrap();
        let (folder, port) = (cluster.folder.clone(), cluster.port);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(cluster);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
    }
}
