//! What every bench shares: the line it prints, and the middle of several tries.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

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

/// Removes a scratch folder however the bench ends.
pub struct Sweep(pub PathBuf);

impl Drop for Sweep {
    fn drop(&mut self) {
        // Nothing can be done about a folder that will not go.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The most memory this process ever held, where the system tells.
pub fn peak_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024.0)
}

/// The processor time of this process until now, of all its threads, in seconds; where the system tells.
pub fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks: [f64; 2] = [fields.next()?.parse().ok()?, fields.next()?.parse().ok()?];
    // What Linux counts in, on every machine that anybody has met.
    Some((ticks[0] + ticks[1]) / 100.0)
}

/// Forgets the peak until now, so that what was needed to prepare a measurement does not count for it.
pub fn forget_peak() -> std::io::Result<()> {
    std::fs::write("/proc/self/clear_refs", "5")
}

/// How long the disk takes here and now to make one page lasting: what every durable figure rests on.
pub fn fsync_probe_ms(folder: &Path) -> std::io::Result<f64> {
    let path = folder.join("probe");
    let mut file = std::fs::File::create(&path)?;
    let mut tries = Vec::new();
    for _ in 0..50 {
        let began = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        tries.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    std::fs::remove_file(&path)?;
    Ok(median(tries))
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
