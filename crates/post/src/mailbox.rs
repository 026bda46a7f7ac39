//! A mailbox to test against: a small SMTP server inside the program.

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};

use crate::received::Received;
use crate::sink;

/// How a [`Mailbox`] behaves. The default takes every letter at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behaviour {
    /// Addresses that are answered with 550, for good.
    pub refuse: Vec<String>,
    /// Addresses that are answered with 451, for now.
    pub defer: Vec<String>,
    /// How long it waits before each answer.
    pub slow: Option<Duration>,
    /// Whether it keeps the letter and hangs up after the final dot without an answer.
    pub hang_up_after_data: bool,
    /// Whether it takes connections and says nothing.
    pub deaf: bool,
    /// How many letters it keeps, the newest; all of them unless told.
    pub keep_last: Option<usize>,
}

/// An SMTP server on a free loopback port, in its own thread, for tests, drills and demonstrations. It keeps
/// what it is sent, delivers nothing, and stops when it is dropped.
#[derive(Debug)]
pub struct Mailbox {
    address: SocketAddr,
    shelf: Arc<Shelf>,
    running: Mutex<Option<(oneshot::Sender<()>, JoinHandle<()>)>>,
}

/// What the server and the holder of the mailbox share.
#[derive(Debug)]
pub(crate) struct Shelf {
    letters: Mutex<VecDeque<Received>>,
    arrived: watch::Sender<usize>,
    pub(crate) behaviour: watch::Sender<Behaviour>,
}

impl Shelf {
    pub(crate) fn keep(&self, letter: Received) {
        let most = self.behaviour.borrow().keep_last.unwrap_or(usize::MAX);
        let mut letters = self.letters();
        letters.push_back(letter);
        let surplus = letters.len().saturating_sub(most);
        letters.drain(..surplus);
        drop(letters);
        self.arrived.send_modify(|count| *count += 1);
    }

    fn letters(&self) -> MutexGuard<'_, VecDeque<Received>> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mailbox {
    /// Starts a mailbox on a free port.
    pub fn start(behaviour: Behaviour) -> io::Result<Self> {
        Self::start_on(0, behaviour)
    }

    /// Starts a mailbox on this port, for instance again where one was stopped.
    pub fn start_on(port: u16, behaviour: Behaviour) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let shelf = Arc::new(Shelf {
            letters: Mutex::default(),
            arrived: watch::Sender::new(0),
            behaviour: watch::Sender::new(behaviour),
        });
        let (stop, stopped) = oneshot::channel();
        let (ready, is_ready) = mpsc::channel();
        let serving = Arc::clone(&shelf);
        // Its own thread and runtime: a test that blocks its own still gets its mail, and a program without
        // one can have a mailbox too.
        let thread = thread::Builder::new().name("mailbox".to_owned()).spawn(move || {
            let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime,
                Err(fault) => return drop(ready.send(Err(fault))),
            };
            runtime.block_on(async {
                let server = match TcpListener::from_std(listener) {
                    Ok(listener) => sink::serve(listener, serving),
                    Err(fault) => return drop(ready.send(Err(fault))),
                };
                drop(ready.send(Ok(())));
                tokio::select! { () = server => {}, _ = stopped => {} }
            });
        })?;
        is_ready.recv().map_err(io::Error::other)??;
        Ok(Self { address, shelf, running: Mutex::new(Some((stop, thread))) })
    }

    /// Where it listens, as a [`Relay`](crate::Relay) takes it.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Changes how it behaves from now on, also towards those who are connected.
    pub fn behave(&self, change: impl FnOnce(&mut Behaviour)) {
        self.shelf.behaviour.send_modify(change);
    }

    /// The letters it keeps, oldest first.
    pub fn received(&self) -> Vec<Received> {
        self.shelf.letters().iter().cloned().collect()
    }

    /// The letters it keeps, oldest first, taken out of it.
    pub fn take(&self) -> Vec<Received> {
        self.shelf.letters().drain(..).collect()
    }

    /// How many letters ever came, kept or not.
    pub fn count(&self) -> usize {
        *self.shelf.arrived.borrow()
    }

    /// Waits until so many letters ever came; false if they did not come in time.
    pub async fn wait_for(&self, count: usize, within: Duration) -> bool {
        let mut arrived = self.shelf.arrived.subscribe();
        tokio::time::timeout(within, arrived.wait_for(|so_far| *so_far >= count))
            .await
            .is_ok_and(|w| w.is_ok())
    }

    /// Stops it: its port is closed and every connection cut when this returns. What it keeps stays readable.
    pub fn stop(&self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((stop, thread)) = running {
            // Either fails only if the server is gone already, which is what is wanted.
            let _ = stop.send(());
            let _ = thread.join();
        }
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.stop();
    }
}
