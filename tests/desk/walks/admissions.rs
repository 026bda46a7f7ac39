//! Owning up: fault step by step (R35), acknowledging before arguing (R29), apologies with six parts (R30, R31).

use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::{CustomerId, IncidentId};
use amends::ground::page::Shell;
use amends::{admissions, incidents, journal};
use serde_json::{Value, json};

use super::surveys::told;
use crate::harness::{Answer, TestDesk};
use crate::walk;

/// Tom says where we stand, on what shows it.
async fn stand(desk: &TestDesk, path: &str, stance: &str) -> Answer {
    let said = json!({ "stance": stance, "because": "It was on time.",
        "evidence": "The tracking shows delivery on Monday." });
    desk.call(&desk.tom, "POST", &format!("{path}/admission"), said).await
}

/// How many answers of counsel are owed.
async fn owed(desk: &TestDesk) -> usize {
    let shell = Shell { now_ms: desk.house.now().0, ..Shell::sample() };
    admissions::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap().len()
}

// R35: who, when and why of each step; an admission stands.
walk!(fault_goes_step_by_step, |desk| {
    let (incident, _) = told(&desk, &["Brightwing"]).await;
    let path = format!("/api/v1/incidents/{incident}/admission");
    let step =
        |stance: &str| json!({ "stance": stance, "because": "The log of the furnace <script> 😀 يثبت" });
    desk.call(&desk.tom, "POST", &path, step("admitted")).await.expect(409);
    desk.call(&desk.mara, "POST", &path, step("alleged")).await.expect(201);
    desk.call(&desk.tom, "POST", &path, step("contested")).await.expect(422);
    desk.call(&desk.mara, "POST", &path, step("verified")).await.expect(201);
    desk.call(&desk.mara, "POST", &path, step("admitted")).await.expect(403);
    let form = format!("/incidents/{incident}/admission");
    desk.send_form(&desk.tom, &form, &[("stance", "admitted"), ("because", "We say so to all of them.")])
        .await
        .expect(303);
    let shown = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    assert_eq!(shown["stance"], "admitted");
    assert_eq!(shown["steps"].as_array().unwrap().len(), 3);
    assert_eq!(shown["steps"][2]["said_name"], "Tom Brandt");
    desk.call(&desk.tom, "POST", &path, step("alleged")).await.expect(409);
});

// R29: no case is contested before it was acknowledged, nor without evidence; an apology acknowledges. R35: a case may
// stand elsewhere than its incident.
walk!(acknowledge_before_you_argue, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing", "شركة الأجنحة"]).await;
    let stand = format!("/api/v1/cases/{}/admission", cases[0].1);
    let step = |stance: &str, evidence: &str| json!({ "stance": stance, "because": "It was on time.", "evidence": evidence });
    let shown = "The tracking shows delivery on Monday.";
    desk.call(&desk.vic, "POST", &stand, step("alleged", "")).await.expect(403);
    desk.call(&desk.mara, "POST", &stand, step("alleged", "")).await.expect(201);
    let refused = desk.call(&desk.tom, "POST", &stand, step("contested", shown)).await.expect(409).json();
    assert!(refused["detail"].as_str().unwrap().contains("Acknowledge first"), "{refused}");
    let typed = [("stance", "contested"), ("because", "It was on time."), ("evidence", shown)];
    desk.send_form(&desk.tom, &format!("/cases/{}/admission", cases[0].1), &typed).await.expect(303);
    let page = desk.open_page(&desk.tom, &format!("/cases/{}", cases[0].1)).await.expect(200);
    assert!(!page.text.contains("value=\"contested\""), "nobody is offered what would be refused");
    let case =
        desk.call(&desk.vic, "GET", &format!("/api/v1/cases/{}", cases[0].1), Value::Null).await.json();
    assert_eq!(case["contested_because"], Value::Null, "refused by page and by API");

    desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{}/acknowledgement", cases[0].1), json!({}))
        .await
        .expect(201);
    desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{}/acknowledgement", cases[0].1), json!({}))
        .await
        .expect(409);
    desk.call(&desk.mara, "POST", &stand, step("contested", shown)).await.expect(403);
    desk.call(&desk.tom, "POST", &stand, step("contested", "No.")).await.expect(422).says("evidence");
    desk.call(&desk.tom, "POST", &stand, step("contested", shown)).await.expect(201);
    desk.call(&desk.tom, "POST", &stand, step("contested", shown)).await.expect(409);

    // The incident is admitted to all; whose case is contested hears nothing of it until it is no more.
    let all = format!("/api/v1/incidents/{incident}/admission");
    for stance in ["alleged", "verified", "admitted"] {
        desk.call(&desk.tom, "POST", &all, step(stance, "")).await.expect(201);
    }
    let stands = async |case: usize| {
        let path = format!("/api/v1/cases/{}/admission", cases[case].1);
        desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json()["stance"].clone()
    };
    assert_eq!((stands(0).await, stands(1).await), (json!("contested"), json!("admitted")));
    desk.call(&desk.mara, "POST", &stand, step("verified", "")).await.expect(403);
    desk.call(&desk.tom, "POST", &stand, step("verified", "")).await.expect(201);
    assert_eq!(stands(0).await, "admitted", "with nothing contested, what was said to all is said to them");
    let case =
        desk.call(&desk.vic, "GET", &format!("/api/v1/cases/{}", cases[0].1), Value::Null).await.json();
    assert_eq!(case["contested_because"], Value::Null);

    let form = format!("/incidents/{incident}/apologies");
    let page = desk.send_form(&desk.mara, &form, &[("form", "spoken"), ("words", "")]).await.expect(422);
    page.says("Write at least a few words here.");
    let words = "It was our fault. We are sorry if you were affected. <script>alert(1)</script> 😀";
    let fields = [
        ("form", "written"),
        ("words", words),
        ("author", "Ines Okafor"),
        ("responsibility", "yes"),
        ("regret", "yes"),
    ];
    desk.send_form(&desk.mara, &form, &fields).await.expect(303);
    let list = desk
        .call(&desk.vic, "GET", &format!("/api/v1/incidents/{incident}/apologies"), Value::Null)
        .await
        .expect(200)
        .json();
    assert_eq!(list[0]["is_complete"], false, "repair is missing");
    assert!((list[0]["completeness"].as_f64().unwrap() - 0.45).abs() < 1e-9);
    assert_eq!(list[0]["softenings"][0]["found"], "if you were affected");
    for (_, id) in &cases {
        let case = desk.call(&desk.vic, "GET", &format!("/api/v1/cases/{id}"), Value::Null).await.json();
        assert_ne!(case["acknowledged_at"], Value::Null, "an apology to all acknowledges each case");
    }
    let parts = json!({ "form": "spoken", "words": "It was our fault, and we pay the freight.", "case_id": cases[1].1,
        "parts": { "responsibility": true, "repair": true } });
    let one = desk
        .call(&desk.mara, "POST", &format!("/api/v1/incidents/{incident}/apologies"), parts)
        .await
        .expect(201)
        .json();
    assert_eq!(
        (one["is_complete"].as_bool(), one["customer_id"].as_str()),
        (Some(true), Some(cases[1].0.as_str()))
    );
    desk.open_page(&desk.mara, &format!("/incidents/{incident}/apologies/new?case={}", cases[1].1))
        .await
        .expect(200)
        .says("شركة الأجنحة");
});

// Of laws on apologies whoever reviews reads a note, and nobody else: where its customers are comes first, what nobody verified
// says so and no more, and that none of it is advice.
walk!(the_law_is_a_note_for_whoever_reviews, |desk| {
    let known = json!({ "name": "Brightwing", "attributes": { "country": "Australia" } });
    let customer = desk.call(&desk.mara, "POST", "/api/v1/customers", known).await.expect(201).json();
    let customer: CustomerId = customer["id"].as_str().unwrap().parse().unwrap();
    let said = json!({ "title": "The hall", "scenario": "old-grievance" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident: IncidentId = made["id"].as_str().unwrap().parse().unwrap();
    let ask = json!({ "question": "May we say so?", "reviewer_id": desk.ines.member().unwrap(),
        "due_at": desk.house.now().plus(3 * DAY).rfc3339() });
    let path = format!("/api/v1/incidents/{incident}/reviews");
    let review = desk.call(&desk.mara, "POST", &path, ask).await.expect(201).json();
    let page = format!("/reviews/{}", review["id"].as_str().unwrap());
    let places = |read: &Value| -> Vec<String> {
        let notes = read["law"].as_array().unwrap().iter();
        notes.map(|note| note["place"].as_str().unwrap().to_owned()).collect()
    };
    let read = async || desk.call(&desk.ines, "GET", &format!("/api/v1{page}"), Value::Null).await.json();

    // Nobody is touched yet: all of them in their order. Then somebody in Australia is.
    assert_eq!(places(&read().await), ["hk", "uk", "on", "sct", "au", "us"]);
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let found = incidents::find(&mut tx, &desk.workspace, &incident).await.unwrap();
    let whom = [(customer, "Brightwing".to_owned())];
    let entries = incidents::open_cases(&mut tx, &found, &whom, "walk").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let near = read().await;
    assert_eq!(places(&near), ["au", "hk", "uk", "on", "sct", "us"]);
    assert_eq!((&near["law"][0]["checked"], &near["law"][0]["says"]), (&json!("not_verified"), &json!("")));

    let shown = desk.open_page(&desk.ines, &page).await.expect(200);
    let shown = shown
        .says("Not verified: ask counsel")
        .says("This is no legal advice")
        .says("Fear of the law is rarely a ground for silence");
    assert!(shown.text.find("Australia").unwrap() < shown.text.find("Hong Kong").unwrap());
    for other in [&desk.tom, &desk.mara] {
        let read = desk.open_page(other, &page).await.expect(200);
        assert!(!read.text.contains("Australia"), "it is for whoever reviews");
    }
});

// R35: whose case is contested no longer hears what was admitted to all. That is an admission to them: it waits for counsel
// no longer than a review may take, and then nobody owes an answer.
walk!(a_contest_given_up_leaves_counsel_nothing_to_answer, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let (all, case) = (format!("/api/v1/incidents/{incident}"), format!("/api/v1/cases/{}", cases[0].1));
    stand(&desk, &case, "alleged").await.expect(201);
    desk.call(&desk.mara, "POST", &format!("{case}/acknowledgement"), json!({})).await.expect(201);
    stand(&desk, &case, "contested").await.expect(201);
    let asked = json!({ "case_id": cases[0].1, "question": "May we say it?",
        "reviewer_id": desk.ines.member().unwrap(), "due_at": desk.house.now().plus(7 * DAY).rfc3339() });
    desk.call(&desk.mara, "POST", &format!("{all}/reviews"), asked).await.expect(201);
    for stance in ["alleged", "verified", "admitted"] {
        stand(&desk, &all, stance).await.expect(201);
    }
    assert_eq!(owed(&desk).await, 1, "while theirs is contested, counsel is still waited for");

    stand(&desk, &case, "verified").await.expect(409).says("under way");
    desk.wait(7 * DAY + HOUR);
    stand(&desk, &case, "verified").await.expect(201);
    let now = desk.call(&desk.vic, "GET", &format!("{case}/admission"), Value::Null).await.expect(200).json();
    assert_eq!(now["stance"], "admitted");
    assert_eq!(owed(&desk).await, 0, "what was admitted waits for nobody");
});
