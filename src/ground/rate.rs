//! A share and how far it may be off: few answers never look like many.

use serde::Serialize;
use utoipa::ToSchema;

use super::page::Interval;

/// The point of the normal distribution that leaves 2.5 % above it.
const Z: f64 = 1.959_963_984_540_054;

/// Fewer than this, and a share says nothing: "too few" is shown instead. A convention.
pub const TOO_FEW: i64 = 5;

/// So many of so many, with Wilson's 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct Rate {
    /// How many.
    pub of_these: i64,
    /// Of how many.
    pub all: i64,
    /// Where the true share may begin.
    pub low: f64,
    /// Where it may end.
    pub high: f64,
}

impl Rate {
    /// `k` of `n`. Of none, everything is possible.
    pub fn of(k: i64, n: i64) -> Self {
        let k = k.clamp(0, n.max(0));
        if n <= 0 {
            return Self { of_these: 0, all: 0, low: 0.0, high: 1.0 };
        }
        let (share, size) = (k as f64 / n as f64, n as f64);
        let spread = 1.0 + Z * Z / size;
        let centre = (share + Z * Z / (2.0 * size)) / spread;
        let half = Z / spread * (share * (1.0 - share) / size + Z * Z / (4.0 * size * size)).sqrt();
        Self { of_these: k, all: n, low: (centre - half).max(0.0), high: (centre + half).min(1.0) }
    }

    /// The share itself; `None` when there are too few to say.
    pub fn share(&self) -> Option<f64> {
        (self.all >= TOO_FEW).then(|| self.of_these as f64 / self.all as f64)
    }

    /// As a figure on a page.
    pub fn interval(&self) -> Interval {
        Interval::rate(self.of_these as f64 / self.all.max(1) as f64, self.low, self.high, self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_of_five_is_not_a_hundred_per_cent() {
        let wanted = [
            (0, 5, 0.0, 0.434_482),
            (5, 5, 0.565_518, 1.0),
            (8, 10, 0.490_162, 0.943_318),
            (45, 50, 0.786_398, 0.956_524),
            (1, 1, 0.206_549, 1.0),
        ];
        for (k, n, low, high) in wanted {
            let rate = Rate::of(k, n);
            assert!((rate.low - low).abs() < 1e-6 && (rate.high - high).abs() < 1e-6, "{rate:?}");
        }
        assert_eq!(Rate::of(1, 4).share(), None, "too few");
        assert_eq!(Rate::of(4, 5).share(), Some(0.8));
    }
}
