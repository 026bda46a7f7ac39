//! A dossier is whole, readable, and proven without the desk (R94).

use amends::ground::id::{CaseId, CustomerId, Id};
use amends::journal;
use amends::{incidents, reports};
use serde_json::Value;

use super::declare;
use super::recovery::{self, with_mail};
use crate::harness::TestDesk;
use crate::walk;

async fn open_case(desk: &TestDesk) -> CaseId {
    let incident = declare(desk, "The furnace <b>stopped</b>").await;
    let incident = incidents::find(&mut desk.house.read(), &desk.workspace, &incident).await.unwrap();
    let customer = CustomerId::mint(desk.house.now(), desk.house.dice());
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let names = [(customer, "شركة <i>الخليج</i> 😀".to_owned())];
    let entries = incidents::open_cases(&mut tx, &incident, &names, "late").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let cases = desk.call(&desk.vic, "GET", "/api/v1/cases", Value::Null).await.json();
    cases["items"][0]["id"].as_str().unwrap().parse().unwrap()
}

walk!(a_dossier_is_exported_with_a_proof_that_verifies_offline, |desk| {
    let case = open_case(&desk).await;
    let folder = std::path::PathBuf::from(format!("{}.export", desk.house.config().seal_file));
    reports::export_case(&desk.house, &desk.workspace, &case, &folder).await.unwrap();
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let dossier: Value = serde_json::from_str(&read("dossier.json")).unwrap();
    assert_eq!(dossier["case"]["id"], case.as_str());
    assert_eq!(dossier["journal"].as_array().unwrap().len(), 2);
    let html = read("dossier.html");
    assert!(
        html.contains("<style>") && !html.contains("<link") && !html.contains("<script"),
        "it stands alone"
    );
    assert!(html.contains("شركة &#60;i&#62;"), "what people typed is shown, not run");
    let proof: chain::Proof = serde_json::from_str(&read("proof.json")).unwrap();
    let summary = chain::verify_proof(&proof).unwrap();
    assert_eq!(summary.links, 3, "the case's chain and the incident's, and that it was written out");
    let mut forged = proof.clone();
    forged.chains[0][0].body = forged.chains[0][0].body.replace("case.opened", "case.closed");
    assert!(chain::verify_proof(&forged).is_err());

    let incident = dossier["incident"]["id"].as_str().unwrap().parse().unwrap();
    let whole = folder.join("whole");
    let cases = reports::export_incident(&desk.house, &desk.workspace, &incident, &whole).await.unwrap();
    assert_eq!(cases, 1);
    assert!(whole.join("cases").join(case.as_str()).join("proof.json").exists());
});

/// What a whole recovery leaves behind, written out as the command line does it.
async fn whole_story(config_of: impl AsyncFnOnce(amends::ground::Config) -> Option<TestDesk>) {
    let (config, mailbox) = with_mail();
    let Some(desk) = config_of(config).await else { return };
    let told = recovery::tell(&desk, mailbox).await;
    let folder = std::path::PathBuf::from(format!("{}.whole", desk.house.config().seal_file));
    reports::export_case(&desk.house, &desk.workspace, &told.case, &folder).await.unwrap();
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let dossier: Value = serde_json::from_str(&read("dossier.json")).unwrap();
    assert_eq!(dossier["incident"]["id"], told.incident.as_str());
    assert_eq!(dossier["customer"]["id"], told.customer.as_str());
    let parts = [
        "contacts",
        "notices",
        "deliveries",
        "admissions",
        "apologies",
        "impacts",
        "statements",
        "promises",
        "offers",
        "remedies",
        "surveys",
        "answers",
        "journal",
    ];
    for part in parts {
        let there = dossier[part].as_array().unwrap_or_else(|| panic!("{part} is no list"));
        assert!(!there.is_empty(), "the dossier has nothing of {part}");
    }
    let html = read("dossier.html");
    for said in
        ["Our furnace stopped", "Two aircraft stand", "Your freight whole", "It was our fault", "120.00"]
    {
        assert!(html.contains(said), "{said}");
    }

    // Offline: the proof, with the key from elsewhere; and both files, byte by byte.
    let proof: chain::Proof = serde_json::from_str(&read("proof.json")).unwrap();
    let signed = desk.call(&desk.vic, "GET", "/api/v1/checkpoint", Value::Null).await.expect(200).json();
    chain::verify_proof_with_key(&proof, signed["vkey"].as_str().unwrap()).unwrap();
    for name in ["dossier.json", "dossier.html"] {
        let bytes = read(name).into_bytes();
        let handed = chain::verify_file(&proof, name, &bytes).unwrap().expect("a link speaks of it");
        assert_eq!(handed.chain, told.case.as_str());
        for at in [0, bytes.len() / 2, bytes.len() - 1] {
            let mut touched = bytes.clone();
            touched[at] ^= 1;
            assert!(chain::verify_file(&proof, name, &touched).is_err(), "byte {at} of {name}");
        }
    }
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_story_is_proven_offline_sqlite() {
    whole_story(async |config| Some(TestDesk::sqlite_with(config).await)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_story_is_proven_offline_postgres() {
    whole_story(async |config| TestDesk::postgres_with(config).await).await;
}

walk!(auditors_read_the_journal_by_page_and_api, |desk| {
    let case = open_case(&desk).await;
    desk.settle().await;
    desk.open_page(&desk.vic, &format!("/cases/{case}/dossier")).await.expect(200).says("case.opened");
    let file = desk.open_page(&desk.vic, &format!("/cases/{case}/dossier.html")).await.expect(200);
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    desk.open_page(&desk.vic, &format!("/cases/{case}/dossier.json")).await.expect(200);
    let proof =
        desk.call(&desk.vic, "GET", &format!("/api/v1/cases/{case}/proof"), Value::Null).await.expect(200);
    let proof: chain::Proof = serde_json::from_str(&proof.text).unwrap();
    let signed = desk.call(&desk.vic, "GET", "/api/v1/checkpoint", Value::Null).await.expect(200).json();
    chain::verify_proof_with_key(&proof, signed["vkey"].as_str().unwrap()).unwrap();

    let first = desk.call(&desk.vic, "GET", "/api/v1/journal?limit=1", Value::Null).await.expect(200).json();
    assert_eq!(first["items"][0]["leaf"], 0);
    let next = format!("/api/v1/journal?limit=1&after={}", first["next"].as_str().unwrap());
    let second = desk.call(&desk.vic, "GET", &next, Value::Null).await.expect(200).json();
    assert_eq!(second["items"][0]["leaf"], 1);

    desk.open_page(&desk.vic, "/reports").await.expect(200).says("The furnace &#60;b&#62;");
    desk.send_form(&desk.vic, "/reports/verification", &[])
        .await
        .expect(200)
        .says("Everything is as it was said");
    let audit =
        desk.call(&desk.vic, "GET", "/api/v1/journal/verification", Value::Null).await.expect(200).json();
    assert_eq!(audit["findings"], Value::Array(Vec::new()));
    let none = "/api/v1/cases/cas_00000000000000000000000000/dossier";
    desk.call(&desk.vic, "GET", none, Value::Null).await.expect(404);
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_line_verifies_and_exits_1_when_something_is_found() {
    let desk = TestDesk::sqlite().await;
    open_case(&desk).await;
    desk.settle().await;
    let verify = || {
        std::process::Command::new(env!("CARGO_BIN_EXE_amends"))
            .args(["journal", "verify", "--json", "--database-url", &desk.house.config().database_url])
            .args(["--seal-file", &desk.house.config().seal_file])
            .output()
            .unwrap()
    };
    let held = verify();
    assert!(held.status.success(), "{}", String::from_utf8_lossy(&held.stderr));
    let line: Value = serde_json::from_slice(&held.stdout).unwrap();
    assert_eq!(line["holds"], true);
    let hand = twodb::sql("update cases set state = 'closed'");
    let mut tx = desk.house.db().begin().await.unwrap();
    tx.run(hand, twodb::args![]).await.unwrap();
    tx.commit().await.unwrap();
    let found = verify();
    assert_eq!(found.status.code(), Some(1));
    let line: Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(line["audit"]["findings"][0]["what"], "changed");
}
