//! Verifies a proof from a file, with no store and no network: `chain-verify FILE [VKEY]`.
//!
//! The file is JSON: a proof, or any object with one under `proof`; for a folder, the `proof.json` in it. Files that
//! the proof's links vouch for and that lie beside it are compared too. With a key as second argument the proof must
//! be made with that key. Exits 0 if everything holds, 1 if not.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chain::{Proof, Summary, handed_files, verify_file, verify_proof, verify_proof_with_key};
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
    let file = match PathBuf::from(file) {
        folder if folder.is_dir() => folder.join("proof.json"),
        file => file,
    };
    let shown = file.display();
    let text = std::fs::read_to_string(&file).map_err(|why| format!("{shown} cannot be read: {why}"))?;
    let proof = parse(&text).map_err(|why| format!("{shown} holds no proof: {why}"))?;
    let summary = match key {
        Some(key) => verify_proof_with_key(&proof, key),
        None => verify_proof(&proof),
    };
    let summary = summary.map_err(|fault| fault.to_string())?;
    let files = beside(&proof, file.parent().unwrap_or(Path::new(".")))?;
    Ok(report(&summary, &files, key.is_some()))
}

/// Looks for the wrapping first, so that a fault in either form is told of the form that was meant.
fn parse(text: &str) -> Result<Proof, serde_json::Error> {
    let value: serde_json::Value = serde_json::from_str(text)?;
    if value.get("proof").is_some() {
        return serde_json::from_str::<Wrapped>(text).map(|wrapped| wrapped.proof);
    }
    serde_json::from_str(text)
}

/// Compares the files that the links vouch for, where they lie in this folder; a line for each of them.
fn beside(proof: &Proof, folder: &Path) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = handed_files(proof).into_iter().map(|file| file.name).collect();
    names.sort();
    names.dedup();
    let mut lines = Vec::new();
    for name in names {
        // A name leads to a file of this folder, and to nowhere else.
        if Path::new(&name).file_name().is_none_or(|own| own != name.as_str()) {
            return Err(format!("`{name}` is no name of a file"));
        }
        match std::fs::read(folder.join(&name)) {
            Ok(bytes) => {
                let handed = verify_file(proof, &name, &bytes).map_err(|fault| fault.to_string())?;
                if let Some(handed) = handed {
                    lines.push(format!("{name}: as link {} of chain {} says", handed.seq, handed.chain));
                }
            }
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
                lines.push(format!("{name}: is not here, and was not compared"));
            }
            Err(why) => return Err(format!("{name} cannot be read: {why}")),
        }
    }
    Ok(lines)
}

fn report(found: &Summary, files: &[String], key_given: bool) -> String {
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
    lines.extend(files.iter().map(|line| format!("file     {line}")));
    if !key_given {
        lines.push("The key came with the proof. Get it from its owner by another road, and pass it as the second argument.".to_owned());
    }
    lines.join("\n")
}
