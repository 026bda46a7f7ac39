//! A folder: whole at every moment, whatever interrupts the writing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use mirror::{Fault, File, Target};
use proptest::prelude::*;

struct Folder(PathBuf);

impl Folder {
    fn fresh(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("mirror-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
    fn target(&self) -> Target {
        Target::open(&format!("file://{}", self.0.display()), &BTreeMap::new()).unwrap()
    }
    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A site of a few pages that each name one asset.
fn site(version: &str, pages: &[&str]) -> Vec<File> {
    let mut files = Vec::new();
    for page in pages {
        let asset = File::asset("assets", "txt", "text/plain", format!("picture of {page} in {version}"));
        let html = format!("{version} {page} shows {} end", asset.path);
        files.push(File::page(format!("{page}/index.html"), "text/html", html));
        files.push(asset);
    }
    files
}

/// Every file below a folder, without what is hidden and what is being written.
fn standing(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                if !name.contains(".mirror") && !name.contains('#') {
                    found.insert(name);
                }
            }
        }
    }
    found
}

/// Each page is whole, and what it shows is there.
fn holds(folder: &Path) {
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|end| end == "html");
    for name in standing(folder).iter().filter(|name| is_page(name)) {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        assert!(text.ends_with(" end"), "{name} is not whole: {text}");
        let shown = text.split(' ').rev().nth(1).unwrap();
        assert!(folder.join(shown).is_file(), "{name} shows {shown}, which is not there");
    }
}

#[tokio::test]
async fn what_changed_is_written_and_what_is_gone_is_taken_away() {
    let folder = Folder::fresh("changes");
    let target = folder.target();
    assert!(target.paths().await.unwrap().is_empty());
    let first = target.write(&site("one", &["a", "b"])).await.unwrap();
    assert_eq!((first.written, first.unchanged, first.removed), (4, 0, 0));
    assert!(folder.read("a/index.html").starts_with("one a"));
    let stamp = fs::metadata(folder.0.join("a/index.html")).unwrap().modified().unwrap();

    // A task of its own may write, whatever else it holds.
    let (own, files) = (target.clone(), site("one", &["a", "b"]));
    tokio::spawn(async move { own.write(&files).await }).await.unwrap().unwrap();

    // The same again touches nothing, by another desk too.
    let again = folder.target().write(&site("one", &["a", "b"])).await.unwrap();
    assert_eq!((again.written, again.unchanged, again.removed), (0, 4, 0));
    assert_eq!(fs::metadata(folder.0.join("a/index.html")).unwrap().modified().unwrap(), stamp);

    // What somebody else put there is theirs.
    fs::write(folder.0.join("theirs.html"), "mine end").unwrap();
    let second = target.write(&site("two", &["b", "c"])).await.unwrap();
    assert_eq!(
        (second.written, second.removed),
        (4, 3),
        "two pages with their pictures; one page, two pictures"
    );
    let stand = standing(&folder.0);
    assert!(stand.contains("theirs.html") && !stand.contains("a/index.html"), "{stand:?}");
    assert!(!folder.0.join("a").exists(), "no empty folder stays");
    fs::remove_file(folder.0.join("theirs.html")).unwrap();
    holds(&folder.0);
    assert_eq!(target.paths().await.unwrap().len(), 4);
}

#[tokio::test]
async fn what_cannot_be_is_refused_before_anything_is_written() {
    let folder = Folder::fresh("refused");
    let bad = [File::page("a.html", "text/html", "x end"), File::page("../b.html", "text/html", "x end")];
    assert!(matches!(folder.target().write(&bad).await, Err(Fault::Path(_))));
    assert!(standing(&folder.0).is_empty());
    let open = |address: &str| Target::open(address, &BTreeMap::new());
    for address in ["", "nonsense", "https://example.com/x", "gs://bucket/x", "s3:///prefix"] {
        assert!(matches!(open(address), Err(Fault::NoPlace(_))), "{address}");
    }
    fs::write(folder.0.join(".mirror.json"), "{ half").unwrap();
    assert!(matches!(folder.target().write(&[]).await, Err(Fault::Ledger(_))));
}

/// Drops the writing after so many polls: as a kill would, at any moment.
async fn killed_after(polls: usize, target: &Target, files: &[File]) -> bool {
    let mut writing = Box::pin(target.write(files));
    for _ in 0..polls {
        let mut one = std::pin::pin!(futures_util::future::poll_fn(|context| {
            std::task::Poll::Ready(writing.as_mut().poll(context).is_ready())
        }));
        if one.as_mut().await {
            return true;
        }
        tokio::task::yield_now().await;
        tokio::time::sleep(std::time::Duration::from_micros(300)).await;
    }
    false
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn interrupted_at_any_moment_no_page_is_half_and_the_next_writing_mends_it() {
    let folder = Folder::fresh("killed");
    let target = folder.target();
    target.write(&site("one", &["a", "b", "c", "d"])).await.unwrap();
    let (mut ended, mut polls) = (false, 1);
    let mut version = 1;
    while !ended {
        version += 1;
        let pages: &[&str] = if version % 2 == 0 { &["a", "b", "e"] } else { &["a", "b", "c", "d"] };
        let files = site(&format!("v{version}"), pages);
        ended = killed_after(polls, &target, &files).await;
        // What was under way in another thread comes to its end.
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        holds(&folder.0);
        polls += 1;
        assert!(polls < 500, "it never came to its end");
    }
    // A page that was only ever begun is known, and goes.
    target.write(&site("last", &["a"])).await.unwrap();
    holds(&folder.0);
    let stand = standing(&folder.0);
    assert_eq!(stand.len(), 2, "{stand:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn whatever_is_written_after_whatever_the_target_holds_exactly_that(
        rounds in proptest::collection::vec(proptest::collection::btree_map("[a-d]{1,2}", "[a-z]{0,3}", 0..5), 1..6),
    ) {
        let folder = Folder::fresh("exactly");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for round in rounds {
            let files: Vec<File> =
                round.iter().map(|(name, text)| File::page(format!("{name}.txt"), "text/plain", text.as_str())).collect();
            runtime.block_on(async { folder.target().write(&files).await.unwrap() });
            let expected: BTreeSet<String> = round.keys().map(|name| format!("{name}.txt")).collect();
            prop_assert_eq!(standing(&folder.0), expected);
            for (name, text) in &round {
                prop_assert_eq!(&folder.read(&format!("{name}.txt")), text);
            }
        }
    }
}
