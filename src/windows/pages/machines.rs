//! Where machines send: `PUT /push/KEY/NAME`. The key is all that they have; it opens one window and nothing else.

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::ground::web::{Gate, Path, client};
use crate::ground::{Fault, House, Result};
use crate::windows::Window;
use crate::windows::pushing::{self, MOST_PUSHED};

/// The window behind a key. Only wrong keys count against whoever sends; right ones have a limit of their own.
async fn window(house: &House, key: &str, from: &str) -> Result<Window> {
    match pushing::window_of(house, key).await {
        Ok(window) => {
            house.limits().pass(Gate::Push, window.id.as_str())?;
            Ok(window)
        }
        Err(missing @ Fault::Missing(_)) => {
            house.limits().pass(Gate::Guess, from)?;
            Err(missing)
        }
        Err(fault) => Err(fault),
    }
}

/// Does it to its end, whether or not whoever sent waits for the answer: ffmpeg sends its last byte and hangs up, and
/// a server that is hung up on drops what it was doing. Whatever calls this does so before it waits for anything else.
#[expect(clippy::disallowed_methods, reason = "bounded by one request, which has been heard whole")]
async fn to_its_end<T: Send + 'static>(work: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    tokio::spawn(work).await.map_err(Fault::broken)?
}

/// Takes what was sent, and says in a line what became of it.
pub(super) async fn push(
    State(house): State<House>,
    Path((key, name)): Path<(String, String)>,
    request: Request,
) -> Result<Response> {
    to_its_end(async move {
        let from = client(request.extensions());
        let window = window(&house, &key, &from).await?;
        let bytes = to_bytes(request.into_body(), MOST_PUSHED).await.map_err(|_| {
            Fault::invalid(
                "body",
                format!("It was broken off, or has more than {MOST_PUSHED} bytes."),
                "Send smaller pictures, shorter pieces, or fewer bits a second.",
            )
        })?;
        let taken = pushing::push(&house, &window, &name, &bytes).await?;
        let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        Ok::<_, Fault>((StatusCode::OK, kind, taken.line()).into_response())
    })
    .await
}

/// Encoders say which of their pieces are old. What we keep is bounded by itself: it is heard, and nothing is done.
pub(super) async fn forget(
    State(house): State<House>,
    Path((key, _name)): Path<(String, String)>,
    request: Request,
) -> Result<StatusCode> {
    let from = client(request.extensions());
    window(&house, &key, &from).await?;
    Ok(StatusCode::NO_CONTENT)
}
