//! The command line: `serve`, `demo`, `drill`, `import`, `receive`, `export`, `journal verify`, `member`.

use std::path::PathBuf;
use std::pin::Pin;

use axum::Router;
use clap::{Args, Parser, Subcommand};

use super::drill::{self, Drill};
use super::imports::{self, ImportArgs};
use super::people::{self, MemberCommand};
use super::receiving::{self, ReceiveArgs};
use super::{auditing, demo, openapi, start};
use crate::ground::{Clock, Config, Dice};
use crate::members;

/// The desk from which a company makes amends.
#[derive(Debug, Parser)]
#[command(name = "amends", version, about)]
pub struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

/// Settings that every command reads: flags win over the environment, the environment over the file.
#[derive(Debug, Args)]
pub struct Settings {
    /// A TOML file with settings.
    #[arg(long, env = "AMENDS_CONFIG", global = true)]
    config: Option<PathBuf>,
    /// sqlite:PATH or postgres://…
    #[arg(long, env = "AMENDS_DATABASE_URL", global = true, hide_env_values = true)]
    database_url: Option<String>,
    /// Address and port to listen on.
    #[arg(long, env = "AMENDS_LISTEN", global = true)]
    listen: Option<String>,
    /// smtp://user:password@host:port; several with spaces between them stand in for each other
    #[arg(long, env = "AMENDS_SMTP_URL", global = true, hide_env_values = true)]
    smtp_url: Option<String>,
    /// Where people reach this desk; links in mails begin with it.
    #[arg(long, env = "AMENDS_BASE_URL", global = true)]
    base_url: Option<String>,
    /// The sender of mails: `Name <address>`.
    #[arg(long, env = "AMENDS_MAIL_FROM", global = true)]
    mail_from: Option<String>,
    /// The domain that mails are signed for (DKIM).
    #[arg(long, env = "AMENDS_DKIM_DOMAIN", global = true)]
    dkim_domain: Option<String>,
    /// The name of the public key in the DNS: SELECTOR._domainkey.DOMAIN
    #[arg(long, env = "AMENDS_DKIM_SELECTOR", global = true)]
    dkim_selector: Option<String>,
    /// The file that holds the private key, in PEM.
    #[arg(long, env = "AMENDS_DKIM_KEY_FILE", global = true)]
    dkim_key_file: Option<String>,
    /// Letters handed over per second at most; 0 for as many as can be.
    #[arg(long, env = "AMENDS_MAIL_RATE", global = true)]
    mail_rate: Option<u32>,
    /// The folder where the desk writes down which letters it is sending; beside the seal file unless set.
    #[arg(long, env = "AMENDS_BOOK_FOLDER", global = true)]
    book_folder: Option<String>,
    /// The file that holds the key checkpoints are signed with; made when missing.
    #[arg(long, env = "AMENDS_SEAL_FILE", global = true)]
    seal_file: Option<String>,
    /// Where answers and letters that come back find home: a domain, or the mailbox they are collected from.
    #[arg(long, env = "AMENDS_REPLY_DOMAIN", global = true)]
    reply_domain: Option<String>,
    /// Address and port on which a mail server of this machine hands over mail, such as 127.0.0.1:2525.
    #[arg(long, env = "AMENDS_RECEIVE", global = true)]
    receive: Option<String>,
    /// What is spoken there.
    #[arg(long, env = "AMENDS_RECEIVE_PROTOCOL", global = true, value_parser = ["lmtp", "smtp"])]
    receive_protocol: Option<String>,
    /// imaps://user:password@host/FOLDER: a mailbox that mail is collected from.
    #[arg(long, env = "AMENDS_IMAP_URL", global = true, hide_env_values = true)]
    imap_url: Option<String>,
    /// Hosts of your own network that notices may be posted to, with commas between them.
    #[arg(long, env = "AMENDS_WEBHOOK_HOSTS", global = true, value_delimiter = ',')]
    webhook_hosts: Vec<String>,
    /// Where a copy of every public room is kept: file:///FOLDER or s3://BUCKET/PREFIX, with the usual AWS_… settings
    #[arg(long, env = "AMENDS_COPY_URL", global = true)]
    copy_url: Option<String>,
    /// How many reverse proxies of yours stand before the desk.
    #[arg(long, env = "AMENDS_PROXIES", global = true)]
    proxies: Option<u8>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the desk.
    Serve,
    /// Serves a worked example, half-way through its story, with a mailbox of its own.
    Demo {
        /// Plays the whole story to its end and prints the report instead of serving.
        #[arg(long)]
        once: bool,
    },
    /// Plays a whole story on given files, in a scratch store unless a database is named.
    #[command(subcommand)]
    Drill(Drill),
    /// Imports customers, contacts or holdings from a CSV file.
    Import(ImportArgs),
    /// Adds and lists members, and helps one who forgot a password.
    #[command(subcommand)]
    Member(MemberCommand),
    /// Takes in mails that came back, from files or from standard input; each is stored once.
    Receive(ReceiveArgs),
    /// The journal.
    Journal {
        #[command(subcommand)]
        what: JournalCommand,
    },
    /// Writes dossiers with proofs that verify without this desk.
    Export {
        /// One case.
        #[arg(long, conflicts_with_all = ["incident", "telling"], required_unless_present_any = ["incident", "telling"])]
        case: Option<String>,
        /// Every case of one incident.
        #[arg(long)]
        incident: Option<String>,
        /// Who was told what, when and by which channel, of one incident; with the proof of each.
        #[arg(long, conflicts_with = "incident")]
        telling: Option<String>,
        /// The folder to write to; made when missing.
        #[arg(long)]
        out: PathBuf,
    },
    /// Prints the description of the API.
    Openapi,
}

#[derive(Debug, Subcommand)]
enum JournalCommand {
    /// Verifies every chain, the log, its checkpoints and every row; exit code 1 when anything is found.
    Verify {
        /// One JSON object for each workspace.
        #[arg(long)]
        json: bool,
    },
}

impl Settings {
    /// The settings as the house takes them.
    pub fn resolve(&self) -> anyhow::Result<Config> {
        let mut config = match &self.config {
            None => Config::default(),
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|e| anyhow::anyhow!("cannot read the settings {}: {e}", path.display()))?;
                Config::from_toml(&text).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?
            }
        };
        let set = |place: &mut String, given: &Option<String>| {
            if let Some(value) = given {
                place.clone_from(value);
            }
        };
        set(&mut config.database_url, &self.database_url);
        set(&mut config.listen, &self.listen);
        set(&mut config.base_url, &self.base_url);
        set(&mut config.mail_from, &self.mail_from);
        set(&mut config.seal_file, &self.seal_file);
        if !self.webhook_hosts.is_empty() {
            config.webhook_hosts.clone_from(&self.webhook_hosts);
        }
        config.proxies = self.proxies.unwrap_or(config.proxies);
        set(&mut config.receive_protocol, &self.receive_protocol);
        config.mail_rate = self.mail_rate.unwrap_or(config.mail_rate);
        let set = |place: &mut Option<String>, given: &Option<String>| {
            if given.is_some() {
                place.clone_from(given);
            }
        };
        set(&mut config.smtp_url, &self.smtp_url);
        set(&mut config.dkim_domain, &self.dkim_domain);
        set(&mut config.dkim_selector, &self.dkim_selector);
        set(&mut config.dkim_key_file, &self.dkim_key_file);
        set(&mut config.book_folder, &self.book_folder);
        set(&mut config.reply_domain, &self.reply_domain);
        set(&mut config.receive, &self.receive);
        set(&mut config.imap_url, &self.imap_url);
        set(&mut config.copy_url, &self.copy_url);
        // The settings that every tool for such buckets reads, under the names that it reads them by.
        let aws = std::env::vars().filter(|(name, _)| name.starts_with("AWS_"));
        config.aws.extend(aws.map(|(name, value)| (name.to_ascii_lowercase(), value)));
        if config.base_url == Config::default().base_url {
            // Nobody said where people reach us: where we listen, then.
            config.base_url = format!("http://{}", config.listen);
        }
        config.base_url = config.base_url.trim_end_matches('/').to_owned();
        Ok(config)
    }
}

/// Runs the command that was given. On the heap, as what the whole desk needs to run is large for a stack; and without
/// its own type, so that the program around it is compiled without compiling the desk again.
pub fn run(cli: Cli) -> Pin<Box<dyn Future<Output = anyhow::Result<()>>>> {
    Box::pin(obey(cli))
}

async fn obey(cli: Cli) -> anyhow::Result<()> {
    let config = cli.settings.resolve()?;
    let store = cli.settings.database_url.clone();
    match cli.command {
        Command::Demo { once } => Box::pin(demo::run(config, once)).await,
        Command::Drill(what) => Box::pin(drill::run(config, store, what)).await,
        Command::Serve => serve(config).await,
        Command::Import(args) => imports::run(config, args).await,
        Command::Member(command) => people::run(config, command).await,
        Command::Receive(args) => receiving::run(config, args).await,
        Command::Journal { what: JournalCommand::Verify { json } } => auditing::verify(config, json).await,
        Command::Export { case, incident, telling, out } => {
            let what = match (case, incident, telling) {
                (Some(case), ..) => auditing::Exported::Case(case),
                (_, Some(incident), _) => auditing::Exported::Incident(incident),
                (.., telling) => auditing::Exported::Telling(telling.unwrap_or_default()),
            };
            auditing::export(config, &what, &out).await
        }
        Command::Openapi => {
            println!("{}", openapi::document());
            Ok(())
        }
    }
}

async fn serve(config: Config) -> anyhow::Result<()> {
    // A mail setting that cannot be meant is said at once, not when the first letter waits.
    crate::ground::mail::relay(&config)?;
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let serving = start::serve(&house, Router::new()).await?;
    tracing::info!(address = %serving.address, "the desk is open");
    if let Some(link) = members::first_link(&house).await? {
        println!(
            "\nNobody has joined this desk yet. Open this link within a day and become its owner:\n\n    {link}\n"
        );
    }
    start::until_stopped(&house, serving).await;
    Ok(())
}
