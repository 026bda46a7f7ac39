//! What this room writes: that we meet, that it is another time, that others come, that it is called off, and what was said there.
//! Each goes to one person, in the change it belongs to, and keeps its `Message-ID` over every attempt, so that a second copy can
//! be told.

use super::ical::{self, Asked, Method};
use super::people::{Everybody, Known};
use super::{Meeting, MeetingPerson};
use crate::ground::mail::{SendMail, compose};
use crate::ground::page::{Lang, format, t, t_args};
use crate::ground::{Fault, Result, Time, workspace};
use crate::journal::Tx;
use crate::notices::{open_address, sender_host};
use crate::promises::Promise;

/// What a letter about a meeting tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// We ask them to come.
    Asks,
    /// It has another time or place.
    Moved,
    /// It does not take place.
    Off,
    /// Others come than were asked before.
    Who,
    /// It takes place without them.
    Spared,
}

impl Tells {
    /// The end of its id in the catalogue.
    const fn word(self) -> &'static str {
        match self {
            Self::Asks => "asks",
            Self::Moved => "moved",
            Self::Off => "off",
            Self::Who => "who",
            Self::Spared => "spared",
        }
    }
}

/// A meeting, those at its table as calendars name them, and how everybody is reached.
pub(super) struct Table<'a> {
    pub meeting: &'a Meeting,
    pub people: &'a [MeetingPerson],
    pub known: &'a Everybody,
}

impl<'a> Table<'a> {
    /// Those of these who have an address, with it.
    fn reached<'p>(&self, people: &'p [MeetingPerson]) -> Vec<(&'p MeetingPerson, &'a Known, &'a str)> {
        let known = self.known;
        let reached = |person: &'p MeetingPerson| {
            let one = known.get(&person.who)?;
            Some((person, one, one.reached()?))
        };
        people.iter().filter_map(reached).collect()
    }
}

/// Writes to each of these who has an address, with what their calendars read.
pub(super) async fn tell(tx: &mut Tx, table: &Table<'_>, whom: &[MeetingPerson], tells: Tells) -> Result<()> {
    let meeting = table.meeting;
    let desk = workspace::seek(tx, &meeting.workspace_id).await?.ok_or(Fault::Missing("workspace"))?;
    let at_table = table.reached(table.people);
    let asked: Vec<Asked<'_>> = at_table.iter().map(|(person, _, email)| Asked { person, email }).collect();
    let from = tx.house().config().mail_from.clone();
    let address = post::Address::parse(&from).map_err(Fault::broken)?.email;
    let method = if matches!(tells, Tells::Off | Tells::Spared) { Method::Cancel } else { Method::Request };
    let calendar = ical::invitation(meeting, (&desk.name, &address), &asked, method);
    let home = home(tx);
    for (person, one, email) in table.reached(whom) {
        let letter = SendMail {
            from_name: Some(desk.name.clone()),
            reply_to: home.clone(),
            message_id: Some(format!(
                "{}.{}.{}@{}",
                meeting.id,
                meeting.sequence,
                person.id,
                sender_host(&from)
            )),
            calendar: Some((method.word().into(), calendar.clone())),
            ..about(table, &desk.name, one, email, tells)?
        };
        let now = tx.now();
        tx.enqueue(&letter, now).await?;
    }
    Ok(())
}

/// Where answers to these letters go, so that the desk gets them: the letters say that a person reads them.
fn home(tx: &Tx) -> Option<String> {
    open_address(tx.house().config().reply_domain.as_deref(), "meetings")
}

fn moment(lang: Lang, zone: &str, at: Time) -> String {
    let moment = [("day", format::day(lang, zone, at.0).into()), ("time", format::time(zone, at.0).into())];
    let moment = t_args(lang, "page-moment", &moment);
    let values = [("moment", moment.into()), ("zone", format::zone_word(zone, at.0).into())];
    t_args(lang, "page-moment-in-zone", &values)
}

fn about(table: &Table<'_>, company: &str, one: &Known, email: &str, tells: Tells) -> Result<SendMail> {
    let (meeting, lang) = (table.meeting, one.lang);
    let when = moment(lang, &meeting.zone, meeting.starts_at);
    let named = [("company", company.into()), ("title", meeting.title.as_str().into())];
    let mut lines = vec![t_args(lang, &format!("meetings-mail-{}", tells.word()), &named)];
    let told = [("moment", when.as_str().into()), ("minutes", meeting.lasts.into())];
    lines.push(t_args(lang, "meetings-mail-when", &told));
    lines.push(t_args(lang, "meetings-mail-where", &[("place", meeting.place.as_str().into())]));
    if tells == Tells::Who {
        let names: Vec<&str> = table.people.iter().map(|person| person.name.as_str()).collect();
        lines.push(t_args(lang, "meetings-mail-with", &[("names", names.join(", ").into())]));
    }
    if !meeting.because.is_empty() && matches!(tells, Tells::Moved | Tells::Off) {
        lines.push(t_args(lang, "meetings-mail-because", &[("because", meeting.because.as_str().into())]));
    }
    if !matches!(tells, Tells::Off | Tells::Spared) {
        let how = if one.is_theirs { "meetings-mail-answer" } else { "meetings-mail-answer-ours" };
        lines.push(t(lang, how));
    }
    let subject = [("title", meeting.title.as_str().into()), ("moment", when.into())];
    let subject = t_args(lang, &format!("meetings-mail-{}-subject", tells.word()), &subject);
    compose(lang, email, subject, &lines, None)
}

/// What goes out of a meeting that was held.
pub(super) struct Minutes<'a> {
    pub meeting: &'a Meeting,
    pub people: &'a [MeetingPerson],
    /// How everybody is reached.
    pub known: &'a Everybody,
    /// What we promised there.
    pub promised: &'a [Promise],
    /// When we meet next, and who is asked to that.
    pub next: Option<(Time, Vec<String>)>,
}

/// Sends the minutes to all who were asked and have an address; how many.
pub(super) async fn send_minutes(tx: &mut Tx, minutes: &Minutes<'_>) -> Result<usize> {
    let meeting = minutes.meeting;
    let desk = workspace::seek(tx, &meeting.workspace_id).await?.ok_or(Fault::Missing("workspace"))?;
    let host = sender_host(&tx.house().config().mail_from);
    let home = home(tx);
    let mut sent = 0;
    for person in minutes.people {
        let Some(one) = minutes.known.get(&person.who) else { continue };
        let Some(email) = one.reached() else { continue };
        let lines = told(minutes, one, person, &desk.zone);
        let day = format::day(one.lang, &meeting.zone, meeting.starts_at.0);
        let subject = [("title", meeting.title.as_str().into()), ("day", day.into())];
        let subject = t_args(one.lang, "meetings-mail-minutes-subject", &subject);
        let letter = SendMail {
            from_name: Some(format!("{}, {}", tx.actor().name, desk.name)),
            reply_to: home.clone(),
            message_id: Some(format!("{}.minutes.{}@{host}", meeting.id, person.id)),
            ..compose(one.lang, email, subject, &lines, None)?
        };
        let now = tx.now();
        tx.enqueue(&letter, now).await?;
        sent += 1;
    }
    Ok(sent)
}

fn told(minutes: &Minutes<'_>, one: &Known, person: &MeetingPerson, desk_zone: &str) -> Vec<String> {
    let (meeting, lang) = (minutes.meeting, one.lang);
    let there: Vec<&str> = minutes.people.iter().filter(|p| p.was_there()).map(|p| p.name.as_str()).collect();
    let values = [
        ("title", meeting.title.as_str().into()),
        ("moment", moment(lang, &meeting.zone, meeting.starts_at).into()),
        ("there", there.join(", ").into()),
    ];
    let mut lines = vec![t_args(lang, "meetings-mail-minutes", &values)];
    let paragraphs = meeting.minutes.split("\n\n").map(str::trim).filter(|p| !p.is_empty());
    lines.extend(paragraphs.map(str::to_owned));
    if !meeting.decisions.is_empty() {
        lines.push(t(lang, "meetings-mail-decided"));
        let decided = meeting.decisions.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.extend(decided.map(|line| format!("• {line}")));
    }
    if !minutes.promised.is_empty() {
        lines.push(t(lang, "meetings-mail-promised"));
        lines.extend(minutes.promised.iter().map(|promise| {
            let words = ("words", promise.words.as_str().into());
            // A day that nobody let through the gate yet is nobody's to read.
            if promise.published_at.is_some() {
                let day = ("moment", moment(lang, desk_zone, promise.due_at).into());
                t_args(lang, "meetings-mail-promise-by", &[words, day])
            } else {
                t_args(lang, "meetings-mail-promise-open", &[words])
            }
        }));
    }
    if let Some((at, _)) = minutes.next.as_ref().filter(|(_, asked)| asked.contains(&person.who)) {
        let next = moment(lang, &meeting.zone, *at);
        lines.push(t_args(lang, "meetings-mail-next", &[("moment", next.into())]));
    }
    lines
}
