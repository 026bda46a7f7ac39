//! Faces as everybody sees them: by a key that stands on the page and nowhere else.

use axum::response::Response;
use data_encoding::BASE64;
use footage::Kind;

use super::store;
use crate::ground::web::apart;
use crate::ground::{Fault, House, Result};

/// What has this address never changes, and is gone a day after it was taken away.
const KEPT: &str = "public, max-age=86400, immutable";

/// The face that a key opens.
pub async fn face(house: &House, key: &str) -> Result<Response> {
    let missing = || Fault::Missing("face");
    // 32 bytes in base64 are 43 letters: anything else is not worth a question.
    if key.len() != 43 {
        return Err(missing());
    }
    let (kind, face) = store::speakers::face(&mut house.read(), key).await?.ok_or_else(missing)?;
    let kind = Kind::from_word(&kind).ok_or_else(missing)?;
    let bytes = BASE64.decode(face.as_bytes()).map_err(Fault::broken)?;
    Ok(apart(kind.media_type(), KEPT, bytes))
}
