//! Nobody waits for a count of very many: a page stands at once with what an index knows, says that the rest is being counted,
//! and hears when it is done; once letters leave, the desk counts before anybody looks. What is few is exact at every look.

use std::sync::Arc;

use amends::ground::clock::{MINUTE, SECOND};
use serde_json::json;
use tokio::sync::broadcast::Receiver;

use super::sendings::{first, submitted, touched};
use crate::harness::{Answer, TestDesk};
use crate::walk;

const COUNTING: &str = "The figures are being counted";
/// One more than are few.
const VERY_MANY: usize = 5_001;

/// The page as it stands once everything on it is counted. Who looks again does so when they hear that something is.
async fn counted(desk: &TestDesk, path: &str, hints: &mut Receiver<Arc<str>>) -> Answer {
    loop {
        let page = desk.open_page(&desk.vic, path).await.expect(200);
        if !page.text.contains(COUNTING) {
            return page;
        }
        // Whoever fell behind looks again as well.
        let _ = hints.recv().await;
    }
}

/// Whether a page says when figures were counted.
fn says_when(page: &Answer) -> bool {
    page.text.contains("Counted <time")
}

async fn approve(desk: &TestDesk, notice: &str) {
    desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{notice}/approval"), json!({})).await.expect(200);
}

walk!(whoever_looks_first_waits_for_no_count, |desk| {
    let incident = touched(&desk, VERY_MANY).await;
    let incident_page = format!("/incidents/{incident}");
    let mut hints = desk.house.db().hints().listen();

    // Nobody has counted: the page stands, and nothing on it pretends to be a figure.
    let at_once = desk.open_page(&desk.vic, &incident_page).await.expect(200).says(COUNTING);
    assert!(!at_once.text.contains("max=\"5002\""), "nothing is told of anybody yet");
    let page = counted(&desk, &incident_page, &mut hints).await.says("max=\"5002\"");
    assert!(says_when(&page), "figures of very many say when they were taken");

    // Approved this moment: how its letters stand is exact at once, whom it reached is not known yet.
    let notice = submitted(&desk, &incident, first()).await;
    approve(&desk, &notice).await;
    let sending = format!("/notices/{notice}/sending");
    let at_once = desk.open_page(&desk.vic, &sending).await.expect(200).says(COUNTING);
    assert!(at_once.text.contains("max=\"5002\""), "its letters are counted by index");
    counted(&desk, &sending, &mut hints)
        .await
        .says("Taken <time")
        .says("Told, by what they still have to get");

    // So is the page of the notice; whoever looks next sees them as they were counted then.
    let notice_page = format!("/notices/{notice}");
    let page = loop {
        let page = desk.open_page(&desk.vic, &notice_page).await.expect(200).says("max=\"5002\"");
        if says_when(&page) {
            break page;
        }
        let _ = hints.recv().await;
    };
    page.says("Counted <time");

    // What was counted before is too old; the desk has counted anew before anybody looks.
    desk.wait(2 * MINUTE);
    desk.settle().await;
    for path in [&incident_page, &sending] {
        let page = desk.open_page(&desk.vic, path).await.expect(200);
        assert!(!page.text.contains(COUNTING), "{path} was counted ahead");
    }

    // They stay known while nobody looks and letters wait.
    for _ in 0..3 {
        desk.wait(40 * SECOND);
        desk.settle().await;
    }
    let page = desk.open_page(&desk.vic, &incident_page).await.expect(200);
    assert!(says_when(&page) && !page.text.contains(COUNTING));
});

walk!(what_is_few_is_exact_at_every_look, |desk| {
    let incident = touched(&desk, 3).await;
    let incident_page = format!("/incidents/{incident}");
    let page = desk.open_page(&desk.vic, &incident_page).await.expect(200).says("max=\"4\"");
    assert!(!page.text.contains(COUNTING) && !says_when(&page));
    let notice = submitted(&desk, &incident, first()).await;
    approve(&desk, &notice).await;
    let sending = format!("/notices/{notice}/sending");
    let page = desk.open_page(&desk.vic, &sending).await.expect(200).says("Taken <time");
    assert!(!page.text.contains(COUNTING), "a count of few is not waited for");
});
