//! Thinning a row of pictures as they age: near, one a minute; further back one an hour; then one a day.

/// A picture that is kept: when it was taken, in milliseconds, and how many bytes it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// When.
    pub at: i64,
    /// Bytes.
    pub size: u64,
}

/// Up to which age one is kept in each span of so many milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// One in each.
    pub step: i64,
    /// Up to this age.
    pub reach: i64,
}

/// The shortest step: one a minute.
pub const MINUTE_STEP: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE_STEP;
const DAY: i64 = 24 * HOUR;

/// One a minute for an hour, one an hour for a day, one a day for sixty days. Each step is a multiple of the one
/// before, so that the first of a long span is also the first of a short one and never goes too soon.
pub const LADDER: [Rung; 3] = [
    Rung { step: MINUTE_STEP, reach: HOUR },
    Rung { step: HOUR, reach: DAY },
    Rung { step: DAY, reach: 60 * DAY },
];

/// Which pictures go: all that stand neither first in their span nor last of all. `kept` is in the order of time; what
/// came at or after `spared_from` is thinned to one a minute at most, whatever its age, because somebody has yet to
/// look at it. If what stays has more than `most_bytes`, the oldest go too; the newest stays whatever it has.
pub fn surplus(kept: &[Kept], now: i64, spared_from: i64, most_bytes: u64) -> Vec<i64> {
    let Some((newest, older)) = kept.split_last() else { return Vec::new() };
    let mut gone = Vec::new();
    let mut stays: Vec<Kept> = Vec::new();
    let mut before: Option<i64> = None;
    for each in older {
        let step = step_of(each.at, now, spared_from);
        let is_first = step.is_some_and(|step| {
            before.is_none_or(|before| before.div_euclid(step) != each.at.div_euclid(step))
        });
        before = Some(each.at);
        if is_first { stays.push(*each) } else { gone.push(each.at) }
    }
    let mut bytes = stays.iter().fold(newest.size, |sum, each| sum.saturating_add(each.size));
    for each in stays {
        if bytes <= most_bytes {
            break;
        }
        bytes = bytes.saturating_sub(each.size);
        gone.push(each.at);
    }
    gone
}

/// The span in which one stays at this age; none when it is too old to stay.
fn step_of(at: i64, now: i64, spared_from: i64) -> Option<i64> {
    if at >= spared_from {
        return Some(MINUTE_STEP);
    }
    let age = now.saturating_sub(at);
    LADDER.iter().find(|rung| age < rung.reach).map(|rung| rung.step)
}
