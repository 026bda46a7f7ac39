//! How likely it is that something rose: the chance that one rate is higher than another, from what speaks for and against
//! each. Pure arithmetic.
//!
//! Evidence r for and s against gives the rate behind it the distribution Beta(r + 1, s + 1) (Jøsang & Ismail 2002). Two of
//! them that rest on different evidence are compared as Cook (2005, *Exact calculation of beta inequalities*) does: the
//! chance that a draw from the one exceeds a draw from the other. Here the integral is summed over a fine grid, which is
//! right to three places for all that a record can hold and needs no gamma function.

use super::Evidence;

/// Points of the grid.
const POINTS: usize = 512;

/// What counts as sure enough to be called a step. A convention of ours: of twenty acts with nothing behind them one may
/// look like it.
pub(super) const SURE: f64 = 0.95;

/// The distribution of the rate behind this evidence, on the grid, summing to 1.
fn density(evidence: Evidence) -> Vec<f64> {
    let logs: Vec<f64> = (0..POINTS)
        .map(|n| (n as f64 + 0.5) / POINTS as f64)
        .map(|x| evidence.r.max(0.0) * x.ln() + evidence.s.max(0.0) * (1.0 - x).ln())
        .collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raw: Vec<f64> = logs.into_iter().map(|log| (log - most).exp()).collect();
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|part| part / sum).collect()
}

/// The chance, 0 to 1, that the rate behind `after` is higher than that behind `before`. The two must not rest on the same
/// evidence.
pub(super) fn that_it_rose(before: Evidence, after: Evidence) -> f64 {
    let mut below = 0.0;
    let mut chance = 0.0;
    for (was, is) in density(before).into_iter().zip(density(after)) {
        // Of what falls into one cell of the grid half is taken as higher.
        chance += is * (below + was / 2.0);
        below += was;
    }
    chance.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn evidence(r: f64, s: f64) -> Evidence {
        Evidence { r, s }
    }

    #[test]
    fn it_is_what_can_be_worked_out_by_hand() {
        // Beta(1,1) against Beta(1,1), Beta(2,1), Beta(5,1); Beta(1,2) against Beta(2,1): by integrals.
        let table = [
            ((0.0, 0.0), (0.0, 0.0), 0.5),
            ((0.0, 0.0), (1.0, 0.0), 2.0 / 3.0),
            ((0.0, 0.0), (4.0, 0.0), 5.0 / 6.0),
            ((0.0, 1.0), (1.0, 0.0), 5.0 / 6.0),
        ];
        for ((r, s), (r2, s2), wanted) in table {
            let chance = that_it_rose(evidence(r, s), evidence(r2, s2));
            assert!((chance - wanted).abs() < 1e-3, "{r},{s} {r2},{s2}: {chance}");
        }
        // Six broken, then three kept: sure enough. One good word after one bad one: not.
        assert!(that_it_rose(evidence(0.0, 6.0), evidence(3.0, 0.0)) > SURE);
        assert!(that_it_rose(evidence(0.0, 1.0), evidence(1.0, 0.0)) < SURE);
    }

    fn any_evidence() -> impl Strategy<Value = Evidence> {
        (0.0..60.0_f64, 0.0..60.0_f64).prop_map(|(r, s)| evidence(r, s))
    }

    proptest! {
        #[test]
        fn what_rises_one_way_falls_the_other(a in any_evidence(), b in any_evidence()) {
            let (up, down) = (that_it_rose(a, b), that_it_rose(b, a));
            prop_assert!((up + down - 1.0).abs() < 1e-9, "{up} {down}");
        }

        #[test]
        fn bad_and_good_are_mirrors(a in any_evidence(), b in any_evidence()) {
            let turned = |e: Evidence| evidence(e.s, e.r);
            prop_assert!((that_it_rose(a, b) - that_it_rose(turned(b), turned(a))).abs() < 1e-6);
        }

        #[test]
        fn more_good_evidence_never_makes_it_less_likely(a in any_evidence(), b in any_evidence(), more in 0.0..9.0_f64) {
            prop_assert!(that_it_rose(a, evidence(b.r + more, b.s)) >= that_it_rose(a, b) - 1e-9);
        }
    }
}
