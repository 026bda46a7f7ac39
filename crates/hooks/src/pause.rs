//! How long to wait before the next try.

/// The pauses between one try and the next, in milliseconds: from seconds, for a receiver that starts anew, to a day, for
/// one that nobody looks after on a weekend. After the last of them a message is given up.
pub const PAUSES: [i64; 9] =
    [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/// How often a message is tried at most.
pub const MOST_TRIES: i64 = PAUSES.len() as i64 + 1;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
/// The longest that a receiver may ask us to wait.
const LONGEST: i64 = 24 * HOUR;

/// How long to wait after so many tries, in milliseconds; `None` after the last. Up to a quarter is added by `chance`, so
/// that what failed together does not come back together; and a receiver that asks for a while (`after`) gets it.
pub fn pause(tries: i64, chance: u8, after: Option<i64>) -> Option<i64> {
    let place = usize::try_from(tries.max(1) - 1).ok()?;
    let base = *PAUSES.get(place)?;
    let ours = base + base / 4 * i64::from(chance) / 255;
    Some(ours.max(after.unwrap_or(0).clamp(0, LONGEST)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_pause_grows_ends_and_heeds_whoever_asks_for_one(tries in 1_i64..40, chance: u8, after in -1_i64..200 * HOUR) {
            match (pause(tries, chance, None), pause(tries + 1, chance, None)) {
                (Some(this), Some(next)) => prop_assert!(next > this),
                (Some(_), None) => prop_assert_eq!(tries + 1, MOST_TRIES),
                (None, next) => prop_assert!(next.is_none() && tries >= MOST_TRIES),
            }
            if let Some(ours) = pause(tries, chance, None) {
                let base = PAUSES[tries as usize - 1];
                prop_assert!((base..=base + base / 4).contains(&ours));
                let asked = pause(tries, chance, Some(after)).unwrap();
                prop_assert!(asked >= ours && asked >= after.min(LONGEST) && asked <= ours.max(LONGEST));
            }
        }
    }

    #[test]
    fn all_of_them_take_more_than_three_days() {
        let all: i64 = PAUSES.iter().sum();
        assert!(all > 72 * HOUR && all < 100 * HOUR, "{all}");
        assert_eq!(pause(0, 0, None), pause(1, 0, None));
    }
}
