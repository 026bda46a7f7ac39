//! What each class does to a ratio, beside all others.

use std::collections::BTreeMap;

/// A mean of what was seen, in which the old counts for less.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Mean {
    weight: f64,
    sum: f64,
    at: f64,
}

impl Mean {
    fn fade(&mut self, at: f64) {
        let left = (self.at - at).exp2();
        (self.weight, self.sum, self.at) = (self.weight * left, self.sum * left, at);
    }
    fn add(&mut self, value: f64, at: f64) {
        self.fade(at);
        self.weight += 1.0;
        self.sum += value;
    }
    /// The mean as far as it is believed; fading changes weight and sum alike, so only `behind` half-lives matter.
    fn shrunk(&self, shrink: f64, at: f64) -> f64 {
        let left = (self.at - at).exp2();
        let weight = self.weight * left;
        if weight + shrink > 0.0 { self.sum * left / (weight + shrink) } else { 0.0 }
    }
}

/// How much longer (above 0) or shorter each class takes, on the scale of logarithms: all together first, and then each
/// key what those before it leave over. A class of which little is known is drawn towards nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Effects<K> {
    all: Mean,
    of: BTreeMap<K, Mean>,
    shrink: f64,
}

/// From how many keys on those that have faded are dropped.
const MANY_KEYS: usize = 10_000;
/// What has faded to this is dropped.
const FADED: f64 = 0.05;

impl<K: Ord + Clone> Effects<K> {
    /// Nothing learnt yet.
    pub fn new(shrink: f64) -> Self {
        Self { all: Mean::default(), of: BTreeMap::new(), shrink }
    }

    /// Learns the logarithm of a ratio of these keys; `at` counts half-lives.
    pub fn learn(&mut self, keys: &[K], value: f64, at: f64) {
        self.all.add(value, at);
        let mut rest = value - self.all.shrunk(0.0, at);
        for key in keys {
            let mean = self.of.entry(key.clone()).or_default();
            mean.add(rest, at);
            rest -= mean.shrunk(self.shrink, at);
        }
        if self.of.len() > MANY_KEYS {
            self.of.retain(|_, mean| mean.weight * (mean.at - at).exp2() > FADED);
        }
    }

    /// What these keys come to beside what holds of all, which ratios show by themselves.
    pub fn of(&self, keys: &[K], at: f64) -> f64 {
        keys.iter().filter_map(|key| self.of.get(key)).map(|mean| mean.shrunk(self.shrink, at)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_believed_as_more_is_known_of_it() {
        let mut effects = Effects::new(20.0);
        assert!(effects.of(&["far"], 0.0).abs() < 1e-9);
        let mut off = Vec::new();
        for round in 0..400 {
            effects.learn(&["near"], 0.0, 0.0);
            effects.learn(&["far"], 1.0, 0.0);
            if [5, 50, 399].contains(&round) {
                off.push((effects.of(&["far"], 0.0) - effects.of(&["near"], 0.0) - 1.0).abs());
            }
        }
        assert!(off.is_sorted_by(|a, b| a > b) && off[2] < 0.1, "{off:?}");
        assert!(effects.of(&["nobody"], 0.0).abs() < 1e-9, "an unknown class is like all");
    }

    #[test]
    fn what_changed_is_unlearnt() {
        let mut effects = Effects::new(1.0);
        for at in 0..300 {
            let sign = if at < 150 { 1.0 } else { -1.0 };
            effects.learn(&["far"], sign, f64::from(at) / 10.0);
            effects.learn(&["near"], -sign, f64::from(at) / 10.0);
        }
        assert!((effects.of(&["far"], 30.0) + 1.0).abs() < 0.1, "{}", effects.of(&["far"], 30.0));
    }
}
