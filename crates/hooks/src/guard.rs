//! Where something may be posted, and where not.

use std::net::{IpAddr, SocketAddr};

use url::{Host, Url};

use crate::is_public;

/// The longest address, in characters.
const LONGEST: usize = 2_000;

/// Why nothing is posted to an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// It is too long.
    #[error("the address is longer than {LONGEST} characters")]
    TooLong,
    /// It cannot be read as one.
    #[error("that is no address of the web")]
    Unreadable,
    /// What is sent there could be read on its way.
    #[error("the address does not begin with https://")]
    NotEncrypted,
    /// It carries a name or a password, which every log on the way would keep.
    #[error("the address holds a user name or a password")]
    Credentials,
    /// What stands behind a `#` never leaves.
    #[error("the address holds a part behind #, which is never sent")]
    Fragment,
    /// It leads to a machine of a network that is not open to everybody.
    #[error("{0} is no address of the public internet")]
    Private(IpAddr),
    /// The name leads nowhere.
    #[error("nobody knows where {0} is")]
    Unknown(String),
}

/// An address to which something may be posted, as far as it can be told without asking where its name leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    url: Url,
    host: String,
    port: u16,
    /// Whether its host was named as one's own.
    is_own: bool,
}

impl Place {
    /// The address as it is written out.
    pub fn text(&self) -> &str {
        self.url.as_str()
    }
    /// Its host, without brackets.
    pub fn host(&self) -> &str {
        &self.host
    }
    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }
    /// Whether it is spoken with in private.
    pub fn is_encrypted(&self) -> bool {
        self.url.scheme() == "https"
    }
    /// The host as a header has it: with the port where that is not the usual one.
    pub(crate) fn authority(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }
    /// Path and query.
    pub(crate) fn target(&self) -> &str {
        &self.url[url::Position::BeforePath..url::Position::AfterQuery]
    }
}

/// Who says where something may be posted: anywhere in the public internet, encrypted; and to hosts named as one's own.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    own: Vec<String>,
}

impl Guard {
    /// With these hosts of one's own network, by name or by number: they may be private and spoken with in the clear.
    pub fn with_own(hosts: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self { own: hosts.into_iter().map(|host| host.as_ref().trim().to_lowercase()).collect() }
    }

    /// Reads an address. A number written in any of the ways that networks understand (`0177.1`, `2130706433`) is the
    /// number that it means.
    pub fn place(&self, text: &str) -> Result<Place, NotAllowed> {
        let text = text.trim();
        if text.chars().count() > LONGEST {
            return Err(NotAllowed::TooLong);
        }
        let url = Url::parse(text).map_err(|_| NotAllowed::Unreadable)?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(NotAllowed::NotEncrypted);
        }
        let (host, number) = match url.host().ok_or(NotAllowed::Unreadable)? {
            Host::Domain(name) => (name.to_lowercase(), None),
            Host::Ipv4(v4) => (v4.to_string(), Some(IpAddr::V4(v4))),
            Host::Ipv6(v6) => (v6.to_string(), Some(IpAddr::V6(v6))),
        };
        let is_own = self.own.contains(&host);
        if url.scheme() != "https" && !is_own {
            return Err(NotAllowed::NotEncrypted);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(NotAllowed::Credentials);
        }
        if url.fragment().is_some() {
            return Err(NotAllowed::Fragment);
        }
        if let Some(number) = number.filter(|n| !is_own && !is_public(*n)) {
            return Err(NotAllowed::Private(number));
        }
        let port = url.port_or_known_default().ok_or(NotAllowed::Unreadable)?;
        Ok(Place { url, host, port, is_own })
    }

    /// Of the addresses to which a name leads, those that may be spoken with: all of them or none. A name that leads to a
    /// public machine and to a private one means no good, or changes from one moment to the next.
    pub fn vet(place: &Place, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, NotAllowed> {
        if found.is_empty() {
            return Err(NotAllowed::Unknown(place.host.clone()));
        }
        match found.iter().find(|address| !place.is_own && !is_public(address.ip())) {
            Some(private) => Err(NotAllowed::Private(private.ip())),
            None => Ok(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(text: &str) -> NotAllowed {
        Guard::default().place(text).unwrap_err()
    }

    #[test]
    fn an_address_is_public_and_encrypted_and_holds_no_secret() {
        let place = Guard::default().place(" https://Hooks.Example.com:8443/in?for=us ").unwrap();
        assert_eq!((place.host(), place.port(), place.is_encrypted()), ("hooks.example.com", 8443, true));
        assert_eq!((place.target(), place.authority().as_str()), ("/in?for=us", "hooks.example.com:8443"));
        assert_eq!(why("http://hooks.example.com/"), NotAllowed::NotEncrypted);
        assert_eq!(why("ftp://hooks.example.com/"), NotAllowed::NotEncrypted);
        assert_eq!(why("file:///etc/passwd"), NotAllowed::NotEncrypted);
        assert_eq!(why("hooks.example.com"), NotAllowed::Unreadable);
        assert_eq!(why(""), NotAllowed::Unreadable);
        assert_eq!(why("https://me:secret@hooks.example.com/"), NotAllowed::Credentials);
        assert_eq!(why("https://me@hooks.example.com/"), NotAllowed::Credentials);
        assert_eq!(why("https://hooks.example.com/#part"), NotAllowed::Fragment);
        assert_eq!(why(&format!("https://hooks.example.com/{}", "a".repeat(2_000))), NotAllowed::TooLong);
    }

    #[test]
    fn a_private_number_is_found_however_it_is_written() {
        let written = [
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0177.0.0.1/",
            "https://0x7f.1/",
            "https://127.1/",
            "https://0x7f000001/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::1]/",
            "https://169.254.169.254/",
            "https://0xa9.0xfe.0xa9.0xfe/latest/meta-data",
            "https://[fd00:ec2::254]/",
            "https://10.0.0.1:8443/",
            "https://１２７.0.0.1/",
            "https://0/",
        ];
        for text in written {
            assert!(matches!(why(text), NotAllowed::Private(_)), "{text}: {:?}", why(text));
        }
    }

    #[test]
    fn a_host_of_ones_own_is_named() {
        let guard = Guard::with_own(["Incidents.Halden.internal", "127.0.0.1"]);
        let place = guard.place("http://incidents.halden.internal/in").unwrap();
        let private: SocketAddr = "10.0.0.7:80".parse().unwrap();
        assert_eq!(Guard::vet(&place, vec![private]), Ok(vec![private]));
        assert!(guard.place("http://127.0.0.1:9/").is_ok());
        assert_eq!(guard.place("http://127.0.0.2/"), Err(NotAllowed::NotEncrypted));
        assert!(matches!(guard.place("https://127.0.0.2/"), Err(NotAllowed::Private(_))));
    }

    #[test]
    fn a_name_leads_to_public_machines_only_or_nowhere() {
        let place = Guard::default().place("https://hooks.example.com/").unwrap();
        let at = |text: &str| -> SocketAddr { format!("{text}:443").parse().unwrap() };
        let (one, other) = (at("1.1.1.1"), at("[2606:4700:4700::1111]"));
        assert_eq!(Guard::vet(&place, vec![one, other]), Ok(vec![one, other]));
        assert_eq!(Guard::vet(&place, Vec::new()), Err(NotAllowed::Unknown("hooks.example.com".into())));
        for private in ["10.0.0.1", "127.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]"] {
            let mixed = vec![one, at(private), other];
            assert_eq!(Guard::vet(&place, mixed), Err(NotAllowed::Private(at(private).ip())), "{private}");
        }
    }
}
