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

/// The script that checks a page for accessibility, brought by npm where npm is here; `None`, with a line, elsewhere:
/// the browser walks then check all but that.
pub fn axe() -> Option<String> {
    let folder = shell::root().join("target/axe");
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.exists() {
        let npm = shell::find("npm")?;
        let mut install = std::process::Command::new(npm);
        install
            .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder)
            .arg("axe-core@4");
        if let Err(fault) =
            std::fs::create_dir_all(&folder).map_err(Into::into).and_then(|()| shell::run(&mut install))
        {
            println!("pages will not be checked by axe: {fault:#}");
            return None;
        }
    }
    script.exists().then(|| script.display().to_string())
}
