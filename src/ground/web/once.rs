//! A request sent twice is done once: the first answer is kept under the request's key and given again.
//!
//! Programs send `Idempotency-Key`; our forms carry `?once=…`, fresh each time a form is shown, so that a
//! double click or a reload changes nothing.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use twodb::{args, sql};

use crate::ground::clock::{DAY, MINUTE};
use crate::ground::{Actor, Fault, House, Result};

/// The largest body we compare or keep, in bytes.
const MOST_KEPT: usize = 2 * 1024 * 1024;

/// Marks an answer that shows a secret: it is done once like any other, but never kept.
#[derive(Debug, Clone, Copy)]
pub struct ShownOnce;

#[derive(sqlx::FromRow)]
struct Kept {
    request_digest: String,
    status: Option<i64>,
    location: Option<String>,
    content_type: Option<String>,
    body: Option<String>,
    made_at: i64,
}

/// Middleware for everything behind it. Only POST requests of a known actor with a key are looked at.
pub async fn once(State(house): State<House>, request: Request, next: Next) -> Result<Response> {
    let header_key =
        request.headers().get("idempotency-key").and_then(|v| v.to_str().ok()).map(str::to_owned);
    let is_program = header_key.is_some();
    let key = header_key.or_else(|| {
        let query = request.uri().query()?;
        query.split('&').find_map(|pair| pair.strip_prefix("once=")).map(str::to_owned)
    });
    let actor = request.extensions().get::<Actor>().cloned();
    let (Some(key), Some(actor), &Method::POST) = (key, actor, request.method()) else {
        return Ok(next.run(request).await);
    };
    if key.is_empty() || key.len() > 200 {
        return Err(Fault::invalid(
            "Idempotency-Key",
            "The key is empty or longer than 200 characters.",
            "Send a fresh random key, for instance a UUID.",
        ));
    }
    let (parts, body) = request.into_parts();
    let mut digest = Sha256::new();
    digest.update(parts.uri.path().as_bytes());
    let body = if is_program {
        let bytes = to_bytes(body, MOST_KEPT).await.map_err(|_| {
            Fault::invalid("body", "The body is larger than 2 MB.", "Send it in smaller parts.")
        })?;
        digest.update(&bytes);
        Body::from(bytes)
    } else {
        body
    };
    let digest = data_encoding::HEXLOWER.encode(&digest.finalize());
    let seat = Seat { house, actor, key, digest };
    if let Some(answer) = seat.take().await? {
        return Ok(answer);
    }
    let response = next.run(Request::from_parts(parts, body)).await;
    seat.settle(response).await
}

/// What is kept of an answer.
struct Keep {
    status: u16,
    location: Option<String>,
    content_type: Option<String>,
    body: String,
}

struct Seat {
    house: House,
    actor: Actor,
    key: String,
    digest: String,
}

impl Seat {
    /// Takes the seat; the kept answer when somebody sat here before.
    async fn take(&self) -> Result<Option<Response>> {
        let mut tx = self.house.db().begin().await?;
        let (workspace, actor, now) = (&self.actor.workspace, self.actor.label(), self.house.now());
        let taken = tx
            .run(
                sql("insert into repeated_requests (workspace_id, actor, request_key, request_digest, made_at)
                 values ($1, $2, $3, $4, $5) on conflict do nothing"),
                args![workspace, &actor, &self.key, &self.digest, now],
            )
            .await?;
        if taken == 1 {
            tx.commit().await?;
            return Ok(None);
        }
        let kept: Kept = tx
            .one(
                sql("select request_digest, status, location, content_type, body, made_at from repeated_requests
                 where workspace_id = $1 and actor = $2 and request_key = $3"),
                args![workspace, &actor, &self.key],
            )
            .await?;
        if kept.request_digest != self.digest {
            return Err(Fault::invalid(
                "Idempotency-Key",
                "This key was used for another request.",
                "Send a fresh key with each new request.",
            ));
        }
        let Some(status) = kept.status else {
            let old = now.0 - kept.made_at > 10 * MINUTE;
            return Err(Fault::Conflict(if old {
                "This request was begun before and we cannot tell how it ended. Look whether it was done, then send a fresh one.".into()
            } else {
                "This request is being worked on. Wait a moment, then look whether it was done.".into()
            }));
        };
        let status = StatusCode::from_u16(u16::try_from(status).unwrap_or(200)).unwrap_or(StatusCode::OK);
        let mut response = (status, kept.body.unwrap_or_default()).into_response();
        for (name, value) in [(header::LOCATION, kept.location), (header::CONTENT_TYPE, kept.content_type)] {
            if let Some(value) = value.and_then(|v| HeaderValue::from_str(&v).ok()) {
                response.headers_mut().insert(name, value);
            }
        }
        response.headers_mut().insert("idempotent-replay", HeaderValue::from_static("true"));
        Ok(Some(response))
    }

    /// Keeps a good answer; a fault frees the key, because nothing was changed.
    async fn settle(&self, response: Response) -> Result<Response> {
        let (parts, body) = response.into_parts();
        let text =
            |name| parts.headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok()).map(str::to_owned);
        let good = parts.status.is_success() || parts.status.is_redirection();
        let bytes: Bytes = to_bytes(body, MOST_KEPT).await.map_err(Fault::broken)?;
        let kept = if parts.extensions.get::<ShownOnce>().is_some() {
            let done = Fault::Conflict("This was done before. What it showed is shown only once.".into());
            Keep { status: done.status().as_u16(), location: None, content_type: None, body: done.told() }
        } else {
            Keep {
                status: parts.status.as_u16(),
                location: text(header::LOCATION),
                content_type: text(header::CONTENT_TYPE),
                body: String::from_utf8_lossy(&bytes).into_owned(),
            }
        };
        let mut tx = self.house.db().begin().await?;
        let (workspace, actor) = (&self.actor.workspace, self.actor.label());
        if good {
            tx.run(
                sql("update repeated_requests set status = $1, location = $2, content_type = $3, body = $4
                 where workspace_id = $5 and actor = $6 and request_key = $7"),
                args![
                    i64::from(kept.status),
                    kept.location,
                    kept.content_type,
                    kept.body,
                    workspace,
                    actor,
                    &self.key
                ],
            )
            .await?;
        } else {
            tx.run(
                sql("delete from repeated_requests where workspace_id = $1 and actor = $2 and request_key = $3"),
                args![workspace, actor, &self.key],
            )
            .await?;
        }
        tx.commit().await?;
        Ok(Response::from_parts(parts, Body::from(bytes)))
    }
}

/// Forgets answers older than a week: nobody repeats a request after that.
pub async fn forget_old(house: &House) -> Result<()> {
    let mut tx = house.db().begin().await?;
    let week_ago = house.now().plus(-7 * DAY);
    tx.run(sql("delete from repeated_requests where made_at < $1"), args![week_ago]).await?;
    tx.commit().await?;
    Ok(())
}
