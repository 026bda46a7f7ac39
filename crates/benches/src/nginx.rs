//! nginx as a reference: a process of its own, with a folder and a port of its own.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// A running nginx, which ends with us.
pub struct Nginx {
    child: Child,
    folder: PathBuf,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Nginx {
    /// Starts it in a folder, with these locations of one server, and modules to be loaded first.
    pub fn start(folder: &Path, modules: &[&str], locations: &str) -> Result<Self> {
        // A port that was free a moment ago.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let folder = folder.join("nginx");
        std::fs::create_dir_all(folder.join("root"))?;
        let loads: String = modules.iter().map(|module| format!("load_module {module};\n")).collect();
        let at = folder.display();
        let text = format!(
            "{loads}user root;\nworker_processes auto;\nworker_rlimit_nofile 20000;\npid {at}/pid;\nerror_log {at}/error.log;\n\
             events {{ worker_connections 15000; }}\n\
             http {{ access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000; \
             open_file_cache max=100; client_body_temp_path {at}/body; proxy_temp_path {at}/proxy; \
             fastcgi_temp_path {at}/fastcgi; uwsgi_temp_path {at}/uwsgi; scgi_temp_path {at}/scgi;\n\
             server {{ listen {address} backlog=16384; root {at}/root;\n{locations}\n}} }}\n"
        );
        std::fs::write(folder.join("nginx.conf"), text)?;
        let child = command(&folder)
            .args(["-g", "daemon off;"])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("nginx is not here: `apt install nginx-light`")?;
        let mut nginx = Self { child, folder, address };
        for _ in 0..100 {
            if std::net::TcpStream::connect(address).is_ok() {
                return Ok(nginx);
            }
            if nginx.child.try_wait()?.is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(nginx.folder.join("error.log")).unwrap_or_default();
        bail!("nginx did not start: {log}")
    }

    /// Where files that it serves lie.
    pub fn root(&self) -> PathBuf {
        self.folder.join("root")
    }

    /// The memory of its workers now, in kB.
    pub fn memory_kb(&self) -> f64 {
        let own = self.child.id();
        let Ok(all) = std::fs::read_dir("/proc") else { return 0.0 };
        let pids = all.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        pids.filter(|pid| status(*pid, "PPid:").map(|parent| parent as u32) == Some(own))
            .filter_map(|pid| status(pid, "VmRSS:"))
            .sum()
    }
}

/// A figure of a process, as the system tells it.
pub fn status(pid: u32, name: &str) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("nginx");
    command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
    command
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Asked to stop, it takes its workers along; where that fails it is ended as it is.
        let asked = command(&self.folder).args(["-s", "stop"]).stderr(Stdio::null()).status();
        if asked.is_ok_and(|status| status.success()) {
            for _ in 0..100 {
                if matches!(self.child.try_wait(), Ok(Some(_))) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
