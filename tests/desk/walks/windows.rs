//! A camera on the work (R66, R67): a picture, a stream and a count, sent by ordinary tools with a key; how old they are
//! is said, and when that is late; whoever has no link of the incident, or no key, sees and sends nothing.

use amends::customers::{self, ContactSaid, CustomerSaid};
use amends::ground::clock::{DAY, HOUR, MINUTE};
use amends::ground::id::IncidentId;
use amends::ground::page::Shell;
use amends::ground::{Config, Fault};
use amends::notices::links;
use amends::{incidents, journal, reports, windows};
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::harness::{Answer, TestDesk, settings};
use crate::walk;

const JPEG: &[u8] = include_bytes!("../../../crates/footage/tests/data/plain.jpg");
const PNG: &[u8] = include_bytes!("../../../crates/footage/tests/data/plain.png");
const HEAD: &[u8] = include_bytes!("../../../crates/footage/tests/data/init.mp4");
const PART: &[u8] = include_bytes!("../../../crates/footage/tests/data/live0.m4s");

/// Another picture each time: a JPEG with its last coded byte changed still looks like one.
fn picture(n: u16) -> Vec<u8> {
    let mut bytes = JPEG.to_vec();
    let [high, low] = n.to_be_bytes();
    // Two bytes of the first table of quantities: they may be anything but nothing.
    let table = bytes.windows(2).position(|w| w == [0xFF, 0xDB]).unwrap() + 6;
    bytes[table] = high.max(1);
    bytes[table + 1] = low.max(1);
    bytes
}

async fn declared(desk: &TestDesk, title: &str) -> IncidentId {
    let said = json!({ "title": title, "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// The private room of a new contact at a new customer whom an incident touches, and their link.
async fn room(desk: &TestDesk, incident: &IncidentId) -> (String, amends::ground::id::LinkId) {
    let said = CustomerSaid { name: "Nordwing".into(), ..CustomerSaid::default() };
    let customer = customers::add_customer(&desk.house, &desk.tom, &said).await.unwrap();
    let said = ContactSaid {
        name: "Marta".into(),
        email: "marta@example.test".into(),
        language: "en".into(),
        ..ContactSaid::default()
    };
    let contact = customers::add_contact(&desk.house, &desk.tom, &customer.id, &said).await.unwrap();
    let found = incidents::find(&mut desk.house.read(), &desk.workspace, incident).await.unwrap();
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let whom = [(customer.id.clone(), customer.name.clone())];
    let entries = incidents::open_cases(&mut tx, &found, &whom, "walk").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let minted = links::mint(&desk.house, &desk.tom, incident, &contact.id).await.unwrap();
    (format!("/r/{}", minted.secret), minted.link.id)
}

/// A new window, and where machines send to it.
async fn window(desk: &TestDesk, incident: &IncidentId, said: Value) -> (String, String) {
    let path = format!("/api/v1/incidents/{incident}/windows");
    let id = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let key = format!("/api/v1/windows/{id}/key");
    let made = desk.call(&desk.mara, "POST", &key, Value::Null).await.expect(201).json();
    let address = made["address"].as_str().unwrap();
    (id, address[address.find("/push/").unwrap()..].to_owned())
}

fn hall() -> Value {
    json!({ "kind": "picture", "title": "The <b>hall</b>", "alt": "Two people at furnace 2 😀", "expected_s": 60 })
}

/// What a machine sends.
async fn send(desk: &TestDesk, to: &str, bytes: impl Into<Body>) -> Answer {
    desk.ask(None, Request::put(to).body(bytes.into()).unwrap()).await
}

async fn open(desk: &TestDesk, path: &str) -> Answer {
    desk.browse(None, Method::GET, path, &[]).await
}

async fn kept(desk: &TestDesk, id: &str) -> Vec<Value> {
    let path = format!("/api/v1/windows/{id}/pictures");
    let list = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    list["items"].as_array().unwrap().clone()
}

async fn facts(desk: &TestDesk, incident: &IncidentId, fact: &str) -> Vec<journal::Recorded> {
    journal::of_fact(&mut desk.house.read(), &desk.workspace, incident.as_str(), fact, 0, 200).await.unwrap()
}

async fn owed(desk: &TestDesk) -> usize {
    let shell = Shell { now_ms: desk.house.now().0, ..Shell::sample() };
    windows::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap().len()
}

async fn show(desk: &TestDesk, id: &str) -> Answer {
    let path = format!("/api/v1/windows/{id}/publication");
    desk.call(&desk.tom, "PUT", &path, json!({ "shown": true })).await
}

walk!(a_camera_sends_and_a_customer_sees, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let other = declared(&desk, "Another wrong").await;
    let (marta, link) = room(&desk, &incident).await;
    let (stranger, _) = room(&desk, &other).await;
    let nothing = json!({ "kind": "picture", "title": "The hall" });
    let path = format!("/api/v1/incidents/{incident}/windows");
    desk.call(&desk.mara, "POST", &path, nothing).await.expect(422).says("\"alt\"");
    desk.call(&desk.vic, "POST", &path, hall()).await.expect(403);
    let (id, push) = window(&desk, &incident, hall()).await;

    // Nothing is shown before something came, and by nobody but a lead.
    show(&desk, &id).await.expect(409).says("Nothing has come here yet");
    let taken = send(&desk, &format!("{push}/picture"), picture(300)).await.expect(200);
    taken.says("64 by 48");
    let publish = format!("/api/v1/windows/{id}/publication");
    desk.call(&desk.mara, "PUT", &publish, json!({ "shown": true })).await.expect(403);
    let before = open(&desk, &marta).await.expect(200);
    assert!(!before.text.contains("See the work"), "hidden until a lead shows it");
    let at = kept(&desk, &id).await[0]["at"].as_str().unwrap().to_owned();
    let at = amends::ground::Time::parse(&at, "UTC").unwrap().0;
    let seen = format!("{marta}/windows/{id}/pictures/{at}");
    open(&desk, &seen).await.expect(404);
    show(&desk, &id).await.expect(200);
    show(&desk, &id).await.expect(409);

    let page = open(&desk, &marta).await.expect(200).says("See the work").says("&#60;b&#62;hall");
    let page = page.says("alt=\"Two people at furnace 2 😀\"").says("width=\"64\" height=\"48\"").says(&seen);
    assert!(!page.text.contains("We are late"), "it is fresh");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("media-src 'self' blob:"), "a stream may come to a page that is open: {policy}");
    let image = open(&desk, &seen).await.expect(200);
    let header = |name: &str| image.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(header("cross-origin-resource-policy"), "same-origin");
    assert!(header("cache-control").starts_with("private, max-age"));

    // Another incident's contact, a stranger and a page of ours without sign-in see nothing.
    open(&desk, &format!("{stranger}/windows/{id}/pictures/{at}")).await.expect(404);
    assert!(!open(&desk, &stranger).await.expect(200).text.contains("hall"));
    open(&desk, &format!("/windows/{id}/pictures/{at}")).await.expect(303);
    desk.open_page(&desk.vic, &format!("/windows/{id}/pictures/{at}")).await.expect(200);
    desk.open_page(&desk.vic, &format!("/incidents/{incident}/windows"))
        .await
        .expect(200)
        .says("Customers see it");
    desk.open_page(&desk.vic, &format!("/incidents/{incident}")).await.expect(200).says("Customers see it");

    // Late, it says so, to the customer and to us; a new picture mends it, the same one does not.
    assert_eq!(owed(&desk).await, 0);
    desk.wait(14 * MINUTE);
    open(&desk, &marta).await.says("The last picture is 14 min old. We are late");
    open(&desk, &format!("{marta}/windows")).await.expect(200).says("We are late");
    assert_eq!(owed(&desk).await, 1);
    desk.open_page(&desk.mara, "/").await.expect(200).says("what customers see is late");
    send(&desk, &format!("{push}/picture"), picture(300)).await.expect(200).says("the same picture");
    open(&desk, &marta).await.says("We are late");
    send(&desk, &format!("{push}/picture"), PNG).await.expect(200);
    assert!(!open(&desk, &marta).await.text.contains("We are late"));
    assert_eq!(owed(&desk).await, 0);

    // Hidden by any member, at once; and a link that is revoked sees nothing.
    desk.call(&desk.mara, "PUT", &publish, json!({ "shown": false })).await.expect(200);
    open(&desk, &seen).await.expect(404);
    show(&desk, &id).await.expect(200);
    open(&desk, &seen).await.expect(200);
    links::revoke(&desk.house, &desk.mara, &link).await.unwrap();
    open(&desk, &seen).await.expect(410);
    open(&desk, &format!("{marta}/windows")).await.expect(410);

    // Closed, nothing of it is left but what was noted.
    let path = format!("/api/v1/windows/{id}");
    desk.call(&desk.mara, "DELETE", &path, Value::Null).await.expect(200).says("closed");
    desk.call(&desk.mara, "DELETE", &path, Value::Null).await.expect(409);
    send(&desk, &format!("{push}/picture"), picture(301)).await.expect(404);
    assert!(kept(&desk, &id).await.is_empty());
    desk.settle().await;
    let found = reports::verify(&desk.house, &desk.workspace).await.unwrap().findings;
    assert!(found.is_empty(), "{found:?}");
});

walk!(what_strangers_send_is_refused, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let (id, push) = window(&desk, &incident, hall()).await;
    let to = format!("{push}/picture");
    send(&desk, &to, JPEG).await.expect(200);
    let place = b"GPS 59.9139 N";
    let mut spoken = JPEG[..2].to_vec();
    spoken.extend([0xFF, 0xFE, 0, u8::try_from(place.len() + 2).unwrap()]);
    spoken.extend(place);
    spoken.extend(&JPEG[2..]);
    send(&desk, &to, spoken).await.expect(200).says("the same picture");

    let pdf = b"%PDF-1.7\n%hall.jpg".as_slice();
    send(&desk, &to, pdf).await.expect(422).says("no JPEG, PNG or WebP");
    send(&desk, &to, b"<svg onload=alert(1)>".as_slice()).await.expect(422);
    send(&desk, &to, &JPEG[..JPEG.len() - 9]).await.expect(422).says("damaged");
    send(&desk, &to, vec![0xFF; 2 * 1024 * 1024 + 1]).await.expect(422).says("2097153 bytes");
    let huge = Request::put(&to).header(header::CONTENT_LENGTH, 50_000_000).body(Body::empty()).unwrap();
    desk.ask(None, huge).await.expect(413);
    let mut wide = PNG.to_vec();
    wide[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    send(&desk, &to, wide).await.expect(422).says("60000 by 48");
    send(&desk, &format!("{push}/live.m3u8"), "#EXTM3U").await.expect(422).says("picture");
    send(&desk, &format!("{push}/count"), "3").await.expect(422);
    assert_eq!(kept(&desk, &id).await.len(), 1, "and what was shown is still shown");

    // Keys: wrong, old, ended.
    let wrong = format!("/push/{}/picture", "x".repeat(43));
    send(&desk, &wrong, JPEG).await.expect(404);
    let key = format!("/api/v1/windows/{id}/key");
    desk.call(&desk.vic, "POST", &key, Value::Null).await.expect(403);
    let page = desk.send_form(&desk.mara, &format!("/windows/{id}/key"), &[]).await.expect(201);
    let fresh = page.text.split("/push/").nth(1).unwrap()[..43].to_owned();
    send(&desk, &to, PNG).await.expect(404);
    send(&desk, &format!("/push/{fresh}/picture"), PNG).await.expect(200);
    desk.call(&desk.mara, "DELETE", &key, Value::Null).await.expect(200);
    desk.call(&desk.mara, "DELETE", &key, Value::Null).await.expect(409);
    send(&desk, &format!("/push/{fresh}/picture"), JPEG).await.expect(404);
    let mut answers = Vec::new();
    for _ in 0..40 {
        answers.push(send(&desk, &wrong, JPEG).await.status.as_u16());
    }
    assert!(answers.contains(&429), "whoever guesses keys is asked to wait: {answers:?}");
});

walk!(a_row_of_pictures_stays_bounded_and_is_noted, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let (id, push) = window(&desk, &incident, hall()).await;
    let found: windows::Window =
        windows::find(&mut desk.house.read(), &desk.workspace, &id.parse().unwrap()).await.unwrap();
    let mut n = 0;
    // Thirty seconds apart for two hours, then ten minutes apart for a day.
    for (many, apart) in [(240, 30_000), (144, 10 * MINUTE)] {
        for _ in 0..many {
            n += 1;
            windows::push(&desk.house, &found, "picture", &picture(n + 256)).await.unwrap();
            desk.wait(apart);
            desk.settle().await;
        }
    }
    let pictures = kept(&desk, &id).await;
    assert!((24..100).contains(&pictures.len()), "{}", pictures.len());
    show(&desk, &id).await.expect(200);
    let (room, _) = room(&desk, &incident).await;
    let page = open(&desk, &room).await.expect(200).says("How it went");
    assert_eq!(page.text.matches("loading=\"lazy\"").count(), 12, "a strip, and no more");
    assert!(page.text.len() < 50_000);

    // Each hour is noted once; whoever holds a picture finds its digest on a sheet.
    let said = facts(&desk, &incident, "window.pictures_noted").await;
    assert!((25..=28).contains(&said.len()), "{}", said.len());
    let noted: i64 = said.iter().map(|s| s.data("pictures").as_i64().unwrap()).sum();
    assert!((2 * 60..=2 * 60 + 144 + 28).contains(&noted), "{noted}: one a minute, then each");
    let found = reports::verify(&desk.house, &desk.workspace).await.unwrap().findings;
    assert!(found.is_empty(), "{found:?}");
    desk.wait(2 * DAY);
    desk.settle().await;
    send(&desk, &format!("{push}/picture"), PNG).await.expect(200);
    assert!(kept(&desk, &id).await.len() < 10, "days ago one a day is enough");
});

walk!(a_stream_plays_and_a_count_rises, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let (room, _) = room(&desk, &incident).await;
    let said = json!({ "kind": "video", "title": "Furnace 2", "alt": "Its door", "expected_s": 4 });
    let (id, push) = window(&desk, &incident, said).await;
    let list = |first: i64, last: i64| {
        let pieces: String = (first..=last).map(|n| format!("#EXTINF:2.0,\nlive{n}.m4s\n")).collect();
        format!("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:{first}\n#EXT-X-MAP:URI=\"init.mp4\"\n{pieces}")
    };
    send(&desk, &format!("{push}/init.mp4"), HEAD).await.expect(200);
    for n in 0..30 {
        send(&desk, &format!("{push}/live{n}.m4s"), PART).await.expect(200);
        send(&desk, &format!("{push}/live.m3u8"), list((n - 5).max(0), n)).await.expect(200).says("1 more");
    }
    send(&desk, &format!("{push}/picture"), JPEG).await.expect(200);
    let gone = Request::delete(format!("{push}/live0.m4s")).body(Body::empty()).unwrap();
    desk.ask(None, gone).await.expect(204);
    for (name, what) in
        [("live30.m4s", JPEG), ("../x.m4s", PART), ("x.html", PART), ("live.m3u8", b"<html>".as_slice())]
    {
        let answer = send(&desk, &format!("{push}/{name}"), what).await;
        assert!(matches!(answer.status.as_u16(), 404 | 422), "{name}: {}", answer.status);
    }
    let stored: (i64,) = {
        use twodb::{args, sql};
        desk.house.read().one(sql("select count(*) from window_pieces"), args![]).await.unwrap()
    };
    assert!(stored.0 <= 12, "the last seconds and nothing more: {}", stored.0);

    let playlist = format!("{room}/windows/{id}/stream/live.m3u8");
    open(&desk, &playlist).await.expect(404);
    show(&desk, &id).await.expect(200);
    let text = open(&desk, &playlist).await.expect(200).says("#EXT-X-MEDIA-SEQUENCE:24").text;
    assert!(!text.contains("live") && !text.contains("ENDLIST"), "{text}");
    let pieces: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
    assert_eq!(pieces.len(), 6);
    let piece = open(&desk, &format!("{room}/windows/{id}/stream/{}", pieces[0])).await.expect(200);
    assert_eq!(piece.headers["content-type"], "video/mp4");
    assert_eq!(piece.headers["x-content-type-options"], "nosniff");
    open(&desk, &format!("{room}/windows/{id}/stream/{}", pieces[0].replace("m4s", "ts"))).await.expect(404);
    open(&desk, &format!("{room}/windows/{id}/stream/99999.m4s")).await.expect(404);
    let page = open(&desk, &room).await.expect(200).says("<video").says("poster=").says("video.js");
    assert!(page.headers["content-security-policy"].to_str().unwrap().contains("media-src 'self' blob:"));
    // The encoder begins anew under the same names: players go on.
    send(&desk, &format!("{push}/init.mp4"), HEAD).await.expect(200);
    send(&desk, &format!("{push}/live0.m4s"), PART).await.expect(200);
    send(&desk, &format!("{push}/live.m3u8"), list(0, 0)).await.expect(200);
    open(&desk, &playlist).await.says("#EXT-X-DISCONTINUITY\n").says("#EXT-X-MEDIA-SEQUENCE:25");
    desk.wait(MINUTE);
    open(&desk, &room).await.says("The stream has stopped for 1 min");

    // A count: by a member, by a script, and late.
    let said = json!({ "kind": "counter", "title": "Castings", "alt": "Made again of the two thousand",
        "unit": "castings", "target": 2000 });
    let (count, push) = window(&desk, &incident, said).await;
    let path = format!("/api/v1/windows/{count}/count");
    desk.call(&desk.mara, "POST", &path, json!({ "value": -1 })).await.expect(422).says("value");
    desk.call(&desk.vic, "POST", &path, json!({ "value": 1 })).await.expect(403);
    desk.call(&desk.mara, "POST", &path, json!({ "value": 312 })).await.expect(200);
    send(&desk, &format!("{push}/count"), "many").await.expect(422);
    send(&desk, &format!("{push}/count"), "1312\n").await.expect(200);
    for _ in 0..5 {
        send(&desk, &format!("{push}/count"), "1312").await.expect(200);
    }
    let said = facts(&desk, &incident, "window.counted").await;
    assert_eq!(said.len(), 2, "what is no news is not said again");
    show(&desk, &count).await.expect(200);
    open(&desk, &room).await.says("1,312").says("2,000");
    desk.wait(3 * HOUR);
    open(&desk, &room).await.says("We last counted 3 h 00 min ago");
});

/// Whatever is sent and hung up on is taken all the same: ffmpeg waits for no answer.
async fn hung_up_on(desk: TestDesk) {
    let incident = declared(&desk, "The furnace stopped").await;
    let (id, push) = window(&desk, &incident, hall()).await;
    let serving = amends::app::start::serve(&desk.house, axum::Router::new()).await.unwrap();
    for n in 0..20_u16 {
        let body = picture(300 + n);
        let mut stream = tokio::net::TcpStream::connect(serving.address).await.unwrap();
        let head = format!("PUT {push}/picture HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n\r\n");
        let chunk = [format!("{:x}\r\n", body.len()).as_bytes(), &body, b"\r\n0\r\n\r\n"].concat();
        stream.write_all(&[head.as_bytes(), &chunk].concat()).await.unwrap();
        drop(stream);
    }
    // They thin out to the first of their minute and the newest.
    for _ in 0..100 {
        if kept(&desk, &id).await.len() >= 2 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(kept(&desk, &id).await.len() >= 2, "nothing of it was taken");
    serving.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_hangs_up_was_heard_all_the_same() {
    hung_up_on(TestDesk::sqlite_with(Config { listen: "127.0.0.1:0".into(), ..settings() }).await).await;
}

/// A camera that gives a picture to whoever asks with the right name, for as long as the test runs.
async fn camera() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    #[expect(clippy::disallowed_methods, reason = "the camera of a test")]
    tokio::spawn(async move {
        let mut n = 300;
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = vec![0; 2_048];
            let many = stream.read(&mut asked).await.unwrap_or(0);
            let body = picture(n);
            n += 1;
            let is_known = String::from_utf8_lossy(&asked[..many]).contains("Basic bG9vazpwYXNz");
            let status = if is_known { "200 OK" } else { "401 Unauthorized" };
            let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(&[head.as_bytes(), &body].concat()).await;
        }
    });
    format!("{address}")
}

async fn asked(desk: TestDesk) {
    let incident = declared(&desk, "The furnace stopped").await;
    let cameras = windows::named_cameras(desk.house.config()).unwrap();
    let path = format!("/api/v1/incidents/{incident}/windows");
    let said = |name: &str| json!({ "title": "Hall", "alt": "The hall", "camera": name, "expected_s": 10 });
    desk.call(&desk.mara, "POST", &path, said("http://169.254.169.254/"))
        .await
        .expect(422)
        .says("name no camera");
    let id = desk.call(&desk.mara, "POST", &path, said("hall")).await.expect(201).json();
    let id = id["id"].as_str().unwrap();
    desk.call(&desk.mara, "POST", &path, said("locked")).await.expect(201);
    let ask = || async { windows::ask_cameras(&desk.house, &desk.workspace, &cameras).await.unwrap() };
    assert_eq!((ask().await, ask().await), (1, 0), "once, when it is due");
    desk.wait(10_000);
    let (one, two) = tokio::join!(ask(), ask());
    assert_eq!(one + two, 1, "by one of two nodes");
    assert_eq!(kept(&desk, id).await.len(), 2);
    desk.settle().await;
}

async fn with_cameras() -> Config {
    let at = camera().await;
    let cameras =
        [("hall", format!("http://look:pass@{at}/now.jpg")), ("locked", format!("http://{at}/now.jpg"))];
    Config { cameras: cameras.map(|(name, url)| (name.to_owned(), url)).into(), ..settings() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cameras_of_the_settings_are_asked_and_no_others_on_sqlite() {
    asked(TestDesk::sqlite_with(with_cameras().await).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cameras_of_the_settings_are_asked_and_no_others_on_postgres() {
    let Some(desk) = TestDesk::postgres_with(with_cameras().await).await else {
        eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
        return;
    };
    asked(desk).await;
}

#[test]
fn an_address_that_is_none_is_said_without_its_password() {
    let cameras = [("hall".to_owned(), "ftp://look:secret@cam/".to_owned())].into();
    let fault = windows::named_cameras(&Config { cameras, ..settings() }).unwrap_err();
    let Fault::Broken(why) = fault else { panic!("{fault}") };
    assert!(why.to_string().contains("hall") && !why.to_string().contains("secret"), "{why}");
}
