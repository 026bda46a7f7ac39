//! When we speak next, and the day that the gate let through, as a calendar (RFC 5545).

use icalendar::{Calendar, Component, Event, Property};

use super::Public;
use crate::ground::Time;
use crate::ground::clock::{MINUTE, SECOND};
use crate::ground::page::{Lang, t, t_args};

/// How long a moment stands in a calendar.
const LASTS: i64 = 15 * MINUTE;

/// The calendar in a language of the room; `link` is where the room is. What is announced anew keeps its `UID` and has a
/// higher `SEQUENCE`, so that it moves in the reader's calendar and does not stand there twice.
pub(super) fn calendar(public: &Public, link: &str, lang: Lang) -> String {
    let mut calendar = Calendar::new();
    let title = public.title_in(lang);
    calendar.name(&format!("{}: {title}", public.site.name));
    calendar.append_property(
        Property::new("REFRESH-INTERVAL", "PT15M").add_parameter("VALUE", "DURATION").done(),
    );
    calendar.append_property(Property::new("X-PUBLISHED-TTL", "PT15M").done());
    let title = [("title", title.as_str().into())];
    if let Some(at) = public.next_update_at {
        let summary = t_args(lang, "rooms-calendar-next", &title);
        calendar.push(event(public, link, "next", at, &summary, &t(lang, "rooms-calendar-next-hint")));
    }
    if let Some((at, sure)) = public.fix {
        let summary = t_args(lang, "rooms-calendar-fix", &title);
        let hint = t_args(lang, "rooms-fix-sure", &[("sure", format!("{sure}%").into())]);
        calendar.push(event(public, link, "fix", at, &summary, &hint));
    }
    calendar.done().to_string()
}

fn event(public: &Public, link: &str, what: &str, at: Time, summary: &str, hint: &str) -> Event {
    let host = link.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("localhost");
    let host = host.split(':').next().unwrap_or(host);
    let mut event = Event::new();
    event
        .uid(&format!("{what}-{}@{host}", public.site.incident_id))
        .summary(summary)
        .description(&format!("{hint}\n{link}"))
        .add_property("URL", link)
        .add_property("DTSTAMP", stamp(public.changed_at))
        .add_property("LAST-MODIFIED", stamp(public.changed_at))
        .add_property("DTSTART", stamp(at))
        .add_property("DTEND", stamp(at.plus(LASTS)))
        .add_property("SEQUENCE", sequence(public).to_string())
        .add_property("TRANSP", "TRANSPARENT");
    event.done()
}

/// A number that rises with each change of the room, and is the same on every node: the seconds since it was published.
fn sequence(public: &Public) -> i64 {
    let first = public.site.published_at.unwrap_or(public.declared_at);
    (public.changed_at.since(first) / SECOND).clamp(0, i64::from(i32::MAX))
}

fn stamp(at: Time) -> String {
    at.stamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}
