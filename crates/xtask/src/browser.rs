//! The browser that the browser walks drive: Chromium and its driver.

use crate::{install, shell};

/// Finds or installs the browser. Without one the walks that need it are skipped, and one line says so:
/// not every machine can have a browser, and the other tests are worth running there.
pub fn ready() -> bool {
    if is_here() {
        return true;
    }
    match install::packages(&["chromium", "chromium-driver"]) {
        Ok(()) if is_here() => true,
        Ok(()) => skipped("the packages came without chromedriver"),
        Err(fault) => skipped(&format!("{fault:#}")),
    }
}

fn is_here() -> bool {
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    shell::find("chromedriver").is_some() && browsers.iter().any(|name| shell::find(name).is_some())
}

fn skipped(why: &str) -> bool {
    println!("browser walks will be skipped: no Chromium with chromedriver here, and {why}");
    false
}
