//! How often somebody may knock: on sign-in, on public forms, on links that do not exist.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::ground::{Fault, House, Result};

/// What is knocked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// A password, by the address it comes from and by the name it is for.
    SignIn,
    /// A form of a private link, by the link.
    Contact,
    /// A link or key that does not exist, by the address it comes from.
    Guess,
    /// A letter that a member sends to themselves, by the member.
    Trial,
    /// What machines send with a key, by what it is sent to.
    Push,
    /// Somebody who asks to follow a room, by the address it comes from.
    Follow,
}

/// The limits of one house.
pub struct Limits {
    sign_in: DefaultKeyedRateLimiter<String>,
    contact: DefaultKeyedRateLimiter<String>,
    guess: DefaultKeyedRateLimiter<String>,
    trial: DefaultKeyedRateLimiter<String>,
    push: DefaultKeyedRateLimiter<String>,
    follow: DefaultKeyedRateLimiter<String>,
}

impl Default for Limits {
    fn default() -> Self {
        let per_minute =
            |n| RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)));
        Self {
            sign_in: per_minute(10),
            contact: per_minute(60),
            guess: per_minute(30),
            trial: per_minute(6),
            push: per_minute(600),
            follow: per_minute(6),
        }
    }
}

impl Limits {
    /// Passes, or says after how many seconds to come back.
    pub fn pass(&self, gate: Gate, key: &str) -> Result<()> {
        let limiter = match gate {
            Gate::SignIn => &self.sign_in,
            Gate::Contact => &self.contact,
            Gate::Guess => &self.guess,
            Gate::Trial => &self.trial,
            Gate::Push => &self.push,
            Gate::Follow => &self.follow,
        };
        limiter.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Fault::TooMany(wait.as_secs() + 1)
        })
    }

    /// Forgets those who have not knocked for a while, so that the memory stays bounded.
    pub fn forget_idle(&self) {
        for limiter in [&self.sign_in, &self.contact, &self.guess, &self.trial, &self.push, &self.follow] {
            limiter.retain_recent();
        }
    }
}

/// Where a request came from, as far as we can tell.
pub fn client(extensions: &Extensions) -> String {
    extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or_else(|| "here".to_owned(), |info| info.0.ip().to_string())
}

/// The same for what is answered before anybody looked past our own proxies.
pub fn caller(house: &House, extensions: &Extensions, headers: &HeaderMap) -> String {
    beyond(house.config().proxies, headers).map_or_else(|| client(extensions), |address| address.to_string())
}

/// Looks past our own proxies: the address that a request came from is the one that the outermost of them saw.
pub async fn look_past_proxies(State(house): State<House>, mut request: Request, next: Next) -> Response {
    if let Some(address) = beyond(house.config().proxies, request.headers()) {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address, 0)));
    }
    next.run(request).await
}

/// The address that the outermost of `proxies` noted. What stands further left in `X-Forwarded-For` was written by whoever
/// asks, and is not believed.
fn beyond(proxies: u8, headers: &HeaderMap) -> Option<IpAddr> {
    let place = usize::from(proxies).checked_sub(1)?;
    let noted: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .map(str::trim)
        .collect();
    noted.iter().rev().nth(place)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(lines: &[&str]) -> HeaderMap {
        lines.iter().map(|line| ("x-forwarded-for".parse().unwrap(), line.parse().unwrap())).collect()
    }

    #[test]
    fn only_what_our_own_proxies_noted_is_believed() {
        let headers = noted(&["6.6.6.6, 203.0.113.9", "10.0.0.2"]);
        let seen = |proxies| beyond(proxies, &headers).map(|a| a.to_string());
        assert_eq!(seen(0), None, "without proxies of ours nobody may say where they come from");
        assert_eq!(seen(1).as_deref(), Some("10.0.0.2"));
        assert_eq!(seen(2).as_deref(), Some("203.0.113.9"));
        assert_eq!(seen(9), None);
        assert_eq!(beyond(1, &noted(&["unknown"])), None);
    }
}
