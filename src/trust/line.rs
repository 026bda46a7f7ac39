//! A dimension over time, as the points of a line and of the band within which it may lie. What moved it stands beside.

use super::record::standing;
use super::{Dimension, Movement};
use crate::ground::Time;

/// The picture's width and height, in its own units.
pub(super) const WIDE: f64 = 300.0;
/// See [`WIDE`].
pub(super) const HIGH: f64 = 48.0;
const STEPS: i64 = 60;
/// The finest that two movements are told apart: parts of the whole span.
const FINEST: i64 = 400;

/// From when until when a line goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub from: Time,
    pub to: Time,
}

impl Span {
    /// From the first movement until now; none with less than a moment between them.
    pub(super) fn of(movements: &[Movement], now: Time) -> Option<Self> {
        let from = movements.iter().map(|m| m.at).filter(|at| *at < now).min()?;
        let last = movements.iter().map(|m| m.at).filter(|at| *at <= now).max()?;
        (from < last).then_some(Self { from, to: now })
    }
    /// How far along a moment lies, from 0 to 1.
    pub(super) fn part(self, at: Time) -> f64 {
        (at.since(self.from) as f64 / self.to.since(self.from) as f64).clamp(0.0, 1.0)
    }
}

/// A line, and the band around it, for `points="…"`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    pub line: String,
    pub band: String,
}

/// Moments at which a line is looked at: every movement is a step of its own, so that none falls between two samples, as far
/// as the eye can tell them apart.
fn moments(movements: &[Movement], span: Span) -> Vec<Time> {
    let whole = span.to.since(span.from);
    let mut moments: Vec<Time> = (0..=STEPS).map(|n| span.from.plus(whole / STEPS * n)).collect();
    moments.push(span.to);
    let mut fine: Vec<(i64, Time)> = movements
        .iter()
        .filter(|m| m.at >= span.from && m.at <= span.to)
        .map(|m| (m.at.since(span.from) / (whole / FINEST).max(1), m.at))
        .collect();
    fine.sort_unstable();
    fine.dedup_by_key(|(place, _)| *place);
    moments.extend(fine.into_iter().map(|(_, at)| at));
    moments.sort_unstable();
    moments.dedup();
    moments
}

/// A dimension over a span, in a picture of this size. Its movements are in the order of their times.
pub(super) fn drawn(movements: &[Movement], dimension: Dimension, span: Span, size: (f64, f64)) -> Drawn {
    let own: Vec<Movement> = movements
        .iter()
        .filter(|m| m.dimension == dimension.word() || m.fact == "case.withdrawn")
        .cloned()
        .collect();
    let (mut line, mut upper, mut lower) = (Vec::new(), Vec::new(), Vec::new());
    for at in moments(&own, span) {
        let stands = standing(&own, dimension, at);
        let x = span.part(at) * size.0;
        let point = |figure: f64| format!("{x:.1},{:.1}", (1.0 - figure) * size.1);
        line.push(point(stands.expectation));
        upper.push(point(stands.high));
        lower.push(point(stands.low));
    }
    let band = upper.into_iter().chain(lower.into_iter().rev()).collect::<Vec<_>>().join(" ");
    Drawn { line: line.join(" "), band }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::clock::DAY;
    use crate::ground::id::Id;

    fn movement(day: i64, value: f64) -> Movement {
        Movement {
            customer_id: Id::mint(Time(0), &Dice::seeded(1)),
            dimension: "ability".into(),
            rule: "it-held".into(),
            fact: "survey.answered".into(),
            weight: 1.0,
            value,
            lasting: 0,
            at: Time(day * DAY),
            chain: "cas_x".into(),
            seq: day,
            incident_id: None,
            taken_back_at: None,
        }
    }

    #[test]
    fn a_line_needs_two_movements_and_lies_in_its_band() {
        let now = Time(100 * DAY);
        assert_eq!(Span::of(&[], now), None);
        assert_eq!(Span::of(&[movement(3, 1.0)], now), None);
        assert_eq!(
            Span::of(&[movement(3, 1.0), movement(200, 1.0)], now),
            None,
            "what is to come is not drawn"
        );
        let told = [movement(10, -1.0), movement(40, 1.0), movement(41, 1.0)];
        let span = Span::of(&told, now).unwrap();
        assert_eq!((span.from, span.part(Time(55 * DAY))), (Time(10 * DAY), 0.5));
        let Drawn { line, band } = drawn(&told, Dimension::Ability, span, (300.0, 48.0));
        let read = |text: &str| -> Vec<(f64, f64)> {
            let point =
                |p: &str| p.split_once(',').map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap())).unwrap();
            text.split(' ').map(point).collect()
        };
        let (line, band) = (read(&line), read(&band));
        assert_eq!(band.len(), 2 * line.len());
        for ((x, y), ((_, top), (_, bottom))) in line.iter().zip(band.iter().zip(band.iter().rev())) {
            assert!((0.0..=300.0).contains(x) && top <= y && y <= bottom, "{x}: {top} {y} {bottom}");
        }
    }
}
