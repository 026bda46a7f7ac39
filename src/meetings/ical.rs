//! Meetings as calendar programs read them (RFC 5545, 5546): one event a meeting, in UTC, with an identity for good and a number
//! that rises with each change.

use icalendar::{Component, Event, Property};

use super::{Meeting, MeetingAnswer, MeetingPerson, MeetingState};
use crate::ground::Time;
use crate::ground::calendar::{begun, named, one_line, written};
use crate::ground::clock::MINUTE;
use crate::ground::page::{Lang, t, t_args};
use crate::promises::Promise;

/// What is to be done with a calendar that comes by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// Come; or: it is another time now.
    Request,
    /// It does not take place; or: it takes place without you.
    Cancel,
}

impl Method {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// Somebody who is asked, with the address they are asked at.
pub(super) struct Asked<'a> {
    pub person: &'a MeetingPerson,
    pub email: &'a str,
}

/// What goes with a mail to each who is asked; the desk organizes, at the address it writes from.
pub(super) fn invitation(
    meeting: &Meeting,
    (company, email): (&str, &str),
    asked: &[Asked<'_>],
    method: Method,
) -> String {
    // Who is asked no more drops it; that it is called off it must not say then (RFC 5546, 3.2.5).
    let is_without_them = method == Method::Cancel && meeting.is_planned();
    let mut event = if is_without_them { bare(meeting) } else { event(meeting) };
    let organizer = Property::new("ORGANIZER", mailto(email)).add_parameter("CN", &plain(company)).done();
    event.append_property(organizer);
    for one in asked {
        let answer = one.person.answer();
        let mut attendee = Property::new("ATTENDEE", mailto(one.email));
        attendee
            .add_parameter("CN", &plain(&one.person.name))
            .add_parameter("CUTYPE", "INDIVIDUAL")
            .add_parameter("ROLE", "REQ-PARTICIPANT")
            .add_parameter("PARTSTAT", answer.in_calendars());
        if method == Method::Request && answer == MeetingAnswer::Waiting {
            attendee.add_parameter("RSVP", "TRUE");
        }
        event.append_multi_property(attendee.done());
    }
    let mut calendar = begun();
    calendar.append_property(Property::new("METHOD", method.word()));
    calendar.push(event.done());
    written(&calendar)
}

/// One meeting as a file to be put into a calendar by hand.
pub fn file_of(meeting: &Meeting) -> String {
    let mut calendar = begun();
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.push(event(meeting).done());
    written(&calendar)
}

/// The calendar of one of a customer's people: their meetings, and the days that we promised them and that passed the gate.
pub fn calendar_of(
    (company, host): (&str, &str),
    meetings: &[Meeting],
    promises: &[Promise],
    lang: Lang,
) -> String {
    let mut calendar = named(&t_args(lang, "meetings-calendar", &[("company", company.into())]), "PT1H");
    for meeting in meetings {
        calendar.push(event(meeting).done());
    }
    for promise in promises.iter().filter(|p| p.published_at.is_some()) {
        let mut event = Event::new();
        let said_at = promise.settled_at.or(promise.published_at).unwrap_or(promise.made_at);
        let state = t(lang, &format!("promises-state-{}", promise.state));
        event
            .uid(&format!("{}@{host}", promise.id))
            .summary(&t_args(
                lang,
                "meetings-calendar-promise",
                &[("words", one_line(&promise.words).into())],
            ))
            .description(&state)
            .add_property("DTSTAMP", stamp(said_at))
            .add_property("DTSTART", stamp(promise.due_at))
            .add_property("DTEND", stamp(promise.due_at.plus(15 * MINUTE)))
            .add_property("SEQUENCE", if promise.is_open() { "0" } else { "1" })
            .add_property("TRANSP", "TRANSPARENT");
        calendar.push(event.done());
    }
    written(&calendar)
}

fn event(meeting: &Meeting) -> Event {
    let status = match meeting.state() {
        MeetingState::Cancelled => "CANCELLED",
        MeetingState::Planned | MeetingState::Held => "CONFIRMED",
    };
    let mut event = bare(meeting);
    event.add_property("STATUS", status);
    event.done()
}

/// The event without a word on whether it takes place.
fn bare(meeting: &Meeting) -> Event {
    let mut event = Event::new();
    event
        .uid(&meeting.uid)
        .summary(&one_line(&meeting.title))
        .add_property("LOCATION", one_line(&meeting.place))
        .add_property("DTSTAMP", stamp(meeting.changed_at))
        .add_property("LAST-MODIFIED", stamp(meeting.changed_at))
        .add_property("CREATED", stamp(meeting.planned_at))
        .add_property("DTSTART", stamp(meeting.starts_at))
        .add_property("DTEND", stamp(meeting.ends_at()))
        .add_property("SEQUENCE", meeting.sequence.to_string())
        .add_property("TRANSP", "OPAQUE");
    if !meeting.because.is_empty() {
        event.add_property("DESCRIPTION", meeting.because.replace('\r', ""));
    }
    event.done()
}

fn stamp(at: Time) -> String {
    at.stamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// An address cannot end its own line or parameter: it was read as one before.
fn mailto(email: &str) -> String {
    let clean: String = email.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    format!("mailto:{clean}")
}

/// A name as a parameter: those hold no quote (RFC 5545, 3.2).
fn plain(name: &str) -> String {
    one_line(name).replace('"', "'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::pages::sample;

    const NOW: Time = Time(1_772_442_000_000);

    #[test]
    fn an_invitation_is_whole_and_folds_its_lines() {
        let meeting =
            Meeting { title: "أحمد 😀; a,b\\c ".repeat(12), ..sample::meeting(NOW, 1, 2, "planned") };
        for n in 60..160 {
            let even = Meeting { title: "x".repeat(n), ..meeting.clone() };
            assert!(file_of(&even).split("\r\n").all(|line| line.len() <= 75), "{n}");
            assert!(file_of(&even).replace("\r\n ", "").contains(&format!("SUMMARY:{}\r\n", even.title)));
        }
        let mut person =
            sample::person(NOW, &meeting, 1, "Ann \"the <b>boss</b>\", Lee:\r\nX-EVIL:1", "waiting");
        person.who = "con_x".into();
        let asked = [Asked { person: &person, email: "ann@example.test\r\nX-EVIL:1" }];
        let text = invitation(&meeting, ("Halden; Forge", "desk@example.test"), &asked, Method::Request);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let whole = text.replace("\r\n ", "");
        let lines: Vec<&str> = whole.split("\r\n").collect();
        assert!(!lines.iter().any(|line| line.starts_with("X-EVIL")), "{whole}");
        for line in ["METHOD:REQUEST", "BEGIN:VEVENT", "SEQUENCE:0", "STATUS:CONFIRMED"] {
            assert!(lines.contains(&line), "{line} in {whole}");
        }
        let attendee = lines.iter().find(|line| line.starts_with("ATTENDEE")).unwrap();
        assert!(attendee.contains("PARTSTAT=NEEDS-ACTION") && attendee.contains("RSVP=TRUE"));
        assert!(lines.iter().any(|line| *line == format!("UID:{}", meeting.uid)));
        assert!(lines.iter().any(|line| line.starts_with("ORGANIZER;CN=\"Halden; Forge\":mailto:desk@")));
    }

    #[test]
    fn what_is_called_off_says_so() {
        let meeting = Meeting { sequence: 3, ..sample::meeting(NOW, 1, 2, "cancelled") };
        let text = invitation(&meeting, ("Halden", "desk@example.test"), &[], Method::Cancel);
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"));
        assert!(text.contains("SEQUENCE:3\r\n"));
    }

    #[test]
    fn who_is_asked_no_more_is_not_told_that_it_is_called_off() {
        let meeting = Meeting { sequence: 1, ..sample::meeting(NOW, 1, 2, "planned") };
        let person = sample::person(NOW, &meeting, 1, "Marta", "yes");
        let asked = [Asked { person: &person, email: "marta@example.test" }];
        let text = invitation(&meeting, ("Halden", "desk@example.test"), &asked, Method::Cancel);
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("SEQUENCE:1\r\n"), "{text}");
        assert!(!text.contains("STATUS:"), "{text}");
    }
}
