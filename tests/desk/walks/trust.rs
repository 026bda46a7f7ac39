//! The trust record follows the journal: each movement with the entry behind it, never twice (R109).

use amends::ground::clock::{DAY, HOUR};
use amends::ground::page::Shell;
use amends::journal::{self, Chain, Entry};
use amends::{incidents, surveys, trust};
use serde_json::{Value, json};

use super::surveys::{contact, told};
use crate::harness::TestDesk;
use crate::walk;

async fn says(desk: &TestDesk, entry: Entry) {
    let tx = journal::begin(&desk.house, &desk.mara).await.unwrap();
    tx.say(entry).await.unwrap().commit().await.unwrap();
}

walk!(what_we_do_moves_it_and_reacting_twice_does_not, |desk| {
    let before = desk.house.now().plus(-DAY);
    let (incident, cases) = told(&desk, &["Nordal Aero", "Kestrel"]).await;
    let (customer, case) = &cases[0];
    desk.wait(HOUR);
    // To one customer, and to all that the incident touches.
    let kept =
        Entry::on(Chain::Case(case.clone()), "promise.kept").incident(&incident).with("kind", "delivery");
    says(&desk, kept).await;
    let broken = Entry::on(Chain::Incident(incident.clone()), "promise.broken").with("kind", "next_update");
    says(&desk, broken).await;
    desk.settle().await;

    let now = desk.house.now();
    let record = trust::record_of(&mut desk.house.read(), &desk.workspace, customer, now).await.unwrap();
    let rules: Vec<&str> = record.movements.iter().map(|m| m.rule.as_str()).collect();
    for rule in ["failed", "told-promptly", "promise-kept", "work-kept", "promise-broken"] {
        assert!(rules.contains(&rule), "{rule} is not in {rules:?}");
    }
    assert_eq!(record.movements.len(), 5);
    assert!((record.ability.expectation - 0.5).abs() < 0.01, "one for, one against: {:?}", record.ability);
    assert_eq!((record.ability.words, record.benevolence.words), ("little", "none"));
    let other = trust::record_of(&mut desk.house.read(), &desk.workspace, &cases[1].0, now).await.unwrap();
    assert!(other.ability.expectation < record.ability.expectation, "nothing was delivered to them");
    assert_eq!(other.weakest, Some(trust::Dimension::Ability));

    // Again the same entries: nothing more, and nothing said.
    let logged = journal::of_log(&mut desk.house.read(), &desk.workspace, 0, 500).await.unwrap();
    trust::on_fact(&desk.house, &desk.workspace, &logged).await.unwrap();
    let again = trust::record_of(&mut desk.house.read(), &desk.workspace, customer, now).await.unwrap();
    assert_eq!(again, record);

    // A no to the survey weighs twice: it did not hold, and we failed again.
    let asking = json!({ "ready": true, "because": "The furnace runs again." });
    let path = format!("/api/v1/incidents/{incident}/survey");
    let survey = desk.call(&desk.mara, "POST", &path, asking).await.expect(201).json();
    let survey = survey["id"].as_str().unwrap().parse().unwrap();
    let said = surveys::AnswerSaid {
        solution: "no".into(),
        making_good: "yes".into(),
        heard: Some(7),
        ..surveys::AnswerSaid::default()
    };
    surveys::answer(&desk.house, &contact(&desk, customer), &survey, case, said).await.unwrap();
    desk.settle().await;
    let after = trust::record_of(&mut desk.house.read(), &desk.workspace, customer, now).await.unwrap();
    assert!(after.ability.evidence_against > record.ability.evidence_against + 1.9);
    assert!(after.benevolence.expectation > 0.6, "they felt heard");

    // Before and after, over all it touches.
    let mut read = desk.house.read();
    let then = trust::average_of_incident(&mut read, &desk.workspace, &incident, before).await.unwrap();
    assert_eq!((then.customers, then.ability.expectation, then.ability.uncertainty), (2, 0.5, 1.0));
    let today = trust::average_of_incident(&mut read, &desk.workspace, &incident, now).await.unwrap();
    assert!(today.ability.expectation < 0.5);
    let (panel, effort) =
        trust::panel::of_customer(&desk.house, &Shell::sample(), &desk.vic, customer).await.unwrap();
    assert!(effort.is_none(), "little was done yet");
    assert!(
        panel.html.contains("evidence") && panel.html.contains(&format!("/cases/{case}")),
        "{}",
        panel.html
    );
    desk.open_page(&desk.vic, "/trust").await.expect(200).says("0.81").says("Schweitzer");
});

walk!(a_case_withdrawn_was_no_failure, |desk| {
    let (_, cases) = told(&desk, &["Nordal Aero"]).await;
    desk.settle().await;
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let ids = [cases[0].1.clone()];
    let entries =
        incidents::withdraw_cases(&mut tx, &ids, "Their order was delivered in time.").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    desk.settle().await;
    let now = desk.house.now();
    let record = trust::record_of(&mut desk.house.read(), &desk.workspace, &cases[0].0, now).await.unwrap();
    assert_eq!((record.ability.entries, record.ability.expectation), (0, 0.5));

    let nobody = format!("/api/v1/customers/{}/trust", cases[0].0);
    desk.call(&desk.vic, "GET", &nobody, Value::Null).await.expect(404);
    let made = desk
        .call(&desk.mara, "POST", "/api/v1/customers", json!({ "name": "Vantaa Rotor" }))
        .await
        .expect(201);
    let path = format!("/api/v1/customers/{}/trust", made.json()["id"].as_str().unwrap());
    let record = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    assert_eq!(
        (&record["integrity"]["expectation"], &record["integrity"]["words"]),
        (&json!(0.5), &json!("none"))
    );
});
