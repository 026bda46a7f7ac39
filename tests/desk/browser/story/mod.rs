//! One failure, from declared to verified with each customer, through the pages: a marketplace whose carrier
//! failed, its owner Ines, its lead Tom, and the customers Ana, who reads on a telephone, and Bia, whose browser
//! runs no script.

mod closing;
mod files;
mod founding;
mod importing;
mod owning_up;
mod rooms;
mod telling;

use super::chrome::{Chrome, Device};
use super::desk::ServedDesk;
use super::window::Window;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The story so far.
struct Story {
    ines: Window,
    tom: Window,
    ana: Window,
    bia: Window,
    /// The incident's page.
    incident: String,
    /// Ana's private link.
    ana_room: String,
    /// Bia's.
    bia_room: String,
    /// The promised date's page.
    promise: String,
    desk: ServedDesk,
    chrome: Chrome,
}

impl Story {
    async fn begin(chrome: Chrome, desk: ServedDesk) -> Self {
        let (base, nowhere) = (desk.base.clone(), String::new);
        Self {
            ines: chrome.window("Ines", &base, Device::Desktop).await,
            tom: chrome.window("Tom", &base, Device::Desktop).await,
            ana: chrome.window("Ana", &base, Device::Phone).await,
            bia: chrome.window("Bia", &base, Device::WithoutScript).await,
            incident: nowhere(),
            ana_room: nowhere(),
            bia_room: nowhere(),
            promise: nowhere(),
            desk,
            chrome,
        }
    }

    async fn play(mut self) {
        self.found_the_desk().await;
        self.invite_a_lead().await;
        self.import_customers().await;
        self.import_orders().await;
        self.import_contacts().await;
        self.declare().await;
        self.find_who_is_touched().await;
        self.tell_them().await;
        self.open_the_rooms().await;
        self.say_how_it_hits().await;
        self.say_why_there_is_no_date().await;
        self.speak_again().await;
        self.admit().await;
        self.apologise().await;
        self.pass_the_gate().await;
        self.make_good().await;
        self.keep_the_promise().await;
        self.ask_whether_it_held().await;
        self.work_again_for_the_unhappy().await;
        self.learn().await;
        self.close_the_incident().await;
        self.be_reminded().await;
        self.look_at_trust().await;
        self.verify_the_journal().await;
        self.end().await;
    }

    async fn end(self) {
        for window in [self.ines, self.tom, self.ana, self.bia] {
            window.close().await;
        }
        self.desk.close().await;
        self.chrome.close();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_is_made_good_on_sqlite() {
    let Some(chrome) = Chrome::start() else { return };
    let desk = ServedDesk::sqlite().await;
    Story::begin(chrome, desk).await.play().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_is_made_good_on_postgres() {
    let Some(chrome) = Chrome::start() else { return };
    let chrome = chrome.without_looking();
    let Some(desk) = ServedDesk::postgres().await else {
        eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
        return;
    };
    Story::begin(chrome, desk).await.play().await;
}
