//! The price of hiding, before somebody chooses it: how far integrity can climb again when we keep our word from now on,
//! told or hidden. The formulas are those of the record.

use super::{Evidence, RULES, ceiling};

/// What is left of a piece of evidence after each step: one good act, and the time until the next.
pub(super) const LAMBDA: f64 = 0.95;
/// Good acts shown.
const STEPS: u32 = 60;
/// The picture's width and height, in its own units.
pub(super) const WIDE: f64 = 300.0;
/// See [`WIDE`].
pub(super) const HIGH: f64 = 120.0;

/// How much a deception weighs by the table.
pub(super) fn weight() -> f64 {
    RULES.iter().find(|rule| rule.lasting).map_or(0.0, |rule| rule.weight)
}

/// Where integrity stands after so many good acts in a row, beside negative evidence that never fades.
pub(super) fn climb(lambda: f64, lasting: f64, acts: u32) -> f64 {
    let r = (0..acts).fold(0.0, |r, _| lambda * r + 1.0);
    Evidence { r, s: lasting }.expectation()
}

/// The most that can be reached: told, and hidden.
pub(super) fn ceilings() -> (f64, f64) {
    (ceiling(LAMBDA, 0.0), ceiling(LAMBDA, weight()))
}

/// After so many good acts what was hidden stands where telling stood at the start.
pub(super) fn acts_to_begin_again() -> u32 {
    (0..=STEPS * 10).find(|n| climb(LAMBDA, weight(), *n) >= climb(LAMBDA, 0.0, 0)).unwrap_or(u32::MAX)
}

/// The line of a climb, for `<polyline points="…">`.
pub(super) fn points(lasting: f64) -> String {
    let point = |n: u32| {
        let x = f64::from(n) / f64::from(STEPS) * WIDE;
        let y = (1.0 - climb(LAMBDA, lasting, n)) * HIGH;
        format!("{x:.1},{y:.1}")
    };
    (0..=STEPS).map(point).collect::<Vec<_>>().join(" ")
}

/// How high a figure stands in the picture.
pub(super) fn height(figure: f64) -> String {
    format!("{:.1}", (1.0 - figure) * HIGH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-6
    }

    #[test]
    fn the_climb_ends_at_the_ceiling_and_never_above_it() {
        let (told, hidden) = ceilings();
        assert!(near(told, 0.954_545) && near(hidden, 0.807_692));
        assert!(near(climb(LAMBDA, 0.0, 2_000), told) && near(climb(LAMBDA, weight(), 2_000), hidden));
        for n in 0..200 {
            assert!(climb(LAMBDA, 0.0, n) <= told && climb(LAMBDA, weight(), n) <= hidden);
            assert!(
                climb(LAMBDA, weight(), n) < climb(LAMBDA, 0.0, n),
                "hidden is never the better way: {n}"
            );
        }
        assert!(near(climb(LAMBDA, 0.0, 0), 0.5) && near(climb(LAMBDA, weight(), 0), 1.0 / 6.0));
    }

    #[test]
    fn it_takes_some_good_acts_to_begin_again() {
        // Four against: as much for is needed, and by then some of it has faded.
        assert_eq!(acts_to_begin_again(), 5);
        assert_eq!(points(0.0).split(' ').count(), 61);
    }
}
