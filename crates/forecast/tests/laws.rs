//! What must hold of any record: levels are met, shifts are followed, nothing is known before it happened.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use forecast::{End, Fault, Settings, Told, Walk, replay};
use proptest::prelude::*;

/// A plain generator, so that each stream is the same everywhere.
struct Stream(u64);
impl Stream {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
    /// Log-normal, roughly: what waiting looks like.
    fn ratio(&mut self, middle: f64) -> f64 {
        let sum: f64 = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        middle * (0.5 * sum).exp()
    }
}

/// So many cases a day over so many days; `middle` gives the middle ratio of a day, and one key in three is slow.
fn record(seed: u64, days: u32, a_day: u32, middle: impl Fn(u32) -> f64) -> Vec<Told<u32>> {
    let mut stream = Stream(seed);
    let mut record = Vec::new();
    for day in 0..days {
        for _ in 0..a_day {
            let key = (stream.unit() * 3.0) as u32;
            let estimate = 5.0 + (stream.unit() * 20.0).floor();
            let slow = if key == 0 { 1.5 } else { 1.0 };
            let took = (estimate * slow * stream.ratio(middle(day))).ceil();
            let made = f64::from(day);
            record.push(Told { keys: vec![key], made, estimate, end: End::Came(made + took) });
        }
    }
    record
}

/// The share kept of those made from `from` on, for each level.
fn kept(record: &[Told<u32>], from: f64, until: f64) -> Vec<f64> {
    let settings = Settings { grain: 1.0, ..Settings::default() };
    let mut kept = vec![0.0; settings.levels.len()];
    let mut all = 0.0;
    replay(settings, record, until, |walk, i| {
        let case = &record[i];
        let End::Came(at) = case.end else { return Ok(()) };
        if case.made >= from {
            let forecast = walk.ask(&case.keys, case.estimate)?;
            all += 1.0;
            for (kept, span) in kept.iter_mut().zip(&forecast.spans) {
                *kept += f64::from(u8::from(span.is_some_and(|s| at <= case.made + s)));
            }
        }
        Ok(())
    })
    .unwrap();
    kept.iter().map(|k| k / all).collect()
}

#[test]
fn levels_are_met_where_the_world_stays_as_it_is() {
    for seed in 1..4 {
        let kept = kept(&record(seed, 300, 12, |_| 0.8), 100.0, 300.0);
        for (kept, level) in kept.iter().zip(Settings::default().levels) {
            assert!((kept - level).abs() < 0.025, "{level}: {kept} (seed {seed})");
        }
    }
}

#[test]
fn levels_are_met_again_some_time_after_the_world_shifted() {
    let shifted = |day: u32| if (150..250).contains(&day) { 1.4 } else { 0.8 };
    let kept = kept(&record(7, 450, 12, shifted), 320.0, 450.0);
    for (kept, level) in kept.iter().zip(Settings::default().levels) {
        assert!((kept - level).abs() < 0.04, "{level}: {kept}");
    }
}

#[test]
fn a_slow_class_is_told_later_and_both_are_kept_alike() {
    let record = record(3, 250, 12, |_| 0.8);
    let mut walk = replay(Settings::default(), &record, 250.0, |_, _| Ok(())).unwrap();
    let slow = walk.ask(&[0], 10.0).unwrap();
    let quick = walk.ask(&[1], 10.0).unwrap();
    let more = slow.spans[2].unwrap() / quick.spans[2].unwrap();
    assert!((1.25..1.75).contains(&more), "{more}");
    assert!(slow.basis.tempered && slow.basis.key == Some(0) && slow.basis.cases < slow.basis.of);
    assert!(slow.chance(10.0) < quick.chance(10.0));
}

#[test]
fn few_cases_are_said_to_be_few_and_a_level_beyond_them_has_no_date() {
    let told = |n: u32| -> Vec<Told<&str>> {
        (0..n)
            .map(|i| Told {
                keys: vec!["mend", if i % 2 == 0 { "even" } else { "odd" }],
                made: f64::from(i),
                estimate: 10.0,
                end: End::Came(f64::from(i) + 10.0 * (1.0 + f64::from(i) / 10.0)),
            })
            .collect()
    };
    let ask = |n: u32, keys: &[&'static str]| {
        replay(Settings::default(), &told(n), 1_000.0, |_, _| Ok(())).unwrap().ask(keys, 10.0)
    };
    assert_eq!(ask(7, &["mend"]).unwrap_err(), Fault::TooFew { settled: 7 });
    let eight = ask(8, &["mend", "even"]).unwrap();
    assert_eq!((eight.basis.key, eight.basis.cases, eight.basis.tempered), (Some(0), 8, false), "wider");
    // The fifth and the eighth of eight; nine of ten would need a ninth case.
    let spans: Vec<Option<i64>> = eight.spans.iter().map(|s| s.map(|s| s.round() as i64)).collect();
    assert_eq!(spans, [Some(14), Some(17), None, None]);
    assert_eq!(eight.longest.map(f64::round), Some(17.0));
    assert!((eight.chance(10.0) - 1.0 / 9.0).abs() < 1e-6, "{}", eight.chance(10.0));
    let narrow = ask(16, &["mend", "even"]).unwrap();
    assert_eq!(
        (narrow.basis.key, narrow.basis.cases, narrow.basis.of),
        (Some(1), 8, 16),
        "its own class speaks"
    );
}

#[test]
fn a_walk_refuses_what_lies_ahead_and_does_not_go_back() {
    let mut walk = Walk::new(Settings::default());
    assert_eq!(walk.begin(vec!["a"], 3.0).unwrap_err(), Fault::NoSpan, "it has no present yet");
    walk.go_on(5.0).unwrap();
    let ticket = walk.begin(vec!["a"], 3.0).unwrap();
    assert_eq!(walk.settle(ticket, Some(5.0)), Err(Fault::Ahead));
    assert_eq!(walk.go_on(4.0), Err(Fault::Behind));
    assert_eq!(walk.begin(vec!["a"], 0.0).unwrap_err(), Fault::NoSpan);
    walk.go_on(9.0).unwrap();
    walk.settle(ticket, Some(8.0)).unwrap();
    assert_eq!(walk.ask(&["a"], 3.0).unwrap_err(), Fault::TooFew { settled: 1 });
}

#[test]
fn memory_is_bounded() {
    let record = record(5, 200, 10, |_| 0.8);
    let settings = Settings { capacity: 300, ..Settings::default() };
    let mut walk = replay(settings, &record, 200.0, |_, _| Ok(())).unwrap();
    let basis = walk.ask(&[1], 10.0).unwrap().basis;
    assert!(basis.of <= 300, "{basis:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    // Whatever the future holds, a forecast made today is the same.
    #[test]
    fn nothing_is_known_before_it_happened(seed in 0_u64..1_000, until in 20_u32..70, a_day in 1_u32..6) {
        let until = f64::from(until);
        let one = record(seed, 80, a_day, |_| 0.8);
        let mut other = one.clone();
        for (i, case) in other.iter_mut().enumerate() {
            let End::Came(at) = case.end else { continue };
            if case.made >= until {
                case.estimate *= 9.0;
            }
            if at >= until {
                case.end = match i % 3 { 0 => End::Open, 1 => End::Never(until + 1.0), _ => End::Came(at + 50.0) };
            }
        }
        let mut says = Vec::new();
        for record in [one, other] {
            let mut walk = replay(Settings::default(), &record, until, |_, _| Ok(())).unwrap();
            says.push(walk.ask(&[1], 10.0).map(|f| (f.spans.clone(), f.chance(7.0), f.basis)));
        }
        prop_assert_eq!(&says[0], &says[1]);
    }

    // A higher level is never earlier, a later moment never less likely, and the chance at a level's date is at least
    // that level.
    #[test]
    fn levels_and_chances_keep_their_order(seed in 0_u64..1_000, days in 5_u32..60, estimate in 1.0_f64..60.0) {
        let record = record(seed, days, 4, |day| 0.6 + f64::from(day % 20) / 20.0);
        let mut walk = replay(Settings::default(), &record, f64::from(days) + 3.0, |_, _| Ok(())).unwrap();
        if let Ok(forecast) = walk.ask(&[2], estimate) {
            let spans: Vec<f64> = forecast.spans.iter().flatten().copied().collect();
            prop_assert!(spans.is_sorted());
            prop_assert!(forecast.spans.iter().skip_while(|s| s.is_some()).all(Option::is_none));
            for (span, level) in spans.iter().zip(Settings::default().levels) {
                prop_assert!(forecast.chance(*span) >= level - 1e-6, "{level}: {}", forecast.chance(*span));
            }
            let chances: Vec<f64> = (0..40).map(|d| forecast.chance(f64::from(d) * estimate / 10.0)).collect();
            prop_assert!(chances.is_sorted() && chances.iter().all(|c| (0.0..=1.0).contains(c)));
        }
    }

    // From n exchangeable cases, the next keeps the span at level p with a chance of at least p.
    #[test]
    fn few_and_alike_are_met_too(seed in 0_u64..1_000) {
        let mut stream = Stream(seed);
        let (mut kept, mut all) = (0_u32, 0_u32);
        for _ in 0..60 {
            let mut walk = Walk::new(Settings::default());
            let mut at = 0.0;
            for _ in 0..10 {
                walk.go_on(at).unwrap();
                let ticket = walk.begin(vec!["a"], 1.0).unwrap();
                let took = stream.ratio(1.0);
                walk.go_on(at + took + 1.0).unwrap();
                walk.settle(ticket, Some(at + took)).unwrap();
                at += took + 2.0;
            }
            let span = walk.ask(&["a"], 1.0).unwrap().spans[1].unwrap();
            kept += u32::from(stream.ratio(1.0) <= span);
            all += 1;
        }
        // ⌈11 · 0.8⌉ of 11 is 0.818; five standard errors below that.
        prop_assert!(f64::from(kept) / f64::from(all) > 0.818 - 5.0 * 0.05);
    }
}
