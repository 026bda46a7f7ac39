//! Days that a text names, so that no date reaches a customer by the side door.
//!
//! Only what is plainly a calendar day is found: `2026-03-12`, `12.3.2026`, `12/03/2026`, `12 March`,
//! `March 12th, 2026`. An hour, a weekday or "next week" is not: whoever approves reads those.

use jiff::civil::{Date, date};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// As they are written in Arabic, in both traditions.
const ARABIC: [[&str; 2]; 12] = [
    ["يناير", "كانون الثاني"],
    ["فبراير", "شباط"],
    ["مارس", "آذار"],
    ["أبريل", "نيسان"],
    ["مايو", "أيار"],
    ["يونيو", "حزيران"],
    ["يوليو", "تموز"],
    ["أغسطس", "آب"],
    ["سبتمبر", "أيلول"],
    ["أكتوبر", "تشرين"],
    ["نوفمبر", "تشرين"],
    ["ديسمبر", "كانون"],
];

/// Every day the text names; a day without a year is the next of that name from `today` on, unless it was
/// within the last half year.
pub fn named(text: &str, today: Date) -> Vec<Date> {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        // In small letters it is what one may do, not the month.
        .map(|w| if w == "may" { "(may)".to_owned() } else { w.to_lowercase() })
        .collect();
    let mut days: Vec<Date> = words.iter().flat_map(|w| in_figures(w)).collect();
    for (at, word) in words.iter().enumerate() {
        let Some(month) = month_of(word) else { continue };
        let before = at.checked_sub(1).and_then(|i| words.get(i)).and_then(|w| day_of(w));
        let after = words.get(at + 1).and_then(|w| day_of(w));
        let year =
            |i: usize| words.get(i).and_then(|w| w.parse::<i16>().ok()).filter(|y| (1900..2200).contains(y));
        let (day, year) = match (before, after) {
            (Some(day), _) => (day, year(at + 1)),
            (None, Some(day)) => (day, year(at + 2)),
            (None, None) => continue,
        };
        days.extend(match year {
            Some(year) => Date::new(year, month, day).ok(),
            None => nearest(month, day, today),
        });
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// A day in figures. Where day and month may be either, both readings count.
fn in_figures(word: &str) -> Vec<Date> {
    let word = word.split('t').next().unwrap_or(word);
    let figures: Vec<i16> = match word.split(['-', '.', '/']).map(str::parse).collect() {
        Ok(figures) => figures,
        Err(_) => return Vec::new(),
    };
    let day = |y: i16, m: i16, d: i16| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    match figures[..] {
        [y, m, d] if y >= 1900 => day(y, m, d).into_iter().collect(),
        [d, m, y] if y >= 1900 => [day(y, m, d), day(y, d, m)].into_iter().flatten().collect(),
        [d, m, y] if (0..100).contains(&y) => day(2000 + y, m, d).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn month_of(word: &str) -> Option<i8> {
    let at = MONTHS
        .iter()
        .position(|m| {
            *m == word || (word.len() >= 3 && word.len() <= 4 && word != "may" && m.starts_with(word))
        })
        .or_else(|| ARABIC.iter().position(|names| names.contains(&word)))?;
    i8::try_from(at + 1).ok()
}

fn day_of(word: &str) -> Option<i8> {
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    figures.parse().ok().filter(|d| (1..=31).contains(d))
}

fn nearest(month: i8, day: i8, today: Date) -> Option<Date> {
    let this = Date::new(today.year(), month, day).ok()?;
    let half_a_year_ago = today.checked_sub(jiff::Span::new().days(182)).unwrap_or(date(1970, 1, 1));
    if this < half_a_year_ago { Date::new(today.year() + 1, month, day).ok() } else { Some(this) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_however_they_are_written() {
        let today = date(2026, 3, 2);
        let twelfth = vec![date(2026, 3, 12)];
        for text in [
            "It runs again on 12 March.",
            "mended by March 12th, 2026, we hope",
            "(2026-03-12)",
            "am 12.3.26",
            "until 2026-03-12T09:00",
            "يعمل في 12 مارس",
        ] {
            assert_eq!(named(text, today), twelfth, "{text}");
        }
        assert_eq!(named("12/03/2026", today), [date(2026, 3, 12), date(2026, 12, 3)]);
        assert_eq!(named("on 20 December it stopped", today), [date(2026, 12, 20)]);
        for text in [
            "order 12-3",
            "you may 12 times",
            "ISO 9001",
            "at 12:30 we may know",
            "3 of 12",
            "31 February",
            "",
        ] {
            assert_eq!(named(text, today), [], "{text}");
        }
    }
}
