//! Whatever is done to a chain by hand is found, and the right name is given to it.

use chain::{Break, ChainCheck, Digest, Head, Link};
use proptest::{prelude::*, sample::Index};

use crate::forge;

fn walk(links: &[Link], expected: Option<&Head>) -> Result<Head, Break> {
    let mut check = ChainCheck::new("c");
    links.iter().try_for_each(|link| check.take(link))?;
    check.finish(expected)
}

fn head(links: &[Link]) -> Head {
    walk(links, None).unwrap()
}

fn flip(digest: Digest, bit: Index) -> Digest {
    let mut bytes = *digest.as_bytes();
    let bit = bit.index(256);
    bytes[bit / 8] ^= 1 << (bit % 8);
    Digest::from(bytes)
}

fn chains() -> impl Strategy<Value = Vec<Link>> {
    prop::collection::vec(".{0,12}", 2..24).prop_map(|bodies| forge("c", &bodies))
}

/// From here on, links are honestly hashed again: what somebody does who knows the format.
fn forge_again(links: &mut [Link], from: usize) {
    for at in from..links.len() {
        let prev = if at == 0 { Digest::ZERO } else { links[at - 1].hash };
        let link = &links[at];
        links[at] = Link::forge(link.chain.as_str(), link.seq, link.at_ms, link.body.as_str(), prev);
    }
}

proptest! {
    #[test]
    fn a_sound_chain_holds(links in chains(), cut in any::<Index>()) {
        let end = head(&links);
        prop_assert_eq!(end.seq, links.len() as u64);
        prop_assert_eq!(walk(&links, Some(&end)).unwrap(), end.clone());
        // … also when it is read in two goes.
        let (before, after) = links.split_at(cut.index(links.len()));
        let mut check = ChainCheck::resume(head(before));
        for link in after {
            prop_assert_eq!(check.take(link), Ok(()));
        }
        prop_assert_eq!(check.finish(Some(&end)), Ok(end));
    }

    #[test]
    fn any_field_changed_is_named(
        mut links in chains(),
        at in any::<Index>(),
        field in 0..5,
        by in 1..u64::MAX,
        bit in any::<Index>(),
    ) {
        let at = at.index(links.len());
        let changed = &mut links[at];
        match field {
            0 => changed.seq = changed.seq.wrapping_add(by),
            1 => changed.at_ms = changed.at_ms.wrapping_add(by as i64),
            2 => changed.body.push('!'),
            3 => changed.prev = flip(changed.prev, bit),
            _ => changed.hash = flip(changed.hash, bit),
        }
        let seq = changed.seq;
        prop_assert_eq!(walk(&links, None), Err(Break::Changed { chain: "c".into(), seq }));
    }

    #[test]
    fn a_link_of_another_chain_is_named(mut links in chains(), at in any::<Index>()) {
        let at = at.index(links.len());
        links[at].chain.push('x');
        let (seq, other) = (links[at].seq, "cx".to_owned());
        prop_assert_eq!(walk(&links, None), Err(Break::Misplaced { chain: "c".into(), seq, other }));
    }

    #[test]
    fn a_link_removed_is_named(mut links in chains(), at in any::<Index>()) {
        let end = head(&links);
        let gone = links.remove(at.index(links.len()));
        let chain = "c".to_owned();
        let named = if gone.seq == end.seq {
            Break::Truncated { chain, seq: end.seq - 1, recorded: end.seq }
        } else {
            Break::Missing { chain, seq: gone.seq, found: gone.seq + 1 }
        };
        prop_assert_eq!(walk(&links, Some(&end)), Err(named));
    }

    #[test]
    fn an_end_cut_off_is_named(links in chains(), kept in any::<Index>()) {
        let kept = kept.index(links.len());
        let (end, seq) = (head(&links), kept as u64);
        let named = Break::Truncated { chain: "c".into(), seq, recorded: end.seq };
        prop_assert_eq!(walk(&links[..kept], Some(&end)), Err(named));
    }

    #[test]
    fn links_swapped_or_repeated_are_named(links in chains(), one in any::<Index>(), other in any::<Index>()) {
        let (one, other) = (one.index(links.len()), other.index(links.len()));
        let mut swapped = links.clone();
        swapped.swap(one, other);
        let first = one.min(other) as u64 + 1;
        if one != other {
            let found = one.max(other) as u64 + 1;
            prop_assert_eq!(walk(&swapped, None), Err(Break::Missing { chain: "c".into(), seq: first, found }));
        }
        let mut repeated = links.clone();
        repeated.push(links[one].clone());
        let (seq, after) = (one as u64 + 1, links.len() as u64);
        prop_assert_eq!(walk(&repeated, None), Err(Break::Reordered { chain: "c".into(), seq, after }));
    }

    #[test]
    fn a_link_replaced_with_a_fresh_hash_is_named(mut links in chains(), at in any::<Index>()) {
        let (at, end) = (at.index(links.len()), head(&links));
        let link = &links[at];
        let fresh = Link::forge("c", link.seq, link.at_ms, format!("{}!", link.body), link.prev);
        let named =
            Break::Forked { chain: "c".into(), seq: link.seq, found: fresh.hash, recorded: link.hash };
        links[at] = fresh;
        prop_assert_eq!(walk(&links, Some(&end)), Err(named));
    }

    #[test]
    fn a_chain_forged_anew_is_caught_at_its_head(mut links in chains(), at in any::<Index>()) {
        let (at, end) = (at.index(links.len()), head(&links));
        links[at].body.push('!');
        forge_again(&mut links, at);
        let named = Break::Forked {
            chain: "c".into(),
            seq: end.seq,
            found: head(&links).hash,
            recorded: end.hash,
        };
        prop_assert_eq!(walk(&links, Some(&end)), Err(named));
    }

    #[test]
    fn a_link_added_past_the_record_is_named(links in chains()) {
        let before = head(&links[..links.len() - 1]);
        let (seq, recorded) = (links.len() as u64, before.seq);
        prop_assert_eq!(walk(&links, Some(&before)), Err(Break::Overlong { chain: "c".into(), seq, recorded }));
    }
}

#[test]
fn a_first_link_must_begin_the_chain() {
    let early = Link::forge("c", 1, 0, "{}", Digest::of(b"something before"));
    assert_eq!(walk(&[early], None), Err(Break::Changed { chain: "c".into(), seq: 1 }));
    let nought = Link::forge("c", 0, 0, "{}", Digest::ZERO);
    assert_eq!(walk(&[nought], None), Err(Break::Reordered { chain: "c".into(), seq: 0, after: 0 }));
}

#[test]
fn an_empty_chain_is_sound_and_a_foreign_head_is_not_its_own() {
    let end = head(&[]);
    assert_eq!((end.seq, end.hash), (0, Digest::ZERO));
    let foreign = Head { chain: "d".into(), seq: 0, hash: Digest::ZERO };
    let other = "d".to_owned();
    assert_eq!(walk(&[], Some(&foreign)), Err(Break::Misplaced { chain: "c".into(), seq: 0, other }));
}

#[test]
fn a_break_tells_its_place_in_plain_words() {
    let links = forge("cas_1", &["a", "b", "c"]);
    let mut check = ChainCheck::new("cas_1");
    check.take(&links[0]).unwrap();
    let found = check.take(&links[2]).unwrap_err();
    assert_eq!((found.chain(), found.seq()), ("cas_1", 2));
    assert_eq!(found.to_string(), "chain cas_1: link 2 is missing (the next one found is 3)");
    assert_eq!(check.head().seq, 1, "a break leaves the check where it was");
    assert_eq!(check.take(&links[1]), Ok(()));
}
