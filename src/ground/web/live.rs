//! Open pages hear that something changed, and fetch it again; no truth travels here.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use tokio_stream::{Stream, StreamExt, wrappers::BroadcastStream};

use crate::ground::House;

/// One `changed` event whenever a hint names one of `topics`.
pub fn changes(house: &House, topics: Vec<String>) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let heard = BroadcastStream::new(house.db().hints().listen());
    heard.filter_map(move |hint| match hint {
        // Whoever fell behind has certainly missed something: look again.
        Err(_) => Some(Ok(Event::default().event("changed").data("all"))),
        Ok(topic) => {
            topics.iter().any(|t| **t == *topic).then(|| Ok(Event::default().event("changed").data(&*topic)))
        }
    })
}

/// The response of a live address: [`changes`] with a breath every fifteen seconds.
pub fn stream(
    house: &House,
    topics: Vec<String>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    Sse::new(changes(house, topics)).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
