//! Who told first: the press writes before us, a customer rings, and the notice that goes out owns that it is late (R15, R34).
//! What was noted is withdrawn, and never overwritten.

use amends::ground::clock::HOUR;
use amends::ground::id::IncidentId;
use amends::{incidents, mentions, reports};
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};

use super::notices::{customer, get, incident, mail_walk, submitted, touched, with};
use super::surveys::told;
use crate::harness::TestDesk;
use crate::walk;

pub(super) const LATE: &str = "We knew at seven and told you only now, and that was wrong.";

fn press() -> Value {
    json!({ "speaker": "media", "place": "The Halden <Post>", "url": "https://post.example/furnace",
        "reach": "some 40,000 readers", "words": "A furnace stands & nobody says why. عيب 😀",
        "said_at": "2026-03-02T08:00:00Z" })
}

async fn note(desk: &TestDesk, incident: &IncidentId, said: Value) -> Value {
    let path = format!("/api/v1/incidents/{incident}/mentions");
    desk.call(&desk.mara, "POST", &path, said).await.expect(201).json()
}

/// The second wrongs on top of an incident.
pub(super) async fn wrongs(desk: &TestDesk, incident: &IncidentId) -> Vec<Value> {
    desk.settle().await;
    get(desk, &format!("/api/v1/incidents/{incident}/second-wrongs")).await.as_array().unwrap().clone()
}

pub(super) async fn everything_holds(desk: &TestDesk) {
    desk.settle().await;
    let mut audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    // These customers were put there by the story, and nobody spoke of it.
    audit.findings.retain(|f| !["customers", "contacts"].contains(&f.table.as_str()));
    assert_eq!(audit.findings, [], "everything else is as it was said");
}

mail_walk!(the_press_writes_first_and_we_say_so, |desk, mailbox| {
    // Noticed at seven; it is nine.
    let incident = incident(&desk).await;
    let (nordic, _) = customer(&desk, "Nordic <script>", Some("marta@example.test"), "en").await;
    let (gulf, _) = customer(&desk, "الخليج", Some("sara@example.test"), "ar").await;
    touched(&desk, &incident, &[&nordic, &gulf]).await;
    let list = format!("/incidents/{incident}/mentions");
    desk.open_page(&desk.vic, &list).await.expect(200).says("Nobody is noted yet");

    // What cannot have been is said beside its field.
    for (field, wrong) in [
        ("said_at", json!({ "said_at": "2026-03-02T11:00:00Z" })),
        ("noticed_at", json!({ "noticed_at": "2026-03-02T07:30:00Z" })),
        ("url", json!({ "url": "javascript:alert(1)" })),
        ("speaker", json!({ "speaker": "somebody" })),
        ("customer_id", json!({ "customer_id": nordic })),
    ] {
        let mut said = press();
        said.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        let refused = desk.call(&desk.mara, "POST", &format!("/api/v1{list}"), said).await.expect(422).json();
        assert_eq!(refused["fields"][0]["field"], field, "{refused}");
    }
    desk.send_form(&desk.vic, &list, &[("speaker", "media")]).await.expect(403);
    desk.send_form(&desk.mara, &list, &[("speaker", "media")]).await.expect(422).says("This is empty.");
    let typed = [
        ("speaker", "media"),
        ("place", "The Halden <Post>"),
        ("words", "A furnace stands."),
        ("said_at", "2026-03-02T08:00"),
    ];
    desk.send_form(&desk.mara, &list, &typed).await.expect(303);
    let rang = json!({ "speaker": "customer", "place": "By telephone", "words": "We read it in the paper!",
        "customer_id": nordic, "said_at": "2026-03-02T08:30:00Z" });
    note(&desk, &incident, rang).await;

    // Who told first: not we.
    let first = get(&desk, &format!("/api/v1/incidents/{incident}/first-word")).await;
    assert_eq!(
        (&first["incident"]["first"], &first["incident"]["by"]),
        (&json!("them_alone"), &json!("media"))
    );
    assert_eq!(
        (&first["customers"]["them_first"], &first["customers"]["them_alone"]),
        (&json!(2), &json!(2))
    );
    let page = desk.open_page(&desk.vic, &format!("/incidents/{incident}")).await.expect(200);
    page.says("The press has spoken of it, and we have not told them yet.").says("The Halden &#60;Post&#62;");

    // The desk proposes, a lead confirms; until then nobody can own up to it.
    let proposed = wrongs(&desk, &incident).await;
    assert_eq!(
        (proposed.len(), &proposed[0]["why"], &proposed[0]["state"]),
        (1, &json!("outside"), &json!("proposed"))
    );
    assert_eq!(proposed[0]["late_after"], "2026-03-02T08:00:00Z");
    let wrong = format!("/second-wrongs/{}", proposed[0]["id"].as_str().unwrap());
    desk.open_page(&desk.tom, "/").await.expect(200).says("Look whether they were told late").says(&wrong);
    let early = json!({ "sentence": LATE, "apology": { "form": "written", "words": LATE } });
    desk.call(&desk.mara, "POST", &format!("/api/v1{wrong}/owning"), early)
        .await
        .expect(409)
        .says("confirm it first");
    desk.call(&desk.mara, "POST", &format!("/api/v1{wrong}/confirmation"), Value::Null).await.expect(403);
    desk.send_form(&desk.tom, &format!("{wrong}/confirmation"), &[]).await.expect(303);
    desk.call(&desk.tom, "POST", &format!("/api/v1{wrong}/confirmation"), Value::Null).await.expect(409);
    desk.open_page(&desk.vic, "/")
        .await
        .expect(200)
        .says("You told them late. That is a second wrong: say so.");

    // A notice that does not own it says so to whoever lets it out.
    let said = json!({ "kind": "first", "subject": "Our furnace stopped", "what_happened": "The lining cracked.",
        "what_you_can_do": "Tell us which parts stop your line first.", "next_update_at": "2026-03-02T15:00:00Z" });
    let notice = submitted(&desk, &incident, said.clone()).await;
    let page = format!("/notices/{notice}");
    desk.open_page(&desk.tom, &page).await.expect(200).says("This notice does not own the second wrong.");
    let name = format!("/api/v1{page}/owning");
    desk.call(&desk.mara, "POST", &name, json!({ "sentence": LATE }))
        .await
        .expect(422)
        .says("does not stand in the text");
    desk.call(&desk.mara, "POST", &name, json!({ "sentence": "We are late" })).await.expect(422);
    desk.send_form(&desk.mara, &format!("{page}/return"), &[("because", "It does not own the delay.")])
        .await
        .expect(303);
    let mut owns = said;
    owns["what_happened"] = format!("The lining cracked.\n\n{LATE} We are sorry.").into();
    desk.call(&desk.mara, "PUT", &format!("/api/v1{page}"), owns).await.expect(200);
    desk.call(&desk.vic, "POST", &name, json!({ "sentence": LATE })).await.expect(403);
    desk.call(&desk.mara, "POST", &name, json!({ "sentence": LATE })).await.expect(204);
    desk.call(&desk.mara, "POST", &format!("/api/v1{page}/submission"), Value::Null).await.expect(200);
    let shown = desk.open_page(&desk.tom, &page).await.expect(200).says(LATE);
    assert!(!shown.text.contains("This notice does not own the second wrong."), "named");
    assert_eq!(wrongs(&desk, &incident).await[0]["state"], "owed", "a draft tells nobody");
    desk.call(&desk.tom, "POST", &format!("/api/v1{page}/approval"), Value::Null).await.expect(200);
    desk.settle().await;
    assert_eq!(mailbox.count(), 2);
    let owned = get(&desk, &format!("/api/v1{wrong}")).await;
    assert_eq!((&owned["state"], &owned["touched"], &owned["left"]), (&json!("owned"), &json!(2), &json!(0)));
    assert_eq!(
        (&owned["ownings"][0]["how"], &owned["ownings"][0]["sentence"]),
        (&json!("notice"), &json!(LATE))
    );
    desk.call(&desk.mara, "POST", &name, json!({ "sentence": LATE })).await.expect(409);

    // By how much: an hour, over all and customer by customer; the case, the dossier and the report say it.
    let first = get(&desk, &format!("/api/v1/incidents/{incident}/first-word")).await;
    assert_eq!((&first["incident"]["first"], &first["incident"]["lead_ms"]), (&json!("them"), &json!(-HOUR)));
    assert_eq!(
        (&first["customers"]["median_ms"], &first["customers"]["worst_ms"]),
        (&json!(-HOUR), &json!(-HOUR))
    );
    let case = incidents::seek_case_of(&mut desk.house.read(), &desk.workspace, &incident, &nordic)
        .await
        .unwrap()
        .unwrap();
    let behind = "They heard it from the press 1 h 00 min before they heard it from us.";
    let page = desk.open_page(&desk.vic, &format!("/cases/{}", case.id)).await.expect(200);
    page.says(behind).says("We read it in the paper!").says("We told them late, and we have said so.");
    desk.open_page(&desk.vic, &format!("/cases/{}/dossier", case.id))
        .await
        .expect(200)
        .says(behind)
        .says("We read it in the paper!");
    desk.open_page(&desk.vic, "/reports").await.expect(200).says(behind);
    // What another customer said is theirs.
    let other = incidents::seek_case_of(&mut desk.house.read(), &desk.workspace, &incident, &gulf)
        .await
        .unwrap()
        .unwrap();
    let dossier = desk.open_page(&desk.vic, &format!("/cases/{}/dossier", other.id)).await.expect(200);
    assert!(!dossier.text.contains("We read it in the paper!"));
    everything_holds(&desk).await;
});

walk!(what_was_noted_is_withdrawn_and_never_overwritten, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let noted = note(&desk, &incident, press()).await;
    let path = format!("/mentions/{}", noted["id"].as_str().unwrap());
    let page = desk.open_page(&desk.vic, &path).await.expect(200);
    page.says("href=\"https://post.example/furnace\"").says("nobody says why");
    desk.call(&desk.vic, "POST", &format!("/api/v1{path}/answer"), json!({ "answer": "x" }))
        .await
        .expect(403);
    desk.call(&desk.mara, "POST", &format!("/api/v1{path}/answer"), json!({ "answer": "Ines rang them." }))
        .await
        .expect(200);
    desk.send_form(&desk.mara, &format!("{path}/answer"), &[("answer", "Again.")]).await.expect(303);

    // It was on Sunday, and a partner: what was noted first stays, with why.
    let mut right = press();
    right["speaker"] = "partner".into();
    right["said_at"] = "2026-03-01T20:00:00Z".into();
    let correct = format!("/api/v1{path}/correction");
    desk.call(&desk.mara, "POST", &correct, right.clone()).await.expect(422).says("because");
    right["because"] = "It was said the evening before.".into();
    let right = desk.call(&desk.mara, "POST", &correct, right).await.expect(201).json();
    assert_eq!(right["replaces_id"], noted["id"]);
    desk.call(&desk.mara, "POST", &format!("/api/v1{path}/withdrawal"), json!({ "because": "Twice." }))
        .await
        .expect(409);
    let gone = get(&desk, &format!("/api/v1{path}")).await;
    assert_eq!(
        (&gone["words"], &gone["withdrawn_because"]),
        (&noted["words"], &json!("It was said the evening before."))
    );

    // Told an hour after noticing; a partner spoke thirteen hours before us, when nobody of us knew.
    let case = incidents::find_case(&mut desk.house.read(), &desk.workspace, &cases[0].1).await.unwrap();
    let lead = mentions::lead_of_case(&mut desk.house.read(), &case).await.unwrap();
    assert_eq!((lead.by, lead.lead_ms), (Some(mentions::Speaker::Partner), Some(-13 * HOUR)));
    assert!(wrongs(&desk, &incident).await.is_empty(), "what others said before we knew is no hiding");
    let withdraw = format!("/mentions/{}/withdrawal", right["id"].as_str().unwrap());
    desk.send_form(&desk.mara, &withdraw, &[("because", "They meant another furnace.")]).await.expect(303);
    let lead = mentions::lead_of_case(&mut desk.house.read(), &case).await.unwrap();
    assert_eq!((lead.first, lead.lead_ms), (mentions::FirstWord::Us, None), "nobody else has spoken");
    // We said it before everyone: that counts as our first word.
    let ours = json!({ "speaker": "us", "place": "Our site", "words": "Our furnace stands.", "said_at": "2026-03-02T08:10:00Z" });
    note(&desk, &incident, ours).await;
    let mut after = press();
    after["said_at"] = "2026-03-02T08:40:00Z".into();
    note(&desk, &incident, after).await;
    let lead = mentions::lead_of_case(&mut desk.house.read(), &case).await.unwrap();
    assert_eq!((lead.first, lead.lead_ms), (mentions::FirstWord::Us, Some(HOUR / 2)));
    let list = desk.open_page(&desk.vic, &format!("/incidents/{incident}/mentions")).await.expect(200);
    list.says("Withdrawn")
        .says("They meant another furnace.")
        .says("We told them 30 min before anyone else.");
    everything_holds(&desk).await;
});
