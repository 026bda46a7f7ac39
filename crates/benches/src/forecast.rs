//! Dates that a file's own past supports, walked forward in time, beside the dates that were promised.
//!
//! Each holding is asked for on the day it was bought, with nothing known but what lay before that day; what it came to is told
//! only afterwards. What has not come by the end of the file counts as not kept, for us and for whoever promised; what was called
//! off counts for nobody. Settings were chosen on the first two thirds of the time line; the last third is what is reported.
//! Finer levels are asked along, to find ours that is kept as often as the promised dates were.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;

use ::forecast::{End, Settings, Told, replay};
use amends::customers::import::{Bound, Kind, Mapping, Reader, Row, Step, guess, recognise};
use amends::customers::{Attributes, When, region_of};
use amends::promises::past::{by_calendar_day, is_owed, of_holding};
use amends::promises::rules::wilson;
use anyhow::{Context, Result, anyhow, bail, ensure};
use benches::{Measurement, median};
use jiff::civil::Date;
use serde_json::json;

/// The levels that are reported.
const REPORTED: [f64; 3] = [0.8, 0.9, 0.95];
/// A month with fewer holdings says too little to be the worst.
const A_MONTH: usize = 20;

/// A holding as it is judged.
struct Judged {
    month: String,
    made: f64,
    /// Days until it was promised, and until it came; none when it never did.
    promised: f64,
    took: Option<f64>,
    /// Days until each of our levels.
    ours: Vec<f64>,
}

impl Judged {
    fn kept_by(&self, days: f64) -> bool {
        self.took.is_some_and(|took| took <= days)
    }
}

/// `--holdings FILE [--customers FILE] [--mapping FILE]…`, as the importer takes them.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let given = Given::read(arguments)?;
    let regions = match &given.customers {
        Some(path) => regions(path, given.mapping(Kind::Customers))?,
        None => HashMap::new(),
    };
    let record = record(&given.holdings, given.mapping(Kind::Holdings), &regions)?;
    ensure!(!record.is_empty(), "the file has no holding with a day of purchase and a promised day");
    let levels = by_calendar_day().levels;
    // Levels that adapt are kept in their order, so finer ones are walked apart from those that the desk shows.
    let mut fine: Vec<f64> = (50..100).map(|p| f64::from(p) / 100.0).collect();
    fine.push(0.995);
    let (judged, finer) = (judged(&record, &levels)?, judged(&record, &fine)?);
    let first = record.iter().map(|(told, ..)| told.made).fold(f64::INFINITY, f64::min);
    let last = record.iter().map(|(told, ..)| told.made).fold(0.0, f64::max);
    let third = (last - first) / 3.0;
    let (middle, late) = ((first + third, last - third), (last - third, last + 1.0));
    let (finer_middle, finer_late) = (part(&finer, middle), part(&finer, late));
    let (middle, late) = (part(&judged, middle), part(&judged, late));
    ensure!(
        !late.is_empty(),
        "nothing in the last third could be asked for: the record before it is too short"
    );
    for (name, part) in [("middle third", &middle), ("last third", &late)] {
        say_months(name, part, &levels);
    }
    if !middle.is_empty() {
        say_alike("middle third", &finer_middle, &fine);
    }
    say_alike("last third", &finer_late, &fine);
    Ok(REPORTED.iter().map(|level| measured(&late, &levels, *level)).collect())
}

fn part(judged: &[Judged], (from, to): (f64, f64)) -> Vec<&Judged> {
    judged.iter().filter(|j| j.made >= from && j.made < to).collect()
}

struct Given {
    holdings: String,
    customers: Option<String>,
    mappings: Vec<Mapping>,
}

impl Given {
    fn read(arguments: &[String]) -> Result<Self> {
        let (mut holdings, mut customers, mut mappings) = (None, None, Vec::new());
        for pair in arguments.chunks(2) {
            match pair {
                [name, path] if name == "--holdings" => holdings = Some(path.clone()),
                [name, path] if name == "--customers" => customers = Some(path.clone()),
                [name, path] if name == "--mapping" => {
                    let text =
                        std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
                    mappings.push(Mapping::from_json(&text).map_err(|e| anyhow!("{path}: {e:?}"))?);
                }
                other => bail!(
                    "`{}` is not understood; give --holdings FILE [--customers FILE] [--mapping FILE]",
                    other.join(" ")
                ),
            }
        }
        let holdings = holdings.context("which holdings? give --holdings FILE")?;
        Ok(Self { holdings, customers, mappings })
    }

    fn mapping(&self, kind: Kind) -> Option<&Mapping> {
        self.mappings.iter().find(|m| m.kind == kind)
    }
}

/// Reads a file as the importer does: by the mapping given, else by its layout, else by what its columns are called.
fn each_row(
    path: &str,
    kind: Kind,
    mapping: Option<&Mapping>,
    mut take: impl FnMut(&Bound, &Row),
) -> Result<()> {
    let file = File::open(path).with_context(|| format!("cannot read {path}"))?;
    let options = mapping.map(Mapping::options).transpose().map_err(|e| anyhow!("{e:?}"))?;
    let mut reader = Reader::open(file, options.unwrap_or_default()).map_err(|e| anyhow!("{path}: {e:?}"))?;
    let header = reader.header().to_vec();
    let known = recognise(&header).map(|layout| layout.mapping).filter(|m| m.kind == kind);
    let mapping = mapping.cloned().or(known).unwrap_or_else(|| guess(kind, &header));
    let bound = Bound::bind(&mapping, &header).map_err(|e| anyhow!("{path}: {e:?}"))?;
    let mut row = Row::default();
    let mut bad = 0;
    loop {
        match reader.read(&mut row).map_err(|e| anyhow!("{path}: {e:?}"))? {
            Step::Row if bound.fault_of(&row).is_none() => take(&bound, &row),
            Step::Row | Step::Bad(_) => bad += 1,
            Step::End => break,
        }
    }
    if bad > 0 {
        eprintln!("{path}: {bad} rows were left aside; an import would say why");
    }
    Ok(())
}

/// Where each customer is, by every key they have.
fn regions(path: &str, mapping: Option<&Mapping>) -> Result<HashMap<String, String>> {
    let mut found = HashMap::new();
    each_row(path, Kind::Customers, mapping, |bound, row| {
        let Ok(customer) = bound.customer(row) else { return };
        let attributes = Attributes(customer.attributes.into_iter().collect());
        if let Some(region) = region_of(&attributes) {
            for key in customer.alias.into_iter().chain([customer.key]) {
                found.insert(key, region.to_owned());
            }
        }
    })?;
    Ok(found)
}

/// Each holding with its month and whether it counts, in the order of the file.
fn record(
    path: &str,
    mapping: Option<&Mapping>,
    regions: &HashMap<String, String>,
) -> Result<Vec<(Told<String>, String, bool)>> {
    let mut record = Vec::new();
    each_row(path, Kind::Holdings, mapping, |bound, row| {
        let Ok(holding) = bound.holding(row) else { return };
        let day = |when: When| -> Date { when.day_in(bound.zone()) };
        let (Some(bought), Some(promised)) = (holding.bought.map(day), holding.promised.map(day)) else {
            return;
        };
        let status = holding.status.unwrap_or_default();
        let dates = (bought, promised, holding.delivered.map(day));
        let counts = dates.2.is_some() || is_owed(&status);
        let region = regions.get(&holding.customer).map(String::as_str);
        let month = format!("{:04}-{:02}", bought.year(), bought.month());
        record.push((of_holding(&holding.kind, region, &status, dates), month, counts));
    })?;
    Ok(record)
}

/// Every holding as it would have been promised on its day.
fn judged(record: &[(Told<String>, String, bool)], levels: &[f64]) -> Result<Vec<Judged>> {
    let settings = Settings { levels: levels.to_vec(), ..by_calendar_day() };
    let told: Vec<Told<String>> = record.iter().map(|(told, ..)| told.clone()).collect();
    let mut judged = Vec::new();
    replay(settings, &told, f64::from(i32::MAX), |walk, at| {
        let (told, month, counts) = &record[at];
        // Too few before it: nothing was said of it, so nothing is judged.
        let Ok(said) = walk.ask(&told.keys, told.estimate) else { return Ok(()) };
        let Some(longest) = said.longest.filter(|_| *counts) else { return Ok(()) };
        let took = match told.end {
            End::Came(at) => Some(at - told.made),
            _ => None,
        };
        // Where no date is supported the longest known is promised: somebody has to name a day here.
        let ours = said.spans.iter().map(|span| span.unwrap_or(longest)).collect();
        judged.push(Judged { month: month.clone(), made: told.made, promised: told.estimate, took, ours });
        Ok(())
    })?;
    Ok(judged)
}

fn share(many: usize, of: usize) -> f64 {
    many as f64 / of.max(1) as f64
}

fn mean(days: impl Iterator<Item = f64>, of: usize) -> f64 {
    days.sum::<f64>() / of.max(1) as f64
}

fn place(levels: &[f64], level: f64) -> usize {
    levels.partition_point(|l| *l < level - 1e-9)
}

fn by_month<'a>(part: &[&'a Judged]) -> BTreeMap<&'a str, Vec<&'a Judged>> {
    let mut months: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for judged in part {
        months.entry(&judged.month).or_default().push(judged);
    }
    months
}

/// One line for each month and level.
fn say_months(name: &str, part: &[&Judged], levels: &[f64]) {
    for (month, of) in by_month(part) {
        let n = of.len();
        let theirs = share(of.iter().filter(|j| j.kept_by(j.promised)).count(), n);
        for level in REPORTED {
            let k = place(levels, level);
            let kept = of.iter().filter(|j| j.kept_by(j.ours[k])).count();
            let (low, high) = wilson(kept as i64, n as i64);
            let line = json!({
                "bench": "forecast", "part": name, "month": month, "n": n, "level": level, "kept": share(kept, n),
                "low": low, "high": high, "days_mean": mean(of.iter().map(|j| j.ours[k]), n),
                "days_median": median(of.iter().map(|j| j.ours[k]).collect()), "promised_kept": theirs,
                "promised_days_mean": mean(of.iter().map(|j| j.promised), n),
                "promised_days_median": median(of.iter().map(|j| j.promised).collect()),
            });
            println!("{line}");
        }
    }
}

/// Our mean days where we are kept as often as the promised dates were: over all, and in each month by itself.
fn say_alike(name: &str, part: &[&Judged], levels: &[f64]) {
    let of_all = alike(part, levels);
    let months = by_month(part);
    let of_months = mean(months.values().map(|of| alike(of, levels) * of.len() as f64), part.len());
    let n = part.len();
    let line = json!({
        "bench": "forecast", "part": name, "n": n,
        "promised_kept": share(part.iter().filter(|j| j.kept_by(j.promised)).count(), n),
        "promised_days_mean": mean(part.iter().map(|j| j.promised), n),
        "days_mean_kept_alike": of_all, "days_mean_kept_alike_in_each_month": of_months,
    });
    println!("{line}");
}

fn alike(part: &[&Judged], levels: &[f64]) -> f64 {
    let n = part.len();
    let theirs = share(part.iter().filter(|j| j.kept_by(j.promised)).count(), n);
    let at = |k: usize| {
        let kept = share(part.iter().filter(|j| j.kept_by(j.ours[k])).count(), n);
        (kept, mean(part.iter().map(|j| j.ours[k]), n))
    };
    let mut before = at(0);
    for k in 1..levels.len() {
        let here = at(k);
        if here.0 >= theirs {
            let along = if here.0 > before.0 { (theirs - before.0) / (here.0 - before.0) } else { 0.0 };
            return before.1 + (here.1 - before.1) * along.clamp(0.0, 1.0);
        }
        before = here;
    }
    before.1
}

fn measured(part: &[&Judged], levels: &[f64], level: f64) -> Measurement {
    let (k, n) = (place(levels, level), part.len());
    let kept = part.iter().filter(|j| j.kept_by(j.ours[k])).count();
    let (low, high) = wilson(kept as i64, n as i64);
    let came: Vec<&&Judged> = part.iter().filter(|j| j.took.is_some()).collect();
    let of_came = share(came.iter().filter(|j| j.kept_by(j.ours[k])).count(), came.len());
    let months = by_month(part);
    let months = months.values().filter(|of| of.len() >= A_MONTH);
    let worst = months
        .map(|of| share(of.iter().filter(|j| j.kept_by(j.ours[k])).count(), of.len()))
        .fold(1.0, f64::min);
    let more = vec![
        ("low", low),
        ("high", high),
        ("kept_of_those_that_came", of_came),
        ("worst_month", worst),
        ("days_mean", mean(part.iter().map(|j| j.ours[k]), n)),
        ("days_median", median(part.iter().map(|j| j.ours[k]).collect())),
        ("promised_kept", share(part.iter().filter(|j| j.kept_by(j.promised)).count(), n)),
        ("promised_days_mean", mean(part.iter().map(|j| j.promised), n)),
        ("promised_days_median", median(part.iter().map(|j| j.promised).collect())),
    ];
    Measurement { bench: "forecast", n: n as u64, ours: share(kept, n), reference: level, unit: "kept", more }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(promised: f64, took: Option<f64>, ours: &[f64]) -> Judged {
        Judged { month: "2026-03".into(), made: 0.0, promised, took, ours: ours.to_vec() }
    }

    #[test]
    fn what_never_came_is_kept_by_nobody_and_days_are_compared_where_kept_alike() {
        let rows = [
            judged(10.0, Some(5.0), &[4.0, 6.0, 9.0]),
            judged(10.0, Some(8.0), &[4.0, 6.0, 9.0]),
            judged(10.0, Some(4.0), &[4.0, 6.0, 9.0]),
            judged(10.0, None, &[4.0, 6.0, 9.0]),
        ];
        let part: Vec<&Judged> = rows.iter().collect();
        // The promised dates were kept in three of four; so are ours at the third level, on the ninth day.
        assert!((alike(&part, &[0.5, 0.8, 0.9]) - 9.0).abs() < 1e-9);
        let line = measured(&part, &[0.5, 0.8, 0.9], 0.8);
        assert!((line.ours - 0.5).abs() < 1e-9 && line.n == 4);
    }
}
