//! Settings: a file, the environment and flags, in rising order; every one has a sensible default.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What an operator may set. Times and amounts of the trade are not here: they live with the workspace.
#[derive(Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Address and port to listen on.
    pub listen: String,
    /// `smtp://user:password@host:port`, or several with spaces between them, each standing in for the one before;
    /// none: mail waits until one is set.
    pub smtp_url: Option<String>,
    /// Where people reach this desk, without a slash at the end; links in mails begin with it.
    pub base_url: String,
    /// The sender of mails: `Name <address>`.
    pub mail_from: String,
    /// The domain that mails are signed for (DKIM); the selector and the key file belong to it.
    pub dkim_domain: Option<String>,
    /// Under which name the public key stands in the DNS: `SELECTOR._domainkey.DOMAIN`.
    pub dkim_selector: Option<String>,
    /// The file that holds the private key, in PEM.
    pub dkim_key_file: Option<String>,
    /// The company's name, as customers read it, until an owner sets it.
    pub company: String,
    /// IANA zone for calendar days, until an owner sets it.
    pub zone: String,
    /// ISO 4217 code offered first in forms, until an owner sets it.
    pub currency: String,
    /// Memory that hashing one password takes, in KiB (argon2id).
    pub password_memory_kib: u32,
    /// Rounds over that memory.
    pub password_rounds: u32,
    /// The file that holds the key checkpoints are signed with; made when missing.
    pub seal_file: String,
    /// The folder where the desk writes down which letters it is sending; `book` beside the seal file unless set.
    pub book_folder: Option<String>,
    /// Letters handed over per second at most by this desk, over all notices; 0 for as many as can be.
    pub mail_rate: u32,
    /// Where answers to notices, and notices that come back, find home: a domain whose mail comes to this desk, or the
    /// mailbox it is collected from (`replies@example.com`, with `+` tails). None: letters name no such addresses.
    pub reply_domain: Option<String>,
    /// Address and port on which mail is received, for a mail server on this machine; none: it is not.
    pub receive: Option<String>,
    /// What is spoken there: `lmtp` or `smtp`.
    pub receive_protocol: String,
    /// `imaps://user:password@host/FOLDER`: a mailbox that mail is collected from; none: it is not.
    pub imap_url: Option<String>,
    /// Letters handed over per second at most by this desk to one receiving domain; 0 for as many as can be.
    pub domain_rate: u32,
    /// The same for domains by their names, instead of `domain_rate`.
    pub domain_rates: BTreeMap<String, u32>,
    /// Hosts of our own network, by name or by number, to which notices may be posted (webhooks) though their address is
    /// private, also without TLS; anything else must be in the public internet and begin with https://.
    pub webhook_hosts: Vec<String>,
    /// The same for systems that follow a public room, of which anybody may name one: none unless named here.
    pub follower_hosts: Vec<String>,
    /// Cameras of our own network by a name: the address of a picture of now. The desk asks no others.
    pub cameras: BTreeMap<String, String>,
    /// Host names of their own for public rooms: the name, and the address of the room. Nothing else is answered there.
    pub room_hosts: BTreeMap<String, String>,
    /// Where a copy of every public room is kept, for when the desk cannot be reached: `file:///FOLDER` or
    /// `s3://BUCKET/PREFIX`; none: none is.
    pub copy_url: Option<String>,
    /// How the bucket of that copy is reached: the usual `AWS_…` settings, by their names in small letters.
    pub aws: BTreeMap<String, String>,
    /// How many reverse proxies of our own stand before the desk, each adding to `X-Forwarded-For` whom it speaks for.
    pub proxies: u8,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite:amends-data/amends.db".into(),
            listen: "127.0.0.1:7171".into(),
            smtp_url: None,
            base_url: "http://127.0.0.1:7171".into(),
            mail_from: "Amends <desk@localhost.localdomain>".into(),
            dkim_domain: None,
            dkim_selector: None,
            dkim_key_file: None,
            company: "Our company".into(),
            zone: "UTC".into(),
            currency: "EUR".into(),
            // What OWASP advises for argon2id: 19 MiB, two rounds.
            password_memory_kib: 19_456,
            password_rounds: 2,
            seal_file: "amends-data/amends.seal".into(),
            book_folder: None,
            mail_rate: 200,
            reply_domain: None,
            receive: None,
            receive_protocol: "lmtp".into(),
            imap_url: None,
            domain_rate: 0,
            domain_rates: BTreeMap::new(),
            webhook_hosts: Vec::new(),
            follower_hosts: Vec::new(),
            cameras: BTreeMap::new(),
            room_hosts: BTreeMap::new(),
            copy_url: None,
            aws: BTreeMap::new(),
            proxies: 0,
        }
    }
}

impl std::fmt::Debug for Config {
    /// Without what may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// Reads a TOML text; the error names line and key.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|e| e.to_string())
    }

    /// Where the desk's book lies: on this machine, and there still when the desk starts again.
    pub fn book_folder(&self) -> PathBuf {
        match &self.book_folder {
            Some(folder) => PathBuf::from(folder),
            None => Path::new(&self.seal_file).with_file_name("book"),
        }
    }

    /// How many letters a second a receiving domain may have from this desk; 0 for as many as can be.
    pub fn rate_of_domain(&self, domain: &str) -> u32 {
        self.domain_rates.get(domain).copied().unwrap_or(self.domain_rate)
    }

    /// Whether people reach us by TLS, so that cookies may wear `__Host-`.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
