//! A machine stopped, and we speak before everyone (R22, R27): the first update says that we look; it is edited and its
//! readers see how; the next one is late and then given; one is taken back and its words erased. Who speaks has a face.

use amends::ground::clock::{HOUR, MINUTE};
use amends::ground::id::IncidentId;
use amends::ground::page::Shell;
use amends::{incidents, journal, reports, updates};
use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};

use super::meanwhile::{Person, open, person};
use crate::harness::{Answer, TestDesk};
use crate::walk;

const JPEG: &[u8] = include_bytes!("../../../crates/footage/tests/data/plain.jpg");

async fn stopped(desk: &TestDesk) -> (IncidentId, Person) {
    let said = json!({ "title": "The machine <b>stopped</b>", "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident: IncidentId = made["id"].as_str().unwrap().parse().unwrap();
    let marta = person(desk, &incident, "Nordwing", "Marta").await;
    (incident, marta)
}

/// What everybody reads, as the panels of a public room have it.
async fn public(desk: &TestDesk, incident: &IncidentId) -> String {
    let shell = Shell { now_ms: desk.house.now().0, ..Shell::sample() };
    let said = updates::list(&mut desk.house.read(), &desk.workspace, incident).await.unwrap();
    let panels = updates::panel::public(&desk.house, &shell, &desk.workspace, incident, said).await.unwrap();
    panels.iter().map(|p| format!("[{}] {}\n", p.id, p.html)).collect()
}

async fn post(desk: &TestDesk, incident: &IncidentId, said: Value) -> Answer {
    desk.call(&desk.tom, "POST", &format!("/api/v1/incidents/{incident}/updates"), said).await
}

async fn found(desk: &TestDesk, incident: &IncidentId) -> incidents::Incident {
    incidents::find(&mut desk.house.read(), &desk.workspace, incident).await.unwrap()
}

async fn facts(desk: &TestDesk, incident: &IncidentId, fact: &str) -> Vec<journal::Recorded> {
    journal::of_fact(&mut desk.house.read(), &desk.workspace, incident.as_str(), fact, 0, 200).await.unwrap()
}

walk!(a_stopped_machine_is_spoken_of_in_public, |desk| {
    let (incident, marta) = stopped(&desk).await;
    let page = format!("/incidents/{incident}/updates");
    desk.open_page(&desk.vic, &page).await.expect(200).says("Nothing was said in public yet");
    assert_eq!(public(&desk, &incident).await, "", "there is nothing to show, and nothing is shown");

    // Only a lead speaks in public; a form that is looked at first posts nothing.
    let first = [
        ("status", "investigating"),
        ("text", "Mistakes were made, and we look for the cause."),
        ("next_update_at", "2026-03-02T12:00"),
    ];
    desk.send_form(&desk.mara, &page, &first).await.expect(403);
    let looked = desk.send_form(&desk.tom, &page, &[first.as_slice(), &[("check", "yes")]].concat()).await;
    looked.expect(200).says("id=\"findings\"").says("Mistakes were made");
    assert_eq!(public(&desk, &incident).await, "");
    desk.send_form(&desk.tom, &page, &first).await.expect(303);
    let noon = amends::ground::Time::parse("2026-03-02T12:00:00Z", "UTC");
    let now = found(&desk, &incident).await;
    assert_eq!((now.public_status.as_str(), now.next_update_at), ("investigating", noon), "R27");
    open(&desk, &marta.room).await.expect(200).says("What happened so far").says("we look for the cause");

    // R22: no day reaches a reader by the side door, in a form or for a program.
    let dated = json!({ "status": "identified", "text": "It runs again on 12 March." });
    post(&desk, &incident, dated.clone()).await.expect(422).says("a day that nobody has published");
    let typed = [("status", "identified"), ("text", "It runs again on 12 March.")];
    desk.send_form(&desk.tom, &page, &typed).await.expect(422).says("It runs again on 12 March.");
    post(&desk, &incident, json!({ "status": "well", "text": "" })).await.expect(422).says("\"status\"");
    let past = json!({ "status": "identified", "text": "X.", "next_update_at": "2026-03-01T12:00:00Z" });
    post(&desk, &incident, past).await.expect(422).says("in the past");

    // Edited: everybody sees that, how, and why; an edit of what somebody else has edited meanwhile is refused.
    let list = desk.call(&desk.vic, "GET", &format!("/api/v1{page}"), Value::Null).await.expect(200).json();
    let id = list["items"][0]["id"].as_str().unwrap().to_owned();
    let one = format!("/updates/{id}");
    desk.send_form(&desk.tom, &one, &[("text", "We erred."), ("because", "")]).await.expect(422);
    let edit = [
        ("text", "We made mistakes, and we look for the cause."),
        ("because", "We said it as if nobody had made them."),
        ("version", "1"),
    ];
    desk.send_form(&desk.mara, &one, &edit).await.expect(403);
    desk.send_form(&desk.tom, &one, &edit).await.expect(303);
    let stale = json!({ "text": "Something else.", "because": "Because.", "version": 1 });
    desk.call(&desk.tom, "PUT", &format!("/api/v1{one}"), stale).await.expect(409).says("meanwhile");
    let dated = json!({ "text": "On 12 March.", "because": "Because." });
    desk.call(&desk.tom, "PUT", &format!("/api/v1{one}"), dated).await.expect(422);
    let all = public(&desk, &incident).await;
    assert!(
        all.contains("<del>") && all.contains("<ins>") && all.contains("as if nobody had made them"),
        "{all}"
    );
    open(&desk, &marta.room).await.says("<del>").says("as if nobody had made them");
    desk.open_page(&desk.vic, &one).await.expect(200).says("<ins>");
    let whole = desk.call(&desk.vic, "GET", &format!("/api/v1{one}"), Value::Null).await.expect(200).json();
    assert_eq!((whole["version"].as_i64(), whole["versions"].as_array().unwrap().len()), (Some(2), 2));

    // The next word is late, and says so by itself; then it is given, and counts as late (R27).
    desk.wait(3 * HOUR + MINUTE);
    open(&desk, &marta.room).await.says("That is our failing");
    let tom = desk.open_page(&desk.tom, "/").await.expect(200);
    tom.says("The machine &#60;b&#62;stopped").says("late by");
    let next = desk.house.now().plus(HOUR).rfc3339();
    let said = json!({ "status": "identified", "text": "A bolt broke. It was our fault. 😀", "next_update_at": next });
    post(&desk, &incident, said).await.expect(201);
    desk.wait(MINUTE);
    let said = json!({ "status": "monitoring", "text": "It runs, and we watch it." });
    post(&desk, &incident, said).await.expect(201);
    let now = found(&desk, &incident).await;
    assert_eq!((now.public_status.as_str(), now.next_update_at), ("monitoring", None), "none is announced");
    let list = desk.call(&desk.vic, "GET", &format!("/api/v1{page}"), Value::Null).await.expect(200).json();
    assert_eq!((list["in_time"].as_i64(), list["announced"].as_i64()), (Some(1), Some(2)), "R27");
    let posted = facts(&desk, &incident, "update.posted").await;
    assert_eq!(
        posted.iter().map(|f| f.data("late")).collect::<Vec<_>>(),
        [Value::Null, json!(true), json!(false)]
    );
    desk.open_page(&desk.vic, &format!("/incidents/{incident}"))
        .await
        .expect(200)
        .says("Updates given by the moment we announced");

    // Taken back, the reason stays and the text is gone, for everybody.
    let path = format!("/updates/{id}/withdrawal");
    desk.send_form(&desk.tom, &path, &[("because", "It was about <i>another</i> machine.")])
        .await
        .expect(303);
    desk.call(&desk.tom, "POST", &format!("/api/v1{path}"), json!({ "because": "Again." })).await.expect(409);
    for shown in [public(&desk, &incident).await, open(&desk, &marta.room).await.text] {
        assert!(
            shown.contains("about &#60;i&#62;another") && !shown.contains("look for the cause"),
            "{shown}"
        );
    }
    desk.settle().await;
    let audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert!(audit.findings.is_empty(), "{:?}", audit.findings);
});

walk!(who_speaks_has_a_name_and_a_face, |desk| {
    let (incident, marta) = stopped(&desk).await;
    let path = format!("/api/v1/incidents/{incident}/speakers");
    let said = json!({ "name": "Ines <Okafor>", "role": "head of operations" });
    desk.call(&desk.mara, "POST", &path, said.clone()).await.expect(403);
    desk.call(&desk.tom, "POST", &path, json!({ "role": "nobody" })).await.expect(422).says("\"name\"");
    let ines = desk.call(&desk.tom, "POST", &path, said).await.expect(201).json();
    let id = ines["id"].as_str().unwrap();

    // A face is told by its content, small, and read by everybody who has the page.
    let face = format!("/api/v1/speakers/{id}/face");
    let put = |bytes: Vec<u8>| Request::put(face.as_str()).body(Body::from(bytes)).unwrap();
    desk.ask(Some(&desk.mara), put(JPEG.to_vec())).await.expect(403);
    desk.ask(Some(&desk.tom), put(b"%PDF-1.7 face.jpg".to_vec()))
        .await
        .expect(422)
        .says("no JPEG, PNG or WebP");
    desk.ask(Some(&desk.tom), put(vec![0xFF; 2 * 1024 * 1024])).await.expect(422);
    let shown = desk.ask(Some(&desk.tom), put(JPEG.to_vec())).await.expect(200).json();
    let address = shown["face"].as_str().unwrap().to_owned();
    let image = open(&desk, &address).await.expect(200);
    let header = |name: &str| image.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
    open(&desk, &format!("/faces/{}", "x".repeat(43))).await.expect(404);
    open(&desk, "/faces/short").await.expect(404);

    // They speak under their name; nobody else can be put in their place.
    let speak = |who: &str| json!({ "status": "investigating", "text": "We look.", "speaker_id": who });
    post(&desk, &incident, speak("spk_00000000000000000000000000")).await.expect(422).says("speaker_id");
    post(&desk, &incident, speak(id)).await.expect(201).says("Ines <Okafor>, head of operations");
    post(&desk, &incident, speak("")).await.expect(201).says("Tom Brandt");
    let all = public(&desk, &incident).await;
    assert!(
        all.contains(&address) && all.contains("[speakers]") && all.contains("Ines &#60;Okafor&#62;"),
        "{all}"
    );
    open(&desk, &marta.room).await.says(&address);
    desk.open_page(&desk.tom, &format!("/incidents/{incident}/updates")).await.expect(200).says(&address);

    // Taken away by any member, at once; who is released speaks no more, and what they said stays theirs.
    desk.send_form(&desk.mara, &format!("/speakers/{id}/face/removal"), &[]).await.expect(303);
    open(&desk, &address).await.expect(404);
    desk.call(&desk.tom, "POST", &format!("/api/v1/speakers/{id}/release"), Value::Null).await.expect(200);
    desk.send_form(&desk.tom, &format!("/speakers/{id}/release"), &[]).await.expect(303);
    post(&desk, &incident, speak(id)).await.expect(422);
    let all = public(&desk, &incident).await;
    assert!(!all.contains("[speakers]") && all.contains("Ines &#60;Okafor&#62;, head"), "{all}");
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
});

walk!(words_that_no_longer_stand_are_erased_and_stay_proven, |desk| {
    let (incident, marta) = stopped(&desk).await;
    let said = json!({ "status": "investigating", "text": "Karl Lang let it run dry." });
    let made = post(&desk, &incident, said).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    let erase = format!("/updates/{id}/erasure");
    desk.call(&desk.ines, "POST", &format!("/api/v1{erase}"), json!({ "version": 1 }))
        .await
        .expect(409)
        .says("still stand");
    let edit = json!({ "text": "We let it run dry.", "because": "Nobody of ours is to be blamed by name." });
    desk.call(&desk.tom, "PUT", &format!("/api/v1/updates/{id}"), edit).await.expect(200);
    open(&desk, &marta.room).await.says("Karl");
    desk.send_form(&desk.tom, &erase, &[("version", "1")]).await.expect(403);
    desk.send_form(&desk.ines, &erase, &[("version", "1")]).await.expect(303);
    desk.call(&desk.ines, "POST", &format!("/api/v1{erase}"), json!({ "version": 1 })).await.expect(409);
    desk.call(&desk.ines, "POST", &format!("/api/v1{erase}"), json!({ "version": 7 })).await.expect(404);
    let all = public(&desk, &incident).await;
    assert!(!all.contains("Karl") && all.contains("Words that stood here were erased"), "{all}");
    assert!(!open(&desk, &marta.room).await.text.contains("Karl"));
    assert!(!desk.open_page(&desk.ines, &format!("/updates/{id}")).await.text.contains("Karl"));

    // Taken back, the words that stood last go too.
    let back = json!({ "because": "We do not know that yet." });
    desk.call(&desk.tom, "POST", &format!("/api/v1/updates/{id}/withdrawal"), back).await.expect(200);
    desk.call(&desk.ines, "POST", &format!("/api/v1{erase}"), json!({ "version": 2 })).await.expect(200);
    let page = desk.browse(None, Method::GET, &format!("/updates/{id}"), &[]).await;
    page.expect(303);
    assert!(!desk.open_page(&desk.ines, &format!("/updates/{id}")).await.text.contains("run dry"));
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
});
