//! The tool that asks the API everything its description allows, and much that it does not.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{install, shell};

/// The program, in an environment of its own under `target/`; `None`, with a line, where Python or its registry is out of
/// reach: the one test that needs it is skipped then.
pub fn ready() -> Option<String> {
    let folder = shell::root().join("target/schemathesis");
    let program = folder.join("bin/schemathesis");
    if !program.exists()
        && let Err(fault) = bring(&folder)
    {
        println!("the API will not be fuzzed: {fault:#}");
        return None;
    }
    program.exists().then(|| program.display().to_string())
}

fn bring(folder: &Path) -> Result<()> {
    let make = || {
        let mut venv = Command::new("python3");
        venv.args(["-m", "venv", "--clear"]).arg(folder);
        venv
    };
    if !shell::works(&mut make()) {
        install::packages(&["python3", "python3-venv"])?;
        shell::run(&mut make())?;
    }
    let mut pip = Command::new(folder.join("bin/pip"));
    shell::run(pip.args(["install", "--quiet", "--disable-pip-version-check", "schemathesis>=4.32,<5"]))
}
