//! A file in hand, read out of the store part by part.

use std::io::Read;

use tokio::runtime::Handle;

use crate::customers::store::imports;
use crate::ground::House;
use crate::ground::id::{ImportId, WorkspaceId};

/// The size of a part, in bytes.
pub(super) const PART: usize = 1 << 20;

/// Reads a file that came in by page or API. Only for threads that may wait: see [`super::feed`].
pub(super) struct Parts {
    house: House,
    workspace: WorkspaceId,
    import: ImportId,
    runtime: Handle,
    next: i64,
    bytes: Vec<u8>,
    at: usize,
}

impl Parts {
    /// From its beginning.
    pub(super) fn of(house: &House, workspace: &WorkspaceId, import: &ImportId) -> Self {
        Self {
            house: house.clone(),
            workspace: workspace.clone(),
            import: import.clone(),
            runtime: Handle::current(),
            next: 0,
            bytes: Vec::new(),
            at: 0,
        }
    }
}

impl Read for Parts {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        if self.at >= self.bytes.len() {
            let mut read = self.house.read();
            let part = imports::part(&mut read, &self.workspace, &self.import, self.next);
            let part = self.runtime.block_on(part).map_err(std::io::Error::other)?;
            let Some(part) = part else { return Ok(0) };
            (self.bytes, self.at, self.next) = (part, 0, self.next + 1);
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.len().min(room.len());
        if let (Some(to), Some(from)) = (room.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at += count;
        Ok(count)
    }
}
