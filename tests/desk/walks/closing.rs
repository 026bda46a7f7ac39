//! The status that customers read goes along with what we do; nothing new begins in what is closed; and what waits for
//! a customer's answer is seen before their case is closed over it.

use amends::ground::id::{IncidentId, OfferId};
use amends::surveys::{self, AnswerSaid};
use amends::{journal, remedies};
use serde_json::{Value, json};

use super::surveys::{contact, told};
use crate::harness::TestDesk;
use crate::walk;

async fn incident_of(desk: &TestDesk, id: &IncidentId) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1/incidents/{id}"), Value::Null).await.expect(200).json()
}

async fn status(desk: &TestDesk, id: &IncidentId) -> String {
    incident_of(desk, id).await["public_status"].as_str().unwrap().to_owned()
}

async fn admit(desk: &TestDesk, id: &IncidentId, leave_status: bool) {
    let path = format!("/api/v1/incidents/{id}/admission");
    for (by, stance) in [(&desk.mara, "alleged"), (&desk.mara, "verified"), (&desk.tom, "admitted")] {
        let said =
            json!({ "stance": stance, "because": "The furnace's own log", "leave_status": leave_status });
        desk.call(by, "POST", &path, said).await.expect(201);
    }
}

async fn publish_a_date(desk: &TestDesk, id: &IncidentId) {
    let said = json!({ "incident_id": id, "kind": "fix_date", "words": "The furnace runs again",
        "due_at": "2026-03-06T12:00:00Z", "evidence": "The supplier signed for Thursday.", "confidence": 90 });
    let made = desk.call(&desk.mara, "POST", "/api/v1/promises", said).await.expect(201).json();
    let publish = format!("/api/v1/promises/{}/publication", made["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &publish, json!({})).await.expect(201);
}

async fn ask(desk: &TestDesk, id: &IncidentId, leave_status: bool) -> amends::ground::id::SurveyId {
    let said = json!({ "ready": true, "because": "The furnace runs again.", "leave_status": leave_status });
    let asked = desk.call(&desk.mara, "POST", &format!("/api/v1/incidents/{id}/survey"), said).await;
    asked.expect(201).json()["id"].as_str().unwrap().parse().unwrap()
}

fn both_right() -> AnswerSaid {
    AnswerSaid { solution: "yes".into(), making_good: "yes".into(), ..AnswerSaid::default() }
}

walk!(what_customers_read_goes_along_with_what_we_do, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    assert_eq!(status(&desk, &incident).await, "investigating");
    desk.open_page(&desk.tom, &format!("/incidents/{incident}")).await.expect(200).says("The room will say");
    admit(&desk, &incident, true).await;
    assert_eq!(status(&desk, &incident).await, "investigating", "it was left as it is");
    publish_a_date(&desk, &incident).await;
    assert_eq!(status(&desk, &incident).await, "identified");
    let survey = ask(&desk, &incident, false).await;
    assert_eq!(status(&desk, &incident).await, "monitoring");
    // By hand it may go back; a new act takes it forward again.
    let set = format!("/incidents/{incident}/status");
    desk.send_form(&desk.mara, &set, &[("status", "identified")]).await.expect(303);
    assert_eq!(status(&desk, &incident).await, "identified");
    let zoe = contact(&desk, &cases[0].0);
    surveys::answer(&desk.house, &zoe, &survey, &cases[0].1, both_right()).await.unwrap();
    desk.call(&desk.tom, "POST", &format!("/api/v1/incidents/{incident}/closure"), Value::Null)
        .await
        .expect(200);
    assert_eq!(status(&desk, &incident).await, "resolved");
    let closure = format!("/api/v1/incidents/{incident}/closure");
    desk.call(&desk.tom, "POST", &closure, Value::Null).await.expect(409);

    let mut read = desk.house.read();
    let entries = journal::of_chain(&mut read, &desk.workspace, incident.as_str(), 0, 100).await.unwrap();
    let by: Vec<_> = entries
        .iter()
        .filter(|e| e.fact == "incident.status_set")
        .map(|e| e.data("by").as_str().unwrap_or("hand").to_owned())
        .collect();
    assert_eq!(by, ["date", "survey", "hand", "closing"], "each change says what took it along");
});

walk!(an_admission_says_that_we_know_what_happened, |desk| {
    let (incident, _) = told(&desk, &["Brightwing"]).await;
    admit(&desk, &incident, false).await;
    assert_eq!(status(&desk, &incident).await, "identified");
    ask(&desk, &incident, true).await;
    assert_eq!(status(&desk, &incident).await, "identified", "the asking left it");
});

walk!(nothing_new_begins_in_what_is_closed, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing", "Kestrel"]).await;
    let close = |n: usize| format!("/api/v1/cases/{}/closure", cases[n].1);
    let why = json!({ "because": "They said so on the telephone." });
    desk.call(&desk.mara, "POST", &close(0), why.clone()).await.expect(200);

    // Their case is closed, and the incident is open.
    let promise = |case: &str| {
        json!({ "incident_id": incident, "case_id": case, "kind": "call_back", "words": "We ring on Friday",
            "due_at": "2026-03-06T12:00:00Z" })
    };
    let credit = json!({ "kind": "credit", "title": "Freight", "words": "We pay it.", "reason": "The delay",
        "amount": { "minor": 1_000, "currency": "EUR" }, "cases": [cases[0].1] });
    let sorry = json!({ "form": "spoken", "words": "It was our fault.", "case_id": cases[0].1,
        "parts": { "responsibility": true } });
    let of_incident = format!("/api/v1/incidents/{incident}");
    for (path, said) in [
        ("/api/v1/promises".to_owned(), promise(cases[0].1.as_str())),
        (format!("{of_incident}/apologies"), sorry),
    ] {
        let refused = desk.call(&desk.tom, "POST", &path, said).await.expect(409).json();
        assert!(refused["detail"].as_str().unwrap().contains("is closed"), "{path}: {refused}");
    }
    let refused =
        desk.call(&desk.tom, "POST", &format!("{of_incident}/remedies"), credit).await.expect(422).json();
    assert_eq!(refused["fields"][0]["field"], "cases", "{refused}");
    let page = desk.open_page(&desk.tom, &format!("/cases/{}", cases[0].1)).await.expect(200).text;
    for offered in ["Make a promise", "Make good", "Record an apology"] {
        assert!(!page.contains(offered), "{offered} is offered in a closed case");
    }
    desk.call(&desk.mara, "POST", "/api/v1/promises", promise("")).await.expect(201);

    // All is closed; and one of them says that it did not hold.
    desk.call(&desk.mara, "POST", &close(1), why).await.expect(200);
    desk.call(&desk.tom, "POST", &format!("{of_incident}/closure"), Value::Null).await.expect(200);
    let letter = json!({ "kind": "update", "subject": "One more thing", "what_you_can_do": "Nothing.",
        "what_happened": "It stands.", "next_update_at": "2026-03-06T12:00:00Z" });
    desk.call(&desk.mara, "POST", &format!("{of_incident}/notices"), letter.clone()).await.expect(409);
    desk.call(&desk.mara, "POST", "/api/v1/promises", promise("")).await.expect(409);
    let page = desk.open_page(&desk.tom, &format!("/incidents/{incident}")).await.expect(200).text;
    for offered in ["Make a promise", "Make good", "Record an apology", "Write a notice"] {
        assert!(!page.contains(offered), "{offered} is offered in a closed incident");
    }
    admit(&desk, &incident, false).await;
    assert_eq!(
        status(&desk, &incident).await,
        "resolved",
        "too late to change that, and never too late to admit"
    );

    let again = format!("/api/v1/cases/{}/reopening", cases[0].1);
    desk.call(&desk.mara, "POST", &again, Value::Null).await.expect(200);
    assert_eq!(incident_of(&desk, &incident).await["closed_at"], Value::Null, "open again with its case");
    desk.call(&desk.mara, "POST", &format!("{of_incident}/notices"), letter).await.expect(201);
});

walk!(an_offer_that_waits_is_seen_before_its_case_is_closed, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing", "Kestrel"]).await;
    for (_, case) in &cases {
        let path = format!("/api/v1/cases/{case}/acknowledgement");
        desk.call(&desk.mara, "POST", &path, json!({})).await.expect(201);
    }
    let credit = json!({ "kind": "credit", "title": "Freight", "words": "We pay it.", "reason": "The delay",
        "amount": { "minor": 1_000, "currency": "EUR" }, "all_cases": true });
    let made = desk.call(&desk.mara, "POST", &format!("/api/v1/incidents/{incident}/remedies"), credit).await;
    let remedy = made.expect(201).json()["remedy"]["id"].as_str().unwrap().to_owned();
    let offering = format!("/api/v1/remedies/{remedy}/offering");
    desk.call(&desk.mara, "POST", &offering, json!({ "confirm": true })).await.expect(201);

    let (page, api) = (format!("/cases/{}", cases[0].1), format!("/api/v1/cases/{}/closure", cases[0].1));
    desk.open_page(&desk.mara, &page).await.expect(200).says("I have seen this. Close the case nevertheless");
    let because = "They said so on the telephone.";
    let refused = desk.call(&desk.mara, "POST", &api, json!({ "because": because })).await.expect(409).json();
    assert!(refused["detail"].as_str().unwrap().contains("offer"), "{refused}");
    let form = [("because", because), ("despite_offers", "true")];
    desk.send_form(&desk.vic, &format!("{page}/closure"), &form).await.expect(403);
    desk.send_form(&desk.mara, &format!("{page}/closure"), &form[..1]).await.expect(303);
    let case = desk.call(&desk.vic, "GET", &format!("/api/v1{page}"), Value::Null).await.json();
    assert_eq!(case["state"], "told", "refused by page and by API");
    desk.send_form(&desk.mara, &format!("{page}/closure"), &form).await.expect(303);
    let case = desk.call(&desk.vic, "GET", &format!("/api/v1{page}"), Value::Null).await.json();
    assert_eq!(case["state"], "closed");

    // What was offered stands: they may still take it. Their own yes is never held up by an offer.
    let offers = desk.call(&desk.vic, "GET", &format!("/api/v1/offers?remedy={remedy}"), Value::Null).await;
    let offers = offers.expect(200).json();
    let offer =
        offers["items"].as_array().unwrap().iter().find(|o| o["case_id"] == cases[0].1.as_str()).unwrap();
    let offer: OfferId = offer["id"].as_str().unwrap().parse().unwrap();
    let taken = remedies::accept(&desk.house, &contact(&desk, &cases[0].0), &offer).await.unwrap();
    assert_eq!(taken.state, "accepted");
    let survey = ask(&desk, &incident, false).await;
    let kim = contact(&desk, &cases[1].0);
    surveys::answer(&desk.house, &kim, &survey, &cases[1].1, both_right()).await.unwrap();
    let path = format!("/api/v1/cases/{}", cases[1].1);
    let case = desk.call(&desk.vic, "GET", &path, Value::Null).await.json();
    assert_eq!((&case["state"], &case["closed_how"]), (&json!("closed"), &json!("confirmed")));
});
