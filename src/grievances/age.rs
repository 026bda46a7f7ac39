//! When a wrong happened, as well as anybody knows, and how long ago that is. Pure.

use std::fmt;

use jiff::civil::Date;

/// The earliest year that anybody still carries.
const FIRST: i16 = 1800;

/// As much of a day as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// The day.
    Day(Date),
    /// Its month; the date is the first of it.
    Month(Date),
    /// Its year alone; the date is the first of it.
    Year(Date),
}

impl Happened {
    /// Reads `2016`, `2016-05` or `2016-05-12`; `None` when it is no such day.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = |text: String| text.parse::<Date>().ok().filter(|day| day.year() >= FIRST);
        match text.len() {
            4 => day(format!("{text}-01-01")).map(Self::Year),
            7 => day(format!("{text}-01")).map(Self::Month),
            10 => day(text.to_owned()).map(Self::Day),
            _ => None,
        }
    }
    /// The first day on which it may have happened.
    pub const fn first(self) -> Date {
        match self {
            Self::Day(day) | Self::Month(day) | Self::Year(day) => day,
        }
    }
    /// Whether less than the month is known: then its age is a guess by up to a year.
    pub const fn is_vague(self) -> bool {
        matches!(self, Self::Year(_))
    }
}

impl fmt::Display for Happened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, length) = match self {
            Self::Day(day) => (day, 10),
            Self::Month(day) => (day, 7),
            Self::Year(day) => (day, 4),
        };
        f.write_str(&day.to_string()[..length])
    }
}

/// How long ago, in the largest unit of which there are two, or in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// So many years.
    Years(i64),
    /// So many months.
    Months(i64),
    /// So many days.
    Days(i64),
}

impl Age {
    /// How long ago it is on this day; what lies ahead is no time ago.
    pub fn of(happened: Happened, today: Date) -> Self {
        let first = happened.first();
        let years = i64::from(today.year()) - i64::from(first.year());
        if happened.is_vague() {
            return Self::Years(years.max(0));
        }
        let is_short = matches!(happened, Happened::Day(_)) && today.day() < first.day();
        let months = years * 12 + i64::from(today.month()) - i64::from(first.month()) - i64::from(is_short);
        match months {
            24.. => Self::Years(months / 12),
            2.. => Self::Months(months),
            _ => Self::Days(first.until(today).map_or(0, |span| i64::from(span.get_days())).max(0)),
        }
    }
    /// The number.
    pub const fn number(self) -> i64 {
        match self {
            Self::Years(n) | Self::Months(n) | Self::Days(n) => n,
        }
    }
    /// The unit's word in the catalogue.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Years(_) => "years",
            Self::Months(_) => "months",
            Self::Days(_) => "days",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn as_much_of_a_day_as_is_known_is_enough() {
        for text in ["2016", "2016-05", "2016-05-12", "1900"] {
            assert_eq!(Happened::read(text).unwrap().to_string(), text);
        }
        for text in
            ["", "16", "1799", "2016-13", "2016-02-30", "ten years ago", "2016-5", "20160512", "２０１６"]
        {
            assert_eq!(Happened::read(text), None, "{text}");
        }
    }

    #[test]
    fn an_age_is_said_in_the_largest_unit_of_which_there_are_two() {
        let today = date("2026-03-02");
        let table = [
            ("2016", Age::Years(10)),
            ("2026", Age::Years(0)),
            ("2015-03-02", Age::Years(11)),
            ("2015-03-03", Age::Years(10)),
            ("2024-03-02", Age::Years(2)),
            ("2024-03-03", Age::Months(23)),
            ("2025-12", Age::Months(3)),
            ("2026-01-02", Age::Months(2)),
            ("2026-01-03", Age::Days(58)),
            ("2026-03-02", Age::Days(0)),
        ];
        for (text, age) in table {
            assert_eq!(Age::of(Happened::read(text).unwrap(), today), age, "{text}");
        }
    }

    fn day() -> impl Strategy<Value = Date> {
        (1990_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
    }

    /// Days, roughly, so that ages of all units compare.
    fn rough(age: Age) -> i64 {
        age.number()
            * match age {
                Age::Years(_) => 365,
                Age::Months(_) => 31,
                Age::Days(_) => 1,
            }
    }

    proptest! {
        #[test]
        fn nothing_grows_younger(happened in day(), today in day(), later in 0_i64..20_000) {
            let then = today.checked_add(jiff::Span::new().days(later)).unwrap();
            for text in [happened.to_string(), happened.to_string()[..7].into(), happened.to_string()[..4].into()] {
                let happened = Happened::read(&text).unwrap();
                let (now, then) = (Age::of(happened, today), Age::of(happened, then));
                prop_assert!(now.number() >= 0);
                prop_assert!(rough(then) >= rough(now), "{text}: {now:?} {then:?}");
            }
        }

        #[test]
        fn a_year_alone_is_off_by_a_year_at_most(happened in day(), years in 2_i64..60, days in 0_i64..365) {
            let today = happened.checked_add(jiff::Span::new().years(years).days(days)).unwrap();
            let exact = Age::of(Happened::Day(happened), today).number();
            let vague = Age::of(Happened::read(&happened.to_string()[..4]).unwrap(), today).number();
            prop_assert!((0..=1).contains(&(vague - exact)), "{exact} {vague}");
        }
    }
}
