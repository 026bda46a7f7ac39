//! The part of a connection that is hyper's: requests and their answers.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::ServiceExt;

use crate::answer::{Answer, Events, HandOver, Line};

/// Answers requests until the connection ends, or until it only listens: then the socket and the events to tell.
pub(crate) async fn answer(
    socket: TcpStream,
    peer: SocketAddr,
    app: Router,
    mut stop: watch::Receiver<bool>,
) -> Option<(TcpStream, Events)> {
    let hand_over = Arc::new(HandOver::default());
    let line = TokioIo::new(Line::new(socket, Arc::clone(&hand_over)));
    let offered = Arc::clone(&hand_over);
    let service = service_fn(move |request: Request<Incoming>| {
        let (app, offered) = (app.clone(), Arc::clone(&offered));
        async move {
            let version = request.version();
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let response = app.oneshot(request).await?;
            Ok::<_, Infallible>(Answer::of(response, version, offered))
        }
    });
    let mut connection = http1::Builder::new().serve_connection(line, service);
    let mut is_stopping = false;
    loop {
        let listens = std::future::poll_fn(|cx| {
            if let Poll::Ready(ended) = Pin::new(&mut connection).poll(cx) {
                if let Err(fault) = ended {
                    tracing::debug!(%fault, %peer, "a connection broke");
                }
                return Poll::Ready(None);
            }
            // While the head is not written yet, the socket wakes us when it goes on.
            hand_over.events().map_or(Poll::Pending, |events| Poll::Ready(Some(events)))
        });
        tokio::select! {
            events = listens => {
                let events = events?;
                return Some((connection.into_parts().io.into_inner().into_socket(), events));
            }
            _ = stop.wait_for(|stop| *stop), if !is_stopping => {
                is_stopping = true;
                Pin::new(&mut connection).graceful_shutdown();
            }
        }
    }
}
