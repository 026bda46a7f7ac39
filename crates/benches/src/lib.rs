//! What every bench shares: the line it prints, and the middle of several tries.

use serde_json::json;

/// One measurement of ours beside its reference, taken in the same run on the same machine.
pub struct Measurement {
    /// Which workload.
    pub bench: &'static str,
    /// How many things were done.
    pub n: u64,
    /// What ours reached, in `unit`.
    pub ours: f64,
    /// What the reference reached, in `unit`.
    pub reference: f64,
    /// What the two numbers count, for instance `rows/s`.
    pub unit: &'static str,
    /// What else was counted, by name.
    pub more: Vec<(&'static str, f64)>,
}

impl Measurement {
    /// The measurement as one line of JSON. `ratio` is ours over reference; without a reference it is null.
    pub fn line(&self) -> String {
        let Self { bench, n, ours, reference, unit, more } = self;
        let ratio = (*reference != 0.0).then(|| ours / reference);
        let mut line = json!({"bench": bench, "n": n, "ours": ours, "reference": reference, "ratio": ratio, "unit": unit});
        for (name, figure) in more {
            line[*name] = json!(figure);
        }
        line.to_string()
    }
}

/// The middle of several tries, which one disturbed try does not move. Zero for no tries at all.
pub fn median(mut tries: Vec<f64>) -> f64 {
    tries.sort_by(f64::total_cmp);
    let middle = tries.len() / 2;
    match (tries.get(middle), tries.len() % 2) {
        (Some(upper), 0) => f64::midpoint(tries[middle - 1], *upper),
        (Some(only), _) => *only,
        (None, _) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_ours_compares() {
        let line =
            Measurement { bench: "x", n: 2, ours: 3.0, reference: 4.0, unit: "rows/s", more: Vec::new() }
                .line();
        let line: serde_json::Value = serde_json::from_str(&line).unwrap();
        let expected =
            json!({"bench": "x", "n": 2, "ours": 3.0, "reference": 4.0, "ratio": 0.75, "unit": "rows/s"});
        assert_eq!(line, expected);
    }

    #[test]
    fn the_median_is_the_middle() {
        let middles = [(vec![], 0.0), (vec![5.0], 5.0), (vec![9.0, 1.0], 5.0), (vec![9.0, 1.0, 2.0], 2.0)];
        for (tries, middle) in middles {
            assert!((median(tries) - middle).abs() < f64::EPSILON);
        }
    }
}
