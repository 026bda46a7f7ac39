//! However long a camera runs, what is kept is bounded, near things are dense, and the newest is there.

use footage::{Kept, surplus};
use proptest::prelude::*;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Pushes one, thins, and gives what is kept.
fn push(kept: &mut Vec<Kept>, at: i64, size: u64, spared_from: i64, most: u64) {
    kept.push(Kept { at, size });
    let gone = surplus(kept, at, spared_from, most);
    kept.retain(|k| !gone.contains(&k.at));
}

#[test]
fn a_camera_that_runs_for_a_hundred_days_keeps_a_bounded_row() {
    let (mut kept, start) = (Vec::new(), 1_772_442_000_123);
    let mut most = 0;
    for n in 0..(100 * DAY / (7 * MINUTE)) {
        push(&mut kept, start + n * 7 * MINUTE, 1_000, i64::MAX, u64::MAX);
        most = most.max(kept.len());
    }
    assert!(most <= 150, "{most}");
    let now = kept.last().unwrap().at;
    for hours in 1..23 {
        let (from, to) = (now - (hours + 1) * HOUR, now - hours * HOUR + MINUTE);
        assert!(kept.iter().any(|k| (from..=to).contains(&k.at)), "one of each hour, {hours} ago");
    }
    for days in 1..58 {
        let (from, to) = (now - (days + 1) * DAY, now - days * DAY);
        assert!(kept.iter().any(|k| (from..=to).contains(&k.at)), "one of each day, {days} ago");
    }
    assert!(kept.iter().all(|k| now - k.at < 61 * DAY));
}

#[test]
fn ten_in_a_minute_become_one_and_the_newest() {
    let mut kept = Vec::new();
    for n in 0..10 {
        push(&mut kept, 600_000 + n * 5_000, 1, i64::MAX, u64::MAX);
    }
    assert_eq!(kept.iter().map(|k| k.at).collect::<Vec<_>>(), [600_000, 645_000]);
}

#[test]
fn what_nobody_has_looked_at_yet_is_spared_and_what_is_too_heavy_is_not() {
    let old: Vec<Kept> = (0..120).map(|n| Kept { at: n * MINUTE, size: 10 }).collect();
    let now = 119 * MINUTE;
    assert!(!surplus(&old, now, i64::MAX, u64::MAX).is_empty());
    assert_eq!(surplus(&old, now, 0, u64::MAX), Vec::<i64>::new());
    let gone = surplus(&old, now, 0, 300);
    assert_eq!(gone, (0..90).map(|n| n * MINUTE).collect::<Vec<_>>(), "the oldest go");
    assert_eq!(surplus(&old[..1], now, 0, 1), Vec::<i64>::new(), "the newest stays, however heavy");
    assert_eq!(surplus(&[], now, 0, 0), Vec::<i64>::new());
}

proptest! {
    #[test]
    fn the_newest_stays_and_what_goes_was_there(
        mut times in proptest::collection::btree_set(0..90 * DAY, 1..400),
        later in 0..10 * DAY,
        spared in proptest::option::of(0..90 * DAY),
        most in 1_u64..4_000,
    ) {
        let kept: Vec<Kept> = times.iter().map(|at| Kept { at: *at, size: 10 }).collect();
        let newest = *times.last().unwrap();
        let gone = surplus(&kept, newest + later, spared.unwrap_or(i64::MAX), most);
        prop_assert!(!gone.contains(&newest));
        for at in &gone {
            prop_assert!(times.remove(at), "each once");
        }
        prop_assert!(times.len() == 1 || times.len() as u64 * 10 <= most);
    }

    /// Thinned often or once, what is kept is bounded, and a second look at the same moment takes nothing more.
    #[test]
    fn bounded_and_at_rest(gaps in proptest::collection::vec(500..40 * MINUTE, 1..600)) {
        let (mut kept, mut at) = (Vec::new(), 1_772_442_000_000);
        for gap in gaps {
            at += gap;
            push(&mut kept, at, 1, i64::MAX, u64::MAX);
            prop_assert!(kept.len() <= 150);
        }
        prop_assert_eq!(surplus(&kept, at, i64::MAX, u64::MAX), Vec::<i64>::new());
    }
}
