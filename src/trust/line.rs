//! A dimension over time, as the points of a line. The table of what moved it stands beside.

use super::record::standing;
use super::{Dimension, Movement};
use crate::ground::Time;

/// The picture's width and height, in its own units.
pub(super) const WIDE: f64 = 300.0;
/// See [`WIDE`].
pub(super) const HIGH: f64 = 48.0;
const STEPS: i64 = 60;

/// The line from the first movement to now, for `<polyline points="…">`; empty with less than two movements.
pub(super) fn points(movements: &[Movement], dimension: Dimension, now: Time) -> String {
    let mut moments: Vec<Time> = movements.iter().map(|m| m.at).filter(|at| *at <= now).collect();
    moments.sort_unstable();
    let (Some(first), Some(last)) = (moments.first().copied(), moments.last().copied()) else {
        return String::new();
    };
    if first == last || now <= first {
        return String::new();
    }
    let span = now.since(first);
    // Every movement is a step of its own, so that none falls between two samples.
    moments.extend((0..=STEPS).map(|n| first.plus(span / STEPS * n)));
    moments.push(now);
    moments.sort_unstable();
    moments.dedup();
    let point = |at: &Time| {
        let x = at.since(first) as f64 / span as f64 * WIDE;
        let y = (1.0 - standing(movements, dimension, *at).expectation) * HIGH;
        format!("{x:.1},{y:.1}")
    };
    moments.iter().map(point).collect::<Vec<_>>().join(" ")
}
