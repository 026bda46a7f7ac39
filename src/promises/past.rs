//! How our past becomes a record that forecasts are read from, and what it says of a date. Pure: rows in, an outlook out.

use std::collections::HashMap;

use forecast::{End, Fault as Unsaid, Forecast, Settings, Told, replay};
use jiff::civil::Date;

use super::PromiseState;
use super::outlook::{Class, DateAt, Outlook, Wish};
use super::rules::wilson_of;
use crate::customers::Delivered;
use crate::ground::Time;
use crate::ground::clock::DAY;
use crate::ground::id::{MemberId, PromiseId};

/// A promise of the past, as far as its date is concerned.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct PastPromise {
    pub(super) id: PromiseId,
    pub(super) owner_id: MemberId,
    pub(super) scenario: Option<String>,
    pub(super) made_at: Time,
    pub(super) due_at: Time,
    pub(super) estimate_at: Option<Time>,
    pub(super) state: String,
    pub(super) settled_at: Option<Time>,
    pub(super) renews_id: Option<PromiseId>,
    pub(super) renewed_by_id: Option<PromiseId>,
}

/// Statuses of holdings that nobody waits for any more.
const NOT_OWED: [&str; 3] = ["canceled", "cancelled", "unavailable"];

/// Whether a holding of this status is still owed, or was delivered.
pub fn is_owed(status: &str) -> bool {
    !NOT_OWED.contains(&status.trim().to_lowercase().as_str())
}

/// The key of a promise's owner, as [`Wish::owner`] has it.
pub(super) fn owner_key(owner: &MemberId) -> String {
    format!("owner:{owner}")
}

fn keys_of_promise(owner: String, scenario: Option<&str>) -> Vec<String> {
    let scenario = scenario.map(|s| format!("scenario:{s}"));
    scenario.into_iter().chain([owner]).collect()
}

fn keys_of_holding(family: Option<&str>, region: Option<&str>) -> Vec<String> {
    let family = family.map(|f| format!("family:{f}"));
    let region = region.map(|r| format!("region:{r}"));
    family.into_iter().chain(region).collect()
}

/// Days, as a record of promises counts them.
fn days(ms: i64) -> f64 {
    ms as f64 / DAY as f64
}

/// What was estimated when it was promised first, held against when the last that took its place was kept: a date that was renewed was not
/// met, however early that was said. `but` is the promise that is asked about, which is no past of its own.
pub(super) fn of_promises(rows: &[PastPromise], but: Option<&PromiseId>) -> Vec<Told<String>> {
    let known: HashMap<&PromiseId, &PastPromise> = rows.iter().map(|p| (&p.id, p)).collect();
    let is_first = |p: &&PastPromise| p.renews_id.as_ref().is_none_or(|first| !known.contains_key(first));
    let told = rows.iter().filter(is_first).filter_map(|first| {
        let mut last = first;
        let mut is_asked = Some(&first.id) == but;
        // No chain is longer than the record.
        for _ in 0..rows.len() {
            let Some(next) = last.renewed_by_id.as_ref().and_then(|id| known.get(id).copied()) else { break };
            last = next;
            is_asked |= Some(&last.id) == but;
        }
        let estimate = days(first.estimate_at.unwrap_or(first.due_at).since(first.made_at));
        if is_asked || estimate <= 0.0 {
            return None;
        }
        let settled = last.settled_at.map(|at| days(at.0));
        let end = match (PromiseState::from_word(&last.state), settled) {
            (Some(PromiseState::Kept | PromiseState::Late), Some(at)) => End::Came(at),
            (Some(PromiseState::Broken), Some(at)) => End::Never(at),
            _ => End::Open,
        };
        let keys = keys_of_promise(owner_key(&first.owner_id), first.scenario.as_deref());
        Some(Told { keys, made: days(first.made_at.0), estimate, end })
    });
    told.collect()
}

/// The number of a calendar day.
fn number(day: Date) -> f64 {
    (Time::start_of(day, "UTC").0 / DAY) as f64
}

/// A holding with a promised day, held against the day it was delivered. What nobody waits for any more is left out from its
/// promised day on; when it was called off is not known.
pub fn of_holding(
    family: &str,
    region: Option<&str>,
    status: &str,
    (bought, promised, delivered): (Date, Date, Option<Date>),
) -> Told<String> {
    let made = number(bought);
    // What is promised for the same day is estimated to take that day.
    let estimate = (number(promised) - made).max(1.0);
    let end = match delivered {
        Some(day) => End::Came(number(day)),
        None if is_owed(status) => End::Open,
        None => End::Left(made + estimate + 0.5),
    };
    Told { keys: keys_of_holding(Some(family), region), made, estimate, end }
}

pub(super) fn of_holdings(rows: &[Delivered]) -> Vec<Told<String>> {
    let told = rows.iter().filter_map(|row| {
        let day = |text: &str| text.parse::<Date>().ok();
        let delivered = row.delivered_on.as_deref().and_then(day);
        let dates = (day(&row.bought_on)?, day(&row.promised_on)?, delivered);
        Some(of_holding(&row.kind, row.region(), &row.status, dates))
    });
    told.collect()
}

/// What a forecast of calendar days goes by.
pub fn by_calendar_day() -> Settings {
    Settings { grain: 1.0, ..Settings::default() }
}

/// What promises of the past say of a date.
pub(super) fn from_promises(told: &[Told<String>], wish: &Wish, now: Time) -> Outlook {
    let keys = keys_of_promise(wish.owner.clone(), wish.scenario.as_deref());
    let from = wish.from;
    let (estimate, span) = (days(wish.estimate.since(from)), days(wish.due.since(from)));
    // To the whole second: a date is not told by its milliseconds.
    let at = |span: f64| from.plus((span * DAY as f64 / 1_000.0 - 0.01).ceil() as i64 * 1_000);
    // What was settled at this very moment is known.
    let now = days(now.plus(1).0);
    read(told, Settings::default(), &keys, (estimate, span, now), wish, Class::Promises, at)
}

/// What deliveries of the past say of a date, by calendar days of a zone.
pub(super) fn from_holdings(told: &[Told<String>], wish: &Wish, now: Time, zone: &str) -> Outlook {
    let keys = keys_of_holding(None, wish.region.as_deref());
    let first = wish.from.day(zone);
    let span = number(wish.due.day(zone)) - number(first);
    // Any time of a promised day is in time: its end is the date.
    let at = |span: f64| {
        let day = first.saturating_add(jiff::Span::new().days((span as i64).clamp(0, 36_500) + 1));
        Time::start_of(day, zone).plus(-1)
    };
    // What was promised to others is held against what would be promised now: like against like.
    read(told, by_calendar_day(), &keys, (span, span, number(now.day(zone))), wish, Class::Holdings, at)
}

/// The points of the picture.
const POINTS: i32 = 60;

fn read(
    told: &[Told<String>],
    settings: Settings,
    keys: &[String],
    (estimate, span, now): (f64, f64, f64),
    wish: &Wish,
    widest: Class,
    at: impl Fn(f64) -> Time,
) -> Outlook {
    let levels = settings.levels.clone();
    // What is thought to be done today is asked for as if it took the day.
    let estimate = if estimate > 0.0 { estimate } else { 1.0 };
    let walk = replay(settings, told, now, |_, _| Ok(()));
    let said = walk.and_then(|mut walk| walk.ask(keys, estimate));
    let level = |level: &f64| (level * 100.0).round() as i64;
    let dates = levels.iter().map(|l| DateAt { level: level(l), by: None }).collect();
    let mut outlook = Outlook { dates, ..Outlook::unknown(widest, wish.from, wish.due) };
    match said {
        Ok(said) => {
            outlook.class = class_of(&said, keys, widest);
            outlook.cases = said.basis.cases as i64;
            outlook.of = said.basis.of as i64;
            outlook.is_enough = true;
            let chance = said.chance(span);
            (outlook.low, outlook.high) = wilson_of(chance, said.effective);
            outlook.chance = Some(chance);
            outlook.worth = said.effective.floor() as i64;
            outlook.longest = said.longest.map(&at);
            for (date, span) in outlook.dates.iter_mut().zip(&said.spans) {
                date.by = span.map(&at);
            }
            outlook.rise = rise(&said, span, at);
        }
        Err(Unsaid::TooFew { settled }) => {
            outlook.cases = settled as i64;
            outlook.of = outlook.cases;
        }
        // Times are in order and estimates above zero, so nothing else is said; it would be no ground to go by.
        Err(_) => {}
    }
    outlook
}

fn class_of(said: &Forecast, keys: &[String], widest: Class) -> Class {
    let key = said.basis.key.and_then(|place| keys.get(place)).and_then(|key| key.split_once(':'));
    match key.map(|(class, _)| class) {
        Some("owner") => Class::Owner,
        Some("scenario") => Class::Scenario,
        Some("region") => Class::Region,
        Some("family") => Class::Family,
        _ => widest,
    }
}

/// How the chance rises, a little beyond whatever the picture marks.
fn rise(said: &Forecast, span: f64, at: impl Fn(f64) -> Time) -> Vec<(Time, f64)> {
    let last = said.spans.iter().flatten().copied().chain([span]).fold(0.0, f64::max);
    let step = last * 1.1 / f64::from(POINTS);
    (0..=POINTS).map(|n| f64::from(n) * step).map(|span| (at(span), said.chance(span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    const MADE: Time = Time(1_772_442_000_000);

    fn wish(days: i64) -> Wish {
        let from = MADE.plus(400 * DAY);
        let due = from.plus(days * DAY);
        Wish { due, estimate: due, from, owner: "owner:none".into(), scenario: None, region: None }
    }

    /// Promises of ten days, one after the other, each with the days it took.
    fn ledger(took: &[i64]) -> Vec<PastPromise> {
        let dice = Dice::seeded(7);
        let owner = MemberId::mint(MADE, &dice);
        let one = |(n, took): (usize, &i64)| {
            let made_at = MADE.plus(n as i64 * 20 * DAY);
            PastPromise {
                id: PromiseId::mint(made_at, &dice),
                owner_id: owner.clone(),
                scenario: Some("outage".into()),
                made_at,
                due_at: made_at.plus(10 * DAY),
                estimate_at: None,
                state: if *took <= 10 { "kept" } else { "late" }.into(),
                settled_at: Some(made_at.plus(took * DAY)),
                renews_id: None,
                renewed_by_id: None,
            }
        };
        took.iter().enumerate().map(one).collect()
    }

    #[test]
    fn ten_days_are_put_right_by_what_ten_days_took() {
        let rows = ledger(&[8, 9, 10, 10, 11, 12, 13, 15, 16, 20]);
        let now = wish(10).from;
        let says = from_promises(&of_promises(&rows, None), &wish(10), now);
        let by = |n: usize| says.dates[n].by.map(|t| t.since(now) / DAY);
        // The ninth of ten at 80 % (⌈11 · 0.8⌉), the tenth at 90 %, and none at 95 %, which would take nineteen.
        assert_eq!([by(0), by(1), by(2), by(3)], [Some(12), Some(16), Some(20), None]);
        assert_eq!((says.class, says.cases, says.is_enough), (Class::Promises, 10, true));
        let chance = says.chance.unwrap();
        assert!((chance - 4.0 / 11.0).abs() < 1e-6, "four of ten, and one more that has not come: {chance}");
        assert!(says.low < chance && chance < says.high);
        let later = Wish { due: now.plus(17 * DAY), ..wish(10) };
        let says = from_promises(&of_promises(&rows, None), &later, now);
        assert!((says.chance.unwrap() - 9.0 / 11.0).abs() < 1e-6, "a later day for the same estimate");
        assert!(says.rise.is_sorted_by(|a, b| a.1 <= b.1) && says.rise.len() == 61);
    }

    #[test]
    fn seven_are_too_few_and_open_or_asked_ones_settle_nothing() {
        let mut rows = ledger(&[8; 9]);
        rows[8].state = "open".into();
        rows[8].settled_at = None;
        let asked = rows[7].id.clone();
        let says = from_promises(&of_promises(&rows, Some(&asked)), &wish(10), wish(10).from);
        assert_eq!((says.cases, says.is_enough, says.chance), (7, false, None));
        assert!(says.dates.iter().all(|d| d.by.is_none()));
    }

    #[test]
    fn a_renewed_promise_took_as_long_as_the_last_that_took_its_place() {
        let mut rows = ledger(&[10, 10]);
        rows[0].state = "renewed".into();
        rows[0].settled_at = Some(rows[0].made_at.plus(9 * DAY));
        rows[0].renewed_by_id = Some(rows[1].id.clone());
        rows[1].renews_id = Some(rows[0].id.clone());
        let told = of_promises(&rows, None);
        assert_eq!(told.len(), 1);
        assert!((told[0].estimate - 10.0).abs() < 1e-9);
        assert_eq!(told[0].end, End::Came(days(rows[1].settled_at.unwrap().0)));
        assert!(
            of_promises(&rows, Some(&rows[1].id)).is_empty(),
            "what is asked about is no past of its own"
        );
    }

    #[test]
    fn a_holding_is_kept_by_its_day_and_one_called_off_leaves() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let dates = (day("2026-03-01"), day("2026-03-11"), Some(day("2026-03-11")));
        let kept = of_holding("order", Some("SP"), "delivered", dates);
        assert_eq!(kept.end, End::Came(kept.made + kept.estimate));
        let off = of_holding("order", None, " Canceled", (dates.0, dates.1, None));
        assert!(matches!(off.end, End::Left(_)) && off.keys == ["family:order"]);
        let same = of_holding("order", None, "shipped", (dates.0, dates.0, None));
        assert!(same.estimate >= 1.0 && same.end == End::Open);
    }

    #[test]
    fn deliveries_are_read_by_calendar_day() {
        let first: Date = "2026-01-01".parse().unwrap();
        let plus = |days: i64| first.saturating_add(jiff::Span::new().days(days));
        let told: Vec<Told<String>> = (0..40)
            .map(|n| of_holding("order", Some("SP"), "", (plus(n), plus(n + 10), Some(plus(n + 5 + n % 10)))))
            .collect();
        let from = Time::start_of(plus(80), "UTC").plus(DAY / 2);
        let due = from.plus(10 * DAY);
        let wish = Wish { region: Some("SP".into()), due, estimate: due, from, ..wish(1) };
        let says = from_holdings(&told, &wish, from, "UTC");
        assert_eq!((says.class, says.cases), (Class::Region, 40));
        // Of ratios 0.5, 0.6, … 1.4 alike often, the 33rd of 41 is 1.3 at 80 %: thirteen days, to their end.
        assert_eq!(says.dates[1].by, Some(Time::start_of(plus(94), "UTC").plus(-1)));
        assert!((says.chance.unwrap() - 24.0 / 41.0).abs() < 1e-6);
    }
}
