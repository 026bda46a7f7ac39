//! A file to be kept at the target.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::Fault;

/// How a file is named, and so when it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Its name holds its content: it never changes, and is written before any page that may name it.
    Asset,
    /// Its name stays while its content changes.
    Page,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the target's prefix, with `/` between the parts.
    pub path: String,
    /// Its media type, which a bucket says to whoever reads; in a folder the end of the name says it.
    pub media_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How it is named.
    pub kind: Kind,
}

impl File {
    /// A file whose content may change.
    pub fn page(path: impl Into<String>, media_type: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), media_type: media_type.into(), bytes: bytes.into(), kind: Kind::Page }
    }

    /// A file named by its content: `FOLDER/DIGEST.ENDING`.
    pub fn asset(
        folder: &str,
        ending: &str,
        media_type: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        let (media_type, bytes) = (media_type.into(), bytes.into());
        let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes));
        Self { path: format!("{folder}/{}.{ending}", &digest[..32]), media_type, bytes, kind: Kind::Asset }
    }

    /// What is noted of it while it is being written: how it is named, and nothing of its content.
    pub(crate) fn begun(&self) -> &'static str {
        match self.kind {
            Kind::Asset => "asset:",
            Kind::Page => PAGE,
        }
    }

    /// What is noted of it: how it is named, and its content.
    pub(crate) fn digest(&self) -> String {
        let mut digest = Sha256::new();
        digest.update(self.media_type.as_bytes());
        digest.update([0]);
        digest.update(&self.bytes);
        format!("{}{}", self.begun(), data_encoding::HEXLOWER.encode(&digest.finalize()))
    }

    /// How long whoever reads may keep it without asking again.
    pub(crate) fn cache_control(&self) -> &'static str {
        match self.kind {
            Kind::Asset => "public, max-age=31536000, immutable",
            Kind::Page => "public, max-age=10",
        }
    }
}

/// How the note of a page begins.
pub(crate) const PAGE: &str = "page:";

/// Whether every path leads somewhere inside, and each to a place of its own.
pub(crate) fn check(files: &[File]) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for file in files {
        let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_plain);
        if !file.path.split('/').all(is_part) {
            return Err(Fault::Path(file.path.clone()));
        }
        if !seen.insert(file.path.as_str()) {
            return Err(Fault::Twice(file.path.clone()));
        }
    }
    Ok(())
}

/// What is the same character in a folder, in a bucket and in an address.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_inside_and_to_one_file() {
        let at = |path: &str| File::page(path, "text/plain", "x");
        for good in ["index.html", "s/the-furnace/index.html", "a/b.c/d_e-f.svg"] {
            assert!(check(&[at(good)]).is_ok(), "{good}");
        }
        for bad in
            ["", "/etc/passwd", "a//b", "../x", "a/../b", ".mirror.json", "a/.x", "a b", "ä", "a\\b", "a?b"]
        {
            assert!(matches!(check(&[at(bad)]), Err(Fault::Path(_))), "{bad}");
        }
        assert!(matches!(check(&[at("a"), at("a")]), Err(Fault::Twice(_))));
    }

    #[test]
    fn an_asset_is_named_by_what_is_in_it() {
        let (a, b) =
            (File::asset("assets", "css", "text/css", "a"), File::asset("assets", "css", "text/css", "b"));
        assert_ne!(a.path, b.path);
        assert_eq!(a.path, File::asset("assets", "css", "text/css", "a").path);
        let ending = std::path::Path::new(&a.path).extension();
        assert!(a.path.starts_with("assets/") && ending.is_some_and(|end| end == "css"), "{}", a.path);
    }
}
