//! The program `chain-verify`, as an auditor runs it.

use std::path::PathBuf;
use std::process::Command;

use serde_json::json;

use chain::{Digest, Proof, verify_file};

use crate::proof::{proof, proof_of, signer};

fn run(name: &str, text: &str, key: Option<&str>) -> (bool, String) {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, text).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_chain-verify")).arg(&file).args(key).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn it_tells_a_sound_proof_from_a_touched_one() {
    let text = serde_json::to_string(&proof()).unwrap();
    let (holds, said) = run("sound.json", &text, None);
    assert!(holds && said.starts_with("VERIFIED\n") && said.contains("5 links"), "{said}");
    assert!(said.contains("by another road"), "a key that came with the proof is not trusted: {said}");

    let wrapped = json!({ "title": "a dossier", "proof": proof() }).to_string();
    let (holds, said) = run("wrapped.json", &wrapped, Some(&signer().public_key_text()));
    assert!(holds && !said.contains("by another road"), "{said}");

    let (holds, said) = run("touched.json", &text.replacen("\"x\"", "\"X\"", 1), None);
    assert!(!holds);
    assert_eq!(said, "NOT VERIFIED: chain cas_1: link 1 was changed after it was written\n");

    let (holds, said) = run("nonsense.json", "{}", None);
    assert!(!holds && said.contains("holds no proof: missing field"), "{said}");
}

#[test]
fn files_beside_a_proof_are_compared() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("handed");
    std::fs::create_dir_all(&folder).unwrap();
    let said = json!({ "fact": "case.exported", "data": { "files": {
        "dossier.json": Digest::of(b"{}").to_string(), "dossier.html": Digest::of(b"<p>").to_string() } } });
    let proof: Proof = proof_of(&["x", &said.to_string()]);
    std::fs::write(folder.join("proof.json"), serde_json::to_string(&proof).unwrap()).unwrap();
    let run = |json: &str| {
        std::fs::write(folder.join("dossier.json"), json).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_chain-verify")).arg(&folder).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    };
    let (holds, said) = run("{}");
    assert!(holds && said.contains("dossier.json: as link 2 of chain cas_1 says"), "{said}");
    assert!(said.contains("dossier.html: is not here"), "{said}");
    let (holds, said) = run("{ }");
    assert!(!holds);
    assert_eq!(
        said,
        "NOT VERIFIED: dossier.json is not the file that was handed out: it was changed since\n"
    );
    assert_eq!(verify_file(&proof, "letter.txt", b"").unwrap(), None, "nobody speaks of it");
}
