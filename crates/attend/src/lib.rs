//! Serves a router over HTTP/1.1, so that very many may listen at once.
//!
//! hyper keeps for each connection what the next request needs: a buffer to read into, one to write from, and the future
//! of an answer. Whoever listens to a stream of events (`text/event-stream`) sends no next request, and listens for hours. So a
//! connection is hyper's until the head of such an answer is written; then hyper gives the socket back, all of that is dropped,
//! and the frames are written from where they lie. Such a connection ends with its stream, and says so in its head.
//!
//! It speaks no HTTP/2: looking whether a connection begins in it makes hyper's buffer twice as large.

mod answer;
mod events;
mod requests;

use std::net::SocketAddr;

use axum::Router;
use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Serves until told to stop; then takes nobody in any more, lets requests under way end, and ends streams of events.
/// Handlers find whom they talk with in [`ConnectInfo`](axum::extract::ConnectInfo).
pub async fn serve(mut listener: TcpListener, app: Router, mut stop: watch::Receiver<bool>) {
    // Routes are put together once and not for each request.
    let app: Router = app.with_state(());
    let mut open = JoinSet::new();
    loop {
        let (socket, peer) = tokio::select! {
            // The sender gone means the same as being told to stop.
            _ = stop.wait_for(|stop| *stop) => break,
            Some(_) = open.join_next(), if !open.is_empty() => continue,
            accepted = Listener::accept(&mut listener) => accepted,
        };
        // An event is a small frame of its own: it must not wait for a second one. A socket that is gone already has
        // nothing to wait for.
        let _ = socket.set_nodelay(true);
        open.spawn(attend(socket, peer, app.clone(), stop.clone()));
    }
    drop(listener);
    while open.join_next().await.is_some() {}
}

/// One connection, from its first request to its end.
async fn attend(socket: TcpStream, peer: SocketAddr, app: Router, mut stop: watch::Receiver<bool>) {
    // On the heap and dropped with this line: whoever listens keeps nothing of it.
    let listening = Box::pin(requests::answer(socket, peer, app, stop.clone())).await;
    let Some((socket, events)) = listening else { return };
    if let Err(fault) = events::tell(socket, events, &mut stop).await {
        tracing::debug!(%fault, %peer, "a stream of events broke");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_hyper_needs_is_not_kept_in_the_task_of_a_listener() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let socket = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let peer = socket.peer_addr().unwrap();
        let (_stop, stopped) = watch::channel(false);
        let task = attend(socket, peer, Router::new(), stopped);
        assert!(size_of_val(&task) < 1_024, "{} bytes for each listener", size_of_val(&task));
    }
}
