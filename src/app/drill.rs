//! `amends drill`: a whole story on given files, in a scratch store, with a mail sink of its own.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, Subcommand, ValueEnum};

use super::scratch::{self, Folder, People};
use crate::customers::import::{self, ImportRun, Kind, Mapping, Order};
use crate::drills::late_orders;
use crate::drills::report::{Imported, Report};
use crate::drills::stage::Stage;
use crate::ground::clock::HOUR;
use crate::ground::{Clock, Config, Dice, Time};
use crate::reports;

/// Which drill.
#[derive(Debug, Subcommand)]
pub enum Drill {
    /// A carrier failed: everyone whose order is overdue on a given day.
    LateOrders(LateOrders),
}

/// The files and the day of the drill *late orders*.
#[derive(Debug, Args)]
pub struct LateOrders {
    /// Customers, as CSV.
    #[arg(long)]
    customers: PathBuf,
    /// Holdings (orders), as CSV.
    #[arg(long)]
    holdings: PathBuf,
    /// Contacts, as CSV; without them each customer gets one at example.test.
    #[arg(long)]
    contacts: Option<PathBuf>,
    /// A mapping file for layouts that are not known: JSON, see `amends import --help`.
    #[arg(long)]
    mapping: Vec<PathBuf>,
    /// The day it is played on.
    #[arg(long)]
    as_of: jiff::civil::Date,
    /// How to tell what was found.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    report: Form,
}

/// How a report is told.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Form {
    /// One JSON object on standard output.
    Json,
    /// In words.
    Text,
}

/// Plays a drill; the error says which steps did not hold.
pub async fn run(config: Config, store: Option<String>, drill: Drill) -> anyhow::Result<()> {
    let Drill::LateOrders(orders) = drill;
    let form = orders.report;
    let report = Box::pin(late_orders(config, store, &orders)).await?;
    match form {
        Form::Json => println!("{}", serde_json::to_string(&report)?),
        Form::Text => println!("{}", report.told()),
    }
    anyhow::ensure!(report.held(), "the drill did not hold: {}", report.failed.join("; "));
    Ok(())
}

async fn late_orders(config: Config, store: Option<String>, orders: &LateOrders) -> anyhow::Result<Report> {
    let began = Instant::now();
    let dice = Dice::system();
    let folder = Folder::fresh(&dice)?;
    let morning = Time::start_of(orders.as_of, "UTC").plus(9 * HOUR);
    let config = Config {
        company: "The marketplace".into(),
        mail_from: "The marketplace <desk@example.test>".into(),
        ..config
    };
    let clock = Clock::running_from(morning);
    let (house, mailbox) = scratch::open(config, store, &folder, clock, dice.clone()).await?;
    let people = People {
        owner: ("Ines Okafor", "ines@example.test"),
        lead: ("Tom Brandt", "tom@example.test"),
        member: ("Mara Lind", "mara@example.test"),
        password: dice.secret(),
    };
    let stage = scratch::stage(&house, &mailbox, &people).await?;
    let mut report =
        Report { scenario: "late-orders".into(), as_of: orders.as_of.to_string(), ..Report::default() };
    report.imported = take_in(&stage, orders).await?;
    let mut report = late_orders::play(&stage, late_orders::script(orders.as_of), report).await?;
    let audit = reports::verify(&house, &stage.owner.workspace).await?;
    report.journal.entries = i64::try_from(audit.entries).unwrap_or(i64::MAX);
    report.journal.verified = audit.holds();
    let verified = report.journal.verified;
    report.must(verified, "the journal verifies");
    report.seconds = began.elapsed().as_secs_f64();
    house.db().close().await;
    Ok(report)
}

/// Imports the files through the product's own import.
async fn take_in(stage: &Stage, orders: &LateOrders) -> anyhow::Result<Imported> {
    let mappings: Vec<Mapping> =
        orders.mapping.iter().map(|path| read_mapping(path)).collect::<anyhow::Result<_>>()?;
    let given = |kind: Kind| mappings.iter().find(|m| m.kind == kind).cloned();
    let mut rejected = 0;
    rejected += take(stage, Kind::Customers, &orders.customers, given(Kind::Customers)).await?.rows_rejected;
    match &orders.contacts {
        Some(path) => {
            rejected += take(stage, Kind::Contacts, path, given(Kind::Contacts)).await?.rows_rejected;
        }
        None => stage.give_each_customer_a_contact().await?,
    }
    rejected += take(stage, Kind::Holdings, &orders.holdings, given(Kind::Holdings)).await?.rows_rejected;
    let (customers, contacts, holdings) =
        crate::customers::count(&mut stage.house.read(), &stage.owner.workspace).await?;
    Ok(Imported { customers, contacts, holdings, rejected })
}

fn read_mapping(path: &Path) -> anyhow::Result<Mapping> {
    let text =
        std::fs::read_to_string(path).map_err(|e| anyhow::anyhow!("cannot read {}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| anyhow::anyhow!("{} is no mapping: {e}", path.display()))
}

async fn take(stage: &Stage, kind: Kind, path: &Path, mapping: Option<Mapping>) -> anyhow::Result<ImportRun> {
    let file =
        std::fs::File::open(path).map_err(|e| anyhow::anyhow!("cannot read {}: {e}", path.display()))?;
    let order = Order {
        kind,
        file_name: path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
        bytes: file.metadata().ok().map(|m| m.len()),
        mapping,
        zone: None,
        is_dry: false,
    };
    let run = import::import(&stage.house, &stage.owner, order, file, |run| {
        tracing::info!(kind = kind.word(), rows = run.rows(), "importing");
    })
    .await?;
    if let Some(why) = &run.why {
        anyhow::bail!("{}: {why} {}", path.display(), run.cure.as_deref().unwrap_or_default());
    }
    Ok(run)
}
