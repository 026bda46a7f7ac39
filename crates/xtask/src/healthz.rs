//! Waiting for a server to say that it is well.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(100);

/// Asks until the answer is 200, and gives up after [`PATIENCE`] with the last reason.
pub fn wait(url: &str) -> Result<()> {
    let (host, path) = split(url)?;
    let start = Instant::now();
    loop {
        let trouble = match ask(host, &path) {
            Ok(200) => {
                println!("{url} answers 200 after {:.1} s", start.elapsed().as_secs_f64());
                return Ok(());
            }
            Ok(status) => format!("it answers {status}"),
            Err(fault) => format!("{fault:#}"),
        };
        if start.elapsed() > PATIENCE {
            bail!("{url} is not well after {} s: {trouble}", PATIENCE.as_secs());
        }
        std::thread::sleep(PAUSE);
    }
}

fn split(url: &str) -> Result<(&str, String)> {
    let rest = url.strip_prefix("http://").with_context(|| format!("`{url}` does not begin with http://"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host.rsplit_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_err()) {
        bail!("`{url}` names no port");
    }
    Ok((host, format!("/{path}")))
}

fn ask(host: &str, path: &str) -> Result<u16> {
    let address = host.to_socket_addrs()?.next().with_context(|| format!("`{host}` has no address"))?;
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut start = [0; 12];
    stream.read_exact(&mut start).context("it closes without an answer")?;
    status(&start)
}

/// The status in `HTTP/1.1 200`.
fn status(start: &[u8]) -> Result<u16> {
    let text = std::str::from_utf8(start)?;
    let digits = text.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..));
    digits.and_then(|digits| digits.parse().ok()).with_context(|| format!("it does not speak HTTP: {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        assert_eq!(split("http://127.0.0.1:80/healthz").unwrap(), ("127.0.0.1:80", "/healthz".into()));
        assert_eq!(split("http://localhost:80").unwrap(), ("localhost:80", "/".into()));
        assert!(split("https://127.0.0.1:80/").is_err());
        assert!(split("http://127.0.0.1/").is_err());
    }

    #[test]
    fn the_first_line_holds_the_status() {
        assert_eq!(status(b"HTTP/1.1 200").unwrap(), 200);
        assert_eq!(status(b"HTTP/1.0 503").unwrap(), 503);
        assert!(status(b"220 mail.exa").is_err());
    }
}
