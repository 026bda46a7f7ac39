//! Somebody who knows nothing of the desk and asks anyway: with ids that exist nowhere, and a body that grows by
//! what each answer says is missing, until it is understood.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use serde_json::{Map, Value, json};
use tower::ServiceExt;

use amends::ground::Actor;

use crate::harness::TestDesk;

/// How often a body may grow before we take the answer as it is.
const ROUNDS: usize = 15;

/// The answer: its status, and where it leads.
pub struct Answer {
    pub status: u16,
    pub location: String,
    text: String,
}

impl Answer {
    /// Whether it is that they may not, or that they should say who they are.
    pub fn turns_away(&self) -> bool {
        matches!(self.status, 401 | 403) || self.location.starts_with("/sign-in?to=")
    }
}

/// Who asks. What was once understood is not found out again for whoever asks next: what an id is like at a place, and
/// what the body of a route must hold.
pub struct Asker<'a> {
    desk: &'a TestDesk,
    prefixes: BTreeMap<String, &'static str>,
    bodies: BTreeMap<String, Growing>,
}

/// A body, and the field that was added to it last.
#[derive(Debug, Clone, Default)]
struct Growing {
    body: Map<String, Value>,
    last: String,
}

impl<'a> Asker<'a> {
    /// Somebody who knows nothing yet.
    pub fn of(desk: &'a TestDesk) -> Self {
        Self { desk, prefixes: BTreeMap::new(), bodies: BTreeMap::new() }
    }

    /// Asks a route (`METHOD PATH`, with `{names}` in it) as somebody, and goes on asking until it is understood.
    pub async fn ask(&mut self, actor: Option<&Actor>, route: &str) -> Answer {
        let (method, path) = route.split_once(' ').unwrap();
        let (mut asked, mut answer) = (String::new(), None);
        for prefix in self.prefixes(path) {
            let filled = filled(path, prefix);
            // Where a secret stands in place of an id, it is the same whatever an id is like.
            if filled == asked {
                break;
            }
            let mut growing = self.bodies.get(route).cloned().unwrap_or_default();
            let given = insist(self.desk, actor, method, &filled, &mut growing).await;
            let is_wrong_id = given.status == 404 && given.text.contains("no such page");
            if !is_wrong_id && !given.turns_away() {
                self.prefixes.insert(place(path).to_owned(), prefix);
                self.bodies.insert(route.to_owned(), growing);
            }
            (asked, answer) = (filled, Some(given));
            if !is_wrong_id {
                break;
            }
        }
        answer.unwrap()
    }

    /// The prefixes to try for the last name in a path, the likeliest first; one try when there is none.
    fn prefixes(&self, path: &str) -> Vec<&'static str> {
        if !path.contains('{') {
            return vec![""];
        }
        let (own, known) = (place(path), self.prefixes.get(place(path)));
        let mut all = ALL.to_vec();
        all.sort_by_key(|p| (Some(p) != known, !own.starts_with(p)));
        all
    }
}

async fn insist(
    desk: &TestDesk,
    actor: Option<&Actor>,
    method: &str,
    path: &str,
    growing: &mut Growing,
) -> Answer {
    for _ in 0..ROUNDS {
        let answer = once(desk, actor, method, path, &growing.body).await;
        if answer.status != 422 || !grow(&mut growing.body, &mut growing.last, &answer.text) {
            return answer;
        }
    }
    once(desk, actor, method, path, &growing.body).await
}

async fn once(
    desk: &TestDesk,
    actor: Option<&Actor>,
    method: &str,
    path: &str,
    body: &Map<String, Value>,
) -> Answer {
    let is_api = path.starts_with("/api/");
    let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
    let body = if is_api {
        request = request.header(header::CONTENT_TYPE, "application/json");
        Value::Object(body.clone()).to_string()
    } else {
        request = request
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        serde_urlencoded::to_string(body.iter().map(|(k, v)| (k, text(v))).collect::<Vec<_>>()).unwrap()
    };
    let mut request = request.body(Body::from(body)).unwrap();
    // Each from another address, so that nobody is asked to wait.
    let from = std::net::SocketAddr::from((rand_like(), 1));
    request.extensions_mut().insert(ConnectInfo(from));
    if let Some(actor) = actor {
        request.extensions_mut().insert(actor.clone());
    }
    let response = desk.router.clone().oneshot(request).await.unwrap();
    let of = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let (status, location) = (response.status().as_u16(), of(header::LOCATION));
    let text = if of(header::CONTENT_TYPE).contains("event-stream") {
        String::new() // It never ends.
    } else {
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8_lossy(&bytes).replace("&#39;", "'").replace("&#34;", "\"").replace("\\\"", "\"")
    };
    Answer { status, location, text }
}

fn rand_like() -> [u8; 4] {
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let n = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed).to_be_bytes();
    [10, n[1], n[2], n[3]]
}

/// Adds the field that is missing, or gives the last one the shape that was expected; says whether it could.
fn grow(body: &mut Map<String, Value>, last: &mut String, told: &str) -> bool {
    let ticked = |after: &str| {
        let rest = &told[told.find(after)? + after.len()..];
        Some(rest.split('`').next().unwrap_or_default().to_owned())
    };
    if let Some(field) = ticked("missing field `") {
        body.insert(field.clone(), json!("A sentence of some length, 1"));
        *last = field;
        return true;
    }
    let shaped = if let Some(variant) = ticked("expected one of `").or_else(|| ticked(", expected `")) {
        json!(variant)
    } else if let Some(kind) = told.split("is no id of the form ").nth(1) {
        json!(id(&kind[..3]))
    } else if told.contains("is no moment") {
        json!("2026-03-09T09:00:00Z")
    } else if told.contains("expected i64") || told.contains("expected u") || told.contains("invalid digit") {
        json!(1)
    } else if told.contains("expected f64") || told.contains("invalid float") {
        json!(0.5)
    } else if told.contains("expected a sequence") {
        json!([])
    } else if told.contains("expected struct") || told.contains("expected a map") {
        json!({})
    } else if told.contains("expected a boolean") || told.contains("not `true` or `false`") {
        json!(true)
    } else {
        return false;
    };
    body.insert(last.clone(), shaped.clone()).is_some_and(|was| was != shaped)
}

fn id(prefix: &str) -> String {
    format!("{prefix}_01jn0000000000000000000000")
}

/// What stands before the last name in a path.
fn place(path: &str) -> &str {
    let before = path.rsplit('{').nth(1).unwrap_or_default();
    before.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// The path with ids that exist nowhere: the last of this kind, those before by the segment that names them.
fn filled(path: &str, prefix: &str) -> String {
    let mut out = Vec::new();
    let segments: Vec<&str> = path.split('/').collect();
    let last = segments.iter().rposition(|s| s.starts_with('{'));
    for (at, segment) in segments.iter().enumerate() {
        out.push(match segment.strip_prefix('{') {
            None => (*segment).to_owned(),
            Some(_) if segments[at - 1] == "r" || segments[at - 1] == "s" || segments[at - 1] == "first" => {
                "wrong".repeat(9)
            }
            Some(_) if Some(at) == last => id(prefix),
            Some(_) => id(&segments[at - 1][..3]),
        });
    }
    out.join("/")
}

/// Every prefix of an id.
const ALL: [&str; 73] = [
    "inc", "cas", "cus", "con", "hol", "imp", "map", "plb", "sco", "adm", "apo", "ipc", "sta", "pro", "rem",
    "off", "sur", "ans", "not", "del", "lnk", "les", "mov", "mem", "ses", "tok", "inv", "job", "wsp", "chr",
    "dut", "end", "prn", "mal", "men", "dec", "swg", "bul", "whk", "win", "upd", "spk", "que", "alt", "ask",
    "hel", "sit", "flw", "fnw", "pla", "act", "rsk", "src", "rev", "gri", "gui", "itv", "itn", "cnd", "rnd",
    "cla", "bid", "tmb", "dep", "exe", "exc", "hov", "dmd", "cad", "mtg", "mtp", "mpt", "mrp",
];
