//! Taking chains out of the store together with all that is needed to verify them offline.

use std::collections::HashMap;

use chain::{Inclusion, Link, Proof, log, verify_checkpoint};
use twodb::Ask;

use super::audit::Outside;
use super::store::{audit as links, log as store};
use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, Result};

/// Links read at a time.
const PAGE: i64 = 1_000;

/// A proof of these chains as far as the last checkpoint reaches; chains that have nothing sealed are left out.
/// `None` while nothing at all is sealed, or the key is not here. Ask a still picture.
pub async fn prove(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    outside: &Outside,
    chains: &[String],
) -> Result<Option<Proof>> {
    let (Some(vkey), Some(stamp)) =
        (outside.vkey().map(str::to_owned), store::last_checkpoint(ask, workspace).await?)
    else {
        return Ok(None);
    };
    let size = verify_checkpoint(&stamp.note, &vkey).map_err(Fault::broken)?.size;
    let mut proof = Proof { checkpoint: stamp.note, vkey, chains: Vec::new(), inclusions: Vec::new() };
    for chain in chains {
        let Some((leaf_index, seq)) = store::sealed_end(ask, workspace, chain, size).await? else { continue };
        let wanted = log::indexes_needed(|read| log::inclusion_proof(size, leaf_index, read));
        let hashes: HashMap<_, _> = store::hashes(ask, workspace, &wanted.map_err(Fault::broken)?).await?;
        let path = log::inclusion_proof(size, leaf_index, &|i| hashes.get(&i).copied());
        let path = path.map_err(Fault::broken)?;
        proof.chains.push(whole(ask, workspace, chain, seq).await?);
        proof.inclusions.push(Inclusion { chain: chain.clone(), seq, leaf_index, path });
    }
    Ok((!proof.chains.is_empty()).then_some(proof))
}

/// The links of a chain up to `end`.
async fn whole(ask: &mut dyn Ask, workspace: &WorkspaceId, chain: &str, end: u64) -> Result<Vec<Link>> {
    let mut whole: Vec<Link> = Vec::new();
    loop {
        let after = whole.last().map_or(0, |l| l.seq);
        let page = links::list_links_of(ask, workspace, chain, after, end, PAGE).await?;
        if page.is_empty() {
            return Ok(whole);
        }
        for row in &page {
            whole.push(row.link());
        }
    }
}
