//! Writing: assets, then pages, then what goes, with the ledger before and after.

use std::collections::BTreeMap;

use futures_util::future::BoxFuture;
use futures_util::{FutureExt, StreamExt, TryStreamExt, stream};

use crate::file::{PAGE, check};
use crate::ledger::Ledger;
use crate::{Fault, File, Kind, Target};

/// Files on their way at once.
const AT_ONCE: usize = 8;

/// What writing came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were written.
    pub written: usize,
    /// Files that stood there already as they are.
    pub unchanged: usize,
    /// Files that were taken away.
    pub removed: usize,
    /// Bytes of all files that stand there now.
    pub bytes: u64,
}

impl Target {
    /// Makes the target hold exactly these files, of all that this crate wrote there.
    pub async fn write(&self, files: &[File]) -> Result<Written, Fault> {
        check(files)?;
        let before = self.ledger().await?;
        let after: BTreeMap<String, String> = files.iter().map(|f| (f.path.clone(), f.digest())).collect();
        let changed = changed(files, &before, &after);
        let gone: Vec<(&String, &String)> =
            before.files.iter().filter(|(path, _)| !after.contains_key(*path)).collect();
        let done = Written {
            written: changed.len(),
            unchanged: files.len() - changed.len(),
            removed: gone.len(),
            bytes: files.iter().map(|f| f.bytes.len() as u64).sum(),
        };
        if changed.is_empty() && gone.is_empty() {
            return Ok(done);
        }
        let mut meanwhile = before.clone();
        meanwhile.files.extend(changed.iter().map(|file| (file.path.clone(), file.begun().to_owned())));
        if meanwhile != before {
            self.keep(&meanwhile).await?;
        }
        for kind in [Kind::Asset, Kind::Page] {
            let of_kind = changed.iter().filter(|file| file.kind == kind);
            all(of_kind.map(|file| self.put_file(file).boxed()).collect()).await?;
        }
        // What shows something goes before what it shows.
        let (pages, assets): (Vec<_>, Vec<_>) =
            gone.into_iter().partition(|(_, note)| note.starts_with(PAGE));
        for some in [pages, assets] {
            all(some.iter().map(|(path, _)| self.remove(path).boxed()).collect()).await?;
        }
        self.keep(&Ledger { files: after }).await?;
        Ok(done)
    }
}

/// Those that do not stand there as they are.
fn changed<'a>(files: &'a [File], before: &Ledger, after: &BTreeMap<String, String>) -> Vec<&'a File> {
    files.iter().filter(|file| before.files.get(&file.path) != after.get(&file.path)).collect()
}

/// Some at once, and no further once one went wrong.
async fn all(acts: Vec<BoxFuture<'_, Result<(), Fault>>>) -> Result<(), Fault> {
    stream::iter(acts).buffer_unordered(AT_ONCE).try_collect().await
}
