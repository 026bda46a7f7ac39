//! Who is told first: those chosen by name, then whoever the lot draws. Values in, a wave out; the seed of the lot is
//! noted, so that anybody can draw again and find the same.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::SendingSaid;
use crate::ground::id::CustomerId;
use crate::ground::{Fault, FieldFault, Result};

/// The most letters a second that can be asked for.
const MOST_RATE: i64 = 100_000;
/// The most customers chosen by name.
const MOST_CHOSEN: usize = 500;

/// How many are told first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// Everybody at once.
    All,
    /// Those chosen, and nobody else.
    Chosen,
    /// So many people.
    Count(i64),
    /// Of a thousand, so many.
    Share(i64),
}

/// What an approver said, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub first: First,
    /// As they were written, one each.
    pub chosen: Vec<String>,
    pub rate: Option<i64>,
}

/// Reads what an approver said of how it goes out; all faults at once.
pub(super) fn read(said: &SendingSaid) -> Result<Said> {
    let mut faults = Vec::new();
    let mut chosen: Vec<String> =
        said.chosen.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect();
    chosen.dedup();
    if chosen.len() > MOST_CHOSEN {
        let why =
            format!("These are {} customers; at most {MOST_CHOSEN} can be chosen by name.", chosen.len());
        faults.push(FieldFault::new("chosen", why, "Name fewer, and let the lot draw the others."));
    }
    let first = match (number(&said.first), said.first.trim().is_empty()) {
        (_, true) if chosen.is_empty() => First::All,
        (_, true) => First::Chosen,
        (Some((n, false)), _) if n >= 1 => First::Count(n),
        (Some((n, true)), _) if (1..=100).contains(&n) => First::Share(10 * n),
        _ => {
            let why = "This is no size of a first wave.";
            faults.push(FieldFault::new(
                "first",
                why,
                "Write a number of people, like 50, or a share, like 10 %.",
            ));
            First::All
        }
    };
    let rate = match (number(&said.rate), said.rate.trim().is_empty()) {
        (_, true) => None,
        (Some((n, false)), _) if (1..=MOST_RATE).contains(&n) => Some(n),
        _ => {
            let why = "This is no number of letters a second.";
            faults.push(FieldFault::new("rate", why, "Write a whole number from 1, or leave it empty."));
            None
        }
    };
    if faults.is_empty() { Ok(Said { first, chosen, rate }) } else { Err(Fault::Invalid(faults)) }
}

/// A whole number, and whether it is a share of a hundred.
fn number(text: &str) -> Option<(i64, bool)> {
    let text = text.trim();
    let (figures, is_share) = text.strip_suffix('%').map_or((text, false), |rest| (rest, true));
    // Grouped as people group them: 1,000 or 1 000.
    let figures: String =
        figures.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    Some((figures.parse().ok()?, is_share))
}

/// Where a customer stands in the lot of this seed: the smaller, the earlier.
pub(super) fn lot(seed: &str, customer: &CustomerId) -> u64 {
    let digest =
        Sha256::new().chain_update(seed).chain_update("/").chain_update(customer.as_str()).finalize();
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The first wave, once it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FirstWave {
    seed: String,
    chosen: BTreeSet<CustomerId>,
    /// Whoever stands up to here in the lot is among the first; none when nobody was drawn.
    last: Option<u64>,
    /// How many people that is.
    pub people: i64,
}

impl FirstWave {
    /// With which wave a customer is told: all of its people with the same.
    pub fn wave_of(&self, customer: &CustomerId) -> i64 {
        let drawn = self.last.is_some_and(|last| lot(&self.seed, customer) <= last);
        if drawn || self.chosen.contains(customer) { 1 } else { 2 }
    }
    /// The seed of its lot.
    pub fn seed(&self) -> &str {
        &self.seed
    }
    /// How many customers of it were chosen by name.
    pub fn chosen(&self) -> i64 {
        i64::try_from(self.chosen.len()).unwrap_or(i64::MAX)
    }
    /// Whether the lot drew anybody.
    pub fn is_drawn(&self) -> bool {
        self.last.is_some()
    }
}

/// A draw in progress: customers come by one by one, each with how many people it has.
pub(super) struct Draw {
    seed: String,
    chosen: BTreeSet<CustomerId>,
    lots: Vec<(u64, i64)>,
    people: i64,
    chosen_people: i64,
}

impl Draw {
    pub fn new(seed: String, chosen: BTreeSet<CustomerId>) -> Self {
        Self { seed, chosen, lots: Vec::new(), people: 0, chosen_people: 0 }
    }

    /// The next customer, and how many people it has who are told.
    pub fn add(&mut self, customer: &CustomerId, people: i64) {
        self.people += people;
        if self.chosen.contains(customer) {
            self.chosen_people += people;
        } else {
            self.lots.push((lot(&self.seed, customer), people));
        }
    }

    /// The first wave; `None` when it is everybody.
    pub fn drawn(mut self, first: First) -> Option<FirstWave> {
        let wanted = match first {
            First::All => return None,
            First::Chosen => self.chosen_people,
            First::Count(n) => n,
            First::Share(of_thousand) => (self.people * of_thousand + 999) / 1_000,
        };
        self.lots.sort_unstable();
        let (mut people, mut last) = (self.chosen_people, None);
        for (lot, more) in &self.lots {
            if people >= wanted {
                break;
            }
            people += more;
            last = Some(*lot);
        }
        (people < self.people).then_some(FirstWave { seed: self.seed, chosen: self.chosen, last, people })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};

    fn said(first: &str, chosen: &str, rate: &str) -> SendingSaid {
        SendingSaid {
            first: first.into(),
            chosen: chosen.into(),
            rate: rate.into(),
            ..SendingSaid::default()
        }
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        let table = [
            ("", "", First::All),
            ("", "C-1", First::Chosen),
            ("50", "", First::Count(50)),
            (" 1,000 ", "C-1", First::Count(1_000)),
            ("10 %", "", First::Share(100)),
            ("100%", "", First::Share(1_000)),
        ];
        for (first, chosen, wanted) in table {
            assert_eq!(read(&said(first, chosen, "")).unwrap().first, wanted, "{first} {chosen}");
        }
        assert_eq!(read(&said("", "", "25")).unwrap().rate, Some(25));
        for (first, rate, field) in [
            ("0", "", "first"),
            ("101 %", "", "first"),
            ("some", "", "first"),
            ("", "0", "rate"),
            ("", "5 %", "rate"),
        ] {
            let fault = read(&said(first, "", rate)).unwrap_err();
            assert_eq!(fault.fields()[0].field, field, "{first} {rate}");
        }
    }

    fn customers(many: usize) -> Vec<CustomerId> {
        let dice = Dice::seeded(7);
        (0..many).map(|_| CustomerId::mint(Time(1), &dice)).collect()
    }

    proptest! {
        #[test]
        fn a_first_wave_has_those_chosen_and_no_more_than_it_must(
            sizes in prop::collection::vec(1_i64..4, 1..60), wanted in 1_i64..200, chosen in 0_usize..5, seed in "[a-z]{1,8}"
        ) {
            let all = customers(sizes.len());
            let chosen: BTreeSet<CustomerId> = all.iter().take(chosen).cloned().collect();
            let draw = || {
                let mut draw = Draw::new(seed.clone(), chosen.clone());
                all.iter().zip(&sizes).for_each(|(c, n)| draw.add(c, *n));
                draw.drawn(First::Count(wanted))
            };
            let total: i64 = sizes.iter().sum();
            let by_name: i64 = sizes.iter().take(chosen.len()).sum();
            match draw() {
                None => prop_assert!(wanted.max(by_name) + 3 > total, "only where hardly anybody was left"),
                Some(first) => {
                    let told = |wave| all.iter().zip(&sizes).filter(|(c, _)| first.wave_of(c) == wave).map(|(_, n)| n).sum::<i64>();
                    prop_assert_eq!(told(1), first.people);
                    prop_assert_eq!(told(1) + told(2), total);
                    prop_assert!(told(1) >= wanted.max(by_name), "enough");
                    prop_assert!(told(1) < wanted.max(by_name) + 3, "and not a customer more");
                    prop_assert!(chosen.iter().all(|c| first.wave_of(c) == 1));
                    prop_assert_eq!(Some(first), draw(), "drawn again it is the same");
                }
            }
        }
    }
}
