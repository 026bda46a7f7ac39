//! What a team needs, and what may become of it. Values in, an answer or a refusal out.

use jiff::ToSpan;
use jiff::civil::Date;

use super::pulse::PulseAnswer;
use super::{
    AgreeSaid, ContactSaid, Decision, Demand, DemandAnswerSaid, DemandSaid, DepartmentSaid, Executive,
    PulseSaid, ReviewSaid, TeamMember,
};
use crate::ground::clock::{DAY, HOUR};
use crate::ground::text::{self, NAME};
use crate::ground::{Fault, FieldFault, Result, Time};

/// The most skills somebody has, and the longest of them.
const MOST_SKILLS: usize = 20;
const LONGEST_SKILL: usize = 40;
/// The longest passage of this room.
pub(super) const WORDS: usize = 5_000;
/// The longest free words of the pulse.
const LONGEST_PULSE: usize = 1_000;
/// The most sentences of what must never happen again: a longer list nobody knows by heart. A convention.
const MOST_SENTENCES: usize = 12;
/// How long a customer waits for an answer to a demand, where nobody says otherwise. A convention.
pub(super) const ANSWER_WITHIN: i64 = 3 * DAY;
/// How long an executive may be silent before it is owed. A convention.
pub(super) const QUIET: i64 = 14 * DAY;
/// The hour on Monday at which digests go out, where the desk stands.
const DIGEST_AT: i64 = 7 * HOUR;

/// Skills as they were typed: each once, in small letters, with single blanks, in the order of the alphabet.
pub(super) fn skills(typed: &str) -> Result<Vec<String>> {
    let mut tags: Vec<String> =
        typed.split([',', '\n', '،', ';']).map(tag).filter(|t| !t.is_empty()).collect();
    tags.sort_unstable();
    tags.dedup();
    if let Some(long) = tags.iter().find(|tag| tag.chars().count() > LONGEST_SKILL) {
        let why = format!(
            "“{}…” is longer than {LONGEST_SKILL} characters.",
            long.chars().take(20).collect::<String>()
        );
        return Err(Fault::invalid("skills", why, "A skill is a word or a few; put commas between them."));
    }
    if tags.iter().any(|tag| tag.chars().any(char::is_control)) {
        let why = "This holds control characters that cannot be shown.";
        return Err(Fault::invalid("skills", why, "Paste it as plain text."));
    }
    if tags.len() > MOST_SKILLS {
        let why = format!("{} skills are too many.", tags.len());
        return Err(Fault::invalid("skills", why, "Name the 20 for which others should find you."));
    }
    Ok(tags)
}

/// A skill as it is kept.
pub(super) fn tag(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A skill as it is looked for: without what nobody can type.
pub(super) fn wanted(typed: &str) -> String {
    tag(&typed.replace(char::is_control, " "))
}

/// Only whoever was asked answers, and once.
pub(super) fn may_answer(asked: &TeamMember, who: &str) -> Result<()> {
    if asked.member_id.as_str() != who {
        return Err(Fault::refused(
            format!("{} was asked, and answers for themselves.", asked.member_name),
            "Talk to them; they find the question on their Home.",
        ));
    }
    if !asked.is_asked() {
        return Err(Fault::Conflict("This was answered already. Nothing was changed.".into()));
    }
    Ok(())
}

/// Why somebody does not join; they do not leave whoever asked without a word.
pub(super) fn declined(because: &str) -> Result<String> {
    text::required("because", because, NAME).map_err(|fault| {
        let cure = "Say in a sentence why; whoever asked has to find somebody else.";
        fault.where_empty(because, cure).into()
    })
}

/// What is said of a department, understood: its name and who speaks for it, and what they were newly told.
pub(super) fn department(said: &DepartmentSaid) -> Result<(String, String, Option<String>)> {
    let name = text::required("name", &said.name, NAME)?;
    let speaker = text::required("speaker", &said.speaker, NAME)
        .map_err(|fault| fault.where_empty(&said.speaker, "Name the person to whom we turn there."))?;
    Ok((name, speaker, text::optional("told", &said.told, WORDS)?))
}

/// Only whoever was named answers, and once.
pub(super) fn may_take(executive: &Executive, who: &str) -> Result<()> {
    if executive.member_id.as_str() != who {
        return Err(Fault::refused(
            format!("{} was named, and answers for themselves.", executive.member_name),
            "Talk to them; they find the question on their Home.",
        ));
    }
    if !executive.is_named() {
        return Err(Fault::Conflict("This was answered already. Nothing was changed.".into()));
    }
    Ok(())
}

/// How an executive was in touch, and when: not before it happened.
pub(super) fn contact(said: &ContactSaid, now: Time, zone: &str) -> Result<(&'static str, Time, String)> {
    let how = ["called", "met", "wrote"].into_iter().find(|how| *how == said.how.trim());
    let how =
        how.ok_or_else(|| Fault::invalid("how", "How were you in touch?", "Say called, met or wrote."))?;
    let met_at = match said.met_at.trim() {
        "" => now,
        typed => Time::parse(typed, zone).ok_or_else(|| {
            Fault::invalid("met_at", "This is no moment that exists.", "Write it like 2026-03-12T14:00.")
        })?,
    };
    if met_at > now {
        let cure = "Note it once it has happened.";
        return Err(Fault::invalid("met_at", "This moment is still to come.", cure));
    }
    Ok((how, met_at, text::optional("words", &said.words, WORDS)?.unwrap_or_default()))
}

/// A day as it is typed; today where none is.
fn day(field: &str, typed: &str, today: &str) -> std::result::Result<String, FieldFault> {
    match typed.trim() {
        "" => Ok(today.to_owned()),
        typed => typed.parse::<Date>().map(|day| day.to_string()).map_err(|_| {
            FieldFault::new(field, "This is no day that exists.", "Choose a day, like 2026-03-12.")
        }),
    }
}

/// A review, understood.
#[derive(Debug)]
pub(super) struct Review {
    pub reviewed_on: String,
    pub findings: String,
    pub decision: Decision,
    pub because: String,
    /// From when, and what customers read; where the lead is refreshed.
    pub hand_over: Option<(String, String)>,
}

/// What is said of a review: what was found, what is decided and why; and, where somebody else leads, words for the customer.
pub(super) fn review(said: &ReviewSaid, today: &str) -> Result<Review> {
    let reviewed_on = day("reviewed_on", &said.reviewed_on, today)?;
    if reviewed_on.as_str() > today {
        let cure = "Write it down once you have looked.";
        return Err(Fault::invalid("reviewed_on", "This day is still to come.", cure));
    }
    let findings = text::required("findings", &said.findings, WORDS)?;
    let decision = Decision::from_word(said.decision.trim()).ok_or_else(|| {
        let cure = "Keep the team, strengthen it, change it, or refresh its lead.";
        Fault::invalid("decision", "Nothing is decided.", cure)
    })?;
    let because = text::required("because", &said.because, WORDS)?;
    let hand_over = if decision == Decision::RefreshLead {
        let words = text::required("words", &said.words, WORDS).map_err(|fault| {
            let cure = "Tell the customer who is there for them from now on; they learn it from us.";
            fault.where_empty(&said.words, cure)
        })?;
        Some((day("from_on", &said.from_on, today)?, words))
    } else {
        None
    };
    Ok(Review { reviewed_on, findings, decision, because, hand_over })
}

/// What a customer demands, understood: the lead or the team, in their words.
pub(super) fn demand(said: &DemandSaid) -> Result<(&'static str, String)> {
    let what = ["lead", "team"].into_iter().find(|what| *what == said.what.trim());
    let what = what
        .ok_or_else(|| Fault::invalid("what", "Another lead, or another team?", "Choose one of the two."))?;
    let words = text::required("words", &said.words, WORDS)?;
    Ok((what, words))
}

/// By when a demand is answered; a contact does not say.
pub(super) fn due(typed: &str, is_contact: bool, now: Time, zone: &str) -> Result<Time> {
    if is_contact || typed.trim().is_empty() {
        return Ok(now.plus(ANSWER_WITHIN));
    }
    match Time::parse(typed, zone) {
        Some(due) if due > now => Ok(due),
        Some(_) => Err(Fault::invalid("due_at", "This moment is over.", "Choose one that is still to come.")),
        None => {
            let cure = "Write it like 2026-03-12T14:00.";
            Err(Fault::invalid("due_at", "This is no moment that exists.", cure))
        }
    }
}

/// Our answer to a demand: yes or no, never without a reason, and once.
pub(super) fn answer(demand: &Demand, said: &DemandAnswerSaid) -> Result<(&'static str, String)> {
    if !demand.is_open() {
        return Err(Fault::Conflict("This was answered already. Nothing was changed.".into()));
    }
    let answer = ["yes", "no"].into_iter().find(|answer| *answer == said.answer.trim());
    let answer = answer.ok_or_else(|| Fault::invalid("answer", "Yes or no?", "Choose one of the two."))?;
    let because = text::required("because", &said.because, WORDS)
        .map_err(|fault| fault.where_empty(&said.because, "Say why: the customer reads it."))?;
    Ok((answer, because))
}

/// What must never happen again: a few sentences, one a line.
pub(super) fn sentences(typed: &str) -> Result<String> {
    let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > MOST_SENTENCES {
        let why = format!("{} sentences are too many to know by heart.", lines.len());
        return Err(Fault::invalid("sentences", why, "Keep the twelve that count."));
    }
    for line in &lines {
        text::required("sentences", line, NAME)?;
    }
    Ok(text::required("sentences", &lines.join("\n"), WORDS)?)
}

/// Whether somebody agrees to the version that stands.
pub(super) fn stands(said: &AgreeSaid, standing: Option<i64>) -> Result<i64> {
    match standing {
        None => Err(Fault::refused(
            "There is nothing yet to stand behind.",
            "Write it first, or put the plan forward.",
        )),
        Some(version) if version != said.version => Err(Fault::Conflict(format!(
            "Version {version} stands by now. Read it, then say that you stand behind it."
        ))),
        Some(version) => Ok(version),
    }
}

/// One answer to the pulse.
pub(super) fn pulse(said: &PulseSaid) -> Result<PulseAnswer> {
    let mark = |field: &str, typed: &str| match typed.trim().parse::<i64>() {
        Ok(mark @ 1..=5) => Ok(mark),
        _ => Err(Fault::invalid(
            field,
            "There is no mark from 1 to 5.",
            "Choose one: 1 is not at all, 5 entirely.",
        )),
    };
    let marks = [mark("able", &said.able)?, mark("heard", &said.heard)?, mark("worth", &said.worth)?];
    Ok(PulseAnswer { marks, words: text::optional("words", &said.words, LONGEST_PULSE)?.unwrap_or_default() })
}

/// The Monday of the week in which a moment is, where the desk stands.
pub(super) fn week_of(now: Time, zone: &str) -> Date {
    let day = now.day(zone);
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// When the next digest goes out: on the Monday that comes.
pub(super) fn next_digest(now: Time, zone: &str) -> Time {
    let this = week_of(now, zone);
    let at = Time::start_of(this, zone).plus(DIGEST_AT);
    if at > now {
        return at;
    }
    Time::start_of(this.saturating_add(7.days()), zone).plus(DIGEST_AT)
}

/// How much of what was said goes into a digest that takes `most`, and until when that is everything; `at` has when each was
/// said, oldest first, and one more than fits where there is more. What was said at one moment stays together, as the next digest
/// begins behind it; `None` where more was said at the first moment alone.
pub(super) fn whole(at: &[Time], most: usize, until: Time) -> Option<(usize, Time)> {
    let Some(next) = at.get(most) else { return Some((at.len(), until)) };
    let count = at.partition_point(|said_at| said_at < next);
    (count > 0).then(|| (count, next.plus(-1)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn skills_are_small_single_and_few() {
        assert_eq!(skills(" PLC ,furnace   lining,\nplc, ،لحام").unwrap(), ["furnace lining", "plc", "لحام"]);
        assert!(skills("").unwrap().is_empty());
        assert!(skills(&"x".repeat(41)).is_err());
        let many = (0..21).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        assert!(skills(&many).is_err());
        assert!(skills("a\u{7}b").is_err());
        assert_eq!(wanted(" PLC\u{0} lining "), "plc lining");
    }

    #[test]
    fn a_review_decides_with_a_reason_and_a_new_lead_comes_with_words() {
        let said = |decision: &str, words: &str| ReviewSaid {
            findings: "Nobody rang back.".into(),
            decision: decision.into(),
            because: "They need one voice.".into(),
            words: words.into(),
            ..ReviewSaid::default()
        };
        let kept = review(&said("keep", ""), "2026-03-02").unwrap();
        assert_eq!((kept.reviewed_on.as_str(), kept.hand_over), ("2026-03-02", None));
        let fault = review(&said("refresh_lead", " "), "2026-03-02").unwrap_err();
        assert!(fault.fields()[0].cure.contains("Tell the customer"));
        let (from, words) = review(&said("refresh_lead", "Tom."), "2026-03-02").unwrap().hand_over.unwrap();
        assert_eq!((from.as_str(), words.as_str()), ("2026-03-02", "Tom."));
        assert!(review(&said("dismiss", ""), "2026-03-02").is_err());
        let ahead = ReviewSaid { reviewed_on: "2026-03-03".into(), ..said("keep", "") };
        assert!(review(&ahead, "2026-03-02").is_err());
    }

    #[test]
    fn a_demand_is_due_in_three_days_unless_one_of_us_says_when() {
        let now = Time(1_772_442_000_000);
        assert_eq!(due("", false, now, "UTC").unwrap(), now.plus(3 * DAY));
        assert_eq!(
            due("2026-03-20T10:00", true, now, "UTC").unwrap(),
            now.plus(3 * DAY),
            "a contact does not say"
        );
        assert_eq!(due("2026-03-02T10:00", false, now, "UTC").unwrap(), now.plus(HOUR));
        assert!(due("2026-03-01", false, now, "UTC").is_err() && due("soon", false, now, "UTC").is_err());
    }

    #[test]
    fn nobody_stands_behind_a_version_that_they_have_not_read() {
        let said = |version| AgreeSaid { what: "plan".into(), version };
        assert_eq!(stands(&said(2), Some(2)).unwrap(), 2);
        assert!(matches!(stands(&said(1), Some(2)), Err(Fault::Conflict(_))));
        assert!(matches!(stands(&said(1), None), Err(Fault::Refused { .. })));
        assert_eq!(sentences(" Silence.\n\n Late news. ").unwrap(), "Silence.\nLate news.");
        assert!(sentences("").is_err() && sentences(&"No.\n".repeat(13)).is_err());
    }

    #[test]
    fn the_pulse_is_three_marks_from_one_to_five() {
        let said = |able: &str| PulseSaid {
            able: able.into(),
            heard: "3".into(),
            worth: "5".into(),
            words: " It is <b>long</b>. ".into(),
        };
        let answer = pulse(&said("1")).unwrap();
        assert_eq!((answer.marks, answer.words.as_str()), ([1, 3, 5], "It is <b>long</b>."));
        for wrong in ["", "0", "6", "much"] {
            assert!(pulse(&said(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn digests_go_out_on_monday_morning() {
        let at = |text: &str| Time::parse(text, "UTC").unwrap();
        for (now, next) in [
            ("2026-03-02T06:59", "2026-03-02T07:00"),
            ("2026-03-02T07:00", "2026-03-09T07:00"),
            ("2026-03-08T23:00", "2026-03-09T07:00"),
        ] {
            assert_eq!(next_digest(at(now), "UTC"), at(next), "{now}");
        }
    }

    #[test]
    fn a_digest_tears_no_moment_apart() {
        let at = |times: &[i64]| times.iter().map(|ms| Time(*ms)).collect::<Vec<_>>();
        for (said, expected) in [
            (at(&[]), Some((0, Time(9)))),
            (at(&[1, 2, 3]), Some((3, Time(9)))),
            (at(&[1, 2, 3, 5]), Some((3, Time(4)))),
            (at(&[1, 2, 3, 3]), Some((2, Time(2)))),
            (at(&[3, 3, 3, 3]), None),
        ] {
            assert_eq!(whole(&said, 3, Time(9)), expected, "{said:?}");
        }
    }

    proptest! {
        #[test]
        fn a_week_begins_on_monday_and_holds_its_day(ms in 0_i64..4_000_000_000_000) {
            let (day, monday) = (Time(ms).day("UTC"), week_of(Time(ms), "UTC"));
            prop_assert_eq!(monday.weekday(), Weekday::Monday);
            let next = monday.saturating_add(7.days());
            prop_assert!(monday <= day && day < next);
            let due = next_digest(Time(ms), "UTC");
            prop_assert!(due > Time(ms) && due.since(Time(ms)) <= 7 * DAY);
        }
    }
}
