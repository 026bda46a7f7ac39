//! `amends member`: what an operator does about members without a browser.

use std::io::Read;

use clap::Subcommand;

use super::start;
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Actor, Clock, Config, Dice, Fault, House, Role};
use crate::members::{self, Joining};

/// What may be done about members.
#[derive(Debug, Subcommand)]
pub enum MemberCommand {
    /// Adds a member; prints a link to set a password unless one is given.
    Add {
        /// The name the others read.
        #[arg(long)]
        name: String,
        /// The mail address they sign in with.
        #[arg(long)]
        email: String,
        /// viewer, member, lead or owner.
        #[arg(long, default_value = "member")]
        role: String,
        /// Reads the password from standard input, up to the first line break.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Lists the members who are here.
    List,
    /// Prints a link with which a member sets a new password.
    Reset {
        /// The mail address they sign in with.
        email: String,
    },
}

/// Does it, on the store that the settings name.
pub async fn run(config: Config, command: MemberCommand) -> anyhow::Result<()> {
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let outcome = obey(&house, command).await;
    house.db().close().await;
    outcome
}

async fn obey(house: &House, command: MemberCommand) -> anyhow::Result<()> {
    let workspace = the_workspace(house).await?;
    let desk = Actor::desk(&workspace.id);
    match command {
        MemberCommand::Add { name, email, role, password_stdin } => {
            let role = Role::from_word(&role)
                .ok_or_else(|| anyhow::anyhow!("`{role}` is no role: write viewer, member, lead or owner"))?;
            let password = if password_stdin { Some(first_line()?) } else { None };
            let has_password = password.is_some();
            let said = Joining { name, email: email.clone(), role, password };
            let actor = members::join(house, &desk, said).await.map_err(told)?;
            println!("{} joined as {}.", actor.label(), role.word());
            if !has_password {
                let link = members::offer_reset(house, &desk, &email).await.map_err(told)?;
                println!("Within the hour they set a password here, once:\n{link}");
            }
        }
        MemberCommand::List => {
            for member in members::list(&mut house.read(), &workspace.id).await.map_err(told)? {
                println!("{}\t{}\t{}\t{}", member.id, member.role, member.email, member.name);
            }
        }
        MemberCommand::Reset { email } => {
            let link = members::offer_reset(house, &desk, &email).await.map_err(told)?;
            println!("Within the hour they set a new password here, once:\n{link}");
        }
    }
    Ok(())
}

/// The one workspace of the house, where somebody has joined.
pub(super) async fn the_workspace(house: &House) -> anyhow::Result<Workspace> {
    let all = workspace::list(&mut house.read()).await.map_err(told)?;
    let [only] = all.as_slice() else {
        anyhow::bail!(
            "this store holds {} workspaces; start `amends serve` on an empty one first and open the link it prints",
            all.len()
        );
    };
    Ok(only.clone())
}

fn first_line() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

pub(super) fn told(fault: Fault) -> anyhow::Error {
    // A cause inside the house is for the operator, who is the one who reads this.
    match fault {
        Fault::Broken(source) => anyhow::anyhow!("{source}"),
        other => anyhow::anyhow!(other.told()),
    }
}
