//! Files that were handed out with a chain: what a link says of them, and whether a file is the one it says.

use serde_json::Value;

use crate::{Digest, Fault, Proof};

/// A file that a link vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The file's name.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub digest: Digest,
    /// The chain of the link …
    pub chain: String,
    /// … and its place there.
    pub seq: u64,
}

/// The files that links of a proof vouch for, in the order of the links. A link does so by a body that is JSON and
/// has, under `data.files`, names of files with their SHA-256; any other body is as good as before.
///
/// It says nothing of the links themselves: see [`verify_proof`](crate::verify_proof).
pub fn handed_files(proof: &Proof) -> Vec<Handed> {
    let mut files = Vec::new();
    for link in proof.chains.iter().flatten() {
        let Ok(body) = serde_json::from_str::<Value>(&link.body) else { continue };
        for (name, said) in body["data"]["files"].as_object().into_iter().flatten() {
            if let Some(digest) = said.as_str().and_then(|text| text.parse().ok()) {
                let (chain, seq) = (link.chain.clone(), link.seq);
                files.push(Handed { name: name.clone(), digest, chain, seq });
            }
        }
    }
    files
}

/// Which link vouches for a file of this name and these bytes: the last one that does, when it was handed out more
/// than once. `None` when no link speaks of a file of this name at all.
pub fn verify_file(proof: &Proof, name: &str, bytes: &[u8]) -> Result<Option<Handed>, Fault> {
    let mut said: Vec<Handed> = handed_files(proof).into_iter().filter(|file| file.name == name).collect();
    let digest = Digest::of(bytes);
    match (said.iter().rposition(|file| file.digest == digest), said.is_empty()) {
        (Some(at), _) => Ok(Some(said.swap_remove(at))),
        (None, true) => Ok(None),
        (None, false) => Err(Fault::OtherFile { name: name.to_owned() }),
    }
}
