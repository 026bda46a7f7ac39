//! What may become of a customer's system here. Values in, yes or a reason out.

use hooks::{Guard, NotAllowed, Place};

use super::{Health, Webhook, WebhookSaid, WebhookState};
use crate::ground::clock::{DAY, HOUR, MINUTE};
use crate::ground::{Fault, FieldFault, Result, Time, text};

/// How long the secret before is used beside a new one.
pub const PREVIOUS_LIVES: i64 = DAY;
/// After so many rounds in which it took nothing it is left alone for a while.
const LOSSES: i64 = 3;
/// A system that took nothing in so many rounds, for so long, is disabled.
const HOPELESS: (i64, i64) = (10, 3 * DAY);
/// The longest reason.
const REASON: usize = 2_000;

/// What was said of a system, read.
#[derive(Debug)]
pub(super) struct Read {
    pub label: String,
    pub url: String,
    pub tells_because: Option<String>,
    pub carries_link: bool,
}

/// Reads it; all faults at once.
pub(super) fn read(said: &WebhookSaid, guard: &Guard) -> Result<Read> {
    let mut faults = Vec::new();
    let mut keep = |read: std::result::Result<Option<String>, FieldFault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            None
        })
    };
    let label = keep(text::required("label", &said.label, text::NAME).map(Some)).unwrap_or_default();
    let tells_because = if said.tells {
        keep(text::required("tells_because", &said.tells_because, REASON).map(Some))
    } else {
        None
    };
    let url = match place(&said.url, guard) {
        Ok(place) => place.text().to_owned(),
        Err(fault) => {
            faults.push(fault);
            String::new()
        }
    };
    if faults.is_empty() {
        Ok(Read { label, url, tells_because, carries_link: said.carries_link })
    } else {
        Err(Fault::Invalid(faults))
    }
}

/// An address that may be posted to, or what is wrong with it.
pub(super) fn place(url: &str, guard: &Guard) -> std::result::Result<Place, FieldFault> {
    guard.place(url).map_err(|why| {
        let cure = match &why {
            NotAllowed::TooLong => "Ask them for a shorter one.",
            NotAllowed::Unreadable => "Write the whole of it, as https://hooks.example.com/amends.",
            NotAllowed::NotEncrypted => {
                "Ask them for one that begins with https://: what we say there is theirs alone to read."
            }
            NotAllowed::Credentials => {
                "Leave name and password out. They know that it is us by the signature, not by a password."
            }
            NotAllowed::Fragment => "Leave out what stands behind the #.",
            NotAllowed::Private(_) | NotAllowed::Unknown(_) => {
                "Ask them for an address that is reached from the internet. A host of your own network is named in the setting webhook_hosts."
            }
        };
        let why = why.to_string();
        let mut letters = why.chars();
        let why = letters.next().map_or_else(String::new, |first| {
            format!("{}{}.", first.to_uppercase(), letters.as_str())
        });
        FieldFault::new("url", why, cure)
    })
}

/// What was taken away stays so.
pub(super) fn is_there(webhook: &Webhook) -> Result<()> {
    match webhook.state() {
        WebhookState::Removed => {
            Err(Fault::Conflict("This system was taken away. Add it anew if they want to hear again.".into()))
        }
        _ => Ok(()),
    }
}

/// Only what hears from us, or waits for its first ping, can be paused.
pub(super) fn may_pause(webhook: &Webhook) -> Result<()> {
    is_there(webhook)?;
    match webhook.state() {
        WebhookState::Live | WebhookState::Untried => Ok(()),
        WebhookState::Paused => Err(Fault::Conflict("It is paused already.".into())),
        _ => Err(Fault::Conflict("It is disabled, so nothing goes there anyway.".into())),
    }
}

/// Only what was paused or disabled goes on.
pub(super) fn may_resume(webhook: &Webhook) -> Result<()> {
    is_there(webhook)?;
    match webhook.state() {
        WebhookState::Paused | WebhookState::Disabled => Ok(()),
        WebhookState::Untried => Err(Fault::refused(
            "It has not taken a ping yet, so nobody knows who listens there.",
            "Try it: once it has taken a ping it hears from us.",
        )),
        _ => Err(Fault::Conflict("It hears from us already.".into())),
    }
}

/// One exchange of the secret at a time: there are never three.
pub(super) fn may_rotate(webhook: &Webhook, now: Time) -> Result<()> {
    is_there(webhook)?;
    match webhook.previous_until {
        Some(until) if now < until => Err(Fault::refused(
            format!(
                "Its secret is being exchanged: the one before is used beside it until {}.",
                until.rfc3339()
            ),
            "Wait until then. If the secret leaked, remove the system and add it anew.",
        )),
        _ => Ok(()),
    }
}

/// How long a system is left alone after so many rounds in a row in which it took nothing: not at all at first, then
/// from a minute to an hour.
pub fn rest_after(losses: i64) -> Option<i64> {
    (losses >= LOSSES).then(|| (MINUTE << (losses - LOSSES).clamp(0, 6)).min(HOUR))
}

/// Whether it is not worth another try before somebody has asked.
pub(super) fn is_hopeless(health: &Health, now: Time) -> bool {
    health.losses >= HOPELESS.0 && health.failing_since.is_some_and(|since| now.since(since) >= HOPELESS.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(url: &str) -> WebhookSaid {
        WebhookSaid { label: "Their incident desk".into(), url: url.into(), ..WebhookSaid::default() }
    }

    #[test]
    fn what_is_wrong_is_said_beside_each_field() {
        let guard = Guard::default();
        let fields = |said: &WebhookSaid| {
            let fault = read(said, &guard).unwrap_err();
            fault.fields().iter().map(|f| f.field.clone()).collect::<Vec<_>>()
        };
        for url in
            ["http://hooks.example.com", "https://10.0.0.1/", "https://me:pw@hooks.example.com/", "x", ""]
        {
            assert_eq!(fields(&said(url)), ["url"], "{url}");
        }
        let all = WebhookSaid { tells: true, ..WebhookSaid::default() };
        assert_eq!(fields(&all), ["label", "tells_because", "url"]);
        let read = read(&said("https://hooks.example.com/in"), &guard).unwrap();
        assert_eq!((read.url.as_str(), read.tells_because), ("https://hooks.example.com/in", None));
        let fault = place("http://hooks.example.com", &guard).unwrap_err();
        assert_eq!(fault.why, "The address does not begin with https://.");
    }

    #[test]
    fn a_system_is_left_alone_for_longer_each_time_and_given_up_when_hopeless() {
        assert_eq!(
            [0, 2, 3, 4, 8, 9, 40].map(rest_after),
            [None, None, Some(MINUTE), Some(2 * MINUTE), Some(32 * MINUTE), Some(HOUR), Some(HOUR)]
        );
        let health = |losses, since| Health { losses, failing_since: Some(Time(since)), ..Health::default() };
        assert!(is_hopeless(&health(10, 0), Time(3 * DAY)));
        assert!(!is_hopeless(&health(9, 0), Time(30 * DAY)) && !is_hopeless(&health(90, 0), Time(DAY)));
    }
}
