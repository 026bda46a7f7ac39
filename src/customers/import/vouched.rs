//! What the journal vouches for, row by row, though an import says one entry for each batch: the entry holds the
//! digest of the batch's marks, and the marks the digest of each row.

use chain::Digest;
use twodb::Ask;

use super::{Kind, MARK, MARK_DIGEST};
use crate::customers::store::{self, imports};
use crate::ground::Result;
use crate::ground::id::{CustomerId, ImportId, WorkspaceId};
use crate::journal::Witnessed;

/// A row as it is now.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// Its digest.
    pub digest: Digest,
    /// The import and its batch that wrote it last; none when a member did.
    pub batch: Option<(String, i64)>,
}

impl Standing {
    fn of(row: &impl Witnessed, import: Option<&ImportId>, batch: Option<i64>) -> Result<Self> {
        let batch = import.map(|i| i.as_str().to_owned()).zip(batch);
        Ok(Self { id: row.witness_id().to_owned(), digest: row.digest()?, batch })
    }
}

/// Rows of a kind behind an id, in its order, as they are now.
pub async fn standing_after(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    kind: Kind,
    after: &str,
    most: i64,
) -> Result<Vec<Standing>> {
    let ids = imports::ids_after(ask, workspace, kind, after, most).await?;
    let texts: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut rows = match kind {
        Kind::Customers => {
            let ids: Vec<CustomerId> = ids.iter().filter_map(|id| id.parse().ok()).collect();
            let rows = store::customers_of_ids(ask, workspace, &ids).await?;
            let of = rows.iter().map(|r| Standing::of(r, r.import_id.as_ref(), r.import_batch));
            of.collect::<Result<Vec<_>>>()?
        }
        Kind::Contacts => {
            let rows = store::contacts_of_ids(ask, workspace, &texts).await?;
            let of = rows.iter().map(|r| Standing::of(r, r.import_id.as_ref(), r.import_batch));
            of.collect::<Result<Vec<_>>>()?
        }
        Kind::Months => {
            let rows = store::months_of_ids(ask, workspace, &texts).await?;
            let of = rows.iter().map(|r| Standing::of(r, r.import_id.as_ref(), r.import_batch));
            of.collect::<Result<Vec<_>>>()?
        }
        Kind::Holdings => {
            let rows = store::holdings_of_ids(ask, workspace, &texts).await?;
            let of = rows.iter().map(|r| Standing::of(r, r.import_id.as_ref(), r.import_batch));
            of.collect::<Result<Vec<_>>>()?
        }
    };
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(rows)
}

/// The marks of a batch: the id of each row it wrote, and the beginning of its digest.
#[derive(Debug, Clone)]
pub struct Marks(Vec<u8>);

impl Marks {
    /// What the entry of the batch says.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.0)
    }

    /// The ids of the rows.
    pub fn ids(&self) -> Vec<String> {
        let id = |mark: &[u8]| String::from_utf8_lossy(&mark[..MARK - MARK_DIGEST]).into_owned();
        self.0.chunks_exact(MARK).map(id).collect()
    }

    /// Whether the batch wrote this row as it is now; `None` when it did not write it at all.
    pub fn vouches_for(&self, row: &Standing) -> Option<bool> {
        let mark = self.0.chunks_exact(MARK).find(|mark| mark.starts_with(row.id.as_bytes()))?;
        Some(mark[MARK - MARK_DIGEST..] == row.digest.as_bytes()[..MARK_DIGEST])
    }
}

/// The marks of a batch, if they are there.
pub async fn marks_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    import: &str,
    batch: i64,
) -> Result<Option<Marks>> {
    Ok(imports::marks(ask, workspace, import, batch).await?.map(Marks))
}
