//! The telling as a picture over time: a curve of steps, the line by which everybody should know, and a table of the
//! same beside it.

use crate::ground::Time;
use crate::ground::page::Shell;
use crate::notices::glance::Glance;

/// The picture in units of its own.
const WIDE: f64 = 600.0;
const HIGH: f64 = 120.0;

/// The picture.
pub(super) struct Rise {
    /// The curve's area, as the path of an SVG.
    pub(super) path: String,
    /// Where the line stands by which everybody should be told.
    pub(super) target: f64,
    pub(super) first: String,
    pub(super) last: String,
    /// Its milestones: which share, after how long, and whether that was in time.
    pub(super) marks: Vec<Mark>,
}

/// A share of those who can be told, reached.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub(super) share: f64,
    pub(super) people: i64,
    /// After how long; none when it is not reached yet.
    pub(super) after_ms: Option<i64>,
    pub(super) is_late: bool,
}

impl Rise {
    /// Of a glance.
    pub(super) fn of(shell: &Shell, glance: &Glance) -> Self {
        let end = end_of(glance);
        let span = (end.0 - glance.since.0).max(1) as f64;
        let x = |at: Time| ((at.0 - glance.since.0) as f64 / span * WIDE).clamp(0.0, WIDE);
        let y = |told: i64| HIGH - told as f64 / glance.relevant.max(glance.told).max(1) as f64 * HIGH;
        let mut path = format!("M0 {HIGH}");
        for (at, told) in &glance.rise {
            path.push_str(&format!(" H{:.1} V{:.1}", x(*at), y(*told)));
        }
        // The last step lasts until the picture was taken.
        path.push_str(&format!(" H{:.1} V{HIGH} Z", x(glance.at.min(end))));
        Self {
            path,
            target: x(glance.target),
            first: shell.moment(glance.since.0),
            last: shell.moment(end.0),
            marks: marks(glance),
        }
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
}

/// Where the picture ends: now while somebody is untold, else with the last who was told; never before the line.
fn end_of(glance: &Glance) -> Time {
    let last = glance.rise.last().map_or(glance.since, |(at, _)| *at);
    let end = if glance.told < glance.relevant { glance.at.max(last) } else { last };
    end.max(glance.target)
}

/// When a tenth, a half, nine tenths and all were told.
fn marks(glance: &Glance) -> Vec<Mark> {
    let of = |share: f64| {
        let people = ((glance.relevant as f64 * share).ceil() as i64).max(1);
        let reached = glance.rise.iter().find(|(_, told)| *told >= people).map(|(at, _)| *at);
        Mark {
            share,
            people,
            after_ms: reached.map(|at| at.since(glance.since)),
            is_late: reached.unwrap_or(glance.at) > glance.target,
        }
    };
    if glance.relevant == 0 { Vec::new() } else { [0.1, 0.5, 0.9, 1.0].map(of).to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glance(relevant: i64, rise: &[(i64, i64)]) -> Glance {
        Glance {
            at: Time(100),
            relevant,
            told: rise.last().map_or(0, |(_, told)| *told),
            since: Time(0),
            target: Time(50),
            rise: rise.iter().map(|(at, told)| (Time(*at), *told)).collect(),
            ..Glance::default()
        }
    }

    #[test]
    fn milestones_are_reached_in_time_or_late_or_not_yet() {
        let marks = marks(&glance(10, &[(20, 1), (40, 5), (80, 9)]));
        let told: Vec<_> = marks.iter().map(|m| (m.people, m.after_ms, m.is_late)).collect();
        assert_eq!(told, [(1, Some(20), false), (5, Some(40), false), (9, Some(80), true), (10, None, true)]);
        assert!(super::marks(&glance(0, &[])).is_empty());
    }

    #[test]
    fn the_picture_ends_now_or_with_the_last_told_and_never_before_its_line() {
        assert_eq!(end_of(&glance(10, &[(20, 1)])), Time(100), "somebody is untold");
        assert_eq!(end_of(&glance(1, &[(20, 1)])), Time(50), "all were told before the line");
        let rise = Rise::of(&Shell::sample(), &glance(2, &[(50, 1)]));
        assert_eq!(rise.path, "M0 120 H300.0 V60.0 H600.0 V120 Z");
        assert!((rise.target - 300.0).abs() < 0.01);
    }
}
