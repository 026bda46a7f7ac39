//! Appending to a hash chain, beside nothing but SHA-256 over the very same bytes.
//!
//! What is left between the two is what a link costs beyond its hash: its texts, its encoding, its order.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use benches::{Measurement, median};
use chain::{Digest, Link};
use sha2::{Digest as _, Sha256};

const TRIES: usize = 5;
const CHAIN: &str = "cas_01hzy3v9k2f6m8q4t7w0x5b1cd";
const AT_MS: i64 = 1_795_000_000_000;

/// Appends as many links as the first argument says, by default 100,000.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let n = match arguments.first() {
        Some(text) => text.parse().with_context(|| format!("`{text}` is not a number of links"))?,
        None => 100_000,
    };
    ensure!(n > 0, "there is nothing to measure in 0 links");
    let bodies: Vec<String> = (0..n).map(body).collect();
    let links = append(&bodies);
    let records: Vec<Vec<u8>> = links.iter().map(encode).collect();
    ensure!(
        links.iter().zip(&records).all(|(link, record)| link.hash == hash(record)),
        "the reference does not hash what a link hashes: the encoding here is not that of `chain`"
    );

    let (mut ours, mut reference) = (Vec::new(), Vec::new());
    for _ in 0..TRIES {
        ours.push(per_second(n, || drop(black_box(append(&bodies)))));
        reference.push(per_second(n, || {
            for record in &records {
                black_box(hash(record));
            }
        }));
    }
    let (ours, reference) = (median(ours), median(reference));
    Ok(vec![Measurement { bench: "chain", n, ours, reference, unit: "links/s", more: Vec::new() }])
}

fn body(number: u64) -> String {
    format!(
        r#"{{"what":"promise.kept","who":"mem_01hzy3v9k2","promise":"pro_{number:020}","digest":"{number:064x}"}}"#
    )
}

fn append(bodies: &[String]) -> Vec<Link> {
    let mut prev = Digest::ZERO;
    let mut links = Vec::with_capacity(bodies.len());
    for (seq, body) in (1..).zip(bodies) {
        let link = Link::forge(CHAIN, seq, AT_MS, body.as_str(), prev);
        prev = link.hash;
        links.push(link);
    }
    links
}

/// The bytes that a link's hash is taken of, by the documentation of `chain`.
fn encode(link: &Link) -> Vec<u8> {
    let text = |text: &str| [&(text.len() as u64).to_be_bytes(), text.as_bytes()].concat();
    let (seq, at_ms) = (link.seq.to_be_bytes(), link.at_ms.to_be_bytes());
    [b"chain/link/v1\n", &text(&link.chain)[..], &seq, &at_ms, &text(&link.body), link.prev.as_bytes()]
        .concat()
}

fn hash(record: &[u8]) -> Digest {
    Digest::from(<[u8; 32]>::from(Sha256::digest(record)))
}

fn per_second(n: u64, work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    n as f64 / start.elapsed().as_secs_f64()
}
