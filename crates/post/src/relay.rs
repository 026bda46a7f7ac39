//! The mail server that takes our letters.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::fate::Fate;
use crate::handing::{Envelope, hand};
use crate::letter::Letter;
use crate::opening::Session;
use crate::relay_url::{Place, RelayFault, Security};

/// A further connection is opened for every so many letters; fewer are sooner sent than it is opened.
const LETTERS_PER_CONNECTION: usize = 8;

/// So many connections in a row lost without settling a letter, and the relay is not well: what is left is
/// deferred, rather than making each letter wait or become uncertain in its turn.
const LOSSES: usize = 3;

/// A mail server that takes our letters and brings them further.
#[derive(Clone)]
pub struct Relay {
    pub(crate) place: Place,
    pub(crate) tls: Option<Arc<ClientConfig>>,
    pub(crate) connect_timeout: Duration,
    pub(crate) reply_timeout: Duration,
    connections: usize,
}

impl Relay {
    /// Reads `smtp://[user:pass@]host:port[?tls=required|opportunistic|none]` or `smtps://…`.
    ///
    /// Without `tls`, a loopback host is spoken to in the clear and any other opportunistically. A certificate
    /// is always checked against the system's authorities (`SSL_CERT_FILE` adds others), and a password is
    /// never sent in the clear unless `tls=none` or the loopback says that this is meant.
    pub fn parse(url: &str) -> Result<Self, RelayFault> {
        let place = Place::parse(url)?;
        let tls = match place.security {
            Security::None => None,
            _ => Some(tls(&[])?),
        };
        let (connect_timeout, reply_timeout) = (Duration::from_secs(10), Duration::from_mins(1));
        Ok(Self { place, tls, connect_timeout, reply_timeout, connections: 4 })
    }

    /// The same relay with at most so many connections at once (4 unless told; at least 1).
    #[must_use]
    pub fn with_connections(mut self, connections: usize) -> Self {
        self.connections = connections.max(1);
        self
    }

    /// The same relay with other limits: to connect (10 s unless told), and for each reply (60 s).
    #[must_use]
    pub fn with_timeouts(mut self, connect: Duration, reply: Duration) -> Self {
        (self.connect_timeout, self.reply_timeout) = (connect, reply);
        self
    }

    /// The same relay, trusting one more certificate authority (DER).
    pub fn with_authority(mut self, certificate: Vec<u8>) -> Result<Self, RelayFault> {
        self.tls = Some(tls(&[CertificateDer::from(certificate)])?);
        Ok(self)
    }

    /// Hands the letters over and says what became of each, in their order.
    ///
    /// Run it to its end: a future that is dropped half-way takes the fates with it, and every letter in it
    /// is then as good as uncertain.
    pub async fn hand_over(&self, letters: &[Letter]) -> Vec<Fate> {
        let next = AtomicUsize::new(0);
        let carriers = letters.len().div_ceil(LETTERS_PER_CONNECTION).min(self.connections);
        let hauls = join_all((0..carriers).map(|_| self.carry(letters, &next))).await;

        let mut fates: Vec<Option<Fate>> = vec![None; letters.len()];
        let mut gave_up = None;
        for haul in hauls {
            for (index, fate) in haul.settled {
                fates[index] = Some(fate);
            }
            gave_up = gave_up.or(haul.gave_up);
        }
        if let Some(why) = &gave_up {
            tracing::warn!(relay = %self.place.host, why, "a connection to the mail relay was given up");
        }
        // A letter that nobody took up was left because every carrier gave up.
        let why = gave_up.unwrap_or_default();
        fates.into_iter().map(|fate| fate.unwrap_or_else(|| Fate::Deferred { why: why.clone() })).collect()
    }

    /// Carries letter after letter over one connection at a time, until none is left or the relay is lost.
    async fn carry(&self, letters: &[Letter], next: &AtomicUsize) -> Haul {
        let mut haul = Haul::default();
        let mut session: Option<Session> = None;
        let mut losses = 0;
        while next.load(Ordering::Relaxed) < letters.len() {
            // Connect before taking a letter up, so that a connection that fails leaves it to the others.
            let mut open = match session.take() {
                Some(open) => open,
                None => match Session::open(self).await {
                    Ok(open) => open,
                    Err(broken) => return haul.given_up(broken.to_string()),
                },
            };
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(letter) = letters.get(index) else {
                open.close().await;
                return haul;
            };
            let envelope = match Envelope::of(letter) {
                Ok(envelope) => envelope,
                Err(reply) => {
                    haul.settled.push((index, Fate::Refused { reply }));
                    session = Some(open);
                    continue;
                }
            };
            let mime = letter.to_mime();
            let mut outcome = hand(&mut open, &envelope, &mime).await;
            if !outcome.usable && outcome.fate.may_try_again() && open.settled > 0 {
                // Relays close a connection after so many letters or so much idle time. Nothing of this one
                // was handed over, so a fresh connection may have it at once.
                match Session::open(self).await {
                    Ok(fresh) => open = fresh,
                    Err(broken) => {
                        haul.settled.push((index, outcome.fate));
                        return haul.given_up(broken.to_string());
                    }
                }
                outcome = hand(&mut open, &envelope, &mime).await;
            }
            if outcome.usable {
                open.settled += 1;
                losses = 0;
                session = Some(open);
            } else {
                losses = if open.settled == 0 { losses + 1 } else { 0 };
            }
            let fate = outcome.fate;
            if losses == LOSSES {
                let why = format!("the relay broke {LOSSES} connections in a row, the last time so: {fate}");
                haul.settled.push((index, fate));
                return haul.given_up(why);
            }
            haul.settled.push((index, fate));
        }
        if let Some(open) = session {
            open.close().await;
        }
        haul
    }
}

/// What one carrier settled, and why it stopped before the end.
#[derive(Default)]
struct Haul {
    settled: Vec<(usize, Fate)>,
    gave_up: Option<String>,
}

impl Haul {
    fn given_up(mut self, why: String) -> Self {
        self.gave_up = Some(why);
        self
    }
}

fn tls(further: &[CertificateDer<'static>]) -> Result<Arc<ClientConfig>, RelayFault> {
    let mut roots = RootCertStore::empty();
    // A certificate of the system's that cannot be read is not our relay's fault: the handshake will tell.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots.add_parsable_certificates(further.iter().cloned());
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|fault| RelayFault::Encryption(fault.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `Place` prints the user and never the password.
        f.debug_struct("Relay").field("place", &self.place).finish_non_exhaustive()
    }
}
