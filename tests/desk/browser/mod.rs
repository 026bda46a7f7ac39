//! A handful of stories in a real browser, for what only a browser can show.

mod accounts;
mod chrome;
mod desk;
mod everyone;
mod gallery;
mod show;
mod notes;
mod story;
mod window;

use std::time::Duration;

/// How long somebody waits for what must come. Machines that build meanwhile are slow.
const PATIENCE: Duration = Duration::from_mins(1);

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A breath between two looks at what another program is doing.
#[expect(clippy::disallowed_methods, reason = "the browser runs on the machine's time, not on the house's")]
async fn breathe() {
    tokio::time::sleep(Duration::from_millis(40)).await;
}
