//! Verifies a proof from a file, with no store and no network: `chain-verify FILE [VKEY]`.
//!
//! The file is JSON: a proof, or any object with one under `proof`. With a key as second argument
//! the proof must be made with that key. Exits 0 if everything holds, 1 if not.

use std::process::ExitCode;

use chain::{Proof, Summary, verify_proof, verify_proof_with_key};
use serde::Deserialize;

/// A proof alone, or within something larger.
#[derive(Deserialize)]
struct Wrapped {
    proof: Proof,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        [file] => check(file, None),
        [file, key] => check(file, Some(key.trim())),
        _ => Err("usage: chain-verify FILE [VKEY]".to_owned()),
    };
    match result {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("NOT VERIFIED: {why}");
            ExitCode::FAILURE
        }
    }
}

fn check(file: &str, key: Option<&str>) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|why| format!("{file} cannot be read: {why}"))?;
    let proof = parse(&text).map_err(|why| format!("{file} holds no proof: {why}"))?;
    let summary = match key {
        Some(key) => verify_proof_with_key(&proof, key),
        None => verify_proof(&proof),
    };
    Ok(report(&summary.map_err(|fault| fault.to_string())?, key.is_some()))
}

/// Looks for the wrapping first, so that a fault in either form is told of the form that was meant.
fn parse(text: &str) -> Result<Proof, serde_json::Error> {
    let value: serde_json::Value = serde_json::from_str(text)?;
    if value.get("proof").is_some() {
        return serde_json::from_str::<Wrapped>(text).map(|wrapped| wrapped.proof);
    }
    serde_json::from_str(text)
}

fn report(found: &Summary, key_given: bool) -> String {
    let Summary { origin, size, root, vkey, chains, links, inclusions } = found;
    let mut lines = vec![
        "VERIFIED".to_owned(),
        format!("log      {origin}, {size} leaves, root {root}"),
        format!("key      {vkey}"),
        format!("checked  {} chains, {links} links, {inclusions} paths into the log", chains.len()),
    ];
    lines.extend(
        chains.iter().map(|head| format!("chain    {}: {} links, head {}", head.chain, head.seq, head.hash)),
    );
    if !key_given {
        lines.push("The key came with the proof. Get it from its owner by another road, and pass it as the second argument.".to_owned());
    }
    lines.join("\n")
}
