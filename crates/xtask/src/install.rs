//! Installing Debian packages, where that is possible without asking anybody.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{owner, shell};

/// Installs packages by `apt-get`, or says why it cannot.
pub fn packages(names: &[&str]) -> Result<()> {
    let mut update = apt_get()?;
    println!("installing {}", names.join(", "));
    // Stale lists name package files that mirrors no longer keep.
    shell::run(update.args(["update", "--quiet=2"]))?;
    shell::run(apt_get()?.args(["install", "--yes", "--quiet=2", "--no-install-recommends"]).args(names))
}

fn apt_get() -> Result<Command> {
    if shell::find("apt-get").is_none() {
        bail!("there is no apt-get on this machine");
    }
    let mut command = if owner::are_we_root()? {
        Command::new("env")
    } else if shell::works(Command::new("sudo").args(["-n", "true"])) {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    } else {
        bail!("apt-get needs root, and sudo would ask for a password");
    };
    // Through `env`, because sudo drops the variables of its caller.
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    Ok(command)
}
