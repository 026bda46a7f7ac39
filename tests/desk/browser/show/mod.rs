//! Show, through the pages (article S0): a machine stopped. A room is public in minutes, a camera shows the work, there is no date
//! until we are sure, a customer's help is accepted and alternatives are offered, the date is let through by a second member,
//! and kept; all of it on pages that are open meanwhile (R22, R27, R54, R64, R66, R67, R70, R71). Ines owns the desk and Tom
//! leads; Marta is a customer, on her telephone; Otto is nobody's customer and lives in Tokyo. When all is said the desk is
//! stopped, and the room is read from its copy.

mod copy;
mod date;
mod looks;
mod meanwhile;
mod people;
mod publishing;
mod work;

use amends::ground::{Actor, Config};

use super::chrome::{Chrome, Device};
use super::desk::ServedDesk;
use super::window::Window;
use crate::harness::{Folder, settings};

const HOUR: i64 = 3_600_000;

/// Where everybody reads it.
const ROOM: &str = "/s/the-machine";

/// The story so far.
struct Show {
    ines: Window,
    tom: Window,
    marta: Window,
    otto: Window,
    owner: Actor,
    /// The incident's page.
    incident: String,
    /// Marta's private link.
    private: String,
    /// The promised date's page.
    promise: String,
    desk: ServedDesk,
    chrome: Chrome,
    copies: Folder,
}

fn with(copies: &Folder) -> Config {
    Config { copy_url: Some(format!("file://{}", copies.0.display())), ..settings() }
}

impl Show {
    async fn begin(chrome: Chrome, desk: ServedDesk, copies: Folder) -> Self {
        let base = desk.base.clone();
        let owner = desk.joined().await;
        let otto = chrome.window("Otto", &base, Device::Desktop).await;
        otto.live_in("Asia/Tokyo").await;
        otto.run_first(looks::WATCH).await;
        Self {
            ines: chrome.window("Ines", &base, Device::Desktop).await,
            tom: chrome.window("Tom", &base, Device::Desktop).await,
            marta: chrome.window("Marta", &base, Device::Phone).await,
            otto,
            owner,
            incident: String::new(),
            private: String::new(),
            promise: String::new(),
            desk,
            chrome,
            copies,
        }
    }

    async fn play(mut self) {
        self.sign_in().await;
        self.declare().await;
        self.say_why_there_is_no_date().await;
        self.publish_the_room().await;
        self.read_it_for_the_first_time().await;
        self.show_the_work().await;
        self.stream_the_work().await;
        self.accept_help().await;
        self.offer_what_there_is().await;
        self.be_refused_at_the_gate().await;
        self.let_the_date_through().await;
        self.be_late_by_itself().await;
        self.speak_at_last().await;
        self.keep_the_date().await;
        self.look_at_it_everywhere().await;
        self.read_it_while_the_desk_is_stopped().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopped_machine_is_shown_on_sqlite() {
    let Some(chrome) = Chrome::start() else { return };
    let copies = Folder::fresh();
    let desk = ServedDesk::sqlite_with(with(&copies)).await;
    Show::begin(chrome, desk, copies).await.play().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopped_machine_is_shown_on_postgres() {
    let Some(chrome) = Chrome::start() else { return };
    let (chrome, copies) = (chrome.without_looking(), Folder::fresh());
    let Some(desk) = ServedDesk::postgres_with(with(&copies)).await else {
        eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
        return;
    };
    Show::begin(chrome, desk, copies).await.play().await;
}
