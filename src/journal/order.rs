//! In which order entries enter the log.

use std::collections::{BTreeMap, HashMap};

use chain::Digest;

/// An entry that waits for the sealer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    /// When it was written.
    pub at: i64,
    /// The chain it continues.
    pub chain: String,
    /// Its place there.
    pub seq: u64,
    /// Its hash.
    pub hash: Digest,
}

/// What can be sealed now, and what must wait for an earlier entry of its chain.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ordered {
    /// In the order of the log.
    pub now: Vec<Waiting>,
    /// Entries whose predecessor is neither sealed nor among those given, by chain and place. Clocks of two
    /// nodes may differ, so a later entry may carry an earlier time.
    pub held: BTreeMap<(String, u64), Waiting>,
}

/// Keeps the given order (by time) except where an entry would stand before an earlier one of its own chain.
/// `sealed` is the last sealed place of each chain; a chain not named begins at 1.
pub(super) fn in_log_order(waiting: Vec<Waiting>, sealed: &HashMap<String, u64>) -> Ordered {
    let mut next: HashMap<String, u64> = HashMap::new();
    let mut ordered = Ordered::default();
    for entry in waiting {
        let chain = entry.chain.clone();
        let due = next.entry(chain.clone()).or_insert_with(|| sealed.get(&chain).copied().unwrap_or(0) + 1);
        // An entry behind the sealed end was sealed before and left over by hand: it is passed on, and the
        // store refuses to seal it twice.
        if entry.seq > *due {
            ordered.held.insert((chain, entry.seq), entry);
            continue;
        }
        *due = entry.seq + 1;
        ordered.now.push(entry);
        while let Some(follower) = ordered.held.remove(&(chain.clone(), *due)) {
            *due += 1;
            ordered.now.push(follower);
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn waiting(at: i64, chain: &str, seq: u64) -> Waiting {
        Waiting { at, chain: chain.into(), seq, hash: Digest::ZERO }
    }

    #[test]
    fn a_later_entry_with_an_earlier_time_waits_for_its_predecessor() {
        let given = vec![waiting(1, "a", 3), waiting(2, "b", 1), waiting(3, "a", 2), waiting(4, "b", 3)];
        let ordered = in_log_order(given, &HashMap::from([("a".to_owned(), 1)]));
        let places: Vec<_> = ordered.now.iter().map(|w| (w.chain.as_str(), w.seq)).collect();
        assert_eq!(places, [("b", 1), ("a", 2), ("a", 3)]);
        assert_eq!(ordered.held.into_keys().collect::<Vec<_>>(), [("b".to_owned(), 3)]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_chain_is_turned_round(
            given in proptest::collection::hash_set((0..3_u8, 1..12_u64), 0..30),
            times in proptest::collection::vec(0..5_i64, 30),
        ) {
            let mut rows: Vec<Waiting> = given
                .iter()
                .zip(&times)
                .map(|((chain, seq), at)| waiting(*at, &chain.to_string(), *seq))
                .collect();
            rows.sort_by_key(|w| (w.at, w.chain.clone(), w.seq));
            let ordered = in_log_order(rows.clone(), &HashMap::new());
            prop_assert_eq!(ordered.now.len() + ordered.held.len(), rows.len());
            let mut last: HashMap<&str, u64> = HashMap::new();
            for entry in &ordered.now {
                let before = last.insert(&entry.chain, entry.seq).unwrap_or(0);
                prop_assert_eq!(entry.seq, before + 1);
            }
        }
    }
}
