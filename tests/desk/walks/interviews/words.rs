//! What they said is theirs: erased, it is gone wherever it was shared (R53); typed, it is never dropped without a word (R40);
//! and whoever asks was truly no part of it (R44).

use amends::admissions::{self, ApologySaid};
use amends::ground::Actor;
use amends::ground::id::ContactId;
use serde_json::{Value, json};

use super::super::meanwhile::{Person, person};
use super::{all_holds, broke_a_promise, declared, get, post, send};
use crate::harness::TestDesk;
use crate::walk;

/// A talk with Marta that has begun, led by Ines.
async fn begun(desk: &TestDesk, marta: &Person) -> String {
    let said = json!({ "people": [marta.id], "guide": "account", "interviewer_id": desk.ines.label() });
    let planned = post(desk, &format!("/cases/{}/interviews", marta.case), said).await;
    let talk = planned["items"][0]["id"].as_str().unwrap().to_owned();
    desk.send_form(&desk.mara, &format!("/interviews/{talk}/beginning"), &[]).await.expect(303);
    talk
}

/// A line of its record; the statement.
async fn line(desk: &TestDesk, talk: &str, words: &str) -> String {
    let said = json!({ "text": words, "dimension": "ability" });
    let taken = post(desk, &format!("/interviews/{talk}/lines"), said).await;
    taken["line"]["statement_id"].as_str().unwrap().to_owned()
}

async fn over(desk: &TestDesk, talk: &str) {
    desk.send_form(&desk.mara, &format!("/interviews/{talk}/ending"), &[("asked", "yes")]).await.expect(303);
}

async fn erase(desk: &TestDesk, path: &str) {
    desk.call(&desk.tom, "POST", &format!("/api/v1{path}/erasure"), Value::Null).await.expect(403);
    desk.call(&desk.ines, "POST", &format!("/api/v1{path}/erasure"), Value::Null).await.expect(200);
}

/// The fields of one box of the page on which notes are taken, as a browser without script sends them.
fn typed(number: i64, who: &ContactId, text: &str, began: (&str, i64)) -> [(String, String); 3] {
    let key = format!("{number}-{who}");
    [
        (format!("n-{key}"), text.to_owned()),
        (format!("b-{key}"), began.0.to_owned()),
        (format!("v-{key}"), began.1.to_string()),
    ]
}

async fn keep(
    desk: &TestDesk,
    by: &Actor,
    talk: &str,
    boxes: &[[(String, String); 3]],
) -> crate::harness::Answer {
    let fields: Vec<(&str, &str)> = boxes.iter().flatten().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    desk.send_form(by, &format!("/interviews/{talk}/notes"), &fields).await
}

walk!(what_is_erased_is_gone_from_what_was_shared, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let talk = begun(&desk, &marta).await;
    let (first, second) =
        (line(&desk, &talk, "My <b>boss</b> drinks.").await, line(&desk, &talk, "You were silent.").await);
    over(&desk, &talk).await;
    let said = json!({ "effort_hours": "4", "takes_days": "2" });
    post(&desk, &format!("/interviews/{talk}/sharing"), said).await;
    let whole = get(&desk, &format!("/interviews/{talk}")).await;
    let bulletin = format!("/bulletins/{}", whole["shares"][0]["bulletin"]["id"].as_str().unwrap());
    desk.open_page(&desk.tom, &bulletin).await.expect(200).says("&#60;b&#62;boss").says("You were silent.");

    erase(&desk, &format!("/statements/{first}")).await;
    desk.settle().await;
    let read = desk.open_page(&desk.tom, &bulletin).await.expect(200).says("You were silent.");
    assert!(!read.text.contains("boss"), "it is gone from what was shared too");
    // The last word gone, nothing of it is left, and nobody is asked to read it.
    erase(&desk, &format!("/statements/{second}")).await;
    desk.settle().await;
    let read = desk.open_page(&desk.tom, &bulletin).await.expect(200).says("The words were erased");
    assert!(!read.text.contains("silent"));
    assert!(!desk.open_page(&desk.tom, "/").await.text.contains(&bulletin));
    let again = json!({ "effort_hours": "4", "takes_days": "2" });
    desk.call(&desk.mara, "POST", &format!("/api/v1/interviews/{talk}/sharing"), again).await.expect(409);
    // A record without a word goes to nobody.
    desk.call(&desk.mara, "POST", &format!("/api/v1/interviews/{talk}/sending"), json!({})).await.expect(409);
    all_holds(&desk).await;
});

walk!(a_talk_that_was_erased_sends_no_record, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let talk = begun(&desk, &marta).await;
    keep(&desk, &desk.mara, &talk, &[typed(1, &marta.id, "My boss drinks.", ("", 0))]).await.expect(303);
    line(&desk, &talk, "You were silent.").await;
    over(&desk, &talk).await;
    erase(&desk, &format!("/interviews/{talk}")).await;
    let sending = format!("/interviews/{talk}/sending");
    let page = desk.open_page(&desk.mara, &format!("/interviews/{talk}")).await.expect(200);
    assert!(!page.text.contains(&sending), "nobody is shown a form that would refuse them");
    desk.call(&desk.mara, "POST", &format!("/api/v1{sending}"), json!({})).await.expect(409).says("erased");
    all_holds(&desk).await;
});

walk!(what_is_refused_stands_there_again_and_no_box_after_it_is_dropped, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let talk = begun(&desk, &marta).await;
    // The first is too long; the second is kept all the same.
    let long = format!("Very {}long.", "very ".repeat(5_000));
    let boxes = [
        typed(1, &marta.id, &long, ("", 0)),
        typed(2, &marta.id, "Three nights <i>without</i> sleep.", ("", 0)),
    ];
    let page = keep(&desk, &desk.mara, &talk, &boxes).await.expect(409).says("very very").says("longer than");
    let key = format!("1-{}", marta.id);
    page.says(&format!("name=\"v-{key}\" value=\"0\""));
    let whole = get(&desk, &format!("/interviews/{talk}")).await;
    assert_eq!(whole["notes"][0]["text"], "Three nights <i>without</i> sleep.");
    // Tom notes there meanwhile. Sent again, what began from nothing is not written over his words.
    keep(&desk, &desk.tom, &talk, &[typed(1, &marta.id, "Nobody rang.", ("", 0))]).await.expect(303);
    let page = keep(&desk, &desk.mara, &talk, &boxes[..1]).await.expect(409);
    page.says(&format!("name=\"v-{key}\" value=\"0\"")).says(&format!("name=\"b-{key}\" value=\"\""));

    // The record went out while Mara typed: nothing is kept any more, and both her boxes can still be read.
    line(&desk, &talk, "You were silent.").await;
    over(&desk, &talk).await;
    desk.send_form(&desk.tom, &format!("/interviews/{talk}/sending"), &[]).await.expect(303);
    let late = [
        typed(3, &marta.id, "And <b>nobody</b> answered.", ("", 0)),
        typed(4, &marta.id, "Ask for Otto.", ("", 0)),
    ];
    let page = keep(&desk, &desk.mara, &talk, &late).await.expect(409).says("its notes stay as they are");
    page.says("And &#60;b&#62;nobody&#60;/b&#62; answered.").says("Ask for Otto.");
    all_holds(&desk).await;
});

walk!(whoever_stood_against_them_is_known_however_much_there_is, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    // Ines contested their case alone; Tom broke a promise before a hundred others were made.
    desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{}/acknowledgement", marta.case), json!({}))
        .await
        .expect(201);
    let stand = format!("/api/v1/cases/{}/admission", marta.case);
    for stance in ["alleged", "contested"] {
        let said =
            json!({ "stance": stance, "because": "The log.", "evidence": "The signed note of that day." });
        desk.call(&desk.ines, "POST", &stand, said).await.expect(201);
    }
    broke_a_promise(&desk, &desk.tom, &marta.case).await;
    for n in 0..100 {
        let said = json!({ "case_id": marta.case, "kind": "other", "words": format!("List {n}"),
            "due_at": desk.house.now().plus(86_400_000).rfc3339() });
        desk.call(&desk.mara, "POST", "/api/v1/promises", said).await.expect(201);
    }
    // Vic apologised before two hundred others did.
    let sorry = |author: &str, said_at: &str| ApologySaid {
        case_id: marta.case.to_string(),
        author: author.into(),
        form: "spoken".into(),
        words: "It was our fault.".into(),
        said_at: said_at.into(),
        ..ApologySaid::default()
    };
    let first = sorry(&desk.vic.name, "2026-02-27T10:00:00Z");
    admissions::apologise(&desk.house, &desk.mara, &incident, first, "UTC").await.unwrap();
    for _ in 0..200 {
        let next = sorry("Somebody else", "");
        admissions::apologise(&desk.house, &desk.mara, &incident, next, "UTC").await.unwrap();
    }
    let could = get(&desk, &format!("/cases/{}/interviewers", marta.case)).await;
    let parts = |who: &Actor| {
        let all = could["items"].as_array().unwrap();
        all.iter().find(|one| one["member_id"] == json!(who.label())).unwrap()["parts"].clone()
    };
    assert_eq!(parts(&desk.ines), json!(["contested"]));
    assert_eq!(parts(&desk.tom), json!(["broke_promise"]));
    assert_eq!(parts(&desk.vic), json!(["apologised"]));
    // One spelling, where a talk says it too.
    let said = json!({ "people": [marta.id], "guide": "account", "interviewer_id": desk.tom.label(),
        "despite": "Marta asked for him." });
    let planned = post(&desk, &format!("/cases/{}/interviews", marta.case), said).await;
    let talk = get(&desk, &format!("/interviews/{}", planned["items"][0]["id"].as_str().unwrap())).await;
    assert_eq!(talk["was_part"], json!(["broke_promise"]));
});

walk!(an_order_of_theirs_gives_no_place_twice, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let talk = begun(&desk, &marta).await;
    let (first, second) =
        (line(&desk, &talk, "You were silent.").await, line(&desk, &talk, "You were late.").await);
    over(&desk, &talk).await;
    desk.send_form(&desk.mara, &format!("/interviews/{talk}/sending"), &[]).await.expect(303);
    let ranking = format!("{}/records/{talk}/ranking", marta.room);
    send(&desk, &ranking, &[(first.as_str(), "1")]).await.expect(303);
    send(&desk, &ranking, &[(second.as_str(), "1")]).await.expect(422);
    send(&desk, &ranking, &[(second.as_str(), "2")]).await.expect(303);
    send(&desk, &ranking, &[(first.as_str(), "2"), (second.as_str(), "1")]).await.expect(303);
    all_holds(&desk).await;
});
