//! Posting to a customer's system.

use std::sync::OnceLock;

use hooks::{Answer, Guard, Message, NotAllowed, Place, Poster, Secret};
use serde_json::json;

use super::{Signer, Webhook};
use crate::ground::id::WebhookId;
use crate::ground::{Fault, House, Result, Time};

/// How the desk names itself to other systems.
const AGENT: &str = concat!("Amends/", env!("CARGO_PKG_VERSION"), " (Standard Webhooks)");

/// One for the whole process: what the machine believes of certificates is read once.
fn poster() -> Result<&'static Poster> {
    static POSTER: OnceLock<std::result::Result<Poster, String>> = OnceLock::new();
    POSTER.get_or_init(|| Poster::new(AGENT)).as_ref().map_err(|why| Fault::broken(why.clone()))
}

/// Who says where may be posted, as the settings have it.
pub(super) fn guard(house: &House) -> Guard {
    Guard::with_own(&house.config().webhook_hosts)
}

/// Where a system listens, if it may be posted to as the settings are now.
pub fn place(house: &House, webhook: &Webhook) -> std::result::Result<Place, NotAllowed> {
    guard(house).place(&webhook.url)
}

/// Posts a message of this id to a system, signed by the secrets of now; tells what it answered.
pub async fn post(house: &House, signer: &Signer, webhook: &Webhook, id: &str, body: &str) -> Result<Answer> {
    let now = house.now();
    let secrets = signer.secrets(webhook, now)?;
    post_to(&guard(house), &webhook.url, &secrets, (id, now, body)).await
}

/// Posts a message, its id, moment and body, to an address, where `guard` lets anything be posted there; tells what was
/// answered.
pub async fn post_to(
    guard: &Guard,
    address: &str,
    secrets: &[Secret],
    (id, now, body): (&str, Time, &str),
) -> Result<Answer> {
    match guard.place(address) {
        Ok(place) => {
            Ok(poster()?.post(&place, secrets, Message { id, at: now.0.div_euclid(1_000), body }).await)
        }
        // The settings have changed since it was added.
        Err(why) => Ok(Answer { status: None, said: why.to_string(), meaning: hooks::Meaning::Later(None) }),
    }
}

/// The host of an address, for counting; the whole of it where it has none that we know.
pub fn host_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest).to_owned()
}

/// What a ping says: nothing but that it is one.
pub fn ping_body(id: &WebhookId, now: Time) -> String {
    json!({ "type": "ping", "timestamp": now.rfc3339(), "data": { "webhook": id } }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_to_one_host_is_counted_together() {
        assert_eq!(host_of("https://hooks.example.com:8443/a?b"), "hooks.example.com:8443");
        assert_eq!(host_of("https://hooks.example.com?b"), "hooks.example.com");
        assert_eq!(host_of("hooks"), "hooks");
    }
}
