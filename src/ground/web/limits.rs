//! How often somebody may knock: on sign-in, on public forms, on links that do not exist.

use std::num::NonZeroU32;

use axum::extract::ConnectInfo;
use axum::http::Extensions;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::ground::{Fault, Result};

/// What is knocked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// A password, by the address it comes from and by the name it is for.
    SignIn,
    /// A form of a private link, by the link.
    Contact,
    /// A link or key that does not exist, by the address it comes from.
    Guess,
}

/// The limits of one house.
pub struct Limits {
    sign_in: DefaultKeyedRateLimiter<String>,
    contact: DefaultKeyedRateLimiter<String>,
    guess: DefaultKeyedRateLimiter<String>,
}

impl Default for Limits {
    fn default() -> Self {
        let per_minute =
            |n| RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)));
        Self { sign_in: per_minute(10), contact: per_minute(60), guess: per_minute(30) }
    }
}

impl Limits {
    /// Passes, or says after how many seconds to come back.
    pub fn pass(&self, gate: Gate, key: &str) -> Result<()> {
        let limiter = match gate {
            Gate::SignIn => &self.sign_in,
            Gate::Contact => &self.contact,
            Gate::Guess => &self.guess,
        };
        limiter.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Fault::TooMany(wait.as_secs() + 1)
        })
    }

    /// Forgets those who have not knocked for a while, so that the memory stays bounded.
    pub fn forget_idle(&self) {
        for limiter in [&self.sign_in, &self.contact, &self.guess] {
            limiter.retain_recent();
        }
    }
}

/// Where a request came from, as far as we can tell.
pub fn client(extensions: &Extensions) -> String {
    extensions
        .get::<ConnectInfo<std::net::SocketAddr>>()
        .map_or_else(|| "here".to_owned(), |info| info.0.ip().to_string())
}
