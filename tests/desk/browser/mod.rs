//! A handful of stories in a real browser, for what only a browser can show.

mod gallery;

use std::process::{Child, Command, Stdio};

use amends::app::start::{self, Serving};
use amends::ground::{Clock, Dice};
use thirtyfour::prelude::*;

use crate::harness::settings;

/// A serving desk with a headless Chromium before it. Both are stopped by [`Browser::close`].
pub struct Browser {
    pub driver: WebDriver,
    pub base: String,
    serving: Serving,
    chromedriver: Child,
    folder: std::path::PathBuf,
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Browser {
    /// Opens both; `None`, with a line, where no browser is offered.
    #[expect(clippy::zombie_processes, reason = "close waits for it")]
    #[expect(
        clippy::disallowed_methods,
        reason = "how the runner of the tests offers a browser; waiting for it to listen"
    )]
    pub async fn open() -> Option<Self> {
        let wanted = std::env::var("AMENDS_TEST_BROWSER").unwrap_or_default();
        if wanted != "on" {
            eprintln!(
                "skipped: AMENDS_TEST_BROWSER is not on; `cargo xtask test` sets it where chromedriver is found"
            );
            return None;
        }
        let (port, driver_port) = (free_port(), free_port());
        let folder = std::env::temp_dir().join(format!("amends-browser-{driver_port}"));
        std::fs::create_dir_all(&folder).unwrap();
        let base = format!("http://127.0.0.1:{port}");
        let config = amends::ground::Config {
            database_url: format!("sqlite:{}", folder.join("amends.db").display()),
            seal_file: folder.join("amends.seal").display().to_string(),
            listen: format!("127.0.0.1:{port}"),
            base_url: base.clone(),
            ..settings()
        };
        let house = start::open(config, Clock::system(), Dice::system()).await.unwrap();
        let serving = start::serve(&house, axum::Router::new()).await.unwrap();
        let chromedriver = Command::new("chromedriver")
            .arg(format!("--port={driver_port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut capabilities = DesiredCapabilities::chrome();
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let switches = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            &profile,
        ];
        for switch in switches {
            capabilities.add_arg(switch).unwrap();
        }
        let server = format!("http://127.0.0.1:{driver_port}");
        for _ in 0..100 {
            if let Ok(driver) = WebDriver::new(&server, capabilities.clone()).await {
                return Some(Self { driver, base, serving, chromedriver, folder });
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("chromedriver did not come up");
    }

    /// Goes to a path of the desk.
    pub async fn goto(&self, path: &str) {
        self.driver.goto(format!("{}{path}", self.base)).await.unwrap();
    }

    /// What axe finds wrong with the page, one line each; empty without axe.
    #[expect(clippy::disallowed_methods, reason = "how the runner of the tests offers axe")]
    pub async fn axe(&self) -> Vec<String> {
        let Ok(path) = std::env::var("AMENDS_TEST_AXE") else { return Vec::new() };
        let script = std::fs::read_to_string(path).unwrap();
        self.driver.execute(script, vec![]).await.unwrap();
        let found = self
            .driver
            .execute_async(
                "const done = arguments[0];
                 axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
                    .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))));",
                vec![],
            )
            .await
            .unwrap();
        found.convert().unwrap()
    }

    /// Stops the browser, its driver and the desk.
    pub async fn close(mut self) {
        let _ = self.driver.quit().await;
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
        self.serving.stop().await;
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
