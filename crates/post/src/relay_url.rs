//! Where a relay is and how to speak with it, as one URL.

use std::fmt;
use std::net::IpAddr;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// What is wrong with a relay's URL. It never repeats the URL, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RelayFault {
    /// Not a URL at all.
    #[error("the relay's address is not a URL ({0}). Write it like smtp://mail.example.com:587")]
    NotUrl(String),
    /// Neither `smtp` nor `smtps`.
    #[error("a relay's address begins with smtp:// or smtps://, not with {0}://")]
    Scheme(String),
    /// No host.
    #[error("the relay's address names no host. Write it like smtp://mail.example.com:587")]
    NoHost,
    /// `tls=` with another word than the three, or against the scheme.
    #[error("tls is required, opportunistic or none, not “{0}”; smtps:// needs no tls setting")]
    Tls(String),
    /// A setting that does not exist.
    #[error("there is no setting “{0}”; the one setting is tls")]
    Setting(String),
    /// The user name or password is not UTF-8, or one is given without the other.
    #[error("write both user and password, percent-encoded UTF-8: smtp://user:pass@host:port")]
    Credentials,
    /// The TLS library could not be set up.
    #[error("encryption could not be set up: {0}")]
    Encryption(String),
}

/// When the connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Security {
    /// From the first byte (`smtps`).
    Always,
    /// By STARTTLS, or no letter is sent.
    Required,
    /// By STARTTLS when the relay offers it.
    Opportunistic,
    /// Never.
    None,
}

/// A name and its password; only the name can be printed.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Credentials {
    pub(crate) user: String,
    pub(crate) password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
}

/// What the URL says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) credentials: Option<Credentials>,
}

impl Place {
    pub(crate) fn parse(text: &str) -> Result<Self, RelayFault> {
        let url = Url::parse(text).map_err(|fault| RelayFault::NotUrl(fault.to_string()))?;
        let direct = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            other => return Err(RelayFault::Scheme(other.to_owned())),
        };
        let (host, loopback) = match url.host() {
            Some(Host::Ipv4(ip)) => (ip.to_string(), ip.is_loopback()),
            Some(Host::Ipv6(ip)) => (ip.to_string(), ip.is_loopback()),
            Some(Host::Domain(name)) if !name.is_empty() => (name.to_owned(), is_loopback(name)),
            _ => return Err(RelayFault::NoHost),
        };
        let mut security = match (direct, loopback) {
            (true, _) => Security::Always,
            (false, true) => Security::None,
            (false, false) => Security::Opportunistic,
        };
        for (setting, value) in url.query_pairs() {
            security = match (&*setting, &*value) {
                ("tls", "required") => {
                    if direct {
                        Security::Always
                    } else {
                        Security::Required
                    }
                }
                ("tls", "opportunistic") if !direct => Security::Opportunistic,
                ("tls", "none") if !direct => Security::None,
                ("tls", other) => return Err(RelayFault::Tls(other.to_owned())),
                (other, _) => return Err(RelayFault::Setting(other.to_owned())),
            };
        }
        let port = url.port().unwrap_or(if direct { 465 } else { 25 });
        Ok(Self { host, port, security, credentials: credentials(&url)? })
    }
}

fn is_loopback(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn credentials(url: &Url) -> Result<Option<Credentials>, RelayFault> {
    let decoded = |text: &str| {
        let text = percent_decode_str(text).decode_utf8().map_err(|_| RelayFault::Credentials)?;
        // NUL separates the fields of AUTH PLAIN.
        if text.contains('\0') { Err(RelayFault::Credentials) } else { Ok(text.into_owned()) }
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(RelayFault::Credentials),
        (user, Some(password)) => {
            Ok(Some(Credentials { user: decoded(user)?, password: decoded(password)? }))
        }
    }
}
