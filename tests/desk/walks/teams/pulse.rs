//! Whoever works on it for weeks may think that it is pointless: they are asked, unnamed, and shown what went well (R87).

use amends::ground::clock::DAY;
use amends::journal;
use amends::listening::{self, NoteSaid};
use serde_json::{Value, json};
use twodb::{args, sql};

use super::super::interviews::declared;
use super::super::meanwhile::person;
use super::{all_holds, get, post};
use crate::harness::TestDesk;
use crate::walk;

/// The row of the one week that there is: its salt, its answers and who gave any.
async fn row(desk: &TestDesk) -> (String, String, String) {
    let text = sql("select salt, answers, takers from pulse_weeks");
    desk.house.read().one(text, args![]).await.unwrap()
}

walk!(nobody_learns_who_answered_how_and_all_see_what_went_well, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing <b>Aero</b>", "Marta Lindqvist").await;
    let path = format!("/incidents/{incident}/pulse");
    desk.open_page(&desk.vic, &path)
        .await
        .expect(200)
        .says("How are you this week?")
        .says("Nothing can be shown yet");

    // Three marks from 1 to 5 and free words; what was not understood stands there again. Each once in a week.
    let odd = [("able", "6"), ("heard", "2"), ("worth", "1"), ("words", "It is <b>long</b>.")];
    desk.send_form(&desk.vic, &path, &odd).await.expect(422).says("It is &#60;b&#62;long");
    let answer =
        |able: &str, words: &str| json!({ "able": able, "heard": "2", "worth": "1", "words": words });
    post(&desk, &desk.vic, &path, answer("5", "Zeal helps.")).await.expect(204);
    let before = row(&desk).await;
    post(&desk, &desk.vic, &path, answer("5", "Again")).await.expect(409).says("You have answered this week");
    post(&desk, &desk.mara, &path, answer("1", "All is lost. 😡")).await.expect(204);
    let after = row(&desk).await;
    assert_ne!(before.0, after.0, "the digest before tells nothing about the answer that came");
    assert!(
        after.1.find("All is lost").unwrap() < after.1.find("Zeal helps").unwrap(),
        "in no order of coming"
    );
    post(&desk, &desk.tom, &path, answer("3", "")).await.expect(204);
    let said = get(&desk, &path).await;
    assert_eq!((&said["is_answered"], &said["weeks"][0]["answers"]), (&json!(true), &json!(3)));
    assert_eq!(said["weeks"][0]["means"], Value::Null, "nobody sees a figure move with an answer");
    assert!(!desk.open_page(&desk.ines, &path).await.text.contains("Zeal helps"));

    // The journal knows that somebody answered, never who; and no customer's dossier tells of it at all.
    let workspace = desk.workspace.as_str();
    let entries =
        journal::of_fact(&mut desk.house.read(), &desk.workspace, workspace, "pulse.answered", 0, 100)
            .await
            .unwrap();
    assert_eq!(entries.len(), 3);
    assert!(entries.iter().all(|entry| entry.actor == "desk"));
    for member in [&desk.vic, &desk.mara, &desk.tom] {
        assert!(entries.iter().all(|entry| !entry.body.contains(member.member().unwrap().as_str())));
    }

    // Over, and three answered: it is shown. In the next week two do, and nothing is.
    desk.wait(7 * DAY);
    let said = get(&desk, &path).await;
    assert_eq!(said["weeks"][0]["means"], json!([3.0, 2.0, 1.0]));
    assert_eq!(said["weeks"][0]["words"], json!(["All is lost. 😡", "Zeal helps."]));
    desk.open_page(&desk.ines, &path).await.says("All is lost. 😡").says("3.0");
    for who in [&desk.vic, &desk.mara] {
        post(&desk, who, &path, answer("4", "Better, says one of two")).await.expect(204);
    }
    desk.wait(7 * DAY);
    assert!(!desk.open_page(&desk.ines, &path).await.text.contains("one of two"));
    for who in [&desk.vic, &desk.mara, &desk.tom, &desk.ines] {
        post(&desk, who, &path, answer("5", "")).await.expect(204);
    }
    desk.wait(7 * DAY);
    desk.open_page(&desk.ines, &path).await.says("<polyline").says("5.0");

    // What went well stands on the same page, and on whose desk what lies.
    let said = json!({ "incident_id": incident, "kind": "other", "words": "A list of <b>parts</b>",
        "due_at": "2026-04-06T12:00:00Z" });
    let promise = post(&desk, &desk.mara, "/promises", said).await.expect(201).json();
    desk.open_page(&desk.vic, &path)
        .await
        .says("Mara Lind")
        .says("1 thing open")
        .says("Nothing stands here yet");
    let keep = format!("/promises/{}/keeping", promise["id"].as_str().unwrap());
    let kept = post(&desk, &desk.mara, &keep, json!({})).await;
    assert!(kept.status.is_success(), "{}", kept.text);
    let note = NoteSaid {
        text: "Your night shift saved us 😀".into(),
        channel: "phone".into(),
        contact_id: marta.id.to_string(),
    };
    let told = listening::note(&desk.house, &desk.mara, &marta.case, note).await.unwrap();
    let thank = format!("/statements/{}/thanks", told.statement.id);
    desk.open_page(&desk.mara, &path).await.says("It is a thank you");
    desk.send_form(&desk.vic, &thank, &[]).await.expect(403);
    desk.send_form(&desk.mara, &thank, &[]).await.expect(303);
    post(&desk, &desk.tom, &thank, Value::Null).await.expect(409);
    let page = desk.open_page(&desk.vic, &path).await.expect(200);
    page.says("promise kept").says("A list of &#60;b&#62;parts").says("Your night shift saved us 😀");
    all_holds(&desk).await;
});
