//! When we speak next, and the day that the gate let through, as a calendar (RFC 5545).

use icalendar::{Component, Event};

use super::Public;
use crate::ground::Time;
use crate::ground::calendar::{named, one_line, written};
use crate::ground::clock::{MINUTE, SECOND};
use crate::ground::page::{Lang, t, t_args};

/// How long a moment stands in a calendar.
const LASTS: i64 = 15 * MINUTE;

/// The calendar in a language of the room; `link` is where the room is. What is announced anew keeps its `UID` and has a
/// higher `SEQUENCE`, so that it moves in the reader's calendar and does not stand there twice.
pub(super) fn calendar(public: &Public, link: &str, lang: Lang) -> String {
    let title = public.title_in(lang);
    let mut calendar = named(&format!("{}: {title}", public.site.name), "PT15M");
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
    written(&calendar)
}

fn event(public: &Public, link: &str, what: &str, at: Time, summary: &str, hint: &str) -> Event {
    let host = link.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("localhost");
    let host = host.split(':').next().unwrap_or(host);
    let mut event = Event::new();
    event
        .uid(&format!("{what}-{}@{host}", public.site.incident_id))
        .summary(&one_line(summary))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incidents::PublicStatus;
    use crate::rooms::site::Site;
    use crate::rooms::site::pages::sample_site;

    const NOW: Time = Time(1_772_442_000_000);

    fn with(headline: String) -> Public {
        let site = Site { headline, ..sample_site(NOW) };
        Public {
            title: site.headline.clone(),
            status: PublicStatus::Identified,
            next_update_at: Some(NOW.plus(MINUTE)),
            fix: Some((NOW, 90)),
            no_date_because: None,
            updates: Vec::new(),
            declared_at: NOW,
            closed_at: None,
            changed_at: NOW,
            zone: "UTC".into(),
            site,
        }
    }

    #[test]
    fn no_line_is_too_long_and_no_headline_ends_its_own() {
        let link = "https://desk.example/s/furnace";
        for n in 60..160 {
            let text = calendar(&with("x".repeat(n)), link, Lang::En);
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{n}: {text}");
        }
        let text = calendar(&with("One; two,\nX-EVIL:1".into()), link, Lang::En);
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains("\r\nNAME:Halden <b>Forge</b>: One\\; two\\, X-EVIL:1\r\n"), "{whole}");
    }
}
