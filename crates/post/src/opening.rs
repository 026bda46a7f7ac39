//! Opening a connection: greeting, EHLO, TLS, sign-in.

use std::net::SocketAddr;
use std::sync::atomic::Ordering;

use data_encoding::BASE64;
use smtp_proto::{AUTH_LOGIN, AUTH_PLAIN, EXT_START_TLS, EhloResponse};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use crate::connection::{Broken, Connection, Reply};
use crate::relay::Relay;
use crate::relay_url::{Credentials, Place, Security};

/// An open connection, ready for letters.
pub(crate) struct Session {
    pub(crate) connection: Connection,
    /// What the relay offers, as bits of `smtp_proto::EXT_…`.
    pub(crate) offers: u32,
    /// How many letters were settled over it.
    pub(crate) settled: usize,
}

impl Session {
    pub(crate) fn offers(&self, extension: u32) -> bool {
        self.offers & extension != 0
    }

    /// Opens a connection to the first relay that can be reached, beginning with the one that could the last time.
    pub(crate) async fn open(relay: &Relay) -> Result<Self, Broken> {
        let count = relay.places.len();
        let first = relay.reached.load(Ordering::Relaxed);
        let mut last = None;
        for number in (0..count).map(|n| (first + n) % count) {
            match Self::open_at(relay, &relay.places[number]).await {
                Ok(session) => {
                    relay.reached.store(number, Ordering::Relaxed);
                    return Ok(session);
                }
                Err(broken) => {
                    if count > 1 {
                        tracing::warn!(host = relay.places[number].host, %broken, "the next relay is tried");
                    }
                    last = Some(broken);
                }
            }
        }
        Err(last.unwrap_or(Broken::Closed))
    }

    async fn open_at(relay: &Relay, place: &Place) -> Result<Self, Broken> {
        let stream = timeout(relay.connect_timeout, TcpStream::connect((place.host.as_str(), place.port)))
            .await
            .map_err(|_| Broken::Unreachable(relay.connect_timeout))??;
        // A letter is several small exchanges; Nagle's wait would cost 40 ms in each.
        stream.set_nodelay(true)?;
        let hello = hello(stream.local_addr()?);
        let mut connection = Connection::over(stream, relay.reply_timeout);

        let mut encrypted = place.security == Security::Always;
        if encrypted {
            connection = secured(connection, relay, place).await?;
        }
        wanted(connection.reply().await?, 2, "at its greeting")?;
        let mut ehlo = greeted(&mut connection, &hello).await?;

        let offered = ehlo.has_capability(EXT_START_TLS);
        match place.security {
            Security::Required if !offered => {
                return Err(Broken::NotEncrypted("it does not offer STARTTLS, and tls=required".to_owned()));
            }
            Security::Required | Security::Opportunistic if offered => {
                wanted(connection.ask("STARTTLS").await?, 2, "at STARTTLS")?;
                connection = secured(connection, relay, place).await?;
                encrypted = true;
                // What was said in the clear may have been said by anyone: ask again.
                ehlo = greeted(&mut connection, &hello).await?;
            }
            _ => {}
        }
        if let Some(credentials) = &place.credentials {
            if !encrypted && place.security != Security::None {
                return Err(Broken::NotEncrypted(
                    "it does not offer STARTTLS, and a password is not sent in the clear unless tls=none"
                        .to_owned(),
                ));
            }
            sign_in(&mut connection, credentials, ehlo.auth()).await?;
        }
        Ok(Self { connection, offers: ehlo.capabilities(), settled: 0 })
    }

    /// Takes leave. Every letter is settled by now, so what becomes of this does not matter.
    pub(crate) async fn close(mut self) {
        let _ = timeout(std::time::Duration::from_secs(1), self.connection.ask("QUIT")).await;
    }
}

/// How we name ourselves: by address, because a host name may not be known to anyone.
fn hello(local: SocketAddr) -> String {
    match local {
        SocketAddr::V4(v4) => format!("[{}]", v4.ip()),
        SocketAddr::V6(v6) => format!("[IPv6:{}]", v6.ip()),
    }
}

async fn greeted(connection: &mut Connection, hello: &str) -> Result<EhloResponse<String>, Broken> {
    let reply = connection.ask(&format!("EHLO {hello}")).await?;
    if reply.class() == 5 {
        // An old relay knows no extensions; it can still take letters, one step at a time.
        wanted(connection.ask(&format!("HELO {hello}")).await?, 2, "at HELO")?;
        return Ok(EhloResponse::new(String::new()));
    }
    let reply = wanted(reply, 2, "at EHLO")?;
    EhloResponse::parse(&mut reply.raw.iter()).map_err(|fault| Broken::Nonsense(fault.to_string()))
}

async fn secured(connection: Connection, relay: &Relay, place: &Place) -> Result<Connection, Broken> {
    connection.in_turn()?;
    let unencrypted = |fault: &dyn std::fmt::Display| Broken::NotEncrypted(fault.to_string());
    let tls = relay.tls.clone().ok_or_else(|| unencrypted(&"it is not set up"))?;
    let name = ServerName::try_from(place.host.clone()).map_err(|fault| unencrypted(&fault))?;
    let stream = timeout(relay.reply_timeout, TlsConnector::from(tls).connect(name, connection.wire))
        .await
        .map_err(|_| Broken::Silent(relay.reply_timeout))?
        .map_err(|fault| unencrypted(&fault))?;
    Ok(Connection::over(stream, relay.reply_timeout))
}

async fn sign_in(connection: &mut Connection, credentials: &Credentials, offered: u64) -> Result<(), Broken> {
    let Credentials { user, password } = credentials;
    let reply = if offered & AUTH_PLAIN != 0 {
        let secret = BASE64.encode(format!("\0{user}\0{password}").as_bytes());
        connection.ask(&format!("AUTH PLAIN {secret}")).await?
    } else if offered & AUTH_LOGIN != 0 {
        wanted(connection.ask("AUTH LOGIN").await?, 3, "at sign-in")?;
        wanted(connection.ask(&BASE64.encode(user.as_bytes())).await?, 3, "at sign-in")?;
        connection.ask(&BASE64.encode(password.as_bytes())).await?
    } else {
        return Err(Broken::NoSignIn);
    };
    wanted(reply, 2, "at sign-in").map(drop)
}

fn wanted(reply: Reply, class: u16, when: &'static str) -> Result<Reply, Broken> {
    if reply.class() == class { Ok(reply) } else { Err(Broken::TurnedAway { when, reply: reply.text() }) }
}
