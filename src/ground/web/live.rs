//! Open pages hear that something changed, and fetch it again; no truth travels here.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Deserialize;
use tokio_stream::{Stream, StreamExt, wrappers::BroadcastStream};

use crate::ground::{House, Time};

/// How much older than it says a page may be: it read the store after it looked at the clock, and a hint takes a
/// moment to come from another node.
const SLACK: Duration = Duration::from_secs(2);

/// The page that listens: as of when it was drawn, where it says so.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Since {
    since: Option<i64>,
}

impl Since {
    /// How long ago the page was drawn.
    fn ago(&self, house: &House) -> Option<Duration> {
        let ms = house.now().since(Time(self.since?)).max(0);
        Some(Duration::from_millis(ms.unsigned_abs()) + SLACK)
    }
}

/// One `changed` event whenever a hint names one of `topics`; one at once where that happened between the drawing
/// of the page and now.
pub fn changes(
    house: &House,
    topics: Vec<String>,
    page: &Since,
) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let hints = house.db().hints();
    let heard = BroadcastStream::new(hints.listen());
    let missed = page.ago(house).is_some_and(|ago| topics.iter().any(|topic| hints.was_said(topic, ago)));
    let missed = missed.then(|| Ok(Event::default().event("changed").data("missed")));
    let later = heard.filter_map(move |hint| match hint {
        // Whoever fell behind has certainly missed something: look again.
        Err(_) => Some(Ok(Event::default().event("changed").data("all"))),
        Ok(topic) => {
            let is_it = *topic == *twodb::EVERYTHING || topics.iter().any(|t| **t == *topic);
            is_it.then(|| Ok(Event::default().event("changed").data(&*topic)))
        }
    });
    tokio_stream::iter(missed).chain(later)
}

/// The response of a live address: [`changes`] with a breath every fifteen seconds.
pub fn stream(
    house: &House,
    topics: Vec<String>,
    page: &Since,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    Sse::new(changes(house, topics, page)).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
