//! A level that learns from what became of the spans it stated.

/// A level that is stated, and the share of the past that is asked for so that it is met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    wanted: f64,
    shift: f64,
    under_way: usize,
}

/// The share of the past asked for stays within this.
const WITHIN: (f64, f64) = (0.02, 0.9995);
/// Fewer under way than this make no larger step.
const AT_LEAST_UNDER_WAY: usize = 20;

impl Level {
    /// This level, before anything became of it.
    pub fn new(wanted: f64) -> Self {
        Self { wanted, shift: 0.0, under_way: 0 }
    }

    /// The level that is stated.
    pub fn wanted(&self) -> f64 {
        self.wanted
    }

    /// The share of the past to ask for.
    pub fn asked(&self) -> f64 {
        (self.wanted + self.shift).clamp(WITHIN.0, WITHIN.1)
    }

    /// A span was stated at this level.
    pub fn state(&mut self) {
        self.under_way += 1;
    }

    /// A stated span is over: whether the thing had come by then; none where it does not count after all.
    pub fn judge(&mut self, had_come: Option<bool>, step: f64) {
        // All that were under way will answer on what was asked for before this answer could change it.
        let many = self.under_way.max(AT_LEAST_UNDER_WAY) as f64;
        self.under_way = self.under_way.saturating_sub(1);
        let Some(had_come) = had_come else { return };
        let missed = if had_come { 0.0 } else { 1.0 };
        // Held near its bounds, so that it comes back from them as fast as it left.
        let bounded = self.shift + step * (missed - (1.0 - self.wanted)) / many;
        self.shift = bounded.clamp(WITHIN.0 - self.wanted, WITHIN.1 - self.wanted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misses_ask_for_more_and_what_does_not_count_changes_nothing() {
        let mut level = Level::new(0.9);
        level.state();
        level.judge(Some(false), 0.2);
        assert!((level.asked() - 0.909).abs() < 1e-9, "{}", level.asked());
        level.judge(None, 0.2);
        assert!((level.asked() - 0.909).abs() < 1e-9);
        level.judge(Some(true), 0.2);
        assert!((level.asked() - 0.908).abs() < 1e-9, "nine in time undo one miss");
        for _ in 0..10_000 {
            level.judge(Some(false), 0.2);
        }
        assert!(level.asked() <= WITHIN.1);
        level.judge(Some(true), 0.2);
        assert!(level.asked() < WITHIN.1, "it does not stick");
    }
}
