//! Reading dates and times as other systems write them.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

use super::DateOrder;
use super::cell::Wrong;
use crate::customers::When;
use crate::customers::month::month_of;

/// A day, or a day and a time. A time that states no offset is of `zone`.
pub(in crate::customers) fn when(text: &str, order: DateOrder, zone: &TimeZone) -> Result<When, Wrong> {
    let (date, rest) = text.split_at(text.find([' ', 'T', 't']).unwrap_or(text.len()));
    let day = day(date, order)?;
    let rest = rest.get(1..).unwrap_or_default().trim();
    if rest.is_empty() {
        return Ok(When::Day(day));
    }
    let at = instant(day, rest, zone).ok_or_else(|| {
        Wrong::new(
            "the time of day cannot be read",
            "Write it as 16:42:17, with or without an offset such as -03:00",
        )
    })?;
    Ok(When::At(at))
}

/// A calendar month as the store holds it, from `2026-03`, `03/2026`, or any day in it.
pub(in crate::customers) fn month(text: &str, order: DateOrder) -> Result<String, Wrong> {
    let first = match text.split(['-', '/', '.']).collect::<Vec<_>>().as_slice() {
        [year, month] if year.len() == 4 => Some(format!("{year}-{month}-01")),
        [month, year] if year.len() == 4 => Some(format!("{year}-{month}-01")),
        [_, _] => return Err(Wrong::new("this is not a month", "Write it as 2026-03")),
        _ => None,
    };
    let text = text.split([' ', 'T']).next().unwrap_or_default();
    day(first.as_deref().unwrap_or(text), order).map(month_of).map_err(|wrong| match first {
        Some(_) => Wrong::new("this is not a month", "Write it as 2026-03"),
        None => wrong,
    })
}

fn day(text: &str, order: DateOrder) -> Result<Date, Wrong> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers: Option<Vec<i16>> =
        parts.iter().map(|p| p.bytes().all(|b| b.is_ascii_digit()).then(|| p.parse().ok())?).collect();
    let unreadable = || Wrong::new("this is not a date", "Write it as 2017-12-01");
    let numbers = numbers.ok_or_else(unreadable)?;
    let &[a, b, c] = numbers.as_slice() else { return Err(unreadable()) };
    let (year, month, day) = if parts.first().is_some_and(|p| p.len() == 4) {
        (a, b, c)
    } else if parts.get(2).is_none_or(|p| p.len() != 4) {
        return Err(Wrong::new("the year needs four digits", "Write it as 2017-12-01"));
    } else {
        match order {
            DateOrder::DayFirst => (c, b, a),
            DateOrder::MonthFirst => (c, a, b),
            DateOrder::YearFirst => {
                return Err(Wrong::new(
                    "day and month could be read either way",
                    "State the order of dates in the mapping, or write 2017-12-01",
                ));
            }
        }
    };
    if !(1900..2200).contains(&year) {
        return Err(Wrong::new("the year is out of reach", "Check the year"));
    }
    let small = |n: i16| i8::try_from(n).unwrap_or(i8::MAX);
    Date::new(year, small(month), small(day)).map_err(|_| {
        Wrong::new(
            "this day does not exist in the calendar",
            "Correct the day, or the order of dates in the mapping",
        )
    })
}

fn instant(day: Date, text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let clock = text.find(['Z', 'z', '+', '-', 'U', ' ']).unwrap_or(text.len());
    let (clock, offset) = text.split_at(clock);
    let civil = day.to_datetime(time(clock)?);
    match offset.trim() {
        // Where a clock was put back, the earlier of the two readings; where forward, moved along.
        "" => zone.to_ambiguous_timestamp(civil).compatible().ok(),
        "Z" | "z" | "UTC" => Offset::UTC.to_timestamp(civil).ok(),
        offset => self::offset(offset)?.to_timestamp(civil).ok(),
    }
}

fn time(text: &str) -> Option<Time> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let mut parts = whole.split(':').map(|p| if p.len() <= 2 { p.parse::<i8>().ok() } else { None });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    if parts.next().is_some() || fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let nanos: i32 = format!("{fraction:0<9}").parse().ok()?;
    Time::new(hour, minute, second, nanos).ok()
}

/// `-03:00`, `-0300`, `-03`.
fn offset(text: &str) -> Option<Offset> {
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = text.get(1..)?.chars().filter(|c| *c != ':').collect();
    let whole = matches!(digits.len(), 2 | 4) && digits.bytes().all(|b| b.is_ascii_digit());
    let hours: i32 = if whole { digits.get(..2)?.parse().ok()? } else { return None };
    let minutes: i32 = digits.get(2..).filter(|m| !m.is_empty()).map_or(Some(0), |m| m.parse().ok())?;
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}
