//! What our own record says of a date, as a picture and a table: the chance as it rises with time, the date asked for, and the
//! dates at each level.

use crate::ground::Time;
use crate::ground::page::{Interval, Shell, t_args};
use crate::promises::{DateAt, Outlook};

/// The picture in units of its own.
const WIDE: f64 = 600.0;
const HIGH: f64 = 120.0;

/// An outlook, to be shown.
pub(super) struct Record {
    pub(super) outlook: Outlook,
    /// The curve's area, as the path of an SVG.
    pub(super) path: String,
    /// Where the date asked for stands.
    pub(super) asked: f64,
    pub(super) last: Time,
}

impl Record {
    /// Of an outlook.
    pub(super) fn of(outlook: Outlook) -> Self {
        let (first, last) = (outlook.from, outlook.rise.last().map_or(outlook.asked, |(at, _)| *at));
        let span = last.since(first).max(1) as f64;
        let x = |at: Time| (at.since(first) as f64 / span * WIDE).clamp(0.0, WIDE);
        let mut path = format!("M0 {HIGH}");
        for (at, chance) in &outlook.rise {
            path.push_str(&format!(" H{:.1} V{:.1}", x(*at), HIGH - chance * HIGH));
        }
        path.push_str(&format!(" H{WIDE} V{HIGH} Z"));
        let asked = x(outlook.asked);
        Self { outlook, path, asked, last }
    }

    pub(super) fn size(&self) -> String {
        format!("0 -1 {WIDE} {}", HIGH + 2.0)
    }
    pub(super) fn high(&self) -> f64 {
        HIGH
    }
    pub(super) fn wide(&self) -> f64 {
        WIDE
    }
    /// The chance of the date asked for; never without where it may lie.
    pub(super) fn chance(&self) -> Interval {
        let Outlook { chance, low, high, worth, .. } = self.outlook;
        Interval::rate(chance.unwrap_or(0.0), low, high, if chance.is_some() { worth } else { 0 })
    }
    /// What it rests on, in words.
    pub(super) fn basis(&self, shell: &Shell) -> String {
        let class = shell.t(&format!("promises-record-{}", self.outlook.class.word()));
        let (cases, of) = (shell.count(self.outlook.cases), shell.count(self.outlook.of));
        let id = if self.outlook.of > self.outlook.cases {
            "promises-record-basis-of"
        } else {
            "promises-record-basis"
        };
        t_args(shell.lang, id, &[("class", class.into()), ("cases", cases.into()), ("of", of.into())])
    }
    /// The date of a level; where the record is too short for one, how long it must be.
    pub(super) fn by(&self, shell: &Shell, date: &DateAt) -> String {
        match date.by {
            Some(by) => shell.moment(by.0),
            None if self.outlook.cases < fewest(date.level) => {
                shell.ta("promises-record-few", "n", shell.count(fewest(date.level)))
            }
            None => shell.t("promises-record-beyond"),
        }
    }
}

/// How many settled cases a level takes: as many as make its rank among one more one of them.
fn fewest(level: i64) -> i64 {
    99 / (100 - level.clamp(1, 99))
}

/// An outlook for the samples of pages: an ordinary record that gives a date less than it claims.
pub(super) fn sample(shell: &Shell) -> Outlook {
    use crate::ground::clock::DAY;
    use crate::promises::Class;
    let from = Time(shell.now_ms);
    let at = |days: i64| from.plus(days * DAY);
    let chances = [0.0, 0.05, 0.2, 0.4, 0.52, 0.6, 0.7, 0.76, 0.82, 0.86, 0.9, 0.92, 0.93];
    let date = |level, by| DateAt { level, by };
    Outlook {
        class: Class::Scenario,
        cases: 14,
        of: 31,
        is_enough: true,
        asked: at(4),
        chance: Some(0.52),
        low: 0.28,
        high: 0.75,
        worth: 14,
        dates: vec![date(50, Some(at(4))), date(80, Some(at(8))), date(90, Some(at(10))), date(95, None)],
        longest: Some(at(12)),
        rise: (0..).zip(chances).map(|(day, chance)| (at(day), chance)).collect(),
        ..Outlook::unknown(Class::Scenario, from, at(4))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_rises_to_the_left_edge_of_each_day_and_marks_the_date_asked_for() {
        let shell = Shell::sample();
        let record = Record::of(sample(&shell));
        assert!(record.path.starts_with("M0 120 H0.0 V120.0 H50.0 V114.0 H100.0 V96.0"), "{}", record.path);
        assert!((record.asked - 200.0).abs() < 0.1, "{}", record.asked);
        assert_eq!(record.chance().figure(), "52%");
        let nothing = Record::of(Outlook::unknown(record.outlook.class, Time(0), Time(5)));
        assert_eq!((nothing.chance().figure().as_str(), nothing.asked), ("–", WIDE));
    }

    #[test]
    fn a_level_takes_as_many_cases_as_its_rank() {
        assert_eq!([50, 80, 90, 95].map(fewest), [1, 4, 9, 19]);
    }
}
