//! How urgent a case is by what came before it (R112). Pure.
//!
//! Whom we served well is more likely to forgive; where we did not, act at once. So: failing somebody a second time is a wrong of
//! another kind, a double deviation (Basso and Pizzutti 2016); broken promises weaken the next one (Schweitzer, Hershey and
//! Bradlow 2006); and a wrong that nobody admitted stands behind everything else. What is not known counts as uncertain, and
//! never as bad. Where the lines are drawn is a convention of ours.

use serde::Serialize;
use utoipa::ToSchema;

use super::Prior;
use crate::ground::clock::{DAY, HOUR};

/// How far back failures count, in days.
pub const BACK_DAYS: i64 = 730;
/// Promises were not kept where even the upper end of the interval lies below this.
pub const WELL_KEPT: f64 = 0.9;
/// Trust was low where even the upper end of what may be believed lies below this: the middle, where nothing is known.
pub const MIDDLE: f64 = 0.5;

/// When somebody is to see to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RecordUrgency)]
pub enum Urgency {
    /// Before anything else.
    AtOnce,
    /// Within the day.
    Today,
    /// When its turn comes.
    InTurn,
}

impl Urgency {
    /// The word in the catalogue (`trust-urgency-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::Today => "today",
            Self::InTurn => "in-turn",
        }
    }
    /// How a page marks it: plain, wait or late.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::AtOnce => "late",
            Self::Today => "wait",
            Self::InTurn => "plain",
        }
    }
    /// How far it goes ahead of what else waits: up to a day, so that nobody waits longer than that behind others.
    pub const fn head_start(self) -> i64 {
        match self {
            Self::AtOnce => DAY,
            Self::Today => 12 * HOUR,
            Self::InTurn => 0,
        }
    }
}

/// A ground of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = UrgencyGround)]
pub enum Ground {
    /// They carry a wrong that nobody admitted or contested.
    Unadmitted,
    /// We failed them before.
    FailedBefore,
    /// Promises to them were not kept.
    WordNotKept,
    /// Their trust was low before it began.
    TrustLow,
    /// Nothing that is known speaks against us.
    Clean,
    /// Nothing is known.
    Unknown,
}

impl Ground {
    /// The word in the catalogue (`trust-ground-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unadmitted => "unadmitted",
            Self::FailedBefore => "failed-before",
            Self::WordNotKept => "word-not-kept",
            Self::TrustLow => "trust-low",
            Self::Clean => "clean",
            Self::Unknown => "unknown",
        }
    }
}

/// What a record makes of a case. A wrong that nobody admitted, a second failure in two years, or two grounds together: at
/// once. One ground: today. None: in its turn.
pub fn urgency_of(prior: &Prior) -> (Urgency, Vec<Ground>) {
    let word = prior.promises.due > 0 && prior.promises.high < WELL_KEPT;
    let trust = prior.trust.is_some_and(|standing| standing.high < MIDDLE);
    let against = [
        (Ground::Unadmitted, prior.unadmitted > 0),
        (Ground::FailedBefore, prior.failures > 0),
        (Ground::WordNotKept, word),
        (Ground::TrustLow, trust),
    ];
    let grounds: Vec<Ground> = against.into_iter().filter_map(|(ground, is)| is.then_some(ground)).collect();
    if grounds.is_empty() {
        let ground = if prior.is_known() { Ground::Clean } else { Ground::Unknown };
        return (Urgency::InTurn, vec![ground]);
    }
    let is_grave = prior.unadmitted > 0 || prior.failures > 1 || grounds.len() > 1;
    (if is_grave { Urgency::AtOnce } else { Urgency::Today }, grounds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::promises::{Tally, rules::rated};
    use crate::trust::{Dimension, Evidence, Standing};

    fn kept(kept: i64, broken: i64) -> Tally {
        rated(Tally { kept, broken, ..Tally::default() })
    }

    fn trust(r: f64, s: f64) -> Standing {
        Standing::of(Evidence { r, s }, 3)
    }

    fn prior(failures: i64, promises: Tally, trust: impl Into<Option<Standing>>, unadmitted: i64) -> Prior {
        let trust = trust.into();
        let weakest = trust.map(|_| Dimension::Integrity);
        Prior { earlier: Vec::new(), failures, promises, weakest, trust, unadmitted }
    }

    #[test]
    fn a_good_record_may_wait_and_a_bad_one_may_not() {
        use Ground::{Clean, FailedBefore, TrustLow, Unadmitted, Unknown, WordNotKept};
        use Urgency::{AtOnce, InTurn, Today};
        let none = kept(0, 0);
        let table = [
            (prior(0, none, None, 0), InTurn, vec![Unknown]),
            (prior(0, kept(20, 0), trust(4.0, 0.5), 0), InTurn, vec![Clean]),
            // Eight of ten may be nine of ten, by its interval; little evidence is no bad trust.
            (prior(0, kept(8, 2), trust(0.0, 1.0), 0), InTurn, vec![Clean]),
            (prior(1, none, None, 0), Today, vec![FailedBefore]),
            (prior(0, kept(0, 3), None, 0), Today, vec![WordNotKept]),
            (prior(0, none, trust(0.0, 4.0), 0), Today, vec![TrustLow]),
            (prior(2, none, None, 0), AtOnce, vec![FailedBefore]),
            (prior(1, kept(1, 4), None, 0), AtOnce, vec![FailedBefore, WordNotKept]),
            // However well they were served otherwise.
            (prior(0, kept(50, 0), trust(9.0, 0.0), 1), AtOnce, vec![Unadmitted]),
        ];
        for (prior, urgency, grounds) in table {
            assert_eq!(urgency_of(&prior), (urgency, grounds), "{prior:?}");
        }
        assert!(AtOnce < Today && Today < InTurn);
        assert_eq!(AtOnce.head_start(), DAY);
    }

    proptest! {
        #[test]
        fn a_worse_record_is_never_less_urgent(
            failures in 0_i64..4, good in 0_i64..30, bad in 0_i64..30, r in 0.0..9.0_f64, s in 0.0..9.0_f64,
            unadmitted in 0_i64..3,
        ) {
            let judged = |prior: &Prior| urgency_of(prior).0;
            let was = prior(failures, kept(good, bad), trust(r, s), unadmitted);
            let worse = [
                prior(failures + 1, was.promises, was.trust, unadmitted),
                prior(failures, kept(good, bad + 1), was.trust, unadmitted),
                prior(failures, was.promises, trust(r, s + 1.0), unadmitted),
                prior(failures, was.promises, was.trust, unadmitted + 1),
            ];
            for worse in &worse {
                prop_assert!(judged(worse) <= judged(&was), "{was:?} {worse:?}");
            }
            prop_assert!(!urgency_of(&was).1.is_empty(), "never without a ground");
        }
    }
}
