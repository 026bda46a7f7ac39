//! The public room of an incident (R66, R68): drafted from the facts, published by a lead, read by a thousand, changed,
//! taken down, closed with its post-mortem, archived; the date that is not there yet (R22), the word that is late (R27);
//! and open pages that hear of it.

use std::time::Duration;

use amends::ground::Config;
use amends::ground::clock::{DAY, HOUR, MINUTE};
use amends::ground::id::IncidentId;
use amends::incidents::{self, Declaration, PublicStatus};
use amends::{journal, reports};
use axum::body::Body;
use axum::http::{Method, Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::harness::{Answer, TestDesk, settings};
use crate::walk;

pub(super) async fn declared(desk: &TestDesk, title: &str) -> IncidentId {
    let summary = "The lining of furnace 2 cracked at night. Nobody was hurt.".into();
    let said = Declaration { title: title.into(), summary, ..Declaration::default() };
    incidents::declare(&desk.house, &desk.tom, said, "UTC").await.unwrap().id
}

pub(super) fn words() -> Value {
    json!({ "address": "furnace", "headline": "The furnace <b>stopped</b>.",
        "means": "Parts of this week are late.", "can_do": "Keep lot 4470 apart.\nRing us. 😀" })
}

pub(super) async fn site(
    desk: &TestDesk,
    method: &str,
    incident: &IncidentId,
    below: &str,
    said: Value,
) -> Answer {
    let path = format!("/api/v1/incidents/{incident}/site{below}");
    desk.call(&desk.tom, method, &path, said).await
}

/// A room that everybody can read, at `/s/furnace`.
pub(super) async fn published(desk: &TestDesk) -> IncidentId {
    let incident = declared(desk, "The furnace stopped").await;
    site(desk, "POST", &incident, "", Value::Null).await.expect(200);
    site(desk, "PUT", &incident, "", words()).await.expect(200);
    site(desk, "PUT", &incident, "/publication", json!({ "published": true })).await.expect(200);
    incident
}

pub(super) async fn open(desk: &TestDesk, path: &str) -> Answer {
    desk.browse(None, Method::GET, path, &[]).await
}

async fn open_with(desk: &TestDesk, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request =
        headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    desk.ask(None, request.body(Body::empty()).unwrap()).await
}

fn said<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
}

async fn facts(desk: &TestDesk, incident: &IncidentId) -> Vec<String> {
    let chain = incident.as_str();
    let all = journal::of_chain(&mut desk.house.read(), &desk.workspace, chain, 0, 100).await.unwrap();
    all.into_iter().map(|entry| entry.fact).filter(|fact| fact.starts_with("room.")).collect()
}

walk!(a_room_is_begun_published_and_ended, |desk| {
    let incident = declared(&desk, "The furnace at Halden stopped").await;
    let path = format!("/api/v1/incidents/{incident}/site");
    desk.call(&desk.vic, "POST", &path, Value::Null).await.expect(403);
    desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(404);
    let begun = desk.call(&desk.mara, "POST", &path, Value::Null).await.expect(200).json();
    assert_eq!(begun["address"], "the-furnace-at-halden-stopped");
    assert_eq!(begun["headline"], "The lining of furnace 2 cracked at night.");
    assert_eq!((begun["state"].as_str(), begun["name"].as_str()), (Some("draft"), Some("Halden Forge")));
    let again = desk.call(&desk.mara, "POST", &path, Value::Null).await.expect(200).json();
    assert_eq!(again["id"], begun["id"], "begun twice is begun once");
    open(&desk, "/s/the-furnace-at-halden-stopped").await.expect(404).says("There is no page here");
    desk.open_page(&desk.vic, &format!("/incidents/{incident}/site/preview"))
        .await
        .expect(200)
        .says("Only you");

    for wrong in ["Furnace", "a", "-a-b", "a/b", "für"] {
        let said = json!({ "address": wrong });
        desk.call(&desk.mara, "PUT", &path, said).await.expect(422).says("\"address\"");
    }
    desk.call(&desk.mara, "PUT", &path, json!({ "colour": "red" })).await.expect(422).says("\"colour\"");
    desk.call(&desk.mara, "PUT", &path, json!({ "lang": "de" })).await.expect(422).says("\"lang\"");
    // What is missing, and a day that nobody published, keep it in.
    let publish = format!("{path}/publication");
    let early = json!({ "address": "furnace", "headline": "It runs again on 12 March 2026." });
    desk.call(&desk.mara, "PUT", &path, early).await.expect(200);
    desk.call(&desk.mara, "PUT", &publish, json!({ "published": true })).await.expect(403);
    let refused = desk.call(&desk.tom, "PUT", &publish, json!({ "published": true })).await.expect(422);
    refused.says("\"can_do\"").says("names 2026-03-12");
    desk.open_page(&desk.tom, &format!("/incidents/{incident}/site"))
        .await
        .expect(200)
        .says("names 2026-03-12");
    desk.call(&desk.mara, "PUT", &path, words()).await.expect(200);
    desk.call(&desk.tom, "PUT", &publish, json!({ "published": true })).await.expect(200);
    desk.call(&desk.tom, "PUT", &publish, json!({ "published": true })).await.expect(409);

    // In the order that somebody reads it in, at night, angry.
    incidents::say_next_update(&desk.house, &desk.tom, &incident, desk.house.now().plus(2 * HOUR))
        .await
        .unwrap();
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "nobody has measured it").await.unwrap();
    let page = open(&desk, "/s/furnace").await.expect(200);
    let order = [
        "&#60;b&#62;stopped",
        "Parts of this week",
        "Keep lot 4470",
        "When we speak next",
        "No date yet",
        "nobody has measured",
    ];
    let main = &page.text[page.text.find("<main").unwrap()..];
    let places: Vec<usize> =
        order.iter().map(|words| main.find(words).unwrap_or_else(|| panic!("{words}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.text.contains("og:title") && page.text.contains("<noscript><meta http-equiv=\"refresh\""));
    assert!(page.text.len() < 20_000, "{} bytes", page.text.len());
    assert!(!page.headers.contains_key("set-cookie"));
    assert!(said(&page, "x-robots-tag").contains("noindex"), "until somebody says that it may be found");
    assert!(said(&page, "content-security-policy").starts_with("default-src 'self'"));

    // What everybody reads is changed by leads, and read at once.
    desk.call(&desk.mara, "PUT", &path, words()).await.expect(403);
    let mut anew = words();
    anew["means"] = "Parts of next week are late too.".into();
    anew["indexed"] = true.into();
    desk.call(&desk.tom, "PUT", &path, anew).await.expect(200);
    let page = open(&desk, "/s/furnace").await.says("Parts of next week are late too.").says("index, follow");
    assert_eq!(said(&page, "x-robots-tag"), "");
    open(&desk, "/s/furnace/robots.txt").await.expect(200).says("Allow: /");
    desk.send_form(&desk.mara, &format!("/incidents/{incident}/site/unpublication"), &[]).await.expect(303);
    open(&desk, "/s/furnace").await.expect(410).says("This page was taken down");
    open(&desk, "/s/furnace/live").await.expect(410);
    desk.send_form(&desk.tom, &format!("/incidents/{incident}/site/publication"), &[]).await.expect(303);
    open(&desk, "/s/furnace").await.expect(200);

    // It ends when there is nothing left to wait for, says how, and is kept for as long as we say.
    let ending = json!({ "post_mortem": "The lining was due in May.\nWe put it off twice <i>and</i> will not again." });
    desk.call(&desk.tom, "POST", &format!("{path}/closing"), ending.clone())
        .await
        .expect(409)
        .says("not put right");
    incidents::set_status(&desk.house, &desk.tom, &incident, PublicStatus::Resolved).await.unwrap();
    desk.call(&desk.tom, "POST", &format!("{path}/closing"), json!({ "post_mortem": " " })).await.expect(422);
    desk.call(&desk.tom, "POST", &format!("{path}/closing"), ending).await.expect(200);
    open(&desk, "/s/furnace")
        .await
        .expect(200)
        .says("id=\"post-mortem\"")
        .says("We put it off twice &#60;i&#62;");
    let until = desk.house.now().plus(3 * DAY);
    let early = json!({ "until": "2026-01-01T00:00:00Z" });
    desk.call(&desk.tom, "POST", &format!("{path}/archive"), early).await.expect(422);
    desk.call(&desk.tom, "POST", &format!("{path}/archive"), json!({ "until": until.rfc3339() }))
        .await
        .expect(200);
    desk.call(&desk.tom, "PUT", &path, words()).await.expect(409).says("archived");
    open(&desk, "/s/furnace").await.expect(200).says("post-mortem");
    desk.wait(4 * DAY);
    open(&desk, "/s/furnace").await.expect(410).says("This page is over");

    let wanted = [
        "drafted",
        "changed",
        "changed",
        "published",
        "changed",
        "unpublished",
        "published",
        "closed",
        "archived",
    ];
    let wanted: Vec<String> = wanted.iter().map(|past| format!("room.{past}")).collect();
    assert_eq!(facts(&desk, &incident).await, wanted);
    desk.settle().await;
    let found = reports::verify(&desk.house, &desk.workspace).await.unwrap().findings;
    assert!(found.is_empty(), "{found:?}");
});

walk!(a_page_is_drawn_once_for_each_change, |desk| {
    let incident = published(&desk).await;
    let drawn = async || {
        let figures = open(&desk, "/metrics").await.text;
        let line = figures
            .lines()
            .find(|line| line.starts_with("amends_public_rooms_drawn_total"))
            .map(str::to_owned);
        line.and_then(|line| line.rsplit(' ').next()?.parse::<u64>().ok()).unwrap_or(0)
    };
    // On PostgreSQL hearing the other nodes begins a moment later, and anything may have been said before.
    open(&desk, "/s/furnace").await.expect(200);
    std::thread::sleep(Duration::from_millis(500));
    open(&desk, "/s/furnace").await.expect(200);
    let before = drawn().await;
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "not looked at yet").await.unwrap();
    let many = (0..300).map(|_| open(&desk, "/s/furnace"));
    for page in futures_util::future::join_all(many).await {
        page.expect(200).says("not looked at yet");
    }
    assert_eq!(drawn().await, before + 1, "three hundred at once, and one drawing");

    // Validators, and the same bytes made smaller.
    let page = open(&desk, "/s/furnace").await.expect(200);
    let (tag, modified) = (said(&page, "etag").to_owned(), said(&page, "last-modified").to_owned());
    assert!(tag.starts_with('"') && said(&page, "cache-control").starts_with("public, max-age="));
    let same = open_with(&desk, "/s/furnace", &[("if-none-match", tag.as_str())]).await.expect(304);
    assert!(same.text.is_empty() && said(&same, "etag") == tag);
    open_with(&desk, "/s/furnace", &[("if-modified-since", modified.as_str())]).await.expect(304);
    for (coding, ending) in [("gzip", "-gz\""), ("br, gzip", "-br\"")] {
        let small = open_with(&desk, "/s/furnace", &[("accept-encoding", coding)]).await.expect(200);
        assert_eq!(said(&small, "content-encoding"), coding.split(',').next().unwrap());
        assert!(said(&small, "etag").ends_with(ending), "{}", said(&small, "etag"));
        let length: usize = said(&small, "content-length").parse().unwrap();
        assert!(length < page.text.len() / 2, "{length} of {}", page.text.len());
        let known = [("accept-encoding", coding), ("if-none-match", tag.as_str())];
        open_with(&desk, "/s/furnace", &known).await.expect(304);
    }
    assert_eq!(drawn().await, before + 1);

    // What is said of another incident draws nothing anew, and what changes nothing changes no tag.
    let other = declared(&desk, "Another wrong").await;
    incidents::say_no_date(&desk.house, &desk.tom, &other, "not looked at").await.unwrap();
    open(&desk, "/s/furnace").await.expect(200);
    assert_eq!(drawn().await, before + 1);
    open_with(&desk, "/s/furnace", &[("if-none-match", tag.as_str())]).await.expect(304);
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "not measured").await.unwrap();
    let anew = open_with(&desk, "/s/furnace", &[("if-none-match", tag.as_str())])
        .await
        .expect(200)
        .says("not measured");
    open_with(&desk, "/s/furnace", &[("if-modified-since", modified.as_str())]).await.expect(200);
    assert_ne!(said(&anew, "etag"), tag);
});

walk!(a_word_that_is_late_says_so_by_itself, |desk| {
    let incident = published(&desk).await;
    incidents::say_next_update(&desk.house, &desk.tom, &incident, desk.house.now().plus(HOUR)).await.unwrap();
    let before =
        open(&desk, "/s/furnace").await.expect(200).says("data-state=\"running\"").says("data-countdown");
    // Whatever stands in a page that is kept stays true: no count-down in it but for script.
    assert!(!before.text.contains("1 h 00 min left"));
    desk.wait(59 * MINUTE);
    let same = open_with(&desk, "/s/furnace", &[("if-none-match", said(&before, "etag"))]).await;
    same.expect(304);
    desk.wait(2 * MINUTE);
    let late = open_with(&desk, "/s/furnace", &[("if-none-match", said(&before, "etag"))]).await.expect(200);
    late.says("data-state=\"late\"").says("We are late with this.");
});

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

walk!(a_room_speaks_more_than_one_language, |desk| {
    let incident = published(&desk).await;
    let arabic = [("accept-language", "ar")];
    let own = open_with(&desk, "/s/furnace", &arabic).await.expect(200).says("<html lang=\"en\"");
    assert!(!own.text.contains("?lang=ar"), "nobody is offered what there is not");
    let mut said_twice = words();
    said_twice["others"] =
        json!([{ "lang": "ar", "headline": "توقف الفرن", "means": "تتأخر القطع", "can_do": "اتصلوا بنا" }]);
    site(&desk, "PUT", &incident, "", said_twice.clone()).await.expect(200);
    let page =
        open_with(&desk, "/s/furnace", &arabic).await.expect(200).says("dir=\"rtl\"").says("توقف الفرن");
    assert!(said(&page, "vary").contains("Accept-Language"));
    open_with(&desk, "/s/furnace?lang=en", &arabic).await.says("<html lang=\"en\"").says("hreflang=\"ar\"");
    open(&desk, "/s/furnace?lang=ar").await.says("<html lang=\"ar\"");
    // The same change reaches every language.
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "not measured").await.unwrap();
    open(&desk, "/s/furnace").await.says("not measured");
    open(&desk, "/s/furnace?lang=ar").await.says("not measured");
    said_twice["others"] = json!([{ "lang": "en", "headline": "x" }]);
    site(&desk, "PUT", &incident, "", said_twice).await.expect(422).says("others.lang");
});

const PNG: &[u8] = include_bytes!("../../../crates/footage/tests/data/plain.png");

walk!(a_logo_and_a_colour_are_theirs_and_harmless, |desk| {
    let incident = published(&desk).await;
    let path = format!("/api/v1/incidents/{incident}/site/logo");
    let put = async |bytes: &[u8]| {
        let mut request = Request::put(&path).body(Body::from(bytes.to_vec())).unwrap();
        request.extensions_mut().insert(desk.tom.clone());
        desk.ask(None, request).await
    };
    put(b"<svg onload=alert(1)>").await.expect(422).says("\"logo\"");
    put(b"").await.expect(422);
    put(&vec![0x89; 200 * 1024]).await.expect(422).says("at most 131072");
    open(&desk, "/s/furnace/logo").await.expect(404);
    put(PNG).await.expect(200).says("\"has_logo\":true");
    let page = open(&desk, "/s/furnace").await.expect(200).says("og:image").says("class=\"logo\"");
    let src = page.text.split("class=\"logo\" src=\"").nth(1).unwrap().split('"').next().unwrap();
    let image = open(&desk, src).await.expect(200);
    assert_eq!(said(&image, "content-type"), "image/png");
    assert_eq!(said(&image, "x-content-type-options"), "nosniff");
    assert_eq!(said(&image, "content-security-policy"), "default-src 'none'; sandbox");
    assert!(said(&image, "cache-control").starts_with("public"));
    desk.call(&desk.tom, "DELETE", &path, Value::Null).await.expect(200);
    desk.call(&desk.tom, "DELETE", &path, Value::Null).await.expect(409);
    open(&desk, "/s/furnace/logo").await.expect(404);

    let mut coloured = words();
    coloured["colour"] = "#ffee00".into();
    let view = site(&desk, "PUT", &incident, "", coloured).await.expect(200).json();
    assert_ne!(view["light"], "#ffee00", "yellow on paper cannot be read");
    open(&desk, "/s/furnace").await.says("/colours/ffee00.css");
    let sheet = open(&desk, "/colours/ffee00.css").await.expect(200).says("prefers-color-scheme:dark");
    assert!(sheet.text.contains(view["light"].as_str().unwrap()), "{}", sheet.text);
    for wrong in ["red.css", "ffee00", "ffee0g.css", "..%2f.css"] {
        open(&desk, &format!("/colours/{wrong}")).await.expect(404);
    }
});

/// Guesses at addresses, many at once, from everywhere; readers read on.
async fn guessed_at(desk: TestDesk) {
    published(&desk).await;
    open(&desk, "/s/furnace").await.expect(200);
    let guess = async |n: u32| {
        let mut request = Request::get(format!("/s/guess-{n}")).body(Body::empty()).unwrap();
        let from = std::net::SocketAddr::from((n.to_be_bytes(), 1));
        request.extensions_mut().insert(axum::extract::ConnectInfo(from));
        desk.router.clone().oneshot(request).await.unwrap().status().as_u16()
    };
    let mut slowest = Duration::ZERO;
    for hundred in 0..100 {
        for n in 0..100 {
            assert_eq!(guess(0x0A00_0000 + hundred * 100 + n).await, 404);
        }
        let began = std::time::Instant::now();
        open(&desk, "/s/furnace").await.expect(200);
        slowest = slowest.max(began.elapsed());
    }
    assert!(slowest < Duration::from_millis(250), "a reader waited {slowest:?}");
    // One who tries many is asked to wait; whoever has the address is not.
    let mut answers = Vec::new();
    for _ in 0..40 {
        answers.push(guess(0x0B00_0000).await);
    }
    assert!(answers.contains(&429), "{answers:?}");
    open(&desk, "/s/furnace").await.expect(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_guesses_slow_nobody() {
    guessed_at(TestDesk::sqlite().await).await;
}

/// A room at a host name of its own: nothing else of the desk answers there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_room_has_a_host_of_its_own() {
    let room_hosts = [("crisis.halden.example".to_owned(), "furnace".to_owned())].into();
    let base_url = "https://desk.halden.example".into();
    let desk = TestDesk::sqlite_with(Config { room_hosts, base_url, ..settings() }).await;
    published(&desk).await;
    let at = async |host: &str, path: &str| open_with(&desk, path, &[("host", host)]).await;
    let page = at("crisis.halden.example", "/").await.expect(200).says("Keep lot 4470");
    assert!(page.text.contains("<link rel=\"canonical\" href=\"https://crisis.halden.example/\">"));
    at("CRISIS.halden.example:443", "/?lang=en").await.expect(200);
    at("crisis.halden.example", "/robots.txt").await.expect(200).says("Disallow");
    at("crisis.halden.example", "/sign-in").await.expect(404);
    at("crisis.halden.example", "/api/v1/openapi.json").await.expect(404);
    let sheet = amends::ground::page::assets::asset("amends.css");
    at("crisis.halden.example", &sheet).await.expect(200);
    at("desk.halden.example", "/sign-in").await.expect(200);
    at("desk.halden.example", "/s/furnace").await.expect(200);
}
