//! The mail server that takes our letters.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::join_all;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::dkim::Signer;
use crate::fate::Fate;
use crate::handing::{Offer, hand};
use crate::letter::Letter;
use crate::opening::Session;
use crate::relay_url::{Place, RelayFault, Security};
use crate::sealed::Bag;

/// A further connection is opened for every so many letters; fewer are sooner sent than it is opened.
const LETTERS_PER_CONNECTION: usize = 8;

/// So many connections in a row lost without settling a letter, and the relay is not well: what is left is
/// deferred, rather than making each letter wait or become uncertain in its turn.
const LOSSES: usize = 3;

/// A mail server that takes our letters and brings them further, with others that stand in for it.
#[derive(Clone)]
pub struct Relay {
    /// At least one.
    pub(crate) places: Vec<Place>,
    /// Which of them was reached last.
    pub(crate) reached: Arc<AtomicUsize>,
    pub(crate) tls: Option<Arc<ClientConfig>>,
    pub(crate) connect_timeout: Duration,
    pub(crate) reply_timeout: Duration,
    connections: usize,
    signer: Option<Arc<Signer>>,
    /// Connections that rest between two bags.
    kept: Arc<Mutex<Vec<Session>>>,
}

impl Relay {
    /// Reads `smtp://[user:pass@]host:port[?tls=required|opportunistic|none]` or `smtps://…`; several with spaces
    /// between them stand in for each other: where one cannot be reached or turns us away, the next is tried.
    ///
    /// Without `tls`, a loopback host is spoken to in the clear and any other opportunistically. A certificate
    /// is always checked against the system's authorities (`SSL_CERT_FILE` adds others), and a password is
    /// never sent in the clear unless `tls=none` or the loopback says that this is meant.
    pub fn parse(url: &str) -> Result<Self, RelayFault> {
        let places = url.split_whitespace().map(Place::parse).collect::<Result<Vec<_>, _>>()?;
        if places.is_empty() {
            return Err(RelayFault::NoHost);
        }
        let is_plain = places.iter().all(|place| place.security == Security::None);
        let tls = if is_plain { None } else { Some(tls(&[])?) };
        let (connect_timeout, reply_timeout) = (Duration::from_secs(10), Duration::from_mins(1));
        let (reached, kept) = (Arc::default(), Arc::default());
        let (connections, signer) = (4, None);
        Ok(Self { places, reached, tls, connect_timeout, reply_timeout, connections, signer, kept })
    }

    /// The same relay with at most so many connections at once (4 unless told; at least 1).
    #[must_use]
    pub fn with_connections(mut self, connections: usize) -> Self {
        self.connections = connections.max(1);
        self
    }

    /// The same relay with each letter signed on its way (DKIM).
    #[must_use]
    pub fn with_signer(mut self, signer: Signer) -> Self {
        self.signer = Some(Arc::new(signer));
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

    /// Hands the letters over and says what became of each, in their order; then takes leave of the relay.
    ///
    /// Run it to its end: a future that is dropped half-way takes the fates with it, and every letter in it
    /// is then as good as uncertain.
    pub async fn hand_over(&self, letters: &[Letter]) -> Vec<Fate> {
        let fates = self.empty(&letters).await;
        self.rest().await;
        fates
    }

    /// Hands over what is in a bag, and keeps its connections for the next one until [`Relay::rest`].
    pub async fn empty(&self, bag: &impl Bag) -> Vec<Fate> {
        let next = AtomicUsize::new(0);
        let carriers = bag.count().div_ceil(LETTERS_PER_CONNECTION).min(self.connections);
        let hauls = join_all((0..carriers).map(|_| self.carry(bag, &next))).await;

        let mut fates: Vec<Option<Fate>> = vec![None; bag.count()];
        let mut gave_up = None;
        for haul in hauls {
            for (index, fate) in haul.settled {
                fates[index] = Some(fate);
            }
            gave_up = gave_up.or(haul.gave_up);
        }
        if let Some(why) = &gave_up {
            tracing::warn!(why, "a connection to the mail relay was given up");
        }
        // A letter that nobody took up was left because every carrier gave up.
        let why = gave_up.unwrap_or_default();
        fates.into_iter().map(|fate| fate.unwrap_or_else(|| Fate::Deferred { why: why.clone() })).collect()
    }

    /// Takes leave of the relay on every connection that was kept.
    pub async fn rest(&self) {
        let kept = std::mem::take(&mut *self.kept());
        join_all(kept.into_iter().map(Session::close)).await;
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Session>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Carries letter after letter over one connection at a time, until none is left or the relay is lost.
    async fn carry(&self, bag: &impl Bag, next: &AtomicUsize) -> Haul {
        let mut haul = Haul::default();
        let mut session = self.kept().pop();
        // The letter that comes after the one in hand, and whether the relay was told of it already.
        let mut ahead: Option<Offer> = None;
        let mut announced = false;
        // Whether the relay may still hold something of a letter that it did not take.
        let mut wary = false;
        let mut losses = 0;
        while ahead.is_some() || next.load(Ordering::Relaxed) < bag.count() {
            // Connect before taking a letter up, so that a connection that fails leaves it to the others.
            let mut open = match session.take() {
                Some(open) => open,
                None => match Session::open(self).await {
                    Ok(open) => {
                        announced = false;
                        open
                    }
                    Err(broken) => {
                        haul.leave(bag, ahead, &broken.to_string());
                        return haul.given_up(broken.to_string());
                    }
                },
            };
            let Some(mut offer) = ahead.take().or_else(|| haul.take_up(self, bag, next)) else {
                session = Some(open);
                break;
            };
            ahead = haul.take_up(self, bag, next);
            let index = offer.index;
            let note = || bag.about_to_send(index);
            let mut outcome = hand(&mut open, &mut offer, announced, ahead.as_ref(), note).await;
            let denied = !matches!(outcome.fate, Fate::HandedOver { .. } | Fate::Uncertain { .. });
            if announced && wary && denied && outcome.usable {
                // It was announced in one breath with a letter that was not taken: ask again by itself.
                let note = || bag.about_to_send(index);
                outcome = hand(&mut open, &mut offer, false, ahead.as_ref(), note).await;
            }
            if !outcome.usable && outcome.fate.may_try_again() && open.settled > 0 {
                // Relays close a connection after so many letters or so much idle time. Nothing of this one
                // was handed over, so a fresh connection may have it at once.
                match Session::open(self).await {
                    Ok(fresh) => open = fresh,
                    Err(broken) => {
                        haul.settle(bag, index, outcome.fate);
                        haul.leave(bag, ahead, &broken.to_string());
                        return haul.given_up(broken.to_string());
                    }
                }
                let note = || bag.about_to_send(index);
                outcome = hand(&mut open, &mut offer, false, ahead.as_ref(), note).await;
            }
            announced = outcome.announced;
            wary = !matches!(outcome.fate, Fate::HandedOver { .. });
            if outcome.usable {
                open.settled += 1;
                losses = 0;
                session = Some(open);
            } else {
                losses = if open.settled == 0 { losses + 1 } else { 0 };
            }
            if losses == LOSSES {
                let fate = &outcome.fate;
                let why = format!("the relay broke {LOSSES} connections in a row, the last time so: {fate}");
                haul.settle(bag, index, outcome.fate);
                haul.leave(bag, ahead, &why);
                return haul.given_up(why);
            }
            haul.settle(bag, index, outcome.fate);
        }
        if let Some(open) = session {
            self.kept().push(open);
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
    /// The next letter of the bag that can be offered at all; those that cannot are settled on the way.
    fn take_up(&mut self, relay: &Relay, bag: &impl Bag, next: &AtomicUsize) -> Option<Offer> {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= bag.count() {
                return None;
            }
            let offer = bag.take_out(index).and_then(|mut letter| {
                if let Some(signer) = &relay.signer {
                    letter.mime = signer.signed(&letter.mime, letter.at);
                }
                Offer::of(index, &letter).map_err(|reply| Fate::Refused { reply })
            });
            match offer {
                Ok(offer) => return Some(offer),
                Err(fate) => self.settle(bag, index, fate),
            }
        }
    }

    fn settle(&mut self, bag: &impl Bag, index: usize, fate: Fate) {
        bag.settle(index, &fate);
        self.settled.push((index, fate));
    }

    /// A letter that was taken up and, at most, announced: certainly not handed over.
    fn leave(&mut self, bag: &impl Bag, offer: Option<Offer>, why: &str) {
        if let Some(offer) = offer {
            self.settle(bag, offer.index, Fate::Deferred { why: why.to_owned() });
        }
    }

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
        f.debug_struct("Relay").field("places", &self.places).finish_non_exhaustive()
    }
}
