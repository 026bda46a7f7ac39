//! `amends import`: a file from the command line, of any size, with its progress on standard error.

use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;

use clap::Args;
use futures_util::StreamExt;

use super::people::{the_workspace, told};
use super::start;
use crate::customers::import::{self, ImportRun, Kind, Mapping, Order, RunState};
use crate::ground::{Actor, Clock, Config, Dice, Fault, House};

/// What to import, and how.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What the rows are.
    #[arg(value_parser = ["customers", "contacts", "holdings", "months"])]
    kind: String,
    /// The CSV file; `-` reads standard input.
    file: PathBuf,
    /// A JSON file that says which column fills which field; not needed for layouts that are known.
    #[arg(long)]
    mapping: Option<PathBuf>,
    /// Only tell what would be new, changed, unchanged and rejected.
    #[arg(long)]
    dry_run: bool,
    /// The time zone of times that name none, such as America/Sao_Paulo.
    #[arg(long)]
    zone: Option<String>,
    /// Where to write the rows that were not taken, to be mended and imported again.
    #[arg(long)]
    rejected: Option<PathBuf>,
}

/// Imports, on the store that the settings name.
pub async fn run(config: Config, args: ImportArgs) -> anyhow::Result<()> {
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let outcome = obey(&house, args).await;
    house.db().close().await;
    outcome
}

async fn obey(house: &House, args: ImportArgs) -> anyhow::Result<()> {
    let workspace = the_workspace(house).await?;
    let actor = Actor::desk(&workspace.id);
    let (source, bytes) = open(&args.file)?;
    let mapping = match &args.mapping {
        None => None,
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .map_err(|e| anyhow::anyhow!("cannot read the mapping {}: {e}", path.display()))?;
            Some(Mapping::from_json(&text)?)
        }
    };
    let order = Order {
        kind: Kind::from_word(&args.kind)
            .ok_or_else(|| anyhow::anyhow!("`{}` is no kind of rows", args.kind))?,
        file_name: args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        bytes,
        mapping,
        zone: args.zone.clone(),
        is_dry: args.dry_run,
    };
    let run = import::import(house, &actor, order, source, progress).await.map_err(with_cures)?;
    if std::io::stderr().is_terminal() {
        eprintln!();
    }
    println!(
        "{}{} new, {} changed, {} unchanged, {} rejected",
        if run.dry() { "would be: " } else { "" },
        run.rows_new,
        run.rows_changed,
        run.rows_unchanged,
        run.rows_rejected
    );
    if !run.ignored.0.is_empty() {
        eprintln!("columns left aside: {}", run.ignored.0.join(", "));
    }
    if run.rows_rejected > 0 {
        say_rejected(house, &run, args.rejected.as_ref()).await?;
    }
    if run.state() == RunState::Stopped {
        let (why, cure) = (run.why.unwrap_or_default(), run.cure.unwrap_or_default());
        anyhow::bail!("{why} {cure} What was taken before stays; importing the mended file again is safe.");
    }
    Ok(())
}

/// What is wrong with the file or its mapping, and what to do.
fn with_cures(fault: Fault) -> anyhow::Error {
    match fault.fields() {
        [] => told(fault),
        fields => {
            let lines: Vec<String> = fields.iter().map(|f| format!("{} {}", f.why, f.cure)).collect();
            anyhow::anyhow!(lines.join("\n"))
        }
    }
}

fn open(file: &PathBuf) -> anyhow::Result<(Box<dyn Read + Send>, Option<u64>)> {
    if file.as_os_str() == "-" {
        return Ok((Box::new(std::io::stdin()), None));
    }
    let open = || Ok::<_, std::io::Error>((File::open(file)?, std::fs::metadata(file)?.len()));
    let (source, bytes) = open().map_err(|e| anyhow::anyhow!("cannot read {}: {e}", file.display()))?;
    Ok((Box::new(source), Some(bytes)))
}

/// One line that is written over on a terminal, and one line in ten batches elsewhere.
fn progress(run: &ImportRun) {
    let share = run.bytes_total.filter(|total| *total > 0).map(|total| run.bytes_done * 100 / total);
    let share = share.map(|percent| format!("{percent} % · ")).unwrap_or_default();
    let line = format!("{share}{} rows, {} rejected", run.rows(), run.rows_rejected);
    let mut to = std::io::stderr();
    // Progress that cannot be written is no reason to stop.
    let _ = if to.is_terminal() {
        write!(to, "\r\x1b[K{line}")
    } else if run.batches % 10 == 1 {
        writeln!(to, "{line}")
    } else {
        Ok(())
    };
}

/// Writes the rejected rows to their file, or says how to have them.
async fn say_rejected(house: &House, run: &ImportRun, file: Option<&PathBuf>) -> anyhow::Result<()> {
    let Some(path) = file else {
        eprintln!(
            "--rejected FILE writes the rejected rows with what is wrong; or see /import/{} on the desk",
            run.id
        );
        return Ok(());
    };
    let mut to = File::create(path).map_err(|e| anyhow::anyhow!("cannot write {}: {e}", path.display()))?;
    let mut pieces = std::pin::pin!(import::rejects_csv(house, run));
    while let Some(piece) = pieces.next().await {
        to.write_all(&piece.map_err(told)?)?;
    }
    eprintln!("the rejected rows stand in {}", path.display());
    Ok(())
}
