//! The wire of one room: what everybody who has its page open hears. Frames are made once, and each viewer is one more
//! hand on the same bytes.

use std::convert::Infallible;

use axum::body::Bytes;
use serde_json::json;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use crate::ground::Time;

/// Frames that a slow viewer may be behind; whoever is behind more looks again.
const BEHIND: usize = 16;
/// Pages fetched a second when very many hear of a change at once, and the longest that anybody waits for it, in
/// milliseconds.
const FETCHED: usize = 12_000;
const LONGEST: usize = 750;
/// How long a browser waits before it comes back, in milliseconds.
const RETRY: u32 = 2_000;

#[derive(Debug)]
pub(super) struct Wire(broadcast::Sender<Bytes>);

impl Default for Wire {
    fn default() -> Self {
        Self(broadcast::channel(BEHIND).0)
    }
}

impl Wire {
    /// How many have the page open.
    pub(super) fn viewers(&self) -> usize {
        self.0.receiver_count()
    }

    /// Lets them know that it says something else now.
    pub(super) fn say_changed(&self, version: &str) {
        let spread = (self.viewers() * 1_000 / FETCHED).min(LONGEST);
        self.send(changed(version, &json!({ "spread": spread })));
    }

    /// Lets them know that we are still here: what stands between us hangs up on those who are silent.
    pub(super) fn breathe(&self) {
        self.send(Bytes::from_static(b":\n\n"));
    }

    fn send(&self, frame: Bytes) {
        // Nobody listening is no fault.
        let _ = self.0.send(frame);
    }

    /// Takes a hand on the wire: everything that is said from now on.
    pub(super) fn listen(&self) -> broadcast::Receiver<Bytes> {
        self.0.subscribe()
    }
}

/// A frame that says that the page is another one now.
pub(super) fn changed(version: &str, data: &serde_json::Value) -> Bytes {
    Bytes::from(format!("id: {version}\nevent: changed\ndata: {data}\n\n"))
}

/// The first frame for each: which version there is, and what time it is here.
pub(super) fn hello(version: &str, now: Time) -> Bytes {
    Bytes::from(format!("retry: {RETRY}\nid: {version}\nevent: hello\ndata: {{\"now\":{}}}\n\n", now.0))
}

/// What one viewer hears: first what is theirs, then what is for all.
pub(super) fn heard(
    first: Vec<Bytes>,
    ears: broadcast::Receiver<Bytes>,
) -> impl Stream<Item = Result<Bytes, Infallible>> {
    let later = BroadcastStream::new(ears).map(|frame| {
        // Whoever fell behind has missed something: look again.
        Ok(frame.unwrap_or(Bytes::from_static(b"event: changed\ndata: {}\n\n")))
    });
    tokio_stream::iter(first.into_iter().map(Ok)).chain(later)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn all_hear_the_same_bytes_and_whoever_is_behind_looks_again() {
        let wire = Wire::default();
        let (quick, slow) = (wire.listen(), wire.listen());
        let mut quick = Box::pin(heard(vec![hello("1-a", Time(7))], quick));
        assert!(quick.next().await.unwrap().unwrap().starts_with(b"retry: 2000\nid: 1-a\n"));
        wire.say_changed("2-b");
        assert_eq!(wire.viewers(), 2);
        let frame = quick.next().await.unwrap().unwrap();
        assert_eq!(frame, Bytes::from("id: 2-b\nevent: changed\ndata: {\"spread\":0}\n\n"));
        for n in 0..BEHIND + 3 {
            wire.say_changed(&format!("{n}-c"));
        }
        let mut slow = Box::pin(heard(Vec::new(), slow));
        assert_eq!(slow.next().await.unwrap().unwrap(), Bytes::from("event: changed\ndata: {}\n\n"));
        drop((quick, slow));
        assert_eq!(wire.viewers(), 0);
    }
}
