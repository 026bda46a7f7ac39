//! A desk that serves, on the machine's own clock or on a Monday that stands, and nobody has joined yet. Its letters are caught.

use std::path::PathBuf;

use amends::app::start::{self, Serving};
use amends::ground::{Actor, Clock, Config, Dice, House, Role};
use amends::members::{self, Founding, Joining};
use post::{Behaviour, Mailbox};

use super::{PATIENCE, free_port};
use crate::harness::{self, Folder, MONDAY, PASSWORD, settings};

/// The desk, its mailbox, and a folder for files.
pub struct ServedDesk {
    pub base: String,
    house: House,
    mailbox: Mailbox,
    serving: Serving,
    folder: Folder,
}

impl ServedDesk {
    /// On a fresh SQLite file.
    pub async fn sqlite() -> Self {
        Self::sqlite_with(settings()).await
    }

    /// The same with these settings.
    pub async fn sqlite_with(config: Config) -> Self {
        let (config, folder) = harness::on_sqlite(config).await;
        Self::open(config, folder, Clock::system()).await
    }

    /// On a fresh PostgreSQL database, where a server is offered.
    pub async fn postgres() -> Option<Self> {
        Self::postgres_with(settings()).await
    }

    /// The same with these settings.
    pub async fn postgres_with(config: Config) -> Option<Self> {
        let (config, folder) = harness::on_postgres(config).await?;
        Some(Self::open(config, folder, Clock::system()).await)
    }

    /// On a fresh SQLite file, on the Monday of the stories: time moves only where a story moves it.
    pub async fn sqlite_on_monday() -> Self {
        let (config, folder) = harness::on_sqlite(settings()).await;
        Self::open(config, folder, Clock::standing_at(MONDAY)).await
    }

    /// The same on a fresh PostgreSQL database, where a server is offered.
    pub async fn postgres_on_monday() -> Option<Self> {
        let (config, folder) = harness::on_postgres(settings()).await?;
        Some(Self::open(config, folder, Clock::standing_at(MONDAY)).await)
    }

    async fn open(config: Config, folder: Folder, clock: Clock) -> Self {
        let mailbox = Mailbox::start(Behaviour::default()).unwrap();
        let listen = format!("127.0.0.1:{}", free_port());
        let base = format!("http://{listen}");
        let config = Config { listen, base_url: base.clone(), smtp_url: Some(mailbox.url()), ..config };
        let house = start::open(config, clock, Dice::system()).await.unwrap();
        let serving = start::serve(&house, axum::Router::new()).await.unwrap();
        Self { base, house, mailbox, serving, folder }
    }

    /// The link that `serve` prints while nobody has joined.
    pub async fn first_link(&self) -> String {
        members::first_link(&self.house).await.unwrap().unwrap()
    }

    /// Waits for a letter to this address whose subject contains these words; the link into the desk in it.
    pub async fn link_in_letter(&self, to: &str, subject: &str) -> String {
        loop {
            let so_far = self.mailbox.count();
            for letter in self.mailbox.received() {
                if letter.to.iter().any(|t| t == to) && letter.subject().contains(subject) {
                    let mut links = letter.links().into_iter();
                    return links.find(|l| l.starts_with(&self.base)).expect("a link in the letter");
                }
            }
            let came = self.mailbox.wait_for(so_far + 1, PATIENCE).await;
            assert!(came, "no letter `{subject}` came to {to}");
        }
    }

    /// A desk that its owner Ines and its lead Tom have joined already; the owner.
    pub async fn joined(&self) -> Actor {
        let founding = Founding {
            company: "Halden Forge".into(),
            zone: "UTC".into(),
            currency: "EUR".into(),
            name: "Ines Okafor".into(),
            email: "ines@example.test".into(),
            password: PASSWORD.into(),
        };
        let ines = members::found(&self.house, founding).await.unwrap();
        let tom = Joining {
            name: "Tom Brandt".into(),
            email: "tom@example.test".into(),
            role: Role::Lead,
            password: Some(PASSWORD.into()),
        };
        members::join(&self.house, &ines, tom).await.unwrap();
        ines
    }

    /// The house behind the pages, for what a story does not tell through them.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The mail server, which takes everything unless it is told otherwise.
    pub fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }

    /// Writes a file that somebody can choose in their browser.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.0.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The moment so far from now, as a field of a form takes it. The desk's zone is UTC.
    pub fn moment(&self, ms: i64) -> String {
        let mut moment = self.house.now().plus(ms).rfc3339();
        moment.truncate("2026-03-02T09:00".len());
        moment
    }

    /// Stops serving.
    pub async fn close(self) {
        self.serving.stop().await;
        self.house.db().close().await;
    }
}
