//! Every leaf of every small log has its path, and a path shows nothing else.

use chain::{Digest, Fault, Leaf, log as tree};
use proptest::{prelude::*, sample::Index};

use crate::{Store, leaves};

const LARGEST: u64 = 70;

#[test]
fn each_leaf_of_each_size_is_shown_by_its_path_and_by_no_other() {
    let leaves = leaves(LARGEST);
    let store = Store::of(&leaves);
    for size in 1..=LARGEST {
        let root = store.root(size);
        for index in 0..size {
            let leaf = leaves[index as usize];
            let path = store.ask(|read| tree::inclusion_proof(size, index, read)).unwrap();
            let shows =
                |leaf, index, size, path: &[Digest]| tree::verify_inclusion(leaf, index, size, root, path);
            assert_eq!(shows(leaf, index, size, &path), Ok(()));
            let fault = Err(Fault::NotIncluded { leaf_index: index, size });
            assert_eq!(shows(Leaf::of("c", index + 1, &Digest::ZERO), index, size, &path), fault);
            for at in 0..path.len() {
                let mut other = path.clone();
                other[at] = Digest::of(other[at].as_bytes());
                assert_eq!(shows(leaf, index, size, &other), fault);
                other.remove(at);
                assert_eq!(shows(leaf, index, size, &other), fault);
            }
            let longer = [path.clone(), vec![Digest::ZERO]].concat();
            assert_eq!(shows(leaf, index, size, &longer), fault);
            if size > 1 {
                assert!(shows(leaf, (index + 1) % size, size, &path).is_err());
            }
        }
    }
}

#[test]
fn each_size_continues_each_smaller_one() {
    let store = Store::of(&leaves(LARGEST));
    for new in 0..=LARGEST {
        for old in 0..=new {
            let path = store.ask(|read| tree::consistency_proof(old, new, read)).unwrap();
            let (was, is) = ((old, store.root(old)), (new, store.root(new)));
            assert_eq!(tree::verify_consistency(was, is, &path), Ok(()));
            let fault = Err(Fault::NotConsistent { old, new });
            assert_eq!(tree::verify_consistency((old, Digest::of(b"x")), is, &path), fault);
            for at in 0..path.len() {
                let mut other = path.clone();
                other[at] = Digest::of(other[at].as_bytes());
                assert_eq!(tree::verify_consistency(was, is, &other), fault);
            }
        }
    }
}

proptest! {
    #[test]
    fn a_batch_stores_what_single_steps_store(before in 0..40_u64, batch in 0..40_u64) {
        let leaves = leaves(before + batch);
        let one_by_one = Store::of(&leaves);
        let mut store = Store::of(&leaves[..before as usize]);
        let more = &leaves[before as usize..];
        let fresh = store.ask(|read| tree::append_many(more, before, read)).unwrap();
        store.hashes.extend(fresh);
        prop_assert_eq!(&store.hashes, &one_by_one.hashes);
        let mut indexes: Vec<u64> = store.hashes.keys().copied().collect();
        indexes.sort_unstable();
        prop_assert!(indexes.iter().copied().eq(0..indexes.len() as u64), "no gaps");
    }

    #[test]
    fn what_was_asked_for_beforehand_is_enough(size in 1..200_u64, at in any::<Index>(), batch in 0..9_usize) {
        let (leaves, store, at) = (leaves(size), Store::of(&leaves(size)), at.index(size as usize) as u64);
        let enough = |question: &dyn Fn(tree::Read<'_>) -> Result<Vec<Digest>, Fault>| {
            let wanted = tree::indexes_needed(question).unwrap();
            assert!(wanted.len() as u32 <= 2 * (size.ilog2() + 1));
            let fetched = |index| wanted.contains(&index).then(|| store.hashes[&index]);
            assert_eq!(question(&fetched), store.ask(question));
        };
        enough(&|read| tree::root(size, read).map(|root| vec![root]));
        enough(&|read| tree::inclusion_proof(size, at, read));
        enough(&|read| tree::consistency_proof(at + 1, size, read));
        let more = &leaves[..batch.min(leaves.len())];
        enough(&|read| Ok(tree::append_many(more, size, read)?.into_iter().map(|(_, hash)| hash).collect()));
    }
}

#[test]
fn a_lost_hash_and_a_place_outside_are_named() {
    let mut store = Store::of(&leaves(8));
    store.hashes.remove(&14); // the root of the first eight
    assert_eq!(store.ask(|read| tree::root(8, read)), Err(Fault::HashMissing { index: 14 }));
    let path = store.ask(|read| tree::inclusion_proof(8, 8, read));
    assert_eq!(path, Err(Fault::Outside { asked: 8, size: 8 }));
    let path = store.ask(|read| tree::consistency_proof(9, 8, read));
    assert_eq!(path, Err(Fault::Outside { asked: 9, size: 8 }));
    let endless = store.ask(|read| tree::root(u64::MAX, read));
    assert_eq!(endless, Err(Fault::TooLarge { size: u64::MAX }));
    let full = store.ask(|read| tree::append(leaves(1)[0], u64::MAX, read));
    assert_eq!(full, Err(Fault::TooLarge { size: u64::MAX }));
}
