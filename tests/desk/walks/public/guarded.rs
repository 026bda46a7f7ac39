//! What stands before a room's door: guesses find nothing and slow nobody, and a host name of its own leads nowhere else.

use std::time::Duration;

use amends::ground::Config;
use axum::body::Body;
use axum::http::Request;
use tower::ServiceExt;

use super::{open, open_with, published};
use crate::harness::{TestDesk, settings};

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
