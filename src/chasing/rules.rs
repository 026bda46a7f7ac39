//! Who is asked again, how, and when. Values in, a step out.

use std::collections::BTreeMap;

use super::ChaseSaid;
use super::store::Candidate;
use crate::ground::clock::{HOUR, zone_named};
use crate::ground::{Fault, FieldFault, Result, Time};

/// The most reminders a rule may ask for.
pub(super) const MOST_REMINDERS: i64 = 3;
/// The longest wait of a rule, in hours.
const LONGEST: i64 = 720;
/// Nobody is asked again so soon after any letter of ours.
const REST: i64 = 4 * HOUR;
/// The hours of a day in which people are written to and rung.
const DAY: std::ops::Range<i8> = 8..20;

/// What is done next about a silent contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The notice once more, by mail.
    Remind,
    /// Somebody rings.
    Call,
    /// A letter on paper.
    Paper,
    /// Another contact of that customer is told.
    Colleague,
    /// A person owes it.
    Person,
}

impl Step {
    /// The word in the API and the catalogue (`chasing-step-WORD`).
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Remind => "remind",
            Self::Call => "call",
            Self::Paper => "paper",
            Self::Colleague => "colleague",
            Self::Person => "person",
        }
    }
    /// Whether it reaches somebody at once, and so waits for their day.
    const fn wants_daylight(self) -> bool {
        matches!(self, Self::Remind | Self::Call | Self::Colleague)
    }
}

/// What is known of a silent contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Silence {
    /// When they were first told.
    pub(super) told_at: Time,
    /// When a letter last left for them.
    pub(super) letter_at: Time,
    /// When they were last chased, if they were.
    pub(super) step_at: Option<Time>,
    /// Reminders so far.
    pub(super) reminders: i64,
    /// Other ways tried so far.
    pub(super) others: i64,
    /// A reminder still waits for its turn.
    pub(super) is_on_its_way: bool,
    /// Mail to them works: there is an address, and nothing came back from it.
    pub(super) has_mail: bool,
    /// They have a telephone.
    pub(super) has_phone: bool,
    /// Their customer has a postal address.
    pub(super) has_paper: bool,
    /// Somebody else at their customer has not been told.
    pub(super) has_colleague: bool,
}

impl Candidate {
    /// What the next step turns on.
    pub(super) fn silence(&self) -> Silence {
        Silence {
            told_at: self.told_at,
            letter_at: self.letter_at,
            step_at: self.step_at,
            reminders: self.reminders,
            others: self.others,
            is_on_its_way: self.on_way > 0,
            has_mail: self.email.is_some() && self.came_back == 0,
            has_phone: self.phone.as_deref().is_some_and(|p| !p.trim().is_empty()),
            has_paper: address_of(&self.attributes).is_some(),
            has_colleague: self.colleague_id.is_some(),
        }
    }
}

/// The next step and from when on it is due, by day where they live; nothing while a reminder is on its way.
pub(super) fn next(rule: &ChaseSaid, s: &Silence, zone: &str) -> Option<(Step, Time)> {
    if s.is_on_its_way {
        return None;
    }
    let last = s.step_at.unwrap_or(s.told_at);
    let other = [(s.has_phone, Step::Call), (s.has_paper, Step::Paper), (s.has_colleague, Step::Colleague)]
        .into_iter()
        .find_map(|(known, step)| known.then_some(step));
    let (step, wait) = match other {
        _ if s.has_mail && s.reminders < rule.most_reminders.min(MOST_REMINDERS) => {
            (Step::Remind, rule.remind_after)
        }
        Some(step) if s.others == 0 => (step, rule.other_after),
        _ => (Step::Person, rule.person_after),
    };
    let due = last.plus(wait.max(0) * HOUR);
    if !step.wants_daylight() {
        return Some((step, due));
    }
    Some((step, by_day(due.max(s.letter_at.plus(REST)), zone)))
}

/// Whether it is day in a zone: from eight to eight.
pub(super) fn is_day(at: Time, zone: &str) -> bool {
    DAY.contains(&at.stamp().to_zoned(zone_named(zone)).hour())
}

/// The moment itself by day; otherwise the next morning at eight there.
pub(super) fn by_day(at: Time, zone: &str) -> Time {
    if is_day(at, zone) {
        return at;
    }
    let here = at.stamp().to_zoned(zone_named(zone));
    let day = if here.hour() < DAY.start { Ok(here.date()) } else { here.date().tomorrow() };
    let morning = day.and_then(|d| d.at(DAY.start, 0, 0, 0).to_zoned(zone_named(zone)));
    morning.map_or(at, |m| Time(m.timestamp().as_millisecond()))
}

/// The rule that ships for a scenario: quicker where somebody may be hurt, slower where nothing burns.
pub(super) fn shipped(scenario: Option<&str>) -> ChaseSaid {
    let (remind_after, most_reminders, other_after, person_after) = match scenario {
        Some("recall" | "breach" | "spreading") => (12, 1, 12, 12),
        Some("outage" | "missed-delivery") => (24, 1, 24, 24),
        Some("old-grievance" | "scandal") => (96, 1, 96, 96),
        _ => (48, 2, 48, 72),
    };
    ChaseSaid { is_on: false, remind_after, most_reminders, other_after, person_after }
}

/// Whether a rule can be followed.
pub(super) fn may_set(said: &ChaseSaid) -> Result<()> {
    let mut faults = Vec::new();
    for (field, hours) in [
        ("remind_after", said.remind_after),
        ("other_after", said.other_after),
        ("person_after", said.person_after),
    ] {
        if !(1..=LONGEST).contains(&hours) {
            let why = format!("{hours} hours is no wait that can be kept.");
            faults.push(FieldFault::new(field, why, "Write hours, from 1 to 720 (a month)."));
        }
    }
    if !(0..=MOST_REMINDERS).contains(&said.most_reminders) {
        let why = format!("{} reminders are too many or too few.", said.most_reminders);
        faults.push(FieldFault::new("most_reminders", why, "Choose 0 to 3; then another way is tried."));
    }
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}

/// The postal address that a customer's attributes hold, a JSON object of texts, if a letter can be sent to it.
pub(super) fn address_of(attributes: &str) -> Option<String> {
    on_paper(&serde_json::from_str(attributes).ok()?)
}

fn on_paper(attributes: &BTreeMap<String, String>) -> Option<String> {
    let of = |names: &[&str]| names.iter().find_map(|n| attributes.get(*n)).filter(|v| !v.trim().is_empty());
    let street = of(&["street", "address"])?;
    let city = of(&["city", "town"])?;
    let place = [of(&["zip", "postcode", "postal_code"]), Some(city)];
    let place = place.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let lines = [Some(street.clone()), Some(place), of(&["country"]).cloned()];
    Some(lines.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(at: i64) -> Silence {
        Silence {
            told_at: Time(at),
            letter_at: Time(at),
            step_at: None,
            reminders: 0,
            others: 0,
            is_on_its_way: false,
            has_mail: true,
            has_phone: true,
            has_paper: false,
            has_colleague: false,
        }
    }

    /// Monday 2026-03-02, 09:00 UTC.
    const NINE: i64 = 1_772_442_000_000;

    #[test]
    fn a_silent_contact_goes_up_the_ladder() {
        let rule =
            ChaseSaid { is_on: true, remind_after: 24, most_reminders: 1, other_after: 24, person_after: 48 };
        let fresh = told(NINE);
        let later = |h: i64| Time(NINE + h * HOUR);
        let reminded = Silence { reminders: 1, step_at: Some(later(24)), letter_at: later(24), ..fresh };
        let rung = Silence { others: 1, step_at: Some(later(48)), ..reminded };
        let table = [
            (fresh, Some((Step::Remind, later(24)))),
            (Silence { is_on_its_way: true, ..fresh }, None),
            (reminded, Some((Step::Call, later(48)))),
            (Silence { has_phone: false, has_paper: true, ..reminded }, Some((Step::Paper, later(48)))),
            (
                Silence { has_phone: false, has_colleague: true, ..reminded },
                Some((Step::Colleague, later(48))),
            ),
            (Silence { has_phone: false, ..reminded }, Some((Step::Person, later(72)))),
            (rung, Some((Step::Person, later(96)))),
            // What came back is not sent there again.
            (Silence { has_mail: false, ..fresh }, Some((Step::Call, later(24)))),
            // An update left an hour ago: nobody is asked again on top of it.
            (Silence { letter_at: later(23), ..fresh }, Some((Step::Remind, later(27)))),
        ];
        for (silence, wanted) in table {
            assert_eq!(next(&rule, &silence, "UTC"), wanted, "{silence:?}");
        }
    }

    #[test]
    fn nobody_is_woken() {
        // Nine in London is eighteen in Tokyo; eleven hours later it is five in the morning there.
        assert!(is_day(Time(NINE), "Asia/Tokyo"));
        assert!(!is_day(Time(NINE + 11 * HOUR), "Asia/Tokyo"));
        assert_eq!(by_day(Time(NINE + 11 * HOUR), "Asia/Tokyo"), Time(NINE + 14 * HOUR));
        assert_eq!(by_day(Time(NINE + 12 * HOUR), "UTC"), Time(NINE + 23 * HOUR), "the next morning");
    }

    #[test]
    fn a_letter_needs_a_street_and_a_town() {
        let known = |pairs: &[(&str, &str)]| {
            on_paper(&pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
        };
        let whole = known(&[("street", "Kai 4"), ("zip", "20457"), ("city", "Hamburg"), ("country", "DE")]);
        assert_eq!(whole.as_deref(), Some("Kai 4\n20457 Hamburg\nDE"));
        assert_eq!(known(&[("street", "Kai 4")]), None);
        assert_eq!(known(&[("street", " "), ("city", "Hamburg")]), None);
    }

    prop_compose! {
        fn silence()(told in 0_i64..NINE, step in proptest::option::of(0_i64..1_000), letter in 0_i64..1_000,
            reminders in 0_i64..6, others in 0_i64..3, flags: [bool; 5]) -> Silence {
            Silence {
                told_at: Time(told), letter_at: Time(told + letter * HOUR), step_at: step.map(|h| Time(told + h * HOUR)),
                reminders, others, is_on_its_way: flags[0], has_mail: flags[1], has_phone: flags[2],
                has_paper: flags[3], has_colleague: flags[4],
            }
        }
    }

    proptest! {
        #[test]
        fn a_wait_is_never_negative_and_the_night_is_left_in_peace(
            s in silence(), remind in -9_i64..900, most in -2_i64..9, zone in prop::sample::select(vec!["UTC", "Asia/Tokyo", "America/Sao_Paulo", "nowhere"])
        ) {
            let rule = ChaseSaid { is_on: true, remind_after: remind, most_reminders: most, other_after: remind, person_after: remind };
            if let Some((step, due)) = next(&rule, &s, zone) {
                prop_assert!(due >= s.step_at.unwrap_or(s.told_at));
                prop_assert!(!step.wants_daylight() || is_day(due, zone));
                prop_assert!(step != Step::Remind || (s.reminders < MOST_REMINDERS && s.reminders < most));
                prop_assert!(step == Step::Remind || step == Step::Person || s.others == 0);
            }
        }

        #[test]
        fn morning_comes_within_a_day(at in 0_i64..NINE * 2, zone in prop::sample::select(vec!["UTC", "Asia/Kolkata", "America/New_York"])) {
            let day = by_day(Time(at), zone);
            prop_assert!(is_day(day, zone) && day >= Time(at) && day.since(Time(at)) <= 14 * HOUR);
        }
    }
}
