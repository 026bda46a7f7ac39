//! The static copy of the public rooms is made beside the rounds of the desk: a bucket that is slow keeps no letter waiting.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tower::ServiceExt;

use super::router;
use crate::ground::page::Lang;
use crate::ground::{House, Result};
use crate::rooms::copies::{self, Ask};

/// Between two looks whether a copy is due.
const PAUSE: Duration = Duration::from_secs(1);

/// Begins to copy, where the settings name a place; one that is none is said at once.
#[expect(clippy::disallowed_methods, reason = "a task of a serving desk, ended by Serving::stop")]
pub(super) fn begin(house: &House, stop: &watch::Sender<bool>) -> anyhow::Result<Option<JoinHandle<()>>> {
    let target = copies::target(house.config()).map_err(|fault| {
        anyhow::anyhow!(
            "{}",
            std::error::Error::source(&fault).map_or_else(|| fault.to_string(), ToString::to_string)
        )
    })?;
    Ok(target.map(|_| tokio::spawn(copy_again_and_again(house.clone(), stop.subscribe()))))
}

/// Makes the copy once, where it is due; how many files that wrote.
pub async fn once(house: &House) -> Result<usize> {
    if !copies::is_due(house).await? {
        return Ok(0);
    }
    let ask = ask(house);
    copies::copy(house, &*ask).await
}

/// How the desk is asked: through its own router, as a stranger.
pub fn ask(house: &House) -> Arc<Ask> {
    let router = router::router(house);
    Arc::new(move |address: String, lang: Lang| -> BoxFuture<'static, Response> {
        let router = router.clone();
        Box::pin(async move {
            let request = Request::get(&address)
                .header(header::ACCEPT, "text/html, */*")
                .header(header::ACCEPT_LANGUAGE, lang.code())
                .body(Body::empty());
            match request {
                Ok(request) => match router.oneshot(request).await {
                    Ok(response) => response,
                    Err(never) => match never {},
                },
                Err(_) => StatusCode::NOT_FOUND.into_response(),
            }
        })
    })
}

async fn copy_again_and_again(house: House, mut stop: watch::Receiver<bool>) {
    let ask = ask(&house);
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = look(&house, &ask) => {}
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = pause() => {}
        }
    }
}

async fn look(house: &House, ask: &Arc<Ask>) {
    let copied = match copies::is_due(house).await {
        Ok(true) => copies::copy(house, &**ask).await.map(drop),
        Ok(false) => Ok(()),
        Err(fault) => Err(fault),
    };
    if let Err(fault) = copied {
        tracing::error!(%fault, "the copy of the public rooms could not be looked after");
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "resting between looks is about the machine, not about the trade"
)]
async fn pause() {
    tokio::time::sleep(PAUSE).await;
}
