//! A public room stays up when the desk is down: its static copy is read from the disk, alone, whole at every moment, and says
//! how old it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use amends::app::copying;
use amends::ground::Config;
use amends::ground::clock::{HOUR, MINUTE};
use amends::rooms::copies;
use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use super::public_rooms::{self as rooms, declared, posted, published};
use crate::harness::{Folder, TestDesk, settings};

/// Writes one story as two tests, one on each engine, on a desk that copies to a folder.
macro_rules! copy_walk {
    ($name:ident, |$desk:ident, $folder:ident| $story:expr) => {
        mod $name {
            use super::*;
            async fn story($desk: TestDesk, $folder: &Path) {
                $story;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let folder = Folder::fresh();
                story(TestDesk::sqlite_with(to(&folder.0)).await, &folder.0).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let folder = Folder::fresh();
                let Some(desk) = TestDesk::postgres_with(to(&folder.0)).await else { return };
                story(desk, &folder.0).await;
            }
        }
    };
}

fn to(folder: &Path) -> Config {
    Config { copy_url: Some(format!("file://{}/copy", folder.display())), ..settings() }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The values of the attributes in which addresses stand.
fn addresses(page: &str) -> BTreeSet<String> {
    let of = |name: &str| {
        page.split(&format!(" {name}=\""))
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    of("href").into_iter().chain(of("src")).chain(of("poster")).map(|a| a.replace("&amp;", "&")).collect()
}

/// The page is whole, and whatever it names lies beside it or is named by its whole address.
fn reads_alone(file: &Path) -> String {
    let page = read(file);
    assert!(
        page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"),
        "{}",
        file.display()
    );
    for address in addresses(&page) {
        let whole = ["http://", "https://", "mailto:", "#", "data:"].iter().any(|b| address.starts_with(b));
        let beside = file.parent().unwrap().join(address.split('#').next().unwrap());
        assert!(whole || beside.is_file(), "{} names {address}, which is not there", file.display());
        assert!(!address.starts_with('/'), "{address}");
    }
    page
}

async fn readyz(desk: &TestDesk) -> String {
    desk.ask(None, Request::get("/readyz").body(Body::empty()).unwrap()).await.expect(200).text
}

copy_walk!(a_room_is_read_while_the_desk_is_stopped, |desk, folder| {
    let copy = folder.join("copy");
    let incident = declared(&desk, "The furnace stopped").await;
    let hidden = declared(&desk, "Nobody knows of this").await;
    let site = published(&desk, &incident, "furnace").await;
    rooms::published_for(&desk, &hidden, "touched", "touched").await;
    posted(&desk, &incident, "identified", "The lining cracked <script>alert(1)</script> 😀").await;
    desk.settle().await;
    desk.open_page(&desk.vic, "/copies").await.expect(200).says("As it should be");
    assert!(
        readyz(&desk).await.starts_with("ready\ncopied 2026-03-02T09:00:00Z well"),
        "{}",
        readyz(&desk).await
    );
    let api = desk.call(&desk.vic, "GET", "/api/v1/copies", Value::Null).await.expect(200).json();
    assert_eq!((&api["items"][0]["rooms"], &api["items"][0]["fault"]), (&Value::from(1), &Value::Null));

    // The desk is gone.
    let (house, address, workspace) = (desk.house.clone(), site.address.clone(), desk.workspace.clone());
    drop(desk);
    house.db().close().await;
    let page = reads_alone(&copy.join(format!("s/{address}/index.html")));
    for said in [
        "The furnace &lt;b&gt;stopped&lt;/b&gt; 😀",
        "The lining cracked &lt;script&gt;alert(1)",
        "This is a copy of the page, as it stood on",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(
        page.contains("<time datetime=\"2026-03-02T09:00:00Z\">2 March 2026, 09:00 UTC</time>"),
        "{page}"
    );
    assert!(
        page.contains(&format!("href=\"http://127.0.0.1:7171/s/{address}/follow\"")),
        "what only the desk can do leads there"
    );
    for gone in ["<form", "<button", "data-live-url", "clock.js", "type=\"module\""] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
    assert_eq!(page.matches("<script").count(), 1, "its own, which says how old it is");
    let arabic = reads_alone(&copy.join(format!("s/{address}/ar/index.html")));
    assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("هذه نسخة من الصفحة"), "{arabic}");
    assert!(page.contains("href=\"ar/index.html\"") && arabic.contains("href=\"../index.html\""));
    let index = reads_alone(&copy.join("index.html"));
    assert!(index.contains(&format!("href=\"s/{address}/index.html\"")), "{index}");
    assert!(read(&copy.join(format!("s/{address}/ar/feed.atom"))).contains("xml:lang=\"ar\""));
    for name in
        ["feed.atom", "calendar.ics", "badge.svg", "api/v2/summary.json", "api/v2/incidents/unresolved.json"]
    {
        assert!(copy.join(format!("s/{address}/{name}")).is_file(), "{name}");
    }
    let all: Value = serde_json::from_str(&read(&copy.join("api/v2/summary.json"))).unwrap();
    assert_eq!(all["incidents"][0]["id"], incident.as_str());
    assert_eq!(all["page"]["id"], workspace.as_str());

    // Nothing in it is anybody's alone.
    for file in files(&copy) {
        let bytes = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for private in ["Nobody knows of this", hidden.as_str(), "/r/", "mem_"] {
            assert!(!text.contains(private), "{private} is in {}", file.display());
        }
    }
});

copy_walk!(a_copy_follows_what_changes_and_writes_nothing_else, |desk, folder| {
    let copy = folder.join("copy");
    desk.settle().await;
    reads_alone(&copy.join("index.html"));
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    desk.settle().await;
    let file = copy.join(format!("s/{}/index.html", site.address));
    let before = reads_alone(&file);
    let stamp = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let (at, heart) = (stamp(&file), read(&copy.join("copied.json")));

    // Nothing changed: the heart beats, and no page is written.
    desk.wait(3 * MINUTE);
    desk.settle().await;
    assert_eq!((stamp(&file), read(&file)), (at, before.clone()));
    assert_ne!(read(&copy.join("copied.json")), heart);
    // An update is there at once; and even without one the page says anew as of when it is.
    posted(&desk, &incident, "identified", "The lining cracked.").await;
    desk.settle().await;
    let after = reads_alone(&file);
    assert!(after.contains("The lining cracked.") && after.contains("09:03 UTC"), "{after}");
    desk.wait(12 * MINUTE);
    desk.settle().await;
    assert!(reads_alone(&file).contains("09:10 UTC"), "{}", read(&file));

    // Public no more, it is replaced by a page that says so, and what lay beside it is gone.
    rooms::changed(&desk, &site, "unpublished").await;
    desk.settle().await;
    for path in [&file, &copy.join(format!("s/{}/ar/index.html", site.address))] {
        let gone = reads_alone(path);
        assert!(gone.contains("This page is not public any more") && !gone.contains("furnace"), "{gone}");
    }
    assert!(!copy.join(format!("s/{}/feed.atom", site.address)).exists());
    assert!(!reads_alone(&copy.join("index.html")).contains(&site.address));
    rooms::changed(&desk, &site, "published").await;
    desk.settle().await;
    assert!(reads_alone(&file).contains("The lining cracked."));
});

copy_walk!(a_copy_that_is_killed_leaves_the_old_page_whole, |desk, folder| {
    let copy = folder.join("copy");
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    posted(&desk, &incident, "investigating", "Word 0 of it.").await;
    desk.settle().await;
    let file = copy.join(format!("s/{}/index.html", site.address));
    let ask = copying::ask(&desk.house);
    let mut was_new = false;
    for n in 1..40_u64 {
        desk.wait(MINUTE);
        posted(&desk, &incident, "identified", &format!("Word {n} of it.")).await;
        copies::want(&desk.house).await.unwrap();
        // Dropped where it stands, a little later each time.
        let outcome =
            tokio::time::timeout(Duration::from_micros(n * 900), copies::copy(&desk.house, &*ask)).await;
        #[expect(clippy::disallowed_methods, reason = "what was dropped may still be writing to the disk")]
        tokio::time::sleep(Duration::from_millis(25)).await;
        let page = reads_alone(&file);
        assert!(page.contains("Word 0 of it."), "{page}");
        was_new |= outcome.is_ok();
    }
    desk.settle().await;
    assert!(reads_alone(&file).contains("Word 39 of it."));
    assert!(was_new || read(&file).contains("Word 39"), "in the end it was made");
});

copy_walk!(a_place_that_takes_nothing_is_said_and_tried_again, |desk, folder| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    desk.settle().await;
    let copy = folder.join("copy");
    let file = copy.join(format!("s/{}/index.html", site.address));
    let before = read(&file);
    // The ledger is damaged by somebody's hand.
    fs::write(copy.join(".mirror.json"), "{").unwrap();
    posted(&desk, &incident, "identified", "The lining cracked.").await;
    desk.settle().await;
    assert_eq!(read(&file), before);
    let page = desk.open_page(&desk.vic, "/copies").await.expect(200).says("The last copy was not made:");
    let page = page.says(".mirror.json").says("What was copied before still stands whole.");
    assert!(!page.text.contains("As it should be"));
    for _ in 0..30 {
        desk.wait(MINUTE);
        desk.settle().await;
    }
    assert!(readyz(&desk).await.ends_with(" late"), "{}", readyz(&desk).await);
    desk.open_page(&desk.mara, "/").await.expect(200).says("Look at the copy of the public rooms");
    fs::remove_file(copy.join(".mirror.json")).unwrap();
    desk.wait(HOUR);
    desk.settle().await;
    assert!(reads_alone(&file).contains("The lining cracked."));
    desk.open_page(&desk.vic, "/copies").await.expect(200).says("As it should be");
    assert!(readyz(&desk).await.ends_with(" well"));
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desk_without_a_place_copies_nothing_and_says_how() {
    let desk = TestDesk::sqlite().await;
    desk.settle().await;
    desk.open_page(&desk.vic, "/copies").await.expect(200).says("No copy is made").says("AMENDS_COPY_URL");
    assert_eq!(readyz(&desk).await, "ready");
    let wrong = Config { copy_url: Some("ftp://example.com".into()), ..settings() };
    let fault = copies::target(&wrong).unwrap_err();
    let said = std::error::Error::source(&fault).unwrap().to_string();
    assert!(said.contains("AMENDS_COPY_URL") && said.contains("s3://BUCKET"), "{said}");
}
