//! A file coming in by page or API: kept part by part as it comes, a run once it is here.

use sha2::{Digest, Sha256};

use super::parts::{PART, Parts};
use super::verbs::{Order, columns_digest, new_run, open};
use super::{Bound, ImportRun, Kind, Mapping, Options, Refusal, Rejected, Row, Step, guess, recognise};
use crate::customers::store::imports;
use crate::ground::clock::DAY;
use crate::ground::id::{Id, ImportId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry};

/// The largest file that comes in by page or API, in bytes; the command line knows no limit.
pub const MOST_UPLOADED: usize = 1 << 30;
/// Rows shown before anything is imported.
const SHOWN: usize = 20;

/// A file on its way in.
pub struct Receiving {
    house: House,
    actor: Actor,
    id: ImportId,
    part: Vec<u8>,
    parts: i64,
    bytes: u64,
    digest: Sha256,
}

impl Receiving {
    /// Begins to receive; forgets files that broke off on their way in a day ago or earlier.
    pub async fn begin(house: &House, actor: &Actor) -> Result<Self> {
        actor.must_be(Role::Member)?;
        let mut tx = house.db().begin().await?;
        let yesterday = ImportId::mint(house.now().plus(-DAY), house.dice());
        imports::forget_strays(&mut tx, &actor.workspace, &yesterday).await?;
        tx.commit().await?;
        let id = ImportId::mint(house.now(), house.dice());
        let (house, actor) = (house.clone(), actor.clone());
        Ok(Self { house, actor, id, part: Vec::new(), parts: 0, bytes: 0, digest: Sha256::new() })
    }

    /// Takes what came next.
    pub async fn take(&mut self, bytes: &[u8]) -> Result<()> {
        self.bytes += bytes.len() as u64;
        self.digest.update(bytes);
        for piece in bytes.chunks(PART) {
            self.part.extend_from_slice(piece);
            if self.part.len() >= PART {
                self.keep().await?;
            }
        }
        Ok(())
    }

    async fn keep(&mut self) -> Result<()> {
        let mut tx = self.house.db().begin().await?;
        let part = std::mem::take(&mut self.part);
        imports::put_part(&mut tx, &self.actor.workspace, &self.id, self.parts, part).await?;
        tx.commit().await?;
        self.parts += 1;
        Ok(())
    }

    /// The whole file is here: reads its header and proposes a mapping. Without a kind, the header must be
    /// of a layout we know, or have been mapped before.
    pub async fn end(mut self, kind: Option<Kind>, file_name: &str) -> Result<ImportRun> {
        if !self.part.is_empty() {
            self.keep().await?;
        }
        let parts = Parts::of(&self.house, &self.actor.workspace, &self.id);
        let header = open(parts, Options::default()).await?.header().to_vec();
        let mapping = proposed(&self.house, &self.actor, kind, &header).await?;
        let mut tx = journal::begin(&self.house, &self.actor).await?;
        let order = Order {
            kind: mapping.kind,
            file_name: file_name.to_owned(),
            bytes: Some(self.bytes),
            mapping: None,
            zone: None,
            is_dry: true,
        };
        let mut run = new_run(&tx, &order, header, self.id.clone());
        run.mapping = serde_json::to_string(&mapping).map_err(Fault::broken)?;
        imports::insert_run(&mut tx, &run).await?;
        let entry = Entry::on(Chain::Workspace, "import.received")
            .about(&run)?
            .with("kind", run.kind.as_str())
            .with("bytes", self.bytes)
            .with("digest", data_encoding::HEXLOWER.encode(&self.digest.finalize()));
        tx.say(entry).await?.commit().await?;
        Ok(run)
    }
}

/// The mapping to begin with: of a layout we know, of the last file with these columns, else a guess.
async fn proposed(house: &House, actor: &Actor, kind: Option<Kind>, header: &[String]) -> Result<Mapping> {
    let known = recognise(header).map(|layout| layout.mapping);
    if let Some(known) = known.filter(|mapping| kind.is_none_or(|kind| kind == mapping.kind)) {
        return Ok(known);
    }
    let columns = columns_digest(header);
    let mut recalled = Vec::new();
    for each in Kind::ALL.into_iter().filter(|each| kind.is_none_or(|kind| kind == *each)) {
        recalled.extend(imports::recall(&mut house.read(), &actor.workspace, each.word(), &columns).await?);
    }
    match (kind, recalled.pop()) {
        // Of two kinds that came with these columns before, either may be meant.
        (_, Some(mapping)) if recalled.is_empty() => Ok(mapping),
        (Some(kind), _) => Ok(guess(kind, header)),
        (None, _) => Err(Fault::invalid(
            "kind",
            "The columns of this file are of no layout we know.",
            "Say what its rows are.",
        )),
    }
}

/// The first rows of a file in hand.
pub struct Preview {
    /// The rows as they stand, without what is wrong with them.
    pub rows: Vec<Vec<String>>,
    /// What a mapping makes of them: faults only.
    pub rejected: Vec<Rejected>,
    /// Why the mapping cannot be used at all.
    pub refusal: Option<Refusal>,
}

/// Looks at the first rows of a file in hand, and what `mapping` would make of them.
pub async fn preview(house: &House, actor: &Actor, run: &ImportRun, mapping: &Mapping) -> Result<Preview> {
    let parts = Parts::of(house, &actor.workspace, &run.id);
    let (options, mapping) = (mapping.options()?, mapping.clone());
    let look = move || {
        let mut reader = super::Reader::open(parts, options)?;
        let bound = Bound::bind(&mapping, reader.header());
        let mut seen =
            Preview { rows: Vec::new(), rejected: Vec::new(), refusal: bound.as_ref().err().cloned() };
        let mut row = Row::default();
        for _ in 0..SHOWN {
            match reader.read(&mut row)? {
                Step::End => break,
                Step::Bad(bad) => seen.rejected.push(bad),
                Step::Row => {
                    seen.rows.push(row.cells().map(super::shortened).collect());
                    seen.rejected.extend(bound.as_ref().ok().and_then(|bound| bound.fault_of(&row)));
                }
            }
        }
        Ok::<_, Refusal>(seen)
    };
    Ok(tokio::task::spawn_blocking(look).await.map_err(Fault::broken)??)
}
