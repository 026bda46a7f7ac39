//! Writing: assets, then pages, then what goes, with the ledger before and after.

use std::collections::BTreeMap;

use futures_util::{StreamExt, TryStreamExt, stream};

use crate::file::check;
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
        let stands = |file: &&File| before.files.get(&file.path) == after.get(&file.path);
        let changed: Vec<&File> = files.iter().filter(|file| !stands(file)).collect();
        let gone: Vec<&String> = before.files.keys().filter(|path| !after.contains_key(*path)).collect();
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
        meanwhile.files.extend(changed.iter().map(|file| (file.path.clone(), String::new())));
        if meanwhile != before {
            self.keep(&meanwhile).await?;
        }
        for kind in [Kind::Asset, Kind::Page] {
            let of_kind = changed.iter().filter(|file| file.kind == kind);
            self.all(of_kind.map(|file| self.put_file(file))).await?;
        }
        self.all(gone.iter().map(|path| self.remove(path))).await?;
        self.keep(&Ledger { files: after }).await?;
        Ok(done)
    }

    /// Some at once, and no further once one went wrong.
    async fn all<F: Future<Output = Result<(), Fault>>>(
        &self,
        acts: impl Iterator<Item = F>,
    ) -> Result<(), Fault> {
        stream::iter(acts).buffer_unordered(AT_ONCE).try_collect().await
    }
}
