//! The ledger (R56), and the gate that no date passes alone (R54).

use amends::ground::Actor;
use amends::promises;
use serde_json::{Value, json};

use super::surveys::told;
use crate::harness::TestDesk;
use crate::walk;

const HOUR: i64 = 3_600_000;
const FRIDAY: &str = "2026-03-06T12:00:00Z";

async fn made(desk: &TestDesk, by: &Actor, said: Value) -> String {
    let made = desk.call(by, "POST", "/api/v1/promises", said).await.expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

async fn call(desk: &TestDesk, by: &Actor, id: &str, what: &str, status: u16) -> Value {
    let path = format!("/api/v1/promises/{id}/{what}");
    desk.call(by, "POST", &path, json!({ "because": "The lining came too late." }))
        .await
        .expect(status)
        .json()
}

// R54: without evidence, confidence and a second person there is no date, by page or API.
walk!(no_date_passes_the_gate_alone, |desk| {
    let (incident, _) = told(&desk, &["Ödegård & Søn <Aero> AS"]).await;
    let date = format!("/api/v1/incidents/{incident}/date");
    let said = json!({ "incident_id": incident, "kind": "fix_date", "words": "The furnace runs <b>again</b> 😀", "due_at": FRIDAY });
    let id = made(&desk, &desk.mara, said).await;

    let refused = call(&desk, &desk.tom, &id, "publication", 409).await;
    assert!(refused["detail"].as_str().unwrap().contains("There is no evidence for it."), "{refused}");
    let page = desk.send_form(&desk.tom, &format!("/promises/{id}/publication"), &[]).await.expect(303);
    assert_eq!(page.location, format!("/promises/{id}"));
    let shown = desk.call(&desk.vic, "GET", &date, Value::Null).await.expect(200).json();
    assert_eq!(shown["published"], Value::Null, "refused by page and by API");

    let sure = json!({ "evidence": "The supplier signed the delivery for Thursday.", "confidence": 120 });
    let evidence = format!("/api/v1/promises/{id}/evidence");
    desk.call(&desk.mara, "PUT", &evidence, sure).await.expect(422);
    let sure = json!({ "evidence": "The supplier signed the delivery for Thursday.", "confidence": 90 });
    desk.call(&desk.mara, "PUT", &evidence, sure).await.expect(200);
    let refused = call(&desk, &desk.mara, &id, "publication", 409).await;
    assert!(refused["detail"].as_str().unwrap().contains("Ask another lead or owner"), "{refused}");
    desk.call(&desk.vic, "POST", &format!("/api/v1/promises/{id}/publication"), json!({})).await.expect(403);
    let entries =
        amends::journal::of_chain(&mut desk.house.read(), &desk.workspace, incident.as_str(), 0, 100)
            .await
            .unwrap();
    assert_eq!(
        entries.iter().filter(|e| e.fact == "promise.refused_at_gate").count(),
        3,
        "each try is a fact"
    );

    call(&desk, &desk.tom, &id, "publication", 201).await;
    let shown = desk.call(&desk.vic, "GET", &date, Value::Null).await.expect(200).json();
    assert_eq!(shown["published"]["due"], FRIDAY);
    assert_eq!(shown["published"]["confidence"], 90);
    let page = desk.open_page(&desk.vic, &format!("/promises/{id}")).await.expect(200);
    page.says("The furnace runs &#60;b&#62;again&#60;/b&#62; 😀").says("Tom Brandt");
    let page = desk.open_page(&desk.vic, "/promises").await.expect(200);
    page.says("nothing to go by yet");
});

// Two approving at once: one wins, the other is told so, and nothing happens twice.
walk!(two_publish_at_once, |desk| {
    let (incident, _) = told(&desk, &["Brightwing"]).await;
    let said = json!({ "incident_id": incident, "kind": "fix_date", "words": "It runs again", "due_at": FRIDAY,
        "evidence": "We measured the lining twice this morning.", "confidence": 80 });
    let id = made(&desk, &desk.mara, said).await.parse().unwrap();
    let (tom, ines) = tokio::join!(
        promises::publish_date(&desk.house, &desk.tom, &id),
        promises::publish_date(&desk.house, &desk.ines, &id),
    );
    assert_eq!(u8::from(tom.is_ok()) + u8::from(ines.is_ok()), 1, "{tom:?} {ines:?}");
    let loser = tom.err().or(ines.err()).unwrap();
    assert!(loser.to_string().contains("published already"), "{loser}");
});

// R56: kept, late, broken, renewed, and the rate with its interval.
walk!(the_ledger_counts_what_became_of_promises, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let case = &cases[0].1;
    let say = |words: &str, hours: i64| {
        let due = desk.house.now().plus(hours * HOUR).rfc3339();
        json!({ "case_id": case, "kind": "call_back", "words": words, "due_at": due })
    };
    let kept = made(&desk, &desk.mara, say("We call back today", 2)).await;
    let late = made(&desk, &desk.mara, say("We send the list", 3)).await;
    let broken = made(&desk, &desk.mara, say("We come by", 4)).await;
    let renewed = made(&desk, &desk.mara, say("We bring the parts", 5)).await;
    call(&desk, &desk.mara, &kept, "keeping", 201).await;
    call(&desk, &desk.mara, &kept, "keeping", 409).await;
    let new = json!({ "due_at": "2026-03-05T09:00:00Z", "because": "The truck has broken down." });
    let next = desk
        .call(&desk.mara, "POST", &format!("/api/v1/promises/{renewed}/renewal"), new.clone())
        .await
        .expect(201)
        .json();
    assert_eq!(next["renews_id"], renewed.as_str());
    assert_eq!(next["published_at"], Value::Null, "the new date passes the gate afresh");

    desk.wait(10 * HOUR);
    desk.settle().await;
    desk.settle().await;
    let entries = amends::journal::about_case(&mut desk.house.read(), &desk.workspace, case).await.unwrap();
    assert_eq!(entries.iter().filter(|e| e.fact == "promise.overdue").count(), 2, "said of each once");
    desk.call(&desk.mara, "POST", &format!("/api/v1/promises/{late}/renewal"), new).await.expect(409);
    let was = call(&desk, &desk.mara, &late, "keeping", 201).await;
    assert_eq!(was["state"], "late");
    desk.send_form(&desk.mara, &format!("/promises/{broken}/breaking"), &[("because", "")]).await.expect(303);
    call(&desk, &desk.mara, &broken, "breaking", 201).await;

    for of in [
        format!("case={case}"),
        format!("incident={incident}"),
        format!("customer={}", cases[0].0),
        format!("owner={}", desk.mara.label()),
    ] {
        let tally = desk
            .call(&desk.vic, "GET", &format!("/api/v1/promises/tally?{of}"), Value::Null)
            .await
            .expect(200)
            .json();
        assert_eq!(
            (tally["kept"].as_i64(), tally["due"].as_i64(), tally["renewed"].as_i64()),
            (Some(1), Some(3), Some(1)),
            "{of}"
        );
        assert!(tally["low"].as_f64().unwrap() < 0.34 && tally["high"].as_f64().unwrap() > 0.34, "{tally}");
    }
    let page = desk
        .send_form(
            &desk.mara,
            "/promises",
            &[
                ("case_id", case.as_str()),
                ("kind", "other"),
                ("words", " "),
                ("due_at", "2026-02-30"),
                ("confidence", "sure"),
            ],
        )
        .await;
    page.expect(422).says("This is no confidence.");
    desk.open_page(&desk.mara, &format!("/promises/new?case={case}"))
        .await
        .expect(200)
        .says("What you kept so far");
    desk.open_page(&desk.mara, "/promises?filter=settled&mine=yes").await.expect(200).says("Renewed in time");
});
