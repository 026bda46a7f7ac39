//! Which mailbox, and what becomes of a mail that was kept; as one URL.

use std::fmt;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// What is wrong with a mailbox's URL. It never repeats the URL, which holds a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountFault {
    #[error(
        "the mailbox's address is not a URL ({0}). Write it like imaps://user:password@mail.example.com/INBOX"
    )]
    NotUrl(String),
    #[error(
        "a mailbox's address begins with imaps://, or with imap:// on this machine alone, not with {0}://"
    )]
    Scheme(String),
    #[error("the mailbox's address names no host")]
    NoHost,
    #[error("imap:// is not encrypted and only for this machine; write imaps://")]
    Open,
    #[error("write both user and password, percent-encoded UTF-8: imaps://user:password@host/INBOX")]
    Credentials,
    #[error("there is no setting “{0}”; the one setting is move=FOLDER")]
    Setting(String),
}

/// What becomes of a mail that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It is marked as read.
    Seen,
    /// It goes to this folder.
    Moved(String),
}

/// A mailbox.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) is_encrypted: bool,
    pub(crate) user: String,
    pub(crate) password: String,
    pub(crate) folder: String,
    pub(crate) done: Done,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("host", &self.host)
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Account {
    /// Reads `imaps://user:password@host:993/FOLDER?move=OTHER`.
    pub fn parse(text: &str) -> Result<Self, AccountFault> {
        let url = Url::parse(text).map_err(|fault| AccountFault::NotUrl(fault.to_string()))?;
        let is_encrypted = match url.scheme() {
            "imaps" => true,
            "imap" => false,
            other => return Err(AccountFault::Scheme(other.to_owned())),
        };
        let (host, is_here) = match url.host() {
            Some(Host::Ipv4(ip)) => (ip.to_string(), ip.is_loopback()),
            Some(Host::Ipv6(ip)) => (ip.to_string(), ip.is_loopback()),
            Some(Host::Domain(name)) if !name.is_empty() => {
                // A scheme that is not special keeps an address as a name.
                let ip = name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
                (name.to_owned(), ip || name.eq_ignore_ascii_case("localhost"))
            }
            _ => return Err(AccountFault::NoHost),
        };
        if !is_encrypted && !is_here {
            return Err(AccountFault::Open);
        }
        let decoded = |text: &str| {
            let text = percent_decode_str(text).decode_utf8().map_err(|_| AccountFault::Credentials)?;
            if text.contains(['\r', '\n', '\0']) {
                Err(AccountFault::Credentials)
            } else {
                Ok(text.into_owned())
            }
        };
        let user = decoded(url.username())?;
        let password = decoded(url.password().ok_or(AccountFault::Credentials)?)?;
        if user.is_empty() {
            return Err(AccountFault::Credentials);
        }
        let mut done = Done::Seen;
        for (setting, value) in url.query_pairs() {
            match &*setting {
                "move" if !value.is_empty() => done = Done::Moved(value.into_owned()),
                other => return Err(AccountFault::Setting(other.to_owned())),
            }
        }
        let folder = decoded(url.path().trim_matches('/'))?;
        Ok(Self {
            host,
            port: url.port().unwrap_or(if is_encrypted { 993 } else { 143 }),
            is_encrypted,
            user,
            password,
            folder: if folder.is_empty() { "INBOX".into() } else { folder },
            done,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_one_url() {
        let account =
            Account::parse("imaps://desk%40halden.example:p%3Aw@mail.example/Back?move=Done").unwrap();
        assert_eq!((account.user.as_str(), account.password.as_str()), ("desk@halden.example", "p:w"));
        assert_eq!((account.port, account.folder.as_str()), (993, "Back"));
        assert_eq!(account.done, Done::Moved("Done".into()));
        assert!(!format!("{account:?}").contains("p:w"));
        let here = Account::parse("imap://u:p@127.0.0.1:1143").unwrap();
        assert_eq!((here.folder.as_str(), here.port, here.is_encrypted), ("INBOX", 1143, false));
        for (text, fault) in [
            ("imap://u:p@mail.example/INBOX", AccountFault::Open),
            ("pop3://u:p@mail.example", AccountFault::Scheme("pop3".into())),
            ("imaps://mail.example", AccountFault::Credentials),
            ("imaps://u:p%0d%0a@mail.example", AccountFault::Credentials),
            ("imaps://u:p@mail.example/?delete=1", AccountFault::Setting("delete".into())),
        ] {
            assert_eq!(Account::parse(text), Err(fault), "{text}");
        }
    }
}
