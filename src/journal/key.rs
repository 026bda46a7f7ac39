//! The key that checkpoints are signed with, and the last checkpoint of each workspace kept beside it.
//!
//! Both are files outside the store, because they guard the store: `config.seal_file` holds 32 random bytes in
//! hexadecimal, readable by its owner alone, made on first use. `….checkpoints` beside it holds, as JSON, the
//! last signed checkpoint of each workspace: whoever cuts the end off the store, or puts an older copy in its
//! place, cuts nothing off there, so the loss is found. It is a file of its own because it is rewritten with
//! every seal, and a key never is.
//!
//! Several nodes on one PostgreSQL need the same key: copy the seal file to each. The kept checkpoints may
//! differ from node to node; each is a beginning of the same log.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use chain::Signer;

use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, House, Result};

/// The key, read.
pub(super) struct Key {
    path: PathBuf,
    seed: [u8; 32],
}

impl Key {
    /// Reads the key; `None` when there is none yet. For whoever only looks.
    pub(super) fn seek(house: &House) -> Result<Option<Self>> {
        let path = PathBuf::from(&house.config().seal_file);
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let bytes = data_encoding::HEXLOWER.decode(text.trim().as_bytes()).ok();
                let seed = bytes.and_then(|b| <[u8; 32]>::try_from(b).ok()).ok_or_else(|| {
                    Fault::broken(format!(
                        "{} holds no key: it takes 64 hexadecimal digits; bring back the right file from your backup",
                        path.display()
                    ))
                })?;
                Ok(Some(Self { path, seed }))
            }
            Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
            Err(why) => Err(Fault::broken(format!("cannot read the key {}: {why}", path.display()))),
        }
    }

    /// Reads the key, or makes it.
    pub(super) fn open(house: &House) -> Result<Self> {
        if let Some(key) = Self::seek(house)? {
            return Ok(key);
        }
        let path = PathBuf::from(&house.config().seal_file);
        let seed = house.dice().bytes::<32>();
        let made = write_new(&path, &format!("{}\n", data_encoding::HEXLOWER.encode(&seed)));
        made.map_err(|why| Fault::broken(format!("cannot make the key {}: {why}", path.display())))?;
        tracing::info!(file = %path.display(), "made the key that checkpoints are signed with; back it up");
        Ok(Self { path, seed })
    }

    /// Who signs this workspace's checkpoints.
    pub(super) fn signer(&self, workspace: &WorkspaceId) -> Result<Signer> {
        Signer::from_seed(self.seed, &origin(workspace)).map_err(Fault::broken)
    }

    /// The last checkpoint kept for this workspace.
    pub(super) fn kept(&self, workspace: &WorkspaceId) -> Result<Option<String>> {
        Ok(self.all_kept()?.remove(workspace.as_str()))
    }

    /// Keeps a checkpoint in the place of the one before.
    pub(super) fn keep(&self, workspace: &WorkspaceId, note: &str) -> Result<()> {
        let mut all = self.all_kept()?;
        all.insert(workspace.to_string(), note.to_owned());
        let text = serde_json::to_string_pretty(&all).map_err(Fault::broken)?;
        let (path, fresh) = (self.beside("checkpoints"), self.beside("checkpoints.new"));
        // Written whole beside it and then moved into its place, so that a crash leaves the old one.
        let written = (|| {
            let _ = std::fs::remove_file(&fresh);
            write_new(&fresh, &text)?;
            std::fs::rename(&fresh, &path)
        })();
        written.map_err(|why| Fault::broken(format!("cannot keep a checkpoint in {}: {why}", path.display())))
    }

    fn all_kept(&self) -> Result<BTreeMap<String, String>> {
        let path = self.beside("checkpoints");
        match std::fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text)
                .map_err(|why| Fault::broken(format!("{} cannot be understood: {why}", path.display()))),
            Err(why) if why.kind() == ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(why) => Err(Fault::broken(format!("cannot read {}: {why}", path.display()))),
        }
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(".");
        name.push(ending);
        PathBuf::from(name)
    }
}

/// The name of a workspace's log, and of the key that signs for it.
pub(super) fn origin(workspace: &WorkspaceId) -> String {
    format!("amends/{workspace}")
}

/// A new file that only its owner can read, with its folder.
fn write_new(path: &std::path::Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
