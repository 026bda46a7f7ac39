//! The cookie that a signed-in browser shows.

use axum::http::{HeaderMap, HeaderValue};

use super::key::IDLE;
use crate::ground::House;
use crate::ground::clock::SECOND;
use crate::ground::web;

/// Its name. `__Host-` makes browsers refuse one that another host or plain HTTP tried to set.
fn name(house: &House) -> &'static str {
    if house.config().is_secure() { "__Host-amends" } else { "amends-session" }
}

/// The secret a request shows, if any.
pub fn secret_of<'a>(house: &House, headers: &'a HeaderMap) -> Option<&'a str> {
    web::cookie(headers, name(house)).filter(|s| !s.is_empty())
}

/// The cookie of a session.
pub(super) fn given(house: &House, secret: &str) -> HeaderValue {
    cookie(house, secret, IDLE / SECOND)
}

/// The cookie that takes it away.
pub fn taken(house: &House) -> HeaderValue {
    cookie(house, "", 0)
}

fn cookie(house: &House, secret: &str, seconds: i64) -> HeaderValue {
    let secure = if house.config().is_secure() { "; Secure" } else { "" };
    let text = format!("{}={secret}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", name(house));
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}
