//! The book of a desk: what it writes down about each letter in its hands, so that a desk that dies leaves no doubt
//! about more letters than it was sending that instant.
//!
//! Each batch that is claimed has a page, a small file beside the desk, locked for as long as the process lives. Before
//! the last byte of a letter may leave, the page says so; when the mail server has answered, the page says what. Once
//! the batch is on record in the store, the page is torn out. A page that nobody holds was left behind by a desk that
//! died: what it says is put on record, what it says was about to be sent and no more is uncertain, and what it does
//! not name was certainly never sent and is queued again.
//!
//! A page is not flushed to the disk: a process that dies takes nothing with it that it has written. A machine that
//! dies may; so a page carries the mark of the machine's start, and one from before the last start proves only what
//! it says.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use post::Fate;

use crate::ground::id::WorkspaceId;
use crate::ground::{Dice, Fault, Result};

/// The first word of every page.
const FORMAT: &str = "page-1";

/// A page that is being written.
pub(super) struct Page {
    /// Its name, which the batch's deliveries carry.
    pub name: String,
    path: PathBuf,
    written: Mutex<Written>,
}

struct Written {
    file: File,
    /// Answers that are not in the file yet: they go with the next line that must be.
    answers: String,
}

/// Begins a page for a batch of this workspace.
pub(super) fn begin(folder: &Path, workspace: &WorkspaceId, dice: &Dice) -> Result<Page> {
    let unwritable = |fault: io::Error| {
        Fault::broken(format!(
            "the desk cannot write down which letters it sends in {}: {fault}. Nothing is sent until it can; make \
             the folder writable, or set `book_folder` to one that is",
            folder.display()
        ))
    };
    std::fs::create_dir_all(folder).map_err(unwritable)?;
    let name = dice.salt();
    let path = folder.join(format!("{workspace}.{name}.page"));
    let mut file = OpenOptions::new().append(true).create_new(true).open(&path).map_err(unwritable)?;
    file.try_lock().map_err(Fault::broken)?;
    file.write_all(format!("{FORMAT} {}\n", machine_start()).as_bytes()).map_err(unwritable)?;
    Ok(Page { name, path, written: Mutex::new(Written { file, answers: String::new() }) })
}

impl Page {
    /// Says that this letter's last byte may leave from now on.
    pub(super) fn about_to_send(&self, delivery: &str) -> io::Result<()> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lines = std::mem::take(&mut written.answers);
        lines.push_str("sending ");
        lines.push_str(delivery);
        lines.push('\n');
        written.file.write_all(lines.as_bytes())
    }

    /// Says what became of it.
    pub(super) fn settle(&self, delivery: &str, fate: &Fate) {
        let (word, said) = match fate {
            Fate::HandedOver { reply } => ("taken", reply),
            Fate::Refused { reply } => ("refused", reply),
            Fate::Deferred { why } => ("deferred", why),
            Fate::Uncertain { why } => ("uncertain", why),
        };
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let line: String = said.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        written.answers.push_str(&format!("{word} {delivery} {line}\n"));
    }

    /// Tears the page out: what it says is on record.
    pub(super) fn tear_out(self) {
        if let Err(fault) = std::fs::remove_file(&self.path) {
            tracing::warn!(%fault, page = %self.path.display(), "a page of the book was not torn out");
        }
    }
}

impl Drop for Page {
    /// A page that was not torn out is read again; it should say all it can.
    fn drop(&mut self) {
        let written = self.written.get_mut().unwrap_or_else(PoisonError::into_inner);
        // An answer that is lost here leaves its letter uncertain, which is no lie.
        let _ = written.file.write_all(written.answers.as_bytes());
    }
}

/// What a page says of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Noted {
    /// Its last byte may have left, and no answer was written down.
    Sending,
    /// What became of it.
    Settled(Fate),
}

/// A page that a desk left behind, held by us now.
pub(super) struct LeftBehind {
    pub name: String,
    /// Whether it says all that its desk ever wrote there: the machine has run on since.
    pub is_whole: bool,
    pub noted: HashMap<String, Noted>,
    path: PathBuf,
    _held: File,
}

impl LeftBehind {
    /// Tears it out: what it says is on record.
    pub(super) fn tear_out(self) {
        if let Err(fault) = std::fs::remove_file(&self.path) {
            tracing::warn!(%fault, page = %self.path.display(), "a page of the book was not torn out");
        }
    }
}

/// The pages of this workspace that nobody holds any more.
pub(super) fn left_behind(folder: &Path, workspace: &WorkspaceId) -> io::Result<Vec<LeftBehind>> {
    let listed = match std::fs::read_dir(folder) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed?,
    };
    let mut found = Vec::new();
    for entry in listed {
        let path = entry?.path();
        let file_name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let name = file_name.strip_suffix(".page").and_then(|n| n.strip_prefix(workspace.as_str()));
        let Some(name) = name.and_then(|n| n.strip_prefix('.')).map(str::to_owned) else { continue };
        // Torn out by its writer, or by another desk that found it too, since it was listed.
        let Ok(mut file) = OpenOptions::new().read(true).append(true).open(&path) else { continue };
        if file.try_lock().is_err() || !path.exists() {
            continue;
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        let (is_whole, noted) = read(&String::from_utf8_lossy(&text), &machine_start());
        found.push(LeftBehind { name, is_whole, noted, path, _held: file });
    }
    Ok(found)
}

/// Reads a page. A last line without its end was never fully written, so what it announces was not done.
fn read(text: &str, machine: &str) -> (bool, HashMap<String, Noted>) {
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let mut lines = whole.lines();
    // A desk that died before its first line had claimed nothing yet, or nothing that we know of.
    let is_whole = !machine.is_empty() && lines.next() == Some(&format!("{FORMAT} {machine}"));
    let mut noted = HashMap::new();
    for line in lines {
        let mut words = line.splitn(3, ' ');
        let (Some(word), Some(delivery)) = (words.next(), words.next()) else { continue };
        let said = words.next().unwrap_or_default().to_owned();
        let what = match word {
            "sending" => Noted::Sending,
            "taken" => Noted::Settled(Fate::HandedOver { reply: said }),
            "refused" => Noted::Settled(Fate::Refused { reply: said }),
            "deferred" => Noted::Settled(Fate::Deferred { why: said }),
            "uncertain" => Noted::Settled(Fate::Uncertain { why: said }),
            _ => continue,
        };
        noted.insert(delivery.to_owned(), what);
    }
    (is_whole, noted)
}

/// A mark that is another after each start of the machine; empty where the system gives none, and then no page is
/// taken for whole.
fn machine_start() -> String {
    let mark = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    mark.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Time;
    use crate::ground::id::Id;

    fn taken(reply: &str) -> Fate {
        Fate::HandedOver { reply: reply.into() }
    }

    #[test]
    fn a_page_is_read_by_whoever_finds_it_and_by_nobody_while_it_is_written() {
        let (dice, folder) = (Dice::system(), std::env::temp_dir());
        let folder = folder.join(format!("amends-book-{}", dice.salt()));
        let (ours, theirs) = (WorkspaceId::mint(Time(1), &dice), WorkspaceId::mint(Time(1), &dice));
        let page = begin(&folder, &ours, &dice).unwrap();
        page.about_to_send("one").unwrap();
        page.settle("one", &taken("250 kept\nas 7"));
        page.about_to_send("two").unwrap();
        assert!(left_behind(&folder, &ours).unwrap().is_empty(), "its writer lives");
        let name = page.name.clone();
        drop(page);
        assert!(left_behind(&folder, &theirs).unwrap().is_empty());
        let found = left_behind(&folder, &ours).unwrap().remove(0);
        assert_eq!((&found.name, found.is_whole), (&name, true));
        assert_eq!(found.noted["one"], Noted::Settled(taken("250 kept as 7")));
        assert_eq!(found.noted["two"], Noted::Sending);
        assert!(!found.noted.contains_key("three"));
        assert!(left_behind(&folder, &ours).unwrap().is_empty(), "one finder at a time");
        found.tear_out();
        assert!(left_behind(&folder, &ours).unwrap().is_empty());
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_page_from_before_the_machine_started_proves_only_what_it_says() {
        let text = "page-1 yesterday\nsending one\ntaken one 250 ok\nsending two\nsending thr";
        let (is_whole, noted) = read(text, "today");
        assert!(!is_whole);
        assert_eq!(noted["one"], Noted::Settled(taken("250 ok")));
        assert_eq!(noted["two"], Noted::Sending);
        assert_eq!(noted.len(), 2, "a torn line was never finished, so its letter was not sent");
        assert!(read(text, "yesterday").0);
        assert!(!read("", "today").0 && !read("page-1 \n", "").0);
    }
}
