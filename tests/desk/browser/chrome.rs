//! Chromium without a screen, behind its driver: windows for the people of a story.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::prelude::*;

use super::window::{Window, Wrongs};
use super::{PATIENCE, breathe, free_port};
use crate::harness::Folder;

/// What somebody reads with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A wide window.
    Desktop,
    /// A telephone of 390 by 844 pixels.
    Phone,
    /// A browser that runs no script.
    WithoutScript,
}

/// The browser. What its windows find wrong with the pages is held against them when it is closed.
pub struct Chrome {
    driver: Child,
    port: u16,
    profiles: Folder,
    opened: AtomicU32,
    looks: bool,
    wrongs: Wrongs,
}

impl Chrome {
    /// Starts it; `None`, with a line, where no browser is offered.
    #[expect(clippy::disallowed_methods, reason = "how the runner of the tests offers a browser")]
    pub fn start() -> Option<Self> {
        let wanted = std::env::var("AMENDS_TEST_BROWSER").unwrap_or_default();
        if wanted != "on" {
            eprintln!(
                "skipped: AMENDS_TEST_BROWSER is not on; `cargo xtask test` sets it where chromedriver is found"
            );
            return None;
        }
        // The driver is spoken with over plain HTTP, by a client that wants to know how it would speak otherwise.
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (profiles, opened, wrongs) = (Folder::fresh(), AtomicU32::new(0), Wrongs::default());
        Some(Self { driver, port, profiles, opened, looks: true, wrongs })
    }

    /// Without looking the pages over: they look the same on every engine.
    pub fn without_looking(mut self) -> Self {
        self.looks = false;
        self
    }

    /// A window of somebody's own, with nobody else's cookies, on the desk at `base`.
    pub async fn window(&self, who: &str, base: &str, device: Device) -> Window {
        let number = self.opened.fetch_add(1, Ordering::SeqCst);
        let profile = format!("--user-data-dir={}", self.profiles.0.join(number.to_string()).display());
        let mut wanted = DesiredCapabilities::chrome();
        let switches = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Between two pages nothing moves that a click could fall on.
            "--force-prefers-reduced-motion",
            "--window-size=1440,900",
            &profile,
        ];
        for switch in switches {
            wanted.add_arg(switch).unwrap();
        }
        match device {
            Device::Desktop => {}
            Device::Phone => {
                let metrics =
                    json!({"width": 390, "height": 844, "pixelRatio": 3, "mobile": true, "touch": true});
                wanted.add_experimental_option("mobileEmulation", json!({"deviceMetrics": metrics})).unwrap();
            }
            Device::WithoutScript => {
                let block = json!({"profile.managed_default_content_settings.javascript": 2});
                wanted.add_experimental_option("prefs", block).unwrap();
            }
        }
        let server = format!("http://127.0.0.1:{}", self.port);
        let begun = Instant::now();
        loop {
            match WebDriver::new(&server, wanted.clone()).await {
                Ok(driver) => {
                    let window = Window::of(driver, who, base, device);
                    return window.looking(self.looks, self.wrongs.clone());
                }
                Err(fault) => assert!(begun.elapsed() < PATIENCE, "the browser did not come up: {fault}"),
            }
            breathe().await;
        }
    }

    /// Closes it, and fails if a page that was looked at had something wrong with it.
    pub fn close(self) {
        let wrongs = std::mem::take(&mut *self.wrongs.lock().unwrap());
        drop(self);
        assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        // Asked, it takes its browsers with it; killed, it would leave them behind.
        if let Ok(mut asked) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = asked.set_read_timeout(Some(Duration::from_secs(10)));
            let _ =
                asked.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            let _ = asked.read(&mut [0; 64]);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
