//! Effort without effect (R110): we work for a customer for weeks, and what they say of it does not get better. Pure.
//!
//! What we do counts for us in the record by itself; whether it has any effect only they can say. So the efforts of the
//! last days are counted, and beside them stands their own word: what they said before, and what they said since. Where no
//! part of it rose surely, and it is not good as it is, more of the same will hardly help, and the question is another one:
//! is there a wrong that nobody admitted?

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::acts::{Act, Side};
use super::record::pieces;
use super::{Dimension, Movement, Piece, Standing, chance, evidence_at};
use crate::ground::Time;
use crate::ground::clock::DAY;

/// Days looked at. A convention, as the next ones are.
pub(super) const DAYS: i64 = 90;
/// They must have had so many days to notice.
const AT_LEAST_DAYS: i64 = 30;
/// Fewer efforts are no effort to speak of.
const LEAST: usize = 5;
/// What they say is good as it is from here on.
const GOOD: f64 = 0.6;
/// Facts that say what a customer makes of it.
const THEIRS: &[&str] = &["survey.answered", "offer.accepted", "case.reopened"];

/// Whether a fact is a word of theirs.
pub(super) fn is_theirs(fact: &str) -> bool {
    THEIRS.contains(&fact)
}

/// Efforts of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Efforts {
    /// `trust-act-WORD` in the catalogue.
    pub word: &'static str,
    /// How many.
    pub many: usize,
}

/// Their own word on one dimension: before these days, and in them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct TheirWord {
    /// On which.
    pub dimension: Dimension,
    /// Where it stood.
    pub before: Standing,
    /// What came since.
    pub since: Standing,
    /// The chance that it rose.
    pub rose: f64,
}

/// Much done, and nothing of it seen in what they say.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = EffortWithoutEffect)]
pub struct Effort {
    /// When the first of these efforts was made.
    pub since: Time,
    /// How many there were.
    pub many: usize,
    /// Of which kinds, the most first.
    pub kinds: Vec<Efforts>,
    /// Their word on each dimension.
    pub theirs: Vec<TheirWord>,
}

impl Effort {
    /// How often they said anything in these days.
    pub fn words_since(&self) -> i64 {
        self.theirs.iter().map(|word| word.since.entries).sum()
    }
}

/// The efforts that are looked at by now, the oldest first.
fn lately(acts: &[Act], now: Time) -> impl Iterator<Item = &Act> {
    let from = now.plus(-DAYS * DAY);
    acts.iter().filter(move |act| act.side == Side::Ours && act.at > from && act.at <= now)
}

/// Whether there is any effort to look at by now.
pub(super) fn is_any(acts: &[Act], now: Time) -> bool {
    lately(acts, now).next().is_some()
}

fn their_word(movements: &[Movement], dimension: Dimension, from: Time, now: Time) -> TheirWord {
    let of_theirs: Vec<Movement> = movements.iter().filter(|m| is_theirs(&m.fact)).cloned().collect();
    let pieces = pieces(&of_theirs, dimension, now);
    let (before, since): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(|piece| piece.at < from);
    let half_life = dimension.half_life_days();
    let (was, is) = (evidence_at(&before, half_life, from), evidence_at(&since, half_life, now));
    TheirWord {
        dimension,
        before: Standing::of(was, before.len()),
        since: Standing::of(is, since.len()),
        rose: if since.is_empty() { 0.5 } else { chance::that_it_rose(was, is) },
    }
}

/// Whether much was done for a customer lately and their word shows nothing of it. Acts and movements are in the order of
/// their times.
pub(super) fn without_effect(acts: &[Act], movements: &[Movement], now: Time) -> Option<Effort> {
    let mut kinds: BTreeMap<&'static str, usize> = BTreeMap::new();
    for act in lately(acts, now) {
        *kinds.entry(act.word).or_default() += 1;
    }
    let since = lately(acts, now).next()?.at;
    let many: usize = kinds.values().sum();
    if many < LEAST || now.since(since) < AT_LEAST_DAYS * DAY {
        return None;
    }
    let theirs: Vec<TheirWord> =
        Dimension::ALL.into_iter().map(|dimension| their_word(movements, dimension, since, now)).collect();
    let rose = theirs.iter().any(|word| word.since.entries > 0 && word.rose >= chance::SURE);
    let mut said = theirs.iter().filter(|word| word.since.entries > 0).peekable();
    let is_good = said.peek().is_some() && said.all(|word| word.since.expectation >= GOOD);
    if rose || is_good {
        return None;
    }
    let mut kinds: Vec<Efforts> = kinds.into_iter().map(|(word, many)| Efforts { word, many }).collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.many));
    Some(Effort { since, many, kinds, theirs })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    fn theirs(day: i64, dimension: Dimension, value: f64) -> Movement {
        Movement {
            customer_id: Id::mint(Time(0), &Dice::seeded(1)),
            dimension: dimension.word().into(),
            rule: "felt-heard".into(),
            fact: "survey.answered".into(),
            weight: 1.0,
            value,
            lasting: 0,
            at: Time(day * DAY),
            chain: "cas_x".into(),
            seq: day,
            incident_id: None,
            taken_back_at: None,
        }
    }

    fn act(day: i64, word: &'static str, side: Side) -> Act {
        Act {
            word,
            side,
            at: Time(day * DAY),
            chain: "cas_x".into(),
            seq: day,
            incident_id: None,
            case_id: None,
            actor: "mem_x".into(),
        }
    }

    fn work(days: impl IntoIterator<Item = i64>) -> Vec<Act> {
        days.into_iter().map(|day| act(day, "kept", Side::Ours)).collect()
    }

    #[test]
    fn much_work_and_a_silent_or_unmoved_customer_is_flagged() {
        let busy = work((0..8).map(|n| n * 7));
        let found = without_effect(&busy, &[], Time(60 * DAY)).unwrap();
        assert_eq!((found.many, found.since, found.words_since()), (8, Time(0), 0));
        assert_eq!(found.kinds, [Efforts { word: "kept", many: 8 }]);
        let unmoved = [theirs(-40, Dimension::Benevolence, -1.0), theirs(50, Dimension::Benevolence, -1.0)];
        let found = without_effect(&busy, &unmoved, Time(60 * DAY)).unwrap();
        assert_eq!(found.words_since(), 1);
        assert!(found.theirs.iter().all(|word| word.rose < chance::SURE));
    }

    #[test]
    fn little_work_work_just_begun_and_work_that_is_seen_are_not() {
        let now = Time(60 * DAY);
        assert_eq!(without_effect(&work([0, 10, 20, 30]), &[], now), None, "four are no effort to speak of");
        assert_eq!(without_effect(&work([40, 41, 42, 43, 44, 45]), &[], now), None, "they had twenty days");
        assert_eq!(without_effect(&work((0..8).map(|n| n - 200)), &[], now), None, "long ago");
        let busy = work((0..8).map(|n| n * 7));
        let seen = [theirs(50, Dimension::Ability, 1.0)];
        assert_eq!(without_effect(&busy, &seen, now), None, "they say that it holds");
        let bad = (-9..-1).map(|n| theirs(n, Dimension::Integrity, -1.0));
        let turned: Vec<_> = bad
            .chain([theirs(40, Dimension::Integrity, 1.0), theirs(50, Dimension::Integrity, 1.0)])
            .chain([theirs(51, Dimension::Benevolence, -1.0)])
            .collect();
        assert_eq!(without_effect(&busy, &turned, now), None, "one part of it rose surely");
        let said: Vec<_> =
            work([]).into_iter().chain((0..9).map(|n| act(n * 5, "survey", Side::Theirs))).collect();
        assert_eq!(without_effect(&said, &[], now), None, "what they said is no effort of ours");
    }

    fn words() -> impl Strategy<Value = Vec<Movement>> {
        let one = (-200_i64..90, 0..3_usize, -1.0..=1.0_f64)
            .prop_map(|(day, at, value)| theirs(day, Dimension::ALL[at], value));
        prop::collection::vec(one, 0..8).prop_map(|mut words| {
            words.sort_by_key(|w| w.at);
            words
        })
    }

    proptest! {
        #[test]
        fn more_work_never_takes_the_flag_away(days in prop::collection::vec(1_i64..90, 0..12), words in words(), more in 1_i64..90) {
            // The first effort stays the first, so that the same words are compared.
            let mut days: Vec<i64> = [1].into_iter().chain(days).collect();
            days.sort_unstable();
            let before = without_effect(&work(days.clone()), &words, Time(90 * DAY));
            days.push(more);
            days.sort_unstable();
            let after = without_effect(&work(days), &words, Time(90 * DAY));
            prop_assert!(before.is_none() || after.is_some());
        }

        #[test]
        fn a_good_word_never_raises_the_flag(words in words(), day in 2_i64..90, at in 0..3_usize) {
            let busy = work((0..8).map(|n| 1 + n * 7));
            let before = without_effect(&busy, &words, Time(90 * DAY));
            let mut better = words;
            better.push(theirs(day, Dimension::ALL[at], 1.0));
            better.sort_by_key(|w| w.at);
            let after = without_effect(&busy, &better, Time(90 * DAY));
            prop_assert!(after.is_none() || before.is_some());
        }
    }
}
