//! The API answers as its description says, whatever it is asked: schemathesis asks it thousands of things over a
//! real connection, and no answer is a fault of ours.

use amends::app::start;
use amends::ground::Config;
use serde_json::json;

use crate::harness::{TestDesk, settings};
use crate::walks::surveys::told;

/// How long it may ask, in seconds, on each engine. What it makes up differs between them.
const SECONDS: &str = "40";

/// What must hold for each answer.
const CHECKS: &str =
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";

async fn asked(desk: TestDesk, program: &str, seed: &str) {
    told(&desk, &["Brightwing", "Aerovia"]).await;
    let making = json!({ "label": "fuzz", "scope": "write" });
    let made = desk.call(&desk.ines, "POST", "/api/v1/tokens", making).await.expect(201).json();
    let secret = made["token"].as_str().unwrap().to_owned();
    let serving = start::serve(&desk.house, axum::Router::new()).await.unwrap();
    let url = format!("http://{}/api/v1/openapi.json", serving.address);
    let output = tokio::process::Command::new(program)
        .args(["run", &url, "--no-color", "--continue-on-failure", "--seed", seed, "-n", "10"])
        .args(["--checks", CHECKS, "--phases", "coverage,fuzzing", "--max-time", SECONDS])
        // It would end its own key, or leave itself without an owner.
        .args(["--exclude-path-regex", "/(members|tokens)/"])
        .args(["--suppress-health-check", "all", "-H", &format!("Authorization: Bearer {secret}")])
        .current_dir(std::env::temp_dir())
        .output()
        .await
        .unwrap();
    serving.stop().await;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("Test cases"), "it asked nothing: {said}");
}

fn listening() -> Config {
    Config { listen: "127.0.0.1:0".into(), ..settings() }
}

fn program() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "how the runner of the tests offers schemathesis")]
    let program = std::env::var("AMENDS_TEST_SCHEMATHESIS").ok();
    if program.is_none() {
        eprintln!(
            "skipped: AMENDS_TEST_SCHEMATHESIS is not set; `cargo xtask test` sets it where Python is found"
        );
    }
    program
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    let Some(program) = program() else { return };
    asked(TestDesk::sqlite_with(listening()).await, &program, "1").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    let Some(program) = program() else { return };
    let Some(desk) = TestDesk::postgres_with(listening()).await else { return };
    asked(desk, &program, "2").await;
}
