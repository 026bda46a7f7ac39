//! A receiver to test against: a small server inside the program that keeps what it is sent.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::{Forged, Secret, verify};

/// How a [`Receiver`] answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behaviour {
    /// With which status.
    pub status: u16,
    /// With these headers.
    pub headers: Vec<(String, String)>,
    /// With these words.
    pub body: String,
    /// After so long.
    pub slow: Option<Duration>,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self { status: 200, headers: Vec::new(), body: String::new(), slow: None }
    }
}

/// What came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Path and query.
    pub target: String,
    /// Its headers, the names in small letters.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: String,
}

impl Received {
    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The id by which it is known when it comes twice.
    pub fn id(&self) -> &str {
        self.header("webhook-id").unwrap_or_default()
    }

    /// Whether somebody who knows the secret signed it, about `now` (in seconds since 1970).
    pub fn verify(&self, secret: &Secret, now: i64) -> Result<(), Forged> {
        let at = self.header("webhook-timestamp").and_then(|text| text.parse().ok()).ok_or(Forged::Time)?;
        let signatures = self.header("webhook-signature").ok_or(Forged::Signature)?;
        verify(secret, (self.id(), at, signatures), &self.body, now)
    }
}

#[derive(Debug, Default)]
struct Shelf {
    came: Mutex<Vec<Received>>,
    behaviour: Mutex<Behaviour>,
    is_over: AtomicBool,
}

fn held<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A receiver on a free loopback port, in its own thread. It stops when it is dropped.
#[derive(Debug)]
pub struct Receiver {
    address: SocketAddr,
    shelf: Arc<Shelf>,
    running: Mutex<Option<JoinHandle<()>>>,
}

impl Receiver {
    /// Starts one.
    pub fn start(behaviour: Behaviour) -> io::Result<Self> {
        Self::start_on(0, behaviour)
    }

    /// Starts one on this port, for instance again where one was stopped.
    pub fn start_on(port: u16, behaviour: Behaviour) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let shelf = Arc::new(Shelf { behaviour: Mutex::new(behaviour), ..Shelf::default() });
        let serving = Arc::clone(&shelf);
        let thread = thread::Builder::new().name("receiver".to_owned()).spawn(move || {
            for stream in listener.incoming().flatten() {
                if serving.is_over.load(Ordering::SeqCst) {
                    return;
                }
                let shelf = Arc::clone(&serving);
                // Whoever is slow with one is not slow with another. Nobody waits for these: they end by themselves.
                drop(thread::spawn(move || serve(&shelf, stream)));
            }
        })?;
        Ok(Self { address, shelf, running: Mutex::new(Some(thread)) })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}/in", self.address)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Changes how it answers from now on.
    pub fn behave(&self, change: impl FnOnce(&mut Behaviour)) {
        change(&mut held(&self.shelf.behaviour));
    }

    /// What came, oldest first, taken out of it.
    pub fn take(&self) -> Vec<Received> {
        std::mem::take(&mut held(&self.shelf.came))
    }

    /// Stops it: its port is closed when this returns.
    pub fn stop(&self) {
        let running = held(&self.running).take();
        if let Some(thread) = running {
            self.shelf.is_over.store(true, Ordering::SeqCst);
            // A last knock, so that it looks up; it fails only where nobody listens any more.
            drop(TcpStream::connect(self.address));
            let _ = thread.join();
        }
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Reads one request, keeps it and answers. Whoever hangs up is not answered.
fn serve(shelf: &Shelf, stream: TcpStream) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let Ok(writing) = stream.try_clone() else { return };
    if let Ok(received) = read(BufReader::new(stream)) {
        let behaviour = held(&shelf.behaviour).clone();
        held(&shelf.came).push(received);
        if let Some(pause) = behaviour.slow {
            thread::sleep(pause);
        }
        let _ = answer(writing, &behaviour);
    }
}

fn read(mut from: impl BufRead) -> io::Result<Received> {
    let mut line = String::new();
    from.read_line(&mut line)?;
    let target = line.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let mut headers = Vec::new();
    loop {
        line.clear();
        from.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    from.read_exact(&mut body)?;
    Ok(Received { target, headers, body: String::from_utf8_lossy(&body).into_owned() })
}

fn answer(mut to: TcpStream, behaviour: &Behaviour) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} As told\r\nconnection: close\r\n", behaviour.status);
    for (name, value) in &behaviour.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", behaviour.body.len()));
    to.write_all(head.as_bytes())?;
    to.write_all(behaviour.body.as_bytes())?;
    to.flush()
}
