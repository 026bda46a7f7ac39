//! The ordinary account that a PostgreSQL cluster runs under. PostgreSQL refuses to run as root.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell;

/// Who runs the cluster: ourselves, or, when we are root, an account that is already on the machine.
#[derive(Clone, Copy)]
pub enum Owner {
    /// We are an ordinary user.
    Ourselves,
    /// We are root and step down to this account.
    Account { user: u32, group: u32 },
}

impl Owner {
    /// Chooses the account.
    pub fn choose() -> Result<Self> {
        if !are_we_root()? {
            return Ok(Self::Ourselves);
        }
        for name in ["postgres", "nobody"] {
            if let (Ok(user), Ok(group)) = (id(&["-u", name]), id(&["-g", name])) {
                return Ok(Self::Account { user, group });
            }
        }
        bail!("PostgreSQL refuses to run as root, and there is neither an account `postgres` nor `nobody`")
    }

    /// A command that will run under this account, somewhere this account may be.
    pub fn command(self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir("/");
        if let Self::Account { user, group } = self {
            // The standard library also drops root's supplementary groups when it changes the user.
            command.uid(user).gid(group);
        }
        command
    }

    /// Gives a folder to this account.
    pub fn give(self, folder: &Path) -> Result<()> {
        if let Self::Account { user, group } = self {
            chown(folder, Some(user), Some(group))
                .with_context(|| format!("cannot give {} to user {user}", folder.display()))?;
        }
        Ok(())
    }

    /// Where this account can reach a folder of its own. Root's `TMPDIR` may be closed to everybody else.
    pub fn scratch(self) -> PathBuf {
        match self {
            Self::Ourselves => std::env::temp_dir(),
            Self::Account { .. } => PathBuf::from("/tmp"),
        }
    }
}

/// Whether this process is root.
pub fn are_we_root() -> Result<bool> {
    Ok(id(&["-u"])? == 0)
}

fn id(arguments: &[&str]) -> Result<u32> {
    let printed = shell::output(Command::new("id").args(arguments))?;
    printed.trim().parse().context("`id` did not print a number")
}
