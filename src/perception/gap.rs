//! The gap: how much better we think of ourselves than they do.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Item, Rating};
use crate::listening::Dimension;

/// With fewer on a side there is no interval: it would say nothing. A convention.
const ENOUGH: usize = 3;
/// The best mark.
const BEST: f64 = 10.0;
/// What a mark can be off by for being a whole number: even where all agree, nobody is surer than that.
const ROUNDING: f64 = 1.0 / 12.0;
/// Student's t at 97.5 % for 1 to 10 degrees of freedom.
const T: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

/// One side of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = PerceptionSide)]
pub struct Side {
    /// How many rated.
    pub n: usize,
    /// What they gave on average, from 0 to 10; 0 where nobody did.
    pub mean: f64,
}

/// The gap in one thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = PerceptionGap)]
pub struct Sides {
    /// Our own people.
    pub ours: Side,
    /// Theirs.
    pub theirs: Side,
    /// Ours less theirs; absent until both have rated. Above nothing: we see it better than they do.
    pub gap: Option<f64>,
    /// Where the gap lies with 95 % confidence; absent until there are enough on both sides.
    pub interval: Option<(f64, f64)>,
}

/// The gap in one item.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = PerceptionItemGap)]
pub struct ItemGap {
    /// The item.
    pub item: Item,
    /// Both sides of it.
    pub sides: Sides,
}

/// The gap of a round.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = PerceptionGaps)]
pub struct Gap {
    /// Over everything, each person counted once.
    pub whole: Sides,
    /// By part of trust, where it was rated.
    pub by_dimension: Vec<(Dimension, Sides)>,
    /// By item, in their order.
    pub by_item: Vec<ItemGap>,
}

/// The gap of a round, worked out from how each rated.
pub fn gap_of(items: &[Item], ratings: &[Rating]) -> Gap {
    let given: Vec<(bool, BTreeMap<String, i64>)> =
        ratings.iter().map(|rating| (rating.is_ours(), rating.given())).collect();
    let of = |keys: &[&str]| {
        let side = |is_ours: bool| -> Vec<f64> {
            let own = given.iter().filter(|(ours, _)| *ours == is_ours);
            own.filter_map(|(_, marks)| {
                let marks: Vec<f64> = keys.iter().filter_map(|k| marks.get(*k)).map(|m| *m as f64).collect();
                (!marks.is_empty()).then(|| mean(&marks))
            })
            .collect()
        };
        sides(&side(true), &side(false))
    };
    let all: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
    let by_dimension = Dimension::ALL.into_iter().filter_map(|dimension| {
        let keys: Vec<&str> =
            items.iter().filter(|item| item.dimension == dimension).map(|item| item.key.as_str()).collect();
        (!keys.is_empty()).then(|| (dimension, of(&keys)))
    });
    Gap {
        whole: of(&all),
        by_dimension: by_dimension.collect(),
        by_item: items.iter().map(|item| ItemGap { item: item.clone(), sides: of(&[&item.key]) }).collect(),
    }
}

fn mean(marks: &[f64]) -> f64 {
    if marks.is_empty() { 0.0 } else { marks.iter().sum::<f64>() / marks.len() as f64 }
}

/// Both sides of one thing, one number for each person.
fn sides(ours: &[f64], theirs: &[f64]) -> Sides {
    let side = |marks: &[f64]| Side { n: marks.len(), mean: mean(marks) };
    let (a, b) = (side(ours), side(theirs));
    let gap = (a.n > 0 && b.n > 0).then_some(a.mean - b.mean);
    let is_enough = a.n >= ENOUGH && b.n >= ENOUGH;
    let interval = gap.filter(|_| is_enough).map(|gap| {
        let half = half_width(ours, theirs);
        ((gap - half).max(-BEST), (gap + half).min(BEST))
    });
    Sides { ours: a, theirs: b, gap, interval }
}

/// Half the length of Welch's interval for the difference of two means.
fn half_width(one: &[f64], other: &[f64]) -> f64 {
    let part = |marks: &[f64]| {
        let (n, at) = (marks.len() as f64, mean(marks));
        let spread = marks.iter().map(|m| (m - at).powi(2)).sum::<f64>() / (n - 1.0);
        (spread.max(ROUNDING) / n, n - 1.0)
    };
    let ((a, free_a), (b, free_b)) = (part(one), part(other));
    let free = (a + b).powi(2) / (a * a / free_a + b * b / free_b);
    student(free) * (a + b).sqrt()
}

/// Student's t at 97.5 %; between whole degrees of freedom the lower ones, which is the wider interval.
fn student(free: f64) -> f64 {
    let whole = free.floor().max(1.0);
    if let Some(t) = T.get(whole as usize - 1) {
        return *t;
    }
    // Cornish and Fisher's series about the normal quantile; good to a thousandth from here on.
    let z = 1.959_964_f64;
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    z + first / whole + second / whole.powi(2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_gap_is_ours_less_theirs_and_says_how_sure_it_is() {
        let both = sides(&[8.0, 9.0, 7.0], &[3.0, 4.0, 2.0]);
        assert_eq!((both.gap, both.ours.n, both.theirs.n), (Some(5.0), 3, 3));
        // Two samples with variance 1 and 3 each: 2.776 · √(2/3).
        let (low, high) = both.interval.unwrap();
        assert!(
            (low - (5.0 - 2.2666)).abs() < 0.001 && (high - (5.0 + 2.2666)).abs() < 0.001,
            "{low} {high}"
        );
        assert_eq!(sides(&[8.0], &[]).gap, None);
        let few = sides(&[8.0, 9.0], &[3.0, 4.0, 2.0]);
        assert_eq!((few.gap, few.interval), (Some(5.5), None), "two are not enough to say how sure");
        let (low, high) = sides(&[7.0; 3], &[7.0; 3]).interval.unwrap();
        assert!(low < 0.0 && high > 0.0, "that all agree makes nobody surer than a whole mark is");
    }

    #[test]
    fn students_t_meets_its_table_where_the_series_takes_over() {
        for (free, known) in
            [(1.9, 12.706), (10.0, 2.228), (12.0, 2.179), (20.0, 2.086), (60.0, 2.000), (1e6, 1.960)]
        {
            assert!((student(free) - known).abs() < 0.002, "{free}: {}", student(free));
        }
    }

    #[test]
    fn what_nobody_rated_is_no_nought_and_each_person_counts_once() {
        let items: Vec<Item> =
            ["well", "quick", "kept"].iter().filter_map(|key| Item::shipped(key)).collect();
        let rating = |side: &str, marks: &[(&str, i64)]| {
            let marks: BTreeMap<_, _> = marks.iter().map(|(k, m)| ((*k).to_owned(), *m)).collect();
            Rating { side: side.into(), marks: serde_json::to_string(&marks).unwrap(), ..Rating::sample() }
        };
        let gap = gap_of(
            &items,
            &[
                rating("ours", &[("well", 10), ("quick", 8)]),
                rating("ours", &[("well", 6)]),
                rating("theirs", &[("well", 2), ("kept", 4)]),
            ],
        );
        // (9 + 6) / 2 less 3.
        assert_eq!(gap.whole.gap, Some(4.5));
        assert_eq!(gap.by_item[0].sides.gap, Some(6.0));
        assert_eq!((gap.by_item[1].sides.gap, gap.by_item[1].sides.ours.n), (None, 1));
        let parts: Vec<_> = gap.by_dimension.iter().map(|(d, s)| (d.word(), s.gap)).collect();
        assert_eq!(parts, [("ability", Some(5.5)), ("integrity", None)]);
    }

    fn marks() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec((0_u8..=10).prop_map(f64::from), 1..9)
    }

    proptest! {
        #[test]
        fn seen_from_the_other_side_it_is_the_same_the_other_way_round(ours in marks(), theirs in marks()) {
            let (here, there) = (sides(&ours, &theirs), sides(&theirs, &ours));
            let (a, b) = (here.gap.unwrap(), there.gap.unwrap());
            prop_assert!((a + b).abs() < 1e-9 && a.abs() <= BEST);
            prop_assert_eq!(here.interval.is_some(), ours.len() >= ENOUGH && theirs.len() >= ENOUGH);
            if let (Some((low, high)), Some((other_low, other_high))) = (here.interval, there.interval) {
                prop_assert!(low <= a && a <= high && low >= -BEST && high <= BEST);
                prop_assert!((low + other_high).abs() < 1e-9 && (high + other_low).abs() < 1e-9);
            }
        }

        #[test]
        fn the_more_rate_alike_the_surer_it_is(ours in marks(), theirs in marks()) {
            prop_assume!(ours.len() >= ENOUGH && theirs.len() >= ENOUGH);
            let (few, many) = (half_width(&ours, &theirs), half_width(&ours.repeat(4), &theirs.repeat(4)));
            prop_assert!(many < few, "{} {}", many, few);
            let gap = sides(&ours, &theirs).gap.unwrap() - sides(&ours.repeat(4), &theirs.repeat(4)).gap.unwrap();
            prop_assert!(gap.abs() < 1e-9);
        }
    }
}
