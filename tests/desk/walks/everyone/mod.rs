//! Everyone is told, at once, and it can be proved: two thousand buyers and six businesses hear of a recall by mail, by
//! voice and on paper; some letters come back, some people answer, one sending is paused, what was wrong is corrected,
//! and whoever is found later is told too (R13, R14, R17, R18, R24–R26, R34, R48).

pub mod people;
mod telling;
mod what_comes_back;

use amends::ground::Actor;
use amends::ground::id::IncidentId;
use amends::reports;
use post::{Behaviour, Mailbox, Received};
use serde_json::{Value, json};

use super::notices::with;
use crate::harness::{Answer, TestDesk};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// The story so far.
struct Telling {
    desk: TestDesk,
    mailbox: Mailbox,
    incident: IncidentId,
    /// The first notice.
    first: String,
    /// Its letters, as they came.
    letters: Vec<Received>,
}

impl Telling {
    async fn play(mut self) {
        self.those_touched_have_a_case().await;
        self.the_first_wave_teaches().await;
        self.a_pause_and_the_rest().await;
        self.those_without_mail_are_rung_up().await;
        self.and_the_others_written_to().await;
        self.what_comes_back_is_seen_to().await;
        self.some_answer().await;
        self.what_was_wrong_is_corrected().await;
        self.whoever_is_found_later_is_told().await;
        self.all_of_it_is_proved().await;
    }

    async fn call(&self, by: &Actor, method: &str, path: &str, said: Value) -> Answer {
        self.desk.call(by, method, &format!("/api/v1{path}"), said).await
    }

    /// Posted by somebody, and taken.
    async fn post(&self, by: &Actor, path: &str, said: Value) -> Value {
        let answer = self.call(by, "POST", path, said).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text);
        if answer.text.is_empty() { Value::Null } else { answer.json() }
    }

    async fn get(&self, path: &str) -> Value {
        self.call(&self.desk.vic, "GET", path, Value::Null).await.expect(200).json()
    }

    /// How many people a notice has come to stand in this state with.
    async fn many(&self, notice: &str, state: &str) -> i64 {
        self.get(&format!("/notices/{notice}")).await["deliveries"][state].as_i64().unwrap_or(0)
    }

    /// How many of those who must hear of it were told.
    async fn told(&self) -> (i64, i64) {
        let coverage = self.get(&format!("/incidents/{}/coverage", self.incident)).await;
        (coverage["told"].as_i64().unwrap(), coverage["relevant"].as_i64().unwrap())
    }

    /// A letter of the first notice to this address.
    fn letter_to(&self, address: &str) -> &Received {
        self.letters.iter().find(|l| l.to == [address]).unwrap_or_else(|| panic!("no letter to {address}"))
    }

    async fn all_of_it_is_proved(&self) {
        let desk = &self.desk;
        let folder = std::path::PathBuf::from(format!("{}.telling", desk.house.config().seal_file));
        let many =
            reports::export_telling(&desk.house, &desk.workspace, &self.incident, &folder).await.unwrap();
        let proof = std::fs::read_to_string(folder.join("proof.json")).unwrap();
        let proof: chain::Proof = serde_json::from_str(&proof).unwrap();
        chain::verify_proof(&proof).unwrap();
        let sheet = std::fs::read(folder.join("telling.csv")).unwrap();
        assert!(chain::verify_file(&proof, "telling.csv", &sheet).unwrap().is_some());
        let rows = csv::Reader::from_reader(&sheet[..]).into_records().count();
        assert_eq!(rows, many, "a line for each message");
        let audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
        assert_eq!(audit.findings, [], "everything is as it was said");
    }
}

async fn story(desk: TestDesk, mailbox: Mailbox) {
    people::come_in(&desk.house, &desk.mara).await;
    let said =
        json!({ "title": "Lot 4471 may crack", "scenario": "recall", "noticed_at": "2026-03-02T07:00:00Z" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident = made["id"].as_str().unwrap().parse().unwrap();
    Telling { desk, mailbox, incident, first: String::new(), letters: Vec::new() }.play().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_buyers_and_six_businesses_sqlite() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    story(TestDesk::sqlite_with(with(&mailbox)).await, mailbox).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_buyers_and_six_businesses_postgres() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let Some(desk) = TestDesk::postgres_with(with(&mailbox)).await else { return };
    story(desk, mailbox).await;
}
