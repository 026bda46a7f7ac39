//! Posting a signed message.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Method, Request, header};
use tokio::time::timeout;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::{Answer, Place, Secret, sign, wire};

/// How long one exchange may take, all in all.
const WHOLE: Duration = Duration::from_secs(15);

/// A message to another system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'a> {
    /// The same over every try, so that its receiver knows what came twice.
    pub id: &'a str,
    /// When it is sent, in seconds since 1970.
    pub at: i64,
    /// JSON.
    pub body: &'a str,
}

/// Whoever posts messages. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Poster {
    tls: Arc<ClientConfig>,
    names: Arc<HashMap<String, Vec<IpAddr>>>,
    agent: Arc<str>,
    whole: Duration,
}

impl Poster {
    /// One that calls itself `agent`. Fails where no private connection could ever be made.
    pub fn new(agent: &str) -> Result<Self, String> {
        Self::trusting(agent, RootCertStore::empty())
    }

    /// One that believes these certificates beside those of the machine.
    pub fn trusting(agent: &str, roots: RootCertStore) -> Result<Self, String> {
        let tls = Arc::new(wire::trusting(roots).map_err(|fault| fault.to_string())?);
        Ok(Self { tls, names: Arc::default(), agent: agent.into(), whole: WHOLE })
    }

    /// The same, which knows where these names lead and asks nobody about them. What they lead to is vetted all the same.
    #[must_use]
    pub fn knowing(self, names: HashMap<String, Vec<IpAddr>>) -> Self {
        Self { names: Arc::new(names), ..self }
    }

    /// The same, with another patience.
    #[must_use]
    pub fn within(self, whole: Duration) -> Self {
        Self { whole, ..self }
    }

    /// Posts a message, signed by each of these secrets, and tells what the answer means. Redirects are not followed.
    pub async fn post(&self, place: &Place, secrets: &[Secret], message: Message<'_>) -> Answer {
        let signatures = sign(secrets, message.id, message.at, message.body);
        if signatures.is_empty() {
            return Answer::none("the message could not be signed");
        }
        let request = Request::builder()
            .method(Method::POST)
            .uri(place.target())
            .header(header::HOST, place.authority())
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "*/*")
            .header(header::CONNECTION, "close")
            .header(header::USER_AGENT, &*self.agent)
            .header("webhook-id", message.id)
            .header("webhook-timestamp", message.at)
            .header("webhook-signature", signatures)
            .body(Full::new(Bytes::from(message.body.to_owned())));
        let request = match request {
            Ok(request) => request,
            Err(fault) => return Answer::none(&format!("the message cannot be sent: {fault}")),
        };
        match timeout(self.whole, wire::exchange(&self.tls, &self.names, place, request)).await {
            Err(_) => Answer::none(&format!("no answer within {} seconds", self.whole.as_secs())),
            Ok(Err(why)) => Answer::none(&why),
            Ok(Ok(told)) => Answer::read(told.status, told.retry_after.as_deref(), &told.body, message.at),
        }
    }
}

#[cfg(test)]
mod tests;
