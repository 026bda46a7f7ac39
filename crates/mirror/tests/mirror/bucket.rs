//! A bucket: the requests that reach it, over HTTP, from a server that keeps what it is sent and fails when it is told to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use mirror::{Fault, File, Target};

#[derive(Default)]
struct Shelf {
    objects: BTreeMap<String, (String, String, Vec<u8>)>,
    asked: Vec<String>,
    /// How many requests are still answered with 503.
    fails: usize,
    /// After how many writes nothing is taken any more.
    most_writes: Option<usize>,
}

type Shared = Arc<Mutex<Shelf>>;

async fn answer(
    State(shelf): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut shelf = shelf.lock().unwrap();
    let path = uri.path().to_owned();
    shelf.asked.push(format!("{method} {path}"));
    let of = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    if !of("authorization").starts_with("AWS4-HMAC-SHA256 Credential=reader/") {
        return StatusCode::FORBIDDEN.into_response();
    }
    if shelf.fails > 0 {
        shelf.fails -= 1;
        return (StatusCode::SERVICE_UNAVAILABLE, "<Error><Code>SlowDown</Code></Error>").into_response();
    }
    match method {
        Method::PUT => {
            if let Some(left) = &mut shelf.most_writes {
                if *left == 0 {
                    return (StatusCode::INSUFFICIENT_STORAGE, "full").into_response();
                }
                *left -= 1;
            }
            shelf.objects.insert(path, (of("content-type"), of("cache-control"), body.to_vec()));
            (StatusCode::OK, [("etag", "\"1\"")]).into_response()
        }
        Method::GET => match shelf.objects.get(&path) {
            Some((kind, _, bytes)) => {
                let headers = [
                    ("content-type", kind.clone()),
                    ("etag", "\"1\"".into()),
                    ("last-modified", "Mon, 02 Mar 2026 09:00:00 GMT".into()),
                ];
                (StatusCode::OK, headers, bytes.clone()).into_response()
            }
            None => (StatusCode::NOT_FOUND, "<Error><Code>NoSuchKey</Code></Error>").into_response(),
        },
        Method::DELETE => {
            shelf.objects.remove(&path);
            StatusCode::NO_CONTENT.into_response()
        }
        // Many at once: the keys stand in the body.
        Method::POST => {
            let text = String::from_utf8_lossy(&body).into_owned();
            let keys: Vec<String> = text
                .split("<Key>")
                .skip(1)
                .filter_map(|rest| rest.split("</Key>").next())
                .map(str::to_owned)
                .collect();
            let bucket = path.trim_end_matches('/').to_owned();
            let mut told = String::from("<DeleteResult>");
            for key in keys {
                shelf.objects.remove(&format!("{bucket}/{key}"));
                told.push_str(&format!("<Deleted><Key>{key}</Key></Deleted>"));
            }
            (StatusCode::OK, told + "</DeleteResult>").into_response()
        }
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

async fn bucket() -> (Shared, BTreeMap<String, String>) {
    let shelf = Shared::default();
    let app = Router::new().fallback(answer).with_state(shelf.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let settings = [
        ("aws_access_key_id", "reader"),
        ("aws_secret_access_key", "a secret of ours"),
        ("aws_region", "eu-north-1"),
        ("aws_endpoint", endpoint.as_str()),
        ("aws_allow_http", "true"),
        // Of another tool.
        ("aws_pager", "less"),
    ];
    (shelf, settings.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect())
}

fn page(text: &str) -> Vec<File> {
    let picture = File::asset("assets", "svg", "image/svg+xml", format!("<svg>{text}</svg>"));
    vec![
        File::page(
            "s/furnace/index.html",
            "text/html; charset=utf-8",
            format!("{text} {} end", picture.path),
        ),
        picture,
    ]
}

#[tokio::test]
async fn a_bucket_holds_the_files_with_their_types_and_loses_what_is_gone() {
    let (shelf, settings) = bucket().await;
    let target = Target::open("s3://copies/our/rooms", &settings).unwrap();
    assert_eq!(target.told(), "s3://copies/our/rooms");
    let first = target.write(&page("one")).await.unwrap();
    assert_eq!((first.written, first.removed), (2, 0));
    {
        let shelf = shelf.lock().unwrap();
        let (kind, keep, bytes) = &shelf.objects["/copies/our/rooms/s/furnace/index.html"];
        assert_eq!((kind.as_str(), keep.as_str()), ("text/html; charset=utf-8", "public, max-age=10"));
        assert!(String::from_utf8_lossy(bytes).starts_with("one assets/"));
        let writes: Vec<&String> = shelf.asked.iter().filter(|a| a.starts_with("PUT")).collect();
        let at = |part: &str| writes.iter().position(|w| w.contains(part)).unwrap();
        assert!(at("/assets/") < at("index.html"), "pictures before the page that shows them: {writes:?}");
        assert!(writes.first().unwrap().ends_with(".mirror.json"), "{writes:?}");
        assert!(writes.last().unwrap().ends_with(".mirror.json"), "{writes:?}");
    }
    let asked = shelf.lock().unwrap().asked.len();
    target.write(&page("one")).await.unwrap();
    assert_eq!(shelf.lock().unwrap().asked.len(), asked + 1, "the ledger was read, and nothing written");
    let second = target.write(&page("two")).await.unwrap();
    assert_eq!((second.written, second.removed), (2, 1));
    assert_eq!(shelf.lock().unwrap().objects.len(), 3, "a page, its picture, the ledger");
}

#[tokio::test]
async fn what_fails_for_a_moment_is_tried_again_and_what_fails_for_good_is_said() {
    let (shelf, settings) = bucket().await;
    let target = Target::open("s3://copies", &settings).unwrap();
    shelf.lock().unwrap().fails = 2;
    target.write(&page("one")).await.unwrap();
    let mut wrong = settings.clone();
    wrong.insert("aws_access_key_id".into(), "stranger".into());
    let refused = Target::open("s3://copies", &wrong).unwrap().write(&page("two")).await.unwrap_err();
    let said = refused.to_string();
    assert!(matches!(refused, Fault::Store { .. }) && said.starts_with("reading `.mirror.json`"), "{said}");
    assert!(!said.contains("a secret of ours"), "{said}");
}

#[tokio::test]
async fn a_bucket_that_takes_no_more_leaves_the_old_page_whole() {
    let (shelf, settings) = bucket().await;
    let target = Target::open("s3://copies", &settings).unwrap();
    target.write(&page("one")).await.unwrap();
    // The ledger and the picture are taken, the page is not.
    shelf.lock().unwrap().most_writes = Some(2);
    target.write(&page("two")).await.unwrap_err();
    {
        let shelf = shelf.lock().unwrap();
        let text = String::from_utf8_lossy(&shelf.objects["/copies/s/furnace/index.html"].2).into_owned();
        assert!(text.starts_with("one ") && text.ends_with(" end"), "{text}");
        let shown = text.split(' ').nth(1).unwrap();
        assert!(shelf.objects.contains_key(&format!("/copies/{shown}")), "what the old page shows is there");
    }
    shelf.lock().unwrap().most_writes = None;
    target.write(&page("three")).await.unwrap();
    assert_eq!(shelf.lock().unwrap().objects.len(), 3, "what was begun and is not wanted is gone too");
}
