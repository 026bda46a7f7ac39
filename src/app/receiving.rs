//! How mail comes in: handed over by a mail server of this machine (LMTP or SMTP), collected from a mailbox (IMAP), or
//! from files by `amends receive`. All three hand each mail to one verb of `replies`, which stores it once.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use collect::Account;
use lmtp::{Kept, Protocol, Settings};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::start;
use crate::ground::{Clock, Config, Dice, Fault, House};
use crate::replies::{self, Receipt};

/// Between two visits to a mailbox.
const PAUSE: Duration = Duration::from_mins(1);
/// Mails fetched at one visit.
const AT_ONCE: usize = 200;

/// A desk as the receivers see it.
struct Desk(House);

impl Desk {
    async fn take(&self, mail: Vec<u8>, to: &str) -> Kept {
        match replies::receive(&self.0, mail, to).await {
            Ok(_) => Kept::Stored,
            Err(fault @ Fault::Refused { .. }) => Kept::Refused(fault.told()),
            Err(fault) => {
                tracing::error!(%fault, "a mail could not be stored; it has to come again");
                Kept::Later
            }
        }
    }
}

impl lmtp::Keep for Desk {
    /// Only what the settings name; without a name, whatever the mail server in front lets through.
    fn takes(&self, address: &str) -> bool {
        let Some(place) = self.0.config().reply_domain.as_deref() else { return true };
        let domain = |text: &str| text.rsplit('@').next().map(str::to_lowercase);
        domain(address) == domain(place.trim())
    }
    async fn keep(&self, mail: Arc<Vec<u8>>, address: &str) -> Kept {
        self.take(mail.to_vec(), address).await
    }
}

impl collect::Keep for Desk {
    async fn keep(&self, mail: Vec<u8>) -> bool {
        match self.take(mail, "").await {
            Kept::Stored => true,
            Kept::Later => false,
            Kept::Refused(why) => {
                tracing::warn!(why, "a mail of the mailbox is not taken; it stays there");
                true
            }
        }
    }
}

/// Begins to receive, as the settings say; what they do not say is not done. The tasks end when told to stop.
#[expect(clippy::disallowed_methods, reason = "the receivers of a serving desk, ended by Serving::stop")]
pub(super) async fn begin(house: &House, stop: &watch::Sender<bool>) -> anyhow::Result<Vec<JoinHandle<()>>> {
    let config = house.config();
    let mut tasks = Vec::new();
    if let Some(place) = config.receive.as_deref().filter(|place| !place.is_empty()) {
        let listener = TcpListener::bind(place)
            .await
            .map_err(|fault| anyhow::anyhow!("cannot receive mail on {place}: {fault}"))?;
        tracing::info!(%place, protocol = config.receive_protocol, "mail is received");
        let settings = settings(config);
        tasks.push(tokio::spawn(lmtp::serve(
            listener,
            settings,
            Arc::new(Desk(house.clone())),
            stop.subscribe(),
        )));
    }
    if let Some(url) = config.imap_url.as_deref().filter(|url| !url.is_empty()) {
        let account = Account::parse(url).map_err(|fault| anyhow::anyhow!("cannot collect mail: {fault}"))?;
        tasks.push(tokio::spawn(collect_again_and_again(house.clone(), account, stop.subscribe())));
    }
    Ok(tasks)
}

fn settings(config: &Config) -> Settings {
    Settings {
        protocol: if config.receive_protocol == "smtp" { Protocol::Smtp } else { Protocol::Lmtp },
        name: "amends".into(),
        most_bytes: replies::MOST_BYTES,
        most_connections: 20,
        most_addresses: 50,
        idle: Duration::from_mins(2),
        longest: Duration::from_mins(15),
    }
}

async fn collect_again_and_again(house: House, account: Account, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            // What was fetched and not marked is fetched again: stored once all the same.
            _ = stop.wait_for(|stop| *stop) => return,
            () = visit(&house, &account) => {}
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = pause() => {}
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "resting between visits is about the mail server, not about the trade"
)]
async fn pause() {
    tokio::time::sleep(PAUSE).await;
}

/// One visit, by one node at a time.
async fn visit(house: &House, account: &Account) {
    let alone = match house.db().alone("collect-mail").await {
        Ok(Some(alone)) => alone,
        Ok(None) => return,
        Err(fault) => return tracing::error!(%fault, "the store could not be asked who collects mail"),
    };
    let most_bytes = u32::try_from(replies::MOST_BYTES).unwrap_or(u32::MAX);
    let visited = collect::collect(account, AT_ONCE, most_bytes, &Desk(house.clone())).await;
    let outcome = if visited.is_ok() { "good" } else { "failed" };
    metrics::counter!("amends_mail_visits_total", "outcome" => outcome).increment(1);
    match visited {
        Ok(done) if done.kept + done.too_large == 0 => {}
        Ok(done) => tracing::info!(?done, "mail was collected"),
        Err(fault) => tracing::warn!(%fault, "mail was not collected to its end"),
    }
    drop(alone);
}

/// Which mails to take in.
#[derive(Debug, Args)]
pub struct ReceiveArgs {
    /// The files, each one mail as it came off the wire; `-` reads standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The address they came for, where the mail server knows it.
    #[arg(long, default_value = "")]
    to: String,
}

/// Takes in mails from files, on the store that the settings name.
pub(super) async fn run(config: Config, args: ReceiveArgs) -> anyhow::Result<()> {
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let outcome = take_all(&house, &args).await;
    house.db().close().await;
    outcome
}

async fn take_all(house: &House, args: &ReceiveArgs) -> anyhow::Result<()> {
    for file in &args.files {
        let name = file.display();
        let mut raw = Vec::new();
        // One byte more than is taken tells that there is more.
        let most = replies::MOST_BYTES as u64 + 1;
        let read = if file.as_os_str() == "-" {
            std::io::stdin().lock().take(most).read_to_end(&mut raw)
        } else {
            std::fs::File::open(file).and_then(|open| open.take(most).read_to_end(&mut raw))
        };
        read.map_err(|fault| anyhow::anyhow!("cannot read {name}: {fault}"))?;
        match replies::receive(house, raw, &args.to).await {
            Ok(Receipt::Stored(mail)) => {
                println!("{name}: {} {} ({}, {})", mail.id, mail.kind, mail.way, mail.state);
            }
            Ok(Receipt::Known(id)) => println!("{name}: {id} stored before"),
            Err(fault) => return Err(anyhow::anyhow!("{name}: {}", fault.told())),
        }
    }
    Ok(())
}
