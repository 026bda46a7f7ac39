//! Our own people first: a bulletin with receipts, never later than what those outside are told (R28, R53).

use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::IncidentId;
use amends::reports;
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};

use super::notices::{customer, first, get, incident, mail_walk, submitted, touched, with};
use crate::harness::TestDesk;
use crate::walk;

fn said() -> Value {
    json!({ "subject": "Furnace 2 <b>stands</b>", "what_happened": "The lining cracked at night.",
        "what_we_say": "Your order is late, and it is our doing. نعتذر 😀", "what_we_do_not_know": "When it runs again.",
        "what_you_may_promise": "That we ring them before four.", "questions_to": "Ines, extension 12." })
}

async fn drafted(desk: &TestDesk, incident: &IncidentId, said: Value) -> String {
    let path = format!("/api/v1/incidents/{incident}/bulletins");
    let made = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
    format!("/bulletins/{}", made["id"].as_str().unwrap())
}

/// Facts of an incident's chain that begin so, in their order.
async fn facts(desk: &TestDesk, incident: &IncidentId, of: &str) -> Vec<String> {
    let mut read = desk.house.read();
    let chain =
        amends::journal::of_chain(&mut read, &desk.workspace, incident.as_str(), 0, 500).await.unwrap();
    chain.into_iter().map(|e| e.fact).filter(|f| f.starts_with(of)).collect()
}

async fn everything_holds(desk: &TestDesk) {
    desk.settle().await;
    let mut audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    // These customers were put there by the story, and nobody spoke of it.
    audit.findings.retain(|f| !["customers", "contacts"].contains(&f.table.as_str()));
    assert_eq!(audit.findings, [], "everything else is as it was said");
}

walk!(each_member_says_that_they_have_read_it, |desk| {
    let incident = incident(&desk).await;
    let list = format!("/incidents/{incident}/bulletins");
    desk.open_page(&desk.vic, &list).await.expect(200).says("Our own people have not been told");
    desk.open_page(&desk.mara, &format!("{list}/new")).await.expect(200).says("What you may promise");
    let long = "x".repeat(20_001);
    desk.send_form(&desk.mara, &list, &[("what_we_say", &long)]).await.expect(422).says("20001 characters");
    desk.call(&desk.vic, "POST", &format!("/api/v1{list}"), said()).await.expect(403);

    // What lacks what we say goes to nobody; a draft is on nobody's Home.
    let bare = json!({ "subject": "Furnace 2", "what_happened": "It stands." });
    let bulletin = drafted(&desk, &incident, bare).await;
    desk.open_page(&desk.tom, &bulletin)
        .await
        .expect(200)
        .says("It does not say what we say to whoever asks.");
    let publish = format!("/api/v1{bulletin}/publication");
    let refused = desk.call(&desk.tom, "POST", &publish, Value::Null).await.expect(422).json();
    assert_eq!(refused["fields"][0]["field"], "what_we_say", "{refused}");
    desk.call(&desk.vic, "POST", &format!("/api/v1{bulletin}/receipt"), Value::Null).await.expect(409);
    desk.call(&desk.mara, "PUT", &format!("/api/v1{bulletin}"), said()).await.expect(200);
    let home = desk.open_page(&desk.vic, "/").await.expect(200);
    assert!(!home.text.contains("Read this"));
    desk.call(&desk.mara, "POST", &publish, Value::Null).await.expect(403);
    desk.send_form(&desk.tom, &format!("{bulletin}/publication"), &[]).await.expect(303);
    desk.call(&desk.tom, "POST", &publish, Value::Null).await.expect(409);
    desk.call(&desk.mara, "PUT", &format!("/api/v1{bulletin}"), said()).await.expect(409);

    // On every Home but the publisher's, until they say so; opening it does not count.
    for who in [&desk.ines, &desk.mara, &desk.vic] {
        desk.open_page(who, "/").await.expect(200).says("Read this").says(&bulletin);
    }
    assert!(
        !desk.open_page(&desk.tom, "/").await.expect(200).text.contains("Read this"),
        "whoever publishes has read it"
    );
    desk.open_page(&desk.vic, &bulletin)
        .await
        .expect(200)
        .says("I have read it")
        .says("&#60;b&#62;stands")
        .says("extension 12");
    desk.open_page(&desk.vic, "/").await.expect(200).says("Read this");
    desk.wait(HOUR);
    desk.send_form(&desk.vic, &format!("{bulletin}/receipt"), &[]).await.expect(303);
    assert!(!desk.open_page(&desk.vic, "/").await.expect(200).text.contains("Read this"));
    desk.wait(2 * HOUR);
    let receipt = format!("/api/v1{bulletin}/receipt");
    let once = desk.call(&desk.mara, "POST", &receipt, Value::Null).await.expect(200).json();
    desk.wait(DAY);
    let twice = desk.call(&desk.mara, "POST", &receipt, Value::Null).await.expect(200).json();
    assert_eq!(once, twice, "said again, it changes nothing");
    assert_eq!(facts(&desk, &incident, "bulletin.read").await.len(), 3);

    // Who has read it, who has not, and how long it took.
    let readers = get(&desk, &format!("/api/v1{bulletin}/readers")).await;
    assert_eq!((&readers[0]["name"], &readers[0]["read_at"]), (&json!("Ines Okafor"), &Value::Null));
    let view = get(&desk, &format!("/api/v1{bulletin}")).await;
    assert_eq!(view["reading"], json!({ "members": 4, "read": 3, "median_ms": HOUR, "worst_ms": 3 * HOUR }));
    desk.open_page(&desk.tom, &bulletin).await.expect(200).says("Ines Okafor").says("Not yet");
    desk.open_page(&desk.tom, &format!("/incidents/{incident}"))
        .await
        .expect(200)
        .says("For our own people")
        .says("3 / 4");
    everything_holds(&desk).await;
});

mail_walk!(nobody_outside_hears_it_before_our_own_people, |desk, mailbox| {
    let incident = incident(&desk).await;
    let (nordic, _) = customer(&desk, "Nordic", Some("marta@example.test"), "en").await;
    touched(&desk, &incident, &[&nordic]).await;
    let notice = submitted(&desk, &incident, first()).await;
    let page = format!("/notices/{notice}");
    desk.open_page(&desk.tom, &page).await.expect(200).says("Our own people have not been told.");
    // Whoever is asked has to answer.
    let asked = [("asked_inside", "yes")];
    desk.send_form(&desk.tom, &format!("{page}/approval"), &asked).await.expect(303);
    assert_eq!(
        get(&desk, &format!("/api/v1{page}")).await["state"],
        "submitted",
        "no word about our own people"
    );

    // Begun from the notice, once; it goes out in the same act, and by mail too.
    let begin = format!("{page}/bulletin");
    desk.send_form(&desk.vic, &begin, &[]).await.expect(403);
    let edit = desk.send_form(&desk.mara, &begin, &[]).await.expect(303).location;
    desk.open_page(&desk.mara, &edit)
        .await
        .expect(200)
        .says("The lining cracked")
        .says("Tell us which parts stop your line first.");
    let again =
        desk.call(&desk.mara, "POST", &format!("/api/v1{begin}"), Value::Null).await.expect(201).json();
    let bulletin = edit.trim_end_matches("/edit").to_owned();
    assert_eq!(format!("/bulletins/{}", again["id"].as_str().unwrap()), bulletin);
    // What it lacks keeps both at home.
    let fields = [("asked_inside", "yes"), ("bulletin", "")];
    desk.send_form(&desk.tom, &format!("{page}/approval"), &fields).await.expect(303);
    assert_eq!(
        get(&desk, &format!("/api/v1{page}")).await["state"],
        "submitted",
        "nobody may be asked anything yet"
    );
    let mut whole = said();
    whole["by_mail"] = "yes".into();
    desk.call(&desk.mara, "PUT", &format!("/api/v1{bulletin}"), whole).await.expect(200);
    desk.open_page(&desk.tom, &page)
        .await
        .expect(200)
        .says("It goes out in the same act")
        .says("asked_inside");
    let later = json!({ "bulletin": "later" });
    let refused =
        desk.call(&desk.tom, "POST", &format!("/api/v1{page}/approval"), later).await.expect(422).json();
    assert_eq!(refused["fields"][0]["field"], "before_bulletin_because", "{refused}");
    desk.send_form(&desk.tom, &format!("{page}/approval"), &asked).await.expect(303);
    desk.settle().await;
    let out = get(&desk, &format!("/api/v1{bulletin}")).await;
    let told = get(&desk, &format!("/api/v1{page}")).await;
    assert_eq!((&out["state"], &out["published_at"]), (&json!("published"), &told["approved_at"]));
    let said = facts(&desk, &incident, "").await;
    let place =
        |fact: &str| said.iter().position(|f| f == fact).unwrap_or_else(|| panic!("{fact}: {said:?}"));
    assert!(place("bulletin.published") < place("notice.approved"));
    assert!(!said.iter().any(|f| f == "notice.sent_before_bulletin"));
    // Three of our own, and one outside.
    assert_eq!(mailbox.count(), 4);
    assert!(mailbox.received().iter().any(|l| format!("{l:?}").contains("vic@example.test")));
    everything_holds(&desk).await;
});

mail_walk!(those_outside_first_needs_a_reason_or_stands_there_without, |desk, mailbox| {
    let incident = incident(&desk).await;
    let (nordic, _) = customer(&desk, "Nordic", Some("marta@example.test"), "en").await;
    touched(&desk, &incident, &[&nordic]).await;
    let notice = submitted(&desk, &incident, first()).await;
    let fields = [("asked_inside", "yes"), ("before_bulletin_because", "It was <b>three at night</b>.")];
    desk.send_form(&desk.tom, &format!("/notices/{notice}/approval"), &fields).await.expect(303);
    desk.settle().await;
    assert_eq!(mailbox.count(), 1, "no letter goes to our own people by itself");
    let list = get(&desk, &format!("/api/v1/incidents/{incident}/bulletins")).await;
    assert_eq!(list["sent_before"][0]["because"], "It was <b>three at night</b>.");
    let page = desk.open_page(&desk.vic, &format!("/incidents/{incident}/bulletins")).await.expect(200);
    page.says("It was &#60;b&#62;three at night").says("Tom Brandt");
    // The second notice is nobody's first word.
    let update = json!({ "kind": "update", "subject": "It cools", "what_happened": "It cools down.",
        "next_update_at": "2026-03-04T15:00:00Z" });
    let update = submitted(&desk, &incident, update).await;
    desk.send_form(&desk.tom, &format!("/notices/{update}/approval"), &[("asked_inside", "yes")])
        .await
        .expect(303);
    assert_ne!(get(&desk, &format!("/api/v1/notices/{update}")).await["state"], "submitted");
    assert_eq!(facts(&desk, &incident, "notice.sent_before_bulletin").await.len(), 1);

    // A program that knows nothing of bulletins: it goes, and the journal says so.
    let other = crate::walks::notices::incident(&desk).await;
    touched(&desk, &other, &[&nordic]).await;
    let notice = submitted(&desk, &other, first()).await;
    desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{notice}/approval"), Value::Null)
        .await
        .expect(200);
    let list = get(&desk, &format!("/api/v1/incidents/{other}/bulletins")).await;
    assert_eq!(
        (&list["sent_before"][0]["notice_id"], &list["sent_before"][0]["because"]),
        (&json!(notice), &Value::Null)
    );
    desk.settle().await;
    everything_holds(&desk).await;
});
