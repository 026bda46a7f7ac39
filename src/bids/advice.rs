//! The advice: from what is known of a customer and of whoever would see to it, whether to bid, and why. Pure.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A rate is good from here on, and bad where even the best that it may be lies below. A convention, as the others are.
const KEPT_WELL: f64 = 0.8;
/// Trust stands on the good side from here on.
const TRUSTED: f64 = 0.5;
/// So many open promises are enough for one person.
const LOADED: i64 = 5;

/// What is advised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = BidAdviceWord)]
pub enum Word {
    /// Nothing speaks against it.
    Go,
    /// Only with care.
    Careful,
    /// Not now: goodwill first.
    NotNow,
}

impl Word {
    /// The word in the store, the API and the catalogue (`bids-advice-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Go => "go",
            Self::Careful => "careful",
            Self::NotNow => "not_now",
        }
    }
    /// The badge kind.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Go => "done",
            Self::Careful => "wait",
            Self::NotNow => "late",
        }
    }
}

/// Which way a reason weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = BidReasonWeighs)]
pub enum Weighs {
    /// Against bidding.
    Against,
    /// To be borne in mind.
    Mind,
    /// For it.
    For,
}

impl Weighs {
    /// The word in the catalogue (`bids-weighs-WORD`).
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Against => "against",
            Self::Mind => "mind",
            Self::For => "for",
        }
    }
}

/// One reason, with the figures behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BidReason)]
pub struct Reason {
    /// `bids-reason-WORD` in the catalogue.
    pub word: String,
    /// Which way it weighs.
    pub weighs: Weighs,
    /// How many it counts.
    pub many: i64,
    /// Where a rate or a figure of trust may begin, where it is about one …
    pub low: Option<f64>,
    /// … and where it may end.
    pub high: Option<f64>,
    /// What it names: tags, or a dimension of trust.
    pub names: String,
}

impl Reason {
    fn new(word: &str, weighs: Weighs, many: i64) -> Self {
        Self { word: word.into(), weighs, many, low: None, high: None, names: String::new() }
    }
    fn between(self, (low, high): (f64, f64)) -> Self {
        Self { low: Some(low), high: Some(high), ..self }
    }
    fn naming(self, names: impl Into<String>) -> Self {
        Self { names: names.into(), ..self }
    }
}

/// A rate of kept promises: of how many that came due, and within which bounds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Kept {
    /// All that came due.
    pub due: i64,
    /// Where the rate may begin (Wilson, 95 %).
    pub low: f64,
    /// Where it may end.
    pub high: f64,
}

/// What the advice is built on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grounds {
    /// Cases of theirs that are neither closed nor withdrawn.
    pub cases: i64,
    /// Wrongs they remember that wait for a word from us.
    pub unadmitted: i64,
    /// Efforts of late without effect; 0 where there are none of that kind.
    pub efforts: i64,
    /// Our promises to them.
    pub kept: Kept,
    /// The weakest part of trust of which anything is known: which, and within which bounds.
    pub trust: Option<(&'static str, f64, f64)>,
    /// What the bid takes.
    pub takes: Vec<String>,
    /// What we are good at; empty where nobody has said.
    pub good_at: Vec<String>,
    /// What whoever would see to it has open.
    pub open: i64,
    /// What of it is overdue.
    pub overdue: i64,
    /// How they kept what they promised anybody.
    pub owner_kept: Kept,
}

/// The advice, with its reasons: those against it first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BidAdvice)]
pub struct Advice {
    /// In a word.
    pub word: Word,
    /// Whether the customer is in recovery.
    pub in_recovery: bool,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Of a rate: whether it is surely low, surely good, or not to be told yet.
fn kept(reasons: &mut Vec<Reason>, whose: [&str; 3], kept: Kept) {
    let bounds = (kept.low, kept.high);
    let [low, well, unknown] = whose;
    let reason = match kept {
        Kept { due, high, .. } if due > 0 && high < KEPT_WELL => Reason::new(low, Weighs::Against, due),
        Kept { due, low, .. } if due > 0 && low >= KEPT_WELL => Reason::new(well, Weighs::For, due),
        Kept { due, .. } => Reason::new(unknown, Weighs::Mind, due),
    };
    reasons.push(if kept.due > 0 { reason.between(bounds) } else { reason });
}

/// What is advised, on these grounds.
#[must_use]
pub fn advise(grounds: &Grounds) -> Advice {
    let in_recovery = grounds.cases > 0 || grounds.unadmitted > 0;
    let mut reasons = Vec::new();
    let mut if_any = |word: &str, weighs: Weighs, many: i64| {
        reasons.extend((many > 0).then(|| Reason::new(word, weighs, many)));
    };
    if_any("unadmitted", Weighs::Against, grounds.unadmitted);
    if_any("recovery", Weighs::Mind, grounds.cases);
    if_any("efforts", Weighs::Against, grounds.efforts);
    if_any("overdue", Weighs::Against, grounds.overdue);
    if_any("load", Weighs::Mind, if grounds.open >= LOADED { grounds.open } else { 0 });
    kept(&mut reasons, ["kept-low", "kept-well", "kept-unknown"], grounds.kept);
    kept(&mut reasons, ["owner-low", "owner-well", "owner-unknown"], grounds.owner_kept);
    reasons.push(match grounds.trust {
        None => Reason::new("trust-unknown", Weighs::Mind, 0),
        Some((dimension, low, high)) => {
            let (word, weighs) = match (low, high) {
                (_, high) if high < TRUSTED => ("trust-low", Weighs::Against),
                (low, _) if low >= TRUSTED => ("trust-good", Weighs::For),
                _ => ("trust-unsure", Weighs::Mind),
            };
            Reason::new(word, weighs, 0).between((low, high)).naming(dimension)
        }
    });
    let is_ours =
        |tag: &&String| grounds.good_at.iter().any(|good| good.to_lowercase() == tag.to_lowercase());
    let outside: Vec<&String> = grounds.takes.iter().filter(|tag| !is_ours(tag)).collect();
    let many = i64::try_from(outside.len()).unwrap_or(i64::MAX);
    reasons.push(if grounds.good_at.is_empty() {
        Reason::new("unsaid", Weighs::Mind, 0)
    } else if outside.is_empty() {
        Reason::new("inside", Weighs::For, i64::try_from(grounds.takes.len()).unwrap_or(i64::MAX))
    } else {
        let names: Vec<&str> = outside.into_iter().map(String::as_str).collect();
        Reason::new("outside", Weighs::Against, many).naming(names.join(", "))
    });
    // What speaks against it comes first, what speaks for it last.
    reasons.sort_by_key(|reason| match reason.weighs {
        Weighs::Against => 0,
        Weighs::Mind => 1,
        Weighs::For => 2,
    });
    let is_against = reasons.iter().any(|reason| reason.weighs == Weighs::Against);
    let word = match (in_recovery, is_against) {
        (true, true) => Word::NotNow,
        (true, false) | (false, true) => Word::Careful,
        (false, false) => Word::Go,
    };
    Advice { word, in_recovery, reasons }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::page::{Lang, t_args};

    fn well() -> Grounds {
        Grounds {
            kept: Kept { due: 50, low: 0.9, high: 0.99 },
            owner_kept: Kept { due: 50, low: 0.9, high: 0.99 },
            trust: Some(("integrity", 0.6, 0.8)),
            takes: vec!["Forging".into()],
            good_at: vec!["forging".into(), "hardening".into()],
            ..Grounds::default()
        }
    }

    #[test]
    fn the_advice_follows_from_its_reasons() {
        let outside = || vec!["forging".to_owned(), "Software <b>".to_owned()];
        let table = [
            (well(), Word::Go, "kept-well"),
            (Grounds { cases: 1, ..well() }, Word::Careful, "recovery"),
            (Grounds { takes: outside(), ..well() }, Word::Careful, "outside"),
            (Grounds { cases: 1, takes: outside(), ..well() }, Word::NotNow, "outside"),
            (Grounds { unadmitted: 1, ..well() }, Word::NotNow, "unadmitted"),
            (Grounds { cases: 1, overdue: 1, ..well() }, Word::NotNow, "overdue"),
            (Grounds { open: 5, ..well() }, Word::Go, "load"),
            (Grounds { kept: Kept { due: 10, low: 0.1, high: 0.6 }, ..well() }, Word::Careful, "kept-low"),
            (Grounds { kept: Kept { due: 1, low: 0.2, high: 1.0 }, ..well() }, Word::Go, "kept-unknown"),
            (Grounds { cases: 2, efforts: 9, ..well() }, Word::NotNow, "efforts"),
            (Grounds { trust: Some(("ability", 0.1, 0.4)), cases: 1, ..well() }, Word::NotNow, "trust-low"),
            (Grounds { good_at: Vec::new(), ..well() }, Word::Go, "unsaid"),
        ];
        for (grounds, word, reason) in table {
            let advice = advise(&grounds);
            assert_eq!(advice.word, word, "{grounds:?}");
            assert!(advice.reasons.iter().any(|r| r.word == reason), "{reason}: {advice:?}");
        }
        let named = advise(&Grounds { takes: outside(), ..well() });
        assert_eq!(named.reasons[0].names, "Software <b>", "what speaks against it comes first, by its name");
    }

    fn grounds() -> impl Strategy<Value = Grounds> {
        let rate = || {
            (0_i64..40, 0.0..=1.0_f64, 0.0..=1.0_f64).prop_map(|(due, a, b)| Kept {
                due,
                low: f64::min(a, b),
                high: f64::max(a, b),
            })
        };
        let trust = prop::option::of((0.0..=1.0_f64, 0.0..=1.0_f64))
            .prop_map(|bounds| bounds.map(|(a, b)| ("benevolence", f64::min(a, b), f64::max(a, b))));
        let tags = || prop::collection::vec("[a-c]", 0..3);
        ((0_i64..3, 0_i64..3, 0_i64..9, 0_i64..9, 0_i64..3), rate(), rate(), trust, tags(), tags()).prop_map(
            |((cases, unadmitted, efforts, open, overdue), kept, owner_kept, trust, takes, good_at)| {
                Grounds { cases, unadmitted, efforts, kept, trust, takes, good_at, open, overdue, owner_kept }
            },
        )
    }

    proptest! {
        #[test]
        fn worse_never_makes_the_advice_bolder(grounds in grounds(), more in 1_i64..5) {
            let word = advise(&grounds).word;
            let worse = [
                Grounds { cases: grounds.cases + more, ..grounds.clone() },
                Grounds { unadmitted: grounds.unadmitted + more, ..grounds.clone() },
                Grounds { overdue: grounds.overdue + more, ..grounds.clone() },
                Grounds { efforts: grounds.efforts + more, ..grounds.clone() },
                Grounds { kept: Kept { due: 9, low: 0.0, high: 0.1 }, ..grounds.clone() },
                Grounds { trust: Some(("ability", 0.0, 0.1)), ..grounds.clone() },
            ];
            for worse in worse {
                prop_assert!(advise(&worse).word >= word, "{worse:?}");
            }
        }

        #[test]
        fn who_is_in_recovery_is_never_told_to_go(grounds in grounds()) {
            let advice = advise(&grounds);
            prop_assert_eq!(advice.in_recovery, grounds.cases > 0 || grounds.unadmitted > 0);
            prop_assert!(!advice.in_recovery || advice.word > Word::Go);
            prop_assert!(grounds.unadmitted == 0 || advice.word == Word::NotNow);
        }

        #[test]
        fn every_reason_has_its_words(grounds in grounds()) {
            for reason in advise(&grounds).reasons {
                for lang in Lang::ALL {
                    let [low, high, names] = ["low", "high", "names"].map(|name| (name, "x".into()));
                    let args = [("n", reason.many.into()), low, high, names];
                    let said = t_args(lang, &format!("bids-reason-{}", reason.word), &args);
                    prop_assert!(!said.contains('⟦'), "{}", reason.word);
                }
            }
        }
    }
}
