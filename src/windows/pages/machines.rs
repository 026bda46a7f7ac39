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

/// Takes what was sent, and says in a line what became of it.
pub(super) async fn push(
    State(house): State<House>,
    Path((key, name)): Path<(String, String)>,
    request: Request,
) -> Result<Response> {
    let window = window(&house, &key, &client(request.extensions())).await?;
    let bytes = to_bytes(request.into_body(), MOST_PUSHED).await.map_err(|_| {
        Fault::invalid(
            "body",
            format!("It was broken off, or has more than {MOST_PUSHED} bytes."),
            "Send smaller pictures, shorter pieces, or fewer bits a second.",
        )
    })?;
    let taken = pushing::push(&house, &window, &name, &bytes).await?;
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((StatusCode::OK, kind, taken.line()).into_response())
}

/// Encoders say which of their pieces are old. What we keep is bounded by itself: it is heard, and nothing is done.
pub(super) async fn forget(
    State(house): State<House>,
    Path((key, _name)): Path<(String, String)>,
    request: Request,
) -> Result<StatusCode> {
    window(&house, &key, &client(request.extensions())).await?;
    Ok(StatusCode::NO_CONTENT)
}
