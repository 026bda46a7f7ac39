//! How many of the past had come by when, with those that are still open.

/// One past case on a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When it came; or, while it is open, how far it has been followed. Infinite for one that never came.
    pub value: f64,
    /// Whether it came.
    pub came: bool,
    /// How much it counts.
    pub weight: f64,
}

/// The share of cases that had come by each value: the product-limit estimate, with one more case that never came.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// Where the share rises, and to what; both rise.
    steps: Vec<(f64, f64)>,
    effective: f64,
}

impl Curve {
    /// The curve of these. `own` is the weight of the case that is asked about: it is among them and has not come, which is
    /// what makes the level hold for one more case and not only for those seen. With equal weights and nothing
    /// open, the share after the `k`-th of `n` is `k / (n + 1)`.
    pub fn of(mut points: Vec<Point>, own: f64) -> Self {
        // An open case was followed until just before its value, so it leaves before whatever came there.
        points.sort_by(|a, b| a.value.total_cmp(&b.value).then(a.came.cmp(&b.came)));
        let weight: f64 = points.iter().map(|p| p.weight).sum();
        let squares: f64 = points.iter().map(|p| p.weight * p.weight).sum();
        let mut at_risk = weight + own;
        let mut open = 1.0;
        let mut steps: Vec<(f64, f64)> = Vec::new();
        for Point { value, came, weight } in points {
            if came && value.is_finite() && at_risk > 0.0 {
                open *= 1.0 - (weight / at_risk).min(1.0);
                match steps.last_mut() {
                    Some(last) if last.0 >= value => last.1 = 1.0 - open,
                    _ => steps.push((value, 1.0 - open)),
                }
            }
            at_risk -= weight;
        }
        let effective = if squares > 0.0 { weight * weight / squares } else { 0.0 };
        Self { steps, effective }
    }

    /// The first value by which this share had come; none where the past does not reach that far.
    pub fn value_at(&self, share: f64) -> Option<f64> {
        let at = self.steps.partition_point(|(_, had_come)| *had_come < share - 1e-9);
        self.steps.get(at).map(|(value, _)| *value)
    }

    /// The share that had come by this value.
    pub fn share_by(&self, value: f64) -> f64 {
        let after = self.steps.partition_point(|(came, _)| *came <= value);
        after.checked_sub(1).and_then(|at| self.steps.get(at)).map_or(0.0, |(_, share)| *share)
    }

    /// The longest that any of them took.
    pub fn longest(&self) -> Option<f64> {
        self.steps.last().map(|(value, _)| *value)
    }

    /// How many cases of equal weight would say as much (Kish 1965).
    pub fn effective(&self) -> f64 {
        self.effective
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came(value: f64) -> Point {
        Point { value, came: true, weight: 1.0 }
    }
    fn open(value: f64) -> Point {
        Point { value, came: false, weight: 1.0 }
    }

    #[test]
    fn with_nothing_open_it_is_the_rank_that_split_conformal_takes() {
        let curve = Curve::of((1..=9).map(|v| came(f64::from(v))).collect(), 1.0);
        // ⌈10 · 0.9⌉ = 9, ⌈10 · 0.5⌉ = 5, and 95 % would need a tenth.
        assert_eq!(
            (curve.value_at(0.9), curve.value_at(0.5), curve.value_at(0.95)),
            (Some(9.0), Some(5.0), None)
        );
        assert!((curve.share_by(4.5) - 0.4).abs() < 1e-9);
        assert!(curve.share_by(0.5).abs() < 1e-9);
        assert_eq!(curve.longest(), Some(9.0));
        assert!((curve.effective() - 9.0).abs() < 1e-9);
    }

    #[test]
    fn an_open_case_speaks_for_as_long_as_it_was_followed() {
        // By hand: at risk 5 (4 and the one asked about); the first comes at 1: 4/5 open. One is followed to 2. At 3 one of
        // the remaining 3 comes: 4/5 · 2/3; at 4 one of 2: 4/15.
        let curve = Curve::of(vec![came(1.0), open(2.0), came(3.0), came(4.0)], 1.0);
        for (by, share) in [(1.0, 0.2), (2.9, 0.2), (3.0, 1.0 - 8.0 / 15.0), (4.0, 1.0 - 4.0 / 15.0)] {
            assert!((curve.share_by(by) - share).abs() < 1e-9, "{by}");
        }
        // Left out, the open one would have made the others look quicker than they are.
        let without = Curve::of(vec![came(1.0), came(3.0), came(4.0)], 1.0);
        assert!(without.share_by(1.0) > curve.share_by(1.0));
        // One that never came never leaves.
        let never = Curve::of(vec![came(1.0), open(f64::INFINITY)], 1.0);
        assert!((never.share_by(1e12) - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_known_says_nothing() {
        let curve = Curve::of(Vec::new(), 1.0);
        assert_eq!((curve.value_at(0.5), curve.longest()), (None, None));
        assert!(curve.share_by(9.0).abs() < 1e-9 && curve.effective().abs() < 1e-9);
    }
}
