//! Open pages hear of a change within a second, and of what they missed while they slept.

use std::time::Duration;

use amends::ground::clock::{HOUR, MINUTE};
use amends::incidents::{self, PublicStatus};
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use serde_json::json;
use tower::ServiceExt;

use super::{declared, open, published, site, words};
use crate::harness::TestDesk;
use crate::walk;

async fn frame(stream: &mut Body) -> String {
    loop {
        let frame =
            tokio::time::timeout(Duration::from_secs(5), stream.frame()).await.expect("in five seconds");
        let frame = String::from_utf8_lossy(frame.unwrap().unwrap().data_ref().unwrap()).into_owned();
        if !frame.starts_with(':') {
            return frame;
        }
    }
}

async fn listen(desk: &TestDesk, path: &str, last: Option<&str>) -> Body {
    let mut request = Request::get(path);
    if let Some(last) = last {
        request = request.header("last-event-id", last);
    }
    let response = desk.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
    response.into_body()
}

fn id_of(frame: &str) -> String {
    frame
        .split("id: ")
        .nth(1)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_else(|| panic!("{frame}"))
        .to_owned()
}

walk!(open_pages_hear_and_say_what_they_missed, |desk| {
    let incident = published(&desk).await;
    let page = open(&desk, "/s/furnace").await.expect(200);
    let drawn = page.text.split("data-version=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut stream = listen(&desk, &format!("/s/furnace/live?lang=en&last={drawn}"), None).await;
    let hello = frame(&mut stream).await;
    assert!(hello.contains("event: hello") && hello.contains("\"now\":"), "{hello}");
    assert_eq!(id_of(&hello), drawn, "nothing was missed between the page and its stream");

    let began = std::time::Instant::now();
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "not measured").await.unwrap();
    let changed = frame(&mut stream).await;
    assert!(changed.contains("event: changed") && began.elapsed() < Duration::from_secs(1), "{changed}");
    let known = id_of(&changed);
    assert_ne!(known, drawn);
    let fresh = open(&desk, "/s/furnace").await.says("not measured");
    assert!(fresh.text.contains(&format!("data-version=\"{known}\"")));

    // What changes nothing here is not heard here.
    let other = declared(&desk, "Another wrong").await;
    incidents::say_no_date(&desk.house, &desk.tom, &other, "not looked at").await.unwrap();
    let silent = tokio::time::timeout(Duration::from_millis(900), stream.frame()).await;
    assert!(silent.is_err(), "{silent:?}");

    // A phone that slept: it comes back with the last it knew, and is told what it missed.
    drop(stream);
    let mut anew = words();
    anew["means"] = "Parts of next week are late too.".into();
    site(&desk, "PUT", &incident, "", anew).await.expect(200);
    incidents::set_status(&desk.house, &desk.tom, &incident, PublicStatus::Identified).await.unwrap();
    let mut back = listen(&desk, "/s/furnace/live", Some(&known)).await;
    let hello = frame(&mut back).await;
    let missed = frame(&mut back).await;
    assert!(missed.contains("room.changed") && missed.contains("incident.status_set"), "{missed}");
    assert!(!missed.contains("no_date"), "that it knew: {missed}");
    assert_eq!(id_of(&missed), id_of(&hello));
    // Whoever missed nothing is told nothing; whoever says nonsense begins anew.
    let mut calm = listen(&desk, "/s/furnace/live", Some(&id_of(&hello))).await;
    frame(&mut calm).await;
    assert!(tokio::time::timeout(Duration::from_millis(300), calm.frame()).await.is_err());
    let mut odd = listen(&desk, "/s/furnace/live", Some("<script>")).await;
    assert!(frame(&mut odd).await.contains("event: hello"));

    // Late is heard by itself; and so is that it was taken down.
    incidents::say_next_update(&desk.house, &desk.tom, &incident, desk.house.now().plus(HOUR)).await.unwrap();
    assert!(frame(&mut calm).await.contains("changed"));
    desk.wait(61 * MINUTE);
    assert!(frame(&mut calm).await.contains("changed"));
    site(&desk, "PUT", &incident, "/publication", json!({ "published": false })).await.expect(200);
    let gone = frame(&mut calm).await;
    assert!(gone.contains("id: gone"), "{gone}");
});
