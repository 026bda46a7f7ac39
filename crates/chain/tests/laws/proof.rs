//! A proof verifies whole, and not when anything in it was touched.

use chain::{Break, Digest, Fault, Inclusion, Leaf, Link, Proof, Signer, log as tree};
use chain::{verify_proof, verify_proof_with_key};
use proptest::{prelude::*, sample::Index};

use crate::{Store, forge, leaves};

pub(crate) fn signer() -> Signer {
    Signer::from_seed([7; 32], "desk.example.test/log").unwrap()
}

/// Two chains in a log between the leaves of others, with a path for every link.
pub(crate) fn proof() -> Proof {
    proof_of(&["x", "y"])
}

/// The same, where the second chain says this.
pub(crate) fn proof_of(bodies: &[&str]) -> Proof {
    let chains = vec![forge("inc_1", &["{\"a\":1}", "{}", "[]"]), forge("cas_1", bodies)];
    let links: Vec<&Link> = chains.iter().flatten().collect();
    let others = leaves(9);
    let all: Vec<Leaf> =
        links.iter().zip(others).flat_map(|(link, other)| [other, Leaf::from(*link)]).collect();
    let store = Store::of(&all);
    let path = |leaf_index| store.ask(|read| tree::inclusion_proof(store.size, leaf_index, read)).unwrap();
    let inclusion = |(n, link): (u64, &&Link)| Inclusion {
        chain: link.chain.clone(),
        seq: link.seq,
        leaf_index: 2 * n + 1,
        path: path(2 * n + 1),
    };
    let inclusions = (0..).zip(&links).map(inclusion).collect();
    let checkpoint = signer().sign_checkpoint("desk", store.size, store.root(store.size)).unwrap();
    Proof { checkpoint, vkey: signer().public_key_text(), chains, inclusions }
}

#[test]
fn a_sound_proof_holds_also_through_json_and_with_the_last_links_only() {
    let mut proof: Proof = serde_json::from_str(&serde_json::to_string(&proof()).unwrap()).unwrap();
    let summary = verify_proof_with_key(&proof, &signer().public_key_text()).unwrap();
    assert_eq!((summary.links, summary.inclusions, summary.size), (5, 5, 10));
    assert_eq!(summary.origin, "desk");
    assert_eq!(summary.chains.iter().map(|head| head.seq).collect::<Vec<_>>(), [3, 2]);
    proof.inclusions.retain(|path| path.seq == if path.chain == "inc_1" { 3 } else { 2 });
    assert_eq!(verify_proof(&proof).unwrap().inclusions, 2);
}

#[test]
fn what_is_wrong_is_named() {
    let with = |change: &dyn Fn(&mut Proof)| {
        let mut proof = proof();
        change(&mut proof);
        verify_proof(&proof).unwrap_err()
    };
    let inc = || "inc_1".to_owned();
    let changed = Fault::Broken(Break::Changed { chain: inc(), seq: 2 });
    assert_eq!(with(&|proof| proof.chains[0][1].body.push(' ')), changed);
    let missing = Fault::Broken(Break::Missing { chain: inc(), seq: 2, found: 3 });
    assert_eq!(with(&|proof| drop(proof.chains[0].remove(1))), missing);
    let cut = with(&|proof| drop(proof.chains[0].pop()));
    assert_eq!(cut, Fault::NoSuchLink { chain: inc(), seq: 3 });
    let unsealed = with(&|proof| proof.inclusions.retain(|path| path.seq != 3));
    assert_eq!(unsealed, Fault::Unsealed { chain: inc(), seq: 3 });
    let added = with(&|proof| {
        let prev = proof.chains[1][1].hash;
        proof.chains[1].push(Link::forge("cas_1", 3, 0, "z", prev));
    });
    assert_eq!(added, Fault::Unsealed { chain: "cas_1".into(), seq: 3 });
    let nought = with(&|proof| proof.inclusions[0].seq = 0);
    assert_eq!(nought, Fault::NoSuchLink { chain: inc(), seq: 0 });
    assert_eq!(with(&|proof| proof.chains.push(Vec::new())), Fault::Empty { number: 3 });
    assert_eq!(with(&|proof| proof.chains.push(proof.chains[0].clone())), Fault::Twice { chain: inc() });
    assert_eq!(with(&|proof| proof.chains.clear()), Fault::Nothing);
}

#[test]
fn a_chain_forged_anew_is_not_in_the_log() {
    let mut proof = proof();
    proof.chains[1] = forge("cas_1", &["x", "never said"]);
    let found = verify_proof(&proof);
    assert!(matches!(found, Err(Fault::NotIncluded { size: 10, .. })), "{found:?}");
}

#[test]
fn a_proof_with_a_key_of_its_own_making_is_told_apart() {
    let trusted = Signer::from_seed([8; 32], "desk.example.test/log").unwrap().public_key_text();
    let found = verify_proof_with_key(&proof(), &trusted);
    assert_eq!(found, Err(Fault::OtherKey { found: signer().public_key_text() }));
}

proptest! {
    #[test]
    fn no_place_or_path_can_be_altered(which in any::<Index>(), step in any::<Index>(), place in 0..12_u64) {
        let mut moved = proof();
        let which = which.index(moved.inclusions.len());
        prop_assume!(moved.inclusions[which].leaf_index != place);
        moved.inclusions[which].leaf_index = place;
        prop_assert!(verify_proof(&moved).is_err());
        let mut bent = proof();
        let path = &mut bent.inclusions[which].path;
        let step = step.index(path.len());
        path[step] = Digest::of(path[step].as_bytes());
        prop_assert!(verify_proof(&bent).is_err());
    }
}
