//! May we bid? (R104, R106): a customer in recovery, a bid outside what we are good at, the advice against it with its figures,
//! and a member who goes against it with a reason; another that is looked at again later, and one from which they shut us out.

use amends::customers::{self, CustomerSaid};
use amends::ground::clock::DAY;
use amends::ground::id::CustomerId;
use amends::{bids, reports};
use serde_json::{Value, json};

use super::meanwhile::person;
use crate::harness::TestDesk;
use crate::walk;

async fn customer(desk: &TestDesk, name: &str) -> CustomerId {
    let said = CustomerSaid { name: name.into(), ..CustomerSaid::default() };
    customers::add_customer(&desk.house, &desk.tom, &said).await.unwrap().id
}

/// A customer whom an incident touches, and whose case is not closed.
async fn in_recovery(desk: &TestDesk, name: &str) -> CustomerId {
    let said = json!({ "title": "The machine stopped", "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident = made["id"].as_str().unwrap().parse().unwrap();
    let whose = person(desk, &incident, name, "Marta Lindqvist").await;
    let mut read = desk.house.read();
    amends::incidents::find_case(&mut read, &desk.workspace, &whose.case).await.unwrap().customer_id
}

const ASKED: [(&str, &str); 6] = [
    ("title", "Test rigs <b>with</b> software 😀"),
    ("came", "invited"),
    ("takes", "Forging, software"),
    ("band", "large"),
    ("answer_on", "2026-03-09"),
    ("words", "They rang on Monday."),
];

/// Asks by form, and says which bid it is.
async fn asked(desk: &TestDesk, customer: &CustomerId, fields: &[(&str, &str)]) -> String {
    let made = desk.send_form(&desk.mara, &format!("/customers/{customer}/bids"), fields).await.expect(303);
    made.location.strip_prefix("/bids/").unwrap().to_owned()
}

async fn advised(desk: &TestDesk, id: &str) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1/bids/{id}"), Value::Null).await.expect(200).json()["advised"]
        .clone()
}

fn words(advice: &Value) -> Vec<&str> {
    advice["reasons"].as_array().unwrap().iter().map(|r| r["word"].as_str().unwrap()).collect()
}

async fn all_holds(desk: &TestDesk) {
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

walk!(not_now_says_the_desk_and_a_member_who_goes_against_it_says_why, |desk| {
    let nordwing = in_recovery(&desk, "Nordwing <b>Aero</b>").await;
    let page = format!("/customers/{nordwing}/bids");
    desk.open_page(&desk.vic, &page).await.expect(200).says("Nobody has asked yet");
    let panel = desk.open_page(&desk.mara, &format!("/customers/{nordwing}")).await.expect(200);
    panel.says("Ask whether we may bid");

    // What we are good at a lead says.
    desk.send_form(&desk.mara, "/bids/competences", &[("tags", "forging")]).await.expect(403);
    let long = "x".repeat(61);
    desk.send_form(&desk.tom, "/bids/competences", &[("tags", &long)]).await.expect(422).says("e-tags");
    let tags = [("tags", "Forging\nhardening, forging")];
    desk.send_form(&desk.tom, "/bids/competences", &tags).await.expect(303);
    let known = desk.call(&desk.vic, "GET", "/api/v1/competences", Value::Null).await.expect(200).json();
    assert_eq!(known["tags"], json!(["Forging", "hardening"]));

    // Every field that is not understood is named at once; a viewer does not ask.
    let empty = desk.send_form(&desk.mara, &page, &[("title", " ")]).await.expect(422);
    for field in ["e-title", "e-takes", "e-came", "e-band", "e-answer_on"] {
        assert!(empty.text.contains(field), "{field}");
    }
    desk.send_form(&desk.vic, &page, &ASKED).await.expect(403);
    let nobody = [ASKED.as_slice(), &[("owner_id", "mem_00000000000000000000000000")]].concat();
    desk.send_form(&desk.mara, &page, &nobody).await.expect(422).says("This is none of us");
    let id = asked(&desk, &nordwing, &ASKED).await;

    // The advice, with the figures behind it; it is owed by the day on which they want to know.
    let advice = advised(&desk, &id).await;
    assert_eq!((&advice["word"], &advice["in_recovery"]), (&json!("not_now"), &json!(true)), "{advice}");
    assert_eq!(words(&advice)[0], "outside", "what speaks against it comes first: {advice}");
    for word in ["recovery", "kept-unknown", "owner-unknown"] {
        assert!(words(&advice).contains(&word), "{word}: {advice}");
    }
    let one = desk.open_page(&desk.vic, &format!("/bids/{id}")).await.expect(200);
    let one = one
        .says("Not now: goodwill first")
        .says("not known to be good at: software")
        .says("one case of theirs is not closed");
    assert!(one.text.contains("Test rigs &#60;b&#62;with") && !one.text.contains("<b>with</b>"));
    desk.open_page(&desk.tom, "/").await.expect(200).says("Decide whether to bid");

    // Against it without a reason is not understood; with one it is decided, and the advice stays beside it.
    let decide = format!("/bids/{id}/decision");
    desk.send_form(&desk.mara, &decide, &[]).await.expect(422).says("e-decision");
    let bare = [("decision", "bid"), ("because", "  ")];
    desk.send_form(&desk.mara, &decide, &bare).await.expect(422).says("goes against the advice");
    let because = [("decision", "bid"), ("because", "They would read a no as a <i>door</i>.")];
    desk.send_form(&desk.vic, &decide, &because).await.expect(403);
    desk.send_form(&desk.mara, &decide, &because).await.expect(303);
    desk.call(&desk.tom, "POST", &format!("/api/v1/bids/{id}/decision"), json!({ "decision": "not" }))
        .await
        .expect(409);
    let decided = desk.open_page(&desk.vic, &format!("/bids/{id}")).await.expect(200);
    decided
        .says("against the advice")
        .says("The advice on the day of the decision")
        .says("as a &#60;i&#62;door");

    // Later we are good at software too: what was advised then stays as it was.
    desk.send_form(&desk.tom, "/bids/competences", &[("tags", "Forging, software")]).await.expect(303);
    assert_eq!(advised(&desk, &id).await["word"], json!("not_now"));
    let home = desk.open_page(&desk.tom, "/").await.expect(200);
    assert!(!home.text.contains("Decide whether to bid"));

    // Won; once.
    let outcome = format!("/bids/{id}/outcome");
    desk.send_form(&desk.mara, &outcome, &[("outcome", "")]).await.expect(422).says("e-outcome");
    desk.send_form(&desk.mara, &outcome, &[("outcome", "won"), ("words", "For ten years.")])
        .await
        .expect(303);
    desk.call(&desk.mara, "POST", &format!("/api/v1{outcome}"), json!({ "outcome": "lost" }))
        .await
        .expect(409);
    let all = desk.open_page(&desk.vic, "/bids?state=won").await.expect(200);
    all.says("Test rigs").says("Nordwing");
    let none = desk.open_page(&desk.vic, "/bids?state=lost").await.expect(200);
    assert!(!none.text.contains("Test rigs"));
    all_holds(&desk).await;
});

walk!(a_no_is_respectable_later_comes_and_an_exclusion_is_noted, |desk| {
    desk.send_form(&desk.tom, "/bids/competences", &[("tags", "forging, software")]).await.expect(303);
    let kestrel = customer(&desk, "Kestrel شركة").await;
    let calm = asked(&desk, &kestrel, &ASKED).await;
    let advice = advised(&desk, &calm).await;
    assert_eq!((&advice["word"], &advice["in_recovery"]), (&json!("go"), &json!(false)), "{advice}");

    // A wrong that they remember waits for a word: from now on it is not now (R36).
    let path = format!("/api/v1/customers/{kestrel}/grievances");
    let hall = json!({ "title": "The hall", "words": "You used it untold.", "happened": "2016" });
    desk.call(&desk.mara, "POST", &path, hall).await.expect(201);
    let advice = advised(&desk, &calm).await;
    assert_eq!((&advice["word"], words(&advice)[0]), (&json!("not_now"), "unadmitted"), "{advice}");
    desk.open_page(&desk.mara, &format!("/bids/{calm}"))
        .await
        .says(&format!("/customers/{kestrel}/grievances"));

    // Looked at again later: the day must come, and then it is owed again.
    let decide = format!("/bids/{calm}/decision");
    let today = [("decision", "later"), ("look_on", "2026-03-02")];
    desk.send_form(&desk.mara, &decide, &today).await.expect(422).says("e-look_on");
    desk.send_form(&desk.mara, &decide, &[("decision", "later"), ("look_on", "2026-03-05")])
        .await
        .expect(303);
    let shell = amends::ground::page::Shell { zone: "UTC".into(), ..amends::ground::page::Shell::sample() };
    let owed = bids::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap();
    assert_eq!(owed, []);
    desk.wait(3 * DAY);
    let owed = bids::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap();
    assert_eq!((owed.len(), owed[0].to_whom.starts_with("Kestrel شركة")), (1, true));
    // As advised, no reason is asked for; what nobody bid for is neither won nor lost.
    desk.send_form(&desk.mara, &decide, &[("decision", "not")]).await.expect(303);
    let lost = json!({ "outcome": "lost" });
    desk.call(&desk.mara, "POST", &format!("/api/v1/bids/{calm}/outcome"), lost)
        .await
        .expect(409)
        .says("did not bid");
    let bid =
        desk.call(&desk.vic, "GET", &format!("/api/v1/bids/{calm}"), Value::Null).await.expect(200).json();
    assert_eq!((&bid["state"], &bid["is_against"]), (&json!("not"), &json!(0)));

    // Another they took out of our hands before we decided.
    let out = asked(&desk, &kestrel, &ASKED).await;
    let excluded = [("outcome", "excluded"), ("words", "“After the hall.”")];
    desk.send_form(&desk.mara, &format!("/bids/{out}/outcome"), &excluded).await.expect(303);
    desk.open_page(&desk.vic, &format!("/customers/{kestrel}")).await.expect(200).says("They excluded us");
    let list = desk
        .call(&desk.vic, "GET", &format!("/api/v1/customers/{kestrel}/bids"), Value::Null)
        .await
        .expect(200)
        .json();
    let states: Vec<_> =
        list["items"].as_array().unwrap().iter().map(|b| b["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["excluded", "not"], "the last moved first");
    all_holds(&desk).await;
});
