//! Beginning imports, carrying them on, ending them.

use std::io::Read;

use chain::Digest;

use super::feed::{Fed, feed};
use super::parts::Parts;
use super::run::Names;
use super::take::take;
use super::{Bound, ImportRun, Kind, Mapping, Options, Reader, Refusal, RunState, guess, jobs, recognise};
use crate::customers::store::imports;
use crate::ground::id::{ImportId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry, Tx};

/// Batches that one piece of work takes; the next piece takes the next ones.
const PIECE: i64 = 16;

/// What is to be imported, and how.
#[derive(Debug, Clone)]
pub struct Order {
    /// What the rows are.
    pub kind: Kind,
    /// What the file is called.
    pub file_name: String,
    /// Its size, where it is known.
    pub bytes: Option<u64>,
    /// How its columns fill our fields; told from a known layout otherwise.
    pub mapping: Option<Mapping>,
    /// The zone of times that name none; over that of the mapping.
    pub zone: Option<String>,
    /// Only tell what would be done.
    pub is_dry: bool,
}

/// Imports a file from its beginning to its end, saying after each batch how far it is.
///
/// Rows with faults are rejected one by one; a file that cannot be read further ends as
/// [`RunState::Stopped`], and what was taken stays. A fault means that not even the run was begun, or that
/// the store failed; running it again is safe.
pub async fn import(
    house: &House,
    actor: &Actor,
    order: Order,
    source: impl Read + Send + 'static,
    mut tell: impl FnMut(&ImportRun) + Send,
) -> Result<ImportRun> {
    actor.must_be(Role::Member)?;
    let options = order.mapping.as_ref().map_or(Ok(Options::default()), Mapping::options)?;
    let reader = open(source, options).await?;
    let header = reader.header().to_vec();
    let mapping = match order.mapping.clone() {
        Some(mapping) => mapping,
        None => known_mapping(house, actor, order.kind, &header).await?,
    };
    let mapping = Mapping { zone: order.zone.clone().unwrap_or(mapping.zone.clone()), ..mapping };
    let bound = Bound::bind(&mapping, &header)?;
    let tx = journal::begin(house, actor).await?;
    let mut run = new_run(&tx, &order, header, tx.mint());
    run.ignored = Names(bound.ignored().into_iter().map(str::to_owned).collect());
    run.mapping = serde_json::to_string(&mapping).map_err(Fault::broken)?;
    run.state = RunState::Running.word().into();
    begin(tx, &run).await?;
    tell(&run);
    let mut fed = feed(reader, bound.clone(), 0);
    loop {
        run = match fed.recv().await {
            Some(Fed::Batch(batch)) => take(house, actor, &run, &bound, batch, false).await?,
            Some(Fed::End) => return end(house, actor, &run, None).await,
            Some(Fed::Refused(refusal)) => return end(house, actor, &run, Some(refusal)).await,
            None => return Err(Fault::broken("the reading of an import broke off")),
        };
        tell(&run);
    }
}

/// Opens a file off the threads that must not wait.
pub(super) async fn open<R: Read + Send + 'static>(source: R, options: Options) -> Result<Reader<R>> {
    let opened = tokio::task::spawn_blocking(move || Reader::open(source, options)).await;
    Ok(opened.map_err(Fault::broken)??)
}

/// The mapping of a layout we know, or of the last file with these columns.
async fn known_mapping(house: &House, actor: &Actor, kind: Kind, header: &[String]) -> Result<Mapping> {
    if let Some(layout) = recognise(header) {
        if layout.mapping.kind == kind {
            return Ok(layout.mapping);
        }
        let why = format!("this looks like {}, not like {}", layout.name, kind.word());
        return Err(Refusal::new(why, format!("Import it as {}", layout.mapping.kind.word())).into());
    }
    let (read, columns) = (&mut house.read(), columns_digest(header));
    if let Some(mapping) = imports::recall(read, &actor.workspace, kind.word(), &columns).await? {
        return Ok(mapping);
    }
    let guessed = serde_json::to_string(&guess(kind, header)).map_err(Fault::broken)?;
    let cure = format!("Check this guess, save it, and give it as the mapping: {guessed}");
    Err(Refusal::new("the columns of this file are of no layout we know", cure).into())
}

/// What tells files with the same columns, in any order.
pub(super) fn columns_digest(header: &[String]) -> String {
    let names = header.iter().map(|name| super::guess::plain(name));
    // A file of rejected rows is mapped like the file they came from.
    let mut names: Vec<String> = names.filter(|name| !name.starts_with("amends_")).collect();
    names.sort();
    Digest::of(names.join("\n").as_bytes()).to_string()
}

/// A run that has not moved yet.
pub(super) fn new_run(tx: &Tx, order: &Order, header: Vec<String>, id: ImportId) -> ImportRun {
    ImportRun {
        workspace_id: tx.actor().workspace.clone(),
        id,
        kind: order.kind.word().into(),
        file_name: order.file_name.chars().filter(|c| !c.is_control()).take(200).collect(),
        header: Names(header),
        ignored: Names::default(),
        mapping: String::new(),
        encoding: None,
        is_dry: i64::from(order.is_dry),
        state: RunState::Mapping.word().into(),
        bytes_total: order.bytes.and_then(|bytes| i64::try_from(bytes).ok()),
        bytes_done: 0,
        line: 0,
        batches: 0,
        rows_new: 0,
        rows_changed: 0,
        rows_unchanged: 0,
        rows_rejected: 0,
        why: None,
        cure: None,
        rejects_digest: None,
        began_by: tx.actor().label(),
        created_at: tx.now(),
        moved_at: tx.now(),
        ended_at: None,
    }
}

/// Begins a run that reads its file from outside the store.
async fn begin(mut tx: Tx, run: &ImportRun) -> Result<()> {
    imports::insert_run(&mut tx, run).await?;
    imports::remember(&mut tx, run, &columns_digest(&run.header.0)).await?;
    tx.say(begun(run)?).await?.commit().await
}

/// The entry that says a run begins.
pub(super) fn begun(run: &ImportRun) -> Result<Entry> {
    Ok(Entry::on(Chain::Workspace, if run.dry() { "import.tried" } else { "import.begun" })
        .about(run)?
        .with("kind", run.kind.as_str())
        .with("mapping", Digest::of(run.mapping.as_bytes()).to_string()))
}

/// Ends a run: done, or stopped because the file cannot be read further.
async fn end(house: &House, actor: &Actor, run: &ImportRun, refusal: Option<Refusal>) -> Result<ImportRun> {
    let mut tx = journal::begin(house, actor).await?;
    let state = if refusal.is_some() { RunState::Stopped } else { RunState::Done };
    let place = |refusal: &Refusal| refusal.line.map(|line| format!("Line {line}: ")).unwrap_or_default();
    let ended = ImportRun {
        state: state.word().into(),
        why: refusal.as_ref().map(|refusal| format!("{}{}.", place(refusal), refusal.why)),
        cure: refusal.as_ref().map(|refusal| format!("{}.", refusal.cure)),
        rejects_digest: Some(imports::rejects_digest(&mut tx, &run.workspace_id, &run.id).await?),
        moved_at: tx.now(),
        ended_at: Some(tx.now()),
        ..run.clone()
    };
    if !imports::move_on(&mut tx, &ended, RunState::Running, run.batches).await? {
        return Err(Fault::Conflict("This import was ended elsewhere.".into()));
    }
    // After a dry run the file stays, to be imported for real.
    imports::forget_seen(&mut tx, run, !run.dry()).await?;
    let fact = if refusal.is_some() { "import.stopped" } else { "import.done" };
    let entry = Entry::on(Chain::Workspace, fact)
        .about(&ended)?
        .with("dry", run.dry())
        .with("new", run.rows_new)
        .with("changed", run.rows_changed)
        .with("unchanged", run.rows_unchanged)
        .with("rejected", run.rows_rejected);
    tx.say(entry).await?.commit().await?;
    house.db().hints().say(run.id.as_str()).await;
    Ok(ended)
}

/// Carries a run whose file is in the store on for a number of batches, from where it stands.
pub(super) async fn carry_on(house: &House, workspace: &WorkspaceId, id: &ImportId) -> Result<()> {
    let actor = Actor::desk(workspace);
    let mut run = imports::find_run(&mut house.read(), workspace, id).await?;
    if run.state() != RunState::Running {
        return Ok(());
    }
    let mapping = run.mapping()?;
    let reader = open(Parts::of(house, workspace, id), mapping.options()?).await?;
    let bound = Bound::bind(&mapping, reader.header())?;
    let mut fed = feed(reader, bound.clone(), run.line as u64);
    for piece in 1..=PIECE {
        match fed.recv().await {
            Some(Fed::Batch(batch)) => {
                run = take(house, &actor, &run, &bound, batch, piece == PIECE).await?;
            }
            Some(Fed::End) => return end(house, &actor, &run, None).await.map(drop),
            Some(Fed::Refused(refusal)) => return end(house, &actor, &run, Some(refusal)).await.map(drop),
            None => return Err(Fault::broken("the reading of an import broke off")),
        }
    }
    Ok(())
}

/// Begins a run whose file is in the store, dry or for real, and leaves it to the desk. Without a mapping, the
/// one proposed or last used. After a dry run the same file can be imported for real.
pub async fn begin_here(
    house: &House,
    actor: &Actor,
    id: &ImportId,
    mapping: Option<Mapping>,
    is_dry: bool,
) -> Result<ImportRun> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let run = imports::find_run(&mut tx, &actor.workspace, id).await?;
    let waits = run.state() == RunState::Mapping;
    let was_dry = run.dry() && matches!(run.state(), RunState::Done | RunState::Stopped);
    if !(waits || was_dry) || imports::part(&mut tx, &actor.workspace, id, 0).await?.is_none() {
        let why = "The file of this import is no longer waiting.";
        return Err(Fault::refused(why, "Bring the file in again; what is known already stays as it is."));
    }
    let mapping = mapping.map_or_else(|| run.mapping(), Ok)?;
    mapping.options()?;
    let bound = Bound::bind(&mapping, &run.header.0)?;
    let (state, batches) = (run.state(), run.batches);
    let run = ImportRun {
        kind: mapping.kind.word().into(),
        ignored: Names(bound.ignored().into_iter().map(str::to_owned).collect()),
        mapping: serde_json::to_string(&mapping).map_err(Fault::broken)?,
        is_dry: i64::from(is_dry),
        state: RunState::Running.word().into(),
        moved_at: tx.now(),
        ..run.at_the_start()
    };
    if !imports::move_on(&mut tx, &run, state, batches).await? {
        return Err(Fault::Conflict("Somebody else has just begun this import.".into()));
    }
    imports::forget_rejects(&mut tx, &run).await?;
    imports::remember(&mut tx, &run, &columns_digest(&run.header.0)).await?;
    let now = tx.now();
    tx.enqueue(&jobs::CarryOn { import: id.clone() }, now).await?;
    tx.say(begun(&run)?).await?.commit().await?;
    Ok(run)
}

/// Lets the desk carry on a run that was interrupted.
pub async fn resume(house: &House, actor: &Actor, id: &ImportId) -> Result<ImportRun> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let run = imports::find_run(&mut tx, &actor.workspace, id).await?;
    if !run.is_interrupted(tx.now()) {
        let cure = "Look again in a few minutes.";
        return Err(Fault::refused("This import is not interrupted.", cure));
    }
    if imports::part(&mut tx, &actor.workspace, id, 0).await?.is_none() {
        let cure = "Run the command again: what was taken already is told as unchanged.";
        return Err(Fault::refused(
            "The file of this import came from the command line and is not here.",
            cure,
        ));
    }
    let moved = ImportRun { moved_at: tx.now(), ..run.clone() };
    if !imports::move_on(&mut tx, &moved, RunState::Running, run.batches).await? {
        return Err(Fault::Conflict("Somebody else has just let this import go on.".into()));
    }
    let now = tx.now();
    tx.enqueue(&jobs::CarryOn { import: id.clone() }, now).await?;
    let entry = Entry::on(Chain::Workspace, "import.resumed").about(&moved)?;
    tx.say(entry).await?.commit().await?;
    Ok(moved)
}
