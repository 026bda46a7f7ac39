//! The second wrong: whoever was told late has two things to forgive, and each case says so until we do (R34). What was hidden
//! takes two people to say, never fades, and is taken back where it was not so.

use amends::ground::Actor;
use amends::ground::clock::HOUR;
use amends::ground::id::{CaseId, CustomerId, IncidentId};
use amends::ground::page::Shell;
use amends::trust;
use serde_json::{Value, json};

use super::mentions::{LATE, everything_holds, wrongs};
use super::notices::get;
use super::surveys::told;
use crate::harness::{Answer, TestDesk};
use crate::walk;

async fn time(desk: &TestDesk, incident: &IncidentId, noticed_at: &str) {
    let said = json!({ "noticed_at": noticed_at });
    desk.call(&desk.mara, "PUT", &format!("/api/v1/incidents/{incident}/times"), said).await.expect(200);
}

async fn close(desk: &TestDesk, case: &CaseId, despite_wrong: bool) -> Answer {
    let said = json!({ "because": "They asked us to stop writing to them.", "despite_wrong": despite_wrong });
    desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{case}/closure"), said).await
}

walk!(told_after_the_limit_is_owed_case_by_case, |desk| {
    // The playbook gives an hour: told at nine, noticed at eight, that is in time.
    let (incident, cases) = told(&desk, &["Brightwing", "شركة الأجنحة"]).await;
    assert!(wrongs(&desk, &incident).await.is_empty());
    time(&desk, &incident, "2026-03-02T06:00:00Z").await;
    let proposed = wrongs(&desk, &incident).await;
    assert_eq!(
        (&proposed[0]["why"], &proposed[0]["late_after"]),
        (&json!("limit"), &json!("2026-03-02T07:00:00Z"))
    );
    // What is only proposed follows what is known.
    time(&desk, &incident, "2026-03-02T08:00:00Z").await;
    assert_eq!(wrongs(&desk, &incident).await[0]["state"], "dismissed");
    time(&desk, &incident, "2026-03-02T05:00:00Z").await;
    let again = wrongs(&desk, &incident).await;
    assert_eq!(
        (again.len(), &again[0]["state"], &again[0]["late_after"]),
        (1, &json!("proposed"), &json!("2026-03-02T06:00:00Z"))
    );
    close(&desk, &cases[0].1, false).await.expect(200);
    desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{}/reopening", cases[0].1), Value::Null)
        .await
        .expect(200);

    let wrong = format!("/second-wrongs/{}", again[0]["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &format!("/api/v1{wrong}/confirmation"), Value::Null).await.expect(200);
    time(&desk, &incident, "2026-03-02T08:00:00Z").await;
    assert_eq!(wrongs(&desk, &incident).await[0]["state"], "owed", "what a person decided stands");

    // No case is closed in silence over it.
    let page = desk.open_page(&desk.mara, &format!("/cases/{}", cases[0].1)).await.expect(200);
    page.says("You told them late.").says("despite_wrong");
    close(&desk, &cases[0].1, false).await.expect(409).says("Own up to it first");
    // To one of them, in an apology whose words name it.
    let owning = format!("/api/v1{wrong}/owning");
    let mut said = json!({ "sentence": LATE, "apology": { "form": "spoken", "words": "We are sorry.", "case_id": cases[0].1 } });
    desk.call(&desk.mara, "POST", &owning, said.clone()).await.expect(422).says("sentence");
    let steps = get(&desk, &format!("/api/v1/incidents/{incident}/apologies")).await;
    assert_eq!(steps.as_array().unwrap().len(), 0, "refused as a whole");
    said["apology"]["words"] = format!("We are sorry. {}", LATE.replace(' ', "  ")).into();
    desk.call(&desk.vic, "POST", &owning, said.clone()).await.expect(403);
    desk.call(&desk.mara, "POST", &owning, said).await.expect(201);
    let view = get(&desk, &format!("/api/v1{wrong}")).await;
    assert_eq!((&view["state"], &view["touched"], &view["left"]), (&json!("owed"), &json!(2), &json!(1)));
    close(&desk, &cases[0].1, false).await.expect(200);
    close(&desk, &cases[1].1, false).await.expect(409);
    close(&desk, &cases[1].1, true).await.expect(200);
    // To all of them, by the form.
    desk.send_form(&desk.mara, &format!("{wrong}/owning"), &[("form", "written"), ("words", LATE)])
        .await
        .expect(422);
    let form = [("form", "public"), ("words", LATE), ("sentence", LATE), ("responsibility", "yes")];
    desk.send_form(&desk.mara, &format!("{wrong}/owning"), &form).await.expect(303);
    let view = get(&desk, &format!("/api/v1{wrong}")).await;
    assert_eq!(
        (&view["state"], &view["left"], view["ownings"].as_array().unwrap().len()),
        (&json!("owned"), &json!(0), 2)
    );
    let late = json!({ "because": "It was none." });
    desk.call(&desk.tom, "POST", &format!("/api/v1{wrong}/dismissal"), late).await.expect(409);
    everything_holds(&desk).await;
});

walk!(a_lead_dismisses_with_a_reason_and_the_desk_does_not_ask_again, |desk| {
    let (incident, _) = told(&desk, &["Brightwing"]).await;
    time(&desk, &incident, "2026-03-02T06:00:00Z").await;
    let id = wrongs(&desk, &incident).await[0]["id"].as_str().unwrap().to_owned();
    let path = format!("/second-wrongs/{id}/dismissal");
    desk.send_form(&desk.mara, &path, &[("because", "We told them in the first hour.")]).await.expect(403);
    desk.call(&desk.tom, "POST", &format!("/api/v1{path}"), json!({ "because": " " })).await.expect(422);
    desk.send_form(&desk.tom, &path, &[("because", "Their own shift leader saw it with us.")])
        .await
        .expect(303);
    time(&desk, &incident, "2026-03-02T05:00:00Z").await;
    let dismissed = wrongs(&desk, &incident).await;
    assert_eq!((dismissed.len(), &dismissed[0]["state"]), (1, &json!("dismissed")));
    assert_eq!(dismissed[0]["decided_because"], "Their own shift leader saw it with us.");
    desk.open_page(&desk.vic, &format!("/second-wrongs/{id}"))
        .await
        .expect(200)
        .says("Their own shift leader");
});

/// Where integrity stands with a customer, and what weighs against it without fading.
async fn integrity(desk: &TestDesk, customer: &CustomerId) -> (f64, f64) {
    let (mut read, now) = (desk.house.read(), desk.house.now());
    let record = trust::record_of(&mut read, &desk.workspace, customer, now).await.unwrap();
    (record.integrity.expectation, record.lasting(trust::Dimension::Integrity))
}

walk!(what_was_hidden_takes_two_and_never_fades, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing", "Kestrel"]).await;
    desk.settle().await;
    let price =
        desk.open_page(&desk.vic, &format!("/incidents/{incident}/price-of-hiding")).await.expect(200);
    price.says("0.95").says("0.81").says("<polyline").says("It touches 2 customers.");
    let path = format!("/api/v1/incidents/{incident}/price-of-hiding");
    let figures = get(&desk, &path).await;
    assert!((figures["told"].as_f64().unwrap() - 0.954_545).abs() < 1e-6, "{figures}");
    assert!((figures["hidden"].as_f64().unwrap() - 0.807_692).abs() < 1e-6, "{figures}");
    desk.open_page(&desk.mara, &format!("/incidents/{incident}/scope"))
        .await
        .expect(200)
        .says("/price-of-hiding");

    let list = format!("/incidents/{incident}/deceptions");
    desk.open_page(&desk.mara, &list).await.expect(200).says("Nothing was marked").says("A lead or an owner");
    let said = json!({ "kind": "not_told", "words": "We knew of the crack <b>on Friday</b>. عيب",
        "evidence": "The minutes of Friday, item four.", "since": "2026-02-27T10:00:00Z", "case_id": cases[0].1 });
    desk.call(&desk.mara, "POST", &format!("/api/v1{list}"), said.clone()).await.expect(403);
    for (field, value) in
        [("evidence", "a mail"), ("since", "2026-04-01T10:00:00Z"), ("kind", "lied"), ("words", " ")]
    {
        let mut wrong = said.clone();
        wrong[field] = value.into();
        let refused = desk.call(&desk.tom, "POST", &format!("/api/v1{list}"), wrong).await.expect(422).json();
        assert_eq!(refused["fields"][0]["field"], field, "{refused}");
    }
    let marked = desk.call(&desk.tom, "POST", &format!("/api/v1{list}"), said).await.expect(201).json();
    let one = format!("/deceptions/{}", marked["id"].as_str().unwrap());
    desk.open_page(&desk.ines, "/")
        .await
        .expect(200)
        .says("A second person looks whether something was hidden")
        .says(&one);
    desk.open_page(&desk.tom, &one).await.expect(200).says("You marked this yourself").says("&#60;b&#62;");
    desk.call(&desk.tom, "POST", &format!("/api/v1{one}/confirmation"), Value::Null).await.expect(409);
    desk.settle().await;
    let before = integrity(&desk, &cases[0].0).await;
    assert!(before.1.abs() < 1e-9, "one person alone moves nothing");

    desk.send_form(&desk.ines, &format!("{one}/confirmation"), &[]).await.expect(303);
    desk.settle().await;
    let after = integrity(&desk, &cases[0].0).await;
    assert!((after.1 - 4.0).abs() < 1e-9 && after.0 < before.0 - 0.3, "{before:?} {after:?}");
    assert!(integrity(&desk, &cases[1].0).await.1.abs() < 1e-9, "it was hidden from one of them");
    let (panel, _) =
        trust::panel::of_customer(&desk.house, &Shell::sample(), &desk.vic, &cases[0].0).await.unwrap();
    assert!(panel.html.contains("never again reach more than 0.81 of 1"), "{}", panel.html);

    // It is a second wrong of its own, towards them alone, and nobody dismisses it.
    let hidden = wrongs(&desk, &incident).await;
    assert_eq!(
        (hidden.len(), &hidden[0]["kind"], &hidden[0]["state"]),
        (1, &json!("concealed"), &json!("owed"))
    );
    let wrong = format!("/second-wrongs/{}", hidden[0]["id"].as_str().unwrap());
    assert_eq!(get(&desk, &format!("/api/v1{wrong}")).await["touched"], 1);
    let because = json!({ "because": "Nobody would have noticed." });
    desk.call(&desk.tom, "POST", &format!("/api/v1{wrong}/dismissal"), because.clone()).await.expect(409);
    close(&desk, &cases[1].1, false).await.expect(200);
    close(&desk, &cases[0].1, false).await.expect(409);

    // Another mark, from all of them, is set aside; nothing moves.
    let form = [
        ("kind", "denied"),
        ("words", "We said that it ran."),
        ("evidence", "The mail of Monday to Kestrel."),
        ("since", "2026-03-02T08:00"),
    ];
    let two = desk.send_form(&desk.ines, &list, &form).await.expect(303).location;
    desk.call(&desk.mara, "POST", &format!("/api/v1{two}/setting-aside"), because.clone()).await.expect(403);
    desk.send_form(&desk.tom, &format!("{two}/setting-aside"), &[("because", "It did run, until nine.")])
        .await
        .expect(303);
    desk.call(&desk.tom, "POST", &format!("/api/v1{two}/setting-aside"), because).await.expect(409);
    desk.open_page(&desk.vic, &two).await.expect(200).says("It did run, until nine.");
    desk.settle().await;
    assert_eq!(wrongs(&desk, &incident).await.len(), 1);
    assert!(integrity(&desk, &cases[1].0).await.1.abs() < 1e-9);
    everything_holds(&desk).await;
});

/// One of us marks that something was hidden, in this case or from all, and another confirms it; its page.
async fn hidden(desk: &TestDesk, incident: &IncidentId, (by, other): (&Actor, &Actor), case: &str) -> String {
    let said = json!({ "kind": "not_told", "words": "Otto knew of the crack.", "case_id": case,
        "evidence": "The minutes of Friday, item four.", "since": "2026-02-27T10:00:00Z" });
    let list = format!("/api/v1/incidents/{incident}/deceptions");
    let marked = desk.call(by, "POST", &list, said).await.expect(201).json();
    let one = format!("/deceptions/{}", marked["id"].as_str().unwrap());
    desk.call(other, "POST", &format!("/api/v1{one}/confirmation"), Value::Null).await.expect(200);
    one
}

walk!(what_was_not_hidden_after_all_is_taken_back, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing", "Kestrel"]).await;
    desk.settle().await;
    let at_first = integrity(&desk, &cases[0].0).await;
    // From one of them, and from all of them.
    let one = hidden(&desk, &incident, (&desk.tom, &desk.ines), cases[0].1.as_str()).await;
    let all = hidden(&desk, &incident, (&desk.ines, &desk.tom), "").await;
    desk.settle().await;
    let (first, second) = (integrity(&desk, &cases[0].0).await, integrity(&desk, &cases[1].0).await);
    assert!((first.1 - 8.0).abs() < 1e-9 && (second.1 - 4.0).abs() < 1e-9, "{first:?} {second:?}");
    let found_at = desk.house.now();
    desk.wait(HOUR);

    // Not by whoever marked it, and not without a ground.
    let because = json!({ "because": "The minutes are of another works." });
    let back = format!("/api/v1{one}/taking-back");
    desk.call(&desk.mara, "POST", &back, because.clone()).await.expect(403);
    desk.call(&desk.tom, "POST", &back, because.clone()).await.expect(409).says("marked this yourself");
    let thin = desk.call(&desk.ines, "POST", &back, json!({ "because": "Not so." })).await.expect(422).json();
    assert_eq!(thin["fields"][0]["field"], "because", "{thin}");
    assert!(!desk.open_page(&desk.tom, &one).await.expect(200).text.contains("/taking-back"));
    desk.open_page(&desk.ines, &one).await.expect(200).says("It was not so after all");
    let typed = [("because", "The minutes are of <b>another</b> works.")];
    desk.send_form(&desk.ines, &format!("{one}/taking-back"), &typed).await.expect(303);
    desk.call(&desk.ines, "POST", &back, because.clone()).await.expect(409).says("already");
    let page = desk.open_page(&desk.vic, &one).await.expect(200);
    page.says("Taken back").says("Ines Okafor").says("of &#60;b&#62;another&#60;/b&#62; works");

    // What was hidden from all of them still stands; what was not weighs on nobody, as if nobody had said so.
    desk.settle().await;
    let (first, second) = (integrity(&desk, &cases[0].0).await, integrity(&desk, &cases[1].0).await);
    assert!((first.1 - 4.0).abs() < 1e-9 && (second.1 - 4.0).abs() < 1e-9, "{first:?} {second:?}");
    let states = async || {
        let all = wrongs(&desk, &incident).await;
        let mut states: Vec<_> = all.iter().map(|w| w["state"].as_str().unwrap().to_owned()).collect();
        states.sort();
        states
    };
    assert_eq!(states().await, ["dismissed", "owed"]);
    close(&desk, &cases[0].1, false).await.expect(409);
    desk.call(&desk.tom, "POST", &format!("/api/v1{all}/taking-back"), because).await.expect(200);
    desk.settle().await;
    let (first, second) = (integrity(&desk, &cases[0].0).await, integrity(&desk, &cases[1].0).await);
    assert!(first.1.abs() < 1e-9 && second.1.abs() < 1e-9, "{first:?} {second:?}");
    assert!((first.0 - at_first.0).abs() < 1e-3, "{at_first:?} {first:?}");
    assert_eq!(states().await, ["dismissed", "dismissed"]);
    let (panel, _) =
        trust::panel::of_customer(&desk.house, &Shell::sample(), &desk.vic, &cases[0].0).await.unwrap();
    assert!(!panel.html.contains("never again reach"), "{}", panel.html);
    assert!(panel.html.contains("That we deceived them was taken back"), "{}", panel.html);
    // That it was believed for an hour stays to be seen.
    let mut read = desk.house.read();
    let then = trust::record_of(&mut read, &desk.workspace, &cases[0].0, found_at).await.unwrap();
    assert!((then.lasting(trust::Dimension::Integrity) - 8.0).abs() < 1e-9);
    close(&desk, &cases[0].1, false).await.expect(200);

    // Its words are erased, with the ground on which it was taken back.
    desk.call(&desk.ines, "POST", &format!("/api/v1{one}/erasure"), Value::Null).await.expect(200);
    let gone = get(&desk, &format!("/api/v1{one}")).await;
    assert_eq!(
        (&gone["state"], &gone["words"], &gone["taken_back_because"]),
        (&json!("taken_back"), &json!(""), &json!(""))
    );
    everything_holds(&desk).await;
});
