//! Mail in over LMTP (RFC 2033) or SMTP (RFC 5321), bounded in size, time and number of connections.
//!
//! [`serve`] hands every mail, for each address it came for, to a [`Keep`], and says `250` only once that says that it
//! has kept it. Whoever sent it keeps it until then: what cannot be kept now is answered `451` and comes again, and a
//! mail that was kept just as the connection broke comes twice. So whatever keeps mails must know a second copy.
//!
//! It relays nothing, signs nobody in and speaks no TLS: it stands on a loopback address behind a mail server that does.

mod connection;
mod session;
mod wire;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

/// What is spoken on a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// After a mail, one answer for each address.
    Lmtp,
    /// After a mail, one answer for all of them.
    Smtp,
}

/// What is spoken, to whom, and how much of it.
#[derive(Debug, Clone)]
pub struct Settings {
    pub protocol: Protocol,
    /// What the server calls itself in its greeting.
    pub name: String,
    /// The largest mail, in bytes.
    pub most_bytes: usize,
    /// Connections at once; one more is told to come again.
    pub most_connections: usize,
    /// Addresses of one mail; the rest is told to come again.
    pub most_addresses: usize,
    /// How long the other side may be silent.
    pub idle: Duration,
    /// How long a connection may last.
    pub longest: Duration,
}

/// What became of a mail for one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It is stored durably, now or before.
    Stored,
    /// It could not be stored now; it has to come again.
    Later,
    /// It will never be taken as it is, because …
    Refused(String),
}

/// Whatever keeps mails.
pub trait Keep: Send + Sync + 'static {
    /// Whether mail for this address is taken at all.
    fn takes(&self, address: &str) -> bool;
    /// Keeps a mail for one address. [`Kept::Stored`] is a promise.
    fn keep(&self, mail: Arc<Vec<u8>>, address: &str) -> impl Future<Output = Kept> + Send;
}

/// Takes connections until told to stop, then lets the mails under way end.
pub async fn serve<K: Keep>(
    listener: TcpListener,
    settings: Settings,
    keep: Arc<K>,
    mut stop: watch::Receiver<bool>,
) {
    let settings = Arc::new(settings);
    let room = Arc::new(Semaphore::new(settings.most_connections));
    let mut open = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            // The sender gone means the same as being told to stop.
            _ = stop.wait_for(|stop| *stop) => None,
            Some(_) = open.join_next(), if !open.is_empty() => continue,
            accepted = listener.accept() => Some(accepted),
        };
        let (mut stream, peer) = match accepted {
            None => break,
            Some(Ok(accepted)) => accepted,
            Some(Err(fault)) => {
                tracing::warn!(%fault, "a connection could not be taken");
                tokio::task::yield_now().await;
                continue;
            }
        };
        let Ok(permit) = Arc::clone(&room).try_acquire_owned() else {
            // Nobody waits for a busy server's words longer than it takes to write them.
            let _ = stream.try_write(b"421 4.3.2 Too many connections, come again later\r\n");
            let _ = stream.shutdown().await;
            continue;
        };
        let (settings, keep, stop) = (Arc::clone(&settings), Arc::clone(&keep), stop.clone());
        open.spawn(async move {
            let longest = settings.longest;
            let talk = connection::talk(stream, &settings, &*keep, stop);
            match tokio::time::timeout(longest, talk).await {
                Ok(Ok(())) => {}
                Ok(Err(fault)) => tracing::debug!(%fault, %peer, "a connection broke"),
                Err(_) => tracing::info!(%peer, "a connection lasted too long and was closed"),
            }
            drop(permit);
        });
    }
    while open.join_next().await.is_some() {}
}
