//! Beta reputation with forgetting (Jøsang & Ismail 2002): pure arithmetic, tested against published vectors.

use crate::ground::Time;
use crate::ground::clock::DAY;

/// Positive and negative evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Evidence {
    /// For.
    pub r: f64,
    /// Against.
    pub s: f64,
}

/// One graded piece of evidence at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// How much it weighs.
    pub weight: f64,
    /// From −1, wholly against, to 1, wholly for.
    pub value: f64,
    /// When.
    pub at: Time,
    /// Deception: it does not fade (Schweitzer, Hershey, Bradlow 2006).
    pub lasting: bool,
}

impl Evidence {
    /// Adds a graded event.
    pub fn add(&mut self, weight: f64, value: f64) {
        self.r += weight * f64::midpoint(1.0, value);
        self.s += weight * f64::midpoint(1.0, -value);
    }
    /// The expectation, between 0 and 1, never quite either; 0.5 when nothing is known.
    pub fn expectation(&self) -> f64 {
        (self.r + 1.0) / (self.r + self.s + 2.0)
    }
    /// The same on a scale from −1 to 1.
    pub fn rating(&self) -> f64 {
        (self.r - self.s) / (self.r + self.s + 2.0)
    }
    /// How much is held to be so.
    pub fn belief(&self) -> f64 {
        self.r / (self.r + self.s + 2.0)
    }
    /// How much is held not to be so.
    pub fn disbelief(&self) -> f64 {
        self.s / (self.r + self.s + 2.0)
    }
    /// How much is not known: 1 without evidence, falling with each piece.
    pub fn uncertainty(&self) -> f64 {
        2.0 / (self.r + self.s + 2.0)
    }
}

/// What is left of a piece of evidence after a while, with this half-life in days. A convention that is fair to
/// irregular events: it depends on the time alone, not on how many steps it is cut into.
pub fn fade(half_life_days: f64, elapsed_ms: i64) -> f64 {
    (-(elapsed_ms.max(0) as f64) / DAY as f64 / half_life_days).exp2()
}

/// The evidence that stands at a moment. What lies in the future does not count yet.
pub fn evidence_at(pieces: &[Piece], half_life_days: f64, now: Time) -> Evidence {
    let mut evidence = Evidence::default();
    for piece in pieces.iter().filter(|p| p.at <= now) {
        let left = if piece.lasting { 1.0 } else { fade(half_life_days, now.since(piece.at)) };
        evidence.add(piece.weight * left, piece.value);
    }
    evidence
}

/// The most that can be reached by one good piece of evidence per step when `lambda` of it is left after each,
/// beside negative evidence that never fades: the price of hiding.
pub fn ceiling(lambda: f64, lasting: f64) -> f64 {
    let most = 1.0 / (1.0 - lambda);
    (most + 1.0) / (most + lasting + 2.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-6
    }

    #[test]
    fn expectation_rating_and_opinion_are_those_published() {
        let table = [
            (0.0, 0.0, 0.5, 0.0, [0.0, 0.0, 1.0]),
            (1.0, 0.0, 0.666_667, 0.333_333, [0.333_333, 0.0, 0.666_667]),
            (0.0, 1.0, 0.333_333, -0.333_333, [0.0, 0.333_333, 0.666_667]),
            (8.0, 2.0, 0.75, 0.5, [0.666_667, 0.166_667, 0.166_667]),
            (10.0, 10.0, 0.5, 0.0, [0.454_545, 0.454_545, 0.090_909]),
            (3.0, 9.0, 0.285_714, -0.428_571, [0.214_286, 0.642_857, 0.142_857]),
        ];
        for (r, s, expectation, rating, [belief, disbelief, uncertainty]) in table {
            let e = Evidence { r, s };
            assert!(near(e.expectation(), expectation) && near(e.rating(), rating), "{e:?}");
            assert!(near(e.belief(), belief) && near(e.disbelief(), disbelief), "{e:?}");
            assert!(near(e.uncertainty(), uncertainty), "{e:?}");
        }
    }

    #[test]
    fn a_sequence_forgets_step_by_step() {
        // Steps of a day with the half-life that leaves lambda after each.
        for (lambda, r, s, expectation) in
            [(1.0, 3.0, 1.0, 0.666_667), (0.9, 2.539, 0.9, 0.650_671), (0.5, 1.375, 0.5, 0.612_903)]
        {
            let half_life = if lambda < 1.0 { -1.0 / f64::log2(lambda) } else { f64::INFINITY };
            let values = [1.0, 1.0, -1.0, 1.0];
            let piece =
                |(n, value): (i64, f64)| Piece { weight: 1.0, value, at: Time(n * DAY), lasting: false };
            let pieces: Vec<Piece> = (0..).zip(values).map(piece).collect();
            let e = evidence_at(&pieces, half_life, Time(3 * DAY));
            assert!(near(e.r, r) && near(e.s, s) && near(e.expectation(), expectation), "{lambda}: {e:?}");
        }
    }

    #[test]
    fn half_of_it_is_gone_after_a_half_life() {
        assert!(near(fade(90.0, 30 * DAY), 0.793_701));
        assert!(near(fade(90.0, 180 * DAY), 0.25));
    }

    #[test]
    fn hiding_lowers_what_can_ever_be_reached() {
        for (lambda, most) in [(0.9, 0.916_667), (0.95, 0.954_545), (0.98, 0.980_769)] {
            assert!(near(ceiling(lambda, 0.0), most));
        }
        assert!(near(ceiling(0.95, 4.0), 0.807_692));
    }

    fn pieces() -> impl Strategy<Value = Vec<Piece>> {
        let piece = (0.0..4.0_f64, -1.0..=1.0_f64, 0_i64..1_000, any::<bool>())
            .prop_map(|(weight, value, day, lasting)| Piece { weight, value, at: Time(day * DAY), lasting });
        prop::collection::vec(piece, 0..12)
    }

    proptest! {
        #[test]
        fn a_kept_promise_never_lowers(pieces in pieces(), day in 0_i64..1_000, later in 0_i64..2_000) {
            let now = Time((day + later) * DAY);
            let before = evidence_at(&pieces, 730.0, now);
            let kept = Piece { weight: 1.0, value: 1.0, at: Time(day * DAY), lasting: false };
            let after = evidence_at(&[pieces, vec![kept]].concat(), 730.0, now);
            prop_assert!(after.expectation() >= before.expectation());
            prop_assert!(after.uncertainty() <= before.uncertainty());
        }

        #[test]
        fn an_expectation_is_never_certain(pieces in pieces(), now in 0_i64..100_000) {
            let e = evidence_at(&pieces, 180.0, Time(now * DAY));
            prop_assert!(e.expectation() > 0.0 && e.expectation() < 1.0);
            prop_assert!(near(e.belief() + e.disbelief() + e.uncertainty(), 1.0));
        }

        #[test]
        fn forgetting_tends_to_uncertain_and_never_past_it(pieces in pieces(), wait in 1_i64..5_000) {
            let fading: Vec<Piece> = pieces.into_iter().map(|p| Piece { lasting: false, ..p }).collect();
            let (now, later) = (Time(1_000 * DAY), Time((1_000 + wait) * DAY));
            let (e, l) = (evidence_at(&fading, 180.0, now), evidence_at(&fading, 180.0, later));
            prop_assert!(l.uncertainty() >= e.uncertainty());
            prop_assert!((l.expectation() - 0.5).abs() <= (e.expectation() - 0.5).abs() + 1e-12);
            let in_the_end = evidence_at(&fading, 180.0, Time(100_000 * DAY));
            prop_assert!(in_the_end.uncertainty() > 0.999_999);
        }

        #[test]
        fn the_order_of_events_does_not_matter(pieces in pieces()) {
            let now = Time(1_000 * DAY);
            let turned: Vec<Piece> = pieces.iter().rev().copied().collect();
            prop_assert!(near(
                evidence_at(&pieces, 365.0, now).expectation(),
                evidence_at(&turned, 365.0, now).expectation()
            ));
        }
    }
}
