//! Open pages of public rooms hear within a second that something changed, on every node, and what they missed while
//! they were away. No truth travels here: whoever hears it fetches the page, which is kept.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use serde_json::json;

use super::kept::Kept;
use super::shelf::{Place, Shelf};
use super::wire;
use crate::ground::{House, Result};
use crate::journal;
use crate::rooms::site::Site;

/// Between two looks at what time alone changes.
const BEAT: Duration = Duration::from_millis(500);
/// The least between two drawings of one page, so that a storm of hints costs a few drawings a second.
const APART: Duration = Duration::from_millis(200);
/// Between two breaths: well below what proxies hang up after.
const BREATH: Duration = Duration::from_secs(20);
/// Facts looked through for what somebody missed.
const LOOKED_THROUGH: i64 = 200;

/// Facts of an incident that everybody may know of, by how they begin.
const FOR_ALL: [&str; 12] = [
    "update.",
    "plan.put",
    "alternative.",
    "room.",
    "incident.status_set",
    "incident.next_update_said",
    "incident.no_date_said",
    "incident.closed",
    "incident.reopened",
    "promise.published",
    "window.shown",
    "window.hidden",
];

/// Whether a fact is one that everybody may know of. That a question was asked is nobody else's; that it was answered for
/// all is.
fn is_for_all(fact: &str) -> bool {
    let is_answer = fact.starts_with("question.") && fact.ends_with("published");
    is_answer || FOR_ALL.iter().any(|begins| fact.starts_with(begins))
}

/// The version that a page or a stream last knew: from the browser itself when it comes back, or from the address when a
/// page begins to listen.
pub(super) fn known_version(query: Option<&str>, headers: &HeaderMap) -> Option<(i64, String)> {
    let header = headers.get("last-event-id").and_then(|v| v.to_str().ok());
    let asked = query.into_iter().flat_map(|q| q.split('&')).find_map(|pair| pair.strip_prefix("last="));
    let (length, tag) = header.or(asked)?.split_once('-')?;
    let is_tag = tag.len() == 16 && tag.bytes().all(|b| b.is_ascii_hexdigit());
    is_tag.then(|| length.parse().ok().map(|length| (length, tag.to_owned())))?
}

/// The answer of a live address.
pub(super) async fn stream(
    shelf: &Arc<Shelf>,
    place: &Arc<Place>,
    site: &Site,
    known: Option<(i64, String)>,
) -> Result<Response> {
    // First a hand on the wire, then the page: what changes in between is heard.
    let ears = place.wire.listen();
    look_after_wires(shelf);
    let kept = shelf.page(place, site.own_lang()).await?;
    let mut first = vec![wire::hello(&kept.version, shelf.house.now())];
    if let Some((length, tag)) = known
        && tag != kept.tag
    {
        first.push(missed(&shelf.house, site, &kept, length).await);
    }
    let mut response = Response::new(Body::from_stream(wire::heard(first, ears)));
    let said = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // nginx would gather what we say.
        (HeaderName::from_static("x-accel-buffering"), "no"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    for (name, value) in said {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// What somebody missed, who last heard when the incident's chain was this long: by the names of the facts.
async fn missed(house: &House, site: &Site, kept: &Kept, length: i64) -> Bytes {
    let chain = site.incident_id.as_str();
    let entries =
        journal::of_chain(&mut house.read(), &site.workspace_id, chain, length, LOOKED_THROUGH).await;
    let mut facts: Vec<String> = entries
        .unwrap_or_default()
        .into_iter()
        .map(|entry| entry.fact)
        .filter(|fact| is_for_all(fact))
        .collect();
    facts.dedup();
    wire::changed(&kept.version, &json!({ "missed": facts, "spread": 0 }))
}

/// Begins to look after the wires, unless somebody does: for as long as anybody listens.
#[expect(clippy::disallowed_methods, reason = "ends by itself when nobody listens or the desk is gone")]
fn look_after_wires(shelf: &Arc<Shelf>) {
    if !shelf.is_driven.swap(true, Ordering::AcqRel) {
        tokio::spawn(drive(Arc::downgrade(shelf)));
    }
}

async fn drive(shelf: Weak<Shelf>) {
    let Some(mut ears) = shelf.upgrade().map(|shelf| shelf.house.db().hints().listen()) else { return };
    let mut breathed = Instant::now();
    loop {
        // What was heard is heeded by the shelf, which listens for itself; here it only wakes. Then a moment's rest: what
        // is said at once is drawn at once.
        let heard = tokio::time::timeout(BEAT, ears.recv()).await;
        if matches!(heard, Ok(Err(tokio::sync::broadcast::error::RecvError::Closed))) {
            return;
        }
        let Some(shelf) = shelf.upgrade() else { return };
        shelf.hear();
        let watched = shelf.watched();
        if watched.is_empty() {
            shelf.is_driven.store(false, Ordering::Release);
            // Somebody may have come between the two.
            if shelf.watched().is_empty() || shelf.is_driven.swap(true, Ordering::AcqRel) {
                return;
            }
            continue;
        }
        let now = shelf.house.now();
        let mut drew = false;
        for place in watched.iter().filter(|place| !place.is_fresh(now)) {
            drew = true;
            // Nobody asked: whoever asks next is told.
            if let Err(fault) = shelf.look_after(place).await {
                tracing::debug!(%fault, "an open public room could not be drawn");
            }
        }
        if breathed.elapsed() >= BREATH {
            breathed = Instant::now();
            for place in &watched {
                place.wire.breathe();
            }
        }
        drop((watched, shelf));
        if drew {
            rest().await;
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how often a page is drawn is about the machine, not about the trade"
)]
async fn rest() {
    tokio::time::sleep(APART).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_version_of_ours_is_believed() {
        let none = HeaderMap::new();
        let of = |query| known_version(Some(query), &none);
        assert_eq!(of("lang=en&last=12-0123456789abcdef"), Some((12, "0123456789abcdef".into())));
        for wrong in ["last=gone", "last=12-xyz", "last=", "last=a-0123456789abcdef", "since=5"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        let back = HeaderMap::from_iter([(
            HeaderName::from_static("last-event-id"),
            HeaderValue::from_static("9-fedcba9876543210"),
        )]);
        assert_eq!(known_version(Some("last=1-0123456789abcdef"), &back).unwrap().0, 9);
    }
}
